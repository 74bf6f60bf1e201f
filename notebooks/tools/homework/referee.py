"""The process that makes the questions and judges the answers (descent.grader.Referee), one per worker."""

import json
import os
import subprocess
import threading
from pathlib import Path

SLACK = 10  # seconds beyond a judgement's own limit


class RefereeFailed(Exception):
    """The referee does not start, or refuses a request: an error of the course, not of a submission."""


class Referee:
    """Starts the process when it is needed, and again when a judgement has spent it."""

    def __init__(self, java: Path, jars: list, supplier: str | None = None, millis: int = 20_000):
        class_path = os.pathsep.join(map(str, jars))
        self._command = [str(java), "-Xmx1g", "-Xss8m", "-XX:+ExitOnOutOfMemoryError", "-Djava.awt.headless=true"]
        self._command += ["-Dfile.encoding=UTF-8", "-cp", class_path, "descent.grader.Referee"]
        self._command += [supplier] if supplier else []
        self._millis = millis
        self._process = None

    def assignments(self) -> list:
        """The names of all assignments."""
        return self._ask({"action": "assignments"})["assignments"]

    def tasks(self, assignment: str, seed: int) -> list:
        """The tasks of an assignment: id, points, calls."""
        return self._ask({"action": "questions", "assignment": assignment, "seed": seed})["tasks"]

    def judge(self, assignment: str, seed: int, task: str, language: str, answers: list) -> dict:
        """What the answers (kind, text) are worth: share, mistake, sentence."""
        request = {"action": "judge", "assignment": assignment, "seed": seed, "task": task, "language": language}
        request |= {"answers": [{"kind": kind, "text": text} for kind, text in answers], "millis": self._millis}
        try:
            reply = self._ask(request)
        except EOFError:  # the answers took its memory or its time: they are to blame, the next ones are not
            self.close()
            return {"share": 0.0, "mistake": "late", "sentence": None}
        if reply.get("spent"):
            self.close()
        return reply["judgement"]

    def close(self):
        """Ends the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _ask(self, request: dict) -> dict:
        if self._process is None:
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8"
            )
        process = self._process
        clock = threading.Timer(60 + self._millis / 1000 + SLACK, process.kill)
        clock.daemon = True
        clock.start()
        try:
            process.stdin.write(json.dumps(request) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except OSError:
            line = ""
        finally:
            clock.cancel()
        try:
            reply = json.loads(line)
        except ValueError:  # the end of the output, or what Java says when its memory is at an end
            if request["action"] == "judge":
                raise EOFError
            self.close()
            raise RefereeFailed(" ".join(self._command)) from None
        if reply.get("error"):
            raise RefereeFailed(reply["error"])
        return reply
