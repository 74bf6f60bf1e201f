package descent.plot;

import descent.text.Require;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Contour lines of a function that is known on a grid, by marching squares.
 *
 * <pre>
 *   { (x, y) : f(x, y) = c },   f linear between neighbouring grid points
 * </pre>
 *
 * <p>A line crosses an edge of the grid where the values at its ends lie on different sides of c; a
 * value equal to c counts as below. Where all four edges of a cell are crossed (a saddle), the mean
 * of its corners decides which pairs belong together. A line is closed, its first point equal to
 * its last, unless it ends at the border of the grid or at a cell with a value that is not a
 * number.
 *
 * <p>The cost is one pass over the cells; the error of a crossing is that of linear interpolation,
 * at most h²/8 · max |f″| / |f′|.
 *
 * @see <a href="https://doi.org/10.1145/37402.37422">Lorensen, Cline (1987), the same in three
 *     dimensions</a>
 */
public final class ContourLines {
    private final double[] x;
    private final double[] y;
    private final double[][] f;
    private final double level;
    private final Map<Long, long[]> neighbours = new HashMap<>();

    private ContourLines(double[] x, double[] y, double[][] f, double level) {
        this.x = x;
        this.y = y;
        this.f = f;
        this.level = level;
    }

    /**
     * The contour lines of one level.
     *
     * @param x the grid's columns, increasing
     * @param y the grid's rows, increasing
     * @param f the values, {@code f[row][column]}
     * @param level the level c
     * @return the lines, each a list of points {x, y}
     * @throws IllegalArgumentException if the sizes do not agree
     */
    public static List<double[][]> of(double[] x, double[] y, double[][] f, double level) {
        Require.within("f.length", f.length, y.length, y.length);
        for (double[] row : f) {
            Require.length("f[row]", row, x.length);
        }
        ContourLines lines = new ContourLines(x, y, f, level);
        for (int row = 0; row + 1 < y.length; row++) {
            for (int column = 0; column + 1 < x.length; column++) {
                lines.cell(row, column);
            }
        }
        return lines.joined();
    }

    private void cell(int row, int column) {
        double sw = f[row][column];
        double se = f[row][column + 1];
        double nw = f[row + 1][column];
        double ne = f[row + 1][column + 1];
        if (!Double.isFinite(sw + se + nw + ne)) {
            return;
        }
        long south = edge(row, column, 0);
        long north = edge(row + 1, column, 0);
        long west = edge(row, column, 1);
        long east = edge(row, column + 1, 1);
        int above =
                (sw > level ? 1 : 0)
                        + (se > level ? 2 : 0)
                        + (ne > level ? 4 : 0)
                        + (nw > level ? 8 : 0);
        switch (above) {
            case 1, 14 -> join(south, west);
            case 2, 13 -> join(south, east);
            case 3, 12 -> join(west, east);
            case 4, 11 -> join(north, east);
            case 6, 9 -> join(south, north);
            case 7, 8 -> join(north, west);
            case 5, 10 -> {
                boolean middleAbove = (sw + se + ne + nw) / 4 > level;
                if (middleAbove == (above == 5)) {
                    join(south, east);
                    join(north, west);
                } else {
                    join(south, west);
                    join(north, east);
                }
            }
            default -> {} // 0 and 15: no line passes
        }
    }

    /** Edges are numbered: from a grid point to the right (0) or upwards (1). */
    private long edge(int row, int column, int direction) {
        return 2 * ((long) row * x.length + column) + direction;
    }

    private void join(long a, long b) {
        for (long[] pair : new long[][] {{a, b}, {b, a}}) {
            neighbours.merge(
                    pair[0], new long[] {pair[1]}, (one, two) -> new long[] {one[0], two[0]});
        }
    }

    private List<double[][]> joined() {
        List<double[][]> lines = new ArrayList<>();
        long[] edges = neighbours.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        for (boolean open : new boolean[] {true, false}) { // open lines first, from their ends
            for (long start : edges) {
                long[] next = neighbours.get(start);
                if (next != null && (!open || next.length == 1)) {
                    lines.add(follow(start));
                }
            }
        }
        return lines;
    }

    private double[][] follow(long start) {
        List<double[]> line = new ArrayList<>();
        long previous = -1;
        long at = start;
        while (true) {
            line.add(crossing(at));
            long[] next = neighbours.remove(at);
            if (next == null) {
                break; // back at the start: closed
            }
            long onward = next[0] != previous || next.length == 1 ? next[0] : next[1];
            if (onward == previous) {
                break; // the other end of an open line
            }
            previous = at;
            at = onward;
        }
        return line.toArray(new double[0][]);
    }

    private double[] crossing(long edge) {
        int row = (int) (edge / 2 / x.length);
        int column = (int) (edge / 2 % x.length);
        boolean up = edge % 2 == 1;
        double here = f[row][column];
        double there = up ? f[row + 1][column] : f[row][column + 1];
        double part = (level - here) / (there - here);
        return up
                ? new double[] {x[column], y[row] + part * (y[row + 1] - y[row])}
                : new double[] {x[column] + part * (x[column + 1] - x[column]), y[row]};
    }
}
