package descent.rbm;

/**
 * The state of a layer as a number: its binary digits are the units, the first unit first, so that
 * (1, 0, 1) is 5.
 */
final class States {
    private States() {}

    /** The units of the state {@code s} of a layer of n units. */
    static double[] bits(int s, int n) {
        double[] bits = new double[n];
        for (int k = 0; k < n; k++) {
            bits[k] = bit(s, k, n);
        }
        return bits;
    }

    /** Unit k of the state {@code s} of a layer of n units. */
    static int bit(int s, int k, int n) {
        return s >> (n - 1 - k) & 1;
    }

    /** The number of a state, whose units are 0 or 1. */
    static int number(double[] bits) {
        int s = 0;
        for (double bit : bits) {
            s = 2 * s + (int) bit;
        }
        return s;
    }
}
