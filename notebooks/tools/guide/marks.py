"""Where a line of the notes is marked in the sources: in lectures, in the library's code, in tests.

- A lecture quotes a line: `> [notes N6] ...`; the lines of the derivation stand as `(D7)` in its text.
- A line of code that computes it ends in the comment `// (N6)`; a part of it is `// (N10.2)`.
- A test that checks it carries `@Tag("N6")`, in pytest the comment `# (N6)` above the function.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .. import places
from ..launch import choice
from ..lectures import source
from ..lectures.source import HEADING

NUMBER = r"[NRD]\d+a?"
QUOTED = re.compile(rf"^> \[notes ({NUMBER})\]", re.MULTILINE)
DERIVED = re.compile(r"\((D\d+)\)")
CODE = re.compile(rf"^(?! *(?:\*|/\*)).*//.*\({NUMBER}(?:\.\d+)?\)", re.MULTILINE)  # not in Javadoc
EACH = re.compile(rf"\(({NUMBER})(?:\.\d+)?\)")
FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
METHOD = re.compile(
    r"^ +(?:(?:public|private|protected|static|final|default)\s+|<[^>]+>\s+)*"
    r"(?!new\b|return\b|else\b|throw\b)[\w<>\[\],.?]+(?: [\w<>\[\],.?]+)*?\s+(\w+)\([^()]*\)\s*"
    r"(?:throws [\w., ]+)?\{",
    re.MULTILINE,
)
TYPE = re.compile(r"^( *)(?:[a-z]+ )*(?:class|record|interface|enum) (\w+)(?!.*\{\}$)", re.MULTILINE)
PYTEST = re.compile(rf"^# ((?:\({NUMBER}\)(?:, )?)+).*\n(?:@.*\n)*def (\w+)\(", re.MULTILINE)


@dataclass(frozen=True, order=True)
class Place:
    """A file and a name in it: a heading, a method, a test."""

    file: Path
    name: str


def cells(path: Path) -> tuple[source.Cell, ...]:
    """The cells of a lecture; a file that has not changed is read once."""
    return _cells(path, path.stat().st_mtime_ns)


@cache
def _cells(path: Path, changed: int) -> tuple[source.Cell, ...]:
    return source.read(path).cells


def lectures(language: str) -> dict[str, list[Place]]:
    """Number -> the headings under which lectures of a language quote or derive the line."""
    found: dict[str, list[Place]] = {}
    for path in choice.lectures([]):
        heading = ""
        for cell in cells(path):
            if cell.kind != "markdown" or language not in cell.languages:
                continue
            text = FENCE.sub("", cell.text)
            heads = list(HEADING.finditer(text))
            ends = [*(head.start() for head in heads), len(text)]
            parts = [("", text[: ends[0]])]
            parts += [(head[1], text[head.start() : end]) for head, end in zip(heads, ends[1:])]
            for head, part in parts:
                heading = head or heading
                for number in QUOTED.findall(part) + DERIVED.findall(part):
                    _add(found, number, Place(path, heading))
    return found


def code() -> dict[str, list[Place]]:
    """Number -> the methods of the library with a line that computes it."""
    found: dict[str, list[Place]] = {}
    for path in sorted(places.LIB.glob("*/src/main/java/**/*.java")):
        text = path.read_text(encoding="utf-8")
        methods = [(match.start(), match[1]) for match in METHOD.finditer(text)]
        for mark in CODE.finditer(text):
            before = [name for start, name in methods if start < mark.start()]
            name = f"{_type(text, mark.start())}.{before[-1]}" if before else path.stem
            for number in EACH.findall(mark[0].partition("//")[2]):
                _add(found, number, Place(path, name))
    return found


def _type(text: str, position: int) -> str:
    """The name of the type around a position, with those around it."""
    names: list[str] = []
    for match in TYPE.finditer(text, 0, position):
        end = re.compile(rf"^{match[1]}\}}", re.MULTILINE).search(text, match.end())
        if end is None or end.start() > position:
            names.append(match[2])
    return ".".join(names)


def tests() -> dict[str, list[Place]]:
    """Number -> the tests that carry it."""
    found: dict[str, list[Place]] = {}
    for path in sorted(places.LIB.glob("*/src/test/java/**/*.java")):
        text = path.read_text(encoding="utf-8")
        for tag in re.finditer(rf'@Tag\("({NUMBER})"\)', text):
            method = re.compile(r"^ +(?:public )?void (\w+)\(", re.MULTILINE).search(text, tag.end())
            if method:
                _add(found, tag[1], Place(path, f"{path.stem}.{method[1]}"))
    for path in sorted((places.NOTEBOOKS / "tests").glob("test_*.py")):
        for match in PYTEST.finditer(path.read_text(encoding="utf-8")):
            for number in re.findall(NUMBER, match[1]):
                _add(found, number, Place(path, f"{path.stem}.{match[2]}"))
    return found


def _add(found: dict[str, list[Place]], number: str, place: Place) -> None:
    known = found.setdefault(number, [])
    if place not in known:
        known.append(place)
