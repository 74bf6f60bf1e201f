"""Notebooks of homework from their sources: with solutions, or as students get them.

A source has the form of a lecture's (lectures/source.py). Its code cells say in a line each what they are:

    :answer: adam          the cell of a task's answer; the solution stands between the lines
                           // BEGIN SOLUTION and // END SOLUTION, in a derivation with % for //
    :stub: ...             what students find in its place; without it, a line that throws
    :check: adam           the cell of the visible check
    :points: 8             what the task is worth

A text cell with the metadata `written` and `points` is an answer in words, graded by hand: the
solution stands between two lines <!-- BEGIN SOLUTION --> and <!-- END SOLUTION -->.

What nbgrader needs is made from that: the cell of the check carries the points under the task's
name, the answer is `<task>-answer`. Both languages carry the same names.
"""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.preprocessors import ClearSolutions

from .. import places, say
from ..lectures import source
from ..lectures.source import Finding, Lecture, SourceError

SCHEMA = 3
OWN = ("answer", "stub", "check", "written", "points")
# A solution that stands beside the function, not in it, leaves nothing behind.
BESIDE = re.compile(r"^// BEGIN SOLUTION\n.*?^// END SOLUTION(\n|\Z)", re.DOTALL | re.MULTILINE)
STUB = 'throw new UnsupportedOperationException("{task}");'


def names(folder: Path | None = None) -> list[str]:
    """The assignments, in the order of the course."""
    return sorted(path.stem for path in (folder or places.HOMEWORK).glob("hw*.md"))


def read(name: str, folder: Path | None = None) -> Lecture:
    """The source of an assignment; raises SourceError where there is none."""
    path = (folder or places.HOMEWORK) / f"{name}.md"
    if not path.exists():
        known = ", ".join(names(folder)) or "none"
        raise SourceError(Finding(name, "", f"no such assignment; there are: {known}"))
    return source.read(path)


def notebook(
    name: str, lang: str, solutions: bool, folder: Path | None = None
) -> NotebookNode:
    """The notebook of an assignment in one language, not executed."""
    lecture = read(name, folder)
    result = source.notebook(lecture, lang)
    result.metadata.descent = nbformat.from_dict(
        lecture.header | {"language": lang, "homework": name}
    )
    seen: set[str] = set()
    for cell in result.cells:
        own = {key: cell.metadata.pop(key) for key in OWN if key in cell.metadata}
        marks = _nbgrader(own, lecture)
        if not marks:
            continue
        if marks["grade_id"] in seen:
            raise SourceError(Finding(name, "", f"two cells are called {marks['grade_id']}"))
        seen.add(marks["grade_id"])
        cell.id = marks["grade_id"]
        cell.metadata.nbgrader = nbformat.from_dict(marks)
        if marks["solution"] and "BEGIN SOLUTION" not in cell.source:
            raise SourceError(Finding(name, marks["grade_id"], "holds no solution to clear"))
        if marks["solution"] and not solutions:
            cell.source = cleared(cell, own, lang)
    return result


def _nbgrader(own: dict, lecture: Lecture) -> dict | None:
    """What nbgrader wants to know of a cell; None if it is none of its."""
    kinds = [kind for kind in ("answer", "check", "written") if kind in own]
    if not kinds:
        return None
    kind = kinds[0]
    marks = {
        "grade": kind != "answer",
        "grade_id": f"{own[kind]}-answer" if kind == "answer" else own[kind],
        "locked": kind == "check",
        "schema_version": SCHEMA,
        "solution": kind != "check",
        "task": False,
    }
    if marks["grade"]:
        if not isinstance(own.get("points"), int) or own["points"] < 1:
            raise SourceError(Finding(lecture.name, own[kind], "needs points, at least 1"))
        marks["points"] = own["points"]
    return marks


def cleared(cell: NotebookNode, own: dict, lang: str) -> str:
    """The text of an answer cell without its solution."""
    if cell.cell_type == "markdown":
        stub = say.text("homework.write.here", lang)
    else:
        stub = own.get("stub", STUB.format(task=own.get("answer"))).rstrip("\n")
    clear = ClearSolutions(
        code_stub={"java": stub}, text_stub=stub, enforce_metadata=False
    )
    copy = nbformat.from_dict(cell)
    if copy.cell_type == "code":
        copy.source = BESIDE.sub("", copy.source).rstrip("\n")
    copy, _ = clear.preprocess_cell(copy, {"language": "java"}, 0)
    return copy.source
