"""The tables of one part of the report of ./course bench."""

from statistics import median

from . import cases, goals
from .figures import curves, slope, states


def seconds(x: float) -> str:
    """A time with its unit, three digits."""
    for unit, size in (("s", 1), ("ms", 1e-3), ("µs", 1e-6), ("ns", 1e-9)):
        if x >= size or unit == "ns":
            return f"{x / size:.3g} {unit}" if x / size < 1000 else f"{x / size:.0f} {unit}"
    return ""


def table(*rows) -> list:
    """The lines of a table, the first row its head, and the empty line after it."""
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return [lines[0], "|---" * len(rows[0]) + "|", *lines[1:], ""]


def folded(title: str, lines: list) -> list:
    """What is shown only when asked for."""
    return [f"<details><summary>{title}</summary>", "", *lines, "</details>", ""]


def verdict(met: bool, t) -> str:
    """Met or not."""
    return t("met") if met else "**" + t("notMet") + "**"


def goal(judged, t) -> str:
    """What is asked: at least so many times as fast, or at most so long."""
    if judged.peer:
        return f"≥ {judged.goal:.3g}"
    per_unit = judged.part == "exact"
    return f"≤ {seconds(judged.goal)}" + (t("perUnit") if per_unit else "")


def measured(judged) -> str:
    """What came out."""
    return f"{judged.value:.3g}" if judged.peer else seconds(judged.value)


def marked(text: str, judged) -> str:
    """A number with its verdict."""
    return text if judged is None else f"{text} ✓" if judged.met else f"**{text} ✗**"


def overview(java: int, part: str, times: dict, t) -> list:
    """One line per piece of work, one column per peer: how many times as fast as the peer."""
    chosen = [c for c in cases.parts(False, java)[part] if "descent" in times.get(c.name, {})]
    peers = list(dict.fromkeys(who for c in chosen for who in c.work if who != "descent" and who in times[c.name]))
    judged = {(j.work, j.peer): j for j in goals.judge(java, part, times)}
    rows = [[t("work"), t("ours"), *peers]]
    for case in chosen:
        there, limit = times[case.name], judged.get((case.name, ""))
        least = min(there["descent"])
        mine = seconds(least)
        if limit and case.units > 1:
            mine += f" ({seconds(limit.value)}{t('perUnit')})"
        ratios = [f"{goals.compared(case, times, p)[3]:.3g}" if p in there and p in case.work else "" for p in peers]
        rows.append([case.name, marked(mine, limit), *(marked(x, judged.get((case.name, p))) for x, p in zip(ratios, peers))])
    return table(*rows)


def details(java: int, part: str, times: dict, t) -> list:
    """Every pair with its spread and its goal."""
    judged = {(j.work, j.peer): j for j in goals.judge(java, part, times)}
    rows = [[t("work"), t("ours"), t("peer"), t("theirs"), t("ratio"), t("least"), t("goal")]]
    for case in cases.parts(False, java)[part]:
        there = times.get(case.name, {})
        if "descent" not in there:
            continue
        limit = judged.get((case.name, ""))
        if limit:
            said = f"{measured(limit)} {goal(limit, t)}: {verdict(limit.met, t)}"
            rows.append([case.name, seconds(min(there["descent"])), "–", "–", "–", "–", said])
        for who in (w for w in case.work if w != "descent" and w in there):
            middle, low, high, least = goals.compared(case, times, who)
            one = judged.get((case.name, who))
            said = f"{goal(one, t)}: {verdict(one.met, t)}" if one else "–"
            spread = f"{middle:.2f} ({low:.2f}–{high:.2f})"
            rows.append([case.name, seconds(min(there["descent"])), who, seconds(min(there[who])), spread, f"{least:.2f}", said])
    return table(*rows)


def forms(stored: dict, t) -> list:
    """What each form costs per parameter, one column per version of Java."""
    javas = [j for j, parts in stored.items() if "forms" in parts]
    rows = [[t("form"), *(f"Java {j}" for j in javas)]]
    for k, name in enumerate(cases.form_names()):
        found = [stored[j]["forms"][0].get(f"form {k}") for j in javas]
        rows.append([name, *(seconds(min(x["descent"]) / 100_000) if x else "" for x in found)])
    return [t("perParameter"), "", *folded(t("allForms", count=len(rows) - 1), table(*rows))]


def kernel(java: int, times: dict, t) -> list:
    """What a student waits for."""
    rows = [[t("work"), t("kernel"), t("median"), t("goal")]]
    for name, limit in cases.KERNEL_GOALS.items():
        for who, values in times.get(name, {}).items():
            rows.append([name, who, seconds(median(values)), f"≤ {seconds(limit)}: {verdict(median(values) <= limit, t)}"])
    return table(*rows)


def homework(java: int, times: dict, t) -> list:
    """What one submission costs, and how many times as many are graded as by nbgrader alone."""
    rows = [[t("work"), t("ours"), t("peer"), t("theirs"), t("least"), t("goal")]]
    for j in goals.judge(java, "homework", times):
        mine, theirs = (seconds(min(times[j.work][who])) for who in ("descent", j.peer))
        rows.append([j.work, mine, j.peer, theirs, f"{j.value:.2f}", f"{goal(j, t)}: {verdict(j.met, t)}"])
    return [*table(*rows), t("homeworkNote"), ""]


def growth(java: int, times: dict, t) -> list:
    """The exponents, and the memory."""
    rows = [[t("curve"), t("sizes"), t("times"), t("slope")]]
    for curve, points in curves(times).items():
        sizes, spent = ", ".join(f"{x:,.0f}" for x, _ in points), ", ".join(seconds(y) for _, y in points)
        rows.append([curve, sizes, spent, f"{slope(states(curve, points)):.2f}" if len(points) > 1 else "–"])
    memory = [[name, f"{who['memory'][0]:,.0f}"] for name, who in times.items() if "memory" in who]
    return [*table(*rows), t("slopeNote"), "", *table([t("memory"), t("bytes")], *memory)]


def checks(found: list, t) -> list:
    """That the results are the same."""
    if not found:
        return []
    rows = [[t("compared"), t("peer"), t("difference"), t("tolerance")]]
    rows += [[c["what"], c["peer"], f"{c['difference']:.1e}", f"{c['tolerance']:.0e}: {verdict(c['same'], t)}"] for c in found]
    same = sum(c["same"] for c in found)
    return folded(t("agree", same=same, all=len(found)), table(*rows))
