"""Checks that the two languages of a lecture say the same, and each says it as it should.

Every rule here is one that a reader would notice: a formula that stands in one language only, a
link that is missing, a Korean term that the glossary forbids. A finding names file, cell, reason.

A quotation of the handwritten notes is a block quotation that begins with its number,
`> [notes N6] ...`: in it Hangul may stand in an English cell, and no term is checked.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from .. import places
from ..launch import choice
from . import source
from .content import HANGUL, MARKED, NOTES, Content, content, nfc
from .source import Cell, Finding, Lecture, SourceError

CODE_LINES = 15
ANSWER_LINES = 40  # a solution of homework, which students do not see
CODE_WIDTH = 100
MAGIC = "%%derivation"
SOLUTION_MARK = re.compile(r"(//|%) (BEGIN|END) SOLUTION$")  # of homework; no line of the code


@dataclass(frozen=True)
class Term:
    """A row of the glossary."""

    english: str
    korean: str
    forbidden: tuple[str, ...]
    glossed: bool


def glossary(path: Path | None = None) -> list[Term]:
    """Reads the terms; every text in NFC, as Korean text is compared."""
    with (path or places.NOTEBOOKS / "glossary.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        Term(
            row["en"],
            nfc(row["ko"]),
            tuple(nfc(word.strip()) for word in row["forbidden"].split(";") if word.strip()),
            not re.search("plain word|Latin name", row["note"]),
        )
        for row in rows
    ]


NAMES = {
    "formulas": "formulas",
    "code": "inline code",
    "links": "links",
    "figures": "figures",
    "headings": "heading levels",
    "lists": "lengths of lists",
    "tables": "rows and columns of tables",
    "tags": "HTML tags",
    "quotations": "quotations of the notes",
}


def pairs(lecture: Lecture) -> tuple[list[tuple[Cell, Cell]], list[Finding]]:
    """The pairs (ko, en), and what has no partner."""
    found, findings = [], []
    waiting: Cell | None = None

    def alone(cell: Cell) -> None:
        language = cell.languages[0]
        partner = "en" if language == "ko" else "ko"
        findings.append(
            lecture.finding(cell, f"this {language} cell has no {partner} cell directly beside it")
        )

    for cell in lecture.cells:
        if cell.kind == "raw":
            findings.append(lecture.finding(cell, "is a raw cell; only text and code are used"))
        if cell.kind == "code" and cell.languages:
            findings.append(lecture.finding(cell, "is code with a language; code stands once"))
        if cell.kind == "markdown" and len(cell.languages) != 1:
            findings.append(lecture.finding(cell, "needs one tag of ko and en"))
        if cell.kind != "markdown" or len(cell.languages) != 1:
            if waiting:
                alone(waiting)
            waiting = None
        elif waiting is None:
            waiting = cell
        elif waiting.languages == cell.languages:
            alone(waiting)
            waiting = cell
        else:
            korean, english = sorted((waiting, cell), key=lambda c: c.languages, reverse=True)
            found.append((korean, english))
            waiting = None
    if waiting:
        alone(waiting)
    return found, findings


def check(lecture: Lecture, terms: list[Term]) -> list[Finding]:
    """Everything that is wrong with a lecture's text, in the order of its cells."""
    both, findings = pairs(lecture)
    contents = {
        cell.number: content(cell.text) for cell in lecture.cells if cell.kind == "markdown"
    }
    for korean, english in both:
        for reason in unequal(contents[korean.number], contents[english.number]):
            findings.append(lecture.finding(korean, reason))
        ours, theirs = (
            {k: v for k, v in cell.node.metadata.items() if k != "tags"}
            | {"tags": sorted(set(cell.tags) - set(places.LANGUAGES))}
            for cell in (korean, english)
        )
        if ours != theirs:
            findings.append(lecture.finding(korean, "ko and en differ in their other metadata"))
    unmet = {term.korean: term for term in terms if term.glossed}
    for cell in lecture.cells:
        reasons = []
        if cell.kind == "code":
            most = ANSWER_LINES if "answer" in cell.node.metadata else CODE_LINES
            reasons = code_reasons(cell.text, most)
        elif cell.languages:
            own = contents[cell.number]
            reasons = [f"Hangul in a formula: {f}" for f in own.formulas if HANGUL.search(f)]
            if cell.languages == ["en"]:
                reasons += hangul(cell.text)
            elif "glossary" not in lecture.name:
                reasons += forbidden(own.prose, terms)
                if "written" not in cell.node.metadata:  # a student's answer introduces no terms
                    reasons += first_uses(MARKED.sub("‹›", own.sentences), terms, unmet)
        findings += [lecture.finding(cell, reason) for reason in reasons]
    number = re.compile(r"cell (\d+)")
    return sorted(findings, key=lambda f: int(number.search(f.cell)[1]))  # type: ignore[index]


def unequal(ko: Content, en: Content) -> list[str]:
    """How two texts differ in what they hold."""
    reasons = []
    for key, name in NAMES.items():
        a, b = getattr(ko, key), getattr(en, key)
        if a == b:
            continue
        if isinstance(a, Counter):
            only = [
                f"only in {language}: {', '.join(sorted(more))}"
                for language, more in (("ko", a - b), ("en", b - a))
                if more
            ]
            reasons.append(f"ko and en differ in {name}, {'; '.join(only)}")
        else:
            reasons.append(f"ko and en differ in {name}: ko {a}, en {b}")
    return reasons


def hangul(text: str) -> list[str]:
    """Hangul in an English cell, but in a quotation of the notes or a link to a Korean page."""
    kept, quoting = [], False
    for line in text.splitlines():
        begins = re.match(r"\s*> ?(.*)", line)
        quoting = bool(begins) and (quoting or bool(NOTES.match(begins[1])))
        if not quoting:
            kept.append(re.sub(r"\[[^\]]*\]\([^)]*\bko\b[^)]*\)", "", line))
    words = [word for word in " ".join(kept).split() if HANGUL.search(nfc(word))]
    if not words:
        return []
    return [
        f"Hangul in an English cell: {' '.join(words[:5])} "
        "(a quotation of the notes begins with > [notes N6])"
    ]


def forbidden(prose: str, terms: list[Term]) -> list[str]:
    """Words that the glossary does not want, with the one it wants."""
    return [
        f"\"{word}\": the glossary has {term.korean} ({term.english})"
        for term in terms
        for word in term.forbidden
        if word in prose
    ]


def first_uses(prose: str, terms: list[Term], unmet: dict[str, Term]) -> list[str]:
    """Terms used for the first time without their English; takes what is met out of `unmet`.

    The longest term that begins at a place is the one used there: 연쇄 in 마르코프 연쇄 is not.
    """
    words = sorted({term.korean for term in terms if HANGUL.search(term.korean)}, key=len)
    pattern = re.compile("(?<![가-힣])(?:" + "|".join(map(re.escape, reversed(words))) + ")")
    reasons = []
    for match in pattern.finditer(prose):
        term = unmet.pop(match[0], None)
        if term is None:
            continue
        gloss = re.match(r"\(([^()]*)\)", prose[match.end() :])
        english = gloss[1].lower() if gloss else ""
        if not re.match(re.escape(term.english.lower()) + r"(s?$|s?[,;:])", english):
            reasons.append(f"first use of {term.korean} is not {term.korean}({term.english})")
    return reasons


def code_reasons(text: str, most: int = CODE_LINES) -> list[str]:
    """What is wrong with a code cell."""
    reasons = []
    lines = [line for line in text.splitlines() if not SOLUTION_MARK.search(line)]
    if HANGUL.search(nfc(text)):
        reasons.append("Hangul in code: names and comments are English, texts come from messages")
    if len(lines) > most:
        reasons.append(f"{len(lines)} lines of code; at most {most}")
    longest = max(map(len, lines), default=0)
    if longest > CODE_WIDTH:
        reasons.append(f"a line of {longest} characters; at most {CODE_WIDTH}")
    if text.split(None, 1)[:1] != [MAGIC]:  # the body of a derivation may hold % comments
        magics = re.findall(r"^\s*(%{1,2}[A-Za-z]\w*)", text, re.MULTILINE)
        reasons += [f"{magic}: {MAGIC} is the only magic of the course" for magic in magics]
    return reasons


def check_file(path: Path, terms: list[Term]) -> list[Finding]:
    """The findings of a file, also when it cannot be read."""
    try:
        return check(source.read(path), terms)
    except SourceError as error:
        return [error.finding]


def main() -> int:
    """Checks the files named, or every lecture and assignment."""
    paths = [Path(a) for a in sys.argv[1:]] or [
        *choice.lectures([]),
        *sorted(places.HOMEWORK.glob("hw*.md")),
    ]
    terms = glossary()
    findings = [finding for path in paths for finding in check_file(path, terms)]
    print(*findings, sep="\n", end="\n" if findings else "")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
