"""Makes the environment of the peers of ./course bench: the packages of requirements-bench.txt, and ND4J for Java."""

import os
import shutil
import sys

from .. import places, progress, say
from . import workers

REQUIREMENTS = places.NOTEBOOKS / "requirements-bench.txt"
NEEDED = 8 * 2**30  # bytes on the disk: the environment and the archives while they are unpacked


class NoRoom(Exception):
    """The disk is too full; the text says so."""


def pins(text: str) -> dict:
    """Package -> version of a file of requirements."""
    lines = (line.split("#")[0].strip() for line in text.splitlines())
    return dict(line.split("==") for line in lines if line)


def install():
    """The packages one by one, so that one that cannot be had leaves the others; each with its exact version."""
    folder = workers.VENV
    python = workers.python_of(folder)
    free = shutil.disk_usage(places.ROOT).free
    fresh = not python.exists()
    if fresh and free < NEEDED:
        raise NoRoom(say.text("bench.noRoom", free=f"{free / 2**30:.1f}", needed=f"{NEEDED / 2**30:.0f}", folder=folder))
    if fresh:
        print(say.text("bench.size", free=f"{free / 2**30:.0f}", folder=folder), flush=True)
    missing = []
    with progress.step("bench.peers") as s:
        if fresh:
            progress.run([sys.executable, "-m", "venv", folder], s, "bench-venv.log")
        for package, version in pins(REQUIREMENTS.read_text(encoding="utf-8")).items():
            s.detail(package)
            command = [python, "-m", "pip", "install", "--progress-bar", "off", "-c", REQUIREMENTS, f"{package}=={version}"]
            try:
                progress.run(command, s, f"bench-pip-{package}.log", lambda line, p=package: newest(p, line))
            except progress.CommandFailed:
                missing.append(package)
    for package in missing:
        print(say.text("bench.notInstalled", package=package), file=sys.stderr)


def newest(package: str, line: str) -> str:
    """What pip is busy with: "torch: Downloading nvidia_cudnn_cu13-9.26.0.51-…whl (366.0 MB)"."""
    return f"{package}: {line}" if line.startswith(("Downloading", "Installing")) else ""


def build_nd4j(maven, jdk):
    """Builds the module that measures ND4J; without it (no network, another platform) ND4J is left out."""
    command = [maven, "-B", "-Dstyle.color=never", "-Dmaven.test.skip=true", "-Pbench,bench-nd4j", "-pl", "lib/bench/nd4j", "-am", "package"]
    try:
        with progress.step("bench.nd4j") as s:
            progress.run(command, s, "bench-nd4j.log", lambda line: "", env={**os.environ, "JAVA_HOME": str(jdk.home)})
    except progress.CommandFailed as failed:
        shutil.rmtree(workers.ND4J / "target", ignore_errors=True)
        reason = next((line for line in failed.lines if "ERROR" in line), "")
        print(say.text("bench.notInstalled", package="ND4J"), reason, file=sys.stderr)
