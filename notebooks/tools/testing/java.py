"""The stages of `./course test` that Maven does."""

from __future__ import annotations

import time

from .. import places, progress, say
from ..launch import lock, prerequisites, spark_jars
from .result import SHOWN, Options, Result, junit, on_ci


def maven(step: progress.Step, options: Options) -> Result:
    """Compiler warnings, unit tests, format and Javadoc of the Java modules."""
    return _verify(step, "test-maven.log", [], "*")


def spark(step: progress.Step, options: Options) -> Result:
    """The module for Apache Spark on a cluster of two programs; only where Spark is there, or with --full."""
    reason = "Apache Spark is not there: ./course spark"
    if not spark_jars.installed() and not options.full:
        return Result(failed=[reason]) if on_ci() else Result(skipped=[f"{say.text('test.spark')}: not run, {reason}"])
    # The tests of core are those of the stage before; here it is only built.
    return _verify(step, "test-spark.log", ["-Pspark", "-pl", "lib/spark", "-am", "-Dtest=descent.spark.*Test", "-Dsurefire.failIfNoSpecifiedTests=false"], "spark")


def _verify(step: progress.Step, log: str, arguments: list[str], modules: str) -> Result:
    """Runs Maven's verify and counts the tests of some modules."""
    program = prerequisites.find_maven()
    if program is None:
        return Result(failed=["mvn is not on the PATH: ./course doctor"])
    begun = time.time() - 1
    result = Result()
    errors: list[str] = []
    with lock.only_one():  # the set-up of another ./course builds in the same folders
        try:
            progress.run([program, "-B", "-Dstyle.color=never", *arguments, "verify"], step, log)
        except progress.CommandFailed as failed:
            errors = [line for line in failed.lines if "ERROR" in line][:SHOWN]
            errors.append(f"mvn verify ended with an error; all of it: {places.shown(failed.log)}")
    for report in sorted(places.LIB.glob(f"{modules}/target/surefire-reports/TEST-*.xml")):
        if report.stat().st_mtime >= begun:
            junit(report, result)
    if errors:
        result.failed.append("\n".join(errors))
    elif not result.passed:
        result.failed.append("mvn verify ran no test")
    return result
