"""Runs a Java program that is not trusted: no network, no files but its own, no other processes, limits for all the rest.

With bubblewrap (Linux) all of that holds. Elsewhere only the limits hold that the platform gives, and `Sandbox.weak` says so.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path

from .. import places
from . import seccomp

STDERR_SHOWN = 2000
_SYSTEM = ("/usr/lib", "/usr/lib32", "/usr/lib64", "/lib", "/lib32", "/lib64", "/nix/store", "/gnu/store")
_BOX = Path("/box")


@dataclass(frozen=True)
class Limits:
    """What one run may use."""

    wall: float = 180  # seconds of one run
    cpu: int = 240  # seconds, all threads together
    heap: int = 512  # MB of Java's heap
    space: int = 4096  # MB of addresses: heap, code, stacks, mapped files
    file: int = 32  # MB of a file: the answers, and each temporary one
    temporary: int = 64  # MB of all temporary files together
    open_files: int = 256


@dataclass
class Ended:
    """How a run ended: its exit status (None: its time was over), its answers, the last of what Java itself said."""

    status: int | None
    answers: str
    said: str


@dataclass
class Sandbox:
    """A way to run the runner on this machine."""

    java_home: Path
    jars: list  # the runner's jar first, then the class path of submissions
    limits: Limits = field(default_factory=Limits)
    bwrap: str | None = None
    _running: set = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _stopped: bool = False

    @property
    def weak(self) -> bool:
        """Whether submissions are not walled off from files and network."""
        return self.bwrap is None

    def jar_names(self) -> list:
        """The class path of submissions as it is called inside."""
        if self.weak:
            return [str(jar) for jar in self.jars[1:]]
        return [str(_BOX / jar.name) for jar in self.jars[1:]]

    def run(self, script: str) -> Ended:
        """Runs a script of the runner in a folder of its own, which is gone afterwards."""
        with tempfile.TemporaryDirectory(prefix="descent-", ignore_cleanup_errors=True) as name:
            folder = Path(name)
            (folder / "script").write_text(script, encoding="ascii")
            (folder / "answers").touch()
            (folder / "tmp").mkdir()
            with open(folder / "said", "wb") as said:
                status = self._run(self._command(folder), folder, said)
            return Ended(status, _text(folder / "answers", self.limits.file << 20), _tail(folder / "said"))

    def stop(self):
        """Ends everything that runs, for good."""
        with self._lock:
            self._stopped = True
            for process in self._running:
                _kill(process)

    def _run(self, command, folder: Path, said):
        filter_file = None
        options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": said, "cwd": folder}
        if not places.WINDOWS:
            options |= {"env": {"LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"}, "start_new_session": True}
        program = None if self.weak else seccomp.program()
        if program is not None:
            filter_file = tempfile.TemporaryFile()
            filter_file.write(program)
            filter_file.seek(0)
            at = command.index(self.bwrap) + 1
            command[at:at] = ["--seccomp", str(filter_file.fileno())]
            options["pass_fds"] = (filter_file.fileno(),)
        try:
            with self._lock:
                if self._stopped:
                    raise InterruptedError
                process = subprocess.Popen(command, **options)
                self._running.add(process)
            try:
                return process.wait(self.limits.wall)
            except subprocess.TimeoutExpired:
                return None
            finally:
                _kill(process)
                process.wait()
                with self._lock:
                    self._running.discard(process)
        finally:
            if filter_file is not None:
                filter_file.close()

    def _java(self, folder: Path, jar, script, answers) -> list:
        limits = self.limits
        return [
            str(self.java_home / "bin" / ("java.exe" if places.WINDOWS else "java")),
            f"-Xmx{limits.heap}m",
            "-Xss1m",
            "-XX:MaxMetaspaceSize=256m",
            "-XX:CompressedClassSpaceSize=128m",
            "-XX:ReservedCodeCacheSize=64m",
            f"-XX:MaxDirectMemorySize={limits.heap}m",
            "-XX:+ExitOnOutOfMemoryError",  # the next machine skips what took it all
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",  # most of the time is the compiler's; this halves it
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "-ea",
            "-Djava.security.manager=disallow",  # a submission could install one against the runner
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8",
            f"-Djava.io.tmpdir={folder}",
            f"-Duser.home={folder}",
            "-Duser.language=en",
            "-cp",
            str(jar),
            "descent.grader.Runner",
            str(script),
            str(answers),
        ]

    def _command(self, folder: Path) -> list:
        if self.weak:
            java = self._java(folder / "tmp", self.jars[0], folder / "script", folder / "answers")
            return java if places.WINDOWS else [*_limited(self.limits), *java]
        java = self._java("/tmp", _BOX / self.jars[0].name, _BOX / "script", _BOX / "answers")
        wall = [self.bwrap, "--unshare-all", "--unshare-user", "--uid", "65534", "--gid", "65534", "--hostname", "sandbox"]
        wall += ["--die-with-parent", "--new-session", "--cap-drop", "ALL", "--clearenv", "--setenv", "LANG", "C.UTF-8"]
        wall += system(self.java_home)
        wall += ["--proc", "/proc", "--dev", "/dev", "--size", str(self.limits.temporary << 20), "--tmpfs", "/tmp"]
        wall += ["--size", str(1 << 20), "--tmpfs", str(_BOX)]
        for jar in self.jars:
            wall += ["--ro-bind", str(jar), str(_BOX / jar.name)]
        wall += ["--ro-bind", str(folder / "script"), str(_BOX / "script")]
        wall += ["--bind", str(folder / "answers"), str(_BOX / "answers")]
        wall += ["--remount-ro", str(_BOX), "--remount-ro", "/", "--chdir", "/tmp", "--"]
        return [*_limited(self.limits), *wall, *java]


def system(java_home: Path) -> list:
    """bubblewrap's options for what a JDK needs to start: the libraries of the system and itself, to be read only."""
    options = []
    for name in _SYSTEM:
        path = Path(name)
        if path.is_symlink():
            options += ["--symlink", os.readlink(path), name]
        elif path.is_dir():
            options += ["--ro-bind", name, name]
    home = java_home.resolve()
    outside = {home, java_home}
    for pattern in ("conf/**/*", "lib/**/*"):
        for link in home.glob(pattern):
            if link.is_symlink() and link.exists() and not link.resolve().is_relative_to(home):
                outside.add(link.resolve())  # Debian keeps the settings of a JDK in /etc
    for path in sorted(outside):
        if not any(path.is_relative_to(name) for name in _SYSTEM):
            options += ["--ro-bind", str(path), str(path)]
    return options


def _limited(limits: Limits) -> list:
    """A shell that sets limits for what it becomes; one that a system does not know is left out."""
    wanted = [f"-t {limits.cpu}", f"-f {limits.file << 11}", f"-n {limits.open_files}", f"-v {limits.space << 10}", "-c 0"]
    lines = [f"ulimit {limit} 2>/dev/null" for limit in wanted]
    return ["/bin/sh", "-c", "; ".join(lines) + '; exec "$@"', "sh"]


def find_bwrap(java_home: Path):
    """The path of a bubblewrap that works here, and why there is none otherwise."""
    found = shutil.which("bwrap")
    if found is None:
        return None, "bubblewrap: not found"
    wall = [found, "--unshare-all", "--unshare-user", "--uid", "65534", "--gid", "65534", "--die-with-parent"]
    command = [*wall, *system(java_home), "--proc", "/proc", "--dev", "/dev", "--", str(java_home / "bin/java"), "--version"]
    try:
        tried = subprocess.run(command, capture_output=True, text=True, timeout=60, env={"LANG": "C.UTF-8"})
    except (OSError, subprocess.TimeoutExpired) as e:
        return None, f"bubblewrap: {e}"
    if tried.returncode != 0:
        return None, (tried.stderr.strip().splitlines() or [f"bubblewrap: {tried.returncode}"])[-1]
    return found, ""


def _kill(process):
    try:
        if places.WINDOWS:
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True)
        else:
            os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass


def _text(path: Path, most: int) -> str:
    """The beginning of a file that a submission may have written anything into."""
    with open(path, "rb") as file:
        return file.read(most).decode("ascii", "replace")


def _tail(path: Path) -> str:
    with open(path, "rb") as file:
        file.seek(max(0, path.stat().st_size - STDERR_SHOWN))
        return file.read().decode("utf-8", "replace").strip()
