package descent.rbm;

import java.util.Arrays;

/**
 * The logistic function and its integral, for every real argument without overflow.
 *
 * <pre>
 *   σ(x) = 1/(1 + e^{−x})          softplus(x) = log(1 + e^x)
 * </pre>
 *
 * <p>Only +, −, ·, / and {@link StrictMath} are used, so the bits are the same on every JDK and
 * processor. Of the two forms of σ the one is taken whose exponential is at most 1. The exponential
 * is a quotient, and σ a quotient of the same two numbers, so that one division is enough:
 *
 * <pre>
 *   −|x| = n log 2 + r,  c = r − r² P(r²):   e^r = N/M,  M = 2 − c,  N = (1 + r) M + r c
 *   e^{−|x|} = 2^n N/M,     σ(−|x|) = 2^n N/(M + 2^n N)
 * </pre>
 *
 * <p>P is the polynomial of fdlibm's exp. The error is below 2 units in the last place.
 */
final class Logistic {
    private static final double PER_LN2 = 1.44269504088896338700;
    private static final double LN2_HIGH = 6.93147180369123816490e-01; // 32 bits: n · it is exact
    private static final double LN2_LOW = 1.90821492927058770002e-10;
    private static final double SHIFT = 0x1.8p52; // + SHIFT − SHIFT rounds to a whole number
    private static final long ONE = Double.doubleToRawLongBits(1);
    private static final double P1 = 1.66666666666666019037e-01;
    private static final double P2 = -2.77777777770155933842e-03;
    private static final double P3 = 6.61375632143793436117e-05;
    private static final double P4 = -1.65339022054652515390e-06;
    private static final double P5 = 4.13813679705723846039e-08;

    private Logistic() {}

    static double sigmoid(double x) {
        double y = -Math.abs(x);
        if (!(y > -700)) { // subnormal numbers, infinity and NaN
            double e = StrictMath.exp(y);
            return x >= 0 ? 1 / (1 + e) : e;
        }
        double n = (y * PER_LN2 + SHIFT) - SHIFT;
        return quotient(y, n, power(y * PER_LN2 + SHIFT), x >= 0 ? 1 : 0);
    }

    /** σ of y = −|x| or, if up is 1 instead of 0, of |x|, where power = 2^n. */
    private static double quotient(double y, double n, double power, double up) {
        double r = (y - n * LN2_HIGH) - n * LN2_LOW;
        double c = correction(r);
        double m = 2 - c;
        double s = (m + r * (m + c)) * power;
        return (up * m + (1 - up) * s) / (m + s); // a branch here would be guessed wrongly
    }

    /** e^{−|x|}. */
    static double decay(double x) {
        double y = -Math.abs(x);
        if (!(y > -700)) {
            return StrictMath.exp(y);
        }
        double n = (y * PER_LN2 + SHIFT) - SHIFT;
        double r = (y - n * LN2_HIGH) - n * LN2_LOW;
        double c = correction(r);
        return (1 + (r + r * c / (2 - c))) * power(y * PER_LN2 + SHIFT);
    }

    private static double correction(double r) {
        double t = r * r;
        return r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
    }

    /** 2^n, where the argument is {@link #SHIFT} + n: its last bits are those of n. */
    private static double power(double shifted) {
        return Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) + 1023) << 52);
    }

    /** In place. */
    static double[] sigmoid(double[] x) {
        return sigmoid(x, new double[2][x.length]);
    }

    /**
     * In place, with room for two numbers per number. The work on bits has a loop of its own, so
     * that the compiler turns the other one, all the arithmetic, into vector instructions.
     */
    static double[] sigmoid(double[] x, double[][] room) {
        if (powers(x, room[0], room[1])) {
            quotients(x, room[0], room[1]);
        } else {
            Arrays.setAll(x, j -> sigmoid(x[j]));
        }
        return x;
    }

    /** The work on bits; is every number near enough for a quotient? */
    private static boolean powers(double[] x, double[] power, double[] up) {
        boolean near = true;
        for (int j = 0; j < x.length; j++) {
            double y = -Math.abs(x[j]);
            near &= y > -700; // not NaN
            power[j] = power(y * PER_LN2 + SHIFT);
            long positive = ~Double.doubleToRawLongBits(x[j]) >> 63;
            up[j] = Double.longBitsToDouble(positive & ONE);
        }
        return near;
    }

    private static void quotients(double[] x, double[] power, double[] up) {
        for (int j = 0; j < x.length; j++) {
            double y = -Math.abs(x[j]);
            x[j] = quotient(y, (y * PER_LN2 + SHIFT) - SHIFT, power[j], up[j]);
        }
    }

    static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(decay(x));
    }
}
