package descent.rbm;

import static descent.rbm.States.bit;

import org.apache.commons.math3.fraction.BigFraction;

/**
 * Data minus model in fractions: what {@link Gradient} is in doubles.
 *
 * <pre>
 *   w_ij:  v_i P(h_j given v) − E[v'_i P(h_j given v')],   b_i:  v_i − E[v'_i],
 *   a_j:   P(h_j given v) − E[P(h_j given v')]                          (D14)
 * </pre>
 */
final class RationalGradient {
    private RationalGradient() {}

    /** The statistics of one row minus their mean under the probabilities of v'. */
    static BigFraction[] dataMinusModel(RationalRbm rbm, int data, BigFraction[] model) {
        BigFraction[] g = statistics(rbm, data);
        for (int v = 0; v < model.length; v++) {
            BigFraction[] s = statistics(rbm, v);
            for (int k = 0; k < g.length; k++) {
                g[k] = g[k].subtract(model[v].multiply(s[k]));
            }
        }
        return g;
    }

    /** v_i P(h_j given v), v_i and P(h_j given v). */
    private static BigFraction[] statistics(RationalRbm rbm, int v) {
        int d = rbm.visibleUnits();
        int f = rbm.hiddenUnits();
        BigFraction[] p = rbm.hiddenGiven(v);
        BigFraction[] s = new BigFraction[d * f + d + f];
        for (int i = 0; i < d; i++) {
            BigFraction x = new BigFraction(bit(v, i, d));
            for (int j = 0; j < f; j++) {
                s[i * f + j] = x.multiply(p[j]);
            }
            s[d * f + i] = x;
        }
        System.arraycopy(p, 0, s, d * (f + 1), f);
        return s;
    }
}
