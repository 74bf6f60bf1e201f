package descent.rbm;

import descent.text.Require;
import java.util.Arrays;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * The RBM whose parameters are whole multiples of ln 2: every probability, every gradient and every
 * expected update is a fraction.
 *
 * <pre>
 *   w_ij = ln 2 · W_ij, ...:   e^{−E(v, h)} = 2^{v·W h + b·v + a·h},   σ(ln 2 · x) = 2^x/(1 + 2^x)
 * </pre>
 *
 * <p>Its Gibbs chain and the expected updates of CD are in {@link RationalGibbs}. All sums are the
 * notes' own, over every state, so D + F is at most {@value #LIMIT}. A state of a layer is a number
 * whose first binary digit is the first unit: v = (1, 0, 1) is 5. Arrays of parameters are in the
 * order of {@link Rbm#parameters()}.
 */
public final class RationalRbm {
    /** The most units D + F. */
    public static final int LIMIT = 14;

    private static final BigFraction TWO = new BigFraction(2);
    private static final BigFraction ONE = BigFraction.ONE;
    private static final BigFraction ZERO = BigFraction.ZERO;

    private final int[][] w;
    private final int[] b;
    private final int[] a;
    private volatile BigFraction z; // found once, when first asked for

    /**
     * A model from its multiples of ln 2.
     *
     * @param w the weights divided by ln 2, D rows of F numbers
     * @param b the biases of the visible units divided by ln 2
     * @param a the biases of the hidden units divided by ln 2
     * @throws IllegalArgumentException if the sizes do not fit or D + F is above {@value #LIMIT}
     */
    public RationalRbm(int[][] w, int[] b, int[] a) {
        Require.within("D + F", b.length + a.length, 2, LIMIT);
        Require.within("w.length", w.length, b.length, b.length);
        this.w = new int[w.length][];
        for (int i = 0; i < w.length; i++) {
            Require.within("w[" + i + "].length", w[i].length, a.length, a.length);
            this.w[i] = w[i].clone();
        }
        this.b = b.clone();
        this.a = a.clone();
    }

    /** {@return the model of the course: Z = 457/8} */
    public static RationalRbm example() {
        return new RationalRbm(
                new int[][] {{1, -1}, {0, 2}, {1, 0}}, new int[] {-1, 0, 1}, new int[] {0, -1});
    }

    /** {@return D} */
    public int visibleUnits() {
        return b.length;
    }

    /** {@return F} */
    public int hiddenUnits() {
        return a.length;
    }

    /** {@return the same model in doubles} */
    public Rbm toRbm() {
        double ln2 = StrictMath.log(2);
        double[][] weights = new double[b.length][];
        for (int i = 0; i < b.length; i++) {
            weights[i] = Arrays.stream(w[i]).mapToDouble(x -> x * ln2).toArray();
        }
        return Rbm.of(
                weights,
                Arrays.stream(b).mapToDouble(x -> x * ln2).toArray(),
                Arrays.stream(a).mapToDouble(x -> x * ln2).toArray());
    }

    int parameters() {
        return b.length * a.length + b.length + a.length;
    }

    /** Unit k of a layer of n units in the state s. */
    static int bit(int s, int k, int n) {
        return s >> (n - 1 - k) & 1;
    }

    /**
     * The number of a state.
     *
     * @param bits the units, each 0 or 1, the first one first
     * @return the number with these binary digits
     */
    public static int state(int... bits) {
        return Arrays.stream(bits).reduce(0, (s, bit) -> 2 * s + Require.within("bit", bit, 0, 1));
    }

    /**
     * The unnormalised probability of a state.
     *
     * @param v the visible layer, 0 to 2^D − 1
     * @param h the hidden layer, 0 to 2^F − 1
     * @return e^{−E(v, h)}, a power of 2
     */
    public BigFraction weight(int v, int h) {
        Require.within("v", v, 0, (1 << b.length) - 1);
        Require.within("h", h, 0, (1 << a.length) - 1);
        int power = 0;
        for (int i = 0; i < b.length; i++) {
            for (int j = 0; j < a.length; j++) {
                power += w[i][j] * bit(v, i, b.length) * bit(h, j, a.length);
            }
            power += b[i] * bit(v, i, b.length);
        }
        for (int j = 0; j < a.length; j++) {
            power += a[j] * bit(h, j, a.length);
        }
        return TWO.pow(power); // (R4)
    }

    /**
     * The sum over the hidden layer.
     *
     * @param v the visible layer
     * @return S = Σ_h e^{−E(v, h)}
     */
    public BigFraction sum(int v) {
        BigFraction sum = ZERO;
        for (int h = 0; h < 1 << a.length; h++) {
            sum = sum.add(weight(v, h)); // (D1)
        }
        return sum;
    }

    /** {@return Z = Σ_{v,h} e^{−E(v, h)}} */
    public BigFraction z() {
        if (z == null) {
            BigFraction total = ZERO;
            for (int v = 0; v < 1 << b.length; v++) {
                total = total.add(sum(v)); // (R5)
            }
            z = total;
        }
        return z;
    }

    /**
     * The probability of a state.
     *
     * @param v the visible layer
     * @param h the hidden layer
     * @return P(v, h)
     */
    public BigFraction probability(int v, int h) {
        return weight(v, h).divide(z());
    }

    /**
     * The probability of the visible layer.
     *
     * @param v the visible layer
     * @return P(v) = S/Z
     */
    public BigFraction probability(int v) {
        return sum(v).divide(z()); // (D2)
    }

    /**
     * The hidden units given the visible layer.
     *
     * @param v the visible layer
     * @return P(h_j = 1 given v) = 2^x/(1 + 2^x)
     */
    public BigFraction[] hiddenGiven(int v) {
        BigFraction[] p = new BigFraction[a.length];
        for (int j = 0; j < a.length; j++) {
            int x = a[j];
            for (int i = 0; i < b.length; i++) {
                x += w[i][j] * bit(v, i, b.length);
            }
            p[j] = TWO.pow(x).divide(TWO.pow(x).add(ONE));
        }
        return p;
    }

    /**
     * The hidden layer given the visible layer.
     *
     * @param h the hidden layer
     * @param v the visible layer
     * @return P(h given v) = P(v, h)/P(v)
     */
    public BigFraction hiddenGiven(int h, int v) {
        return weight(v, h).divide(sum(v)); // (D11), (R10)
    }

    /**
     * The visible layer given the hidden layer.
     *
     * @param v the visible layer
     * @param h the hidden layer
     * @return P(v given h) = P(v, h)/P(h)
     */
    public BigFraction visibleGiven(int v, int h) {
        BigFraction sum = ZERO;
        for (int x = 0; x < 1 << b.length; x++) {
            sum = sum.add(weight(x, h));
        }
        return weight(v, h).divide(sum); // (R6), (R6a)
    }

    /**
     * The exact ascent direction of log P(v).
     *
     * @param v the visible layer
     * @return v_i P(h_j given v) − E[v_i h_j], v_i − E[v_i], P(h_j given v) − E[h_j]
     */
    public BigFraction[] gradient(int v) {
        BigFraction[] p = new BigFraction[1 << b.length];
        for (int x = 0; x < p.length; x++) {
            p[x] = probability(x);
        }
        return dataMinusModel(v, p); // (D14)
    }

    /** The statistics of one row minus their mean under the probabilities of v. */
    BigFraction[] dataMinusModel(int data, BigFraction[] model) {
        BigFraction[] g = statistics(data);
        for (int v = 0; v < model.length; v++) {
            BigFraction[] s = statistics(v);
            for (int k = 0; k < g.length; k++) {
                g[k] = g[k].subtract(model[v].multiply(s[k]));
            }
        }
        return g;
    }

    /** v_i P(h_j given v), v_i and P(h_j given v). */
    private BigFraction[] statistics(int v) {
        BigFraction[] p = hiddenGiven(v);
        BigFraction[] s = new BigFraction[parameters()];
        for (int i = 0; i < b.length; i++) {
            BigFraction x = new BigFraction(bit(v, i, b.length));
            for (int j = 0; j < a.length; j++) {
                s[i * a.length + j] = x.multiply(p[j]);
            }
            s[b.length * a.length + i] = x;
        }
        System.arraycopy(p, 0, s, b.length * (a.length + 1), a.length);
        return s;
    }
}
