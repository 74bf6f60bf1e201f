package descent.rbm;

import descent.text.Require;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * A restricted Boltzmann machine: D visible and F hidden units that are 0 or 1, with edges only
 * between the layers.
 *
 * <pre>
 *   E(v, h) = −Σ_i Σ_j w_ij v_i h_j − Σ_i b_i v_i − Σ_j a_j h_j           (R4)
 *   P(v, h) = e^{−E(v, h)} / Z,      Z = Σ_{v,h} e^{−E(v, h)}             (R5)
 *   F(v) = −b·v − Σ_j log(1 + e^{x_j}),   x_j = a_j + Σ_i w_ij v_i,   P(v) = e^{−F(v)} / Z
 *   P(h_j = 1 given v) = σ(x_j),   P(v_i = 1 given h) = σ(b_i + Σ_j w_ij h_j)
 * </pre>
 *
 * <p>An immutable value. For a v with numbers between 0 and 1, E, F and both conditionals are what
 * the formulas give; P is a probability of rows of 0 and 1 only. {@link #parameters()} lists W row
 * by row, then b, then a: w_ij at i F + j, b_i at D F + i, a_j at D F + D + j (from 0); a gradient
 * has the same order, so {@code Rbm.of(D, F, gradient)} shows it in the model's shape.
 *
 * <p>Parameters of any size are allowed as long as the sum of their absolute values is finite; D
 * and F are at most 2^20, D F at most 2^28. An energy or a conditional costs D F, and so does F(v).
 *
 * <p>Reference: <a href="https://doi.org/10.1007/978-3-642-35289-8_32">Hinton (2012)</a>, sections
 * 2 and 3, with a and b exchanged.
 */
public final class Rbm extends Parameters implements EnergyModel {
    private static final long serialVersionUID = 1;

    private transient volatile PartitionFunction partition; // found once, when first asked for

    private Rbm(int visible, int hidden, double[] theta) {
        super(visible, hidden, theta);
    }

    /**
     * A model from its parameters.
     *
     * @param w the weights, D rows of F numbers
     * @param b the biases of the visible units, D numbers
     * @param a the biases of the hidden units, F numbers
     * @return the model
     * @throws IllegalArgumentException if the sizes do not fit or a number is not finite
     */
    public static Rbm of(double[][] w, double[] b, double[] a) {
        int f = a.length;
        Require.within("w.length", w.length, b.length, b.length);
        double[] theta = new double[b.length * f + b.length + f];
        for (int i = 0; i < b.length; i++) {
            System.arraycopy(Require.length("w[" + i + "]", w[i], f), 0, theta, i * f, f);
        }
        System.arraycopy(b, 0, theta, b.length * f, b.length);
        System.arraycopy(a, 0, theta, b.length * (f + 1), f);
        return of(b.length, f, theta);
    }

    /**
     * The same from Commons Math's matrix and vectors.
     *
     * @param w the weights, D×F
     * @param b the biases of the visible units
     * @param a the biases of the hidden units
     * @return the model
     */
    public static Rbm of(RealMatrix w, RealVector b, RealVector a) {
        return of(w.getData(), b.toArray(), a.toArray());
    }

    /**
     * A model from the list of its parameters: W row by row, then b, then a.
     *
     * @param visibleUnits D
     * @param hiddenUnits F
     * @param parameters D F + D + F numbers
     * @return the model
     * @throws IllegalArgumentException if the length is wrong or a number is not finite
     */
    public static Rbm of(int visibleUnits, int hiddenUnits, double[] parameters) {
        Require.length("parameters", parameters, length(visibleUnits, hiddenUnits));
        double[] theta = Require.finite("parameters", parameters).clone();
        Rbm rbm = new Rbm(visibleUnits, hiddenUnits, theta);
        Require.notNegative("Σ|parameters|", rbm.absoluteSum());
        return rbm;
    }

    /**
     * A model with small random weights, normal with mean 0, and biases 0: the usual start.
     *
     * @param visibleUnits D
     * @param hiddenUnits F
     * @param deviation the standard deviation of the weights, for example 0.01
     * @param seed the same seed gives the same model
     * @return the model
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static Rbm random(int visibleUnits, int hiddenUnits, double deviation, long seed) {
        Require.notNegative("deviation", deviation);
        double[] theta = new double[length(visibleUnits, hiddenUnits)];
        SplittableRandom random = new SplittableRandom(seed);
        for (int k = 0; k < visibleUnits * hiddenUnits; k++) { // Box and Muller
            double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
            theta[k] = deviation * radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
        }
        return of(visibleUnits, hiddenUnits, theta);
    }

    /**
     * Reads a model that was written by {@link #save}.
     *
     * @param file the file
     * @return the model, bit for bit
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it is broken or no such file; the message says where
     */
    public static Rbm load(Path file) throws IOException {
        return Checkpoint.read(file);
    }

    /** The model of a list of parameters that is not copied: it changes when the list does. */
    static Rbm view(int visibleUnits, int hiddenUnits, double[] theta) {
        return new Rbm(visibleUnits, hiddenUnits, theta);
    }

    /** The same model with the layers exchanged: Wᵀ, a, b. */
    Rbm swapped() {
        return of(w().transpose().getData(), a(), b());
    }

    @Override
    public double energy(double[] v, double[] h) {
        Require.length("h", h, hidden);
        double[] x = hiddenInput(v);
        double sum = 0;
        for (int j = 0; j < hidden; j++) {
            sum += x[j] * h[j];
        }
        for (int i = 0; i < visible; i++) {
            sum += theta[visible * hidden + i] * v[i];
        }
        return -sum; // (R4)
    }

    /**
     * The hidden units given the visible ones.
     *
     * @param v the visible units
     * @return P(h_j = 1 given v) = σ(x_j)
     */
    public double[] hiddenGiven(double[] v) {
        return Logistic.sigmoid(hiddenInput(v)); // (R3): no edge inside a layer
    }

    /**
     * The visible units given the hidden ones.
     *
     * @param h the hidden units
     * @return P(v_i = 1 given h) = σ(b_i + Σ_j w_ij h_j)
     */
    public double[] visibleGiven(double[] h) {
        return Logistic.sigmoid(visibleInput(h));
    }

    /**
     * {@link #hiddenGiven(double[])} of a vector.
     *
     * @param v the visible units
     * @return P(h_j = 1 given v)
     */
    public RealVector hiddenGiven(RealVector v) {
        return new ArrayRealVector(hiddenGiven(v.toArray()), false);
    }

    /**
     * {@link #visibleGiven(double[])} of a vector.
     *
     * @param h the hidden units
     * @return P(v_i = 1 given h)
     */
    public RealVector visibleGiven(RealVector h) {
        return new ArrayRealVector(visibleGiven(h.toArray()), false);
    }

    @Override
    public double freeEnergy(double[] v) {
        double sum = 0;
        for (double x : hiddenInput(v)) {
            sum += Logistic.softplus(x);
        }
        for (int i = 0; i < visible; i++) {
            sum += theta[visible * hidden + i] * v[i];
        }
        return -sum; // (D2): S = e^{−F}
    }

    @Override
    public PartitionFunction partitionFunction() {
        PartitionFunction known = partition;
        return known != null ? known : (partition = PartitionFunction.of(this));
    }

    /**
     * The gradient of {@link #logLikelihood(double[][])}, exact; see {@link Gradient}.
     *
     * @param rows the data
     * @return data minus model, an ascent direction, in the order of {@link #parameters()}
     * @throws IllegalArgumentException if both layers have more than {@value
     *     PartitionFunction#LIMIT} units, there is no row or a row has another length than D
     */
    public double[] logLikelihoodGradient(double[][] rows) {
        return Gradient.of(this, rows);
    }

    /**
     * The mean log-pseudo-likelihood of binary data; see {@link PseudoLikelihood}.
     *
     * @param rows the data, each number 0 or 1
     * @return a number that is at most 0
     * @throws IllegalArgumentException if there is no row, a row has another length than D or a
     *     number is not 0 or 1
     */
    public double pseudoLikelihood(double[][] rows) {
        return PseudoLikelihood.of(this, rows);
    }
}
