"""Writes BENCHMARKS.md, its Korean twin and their figures from the raw numbers of earlier runs."""

import csv
import json
import math
import os
import subprocess
from pathlib import Path
from statistics import median, quantiles

from . import bench_cases, bench_spark, bench_workers, places, say

FILES = {"en": "BENCHMARKS.md", "ko": "BENCHMARKS.ko.md"}
NAMES = {"en": "English", "ko": "한국어"}
KERNEL_GOALS = {"kernel start to first chart": 3.5, "first use of the library": 0.15, "work until steady": 0.1}
HOMEWORK_GOAL = 2
ORDER = ("rules", "forms", "cd", "exact", "ais", "figure", "kernel", "homework", "spark", "growth")


def write(results: Path, jdk) -> str:
    """Everything from what is stored; gives the name of the report."""
    stored = {p: (load(results / f"{p}.csv"), about(results / f"{p}.json")) for p in ORDER if (results / f"{p}.csv").exists()}
    figures = results / "figures"
    figures.mkdir(parents=True, exist_ok=True)
    for old in figures.glob("*"):
        old.unlink()
    tables(figures, stored)
    path = os.pathsep.join([str(bench_workers.BENCH / "target/classes"), str(bench_workers.BENCH / "target/classpath/*")])
    command = [str(jdk.program("java")), "-Djava.awt.headless=true", "-cp", path, "descent.bench.Charts", str(figures)]
    subprocess.run(command, check=True, env={**os.environ, "DESCENT_LANG": "en"})
    for language, name in FILES.items():
        (places.ROOT / name).write_text(page(stored, language, figures), encoding="utf-8")
    return FILES[say.language()]


def load(file: Path) -> dict:
    """Case -> participant -> seconds of each round."""
    found = {}
    with open(file, encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found.setdefault(row["case"], {}).setdefault(row["who"], []).append(float(row["seconds"]))
    return found


def about(file: Path) -> dict:
    """Machine, versions, checks."""
    return json.loads(file.read_text(encoding="utf-8"))


def ratios(ours: list, theirs: list) -> tuple:
    """Median and quartiles of the ratios round by round, and the ratio of the least times."""
    each = sorted(t / o for o, t in zip(ours, theirs))
    low, _, high = quantiles(each, n=4) if len(each) > 1 else each * 3
    return median(each), low, high, min(theirs) / min(ours)


def seconds(x: float) -> str:
    """A time with its unit, three digits."""
    for unit, size in (("s", 1), ("ms", 1e-3), ("µs", 1e-6), ("ns", 1e-9)):
        if x >= size or unit == "ns":
            return f"{x / size:.3g} {unit}" if x / size < 1000 else f"{x / size:.0f} {unit}"
    return ""


def page(stored: dict, language: str, figures: Path) -> str:
    """The report in one language."""

    def t(key, **values):
        return say.text("bench.report." + key, language, **values)

    lines = [f"# {t('title')}", "", f"*[{NAMES[say.other(language)]}]({FILES[say.other(language)]})*", "", t("intro"), ""]
    if stored:
        lines += machine(stored, t)
    for part in ORDER:
        if part not in stored:
            continue
        times, info = stored[part]
        lines += [f"## {t('part.' + part)}", ""]
        if info["quick"]:
            lines += [t("quick"), ""]
        if part == "growth":
            lines += growth(times, t)
        elif part == "kernel":
            lines += kernel(times, t)
        elif part == "spark":
            lines += bench_spark.section(times, t, seconds)
        elif part == "homework":
            lines += homework(times, t)
        elif part == "forms":
            lines += forms(times, t)
        else:
            lines += compared(part, times, info, t)
        if info["absent"]:
            lines += [t("absent", names=", ".join(f"{k} ({v})" for k, v in sorted(info["absent"].items()))), ""]
        for picture in sorted(figures.glob(f"{part}*.png")):
            alt = picture.with_suffix(".txt").read_text(encoding="utf-8").strip().replace("\n", " ")
            lines += [f"![{alt}](lib/bench/results/figures/{picture.name})", ""]
        lines += checks(info["checks"], t)
    lines += minute(stored, t)
    return "\n".join(lines).rstrip() + "\n"


def machine(stored: dict, t) -> list:
    """Where and with what it was measured, one line per part if they differ."""
    lines = [f"| {t('part')} | {t('date')} | {t('processor')} | Java | Python | {t('load')} | {t('versions')} |", "|---|---|---|---|---|---|---|"]
    for part, (_, a) in stored.items():
        versions = ", ".join(f"{k} {v}" for k, v in sorted(a["versions"].items()))
        load = f"{a['load']:.1f}" if a["load"] is not None else ""
        lines.append(f"| {part} | {a['date']} | {a['processor']}, {a['cores']} | {a['java']} | {a['python']} | {load} | {versions} |")
    return [*lines, "", t("loadNote"), ""]


def compared(part: str, times: dict, info: dict, t) -> list:
    """The table of ratios with the goals."""
    cases = {c.name: c for c in bench_cases.parts(False, int(str(info["java"]).split(".")[0]))[part]}
    lines = [f"| {t('work')} | {t('ours')} | {t('peer')} | {t('theirs')} | {t('ratio')} | {t('least')} | {t('goal')} |", "|---|---|---|---|---|---|---|"]
    for name, case in cases.items():
        if name not in times or "descent" not in times[name]:
            continue
        mine = times[name]["descent"]
        for goal in (g for g in case.goals if not g.who):
            value = min(mine) / case.units
            lines.append(f"| {name} | {seconds(min(mine))} | – | – | – | – | {unit(value, case, t)} ≤ {seconds(goal.value)}: {verdict(value <= goal.value, t)} |")
        for who in case.work:
            if who == "descent" or who not in times[name]:
                continue
            scale = case.traffic["descent"] / case.traffic[who] if who in case.traffic else 1
            middle, low, high, least = (scale * x for x in ratios(mine, times[name][who]))
            goal = next((g for g in case.goals if g.who == who), None)
            said = f"≥ {goal.value:.3g}: {verdict(least >= goal.value, t)}" if goal else "–"
            both = f"{middle:.2f} ({low:.2f}–{high:.2f})"
            lines.append(f"| {name} | {seconds(min(mine))} | {who} | {seconds(min(times[name][who]))} | {both} | {least:.2f} | {said} |")
    return [*lines, "", *([t("traffic"), ""] if part == "rules" else [])]


def unit(value: float, case, t) -> str:
    """A time for one unit of the work."""
    return seconds(value) + (t("perUnit") if case.units > 1 else "")


def verdict(met: bool, t) -> str:
    """Met or not."""
    return t("met") if met else "**" + t("notMet") + "**"


def forms(times: dict, t) -> list:
    """What each form costs per parameter."""
    names = bench_cases.form_names()
    lines = [f"| {t('form')} | {t('perParameter')} |", "|---|---|"]
    for k, name in enumerate(names):
        if f"form {k}" in times:
            lines.append(f"| {name} | {seconds(min(times[f'form {k}']['descent']) / 100_000)} |")
    return [*lines, ""]


def kernel(times: dict, t) -> list:
    """What a student waits for."""
    lines = [f"| {t('work')} | {t('kernel')} | {t('median')} | {t('goal')} |", "|---|---|---|---|"]
    for name, goal in KERNEL_GOALS.items():
        for who, values in times.get(name, {}).items():
            lines.append(f"| {name} | {who} | {seconds(median(values))} | ≤ {seconds(goal)}: {verdict(median(values) <= goal, t)} |")
    return [*lines, ""]


def homework(times: dict, t) -> list:
    """What one submission costs, and how many times as many are graded as by nbgrader alone."""
    lines = [f"| {t('work')} | {t('ours')} | {t('peer')} | {t('theirs')} | {t('least')} | {t('goal')} |", "|---|---|---|---|---|---|"]
    for case, who in times.items():
        mine = min(who["descent"])
        for peer in (p for p in who if p != "descent"):
            times_as_many = min(who[peer]) / mine
            said = f"≥ {HOMEWORK_GOAL}: {verdict(times_as_many >= HOMEWORK_GOAL, t)}"
            lines.append(f"| {case} | {seconds(mine)} | {peer} | {seconds(min(who[peer]))} | {times_as_many:.2f} | {said} |")
    return [*lines, "", t("homeworkNote"), ""]


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


def growth(times: dict, t) -> list:
    """The exponents, and the memory."""
    lines = [f"| {t('curve')} | {t('sizes')} | {t('times')} | {t('slope')} |", "|---|---|---|---|"]
    for curve, points in curves(times).items():
        sizes, spent = ", ".join(f"{x:g}" for x, _ in points), ", ".join(seconds(y) for _, y in points)
        lines.append(f"| {curve} | {sizes} | {spent} | {slope(states(curve, points)):.2f} |")
    lines += ["", t("slopeNote"), "", f"| {t('memory')} | {t('bytes')} |", "|---|---|"]
    lines += [f"| {name} | {who['memory'][0]:,.0f} |" for name, who in times.items() if "memory" in who]
    return [*lines, ""]


def checks(found: list, t) -> list:
    """That the results are the same."""
    if not found:
        return []
    lines = [f"| {t('compared')} | {t('peer')} | {t('difference')} | {t('tolerance')} |", "|---|---|---|---|"]
    lines += [f"| {c['what']} | {c['peer']} | {c['difference']:.1e} | {c['tolerance']:.0e}: {verdict(c['same'], t)} |" for c in found]
    return [*lines, ""]


def minute(stored: dict, t) -> list:
    """What a lecturer may choose in class."""
    if "growth" not in stored:
        return []
    found = {c: dict(p) for c, p in curves(stored["growth"][0]).items()}
    lines = [f"## {t('minute')}", "", t("minuteIntro"), "", f"| {t('work')} | {t('inAMinute')} |", "|---|---|"]
    for f, s in found.get("CD-1 step, F hidden units", {}).items():
        if f in (62, 250, 500):
            lines.append(f"| {t('minute.cd', f=int(f))} | {t('minute.epochs', n=count(60 / (100 * s)))} |")
    for curve, key in (("log Z, n×n", "minute.logZ"), ("exact gradient, n×n", "minute.gradient")):
        if curve in found:
            n, s = max(found[curve].items())
            lines.append(f"| {t(key)} | n = {min(32, int(n + math.log2(60 / s)))} |")
    threads = found.get("AIS temperature, threads", {})
    if 1.0 in threads:
        lines.append(f"| {t('minute.ais')} | {t('minute.temperatures', n=count(60 / threads[1.0]))} |")
    if 100.0 in found.get("Gibbs step, chains", {}):
        lines.append(f"| {t('minute.gibbs')} | {t('minute.steps', n=count(60 / found['Gibbs step, chains'][100.0]))} |")
    for n, s in found.get("Adam, n parameters", {}).items():
        if n in (10_000, 1_000_000):
            lines.append(f"| {t('minute.adam', n=f'{int(n):,}')} | {t('minute.steps', n=count(60 / s))} |")
    return [*lines, ""]


def count(x: float) -> str:
    """A number of repetitions, two digits."""
    digits = max(0, int(math.log10(max(x, 1))) - 1)
    return f"{int(x / 10**digits) * 10**digits:,}"


def tables(folder: Path, stored: dict):
    """The small tables that descent.bench.Charts draws."""
    for part in ("rules", "cd", "exact", "ais"):
        if part not in stored:
            continue
        rows = []
        for name, who in stored[part][0].items():
            for peer in who:
                if peer != "descent" and "descent" in who and peer != "y += a x" and not peer.startswith("descent"):
                    rows.append((name, peer, f"{min(who[peer]) / min(who['descent']):.4g}"))
        groups = list(dict.fromkeys(r[0] for r in rows))
        for k in range(0, len(groups), 4):  # more names than that do not fit
            chosen = [r for r in rows if r[0] in groups[k : k + 4]]
            table(folder / f"{part}-{k // 4 + 1:02}.csv", "bars;work;times as fast as", chosen)
    if "growth" in stored:
        for curve, points in curves(stored["growth"][0]).items():
            if len(points) > 2:
                name = "growth-" + "".join(c if c.isalnum() and c.isascii() else "-" for c in curve).strip("-").lower()
                table(folder / f"{name}.csv", "curves;size;seconds", [(curve.replace(";", ","), x, y) for x, y in states(curve, points)])


def table(file: Path, head: str, rows: list):
    """Writes one of them."""
    file.write_text("\n".join([head, *(";".join(map(str, r)) for r in rows)]) + "\n", encoding="utf-8")
