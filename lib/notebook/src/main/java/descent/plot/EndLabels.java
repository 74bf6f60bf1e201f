package descent.plot;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Names written at the right ends of curves. They fit when every curve reaches the right side, the
 * names are short and the ends lie apart, or can be moved apart a little.
 */
final class EndLabels {
    private static final Font FONT = Style.font(13);
    private static final double LINE_HEIGHT = 16;
    private static final double FARTHEST = 26;
    private static final double WIDEST = 190;
    private static final int MOST = 7;
    private static final double PLOT_HEIGHT = Style.HEIGHT - 75; // about, for the decision only

    private record Label(String name, int series, double value) {}

    private final List<Label> labels;

    private EndLabels(List<Label> labels) {
        this.labels = labels;
    }

    /** The labels, or {@code null} where they do not fit. */
    static EndLabels of(List<Series> series, double[] window, boolean logX, boolean logY) {
        List<Label> labels = new ArrayList<>();
        Axes rough =
                new Axes(
                        new java.awt.geom.Rectangle2D.Double(0, 0, 1, PLOT_HEIGHT),
                        window[0],
                        window[1],
                        window[2],
                        window[3],
                        logX,
                        logY);
        for (Series s : series) {
            int last = s.y().length - 1;
            while (last >= 0 && !Double.isFinite(s.x()[last] + rough.y(s.y()[last]))) {
                last--;
            }
            if (s.kind() != Series.Kind.LINE
                    || last < 0
                    || rough.x(s.x()[last]) < 0.93
                    || rough.x(s.x()[last]) > 1.0001
                    || rough.y(s.y()[last]) < -1
                    || rough.y(s.y()[last]) > PLOT_HEIGHT + 1
                    || Pen.width(s.name(), FONT) > WIDEST) {
                return null;
            }
            labels.add(new Label(s.name(), s.number(), s.y()[last]));
        }
        if (labels.isEmpty()
                || labels.size() > MOST
                || labels.size() == 1 && labels.get(0).name.isEmpty()) {
            return null;
        }
        labels.sort(Comparator.comparingDouble(label -> rough.y(label.value)));
        EndLabels result = new EndLabels(labels);
        double[] y = result.apart(rough);
        for (int k = 0; k < y.length; k++) {
            if (Math.abs(y[k] - rough.y(labels.get(k).value)) > FARTHEST) {
                return null;
            }
        }
        return result;
    }

    int room() {
        return (int) labels.stream().mapToDouble(l -> Pen.width(l.name, FONT)).max().orElse(0) + 22;
    }

    void draw(Graphics2D g, Axes axes) {
        double[] y = apart(axes);
        double x = axes.plot().getMaxX();
        for (int k = 0; k < y.length; k++) {
            Label label = labels.get(k);
            double at = axes.y(label.value);
            g.setColor(Style.color(label.series));
            g.setStroke(new BasicStroke(1));
            g.draw(new Line2D.Double(x + 2, at, x + 12, y[k]));
            Pen.words(g, label.name, FONT, x + 15, y[k], 0, Style.color(label.series));
        }
    }

    /** The heights of the labels, moved apart as little as needed, inside of the picture. */
    private double[] apart(Axes axes) {
        double[] y = labels.stream().mapToDouble(label -> axes.y(label.value)).toArray();
        for (int round = 0; round < 200; round++) {
            y[0] = Math.max(y[0], axes.plot().getMinY());
            y[y.length - 1] = Math.min(y[y.length - 1], axes.plot().getMaxY());
            boolean moved = false;
            for (int k = 0; k + 1 < y.length; k++) {
                double lack = LINE_HEIGHT - (y[k + 1] - y[k]);
                if (lack > 0.01) {
                    y[k] -= lack / 2;
                    y[k + 1] += lack / 2;
                    moved = true;
                }
            }
            if (!moved) {
                break;
            }
        }
        return y;
    }
}
