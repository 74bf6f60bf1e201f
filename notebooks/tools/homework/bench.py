"""How many submissions a minute: this grader against plain `nbgrader autograde`, on the same notebooks and the same machine.

    python -m tools.homework.bench [ASSIGNMENT] [--students 40] [--nbgrader 3]
"""

import argparse
import json
import os
import sys
import tempfile
import time
import warnings
from pathlib import Path

import nbformat

from .. import places, progress
from ..build import assignments
from . import __main__ as command
from . import grade, jars
from .course import Course
from .gradebook import Book


def classroom(folder: Path, assignment: str, count: int) -> Course:
    """A course with so many submissions, all right, all different, in alternating languages."""
    course = Course(folder, assignment)
    course.prepare()
    for number in range(count):
        made = assignments.notebook(assignment, places.LANGUAGES[number % 2], solutions=True)
        made.cells.insert(1, nbformat.v4.new_code_cell(f"int student = {number};"))
        path = course.submitted(f"student-{number:03}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(nbformat.writes(made), encoding="utf-8")
    with Book(course) as book:
        book.register()
    return course


def ours(folder: Path, assignment: str, count: int, made: jars.Jars) -> float:
    """Seconds per submission of this grader, all of a run counted."""
    course = classroom(folder, assignment, count)
    begun = time.monotonic()
    graded = grade.grade(course, command.tools_of(made))
    seconds = time.monotonic() - begun
    points = {sum(t["score"] for t in r["tasks"].values()) / sum(t["points"] for t in r["tasks"].values()) for r in graded.results.values()}
    if graded.failed or points != {1.0}:
        raise SystemExit(f"not graded as it should be: {graded.failed or points}")
    return seconds / count


def plain(folder: Path, assignment: str, count: int) -> float:
    """Seconds per submission of nbgrader autograde, the start of the program not counted."""
    from nbgrader.apps.api import NbGraderAPI
    from traitlets.config import Config

    course = classroom(folder, assignment, count)
    config = Config()
    config.CourseDirectory.root = str(course.folder)
    config.CourseDirectory.db_url = course.database
    config.Execute.timeout = 120
    config.Execute.allow_errors = True
    api = NbGraderAPI(config=config)
    api.log.setLevel("CRITICAL")
    warnings.simplefilter("ignore")
    begun = time.monotonic()
    for student in course.students():
        answer = api.autograde(assignment, student, force=True)
        if not answer["success"]:
            raise SystemExit(f"nbgrader autograde: {answer.get('error') or answer.get('log')}")
    return (time.monotonic() - begun) / count


def measure(assignment: str, students: int, reference: int) -> dict:
    """The figures of both."""
    with progress.step("homework.step.jars") as step:
        made = jars.make(step)
    with tempfile.TemporaryDirectory() as folder:
        first = ours(Path(folder) / "ours", assignment, students, made)
        second = plain(Path(folder) / "plain", assignment, reference)
    figures = {"assignment": assignment, "cores": os.cpu_count(), "students": students, "seconds": round(first, 2)}
    return figures | {"nbgrader_students": reference, "nbgrader_seconds": round(second, 2), "times": round(second / first, 1)}


def main(arguments=None) -> int:
    """Prints the figures as JSON."""
    parser = argparse.ArgumentParser(prog="python -m tools.homework.bench")
    parser.add_argument("assignment", nargs="?", default="hw1-update-rules")
    parser.add_argument("--students", type=int, default=40)
    parser.add_argument("--nbgrader", type=int, default=3)
    options = parser.parse_args(arguments)
    print(json.dumps(measure(options.assignment, options.students, options.nbgrader)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
