"""What a cluster costs: measured on two programs of this machine, and a projection to a thousand cores."""

import os
from statistics import median

from .. import places, progress, say
from ..launch import modules, prerequisites, spark_jars
from . import goals, workers
from .tables import goal, seconds, verdict

SIZES = {
    False: {"tasks": (2, 64, 512), "round": (1_000, 10_000, 100_000, 1_000_000), "logz": (18, 22, 26, 29, 31), "ais": (30, 100, 300, 1_000, 2_000, 10_000)},
    True: {"tasks": (2, 64), "round": (1_000, 100_000), "logz": (16, 20), "ais": (30, 100)},
}
WHO = {"1 executor": "local-cluster[1,1,1024]", "2 executors": "local-cluster[2,1,1024]", "1 thread": "threads1", "2 threads": "threads2"}
CORES = 1_000


def measure(quick: bool, jdk: prerequisites.Jdk):
    """Rows like those of the other parts, and what is not there."""
    jars = places.JARS / modules.digest()
    if not spark_jars.installed() or not (jars / "spark").is_dir():
        return [], {"Spark": "./course spark"}
    path = os.pathsep.join([str(jars / "*"), str(workers.BENCH / "target/classes")])
    sizes, rounds, rows = SIZES[quick], 2 if quick else 5, []
    with progress.step("bench.part", part="spark") as s:
        for who, where in WHO.items():
            groups = ["logz", "ais"] if who != "2 executors" else ["tasks", "round", "logz", "ais"]
            cases = [f"{g}:{','.join(map(str, sizes[g]))}" for g in groups]
            command = [jdk.program("java"), "-Xmx1g", "-cp", path, "descent.bench.ClusterCost", where, who, rounds, *cases]
            lines = progress.run(command, s, "bench-spark.log", lambda line, who=who: f"{who}: {line}", env={**os.environ, "DESCENT_SPARK": str(spark_jars.home())})
            rows += read(lines)
        s.done(say.text("bench.done", cases=len({r["case"] for r in rows}), checks=0))
    return rows, {}


def read(lines: list) -> list:
    """The rows that a program wrote; the round is the how manieth line of a case it is."""
    rows, count = [], {}
    for line in lines:
        case, _, rest = line.rpartition(";")[0].rpartition(";")
        if case and rest in WHO:
            key = (case, rest)
            count[key] = count.get(key, -1) + 1
            rows.append({"case": case, "who": rest, "round": count[key], "seconds": float(line.rpartition(";")[2])})
    return rows


def line_of(points: list) -> tuple:
    """t0 and c of T = t0 + n c: least squares with each residual in proportion to T, so that small sizes count as much as large ones."""
    weights = [1 / t**2 for _, t in points]
    total = sum(weights)
    mean_n = sum(w * n for w, (n, _) in zip(weights, points)) / total
    mean_t = sum(w * t for w, (_, t) in zip(weights, points)) / total
    c = sum(w * (n - mean_n) * (t - mean_t) for w, (n, t) in zip(weights, points)) / sum(w * (n - mean_n) ** 2 for w, (n, _) in zip(weights, points))
    c = max(c, 0.0)  # noise of a short run must not make sending cheaper than not sending
    return max(mean_t - c * mean_n, 0.0), c


def points(times: dict, kind: str, who: str = "2 executors") -> list:
    """(size, median seconds) of a kind of case."""
    found = [(int(name.split("; ")[1]), median(by[who])) for name, by in times.items() if name.startswith(kind + ";") and who in by]
    return sorted(found)


def section(java: int, times: dict, t) -> list:
    """The part of the report."""
    if not times:
        return []
    rounds, tasks = points(times, "round"), points(times, "tasks")
    t0, c = line_of(rounds)
    _, per_task = line_of(tasks)
    lines = [f"| {t('spark.parameters')} | {t('spark.round')} |", "|---|---|", *(f"| {n:,} | {seconds(x)} |" for n, x in rounds), ""]
    lines += [t("spark.model", t0=seconds(t0), c=seconds(c), task=seconds(per_task)), ""]
    lines += [f"| {t('work')} | {t('spark.thread')} | {t('spark.threads')} | {t('spark.one')} | {t('spark.two')} | {t('spark.efficiency')} | {t('goal')} |", "|---|---|---|---|---|---|---|"]
    pays, judged = {}, {j.work: j for j in goals.judge(java, "spark", times)}
    for name, by in times.items():
        if not all(who in by for who in WHO):
            continue
        one_thread, threads, one, two = (median(by[who]) for who in ("1 thread", "2 threads", "1 executor", "2 executors"))
        kind, efficiency = name.split("; ")[0], one / two / 2
        said = f"{goal(judged[name], t)}: {verdict(judged[name].met, t)}" if name in judged else "–"
        lines.append(f"| {name} | {seconds(one_thread)} | {seconds(threads)} | {seconds(one)} | {seconds(two)} | {efficiency:.2f} | {said} |")
        pays.setdefault(kind, []).append((one_thread, two))
    lines.append("")
    for kind, found in pays.items():
        won = sorted(a for a, b in found if b < a)
        lost = sorted(a for a, b in found if b >= a)
        smaller, larger = (seconds(x[k]) if x else None for x, k in ((lost, -1), (won, 0)))
        key = "spark.never" if larger is None else "spark.always" if smaller is None else "spark.between"
        lines += [f"- {kind}: " + t(key, smaller=smaller, larger=larger)]
    return [*lines, "", t("spark.threadsWin"), "", *projection(t0, c, per_task, t)]


def projection(t0: float, c: float, per_task: float, t) -> list:
    """On paper: what a thousand cores would take for work that is shared out once, and for rounds that average n parameters."""
    lines = [f"### {t('spark.projection')}", "", t("spark.assumptions"), "", f"| {t('spark.job')} | {t('spark.oneCore')} | {t('spark.cores', cores=f'{CORES:,}')} | {t('spark.share')} |", "|---|---|---|---|"]
    for work in (60, 3_600, 36_000):
        lines.append(_row(t("spark.once"), work, t0 + CORES * per_task + work / CORES))
    for n in (10_000, 400_000):
        for work in (60, 3_600):
            lines.append(_row(t("spark.rounds", n=f"{n:,}"), work, t0 + CORES * (per_task + n * c / 2) + work / CORES))
    return [*lines, ""]


def _row(name: str, work: float, there: float) -> str:
    return f"| {name} | {seconds(work)} | {seconds(there)} | {work / CORES / there:.2f} |"
