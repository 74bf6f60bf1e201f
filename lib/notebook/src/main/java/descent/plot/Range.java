package descent.plot;

import descent.text.Messages;
import java.util.List;

/** The part of an axis that the data fill. */
final class Range {
    private static final Messages SAY = Messages.beside(Range.class);

    /** What lies beyond cannot be given a margin; it is not worth drawing either. */
    private static final double LARGEST = 1e280;

    /** So far from 1 on a logarithmic axis the ratio of two numbers would overflow. */
    private static final double LARGEST_OF_LOG = 1e130;

    private Range() {}

    /** The two ends of an axis, in order. */
    static double[] checked(double from, double to) {
        if (!(from < to && Double.isFinite(to - from))) {
            throw new IllegalArgumentException(SAY.get("range", from, to));
        }
        return new double[] {from, to};
    }

    /** The smallest and the largest number; on a logarithmic axis, of those above 0. */
    static double[] of(List<double[]> values, boolean log) {
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (double[] row : values) {
            for (double value : row) {
                range = with(range, value, log);
            }
        }
        if (range[0] > range[1]) {
            if (log && values.stream().anyMatch(row -> row.length > 0)) {
                throw new IllegalArgumentException(SAY.get("positiveOnly"));
            }
            return log ? new double[] {1, 10} : new double[] {0, 1};
        }
        return range;
    }

    /**
     * Left, right, bottom and top of a figure of curves; what is not NaN in {@code fixed} stays.
     */
    static double[] window(
            List<Series> series,
            List<CurveMark> marks,
            double[] fixed,
            boolean logX,
            boolean logY) {
        double[] x = of(series.stream().map(Series::x).toList(), logX);
        double[] y = of(series.stream().map(Series::y).toList(), logY);
        for (CurveMark mark : marks) {
            x = with(x, mark.x(), logX);
            y = with(y, mark.y(), logY);
        }
        boolean room = !marks.isEmpty();
        for (Series s : series) {
            room |= s.kind() != Series.Kind.LINE;
        }
        x = wider(x, room ? 0.03 : 0, logX); // a curve begins at the axis, a mark has a radius
        y = wider(y, 0.05, logY);
        double[] window = {x[0], x[1], y[0], y[1]};
        for (int k = 0; k < 4; k++) {
            window[k] = Double.isNaN(fixed[k]) ? window[k] : fixed[k];
        }
        for (int end = 0; end < 4; end += 2) {
            if ((end == 0 ? logX : logY) && window[end] <= 0) {
                throw new IllegalArgumentException(
                        SAY.get("rangeOfLog", window[end], window[end + 1]));
            }
        }
        return window;
    }

    static double[] with(double[] range, double value, boolean log) {
        if (log
                ? !(value > 0 && value < Double.POSITIVE_INFINITY)
                : !(Math.abs(value) <= LARGEST)) {
            return range;
        }
        double placed = log ? Math.max(1 / LARGEST_OF_LOG, Math.min(LARGEST_OF_LOG, value)) : value;
        return new double[] {Math.min(range[0], placed), Math.max(range[1], placed)};
    }

    /** Wider at both ends by a part of its length; a single number gets a neighbourhood. */
    static double[] wider(double[] range, double part, boolean log) {
        if (log) {
            double factor = range[0] == range[1] ? 2 : Math.pow(range[1] / range[0], part);
            return new double[] {range[0] / factor, range[1] * factor};
        }
        double more =
                range[0] == range[1]
                        ? Math.max(0.5, Math.abs(range[0]) / 2)
                        : part * (range[1] - range[0]);
        return new double[] {range[0] - more, range[1] + more};
    }
}
