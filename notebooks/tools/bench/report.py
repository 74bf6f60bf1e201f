"""Writes BENCHMARKS.md, its Korean twin and their figures from the raw numbers of earlier runs."""

import math
import os
import subprocess
from pathlib import Path

from .. import places, say
from . import figures, goals, spark, tables, workers
from .figures import curves
from .tables import folded, goal, measured, table

FILES = {"en": "BENCHMARKS.md", "ko": "BENCHMARKS.ko.md"}
NAMES = {"en": "English", "ko": "한국어"}
ORDER = ("rules", "forms", "cd", "exact", "ais", "figure", "kernel", "homework", "spark", "growth")
# Parts with tables of their own; the others have the same form.
TABLES = {"kernel": tables.kernel, "homework": tables.homework, "spark": spark.section, "growth": tables.growth}


def write(results: Path, jdk) -> str:
    """Everything from what is stored; gives the name of the report."""
    stored = goals.read(results)
    pictures = results / "figures"
    pictures.mkdir(parents=True, exist_ok=True)
    for old in pictures.glob("*"):
        old.unlink()
    figures.write(pictures, next(iter(stored.values()), {}))
    path = os.pathsep.join([str(workers.BENCH / "target/classes"), str(workers.BENCH / "target/classpath/*")])
    command = [str(jdk.program("java")), "-Djava.awt.headless=true", "-cp", path, "descent.bench.Charts", str(pictures)]
    subprocess.run(command, check=True, env={**os.environ, "DESCENT_LANG": "en"})
    known = goals.reasons()
    for language, name in FILES.items():
        (places.ROOT / name).write_text(page(stored, language, pictures, known), encoding="utf-8")
    for judged in goals.unexplained(stored, known):
        print(say.text("bench.noReason", java=judged.java, part=judged.part, work=judged.work, peer=judged.peer or "–"))
    return FILES[say.language()]


def page(stored: dict, language: str, pictures: Path, known: list) -> str:
    """The report in one language: first what was reached, then what fits into a lecture, then all numbers."""

    def t(key, **values):
        return say.text("bench.report." + key, language, **values)

    lines = [f"# {t('title')}", "", f"*[{NAMES[say.other(language)]}]({FILES[say.other(language)]})*", "", t("intro"), ""]
    lines += summary(stored, t) + missed(stored, known, language, t) + minute(stored, t)
    for part in ORDER:
        javas = [java for java, parts in stored.items() if part in parts]
        if javas:
            lines += [f"## {t('part.' + part)}", "", *one(part, stored, javas, pictures, t)]
    if stored:
        lines += [f"## {t('machine')}", "", t("how"), "", *machine(stored, t)]
    return "\n".join(lines).rstrip() + "\n"


def summary(stored: dict, t) -> list:
    """How many goals of each part are met, one column per version of Java."""
    rows = []
    for part in ORDER:
        counts = []
        for java, parts in stored.items():
            found = goals.judge(java, part, parts[part][0]) if part in parts else []
            met = sum(j.met for j in found)
            counts.append("–" if not found else marked(met, len(found), t))
        if any(c != "–" for c in counts):
            rows.append([f"[{t('part.' + part)}](#{anchor(t('part.' + part))})", *counts])
    if not rows:
        return []
    return [f"## {t('goals')}", "", *table([t("part"), *(f"Java {java}" for java in stored)], *rows)]


def marked(met: int, of: int, t) -> str:
    """So many of so many."""
    text = t("metOf", met=met, all=of)
    return text if met == of else f"**{text}**"


def anchor(heading: str) -> str:
    """The name that a heading gets on a page of Markdown."""
    kept = "".join(c for c in heading.lower() if c.isalnum() or c in " -_")
    return kept.replace(" ", "-")


def missed(stored: dict, known: list, language: str, t) -> list:
    """Every goal that is not met, with the reason and what limits it."""
    bad = sorted((j for j in goals.everything(stored) if not j.met), key=lambda j: ORDER.index(j.part))
    if not bad:
        return []
    lines, groups = [f"### {t('missed')}", ""], {}
    for judged in bad:
        why = goals.reason(judged, known)
        groups.setdefault(why[language] if why else t("noReason"), []).append(judged)
    for why, found in groups.items():
        rows = [[str(j.java), f"{t('part.' + j.part).split(':')[0]}: {j.work}", j.peer or "–", goal(j, t), f"**{measured(j)}**"] for j in found]
        lines += [*table(["Java", t("work"), t("peer"), t("goal"), t("reached")], *rows), why, ""]
    return lines


def one(part: str, stored: dict, javas: list, pictures: Path, t) -> list:
    """Everything about one part; the newer versions of Java are folded away beside the first."""
    times, info = stored[javas[0]][part]
    lines = [t("quick"), ""] if info["quick"] else []
    if part == "forms":
        lines += tables.forms(stored, t)
    elif part in TABLES:
        lines += TABLES[part](javas[0], times, t)
    else:
        lines += tables.overview(javas[0], part, times, t)
        lines += [t("traffic"), ""] if part == "rules" else []
        lines += folded(t("details", java=javas[0]), tables.details(javas[0], part, times, t))
        for java in javas[1:]:
            more, about = stored[java][part]
            inner = [t("quick"), ""] if about["quick"] else []
            inner += [*tables.overview(java, part, more, t), *tables.details(java, part, more, t)]
            lines += folded(t("details", java=java), inner)
    for java in javas:
        absent = stored[java][part][1]["absent"]
        if absent:
            names = ", ".join(f"{k} ({v})" for k, v in sorted(absent.items()))
            lines += [t("absent", java=java, names=names), ""]
    for picture in sorted(pictures.glob(f"{part}*.png")):
        alt = picture.with_suffix(".txt").read_text(encoding="utf-8").strip().replace("\n", " ")
        lines += [f"![{alt}](lib/bench/results/figures/{picture.name})", ""]
    return lines + tables.checks(info["checks"], t)


def machine(stored: dict, t) -> list:
    """Where and with what it was measured."""
    rows = [[t("part"), t("date"), t("processor"), "Java", "Python", t("load"), t("took"), t("versions")]]
    for parts in stored.values():
        for part in (p for p in ORDER if p in parts):
            a = parts[part][1]
            versions = ", ".join(f"{k} {v}" for k, v in sorted(a["versions"].items()))
            load = f"{a['load']:.1f}" if a["load"] is not None else ""
            took = f"{a['seconds'] / 60:.1f} min" if a.get("seconds") else ""
            rows.append([part, a["date"], f"{a['processor']}, {a['cores']}", a["java"], a["python"], load, took, versions])
    return [*table(*rows), t("loadNote"), ""]


def minute(stored: dict, t) -> list:
    """What a lecturer may choose in class."""
    times = next((parts["growth"][0] for parts in stored.values() if "growth" in parts), None)
    if times is None:
        return []
    found = {c: dict(p) for c, p in curves(times).items()}
    rows = [[t("work"), t("inAMinute")]]
    for f, s in found.get("CD-1 step, F hidden units", {}).items():
        if f in (62, 250, 500):
            rows.append([t("minute.cd", f=int(f)), t("minute.epochs", n=count(60 / (100 * s)))])
    for curve, key in (("log Z, n×n", "minute.logZ"), ("exact gradient, n×n", "minute.gradient")):
        if curve in found:
            n, s = max(found[curve].items())
            rows.append([t(key), f"n = {min(32, int(n + math.log2(60 / s)))}"])
    threads = found.get("AIS temperature, threads", {})
    if 1.0 in threads:
        rows.append([t("minute.ais"), t("minute.temperatures", n=count(60 / threads[1.0]))])
    if 100.0 in found.get("Gibbs step, chains", {}):
        rows.append([t("minute.gibbs"), t("minute.steps", n=count(60 / found["Gibbs step, chains"][100.0]))])
    for n, s in found.get("Adam, n parameters", {}).items():
        if n in (10_000, 1_000_000):
            rows.append([t("minute.adam", n=f"{int(n):,}"), t("minute.steps", n=count(60 / s))])
    return [f"## {t('minute')}", "", t("minuteIntro"), "", *table(*rows)]


def count(x: float) -> str:
    """A number of repetitions, two digits."""
    digits = max(0, int(math.log10(max(x, 1))) - 1)
    return f"{int(x / 10**digits) * 10**digits:,}"
