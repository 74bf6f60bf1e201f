"""What is exported: the built notebooks of the languages and lectures that were asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass

import nbformat
from nbformat import NotebookNode

from .. import places
from ..launch import choice
from ..lectures import course_map
from ..lectures.course_map import Entry
from . import ExportError

QUESTION = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


@dataclass(frozen=True)
class Lecture:
    """A built notebook in one language, and its place on the map."""

    entry: Entry
    language: str
    notebook: NotebookNode

    @property
    def name(self) -> str:
        return self.entry.name

    @property
    def title(self) -> str:
        return self.notebook.metadata.get("title") or self.entry.title(self.language)

    @property
    def question(self) -> str:
        """The question that the first cell asks, in Markdown; empty if it asks none."""
        first = self.notebook.cells[0].source if self.notebook.cells else ""
        found = QUESTION.search(first)
        return found[1] if found else ""


def chosen(names: list[str]) -> list[Entry]:
    """The lectures meant by names, numbers or files, in the order of the course; none: all."""
    found = choice.lectures(names)
    if not found:
        raise ExportError("export.none", folder=places.LECTURES)
    return [course_map.entry(path) for path in found]


def read(entry: Entry, language: str) -> Lecture:
    """The built notebook of a lecture."""
    path = places.built(language) / f"{entry.name}.ipynb"
    shown = path.relative_to(places.NOTEBOOKS.parent).as_posix()
    if not path.exists():
        raise ExportError("export.unbuilt", path=shown, name=entry.name)
    try:
        notebook = nbformat.read(path, as_version=4)
    except (OSError, ValueError, nbformat.ValidationError) as error:
        raise ExportError("export.unreadable", path=shown, name=entry.name) from error
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    if code and not any(cell.get("outputs") for cell in code):
        raise ExportError("export.unexecuted", path=shown, name=entry.name)
    return Lecture(entry, language, notebook)
