package descent.plot;

import descent.text.Messages;
import descent.text.Require;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The graph of an RBM: two layers of units, edges between them; see {@link Figure#bipartite}. */
public final class Bipartite extends Figure {
    private static final Messages SAY = Messages.beside(Bipartite.class);
    private static final Font SMALL = Style.font(12);
    private static final int MOST = 16;
    private static final int FEW = 12;
    private static final int HEIGHT = 300;
    private static final double LEFT = 96;
    private static final double HIDDEN = 74;
    private static final double VISIBLE = HEIGHT - 74;

    private final double[][] w;
    private double[] b = {};
    private double[] a = {};

    /** Keeps a copy of the weights, which must be finite: an edge is as thick as its weight. */
    Bipartite(double[][] weights) {
        Require.within("weights.length", weights.length, 1, MOST);
        Require.within("weights[0].length", weights[0].length, 1, MOST);
        w = new double[weights.length][];
        for (int i = 0; i < w.length; i++) {
            String row = "weights[" + i + "]";
            w[i] = Require.finite(row, Require.length(row, weights[i], weights[0].length)).clone();
        }
    }

    /**
     * The biases, written beside the units.
     *
     * @param visible one per visible unit
     * @param hidden one per hidden unit
     * @return this figure
     */
    public Bipartite biases(double[] visible, double[] hidden) {
        b = Require.length("visible", visible, w.length).clone();
        a = Require.length("hidden", hidden, w[0].length).clone();
        changed();
        return this;
    }

    /** The middle of unit k of a layer of n units. */
    private static double x(int k, int n) {
        return LEFT + (Style.WIDTH - LEFT) * (k + 0.5) / n;
    }

    @Override
    BufferedImage paint() {
        BufferedImage image =
                new BufferedImage(
                        Style.WIDTH * Style.DENSITY,
                        HEIGHT * Style.DENSITY,
                        BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Style.PAPER);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.scale(Style.DENSITY, Style.DENSITY);
        Sheet.smooth(g);
        int visible = w.length;
        int hidden = w[0].length;
        double largest =
                Arrays.stream(w).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(0);
        for (int i = 0; i < visible; i++) {
            for (int j = 0; j < hidden; j++) {
                g.setColor(color(w[i][j]));
                g.setStroke(stroke(w[i][j], largest));
                g.draw(new Line2D.Double(x(i, visible), VISIBLE, x(j, hidden), HIDDEN));
            }
        }
        for (int i = 0; i < visible && visible * hidden <= FEW; i++) {
            for (int j = 0; j < hidden; j++) {
                double way = 0.3; // near the visible unit the edges are apart
                double x = x(i, visible) + way * (x(j, hidden) - x(i, visible));
                double y = VISIBLE + way * (HIDDEN - VISIBLE);
                g.setColor(Style.PAPER);
                g.fill(new Ellipse2D.Double(x - 10, y - 10, 20, 20));
                Pen.words(g, Numbers.text(w[i][j], 3), SMALL, x, y, 0.5, color(w[i][j]));
            }
        }
        layer(g, "v", visible, VISIBLE, b, 1);
        layer(g, "h", hidden, HIDDEN, a, -1);
        Font title = Style.font(13);
        Pen.words(g, Labels.of("hidden layer"), title, 12, HIDDEN, 0, Style.INK);
        Pen.words(g, Labels.of("visible layer"), title, 12, VISIBLE, 0, Style.INK);
        g.dispose();
        return image;
    }

    private static void layer(
            Graphics2D g, String letter, int units, double y, double[] biases, int side) {
        double radius = Math.min(20, 0.4 * (Style.WIDTH - LEFT) / units);
        double room = (Style.WIDTH - LEFT) / units - 4;
        Font font = Style.font(Math.min(14, radius));
        for (int k = 0; k < units; k++) {
            double x = x(k, units);
            Ellipse2D disc = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
            g.setColor(letter.equals("v") ? Style.BANDS[0] : Style.PAPER);
            g.fill(disc);
            g.setColor(Style.INK);
            g.setStroke(new BasicStroke(1.6f));
            g.draw(disc);
            String name = letter + Numbers.subscript(k + 1);
            g.setFont(font);
            g.drawString(
                    name,
                    (float) (x - Pen.width(name, font) / 2),
                    (float) (y + 0.33 * font.getSize2D()));
            if (biases.length > 0) {
                String number = Numbers.text(biases[k], 3);
                String named =
                        (letter.equals("v") ? "b" : "a")
                                + Numbers.subscript(k + 1)
                                + " = "
                                + number;
                // Where units stand close together, the number alone.
                String text = Pen.width(named, SMALL) < room ? named : number;
                double wide = Math.max(1, Pen.width(text, SMALL));
                Pen.words(
                        g,
                        text,
                        SMALL.deriveFont((float) Math.min(12, 12 * room / wide)),
                        x,
                        y + side * (radius + 15),
                        0.5,
                        color(biases[k]));
            }
        }
    }

    private static Color color(double weight) {
        return weight == 0 ? Style.QUIET : Style.color(weight > 0 ? 0 : 1);
    }

    /** Above 0 solid, below 0 dashed, 0 dotted: the sign can be seen without colour. */
    private static BasicStroke stroke(double weight, double largest) {
        if (weight == 0) {
            return Style.stroke(3, 1.2f);
        }
        return Style.stroke(weight > 0 ? 0 : 1, (float) (1.2 + 2.4 * Math.abs(weight) / largest));
    }

    @Override
    public String alt() {
        int visible = w.length;
        int hidden = w[0].length;
        String text = SAY.get("bipartite", visible, hidden, visible * hidden);
        if (visible * hidden <= FEW) {
            List<String> edges = new ArrayList<>();
            for (int i = 0; i < visible; i++) {
                for (int j = 0; j < hidden; j++) {
                    String ends = "v" + Numbers.subscript(i + 1) + "h" + Numbers.subscript(j + 1);
                    edges.add(ends + " " + Numbers.text(w[i][j], 3));
                }
            }
            text += " " + SAY.get("edges", String.join(", ", edges));
        }
        return b.length == 0 ? text : text + " " + SAY.get("biases", list("b", b), list("a", a));
    }

    private static String list(String letter, double[] values) {
        return IntStream.range(0, values.length)
                .mapToObj(
                        k -> letter + Numbers.subscript(k + 1) + " = " + Numbers.text(values[k], 3))
                .collect(Collectors.joining(", "));
    }
}
