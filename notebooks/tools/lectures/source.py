"""A lecture's source: one MyST file, both languages, the code once.

A Markdown cell is tagged with its language (`+++ {"tags": ["ko"]}`), the two languages of a cell
stand next to each other, a code cell stands once. `read` gives the cells as they are written,
`notebook` the notebook of one language, not yet executed.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import nbformat
from jupytext.myst import MystMetadataParsingError, myst_to_notebook
from nbconvert.preprocessors import TagRemovePreprocessor
from nbformat import NotebookNode

from .. import places

HEADING = re.compile(r"^#+ +(.+?) *#*$", re.MULTILINE)
REQUIRABLE = ("spark",)  # what a lecture may need that the ordinary set-up does not bring

# What a notebook says about its kernel: exactly what JupyterLab would write into it when it is opened, else it would
# count as changed at once. The version of the JDK is left out, by the library too (descent.kernel.JJavaExtension).
KERNELSPEC = {"display_name": "Java (JJava)", "language": "java", "name": "java"}
LANGUAGE_INFO = {
    "codemirror_mode": "java",
    "file_extension": ".jshell",
    "mimetype": "text/x-java-source",
    "name": "Java",
    "pygments_lexer": "java",
}


@dataclass(frozen=True)
class Finding:
    """Something wrong: in which file, in which cell (may be empty), and what."""

    file: str
    cell: str
    reason: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.cell, self.reason) if part)


class SourceError(Exception):
    """A source that cannot be read. Its text is one sentence with file, place and reason."""

    def __init__(self, finding: Finding):
        super().__init__(str(finding))
        self.finding = finding


@dataclass(frozen=True)
class Cell:
    """One cell as it is written: its number from 1, its first line in the file, its content."""

    number: int
    line: int
    node: NotebookNode

    @property
    def kind(self) -> str:
        return self.node.cell_type

    @property
    def text(self) -> str:
        return self.node.source

    @property
    def tags(self) -> list[str]:
        return list(self.node.metadata.get("tags", []))

    @property
    def languages(self) -> list[str]:
        return [tag for tag in self.tags if tag in places.LANGUAGES]

    @property
    def place(self) -> str:
        return f"cell {self.number} (line {self.line}, {first_words(self.text)})"


@dataclass(frozen=True)
class Lecture:
    """A source file and its cells."""

    path: Path
    cells: tuple[Cell, ...]
    header: dict  # what stands under `descent:` in the file's header: the notebooks get it too

    @property
    def name(self) -> str:
        return self.path.stem

    @property
    def requires(self) -> list[str]:
        """What it needs beyond the ordinary set-up, as `requires: [spark]` in the header."""
        return list(self.header.get("requires") or [])

    def finding(self, cell: Cell | None, reason: str) -> Finding:
        return Finding(str(self.path), cell.place if cell else "", reason)


def first_words(text: str) -> str:
    """The beginning of a cell, for messages."""
    words = " ".join(text.split())
    return f'"{words[:37]}..."' if len(words) > 40 else f'"{words}"'


def read(path: Path) -> Lecture:
    """Reads a source file; raises SourceError where it is no lecture."""

    def wrong(place: str, reason: str) -> SourceError:
        return SourceError(Finding(str(path), place, " ".join(reason.split())))

    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise wrong("", f"cannot be read: {error}") from error
    try:
        parsed = myst_to_notebook(text, add_source_map=True)
    except MystMetadataParsingError as error:
        hint = "" if "metadata" in str(error) else '; tags are written as +++ {"tags": ["ko"]}'
        raise wrong("", f"{error}{hint}") from error
    except nbformat.ValidationError as error:
        raise wrong("", f"metadata of a cell or of the header (copy that of a lecture): {error.message}") from error
    cells = tuple(
        Cell(number, _first_line(text.splitlines(), line, node), node)
        for number, (line, node) in enumerate(
            zip(parsed.metadata.source_map, parsed.cells), start=1
        )
    )
    if not cells:
        raise wrong("", "holds no cell")
    for cell in cells:
        # jupytext takes everything after an unclosed ``` as part of that cell, and says nothing.
        if re.search(r"^\s*(`{3,}\{|\+\+\+( |$))", cell.text, re.MULTILINE):
            raise wrong(cell.place, "another cell begins inside it: a closing ``` is missing above")
    unclosed = _unclosed_fence(text)
    if unclosed:
        raise wrong(f"line {unclosed}", "the code block that begins here has no closing ```")
    header = parsed.metadata.get("descent") or {}
    if not isinstance(header, dict):
        raise wrong("", "descent: in the header must hold names and values")
    requires = header.get("requires") or []
    if not isinstance(requires, list) or any(name not in REQUIRABLE for name in requires):
        raise wrong("", f"requires: in the header is a list of {', '.join(REQUIRABLE)}; it is {requires}")
    return Lecture(path, cells, header)


def _first_line(lines: list[str], begins: int, node: NotebookNode) -> int:
    """The line, from 1, that a reader looks for: of code its ```, of text its first words."""
    if node.cell_type != "markdown":
        return begins
    while begins < len(lines) and not lines[begins].strip():
        begins += 1
    return begins + 1


def _unclosed_fence(text: str) -> int | None:
    fence, start = "", 0
    for number, line in enumerate(text.splitlines(), start=1):
        match = re.match(r" {0,3}(`{3,})(.*)$", line)
        if not match:
            continue
        if not fence:
            fence, start = match[1], number
        elif len(match[1]) >= len(fence) and not match[2].strip():
            fence = ""
    return start if fence else None


def notebook(lecture: Lecture, language: str) -> NotebookNode:
    """The notebook of one language, without outputs."""
    result = nbformat.v4.new_notebook()
    result.metadata = nbformat.from_dict(
        {
            "descent": lecture.header | {"language": language, "lecture": lecture.name},
            "kernelspec": dict(KERNELSPEC),
            "language_info": dict(LANGUAGE_INFO),
            "title": title(lecture, language),
        }
    )
    ids = cell_ids(lecture)
    cells = []
    for cell in lecture.cells:
        node = nbformat.from_dict(cell.node)
        node.id = ids[cell.number]
        cells.append(node)
    result.cells = cells
    others = {other for other in places.LANGUAGES if other != language}
    result, _ = TagRemovePreprocessor(remove_cell_tags=others).preprocess(result, {})
    for node in result.cells:
        tags = [tag for tag in node.metadata.get("tags", []) if tag not in places.LANGUAGES]
        node.metadata.pop("tags", None)
        if tags:
            node.metadata["tags"] = tags
    return result


def title(lecture: Lecture, language: str) -> str:
    """The first heading of the language, else the name of the file."""
    for cell in lecture.cells:
        heading = HEADING.search(cell.text)
        if cell.kind == "markdown" and language in cell.languages and heading:
            return heading[1]
    return lecture.name


def cell_ids(lecture: Lecture) -> dict[int, str]:
    """Cell number -> id. An id comes from what the cell says, so adding a cell changes no other.

    The two languages of a cell are one pair and share their id.
    """
    ids: dict[int, str] = {}
    used: dict[str, int] = {}
    pending: list[Cell] = []

    def give(cells: list[Cell]) -> None:
        digest = hashlib.sha256("\0".join(cell.text for cell in cells).encode()).hexdigest()[:8]
        kind = "text" if cells[0].kind == "markdown" else cells[0].kind
        stem = f"{kind}-{digest}"
        used[stem] = used.get(stem, 0) + 1
        for cell in cells:
            ids[cell.number] = stem if used[stem] == 1 else f"{stem}-{used[stem]}"

    for cell in lecture.cells:
        if pending and cell.languages and cell.languages != pending[0].languages:
            give([pending.pop(), cell])
            continue
        if pending:
            give([pending.pop()])
        if cell.languages:
            pending.append(cell)
        else:
            give([cell])
    if pending:
        give([pending.pop()])
    return ids
