"""How long ./course bench will take: said before it begins, part by part."""

from pathlib import Path

from .. import say
from . import cases, goals

TURNS = {True: (5, 2, 30), False: (15, 3, 80)}  # quick or not -> rounds, iterations, milliseconds of one iteration
SHORT = ("rules", "forms", "cd", "exact", "ais", "figure")  # what --jdk measures if no part is named
WARM = 8  # iterations of the first turn that do not count
WHOLE = {"kernel": (1.2, 3.5), "homework": (1.5, 3)}  # minutes, quick and not, of the parts that are not made of turns
TURN = 0.25  # seconds that a turn costs besides its iterations


def show(results: Path, parts, quick: bool, java: int):
    """Prints the minutes of each part, and their sum."""
    all_minutes = {part: minutes(results, part, quick, java) for part in parts}
    listed = ", ".join(f"{part} {round(m, 1):g}" for part, m in all_minutes.items())
    print(say.text("bench.plan", java=java, parts=listed, all=round(sum(all_minutes.values()))), flush=True)


def minutes(results: Path, part: str, quick: bool, java: int) -> float:
    """As long as the last run of the kind took; without one, what the turns come to."""
    folder = results / f"java-{java}"
    if (folder / f"{part}.json").exists():
        last = goals.about(folder / f"{part}.json")
        if last["quick"] == quick and last.get("seconds"):
            return last["seconds"] / 60
    if part in WHOLE:
        return WHOLE[part][0 if quick else 1]
    known = next((f for f in (folder, *sorted(results.glob("java-*"))) if (f / f"{part}.csv").exists()), None)
    return turns(part, quick, java, goals.load(known / f"{part}.csv") if known else {})


def turns(part: str, quick: bool, java: int, times: dict) -> float:
    """Every turn of every participant, at least as long as one operation of it took before."""
    rounds, iterations, milliseconds = TURNS[quick]
    whole = 0
    for case in cases.parts(quick, java).get(part, []):
        for who in case.work:
            once = max(milliseconds / 1000, min(times.get(case.name, {}).get(who, [0])))
            whole += rounds * TURN + (WARM - 1 + rounds * (1 + iterations)) * once
    return whole / 60
