/* The same loops in C, for comparison. Built by ./course bench when a compiler is there:
   cc -O3 -march=native -fno-math-errno -ffp-contract=off -shared -fPIC */
#include <math.h>
#include <stddef.h>

void adam(int t, double *theta, double *m, double *v, const double *g, size_t n) {
    double root = sqrt(1 - pow(0.999, t)), rate = 0.001 * (root / (1 - pow(0.9, t)));
    for (size_t i = 0; i < n; i++) {
        m[i] = 0.9 * m[i] + (1 - 0.9) * g[i];
        v[i] = 0.999 * v[i] + (1 - 0.999) * (g[i] * g[i]);
        theta[i] = theta[i] - rate * m[i] / (sqrt(v[i]) + 1e-8 * root);
    }
}

/* log of the sum over the 2^f hidden states, visited so that one unit changes at a time */
double log_z(int d, int f, const double *theta) {
    const double *b = theta + d * f, *a = b + d;
    double x[64], energy = 0, sum = 0, shift = 0;
    for (int i = 0; i < d; i++) x[i] = b[i];
    unsigned long gray = 0;
    for (unsigned long s = 0;;) {
        double product = 1;
        for (int i = 0; i < d; i++) product *= 1 + exp(x[i]);
        double top = energy + log(product);
        if (s == 0) shift = top;
        sum += exp(top - shift);
        if (++s == 1UL << f) break;
        unsigned long next = s ^ (s >> 1);
        int j = __builtin_ctzl(gray ^ next);
        double sign = next >> j & 1 ? 1 : -1;
        gray = next;
        energy += sign * a[j];
        for (int i = 0; i < d; i++) x[i] += sign * theta[i * f + j];
    }
    return shift + log(sum);
}
