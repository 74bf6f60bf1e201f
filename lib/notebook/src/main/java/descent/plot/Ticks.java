package descent.plot;

import java.util.ArrayList;
import java.util.List;

/** Where an axis from one number to another has marks, and what is written at them. */
record Ticks(double from, double to, boolean log) {
    // Named powers of ten in one axis at most; the rest is room for the hair at the ends of a
    // sheet.
    private static final double MOST = 9.3;

    /** Whether a logarithmic axis is long enough to name powers of ten only. */
    boolean decades() {
        return to / from >= 100;
    }

    /** How many powers of ten lie from one named mark to the next: 1 on an axis of few. */
    int stride() {
        return (int) Math.ceil(Math.log10(to / from) / MOST);
    }

    /**
     * The named marks of a logarithmic axis: its powers of ten; those times 2 and 5 as well where
     * there are few. None on a linear axis, where XChart chooses them.
     */
    List<Double> marks() {
        List<Double> marks = new ArrayList<>();
        if (!log) {
            return marks;
        }
        double[] digits = decades() ? new double[] {1} : new double[] {1, 2, 5};
        int last = (int) Math.floor(Math.log10(to));
        int stride = stride();
        for (int power = (int) Math.floor(Math.log10(from)); power <= last; power++) {
            if (Math.floorMod(power, stride) != 0) {
                continue;
            }
            for (double digit : digits) {
                double mark = digit * Math.pow(10, power);
                if (mark >= from && mark <= to) {
                    marks.add(mark);
                }
            }
        }
        return marks;
    }

    /** What XChart writes at a mark of its choice; a space for nothing. */
    String word(double value) {
        if (log) {
            return decades() ? power(value) : digit(value);
        }
        double largest = Math.max(Math.abs(from), Math.abs(to));
        // Far from 0 neighbouring marks differ in a late digit only.
        int digits = (int) Math.min(15, Math.ceil(Math.log10(largest / (to - from))) + 3);
        // A zero that comes from rounding.
        return Math.abs(value) < 1e-9 * largest ? "0" : Numbers.text(value, Math.max(4, digits));
    }

    private String power(double value) {
        int power = (int) Math.round(Math.log10(value));
        if (Math.floorMod(power, stride()) != 0) {
            return " ";
        }
        return value >= 1e-3 && value < 1e4
                ? Numbers.text(value, 3)
                : "10" + Numbers.superscript(power);
    }

    /** On an axis of few decades XChart marks 1, 2, 3, ..., 9; 1, 2 and 5 are enough. */
    private static String digit(double value) {
        double digit = value / Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
        boolean named =
                Math.abs(digit - 1) < 1e-6
                        || Math.abs(digit - 2) < 1e-6
                        || Math.abs(digit - 5) < 1e-6;
        return named ? Numbers.text(value, 3) : " ";
    }
}
