"""./course bench: builds the benchmarks, runs them beside their peers in turns, and writes the report."""

import argparse
import csv
import json
import os
import platform
import shutil
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from .. import places, progress, say
from ..launch import prerequisites
from . import cases, kernel, peers, plan, report, spark, workers

RESULTS = places.LIB / "bench/results"


def main(arguments) -> int:
    """Runs the command; the exit status is 1 if a peer's results differ from ours."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with_jdk = list(cases.parts(True, 17))  # the others run on what ./course has set up
    names = [*with_jdk, "kernel", "homework", "spark"]
    parser = argparse.ArgumentParser(prog="./course bench", add_help=False)
    parser.add_argument("parts", nargs="*")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--report", action="store_true")
    parser.add_argument("--with-peers", action="store_true")
    parser.add_argument("--python", type=Path)
    parser.add_argument("--jdk", type=Path)
    chosen = parser.parse_args(arguments)
    unknown = [p for p in chosen.parts if p not in names]
    if unknown:
        print(say.text("bench.unknown", word=unknown[0], parts=", ".join(names)), file=sys.stderr)
        return 2
    unfit = [p for p in chosen.parts if chosen.jdk and p not in with_jdk]
    if unfit:
        print(say.text("bench.notWithJdk", part=unfit[0], parts=", ".join(with_jdk)), file=sys.stderr)
        return 2
    try:
        return run(chosen, names)
    except peers.NoRoom as full:
        print(full, file=sys.stderr)
    except prerequisites.Missing as missing:
        print(missing.message(), file=sys.stderr)
    except progress.CommandFailed as failed:
        print(say.text("failed.command", command=failed.command[0], lines="\n".join(failed.lines[-12:]), log=failed.log), file=sys.stderr)
    except KeyboardInterrupt:
        print("\n" + say.text("bench.stopped"), file=sys.stderr)
        return 130
    return 1


def run(chosen, names) -> int:
    """Everything the arguments ask for."""
    jdk, maven = prerequisites.require(True, False)
    measured = jdk
    if chosen.jdk:
        measured = prerequisites.read_jdk(chosen.jdk)
        if measured is None or not measured.usable():
            print(say.text("bench.noJdk", path=chosen.jdk, oldest=prerequisites.JAVA_OLDEST), file=sys.stderr)
            return 2
    build(maven, jdk)
    status = 0
    if not chosen.report:
        parts = chosen.parts or (plan.SHORT if chosen.jdk else names)
        plan.show(RESULTS, parts, chosen.quick, measured.major)
        if chosen.with_peers:
            peers.install()
        if chosen.with_peers or (workers.ND4J / "target/classpath").exists():
            peers.build_nd4j(maven, jdk)
        compile_c()
        for part in parts:
            status |= once(part, chosen, measured)
    with progress.step("bench.report") as s:
        s.done(str(report.write(RESULTS, jdk)))
    return status


def once(part: str, chosen, jdk) -> int:
    """Measures one part and keeps its numbers; 1 if a peer's results differ."""
    begun = time.monotonic()
    if part == "kernel":
        found = *kernel.measure(3 if chosen.quick else 11), [], {}
    elif part == "homework":
        found = homework(chosen.quick), {}, [], {}
    elif part == "spark":
        found = *spark.measure(chosen.quick, jdk), [], {}
        if not found[0]:
            print(say.text("bench.spark.absent"))
            return 0
    else:
        found = measure(part, chosen.quick, jdk, chosen.python or workers.python_of(workers.VENV))
    keep(part, *found, jdk, chosen.quick, time.monotonic() - begun)
    wrong = sorted({c["peer"] for c in found[2] if not c["same"]})
    for name in wrong:
        print(say.text("bench.differs", peer=name, part=part), file=sys.stderr)
    return 1 if wrong else 0


def homework(quick: bool) -> list:
    """A class graded by the course, a few of the same submissions by nbgrader's own autograde; one row for each."""
    from ..homework import bench as grading  # needs nbgrader, which the other parts do not

    students, reference = (8, 2) if quick else (40, 5)
    found = grading.measure("hw1-update-rules", students, reference)
    case = f"{found['assignment']}, one of {found['students']}"
    return [{"case": case, "who": who, "round": 0, "seconds": found[key]} for who, key in (("descent", "seconds"), ("nbgrader autograde", "nbgrader_seconds"))]


def build(maven, jdk):
    """Builds lib/bench and what it needs."""
    command = [maven, "-B", "-Dstyle.color=never", "-Dmaven.test.skip=true", "-Pbench", "-pl", "lib/bench", "-am", "package"]
    with progress.step("bench.build") as s:
        progress.run(command, s, "bench-maven.log", lambda line: "", env={**os.environ, "JAVA_HOME": str(jdk.home)})


def compile_c():
    """Compiles the file of C if a compiler is there."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler:
        workers.STATE.mkdir(parents=True, exist_ok=True)
        flags = ["-O3", "-march=native", "-fno-math-errno", "-ffp-contract=off", "-shared", "-fPIC"]
        source = workers.BENCH / "src/main/c/peer.c"
        subprocess.run([compiler, *flags, "-o", str(workers.C_LIBRARY), str(source), "-lm"], check=False)


def measure(part: str, quick: bool, jdk, python: Path) -> tuple:
    """Checks, then measures one part: the rows, who was absent and why, the checks, the versions of the peers."""
    chosen = cases.parts(quick, jdk.major)[part]
    rounds, iterations, milliseconds = plan.TURNS[quick]
    crew = workers.Crew(jdk.home, python)
    rows = []
    with progress.step("bench.part", part=part) as s:
        try:
            crew.of("descent", 1).ask(f"inputs {workers.INPUTS}")
            checks = [c for c in (check(crew, *c) for c in cases.CHECKS.get(part, [])) if c]
            wrong = {c["peer"] for c in checks if not c["same"]}
            for number, case in enumerate(chosen):
                s.detail(f"{number + 1}/{len(chosen)} {case.name}")
                rows += one(crew, case, rounds, iterations, milliseconds, wrong)
            versions = {p: crew.version(p, w) for (p, _), w in crew.running.items() if p not in ("descent", "c")}
            rows += memory(crew) if part == "growth" else []
        finally:
            crew.close()
        s.done(say.text("bench.done", cases=len(chosen), checks=len(checks)))
    return rows, crew.absent, checks, versions


def check(crew, what, ours, who, theirs, tolerance):
    """Compares the results of ours and a peer; None if the peer is not there."""
    worker = crew.of(who, 1)
    if worker is None:
        return None
    mine = crew.of("descent", 1).numbers("check " + ours)
    other = worker.numbers("check " + theirs)
    scale = 1 if "mean" in what or "estimate" in what else max(map(abs, mine))
    far = max(abs(x - y) for x, y in zip(mine, other, strict=True)) / scale
    return {"what": what, "peer": who, "difference": far, "tolerance": tolerance, "same": far <= tolerance}


def one(crew, case, rounds, iterations, milliseconds, wrong) -> list:
    """One case: everybody in turns, another one first in each round. The least of a round's iterations is kept."""
    rows, ready = [], set()
    for number in range(rounds):
        names = [who for who in case.work if not {who, who.removesuffix(" fused")} & wrong]
        turn = number % max(1, len(names))
        for who in names[turn:] + names[:turn]:
            worker = crew.of(who, case.threads)
            if worker is None:
                continue
            name, options = case.work[who]
            warm = 1 if who in ready else plan.WARM
            ready.add(who)
            try:
                times = worker.numbers(f"run {name} {warm} {iterations} {milliseconds} {options}".strip())
            except workers.Absent as e:
                crew.absent[f"{who}: {case.name}"] = str(e)
                wrong = wrong | {who}  # not asked again in this case
                continue
            rows.append({"case": case.name, "who": who, "round": number, "seconds": min(times) / 1e9})
    return rows


def memory(crew) -> list:
    """What the virtual machine counts."""
    ours = crew.of("descent", 1)
    asked = [(f"slots of {rule}, bytes per parameter", f"perParameter {rule}") for rule in cases.RULES]
    asked += [("Gibbs chains 784×500, bytes per chain", "perChain"), ("CD-1 step 784×500, bytes allocated", "perStep")]
    return [{"case": name, "who": "memory", "round": 0, "seconds": ours.numbers("check " + what)[0]} for name, what in asked]


def keep(part, rows, absent, checks, versions, jdk, quick, seconds):
    """Writes the raw numbers of a part; another run of it with the same version of Java replaces them."""
    folder = RESULTS / f"java-{jdk.major}"
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / f"{part}.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["case", "who", "round", "seconds"], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    about = {
        "date": date.today().isoformat(),
        "quick": quick,
        "seconds": round(seconds),
        "java": jdk.version,
        "processor": processor(),
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.release().split('-')[0]}",
        "python": platform.python_version(),
        "load": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
        "versions": dict(pair.split("=") for text in versions.values() for pair in text.split()),
        "absent": absent,
        "checks": checks,
    }
    (folder / f"{part}.json").write_text(json.dumps(about, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def processor() -> str:
    """The name of the processor."""
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
