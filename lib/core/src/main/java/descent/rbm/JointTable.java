package descent.rbm;

import static descent.rbm.States.bits;

import descent.text.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All states of a small RBM, with energy and probability: what the notes' sums over v and h run
 * over, written out. Nothing here is clever, so it checks what is.
 *
 * <p>The rows are in the order v = 0...00, 0...01, ..., 1...11 (v₁ first), and for each v the same
 * with h: 2^{D+F} rows, D + F up to {@value #LIMIT}. Each method runs once over all of them.
 */
public final class JointTable {
    /** The most units D + F. */
    public static final int LIMIT = 20;

    private final Rbm rbm;
    private final List<Row> rows = new ArrayList<>();
    private final double logZ;

    /**
     * One state.
     *
     * @param v the visible units
     * @param h the hidden units
     * @param energy E(v, h)
     * @param weight e^{−E(v, h)}; infinite or 0 where that is out of a double's range
     * @param probability P(v, h)
     */
    public record Row(double[] v, double[] h, double energy, double weight, double probability) {}

    /**
     * Lists all states.
     *
     * @param rbm a model with at most {@value #LIMIT} units
     * @throws IllegalArgumentException if it has more
     */
    public JointTable(Rbm rbm) {
        int d = rbm.visibleUnits();
        int f = rbm.hiddenUnits();
        Require.within("D + F", d + f, 2, LIMIT);
        this.rbm = rbm;
        double[] energy = new double[1 << (d + f)];
        for (int s = 0; s < energy.length; s++) {
            energy[s] = rbm.energy(bits(s >> f, d), bits(s, f));
        }
        double least = Arrays.stream(energy).min().getAsDouble();
        double sum = 0; // Z e^{least}, the double sum of the notes
        for (double e : energy) {
            sum += StrictMath.exp(least - e);
        }
        logZ = StrictMath.log(sum) - least;
        for (int s = 0; s < energy.length; s++) {
            double weight = StrictMath.exp(-energy[s]);
            double p = StrictMath.exp(least - energy[s]) / sum; // (R5)
            rows.add(new Row(bits(s >> f, d), bits(s, f), energy[s], weight, p));
        }
    }

    /** {@return the states, in order} */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** {@return log Z by the double sum over v and h} */
    public double logZ() {
        return logZ;
    }

    /**
     * The marginal probability, summed over h.
     *
     * @param v the visible units
     * @return P(v) = Σ_h P(v, h)
     * @throws IllegalArgumentException if v is no state of the visible layer
     */
    public double probability(double[] v) {
        Rows.binary("v", v, rbm.visible);
        double sum = 0;
        for (Row row : rows) {
            sum += Arrays.equals(row.v, v) ? row.probability : 0; // (D1)
        }
        return sum;
    }

    /**
     * The visible layer given the hidden one, straight from the table.
     *
     * @param v the visible units
     * @param h the hidden units
     * @return P(v given h) = P(v, h)/Σ_x P(x, h) (R6)
     * @throws IllegalArgumentException if v or h is no state of its layer
     */
    public double visibleGiven(double[] v, double[] h) {
        Rows.binary("v", v, rbm.visible);
        Rows.binary("h", h, rbm.hidden);
        double joint = 0;
        double evidence = 0;
        for (Row row : rows) {
            double p = Arrays.equals(row.h, h) ? row.probability : 0;
            joint += Arrays.equals(row.v, v) ? p : 0;
            evidence += p;
        }
        return joint / evidence; // (R6)
    }

    /**
     * The derivative of the energy.
     *
     * @param v the visible units
     * @param h the hidden units
     * @return ∂E/∂w_ij = −v_i h_j, ∂E/∂b_i = −v_i, ∂E/∂a_j = −h_j, in the order of the parameters
     * @throws IllegalArgumentException if a layer has another number of units
     */
    public double[] energyGradient(double[] v, double[] h) {
        int d = Require.length("v", v, rbm.visible).length;
        int f = Require.length("h", h, rbm.hidden).length;
        double[] g = new double[d * f + d + f];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < f; j++) {
                g[i * f + j] = -v[i] * h[j]; // (D9): ∂E
            }
            g[d * f + i] = -v[i];
        }
        for (int j = 0; j < f; j++) {
            g[d * f + d + j] = -h[j];
        }
        return g;
    }

    /**
     * The expectation of ∂E given v.
     *
     * @param v the visible units
     * @return E[∂E given v] = Σ_h P(h given v) ∂E(v, h) (D12)
     * @throws IllegalArgumentException if v is no state of the visible layer
     */
    public double[] expectedEnergyGradientGiven(double[] v) {
        Rows.binary("v", v, rbm.visible);
        double[] sum = new double[rbm.theta.length];
        double evidence = 0;
        double least = Double.POSITIVE_INFINITY; // P(v) itself may be too small for a double
        for (Row row : rows) {
            least = Arrays.equals(row.v, v) ? Math.min(least, row.energy) : least;
        }
        for (Row row : rows) {
            if (Arrays.equals(row.v, v)) {
                double e = StrictMath.exp(least - row.energy);
                evidence += e;
                add(sum, e, row); // (D10)
            }
        }
        for (int k = 0; k < sum.length; k++) {
            sum[k] /= evidence; // (D12)
        }
        return sum;
    }

    /** {@return E[∂E] = Σ_{v,h} P(v, h) ∂E(v, h) (D13)} */
    public double[] expectedEnergyGradient() {
        double[] sum = new double[rbm.theta.length];
        for (Row row : rows) {
            add(sum, row.probability, row); // (D13)
        }
        return sum;
    }

    /**
     * The gradient of −log P(v) as the notes end with it.
     *
     * @param v the visible units
     * @return E[∂E given v] − E[∂E] (D14)
     * @throws IllegalArgumentException if v is no state of the visible layer
     */
    public double[] gradient(double[] v) {
        double[] g = expectedEnergyGradientGiven(v);
        double[] model = expectedEnergyGradient();
        for (int k = 0; k < g.length; k++) {
            g[k] -= model[k]; // (D14), (R11)
        }
        return g;
    }

    private void add(double[] sum, double p, Row row) {
        double[] g = energyGradient(row.v, row.h);
        for (int k = 0; k < sum.length; k++) {
            sum[k] += p * g[k];
        }
    }

    /** {@return the columns of {@link #values}: v1, ..., vD, h1, ..., hF, E, e^-E, P} */
    public String[] names() {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= rbm.visibleUnits(); i++) {
            names.add("v" + i);
        }
        for (int j = 1; j <= rbm.hiddenUnits(); j++) {
            names.add("h" + j);
        }
        names.addAll(List.of("E", "e^-E", "P"));
        return names.toArray(String[]::new);
    }

    /** {@return the table as numbers, one row per state} */
    public double[][] values() {
        double[][] values = new double[rows.size()][];
        for (int s = 0; s < values.length; s++) {
            Row row = rows.get(s);
            double[] last = {row.energy, row.weight, row.probability};
            values[s] =
                    java.util.stream.Stream.of(row.v, row.h, last)
                            .flatMapToDouble(Arrays::stream)
                            .toArray();
        }
        return values;
    }

    /** {@return the table as comma-separated lines with a heading} */
    public String csv() {
        StringBuilder text = new StringBuilder("v,h,E,e^-E,P\n");
        for (Row row : rows) {
            text.append(digits(row.v)).append(',').append(digits(row.h));
            text.append(',').append(row.energy).append(',').append(row.weight);
            text.append(',').append(row.probability).append('\n');
        }
        return text.toString();
    }

    private static String digits(double[] bits) {
        StringBuilder text = new StringBuilder();
        for (double bit : bits) {
            text.append((int) bit);
        }
        return text.toString();
    }
}
