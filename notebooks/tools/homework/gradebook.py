"""What nbgrader is told: the assignment, the scores, the notebook that formgrader shows. nbgrader executes nothing here."""

import copy
import os
import sys
import warnings
from datetime import datetime, timezone
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.preprocessors import ComputeChecksums, SaveCells
from sqlalchemy.exc import SAWarning

from .. import say
from .course import Course, Wrong, write
from .submission import Cell, Submission, harmless, is_answer


class Book:
    """nbgrader's gradebook for one assignment; used from one thread only."""

    def __init__(self, course: Course):
        self._course = course
        _find_alembic()
        self._book = Gradebook(course.database)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self._book.close()

    def register(self, due: datetime | None = None):
        """Tells nbgrader about the assignment; its due time stays as it is if none is given."""
        name = self._course.name
        before = self.due()
        resources = {"nbgrader": {"notebook": name, "assignment": name, "db_url": self._course.database}}
        self._book.update_or_create_assignment(name)
        try:
            cells = copy.deepcopy(self._course.reference(say.language()))
            cells, resources = ComputeChecksums().preprocess(cells, resources)  # so that nbgrader's own autograde runs too
            SaveCells().preprocess(cells, resources)
        except RuntimeError as e:  # cells were added or removed although there are submissions
            raise Wrong("homework.changed", assignment=name, reason=e) from e
        self._book.db.expire_all()
        self._book.update_or_create_assignment(name, duedate=_utc(due) if due else before)

    def due(self) -> datetime | None:
        """When the assignment is due, in UTC."""
        try:
            found = self._book.find_assignment(self._course.name).duedate
        except MissingEntry:
            return None
        return found.replace(tzinfo=timezone.utc) if found else None

    def students(self) -> set:
        """Everybody who is in the gradebook."""
        return {student.id for student in self._book.students}

    def has(self, student: str) -> bool:
        """Whether there are scores of a student."""
        try:
            self._book.find_submission(self._course.name, student)
        except MissingEntry:
            return False
        return True

    def record(self, result: dict, submission: Submission | None, time: datetime | None):
        """Writes the scores of a result and the notebook with its sentences."""
        name, student = self._course.name, result["student"]
        self._book.update_or_create_student(student)
        options = {"timestamp": _utc(time)} if time else {}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SAWarning)  # of nbgrader's own way with its database
            self._book.update_or_create_submission(name, student, **options)
        path = self._course.autograded(student)
        write(path, nbformat.writes(notebook(self._course.reference(result["language"]), result, submission)) + "\n")
        for cell in self._book.find_notebook(name, name).grade_cells:
            grade = self._book.find_grade(cell.name, name, name, student)
            task = result["tasks"].get(cell.name)
            if task is not None:
                grade.auto_score = task["score"]
                grade.needs_manual_grade = grade.manual_score is not None
            elif result["written"].get(cell.name) == "answered":
                grade.auto_score = None
                grade.needs_manual_grade = True
            else:  # nothing was written
                grade.auto_score = 0
                grade.needs_manual_grade = grade.manual_score is not None
        for cell in self._book.find_notebook(name, name).solution_cells:
            comment = self._book.find_comment(cell.name, name, name, student)
            comment.auto_comment = None
        self._book.db.commit()

    def scores(self, student: str) -> dict:
        """grade_id -> (score, maximum, whether somebody still has to look at it), with what was given by hand."""
        name = self._course.name
        found = self._book.find_submission_notebook(name, name, student)
        return {g.name: (g.score, g.max_score, bool(g.needs_manual_grade)) for g in found.grades}

    def late(self, student: str) -> float:
        """How many seconds a submission was late."""
        return self._book.find_submission(self._course.name, student).total_seconds_late


def _find_alembic():
    """nbgrader starts the program alembic by its name when it makes a database; it lies beside the running Python."""
    beside = str(Path(sys.executable).parent)
    if beside not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([beside, os.environ.get("PATH", "")])


def _utc(time: datetime) -> datetime:
    return time.astimezone(timezone.utc).replace(tzinfo=None)


def notebook(reference, result: dict, submission: Submission | None):
    """The assignment with the student's answers, the student's own cells and pictures, and what was found, as outputs."""
    language = result["language"]
    made = copy.deepcopy(reference)
    cells = [_remark(sentence) for sentence in _sentences(result, language)]
    own = _own_cells(reference, submission) if submission else {}
    given = {c.id: c for c in submission.cells if c.id and not c.name} if submission else {}
    cells += own.get("", [])
    for cell in made.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        theirs = given.get(cell.id)
        if name and is_answer(cell) and submission:
            text = submission.answers.get(name, "")
            cell.source = harmless(text) if cell.cell_type == "markdown" else text
        elif not name and cell.cell_type == "code" and theirs and theirs.kind == "code":
            cell.source = theirs.source  # the assignment invites changes of its experiments
        if cell.cell_type == "code":
            cell.outputs = []
            cell.execution_count = None
            if name in result["tasks"]:
                cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text=result["tasks"][name]["sentence"] + "\n")]
            elif not name and theirs:
                cell.outputs = _pictures(theirs)
        cells.append(cell)
        cells += own.get(name, []) if name else []
    made.cells = cells
    return made


def _sentences(result: dict, language: str) -> list:
    notes = [result["error"]] if result["error"] else []
    return [say.text(key, language, **values) for key, values in notes + result["notes"]]


def _own_cells(reference, submission: Submission) -> dict:
    """The cells that a student added, by the name of the cell that they follow."""
    given = {c.source.strip() for c in reference.cells}
    ids = {c.get("id") for c in reference.cells}
    found, last = {}, ""
    for cell in submission.cells:
        if cell.name:
            last = cell.name
        elif cell.source.strip() and cell.source.strip() not in given and cell.id not in ids:
            found.setdefault(last, []).append(_own_cell(cell))
    return found


def _own_cell(cell: Cell):
    if cell.kind == "code":
        return nbformat.v4.new_code_cell(cell.source, outputs=_pictures(cell))
    return nbformat.v4.new_markdown_cell(harmless(cell.source))


def _pictures(cell: Cell) -> list:
    return [nbformat.v4.new_output("display_data", {"image/png": text}) for text in cell.pictures]


def _remark(sentence: str):
    return nbformat.v4.new_markdown_cell("> " + harmless(sentence), metadata={"descent_remark": True})
