package descent.kernel;

import descent.derivation.Magic;
import descent.derivation.ModelTable;
import descent.derivation.Report;
import descent.optim.Explanation;
import descent.optim.State;
import descent.optim.Trace;
import descent.plot.Labels;
import descent.plot.Picture;
import descent.table.Grid;
import descent.table.Tables;
import descent.text.Messages;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/**
 * How a value that ends a cell is shown: the one mapping from types to HTML and text that both
 * kernels use. A type of one's own is shown by implementing {@link Showable}.
 */
public final class Renderers {
    private static final Messages SAY = Messages.beside(Renderers.class);
    private static final int LONGEST_TEXT = 20_000;

    private Renderers() {}

    /**
     * What is seen of a value.
     *
     * <p>Never throws: a value whose own methods fail, even with an endless recursion, is shown as
     * a sentence that says so.
     *
     * @param value any value
     * @return HTML, if there is something better than text, and text
     */
    public static Shown show(Object value) {
        try {
            return known(value);
        } catch (Throwable problem) { // an Error that got out of here would hang the kernel
            return new Shown(null, failure(value, problem));
        }
    }

    /**
     * What the cell magic {@code %%derivation} shows.
     *
     * <p>Never throws, as {@link #show}.
     *
     * @param arguments the words behind it
     * @param body the lines below it
     * @return the derivation with a mark for each line
     */
    static Shown derivation(List<String> arguments, String body) {
        try {
            Derived.note(body == null ? "" : body);
            Magic.Output output = Magic.run(arguments, body);
            return new Shown(output.html(), output.text());
        } catch (Throwable problem) {
            String sentence = failure(body, problem);
            return new Shown("<p>" + escaped(sentence) + "</p>", sentence);
        }
    }

    /** The types to register: Object stands for all; the kernel has its own idea of an image. */
    static List<Class<?>> registered() {
        return List.of(Object.class, BufferedImage.class);
    }

    private static Shown known(Object value) {
        if (value instanceof Showable own) {
            return new Shown(own.html(), own.plain());
        } else if (value instanceof Chart<?, ?> chart) {
            return shown(Picture.of(chart));
        } else if (value instanceof BufferedImage image) {
            return shown(Picture.of(image, SAY.get("image", image.getWidth(), image.getHeight())));
        } else if (value instanceof Table table) {
            return shown(Grid.of(table));
        } else if (value instanceof State state) {
            return shown(Tables.of(state));
        } else if (value instanceof Trace run) {
            return shown(Grid.of(Tables.of(run)));
        } else if (value instanceof Explanation steps) {
            return new Shown(formula(steps), steps.text());
        } else if (value instanceof Report report) {
            return new Shown(report.html(), report.text());
        } else if (value instanceof ModelTable table) {
            return new Shown(table.html(), table.text());
        } else if (value instanceof double[] numbers) {
            return new Shown(null, Tables.line(numbers));
        } else if (value instanceof int[] numbers) {
            return new Shown(null, Tables.line(numbers));
        } else if (value instanceof RealVector vector) {
            return new Shown(null, Tables.line(vector.toArray()));
        } else if (value instanceof double[][] rows) {
            return shown(Grid.of(rows));
        } else if (value instanceof RealMatrix matrix) {
            return shown(Grid.of(matrix.getData()));
        } else if (value != null && value.getClass().isArray()) {
            String inBrackets = Arrays.deepToString(new Object[] {value}); // any type of entry
            return new Shown(null, shortened(inBrackets.substring(1, inBrackets.length() - 1)));
        }
        return new Shown(null, shortened(String.valueOf(value)));
    }

    /** The page typesets what stands between dollar signs, also in an output. */
    private static String formula(Explanation steps) {
        return "<p>" + escaped(Labels.of(steps.title())) + "</p>$$" + escaped(steps.latex()) + "$$";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static Shown shown(Showable value) {
        return new Shown(value.html(), value.plain());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + " …";
    }

    private static String failure(Object value, Throwable problem) {
        String type = value == null ? "null" : value.getClass().getSimpleName();
        type = type.isEmpty() ? value.getClass().getName() : type; // an anonymous class
        String reason;
        try {
            boolean sentence = problem instanceof IllegalArgumentException;
            sentence &= problem.getMessage() != null;
            reason = sentence ? problem.getMessage() : String.valueOf(problem);
        } catch (Throwable again) {
            reason = problem.getClass().getName();
        }
        return SAY.get("unprintable", type, reason);
    }
}
