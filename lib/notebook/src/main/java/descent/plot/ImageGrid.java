package descent.plot;

import descent.text.Messages;
import descent.text.Require;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Pictures side by side; see {@link Figure#images}. */
public final class ImageGrid extends Figure {
    private static final Messages SAY = Messages.beside(ImageGrid.class);
    private static final Font SMALL = Style.font(12);
    private static final double GAP = 6;
    private static final int MOST = 400;

    private final double[][] rows;
    private final int width;
    private final Shades shades;
    private String[] labels = {};
    private int perLine;

    ImageGrid(double[][] rows, int width) {
        Require.within("rows.length", rows.length, 1, MOST);
        Require.within("rows[0].length", rows[0].length, 1, Integer.MAX_VALUE);
        Require.within("width", width, 1, 4096);
        this.rows = new double[rows.length][];
        for (int k = 0; k < rows.length; k++) {
            this.rows[k] = Require.length("rows[" + k + "]", rows[k], rows[0].length).clone();
        }
        if (rows[0].length % width != 0) {
            throw new IllegalArgumentException(SAY.get("width", width, rows[0].length));
        }
        this.width = width;
        shades = Shades.of(this.rows);
        perLine = Math.min(rows.length, 10);
    }

    /**
     * A word below each picture.
     *
     * @param names one per picture
     * @return this figure
     */
    public ImageGrid labels(String... names) {
        labels = names(names, rows.length);
        changed();
        return this;
    }

    /**
     * A number below each picture, for example its class.
     *
     * @param numbers one per picture
     * @return this figure
     */
    public ImageGrid labels(int... numbers) {
        return labels(Arrays.stream(numbers).mapToObj(String::valueOf).toArray(String[]::new));
    }

    /**
     * How many stand in one line; 10 if it is not said.
     *
     * @param count 1 or more
     * @return this figure
     */
    public ImageGrid perLine(int count) {
        perLine = Require.within("count", count, 1, MOST);
        changed();
        return this;
    }

    @Override
    BufferedImage paint() {
        int height = rows[0].length / width;
        // Whole pixels of the file per pixel of the picture keep its edges sharp.
        double room = (Style.WIDTH - 2 * GAP) / (double) perLine - GAP;
        int dot = (int) Math.max(1, Math.min(room * Style.DENSITY / width, 160.0 / height));
        double cellWidth = dot * width / (double) Style.DENSITY + GAP;
        double cellHeight =
                dot * height / (double) Style.DENSITY + GAP + (labels.length > 0 ? 16 : 0);
        int lines = (rows.length - 1) / perLine + 1;
        BufferedImage image =
                new BufferedImage(
                        (int) Math.ceil((perLine * cellWidth + GAP + 8) * Style.DENSITY),
                        (int) Math.ceil((lines * cellHeight + GAP + 8) * Style.DENSITY),
                        BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Style.PAPER);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        for (int k = 0; k < rows.length; k++) {
            double left = (4 + GAP + k % perLine * cellWidth) * Style.DENSITY;
            double top = (4 + GAP + k / perLine * cellHeight) * Style.DENSITY;
            for (int i = 0; i < rows[k].length; i++) {
                g.setColor(shades.ink(rows[k][i]));
                g.fillRect((int) left + i % width * dot, (int) top + i / width * dot, dot, dot);
            }
            g.setColor(Style.CONTOUR);
            g.setStroke(new BasicStroke(1));
            g.draw(
                    new Rectangle2D.Double(
                            (int) left - 1, (int) top - 1, width * dot + 1, height * dot + 1));
        }
        g.scale(Style.DENSITY, Style.DENSITY);
        Sheet.smooth(g);
        for (int k = 0; k < labels.length; k++) {
            double x = 4 + GAP + k % perLine * cellWidth + (cellWidth - GAP) / 2;
            double y = 4 + (k / perLine + 1) * cellHeight - 7;
            // A single picture has the margins, too.
            String label =
                    Pen.fit(Labels.of(labels[k]), SMALL, cellWidth + (rows.length > 1 ? 0 : 12));
            Pen.words(g, label, SMALL, x, y, 0.5, Style.QUIET);
        }
        g.dispose();
        return image;
    }

    @Override
    public String alt() {
        String text =
                SAY.get(
                        "images",
                        rows.length,
                        width,
                        rows[0].length / width,
                        Numbers.text(shades.low(), 3),
                        Numbers.text(shades.high(), 3));
        return labels.length == 0
                ? text
                : text
                        + " "
                        + SAY.get(
                                "imageLabels",
                                Arrays.stream(labels)
                                        .map(Labels::of)
                                        .collect(Collectors.joining("; ")));
    }
}
