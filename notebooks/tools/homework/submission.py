"""Reads what a student handed in, whatever it is: the points that are deserved, and one sentence for each thing that is wrong.

Cells are found by their grade_id, then by their id. What else a student's file says about a cell (points, locks) counts for
nothing: that comes from the assignment.
"""

import base64
import binascii
import json
import re
from dataclasses import dataclass, field
from typing import Callable

from .. import places

LARGEST = 200_000_000  # bytes
_CELLS = 2000
_PICTURES = 10_000_000  # characters of all pictures together
_PNG = b"\x89PNG\r\n\x1a\n"
_TAG = re.compile(r"<(?=[A-Za-z/!?])")  # what begins HTML in Markdown


class Unreadable(Exception):
    """A file that holds no notebook; its key and values make one sentence."""

    def __init__(self, key: str, **values):
        super().__init__(key)
        self.key = key
        self.values = values


@dataclass
class Cell:
    """One cell of a student: kind is code or markdown, name the grade_id it claims, id its own; its PNG pictures in base64."""

    kind: str
    source: str
    name: str = ""
    id: str = ""
    pictures: list = field(default_factory=list)


@dataclass
class Submission:
    """A student's notebook, matched with the assignment's."""

    cells: list
    answers: dict  # grade_id -> the student's text
    language: str
    notes: list = field(default_factory=list)  # (key, values) of sentences

    def code(self, locked: set) -> dict:
        """The code cells that are run, all but the assignment's locked ones: number among the notebook's code cells -> text."""
        every = (c for c in self.cells if c.kind == "code")
        return {number: c.source for number, c in enumerate(every, start=1) if c.name not in locked}


def read(data: bytes, references: Callable, language: str) -> Submission:
    """Reads a student's file against the assignment's own notebook (with stubs): references gives it in a language.

    The language is the one of the file, or else the given one.
    """
    notes = []
    notebook = _notebook(data, notes)
    language = _language(notebook) or language
    reference = references(language)
    cells = _cells(notebook)
    known = {c.metadata.nbgrader.grade_id: c for c in reference.cells if "nbgrader" in c.metadata}
    if not cells:
        raise Unreadable("homework.read.nocells")
    answers = _match(cells, reference, known, notes)
    if not any(c.name in known for c in cells):
        raise Unreadable("homework.read.other", kernel=_kernel(notebook))
    return Submission(cells, answers, language, notes)


def _notebook(data: bytes, notes: list) -> dict:
    if len(data) > LARGEST:
        raise Unreadable("homework.read.large", megabytes=round(len(data) / 1e6))
    if not data.strip(b"\0 \t\r\n"):
        raise Unreadable("homework.read.empty")
    text = _text(data, notes)
    try:
        found = json.loads(text)
    except RecursionError:
        raise Unreadable("homework.read.nested") from None
    except ValueError as error:
        start = text.lstrip()[:9].lower()
        if start.startswith(("<!doctype", "<html")):
            raise Unreadable("homework.read.html") from None
        line = getattr(error, "lineno", 1)
        raise Unreadable("homework.read.json", line=line) from None
    if not isinstance(found, dict):
        raise Unreadable("homework.read.nocells")
    return found


def _text(data: bytes, notes: list) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        notes.append(("homework.read.encoding", {"encoding": "UTF-16"}))
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp949")
        notes.append(("homework.read.encoding", {"encoding": "CP949"}))
        return text
    except UnicodeDecodeError:
        notes.append(("homework.read.encoding", {"encoding": "?"}))
        return data.decode("utf-8", "replace")


def _cells(notebook: dict) -> list:
    raw = notebook.get("cells")
    if not isinstance(raw, list) and isinstance(notebook.get("worksheets"), list):  # notebooks before 2015
        raw = [c for sheet in notebook["worksheets"] if isinstance(sheet, dict) for c in sheet.get("cells") or []]
    cells = []
    for found in raw if isinstance(raw, list) else []:
        if isinstance(found, dict) and len(cells) < _CELLS:
            metadata = found.get("metadata")
            nbgrader = metadata.get("nbgrader") if isinstance(metadata, dict) else None
            name = nbgrader.get("grade_id") if isinstance(nbgrader, dict) else ""
            kind = "code" if found.get("cell_type") == "code" else "markdown"
            pictures = _pictures(found, _PICTURES - sum(len(p) for c in cells for p in c.pictures))
            cells.append(Cell(kind, _source(found), name if isinstance(name, str) else "", str(found.get("id") or ""), pictures))
    return cells


def _pictures(cell: dict, room: int) -> list:
    """The pictures that a student's own run left behind, as far as there is room: a figure belongs to an answer in words."""
    found = []
    outputs = cell.get("outputs")
    for output in outputs if isinstance(outputs, list) else []:
        data = output.get("data") if isinstance(output, dict) else None
        text = data.get("image/png") if isinstance(data, dict) else None
        text = "".join(text) if isinstance(text, list) and all(isinstance(t, str) for t in text) else text
        if isinstance(text, str) and len(text) <= room:
            text = "".join(text.split())
            try:
                whole = base64.b64decode(text, validate=True)
            except (binascii.Error, ValueError):
                continue
            if whole.startswith(_PNG):
                found.append(text)
                room -= len(text)
    return found


def harmless(markdown: str) -> str:
    """A student's Markdown without HTML: a script in it would run in the lecturer's browser, beside the lecturer's files."""
    return _TAG.sub("< ", markdown)


def _source(cell: dict) -> str:
    source = cell.get("source", cell.get("input", ""))
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    text = source if isinstance(source, str) else ""
    # A lone surrogate can be written in JSON but in no file.
    return text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode("utf-8")


def _match(cells: list, reference, known: dict, notes: list) -> dict:
    """Gives each cell its true name and finds the answers; a cell that claims a name of another kind loses it."""
    by_id = {c.id: name for name, c in known.items() if c.get("id")}
    claimed = {c.name for c in cells}
    for cell in cells:
        if cell.name not in known:
            cell.name = ""
            lost = by_id.get(cell.id)
            if lost is not None and lost not in claimed:
                cell.name = lost
                if is_answer(known[lost]):
                    notes.append(("homework.read.metadata", {"cell": lost}))
    answers = {}
    for name, original in known.items():
        found = [c for c in cells if c.name == name and c.kind == original.cell_type]
        if not is_answer(original):
            continue
        if not found:
            notes.append(("homework.read.gone", {"cell": name}))
            continue
        if len(found) > 1:
            notes.append(("homework.read.twice", {"cell": name, "count": len(found)}))
        changed = [c for c in found if c.source.strip() != original.source.strip()]
        answers[name] = (changed or found)[-1].source
    return answers


def is_answer(cell) -> bool:
    """Whether a cell of the assignment is the student's to fill in."""
    return bool(cell.metadata.get("nbgrader", {}).get("solution"))


def _language(notebook: dict):
    metadata = notebook.get("metadata")
    own = metadata.get("descent") if isinstance(metadata, dict) else None
    found = own.get("language") if isinstance(own, dict) else None
    return found if found in places.LANGUAGES else None


def _kernel(notebook: dict) -> str:
    metadata = notebook.get("metadata")
    kernel = metadata.get("kernelspec") if isinstance(metadata, dict) else None
    name = kernel.get("name") if isinstance(kernel, dict) else None
    return name[:40] if isinstance(name, str) and name else "?"
