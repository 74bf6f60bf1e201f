package descent.plot;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** The scale of colours beside a heat map: its two ends and the middle are named. */
record ScaleBar(Shades shades) {
    private static final Font SMALL = Style.font(12);
    private static final double USUAL_ROOM = 84;
    private static final double MOST_ROOM = 140;
    private static final double MARGINS = 40;
    private static final int STEPS = 60;

    /** The numbers at the marks; with 0 in the middle where there are two signs. */
    private double[] marks() {
        double most = Math.max(-shades.low(), shades.high());
        return shades.twoSigns()
                ? new double[] {-most, 0, most}
                : new double[] {shades.low(), (shades.low() + shades.high()) / 2, shades.high()};
    }

    /** How much it needs at the right of the map: a tiny number has a long exponent. */
    double room() {
        double room = USUAL_ROOM;
        for (double mark : marks()) {
            room = Math.max(room, Pen.width(Numbers.text(mark, 3), SMALL) + MARGINS);
        }
        return Math.min(MOST_ROOM, room);
    }

    void draw(Graphics2D g, double x, double top, double height) {
        double[] marks = marks();
        for (int k = 0; k < STEPS; k++) {
            g.setColor(shades.color(marks[0] + (marks[2] - marks[0]) * (k + 0.5) / STEPS));
            double from = top + height * (STEPS - 1 - k) / STEPS;
            g.fill(new Rectangle2D.Double(x, from, 12, height / STEPS + 0.5));
        }
        g.setColor(Style.QUIET);
        g.setStroke(new BasicStroke(1));
        g.draw(new Rectangle2D.Double(x, top, 12, height));
        int only = marks[0] == marks[2] ? 1 : -1; // one number alone is named once
        for (int k = 0; k < marks.length; k++) {
            if (only >= 0 && k != only) {
                continue;
            }
            double y = top + height * (1 - k / 2.0);
            double inside = Math.max(top + 5, Math.min(top + height - 5, y));
            String text = Pen.fit(Numbers.text(marks[k], 3), SMALL, room() - MARGINS);
            Pen.words(g, text, SMALL, x + 18, inside, 0, Style.QUIET);
        }
    }
}
