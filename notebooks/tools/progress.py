"""One line per step: what is done, how far it is, how long it took."""

import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from unicodedata import east_asian_width

from . import places, say

WIDTH = 46  # columns of the name of a step


class CommandFailed(Exception):
    """A program that a step started ended with an error."""

    def __init__(self, command, log, status, lines):
        super().__init__(f"{command[0]} ended with status {status}")
        self.command = command
        self.log = log
        self.lines = lines


def columns(text: str) -> int:
    """How many columns a text takes: a Hangul syllable takes two."""
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def cut(text: str, width: int) -> str:
    """The beginning of a text that fits."""
    while columns(text) > width:
        text = text[:-1]
    return text


class Step:
    """A running step; on a terminal its line is kept up to date."""

    def __init__(self, name: str, out):
        self.name = name + " " * max(1, WIDTH - columns(name))
        self.out = out
        self.start = time.monotonic()
        self.result = None
        self.live = out.isatty()
        self._detail = ""
        self._over = threading.Event()
        self._write("…")
        if self.live:
            self._clock = threading.Thread(target=self._tick, daemon=True)
            self._clock.start()

    def detail(self, text: str):
        """Says how far the step is."""
        self._detail = text

    def done(self, text: str):
        """Says how the step ended."""
        self.result = text

    def seconds(self) -> float:
        """How long the step has been running."""
        return time.monotonic() - self.start

    def close(self, text: str):
        """Writes the last state of the line."""
        self._over.set()
        if self.live:
            self._clock.join()
            self.out.write("\r\x1b[2K")
        self.out.write(f"  {self.name}{self.seconds():6.1f} s  {text}\n")
        self.out.flush()

    def _write(self, text: str):
        if self.live:
            self.out.write("\r\x1b[2K" + cut(f"  {self.name}{self.seconds():6.1f} s  {text}", 100))
            self.out.flush()

    def _tick(self):
        while not self._over.wait(0.5):
            self._write(self._detail or "…")


@contextmanager
def step(key: str, number: str = "", **values):
    """Runs the body as one step; a number like 2/5 stands before its name."""
    running = Step(f"{number} {say.text(key, **values)}".strip(), sys.stdout)
    try:
        yield running
    except BaseException:
        running.close(say.text("step.failed"))
        raise
    running.close(running.result or say.text("step.done"))


def run(command, running: Step, log: str, describe=lambda line: line, **options) -> list:
    """Runs a program with its output in a log file and its newest line shown beside the step."""
    places.LOGS.mkdir(parents=True, exist_ok=True)
    path = places.LOGS / log
    lines = []
    with open(path, "w", encoding="utf-8") as file:
        child = subprocess.Popen(
            [str(c) for c in command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            cwd=places.ROOT,
            **options,
        )
        try:
            for line in child.stdout:
                file.write(line)
                lines.append(line.rstrip())
                shown = describe(line.strip())
                if shown:
                    running.detail(shown)
            status = child.wait()
        except BaseException:
            # Ctrl-C reaches the child too; it gets the time to tidy up.
            try:
                child.wait(timeout=10)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
            raise
    if status != 0:
        raise CommandFailed(command, path, status, lines)
    return lines
