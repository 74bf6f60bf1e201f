"""`./course test [--fast | --full]`: every check of the project, one line per stage, a last summary.

A stage gives a Result. Stages do not depend on each other: all of them run, also after a failure.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from typing import Callable

from .. import places, progress, say
from ..build import assignments, compare, execute, exercises, notebooks, numbers
from ..build.execute import Job
from ..launch import choice
from ..lectures import parity
from ..lectures.source import Finding, SourceError
from . import attempts, readme
from .java import maven, spark
from .result import SHOWN, Options, Result, junit, on_ci


def _pytest(step: progress.Step, name: str, *arguments: str) -> Result:
    report = places.LOGS / f"{name}.xml"
    report.unlink(missing_ok=True)
    result = Result()
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    command += ["--color=no", f"--junitxml={report}", *arguments]
    try:
        progress.run(command, step, f"{name}.log")
    except progress.CommandFailed as failed:
        if report.exists():
            junit(report, result)
        if not result.failed:
            tail = "\n".join(failed.lines[-SHOWN:])
            result.failed.append(f"pytest ended with an error:\n{tail}")
        return result
    junit(report, result)
    return result


def tools(step: progress.Step, options: Options) -> Result:
    """The tests of these tools."""
    tests = str(places.NOTEBOOKS / "tests")
    browser = str(places.NOTEBOOKS / "tests/browser")
    marked = ["-m", "not kernel"] if options.fast else []
    return _pytest(step, "test-tools", tests, f"--ignore={browser}", *marked)


def languages(step: progress.Step, options: Options) -> Result:
    """The two languages of each lecture and assignment."""
    result = Result()
    terms = parity.glossary()
    homework_ = [places.HOMEWORK / f"{name}.md" for name in assignments.names()]
    for path in [*choice.lectures([]), *homework_]:
        result.add(path.stem, parity.check_file(path, terms))
    return _some(result)


def quoted(step: progress.Step, options: Options) -> Result:
    """The numbers in the text of each built notebook."""
    result = Result()
    for language in places.LANGUAGES:
        for path in sorted(places.built(language).glob("*.ipynb")):
            result.add(places.shown(path), numbers.check_file(path))
    return _some(result)


def _some(result: Result) -> Result:
    if not (result.passed or result.failed or result.skipped):
        result.failed.append("there is no lecture in notebooks/lectures")
    return result


def _targets() -> list[notebooks.Target]:
    """What can be read; what cannot is a failure of the stage `languages` already."""
    found = []
    for path in choice.lectures([]):
        try:
            found += notebooks.targets([path])
        except SourceError as error:
            print(error.finding, file=sys.stderr)
    return found


def _progress(step: progress.Step, total: int) -> Callable[[Job], None]:
    count = iter(range(1, total + 1))
    return lambda job: step.detail(f"{next(count)}/{total} {job.name}")


def jjava(step: progress.Step, options: Options) -> Result:
    """Every lecture on JJava; what comes out must be what was built."""
    result = Result()
    targets = _able(_targets(), result)
    jobs = [target.job() for target in targets]
    execute.run_all(jobs, done=_progress(step, len(jobs)))
    for target, job in zip(targets, jobs):
        unsolved = exercises.check(job.notebook, job.name, solved=False)
        result.add(job.name, job.findings or stale(target, job) or unsolved)
    expected = {target.path for target in _targets()}
    for language in places.LANGUAGES:
        for path in sorted(places.built(language).glob("*.ipynb")):
            if path not in expected:
                result.failed.append(f"{places.shown(path)}: has no source in notebooks/lectures")
    return _some(result)


def _able(targets: list[notebooks.Target], result: Result) -> list[notebooks.Target]:
    """Those that can run here. Of the others the built notebook must fit its source; that they did not run is said."""
    for target in targets:
        if target.missing():
            name = places.shown(target.path)
            changed = [Finding(name, "", "was edited by hand after it was built")] if notebooks.edited_by_hand(target.path) else target.stale()
            result.failed += ["\n".join(map(str, changed))] if changed else []
            result.skipped.append(f"{name}: not run, it {target.missing()}")
    return [target for target in targets if not target.missing()]


def stale(target: notebooks.Target, job: Job) -> list[Finding]:
    """How a built notebook differs from a fresh build."""
    built = notebooks.built(target.path)
    if built is None:
        return [Finding(job.name, "", "is not built: ./course build")]
    if notebooks.edited_by_hand(target.path):
        return [Finding(job.name, "", "was edited by hand after it was built")]
    return [Finding(job.name, place, text) for place, text in compare.differences(built, job.notebook)]


def ijava(step: progress.Step, options: Options) -> Result:
    """Each lecture once on IJava, its exercises solved, the languages taking turns; --full: both."""
    result = Result()
    chosen = [t for number, t in enumerate(_targets()) if options.full or number // 2 % 2 == number % 2]
    result.skipped += [f"{places.shown(t.path)} (IJava): not run, it {t.missing()}" for t in chosen if t.missing()]
    jobs = [target.job("ijava") for target in chosen if not target.missing()]
    missing = {job.name: exercises.solve(job.notebook, job.name) for job in jobs}
    execute.run_all(jobs, done=_progress(step, len(jobs)))
    for job in jobs:
        unsolved = missing[job.name] or exercises.check(job.notebook, job.name, solved=True)
        result.add(job.name, job.findings or unsolved)
    return _some(result)


def homework(step: progress.Step, options: Options) -> Result:
    """Each assignment on JJava, solved in one language and untouched in the other."""
    result = Result()
    total = 2 * len(assignments.names())
    for name, findings in attempts.run(_progress(step, total)).items():
        result.add(name, findings)
    return result if total else Result(failed=["there is no assignment in notebooks/homework"])


def readmes(step: progress.Step, options: Options) -> Result:
    """The commands, links and sample sessions of the README files."""
    result = Result()
    for language, path in readme.FILES.items():
        for name, findings in readme.check(path, language, sessions=not options.fast):
            step.detail(name)
            result.add(name, findings)
        if options.fast:
            result.skipped.append(f"{path.name}: sample session")
    return result


def browser(step: progress.Step, options: Options) -> Result:
    """A lecture opened and run in a real browser."""
    if shutil.which("chromium") is None:
        reason = "browser: not run, there is no program chromium"
        if on_ci():
            return Result(failed=[reason])
        return Result(skipped=[reason])
    return _pytest(step, "test-browser", str(places.NOTEBOOKS / "tests/browser"))


STAGES: dict[str, tuple[Callable[[progress.Step, Options], Result], bool]] = {
    # key of its name -> what it does, whether it needs a kernel
    "test.maven": (maven, False),
    "test.spark": (spark, True),
    "test.tools": (tools, False),
    "test.languages": (languages, False),
    "test.numbers": (quoted, False),
    "test.jjava": (jjava, True),
    "test.ijava": (ijava, True),
    "test.homework": (homework, True),
    "test.readme": (readmes, False),
    "test.browser": (browser, True),
}


def run(options: Options, stages=STAGES) -> int:
    """Runs the stages and gives the exit status."""
    results, minutes = {}, {}
    for number, (key, (stage, needs_kernel)) in enumerate(stages.items(), start=1):
        begun = time.monotonic()
        if options.fast and needs_kernel:
            results[key] = Result(skipped=[say.text(key) + " (--fast)"])
            continue
        with progress.step(key, f"{number}/{len(stages)}") as step:
            try:
                results[key] = stage(step, options)
            except Exception as error:  # a stage that breaks must not hide the others
                results[key] = Result(failed=[f"{type(error).__name__}: {error}"])
            step.done(results[key].words())
        minutes[key] = (time.monotonic() - begun) / 60
        for failure in results[key].failed:
            print("      " + failure.replace("\n", "\n      "), flush=True)
    summary(results, minutes)
    return 1 if any(result.failed for result in results.values()) else 0


def summary(results: dict[str, Result], minutes: dict[str, float]) -> None:
    """Where the time went, what was left out, and the numbers."""
    print()
    print(say.text("test.ledger"))
    for key, value in minutes.items():
        print(f"  {value:6.1f}  {say.text(key)}")
    print(f"  {sum(minutes.values()):6.1f}  {say.text('test.total')}")
    skipped = [name for result in results.values() for name in result.skipped]
    if skipped:
        print(say.text("test.left.out"))
        print(*(f"  {name}" for name in skipped), sep="\n")
    failed = sum(len(result.failed) for result in results.values())
    passed = sum(result.passed for result in results.values())
    print(f"{passed} passed, {failed} failed, {len(skipped)} skipped")


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="./course test", description=__doc__.splitlines()[0])
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--fast", action="store_true", help="leave out what needs a kernel")
    either.add_argument("--full", action="store_true", help="both languages on both kernels")
    options = parser.parse_args(arguments)
    try:
        return run(Options(options.fast, options.full))
    except KeyboardInterrupt:
        print("\n" + say.text("stopped"), file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
