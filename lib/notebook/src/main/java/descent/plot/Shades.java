package descent.plot;

import java.awt.Color;

/**
 * Colours for numbers: white to dark blue where all have one sign, vermilion over white to blue,
 * with 0 in the middle, where they have two. Both are told apart without seeing red or green.
 *
 * @param low the smallest number
 * @param high the largest number
 */
record Shades(double low, double high) {
    private static final Color DARK = new Color(0x06, 0x2B, 0x52);
    private static final Color BLUE = new Color(0x2F, 0x7F, 0xBC);
    private static final Color WHITE = new Color(0xFF, 0xFF, 0xFF);
    private static final Color RED = new Color(0xD9, 0x6B, 0x1E);
    private static final Color BROWN = new Color(0x6B, 0x24, 0x00);
    private static final int STEPS = 60; // few colours make a small file

    static Shades of(double[][] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] row : values) {
            for (double value : row) {
                if (Double.isFinite(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        return low <= high ? new Shades(low, high) : new Shades(0, 0);
    }

    boolean twoSigns() {
        return low < 0 && high > 0;
    }

    /** The grey of an image: 0 is white, the largest number black; two signs as in {@link #of}. */
    Color ink(double value) {
        if (twoSigns()) {
            return color(value);
        }
        double part =
                high == low
                        ? (high > 0 ? 1 : 0)
                        : (value - Math.min(low, 0)) / (high - Math.min(low, 0));
        part = Math.max(0, Math.min(1, part));
        int grey = 255 - (int) Math.round(Math.round(part * STEPS) / (double) STEPS * 235);
        return Double.isNaN(value) ? Style.GRID : new Color(grey, grey, grey);
    }

    Color color(double value) {
        if (Double.isNaN(value)) {
            return Style.GRID;
        } else if (twoSigns()) {
            double most = Math.max(-low, high);
            double part = Math.round(value / most * STEPS) / (double) STEPS;
            return part >= 0 ? ramp(WHITE, BLUE, DARK, part) : ramp(WHITE, RED, BROWN, -part);
        }
        double part = high == low ? 0.5 : (value - low) / (high - low);
        return ramp(WHITE, BLUE, DARK, Math.round(part * STEPS) / (double) STEPS);
    }

    /** Black or white, whichever can be read on a colour. */
    static Color on(Color color) {
        double light = 0.299 * color.getRed() + 0.587 * color.getGreen() + 0.114 * color.getBlue();
        return light > 140 ? Style.INK : WHITE;
    }

    private static Color ramp(Color a, Color b, Color c, double part) {
        double p = Math.max(0, Math.min(1, part));
        return p < 0.5 ? mix(a, b, 2 * p) : mix(b, c, 2 * p - 1);
    }

    private static Color mix(Color a, Color b, double p) {
        return new Color(
                (int) Math.round(a.getRed() + p * (b.getRed() - a.getRed())),
                (int) Math.round(a.getGreen() + p * (b.getGreen() - a.getGreen())),
                (int) Math.round(a.getBlue() + p * (b.getBlue() - a.getBlue())));
    }
}
