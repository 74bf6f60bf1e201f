"""The jars of the grader: built when the Java side has changed, kept outside the class path of the kernels."""

import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from .. import places, progress
from ..launch import files, lock, modules, prerequisites
from .course import Wrong

_FOLDER = places.STATE / "grader"
_KEPT = 2


@dataclass(frozen=True)
class Jars:
    """The JDK, what goes into the sandbox (the runner first), what judges, and a digest of all that decides points."""

    jdk: prerequisites.Jdk
    inside: list
    referee: list
    digest: str


def make(step: progress.Step) -> Jars:
    """Builds what is not there; step is the line of progress."""
    target = _FOLDER / modules.digest()
    with lock.only_one():
        jdk, maven = prerequisites.require(with_maven=not target.is_dir(), with_venv=False)
        if not target.is_dir():
            _build(maven, jdk, target, step)
        else:
            os.utime(target)
    return found(jdk, target)


def found(jdk: prerequisites.Jdk, folder: Path) -> Jars:
    """The jars of a folder."""
    every = sorted(folder.glob("*.jar"))
    inside = [next(j for j in every if j.name.startswith(f"{name}-")) for name in ("descent-grader", "commons-math3")]
    total = hashlib.sha256()
    for jar in every:
        total.update(jar.name.encode() + hashlib.sha256(jar.read_bytes()).digest())
    return Jars(jdk, inside, every, total.hexdigest()[:16])


def _build(maven: str, jdk: prerequisites.Jdk, target: Path, step):
    command = [maven, "-B", "-Dstyle.color=never", "-Dmaven.test.skip=true", "-Dmaven.javadoc.skip=true", "-pl", "lib/grader", "-am"]
    if not (places.LIB / "grader/pom.xml").exists():
        raise Wrong("homework.nograder")
    progress.run([*command, "package"], step, "maven-grader.log", lambda line: "", env={**os.environ, "JAVA_HOME": str(jdk.home)})
    made = places.LIB / "grader/target"
    part = target.with_name(target.name + ".part")
    files.remove(part)
    part.mkdir(parents=True)
    for jar in [*made.glob("descent-grader-*.jar"), *(made / "classpath").glob("*.jar")]:
        shutil.copyfile(jar, part / jar.name)
    part.rename(target)
    for old in sorted(_FOLDER.iterdir(), key=lambda p: p.stat().st_mtime, reverse=True)[_KEPT:]:
        shutil.rmtree(old, ignore_errors=True)
