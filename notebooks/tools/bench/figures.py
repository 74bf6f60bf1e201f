"""The small tables from which descent.bench.Charts draws the figures of the report, and the slopes of its curves."""

import math
from pathlib import Path

NAMES = 5
ORDER = ("torch", "torch fused", "optax", "nd4j", "tribuo", "c", "sklearn", "numpy", "rbms")  # one peer, one colour in all figures
OURS = ("descent", "y += a x", "descent, 1 thread")  # participants of which no bar is drawn


def curves(times: dict) -> dict:
    """Curve -> sizes and least times."""
    found = {}
    for name, who in times.items():
        if "descent" in who:
            curve, size = name.split("; ")
            found.setdefault(curve, []).append((float(size), min(who["descent"])))
    return found


def slope(points: list) -> float:
    """The exponent p of time ~ size^p, by least squares on the upper half of the sizes, where the fixed costs are gone."""
    upper = [(math.log(x), math.log(y)) for x, y in points[-max(2, (len(points) + 1) // 2) :]]
    mx, my = (sum(p[k] for p in upper) / len(upper) for k in (0, 1))
    return sum((x - mx) * (y - my) for x, y in upper) / sum((x - mx) ** 2 for x, _ in upper)


def states(curve: str, points: list) -> list:
    """A sum over n×n has 2^n n factors: that is its size."""
    return [(x * 2**x, y) for x, y in points] if "n×n" in curve else points


def short(part: str, work: str) -> tuple:
    """The picture a piece of work belongs to, and its name in it."""
    if part == "rules":
        rule, size = work.split(" ", 1)
        return (f"rule, {size} parameters", rule) if "thread" not in size else ("rule, 2 threads", work.removesuffix(", 2 threads"))
    if part == "cd":
        threads = "2 threads" if work.endswith(", 2 threads") else "1 thread"
        name = work.removesuffix(", 2 threads").replace("gradient, ", "").replace(", density", "").replace("whole step, bits", "step")
        return f"CD-1, density of the hidden units, {threads}", name
    return "work", work


def cut(pictures: dict):
    """Pictures with at most so many names that all of them can be read."""
    for title, rows in pictures.items():
        names = list(dict.fromkeys(r[0] for r in rows))
        for k in range(0, len(names), NAMES):
            yield title, [r for r in rows if r[0] in names[k : k + NAMES]]


def write(folder: Path, stored: dict):
    """The tables of one version of Java."""
    for part in ("rules", "cd", "exact", "ais"):
        pictures = {}
        for work, who in stored.get(part, ({}, {}))[0].items():
            if "descent" not in who:
                continue
            title, name = short(part, work)
            bars = [(name, peer, f"{min(who[peer]) / min(who['descent']):.4g}") for peer in who if peer not in OURS]
            pictures.setdefault(title, []).extend(bars)
        for number, (title, rows) in enumerate(cut(pictures), start=1):
            ordered = sorted(rows, key=lambda row: ORDER.index(row[1]) if row[1] in ORDER else len(ORDER))
            table(folder / f"{part}-{number:02}.csv", f"bars;{title};times as fast as", ordered)
    for curve, points in curves(stored["growth"][0]).items() if "growth" in stored else ():
        if len(points) > 2:
            name = "growth-" + "".join(c if c.isalnum() and c.isascii() else "-" for c in curve).strip("-").lower()
            table(folder / f"{name}.csv", "curves;size;seconds", [(curve.replace(";", ","), x, y) for x, y in states(curve, points)])


def table(file: Path, head: str, rows: list):
    """Writes one of them."""
    file.write_text("\n".join([head, *(";".join(map(str, r)) for r in rows)]) + "\n", encoding="utf-8")
