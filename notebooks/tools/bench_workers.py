"""The programs that are measured: they wait for a line, work, and answer with numbers."""

import os
import subprocess
from pathlib import Path

from . import places

BENCH = places.LIB / "bench"
STATE = places.STATE / "bench"
INPUTS = STATE / "inputs"
VENV = places.STATE / "bench-venv"
C_LIBRARY = STATE / "peer.so"


class Absent(Exception):
    """A peer that cannot take part, and why."""


class Worker:
    """One running program."""

    def __init__(self, command, log: Path, ready: bool):
        log.parent.mkdir(parents=True, exist_ok=True)
        self.log = open(log, "a", encoding="utf-8")
        self.child = subprocess.Popen(
            [str(c) for c in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.log, encoding="utf-8"
        )
        if ready:
            first = self.child.stdout.readline().strip()
            if first != "ready":
                self.close()
                raise Absent(first.removeprefix("absent ") or f"ended at once, see {log}")

    def ask(self, line: str) -> str:
        """What the program answers."""
        self.child.stdin.write(line + "\n")
        self.child.stdin.flush()
        answer = self.child.stdout.readline().strip()
        if not answer.startswith("ok"):
            raise Absent(answer.removeprefix("error ") or f"ended, see {self.log.name}")
        return answer[2:].strip()

    def numbers(self, line: str) -> list:
        """The answer as numbers."""
        return [float(x) for x in self.ask(line).split()]

    def close(self):
        """Ends the program."""
        self.child.stdin.close()
        try:
            self.child.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()
        self.child.stdout.close()
        self.log.close()


def java(jdk_home) -> Worker:
    """Our side."""
    path = os.pathsep.join([str(BENCH / "target/classes"), str(BENCH / "target/classpath/*")])
    return Worker([jdk_home / "bin/java", "-Djava.awt.headless=true", "-cp", path, "descent.bench.Worker"], STATE / "java.log", False)


def peer(name: str, threads: int, python: Path) -> Worker:
    """A peer's side."""
    if not python.exists():
        raise Absent("--with-peers")
    if name == "c" and not C_LIBRARY.exists():
        raise Absent("cc")
    command = [python, BENCH / "peers/protocol.py", name, INPUTS, threads, C_LIBRARY]
    return Worker(command, STATE / f"{name}.log", True)


class Crew:
    """All programs of one part, started when first needed."""

    def __init__(self, jdk_home, python: Path):
        self.jdk_home, self.python = jdk_home, python
        self.running, self.absent = {}, {}

    def of(self, who: str, threads: int):
        """The program that stands for a participant; None if it is not there."""
        name = {"torch fused": "torch"}.get(who, who)
        ours = who.startswith("descent") or who in ("tribuo", "y += a x")
        key = ("descent", 1) if ours else (name, threads)
        if name in self.absent:
            return None
        if key not in self.running:
            try:
                self.running[key] = java(self.jdk_home) if ours else peer(name, threads, self.python)
            except (Absent, OSError) as e:
                self.absent[name] = str(e)
                return None
        return self.running[key]

    def close(self):
        """Ends all of them."""
        for worker in self.running.values():
            worker.close()
        self.running.clear()
