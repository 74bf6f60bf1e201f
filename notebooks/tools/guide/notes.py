"""The page that leads from each line of the notes to lectures, code and tests."""

from __future__ import annotations

import csv
import os
from dataclasses import dataclass
from pathlib import Path

from .. import places, say
from ..lectures.source import Finding
from . import marks
from .marks import Place

ROWS = places.GUIDE / "notes.csv"
APPENDIX = 90  # lectures from this number on are appendices


@dataclass(frozen=True)
class Row:
    """A line of the notes, what it is about, and why no code computes it (mostly empty)."""

    number: str
    words: dict[str, str]
    no_code: str


def rows() -> list[Row]:
    """The lines in the order of the notes."""
    with ROWS.open(encoding="utf-8", newline="") as file:
        return [
            Row(line["number"], {"ko": line["ko"], "en": line["en"]}, line["no code because"])
            for line in csv.DictReader(file)
        ]


def missing() -> list[Finding]:
    """Lines without a lecture, a test, or code; marks of lines that do not exist."""
    known = {row.number: row for row in rows()}
    computed, tested = marks.code(), marks.tests()
    places_of = {f"lecture ({language})": marks.lectures(language) for language in places.LANGUAGES}
    places_of |= {"code": computed, "test": tested}
    findings = []
    for what, found in places_of.items():
        for number in known.keys() - found.keys():
            if not (what == "code" and known[number].no_code):
                findings.append(Finding(ROWS.name, number, f"no {what} carries its mark"))
        for number in found.keys() - known.keys():
            where = ", ".join(f"{p.file.name} {p.name}" for p in found[number])
            findings.append(Finding(ROWS.name, number, f"is no line of the notes, but marked in {where}"))
    findings += [
        Finding(ROWS.name, number, "is said to need no code, but code carries its mark")
        for number, row in known.items()
        if row.no_code and number in computed
    ]
    return sorted(findings, key=str)


def page(language: str) -> str:
    """The page of a language, in Markdown."""
    folder = places.GUIDE / language
    told, computed, tested = marks.lectures(language), marks.code(), marks.tests()
    columns = say.text("notes.columns", language).split("|")
    lines = [f"# {say.text('notes.title', language)}", "", say.text("notes.intro", language)]
    for letter in "NRD":
        lines += ["", f"## {say.text(f'notes.{letter}', language)}", ""]
        lines += ["| " + " | ".join(columns) + " |", "|---" * len(columns) + "|"]
        for row in rows():
            if row.number.startswith(letter):
                lectures = [_lecture(place, language) for place in told.get(row.number, [])]
                code = _names(computed.get(row.number, []), folder)
                tests = _names(tested.get(row.number, []), folder)
                cells = [row.number, row.words[language], "; ".join(lectures)]
                cells += [code or say.text("notes.no.code", language), tests]
                lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _lecture(place: Place, language: str) -> str:
    anchor = place.name.replace(" ", "-")
    title = place.name.replace("|", "\\|")
    page = f"../../{language}/{place.file.stem}.ipynb"
    return f"[{label(place.file, language)}, {title}](<{page}#{anchor}>)"


def label(lecture: Path, language: str) -> str:
    """How a lecture is called in a line: by its number, and an appendix by that word."""
    number = int(lecture.stem.partition("-")[0])
    return say.text("notes.lecture" if number < APPENDIX else "notes.appendix", language, number=number)


def _names(found: list[Place], folder: Path) -> str:
    """Each file once, as a link, with the names in it."""
    grouped: dict[Path, list[str]] = {}
    for place in found:
        grouped.setdefault(place.file, []).append(place.name)
    return "; ".join(
        f"[{_joined(names)}]({Path(os.path.relpath(file, folder)).as_posix()})"
        for file, names in grouped.items()
    )


def _joined(names: list[str]) -> str:
    """`A.b`, `.c`: the class stands once."""
    shown, before = [], ""
    for name in names:
        owner, _, last = name.rpartition(".")
        shown.append(f"`.{last}`" if owner and owner == before else f"`{name}`")
        before = owner
    return ", ".join(shown)
