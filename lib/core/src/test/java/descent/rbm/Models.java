package descent.rbm;

/** The models that several tests use. */
final class Models {
    static final double LN2 = StrictMath.log(2);

    private Models() {}

    /** The model of three visible and two hidden units whose numbers are fractions. */
    static Rbm fractions() {
        double[] multiples = {1, -1, 0, 2, 1, 0, -1, 0, 1, 0, -1};
        for (int k = 0; k < multiples.length; k++) {
            multiples[k] *= LN2;
        }
        return Rbm.of(3, 2, multiples);
    }

    /** Parameter k is scale · ((37 k + 11) mod 61 − 30)/16, as in exact.py. */
    static Rbm pattern(int d, int f, double scale) {
        double[] theta = new double[d * f + d + f];
        for (int k = 0; k < theta.length; k++) {
            theta[k] = scale * ((37 * k + 11) % 61 - 30) / 16;
        }
        return Rbm.of(d, f, theta);
    }
}
