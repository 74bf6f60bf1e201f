"""Judges the stored numbers of ./course bench by their goals, and knows why a goal is not met."""

import csv
import json
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from statistics import median, quantiles

from . import cases, workers

REASONS = workers.BENCH / "reasons.json"


@dataclass(frozen=True)
class Judged:
    """One goal and what was measured."""

    java: int
    part: str
    work: str
    peer: str  # "" for a limit in seconds
    value: float  # times as fast as the peer, or seconds
    goal: float

    @property
    def met(self) -> bool:
        """Whether it is kept."""
        return self.value >= self.goal if self.peer else self.value <= self.goal


def read(results: Path) -> dict:
    """Version of Java -> part -> its times and what is known about the run; the oldest Java first."""
    found = {}
    for folder in sorted(results.glob("java-*"), key=lambda f: int(f.name[5:])):
        parts = {f.stem: (load(f), about(f.with_suffix(".json"))) for f in sorted(folder.glob("*.csv"))}
        if parts:
            found[int(folder.name[5:])] = parts
    return found


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


def compared(case, times: dict, who: str) -> tuple:
    """The ratios of a case to one participant; where memory is the limit, of the speeds at which it is moved."""
    scale = case.traffic["descent"] / case.traffic[who] if who in case.traffic else 1
    return tuple(scale * x for x in ratios(times[case.name]["descent"], times[case.name][who]))


def judge(java: int, part: str, times: dict) -> list:
    """Every goal of a part for which there are numbers."""
    if part == "kernel":
        goals = cases.KERNEL_GOALS
        return [Judged(java, part, f"{w}, {who}", "", median(x), goals[w]) for w in goals for who, x in times.get(w, {}).items()]
    if part == "homework":
        both = [(work, peer, min(who[peer]) / min(who["descent"])) for work, who in times.items() for peer in who if peer != "descent"]
        return [Judged(java, part, work, peer, ratio, cases.HOMEWORK_GOAL) for work, peer, ratio in both]
    if part == "spark":
        return efficiencies(java, times)
    found = []
    for case in cases.parts(False, java).get(part, []):
        there = times.get(case.name, {})
        for goal in case.goals if "descent" in there else ():
            if not goal.who:
                found.append(Judged(java, part, case.name, "", min(there["descent"]) / case.units, goal.value))
            elif goal.who in there:
                found.append(Judged(java, part, case.name, goal.who, compared(case, times, goal.who)[3], goal.value))
    return found


def efficiencies(java: int, times: dict) -> list:
    """The efficiency of two executors, for work that takes one of them long enough."""
    both = [(work, median(who["1 executor"]), median(who["2 executors"])) for work, who in times.items() if {"1 executor", "2 executors"} <= set(who)]
    goal = cases.EFFICIENCY_GOAL
    return [Judged(java, "spark", work, "1 executor", one / two / 2, goal) for work, one, two in both if one >= cases.EFFICIENCY_FROM]


def everything(stored: dict) -> list:
    """All goals of all parts and versions of Java."""
    return [j for java, parts in stored.items() for part, (times, _) in parts.items() for j in judge(java, part, times)]


def reasons(file: Path = REASONS) -> list:
    """Each with the goals for which it stands (part, and patterns of work and peer; java if it is for one only) and its texts."""
    return json.loads(file.read_text(encoding="utf-8"))


def stands_for(reason: dict, judged: Judged) -> bool:
    """Whether a reason is for this goal."""
    same = reason["part"] == judged.part and reason.get("java", judged.java) == judged.java
    return same and fnmatchcase(judged.work, reason["work"]) and fnmatchcase(judged.peer, reason["peer"])


def reason(judged: Judged, known: list):
    """The first reason for a goal that is not met; None if nobody has written one."""
    return next((r for r in known if stands_for(r, judged)), None)


def unexplained(stored: dict, known: list) -> list:
    """The goals that are not met and for which no reason stands."""
    return [j for j in everything(stored) if not j.met and reason(j, known) is None]
