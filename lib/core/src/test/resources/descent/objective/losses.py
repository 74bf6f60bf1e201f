"""Losses and gradients over rows in 60-digit decimal arithmetic, from the definitions.

Writes losses.csv beside this file: one line per quantity, its name and its numbers. The inputs are
doubles, written with the digits that give them back; the results have 40 digits. Run:
python3 losses.py
"""

import csv
import gzip
import pathlib
from decimal import Decimal, getcontext

getcontext().prec = 60
HERE = pathlib.Path(__file__).parent
DATA = HERE.parents[3] / "main/resources/descent/data"


def scores(theta, x, outputs):
    features = len(x)
    return [
        theta[outputs * features + k] + sum(theta[k * features + f] * x[f] for f in range(features))
        for k in range(outputs)
    ]


def softmax(z, y):
    total = sum(s.exp() for s in z)  # a Decimal has room for e^900
    return total.ln() - z[y], [s.exp() / total - (k == y) for k, s in enumerate(z)]


def logistic(z, y):
    p = 1 / (1 + (-z[0]).exp())
    return -(p if y == 1 else 1 - p).ln(), [p - y]


def squares(z, y):
    return (z[0] - y) ** 2 / 2, [z[0] - y]


def mean_loss(row_loss, theta, rows, targets, outputs, l2):
    theta = [Decimal(t) for t in theta]
    features = len(rows[0])
    weights = outputs * features
    value = Decimal(0)
    gradient = [Decimal(0)] * len(theta)
    for row, y in zip(rows, targets):
        x = [Decimal(c) for c in row]
        loss, slopes = row_loss(scores(theta, x, outputs), y)
        value += loss
        for k, slope in enumerate(slopes):
            for f in range(features):
                gradient[k * features + f] += slope * x[f]
            gradient[weights + k] += slope
    n = len(rows)
    l2 = Decimal(l2)
    value = value / n + l2 / 2 * sum(t * t for t in theta[:weights])
    gradient = [g / n + (l2 * theta[i] if i < weights else 0) for i, g in enumerate(gradient)]
    return value, gradient


def main():
    out = []

    def keep(name, numbers):
        out.append(",".join([name] + [f"{n:.39e}" if isinstance(n, Decimal) else repr(n) for n in numbers]))

    # loud numbers; the last row has scores up to 900, far above where e^z overflows a double
    rows = [[0.3, -1.7, 2.9], [-0.4, 0.6, 1.1], [1e-4, -3e-4, 2e-4], [5.5, 4.25, -6.125], [300.0, -150.0, 75.0]]
    l2 = 0.3
    theta = [0.7, -1.3, 0.11, -0.6, 0.9, 2.2, 1.9, -2.1, 0.5, 0.05, -0.07, 0.13, 0.8, -0.9, 0.25, -0.125]
    labels = [2, 0, 3, 1, 0]
    keep("x", [c for row in rows for c in row])
    keep("softmax.theta", theta)
    keep("softmax.labels", labels)
    value, gradient = mean_loss(softmax, theta, rows, labels, 4, l2)
    keep("softmax.value", [value])
    keep("softmax.gradient", gradient)

    theta = [0.7, -1.3, 0.11, -0.6]
    labels = [1, 0, 0, 1, 0]
    keep("logistic.theta", theta)
    keep("logistic.labels", labels)
    getcontext().prec = 460  # 1 - p of the last row loses some 180 digits
    value, gradient = mean_loss(logistic, theta, rows, labels, 1, l2)
    getcontext().prec = 60
    keep("logistic.value", [value])
    keep("logistic.gradient", gradient)

    targets = [3.5, -0.75, 0.3, 11.1, -20.0]
    keep("squares.theta", theta)
    keep("squares.y", targets)
    value, gradient = mean_loss(squares, theta, rows, [Decimal(t) for t in targets], 1, l2)
    keep("squares.value", [value])
    keep("squares.gradient", gradient)

    # the digits, pixels / 16, with the parameters ((7 i) mod 13 - 6) / 8
    with gzip.open(DATA / "digits/digits8x8-1797.csv.gz", "rt") as file:
        table = list(csv.reader(file))[1:]
    images = [[int(p) / 16 for p in row[:64]] for row in table]
    digits = [int(row[64]) for row in table]
    theta = [((7 * i) % 13 - 6) / 8 for i in range(650)]
    value, gradient = mean_loss(softmax, theta, images, digits, 10, 0)
    keep("digits.value", [value])
    keep("digits.gradient", gradient)
    (HERE / "losses.csv").write_text("\n".join(out) + "\n", encoding="utf-8")


main()
