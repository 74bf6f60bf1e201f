"""Writes exact.csv: log Z and a few expectations of RBMs, in 60-digit decimals, for the unit tests.

Parameter k of a model (W row by row, then b, then a) is scale * ((37 k + 11) mod 61 - 30) / 16.
Run: python3 exact.py > exact.csv
"""

from decimal import Decimal, getcontext

getcontext().prec = 60
getcontext().Emin = -(10**9)
getcontext().Emax = 10**9

print("D,F,scale,logZ,E_v1h1,E_vD,E_hF,E_vDhF")
for d, f, scale in [
    (3, 2, 1), (1, 1, 3), (5, 4, 1), (4, 7, 1), (9, 8, 1), (12, 10, "0.5"), (10, 12, 2),
    (20, 6, 1), (40, 5, 1), (8, 8, 100), (11, 12, 100), (6, 9, 10000), (300, 4, 100), (60, 11, 8),
]:
    s = Decimal(scale) / 16
    theta = [s * ((37 * k + 11) % 61 - 30) for k in range(d * f + d + f)]
    w = [theta[i * f:(i + 1) * f] for i in range(d)]
    b, a = theta[d * f:d * f + d], theta[d * f + d:]
    if f > d:  # sum over the smaller layer
        w, b, a = [list(column) for column in zip(*w)], a, b
    m, n = len(b), len(a)
    z = Decimal(0)
    e11, ei, ej, eij = Decimal(0), Decimal(0), Decimal(0), Decimal(0)
    for state in range(2**n):
        h = [state >> j & 1 for j in range(n)]
        p = sum(a[j] for j in range(n) if h[j])
        p = Decimal(p).exp()
        sigma = []
        for i in range(m):
            e = Decimal(b[i] + sum(w[i][j] for j in range(n) if h[j])).exp()
            p *= 1 + e
            sigma.append(e / (1 + e))
        z += p
        e11 += p * sigma[0] * h[0]
        ei += p * sigma[-1]
        ej += p * h[-1]
        eij += p * sigma[-1] * h[-1]
    visible, hidden = (ej, ei) if f > d else (ei, ej)
    values = [z.ln(), e11 / z, visible / z, hidden / z, eij / z]
    print(",".join([str(d), str(f), str(scale)] + ["%.25e" % x for x in values]))
