package descent.rbm;

/**
 * Some of the chains of {@link AnnealedImportanceSampling}, with the logarithms of their weights.
 */
final class AnnealedChains {
    private final Rbm rbm;
    private final double[] base;
    private final Weights w;
    private final int first;
    private final Layer v;
    private final Layer h;
    private final double[][] x; // a + W v
    private final double[][] p; // σ(β x)
    private final double[][] q;
    private final double[][] roomP;
    private final double[][] roomQ;
    private final double[] zero;
    final double[] logW;

    AnnealedChains(Rbm rbm, double[] base, Weights w, double[][] start, int first) {
        this.rbm = rbm;
        this.base = base;
        this.w = w;
        this.first = first;
        v = new Layer(start.length, rbm.visible);
        h = new Layer(start.length, rbm.hidden);
        x = new double[start.length][rbm.hidden];
        p = new double[start.length][rbm.hidden];
        q = new double[start.length][rbm.visible];
        roomP = new double[2][rbm.hidden];
        roomQ = new double[2][rbm.visible];
        zero = new double[rbm.visible];
        logW = new double[start.length];
        for (int c = 0; c < start.length; c++) {
            v.set(c, Rows.binary("samples[" + (first + c) + "]", start[c], rbm.visible));
            v.index(c);
        }
        input();
    }

    private void input() {
        int a = rbm.visible * (rbm.hidden + 1);
        v.product(w.row, rbm.theta, a, x, 0, v.rows);
    }

    /** log w += log f_to(v) − log f_from(v), where f belongs to an inverse temperature. */
    void weigh(double from, double to) {
        int f = rbm.hidden;
        int b = rbm.visible * f;
        for (int c = 0; c < v.rows; c++) {
            double sum = 0;
            for (int i = 0; i < rbm.visible; i++) {
                sum += v.value[c][i] * (rbm.theta[b + i] - base[i]);
            }
            sum *= to - from;
            double up = 1; // a product of 1 + e^{−|to x|}, so that one logarithm serves many units
            double down = 1;
            for (int j = 0; j < f; j++) {
                double y = x[c][j];
                up *= 1 + Logistic.decay(to * y);
                down *= 1 + Logistic.decay(from * y);
                sum += (to - from) * Math.max(y, 0);
                if ((j & 511) == 511 || j == f - 1) { // at most 2^512
                    sum += StrictMath.log(up / down);
                    up = 1;
                    down = 1;
                }
            }
            logW[c] += sum;
        }
    }

    /** One Gibbs step at the inverse temperature β. */
    void step(double beta, long seed, long step) {
        int d = rbm.visible;
        for (int c = 0; c < v.rows; c++) {
            for (int j = 0; j < rbm.hidden; j++) {
                p[c][j] = beta * x[c][j];
            }
            Logistic.sigmoid(p[c], roomP);
            h.sample(c, p[c], Stream.key(seed, step, first + c), 0);
        }
        h.product(w.column, zero, 0, q, 0, v.rows);
        for (int c = 0; c < v.rows; c++) {
            for (int i = 0; i < d; i++) {
                double bias = (1 - beta) * base[i] + beta * rbm.theta[d * rbm.hidden + i];
                q[c][i] = bias + beta * q[c][i];
            }
            Logistic.sigmoid(q[c], roomQ);
            v.sample(c, q[c], Stream.key(seed, step, first + c), rbm.hidden);
        }
        input();
    }
}
