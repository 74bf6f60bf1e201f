#!/usr/bin/env python3
"""Expected values for GoldenTest: every rule and form in 60-digit decimal arithmetic.

Each form is written here from its publication, not from the Java code:

    momentum, Nesterov   Sutskever et al. 2013, equations (1)-(4); torch.optim.SGD; keras SGD;
                         Nesterov 2004, section 2.2
    Adagrad              Duchi et al. 2011; torch.optim.Adagrad; keras Adagrad
    RMSprop              Tieleman, Hinton 2012; torch.optim.RMSprop; optax.rmsprop
    Adadelta             Zeiler 2012, algorithm 1; torch.optim.Adadelta
    Adam, AMSGrad        Kingma, Ba 2015, algorithm 1 and section 2; Reddi et al. 2018, algorithm 2;
                         torch.optim.Adam; keras Adam
    Adamax               Kingma, Ba 2015, algorithm 2; torch.optim.Adamax; keras Adamax

Every constant and gradient is a double; Decimal(x) takes its exact value. Run it in this folder to
write gradients.csv, cases.csv and golden.csv again:

    python3 golden.py
"""

import random
from decimal import Decimal, getcontext

getcontext().prec = 60
ONE = Decimal(1)


def root(x):
    return x.sqrt()


# A form is a function of one coordinate: (slots, t, g, eta, c, x) -> (new slots, change of x), where
# c holds the constants and x is the parameter before the step.


def gradient_descent(s, t, g, eta, c, x):
    return [], -eta * g


def momentum_notes(s, t, g, eta, c, x):
    u = c["mu"] * s[0] - eta * g
    return [u], u


def momentum_pytorch(s, t, g, eta, c, x):
    buf = c["mu"] * s[0] + g
    return [buf], -eta * buf


def momentum_averaged(s, t, g, eta, c, x):
    m = c["mu"] * s[0] + (ONE - c["mu"]) * g
    return [m], -eta * m


def nesterov_pytorch(s, t, g, eta, c, x):
    buf = c["mu"] * s[0] + g
    return [buf], -eta * (g + c["mu"] * buf)


def nesterov_keras(s, t, g, eta, c, x):
    u = c["mu"] * s[0] - eta * g
    return [u], c["mu"] * u - eta * g


def nesterov_two(s, t, g, eta, c, x):
    new = s[0] - eta * g
    return [new + c["mu"] * (new - x)], new - x


def adagrad_notes(s, t, g, eta, c, x):
    total = s[0] + g * g
    return [total], (-eta / root(total) * g if total else Decimal(0))


def adagrad_paper(s, t, g, eta, c, x):
    total = s[0] + g * g
    return [total], -eta * g / (c["eps"] + root(total))


def adagrad_keras(s, t, g, eta, c, x):
    total = s[0] + g * g
    return [total], -eta * g / root(total + c["eps"])


def mean_square(old, rho, g):
    return rho * old + (ONE - rho) * g**2


def rmsprop_notes(s, t, g, eta, c, x):
    e = mean_square(s[0], c["rho"], g)
    return [e], -eta / root(e + c["eps"]) * g


def rmsprop_pytorch(s, t, g, eta, c, x):
    e = mean_square(s[0], c["rho"], g)
    return [e], -eta * g / (root(e) + c["eps"])


def rmsprop_corrected(s, t, g, eta, c, x):
    e = mean_square(s[0], c["rho"], g)
    return [e], -eta * g / (root(e / (ONE - c["rho"] ** t)) + c["eps"])


def adadelta_notes(s, t, g, eta, c, x):
    e = mean_square(s[0], c["rho"], g)
    delta = -root(s[1] + c["eps"]) / root(e + c["eps"]) * g
    return [e, mean_square(s[1], c["rho"], delta)], delta


def adadelta_pytorch(s, t, g, eta, c, x):
    slots, delta = adadelta_notes(s, t, g, eta, c, x)
    return slots, eta * delta


def adadelta_literal(s, t, g, eta, c, x):
    # d and delta solve d = rho*d_old + (1 - rho)*delta^2, delta^2 = (d + eps)/(e + eps)*g^2; the
    # root of this linear equation for delta^2 is found here without simplifying it.
    e = mean_square(s[0], c["rho"], g)
    q = g**2 / (e + c["eps"])
    square = (c["rho"] * s[1] + c["eps"]) * q / (ONE - (ONE - c["rho"]) * q)
    delta = -root(square) if g > 0 else root(square)
    return [e, mean_square(s[1], c["rho"], delta)], delta


def moments(s, g, c):
    m = c["beta1"] * s[0] + (ONE - c["beta1"]) * g
    v = c["beta2"] * s[1] + (ONE - c["beta2"]) * g**2
    return m, v


def adam_notes(s, t, g, eta, c, x):
    m, v = moments(s, g, c)
    factor = root(ONE - c["beta2"] ** t) / (ONE - c["beta1"] ** t)
    return [m, v], -eta / root(v + c["eps"]) * factor * m


def adam_paper(s, t, g, eta, c, x):
    m, v = moments(s, g, c)
    m_hat = m / (ONE - c["beta1"] ** t)
    v_hat = v / (ONE - c["beta2"] ** t)
    return [m, v], -eta * m_hat / (root(v_hat) + c["eps"])


def adam_keras(s, t, g, eta, c, x):
    m, v = moments(s, g, c)
    alpha = eta * root(ONE - c["beta2"] ** t) / (ONE - c["beta1"] ** t)
    return [m, v], -alpha * m / (root(v) + c["eps"])


def adam_inside(s, t, g, eta, c, x):
    m, v = moments(s, g, c)
    m_hat = m / (ONE - c["beta1"] ** t)
    v_hat = v / (ONE - c["beta2"] ** t)
    return [m, v], -eta * m_hat / root(v_hat + c["eps"])


def adam_uncorrected(s, t, g, eta, c, x):
    m, v = moments(s, g, c)
    return [m, v], -eta * m / (root(v) + c["eps"])


def adam_n11a(s, t, g, eta, c, x):
    m, v = moments(s, g, c)
    factor = root(ONE - c["beta2"] ** t) / (ONE - c["beta1"])
    return [m, v], -eta / root(v + c["eps"]) * factor * m


def amsgrad_paper(s, t, g, eta, c, x):
    m, v = moments(s, g, c)
    largest = v if v > s[2] else s[2]
    return [m, v, largest], -eta * m / (root(largest) + c["eps"]) if largest else Decimal(0)


def amsgrad_pytorch(s, t, g, eta, c, x):
    m, v = moments(s, g, c)
    largest = v if v > s[2] else s[2]
    m_hat = m / (ONE - c["beta1"] ** t)
    return [m, v, largest], -eta * m_hat / (root(largest / (ONE - c["beta2"] ** t)) + c["eps"])


def amsgrad_keras(s, t, g, eta, c, x):
    m, v = moments(s, g, c)
    largest = v if v > s[2] else s[2]
    alpha = eta * root(ONE - c["beta2"] ** t) / (ONE - c["beta1"] ** t)
    return [m, v, largest], -alpha * m / (root(largest) + c["eps"])


def adamax_paper(s, t, g, eta, c, x):
    m = c["beta1"] * s[0] + (ONE - c["beta1"]) * g
    u = max(c["beta2"] * s[1], abs(g))
    divisor = u + c["eps"]
    return [m, u], -eta / (ONE - c["beta1"] ** t) * m / divisor if divisor else Decimal(0)


def adamax_pytorch(s, t, g, eta, c, x):
    m = c["beta1"] * s[0] + (ONE - c["beta1"]) * g
    u = max(c["beta2"] * s[1], abs(g) + c["eps"])
    return [m, u], -eta / (ONE - c["beta1"] ** t) * m / u


ADAM = dict(beta1=0.9, beta2=0.999, eps=1e-8)
# rule, form, function, slots, usual rate, usual constants
FORMS = [
    ("GradientDescent", "", gradient_descent, 0, 0.01, {}),
    ("Momentum", "NOTES", momentum_notes, 1, 0.01, dict(mu=0.9)),
    ("Momentum", "PYTORCH", momentum_pytorch, 1, 0.01, dict(mu=0.9)),
    ("Momentum", "AVERAGED", momentum_averaged, 1, 0.01, dict(mu=0.9)),
    # With given gradients, the notes' Nesterov differs from momentum only in where they are taken.
    ("Nesterov", "NOTES", momentum_notes, 1, 0.01, dict(mu=0.9)),
    ("Nesterov", "PYTORCH", nesterov_pytorch, 1, 0.01, dict(mu=0.9)),
    ("Nesterov", "KERAS", nesterov_keras, 1, 0.01, dict(mu=0.9)),
    ("Nesterov", "TWO_SEQUENCES", nesterov_two, 1, 0.01, dict(mu=0.9)),
    ("Adagrad", "NOTES", adagrad_notes, 1, 0.01, dict(eps=0.0, g0=0.0)),
    ("Adagrad", "PAPER", adagrad_paper, 1, 0.01, dict(eps=1e-10, g0=0.0)),
    ("Adagrad", "KERAS", adagrad_keras, 1, 0.01, dict(eps=1e-7, g0=0.1)),
    ("RmsProp", "NOTES", rmsprop_notes, 1, 0.001, dict(rho=0.9, eps=1e-8)),
    ("RmsProp", "PYTORCH", rmsprop_pytorch, 1, 0.001, dict(rho=0.99, eps=1e-8)),
    ("RmsProp", "CORRECTED", rmsprop_corrected, 1, 0.001, dict(rho=0.9, eps=1e-8)),
    ("Adadelta", "NOTES", adadelta_notes, 2, 1.0, dict(rho=0.95, eps=1e-6)),
    ("Adadelta", "LITERAL", adadelta_literal, 2, 1.0, dict(rho=0.95, eps=1e-6)),
    ("Adadelta", "PYTORCH", adadelta_pytorch, 2, 1.0, dict(rho=0.9, eps=1e-6)),
    ("Adam", "NOTES", adam_notes, 2, 0.001, ADAM),
    ("Adam", "PAPER", adam_paper, 2, 0.001, ADAM),
    ("Adam", "PYTORCH", adam_paper, 2, 0.001, ADAM),
    ("Adam", "KERAS", adam_keras, 2, 0.001, dict(ADAM, eps=1e-7)),
    ("Adam", "EPS_INSIDE_VHAT", adam_inside, 2, 0.001, ADAM),
    ("Adam", "UNCORRECTED", adam_uncorrected, 2, 0.001, ADAM),
    ("Adam", "PRINTED_N11A", adam_n11a, 2, 0.001, ADAM),
    ("AmsGrad", "PAPER", amsgrad_paper, 3, 0.001, dict(ADAM, eps=0.0)),
    ("AmsGrad", "PYTORCH", amsgrad_pytorch, 3, 0.001, ADAM),
    ("AmsGrad", "KERAS", amsgrad_keras, 3, 0.001, dict(ADAM, eps=1e-7)),
    ("Adamax", "PAPER", adamax_paper, 2, 0.002, dict(ADAM, eps=0.0)),
    ("Adamax", "PYTORCH", adamax_pytorch, 2, 0.002, ADAM),
    ("Adamax", "KERAS", adamax_paper, 2, 0.001, dict(ADAM, eps=1e-7)),
]

START = [1.0, -0.5, 0.25]
LOUD = dict(mu=0.3, rho=0.3, beta1=0.3, beta2=0.7, eps=0.5, g0=0.2)
LOUD_RATES = [0.25, 0.4, 0.1, 0.3, 0.6]


def gradients():
    """Coordinate 0 is about 1e-4, coordinate 1 about 1, coordinate 2 is 0 until step 3."""
    rng = random.Random(20)
    rows = []
    for t in range(1, 1001):
        small = round(rng.uniform(-2, 6), 3)
        large = round(rng.uniform(-2, 4), 3)
        late = 0.0 if t < 3 else round(rng.uniform(-1, 1), 3)
        rows.append([float(f"{small}e-4"), large, late])
    return rows


def text(x):
    return f"{x:.25e}" if x else "0"


def run(name, form, function, slots, rates, constants, rows, keep):
    exact = {key: Decimal(value) for key, value in constants.items()}
    for i, start in enumerate(START):
        x = Decimal(start)
        s = [Decimal(0)] * slots
        if name == "Adagrad":
            s = [exact["g0"]]
        if form == "TWO_SEQUENCES":
            s = [x]
        for t, row in enumerate(rows, 1):
            s, change = function(s, t, Decimal(row[i]), Decimal(rates(t)), exact, x)
            x += change
            if t in keep:
                yield [t, i, text(x), text(change)] + [text(slot) for slot in s]


def main():
    rows = gradients()
    with open("gradients.csv", "w", newline="\n") as out:
        out.write("g0,g1,g2\n")
        for row in rows:
            out.write(",".join(map(repr, row)) + "\n")
    with open("cases.csv", "w", newline="\n") as cases, open("golden.csv", "w", newline="\n") as out:
        cases.write("case,rule,form,kind,rates,mu,rho,beta1,beta2,eps,g0\n")
        out.write("case,t,i,theta,step,slots...\n")
        case = 0
        for name, form, function, slots, eta, usual in FORMS:
            loud = {key: LOUD[key] for key in usual}
            if (name, form) == ("Adagrad", "NOTES"):
                loud["eps"] = 0.0
            fixed = name == "Adadelta" and form != "PYTORCH"
            rates = [1.0] if fixed else LOUD_RATES
            kinds = [
                ("loud", rates, loud, rows[:5], range(1, 6)),
                ("usual", [eta], usual, rows[:5], range(1, 6)),
                ("long", [eta], usual, rows, [10, 100, 1000]),
            ]
            for kind, etas, constants, given, keep in kinds:
                case += 1
                columns = [
                    repr(constants[key]) if key in constants else ""
                    for key in ("mu", "rho", "beta1", "beta2", "eps", "g0")
                ]
                head = [str(case), name, form, kind, " ".join(map(repr, etas))]
                cases.write(",".join(head + columns) + "\n")
                rate = lambda t: etas[(t - 1) % len(etas)]
                for line in run(name, form, function, slots, rate, constants, given, keep):
                    out.write(",".join(map(str, [case] + line)) + "\n")


main()
