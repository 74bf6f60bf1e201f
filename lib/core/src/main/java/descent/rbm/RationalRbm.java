package descent.rbm;

import static descent.rbm.RationalGradient.dataMinusModel;
import static descent.rbm.States.bit;

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
 * notes' own, over every state: Z and a gradient cost 2^{D+F} fractions, so D + F is at most
 * {@value #LIMIT}. A state of a layer is a number whose first binary digit is the first unit: v =
 * (1, 0, 1) is 5. Arrays of parameters are in the order of {@link Rbm#parameters()}.
 */
public final class RationalRbm {
    /** The most units D + F. */
    public static final int LIMIT = 14;

    /** The largest multiple of ln 2: a fraction then has up to two thousand digits. */
    public static final int LARGEST = 100;

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
     * @throws IllegalArgumentException if the sizes do not fit, D + F is above {@value #LIMIT}, or
     *     a number is not between −{@value #LARGEST} and {@value #LARGEST}
     */
    public RationalRbm(int[][] w, int[] b, int[] a) {
        Require.within("D", b.length, 1, LIMIT - 1);
        Require.within("F", a.length, 1, LIMIT - 1);
        Require.within("D + F", b.length + a.length, 2, LIMIT);
        Require.within("w.length", w.length, b.length, b.length);
        this.w = new int[w.length][];
        for (int i = 0; i < w.length; i++) {
            Require.within("w[" + i + "].length", w[i].length, a.length, a.length);
            this.w[i] = bounded("w[" + i + "]", w[i]);
        }
        this.b = bounded("b", b);
        this.a = bounded("a", a);
    }

    private static int[] bounded(String name, int[] multiples) {
        for (int k = 0; k < multiples.length; k++) {
            Require.within(name + "[" + k + "]", multiples[k], -LARGEST, LARGEST);
        }
        return multiples.clone();
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

    /**
     * The number of a state.
     *
     * @param bits the units, each 0 or 1, the first one first
     * @return the number with these binary digits
     * @throws IllegalArgumentException if a unit is not 0 or 1
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
     * @throws IllegalArgumentException if there is no such state
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
     * @throws IllegalArgumentException if there is no such state
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
     * @throws IllegalArgumentException if there is no such state
     */
    public BigFraction probability(int v, int h) {
        return weight(v, h).divide(z());
    }

    /**
     * The probability of the visible layer.
     *
     * @param v the visible layer
     * @return P(v) = S/Z
     * @throws IllegalArgumentException if there is no such state
     */
    public BigFraction probability(int v) {
        return sum(v).divide(z()); // (D2)
    }

    /**
     * The hidden units given the visible layer.
     *
     * @param v the visible layer
     * @return P(h_j = 1 given v) = 2^x/(1 + 2^x)
     * @throws IllegalArgumentException if there is no such state
     */
    public BigFraction[] hiddenGiven(int v) {
        Require.within("v", v, 0, (1 << b.length) - 1);
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
     * @throws IllegalArgumentException if there is no such state
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
     * @throws IllegalArgumentException if there is no such state
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
     * @throws IllegalArgumentException if there is no such state
     */
    public BigFraction[] gradient(int v) {
        BigFraction[] p = new BigFraction[1 << b.length];
        for (int x = 0; x < p.length; x++) {
            p[x] = probability(x);
        }
        return dataMinusModel(this, v, p); // (D14)
    }
}
