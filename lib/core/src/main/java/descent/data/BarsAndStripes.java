package descent.data;

import descent.text.Require;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Bars and stripes: small images whose columns are all on or off (bars), or whose rows are
 * (stripes).
 *
 * <p>Of n × n pixels there are 2^n images of bars and 2^n of stripes. The empty and the full image
 * are both, so {@link #rows} has them twice, as it is usual in the literature; {@link #distinct}
 * has each once. No model can have a larger log-likelihood than {@link #best}, the one that gives
 * each image its share of the rows. Source: <a
 * href="http://www.inference.org.uk/mackay/itila/">MacKay (2003)</a>, chapter 43.
 *
 * @param size n, the number of rows and of columns
 */
public record BarsAndStripes(int size) {
    /**
     * Checks the range.
     *
     * @param size n, from 1 to 12
     * @throws IllegalArgumentException if n lies outside
     */
    public BarsAndStripes {
        Require.within("size", size, 1, 12);
    }

    /**
     * All bars, then all stripes.
     *
     * @return 2^{n+1} rows of n² numbers 0 or 1, row by row of the image
     */
    public double[][] rows() {
        int half = 1 << size;
        double[][] rows = new double[2 * half][size * size];
        for (int pattern = 0; pattern < half; pattern++) {
            for (int y = 0; y < size; y++) {
                for (int x = 0; x < size; x++) {
                    rows[pattern][y * size + x] = pattern >> (size - 1 - x) & 1;
                    rows[half + pattern][y * size + x] = pattern >> (size - 1 - y) & 1;
                }
            }
        }
        return rows;
    }

    /**
     * Each image once.
     *
     * @return 2^{n+1} − 2 rows (2 for n = 1), in the order of {@link #rows}
     */
    public double[][] distinct() {
        return counts().keySet().stream()
                .map(s -> Arrays.stream(s.split(",")).mapToDouble(Double::parseDouble).toArray())
                .toArray(double[][]::new);
    }

    /**
     * The largest sum of log P(v) over {@link #rows} that a model can have.
     *
     * @return Σ count · log(count/number of rows); −41.588831 for n = 3
     */
    public double best() {
        int rows = 2 << size;
        return counts().values().stream().mapToDouble(c -> c * Math.log(c / (double) rows)).sum();
    }

    /**
     * The largest sum of log P(v) over {@link #distinct}.
     *
     * @return −m log m for m images; −36.946803 for n = 3
     */
    public double bestDistinct() {
        int m = counts().size();
        return -m * Math.log(m);
    }

    private Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (double[] row : rows()) {
            StringBuilder key = new StringBuilder();
            for (double pixel : row) {
                key.append((int) pixel).append(',');
            }
            counts.merge(key.toString(), 1, Integer::sum);
        }
        return counts;
    }
}
