"""Writes expected.txt: inputs of the tasks and what is right for them, not by the library.

Rules are calculated with 40 digits from the formulas of the notes; everything about RBMs by going
through all states, without sigma, softplus or free energy. Run: python expected.py > expected.txt
"""

from decimal import Decimal as D
from decimal import getcontext
from fractions import Fraction as Q
from itertools import product

getcontext().prec = 40
THETA = ["1.5", "-0.75", "0.625"]
G = [["0.9", "-0.12", "0.011"], ["-1.1", "0", "0.007"], ["0.6", "0.09", "-0.014"], ["0.7", "-0.06", "0.008"]]
FIRST_ZERO = [["0.9", "0", "0.011"], ["-1.1", "0", "0.007"], ["0.6", "0.09", "-0.014"]]


def text(x):
    if isinstance(x, list):
        return "[" + ", ".join(map(text, x)) + "]"
    if isinstance(x, Q):
        return str(x.numerator) if x.denominator == 1 else f"{x.numerator} / {x.denominator}"
    return x if isinstance(x, str) else repr(float(x))


def line(task, arguments, expected):
    def arg(kind, x):
        flat = lambda row: ",".join(map(str, row))  # noqa: E731
        return kind + " " + ("/".join(map(flat, x)) if kind in "mt" else flat(x) if kind in "vb" else str(x))

    print(task + "; " + "; ".join(arg(k, x) for k, x in arguments) + " = " + text(expected))


def path(g, step, memory=2):
    """step(t, x, g, memory of the coordinate) gives the new x."""
    x, kept, rows = [D(a) for a in THETA], [[D(0)] * memory for _ in THETA], []
    for t, row in enumerate(g, 1):
        x = [step(t, x[i], D(row[i]), kept[i]) for i in range(len(x))]
        rows.append(x)
    return rows


def rules():
    eta, mu, rho, b1, b2, eps = D("0.2"), D("0.7"), D("0.6"), D("0.4"), D("0.8"), D("0.15")
    start = [("v", THETA), ("m", G)]

    def momentum(t, x, g, s):
        s[0] = mu * s[0] - eta * g
        return x + s[0]

    def adagrad(t, x, g, s):
        s[0] += g * g
        return x - eta / s[0].sqrt() * g if s[0] else x

    def rmsprop(t, x, g, s):
        s[0] = rho * s[0] + (1 - rho) * g * g
        return x - eta / (s[0] + eps).sqrt() * g

    def adadelta(t, x, g, s):
        s[0] = rho * s[0] + (1 - rho) * g * g
        delta = -(s[1] + eps).sqrt() / (s[0] + eps).sqrt() * g
        s[1] = rho * s[1] + (1 - rho) * delta * delta
        return x + delta

    def adam(t, x, g, s):
        s[0] = b1 * s[0] + (1 - b1) * g
        s[1] = b2 * s[1] + (1 - b2) * g * g
        return x - eta / (s[1] + eps).sqrt() * (1 - b2**t).sqrt() / (1 - b1**t) * s[0]

    line("gradient-descent", [*start, ("d", eta)], path(G, lambda t, x, g, s: x - eta * g))
    line("momentum", [*start, ("d", eta), ("d", mu)], path(G, momentum))
    line("adagrad", [("v", THETA), ("m", FIRST_ZERO), ("d", eta)], path(FIRST_ZERO, adagrad))
    line("rmsprop", [*start, ("d", eta), ("d", rho), ("d", eps)], path(G, rmsprop))
    line("adadelta", [*start, ("d", rho), ("d", eps)], path(G, adadelta))
    line("adam", [*start, ("d", eta), ("d", b1), ("d", b2), ("d", eps)], path(G, adam))
    # Nesterov in look-ahead coordinates, turned back into positions: another way round.
    curvature, rows = ["0.5", "2.5", "4.5"], []
    rate, phi, u = D("0.1"), [D(a) for a in THETA], [D(0)] * 3
    for _ in range(4):
        u = [mu * u[i] - rate * D(curvature[i]) * phi[i] for i in range(3)]
        before = [phi[i] - (u[i] + rate * D(curvature[i]) * phi[i]) for i in range(3)]
        rows.append([before[i] + u[i] for i in range(3)])
        phi = [rows[-1][i] + mu * u[i] for i in range(3)]
    arguments = [("v", THETA), ("v", curvature), ("d", rate), ("d", mu), ("i", 4)]
    line("nesterov", arguments, rows)
    g, eta, b1, b2, eps = D("0.1"), D("0.5"), D("0.4"), D("0.8"), D("0.02")
    m, v = (1 - b1) * g, (1 - b2) * g * g
    c, mhat, vhat = (1 - b2).sqrt() / (1 - b1), m / (1 - b1), v / (1 - b2)
    for name, step in {
        "notes": c * m / (v + eps).sqrt(),
        "paper": mhat / (vhat.sqrt() + eps),
        "keras": c * m / (v.sqrt() + eps),
        "inside": mhat / (vhat + eps).sqrt(),
    }.items():
        line("epsilon-places", [("d", float(eta * step))] + [("d", x) for x in (g, eta, b1, b2, eps)], name)


def predictions():
    line("predict-momentum", [], [1, 0, -0.5])  # velocities −1, −1, −1/2
    line("predict-nesterov", [], [1, 0.25, -0.0625])  # looks at 2, 1/2, −1/8
    line("predict-adam", [], [D("-0.21"), D("-0.14"), D("-0.23")])  # steps 1, −1/3, 3/7 of 0.21


def energy(v, h, w, b, a):
    pairs = sum(w[i][j] * v[i] * h[j] for i in range(len(v)) for j in range(len(h)))
    return -(pairs + sum(x * y for x, y in zip(b, v)) + sum(x * y for x, y in zip(a, h)))


def states(n):
    return list(product((0, 1), repeat=n))


def given(v, w, b, a, hidden):
    """P(unit = 1) of the other layer, by its states."""
    n = len(a) if hidden else len(b)
    weigh = {s: (-energy(v, s, w, b, a) if hidden else -energy(s, v, w, b, a)).exp() for s in states(n)}
    total = sum(weigh.values())
    return [sum(p for s, p in weigh.items() if s[k]) / total for k in range(n)]


def rbm():
    W = [["0.7", "-1.2"], ["0.4", "1.6"], ["-0.9", "0.3"]]
    B, A = ["0.5", "-0.8", "1.1"], ["-0.6", "0.2"]
    w, b, a = [[D(x) for x in r] for r in W], [D(x) for x in B], [D(x) for x in A]
    model = [("m", W), ("v", B), ("v", A)]
    line("energy", [("b", (1, 0, 1)), ("b", (1, 1)), *model], energy((1, 0, 1), (1, 1), w, b, a))
    line("hidden-given", [("b", (1, 1, 0)), *model], given((1, 1, 0), w, b, a, True))
    line("visible-given", [("b", (0, 1)), *model], given((0, 1), w, b, a, False))
    free = -sum((-energy((1, 1, 0), h, w, b, a)).exp() for h in states(2)).ln()
    line("free-energy", [("b", (1, 1, 0)), *model], free)
    rows = [(1, 0, 1), (0, 1, 0)]
    forh, forv = [["0.4", "0.55"], ["0.2", "0.75"]], [["0.3", "0.8", "0.6"], ["0.45", "0.1", "0.9"]]
    mean = [[D(0)] * 2 for _ in range(3)]
    for v0, uh, uv in zip(rows, forh, forv):
        p0 = given(v0, w, b, a, True)
        h0 = [int(D(u) < p) for u, p in zip(uh, p0)]
        v1 = [int(D(u) < p) for u, p in zip(uv, given(h0, w, b, a, False))]
        p1 = given(v1, w, b, a, True)
        for i in range(3):
            for j in range(2):
                mean[i][j] += (v0[i] * p0[j] - v1[i] * p1[j]) / 2
    line("cd-1", [("t", rows), ("m", forh), ("m", forv), *model], mean)
    for w, b, a, v in (
        ([[1, -1], [0, 2], [1, 0]], [-1, 0, 1], [0, -1], (1, 0, 1)),
        ([[2, -1, 1], [-2, 1, -1]], [1, -2], [-1, 2, 1], (0, 1)),
    ):
        weigh = {(x, h): Q(2) ** -energy(x, h, w, b, a) for x in states(len(b)) for h in states(len(a))}
        z, s = sum(weigh.values()), sum(p for (x, _), p in weigh.items() if x == v)
        whole = [("t", w), ("b", b), ("b", a)]
        line("partition", whole, z)
        gradient = [
            [
                sum(p for (x, h), p in weigh.items() if x == v and x[i] and h[j]) / s
                - sum(p for (x, h), p in weigh.items() if x[i] and h[j]) / z
                for j in range(len(a))
            ]
            for i in range(len(b))
        ]
        line("exact-gradient", [("b", v), *whole], gradient)


def counting():
    for rows, batch, budget in ((118, 16, 7200), (50, 50, 149), (101, 10, 1000)):
        steps, spent = 0, 0
        while spent + rows <= budget:  # epoch by epoch, step by step
            left = rows
            while left > 0:
                left -= batch
                steps += 1
            spent += rows
        line("budget-steps", [("i", rows), ("i", batch), ("i", budget)], str(steps))


rules()
predictions()
rbm()
counting()
