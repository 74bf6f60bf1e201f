"""Grades an assignment: each submission is read, asked in the sandbox, judged, and written into the gradebook.

What depends on nothing but the file, the tasks and the seed is kept, so grading again does only what has changed. A failure
stops nobody else.
"""

import hashlib
import json
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from datetime import datetime

from .. import say
from . import runner, submission
from .course import Course, Wrong, load, write
from .gradebook import Book
from .referee import Referee, RefereeFailed
from .runner import NotStarted, Question, Times
from .sandbox import Sandbox

VERSION = 1  # of what is kept


@dataclass
class Tools:
    """What grades: the sandbox, how to start a referee, a digest of all that decides points, the limits of time."""

    sandbox: Sandbox
    referee: callable
    digest: str
    times: Times = field(default_factory=Times)


@dataclass
class Graded:
    """What a run did: the results of all students, the students that could not be graded and why."""

    results: dict = field(default_factory=dict)
    fresh: int = 0
    failed: dict = field(default_factory=dict)


class Grader:
    """Grades submissions of one assignment; each worker has a referee of its own."""

    def __init__(self, course: Course, tools: Tools):
        self.course = course
        self.tools = tools
        self._own = threading.local()
        self._referees = []
        self.tasks = self._referee().tasks(course.name, course.seed)
        self._check()

    def close(self):
        """Ends the referees."""
        for referee in self._referees:
            referee.close()

    def _referee(self) -> Referee:
        if not hasattr(self._own, "referee"):
            self._own.referee = self.tools.referee()
            self._referees.append(self._own.referee)
        return self._own.referee

    def _check(self):
        """The tasks and the notebook must speak of the same cells and points."""
        cells = self.course.reference(say.language()).cells
        labels = [c.metadata.nbgrader for c in cells if c.metadata.get("nbgrader", {}).get("grade")]
        expected = {label.grade_id: float(label.points) for label in labels if not label.solution}
        found = {task["id"]: float(task["points"]) for task in self.tasks}
        if expected != found:
            different = sorted(expected.items() ^ found.items())
            raise Wrong("homework.tasks", assignment=self.course.name, tasks=", ".join(f"{name} ({points:g})" for name, points in different))

    def key(self, data: bytes) -> str:
        """A digest of everything that a result depends on."""
        secret = f"{VERSION} {self.tools.digest} {self.course.name} {self.course.seed} {self.tools.times}"
        return hashlib.sha256(secret.encode() + b"\0" + data).hexdigest()

    def _read(self, data: bytes):
        try:
            return submission.read(data, self.course.reference, say.language()), None
        except submission.Unreadable as e:
            return None, (e.key, e.values)

    def grade(self, student: str):
        """The result of one submission, and the submission itself as far as it could be read."""
        begun = time.monotonic()
        data = self.course.submitted(student).read_bytes()
        found, error = self._read(data)
        result = {"student": student, "key": self.key(data), "language": found.language if found else say.language()}
        result |= {"error": error, "notes": list(found.notes) if found else [], "tasks": {}, "written": {}, "machines": 0}
        language = result["language"]
        reference = self.course.reference(language)
        answers = self._answers(found, reference, result) if found else {}
        for task in self.tasks:
            judged = {"share": 0.0, "mistake": "unreadable", "sentence": ""}
            if found:
                judged = self._referee().judge(self.course.name, self.course.seed, task["id"], language, answers[task["id"]])
            else:
                judged["sentence"] = say.text(error[0], language, **error[1])
            if judged["sentence"] is None:
                judged["sentence"] = say.text("homework.judged.late", language)
            score = round(judged["share"] * task["points"], 2)
            result["tasks"][task["id"]] = {"points": task["points"], "score": score, **judged}
        for cell in reference.cells:
            label = cell.metadata.get("nbgrader", {})
            if label.get("grade") and label.get("solution"):
                result["written"][label.grade_id] = self._written(found, label.grade_id, cell)
        result["seconds"] = round(time.monotonic() - begun, 2)
        return result, found

    def _written(self, found, name: str, cell) -> str:
        text = found.answers.get(name) if found else None
        if text is None:
            return "missing"
        return "untouched" if text.strip() in ("", cell.source.strip()) else "answered"

    def _answers(self, found, reference, result) -> dict:
        """Task -> its answers (kind, text)."""
        questions = [Question(task["id"], call) for task in self.tasks for call in task["calls"]]
        labels = {c.metadata.nbgrader.grade_id: c for c in reference.cells if "nbgrader" in c.metadata}
        locked = {name for name, cell in labels.items() if not submission.is_answer(cell)}
        code = found.code(locked)
        asked = runner.ask(self.tools.sandbox, list(code.values()), questions, self.tools.times) if questions else runner.Asked([])
        result["machines"] = asked.machines
        for index, why in asked.stopped:
            result["notes"].append((f"homework.stopped.{why}", {"cell": list(code)[index]}))
        answers = {task["id"]: [] for task in self.tasks}
        for question, answer in zip(questions, asked.answers):
            answers[question.task].append(answer)
        for task in self.tasks:
            if not task["calls"]:
                text = found.answers.get(f"{task['id']}-answer")
                answers[task["id"]] = [("MISSING", "") if text is None else ("TEXT", text)]
        return answers


def grade(course: Course, tools: Tools, workers: int = 0, force: bool = False, only=None, done=lambda *_: None) -> Graded:
    """Grades every submission that has changed; done(number, of, student, result or None, error) hears of each."""
    graded = Graded()
    grader = Grader(course, tools)
    pool = ThreadPoolExecutor(max_workers=workers or os.cpu_count() or 1)
    try:
        with Book(course) as book:
            waiting = {}
            for student in only or course.students():
                kept = load(course.result(student), {})
                current = kept.get("key") == grader.key(course.submitted(student).read_bytes()) and course.autograded(student).exists() and book.has(student)
                if current and not force:
                    graded.results[student] = kept
                else:
                    waiting[pool.submit(grader.grade, student)] = student
            collected = load(course.collected, {})
            for number, future in enumerate(as_completed(waiting), start=1):
                student = waiting[future]
                try:
                    result, found = future.result()
                    _record(course, book, result, found, collected.get(student, {}))
                except Exception as e:  # whatever it is: the others are graded
                    graded.failed[student] = _reason(e)
                    done(number, len(waiting), student, None, graded.failed[student])
                    continue
                graded.results[student] = json.loads(json.dumps(result))
                graded.fresh += 1
                done(number, len(waiting), student, result, None)
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        tools.sandbox.stop()
        raise
    finally:
        pool.shutdown()
        grader.close()
    return graded


def _record(course: Course, book: Book, result: dict, found, entry: dict):
    """Writes the gradebook first and the result last: what was interrupted in between is done again."""
    time_ = datetime.fromisoformat(entry["time"]) if entry.get("time") else None
    book.record(result, found, time_)
    write(course.result(result["student"]), json.dumps(result, ensure_ascii=False, indent=1) + "\n")


def _reason(error: Exception) -> str:
    if isinstance(error, NotStarted):
        return say.text("homework.failed.start", reason=str(error).splitlines()[-1] if str(error) else "?")
    if isinstance(error, RefereeFailed):
        return say.text("homework.failed.referee", reason=error)
    return f"{type(error).__name__}: {error}"
