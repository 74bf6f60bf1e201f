package descent.data;

import java.util.List;

/**
 * 178 wines from three cultivars of one region, with 13 chemical measurements each.
 *
 * <p>The columns differ much in size: proline reaches 1,680, nonflavanoid phenols lie below 1. The
 * gradient of a weight is as large as its column, so this is a test of rules that treat each
 * coordinate by itself; {@link Scale} takes the difference away.
 *
 * <p>Source: <a href="https://doi.org/10.24432/C5PC7J">Aeberhard, Forina (1992)</a>; licence CC BY
 * 4.0, see the file beside the data.
 */
public final class Wine {
    /** The number of classes, 0 to 2. */
    public static final int CLASSES = 3;

    private final List<String> columns;
    private final double[][] features;
    private final int[] labels;

    private Wine(Csv csv) {
        this.columns = csv.columns().subList(0, csv.columns().size() - 1);
        this.features = csv.numbers(columns);
        this.labels = csv.integers("class", 0, CLASSES - 1);
    }

    /**
     * Reads the wines that ship with the course.
     *
     * @return all 178
     */
    public static Wine load() {
        return new Wine(csv());
    }

    /**
     * The file as a table: the 13 measurements, then {@code class}.
     *
     * @return the table
     */
    public static Csv csv() {
        return Csv.resource("wine/wine-178.csv.gz");
    }

    /**
     * The number of wines.
     *
     * @return 178
     */
    public int size() {
        return labels.length;
    }

    /**
     * What was measured.
     *
     * @return 13 names, in the order of the features
     */
    public List<String> columns() {
        return columns;
    }

    /**
     * The measurements as they are in the file.
     *
     * @return one row of 13 numbers per wine, copied
     */
    public double[][] features() {
        double[][] copy = new double[features.length][];
        for (int r = 0; r < copy.length; r++) {
            copy[r] = features[r].clone();
        }
        return copy;
    }

    /**
     * The cultivars.
     *
     * @return 0, 1 or 2 per wine, copied
     */
    public int[] labels() {
        return labels.clone();
    }
}
