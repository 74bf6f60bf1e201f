package descent.rbm;

import descent.text.Require;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The numbers of a restricted Boltzmann machine: W (D×F), b (D) and a (F), kept as one list, and
 * what each layer receives by them from the other one.
 *
 * <pre>
 *   w_11, w_12, ..., w_1F, w_21, ..., w_DF, b_1, ..., b_D, a_1, ..., a_F
 *   from 0: w_ij at i F + j, b_i at D F + i, a_j at D F + D + j
 * </pre>
 */
public abstract sealed class Parameters implements Serializable permits Rbm {
    private static final long serialVersionUID = 1;

    final int visible;
    final int hidden;
    final double[] theta;

    Parameters(int visible, int hidden, double[] theta) {
        this.visible = visible;
        this.hidden = hidden;
        this.theta = theta;
    }

    /** The number of parameters of a model with D visible and F hidden units. */
    static int length(int d, int f) {
        Require.within("D", d, 1, 1 << 20);
        Require.within("F", f, 1, 1 << 20);
        Require.within("D·F", (int) Math.min((long) d * f, Integer.MAX_VALUE), 1, 1 << 28);
        return d * f + d + f;
    }

    /** {@return D, the number of visible units} */
    public int visibleUnits() {
        return visible;
    }

    /** {@return F, the number of hidden units} */
    public int hiddenUnits() {
        return hidden;
    }

    /** {@return W, D×F, a copy} */
    public RealMatrix w() {
        double[][] w = new double[visible][];
        for (int i = 0; i < visible; i++) {
            w[i] = Arrays.copyOfRange(theta, i * hidden, (i + 1) * hidden);
        }
        return new Array2DRowRealMatrix(w, false);
    }

    /** {@return b, the biases of the visible units, a copy} */
    public double[] b() {
        return Arrays.copyOfRange(theta, visible * hidden, visible * (hidden + 1));
    }

    /** {@return a, the biases of the hidden units, a copy} */
    public double[] a() {
        return Arrays.copyOfRange(theta, visible * (hidden + 1), theta.length);
    }

    /** {@return all parameters: W row by row, then b, then a; a copy} */
    public double[] parameters() {
        return theta.clone();
    }

    /**
     * What the hidden units receive.
     *
     * @param v the visible units
     * @return x_j = a_j + Σ_i w_ij v_i, F numbers
     * @throws IllegalArgumentException if there are not D units
     */
    public double[] hiddenInput(double[] v) {
        Require.length("v", v, visible);
        double[] x = a();
        for (int i = 0; i < visible; i++) {
            for (int j = 0; j < hidden && v[i] != 0; j++) {
                x[j] += theta[i * hidden + j] * v[i];
            }
        }
        return x;
    }

    /**
     * What the visible units receive.
     *
     * @param h the hidden units
     * @return b_i + Σ_j w_ij h_j, D numbers
     * @throws IllegalArgumentException if there are not F units
     */
    public double[] visibleInput(double[] h) {
        Require.length("h", h, hidden);
        double[] x = b();
        for (int i = 0; i < visible; i++) {
            for (int j = 0; j < hidden; j++) {
                x[i] += theta[i * hidden + j] * h[j];
            }
        }
        return x;
    }

    /**
     * Saves the model as a file of comma-separated values that {@link Rbm#load} reads.
     *
     * @param file the file, replaced if it exists
     * @throws IOException if it cannot be written
     */
    public void save(Path file) throws IOException {
        Checkpoint.write(this, file);
    }

    /** Σ|w| + Σ|b| + Σ|a|, a bound of |E| and of every x_j. */
    double absoluteSum() {
        return Arrays.stream(theta).map(Math::abs).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Parameters p
                && visible == p.visible
                && hidden == p.hidden
                && Arrays.equals(theta, p.theta);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * visible + hidden) + Arrays.hashCode(theta);
    }

    @Override
    public String toString() {
        return "RBM " + visible + "×" + hidden;
    }
}
