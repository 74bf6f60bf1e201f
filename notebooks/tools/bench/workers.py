"""The programs that are measured: they wait for a line, work, and answer with numbers."""

import os
import subprocess
from pathlib import Path

from .. import places

BENCH = places.LIB / "bench"
ND4J = BENCH / "nd4j"
STATE = places.STATE / "bench"
INPUTS = STATE / "inputs"
VENV = places.STATE / "bench-venv"
C_LIBRARY = STATE / "peer.so"


def python_of(folder: Path) -> Path:
    """The Python of a virtual environment."""
    return folder / ("Scripts/python.exe" if places.WINDOWS else "bin/python")


class Absent(Exception):
    """A peer that cannot take part, and why."""


class Worker:
    """One running program; a peer's says first whether it is ready."""

    def __init__(self, command, log: Path, ready: bool, environment=None):
        log.parent.mkdir(parents=True, exist_ok=True)
        self.log = open(log, "a", encoding="utf-8")
        self.child = subprocess.Popen(
            [str(c) for c in command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.log,
            encoding="utf-8",
            env=environment,
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


def nd4j(jdk_home, threads: int) -> Worker:
    """ND4J, with the build of its native code that fits the processor."""
    jars = ND4J / "target/classpath"
    if not any(jars.glob("nd4j-api-*.jar")):
        raise Absent("--with-peers")
    path = os.pathsep.join([str(ND4J / "target/classes"), str(jars / "*")])
    options = [f"-Dorg.bytedeco.javacpp.cachedir={STATE / 'javacpp'}", "-Djava.awt.headless=true"]
    options += [f"-Dorg.bytedeco.javacpp.platform.extension={extension(jars)}"]
    command = [jdk_home / "bin/java", *options, "-cp", path, "descent.bench.nd4j.Nd4jWorker", INPUTS, threads]
    limits = {"OMP_NUM_THREADS": str(threads), "OPENBLAS_NUM_THREADS": str(threads)}
    return Worker(command, STATE / "nd4j.log", False, {**os.environ, **limits})


def extension(jars: Path) -> str:
    """The widest vector instructions that both the processor and a jar of ND4J have."""
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="utf-8").split()
    except OSError:
        flags = []
    for flag, name in (("avx512f", "-avx512"), ("avx2", "-avx2")):
        if flag in flags and any(jars.glob(f"nd4j-native-*{name}.jar")):
            return name
    return ""


def nd4j_version() -> str:
    """As the peers' programs tell theirs."""
    return "".join(f"nd4j={j.stem.removeprefix('nd4j-api-')}" for j in (ND4J / "target/classpath").glob("nd4j-api-*.jar"))


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
                self.running[key] = self.start(name, threads, ours)
            except (Absent, OSError) as e:
                self.absent[name] = str(e)
                return None
        return self.running[key]

    def start(self, name: str, threads: int, ours: bool) -> Worker:
        """One more program."""
        if ours:
            return java(self.jdk_home)
        return nd4j(self.jdk_home, threads) if name == "nd4j" else peer(name, threads, self.python)

    def version(self, name: str, worker: Worker) -> str:
        """A peer's versions: package=version ..."""
        return nd4j_version() if name == "nd4j" else worker.ask("versions")

    def close(self):
        """Ends all of them."""
        for worker in self.running.values():
            worker.close()
        self.running.clear()
