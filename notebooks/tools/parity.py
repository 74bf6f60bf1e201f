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
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.amsmath import amsmath_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin

from . import places, source
from .source import Cell, Finding, Lecture, SourceError

CODE_LINES = 15
ANSWER_LINES = 40  # a solution of homework, which students do not see
CODE_WIDTH = 100
MAGIC = "%%derivation"
SOLUTION_MARK = re.compile(r"(//|%) (BEGIN|END) SOLUTION$")  # of homework; no line of the code
HANGUL = re.compile(r"[ᄀ-ᇿ㄰-㆏ꥠ-꥿가-퟿]")
MARKED = re.compile("‹[^›]*›")
NOTES = re.compile(r"\[notes ((?:[NRD]\d+[a-z]?(?:[,–-] ?)?)+)\]")

MARKDOWN = (
    MarkdownIt("commonmark")
    .enable("table")
    .use(dollarmath_plugin, double_inline=True)
    .use(amsmath_plugin)
)


@dataclass(frozen=True)
class Term:
    """A row of the glossary."""

    english: str
    korean: str
    forbidden: tuple[str, ...]
    glossed: bool


def glossary(path: Path) -> list[Term]:
    """Reads the terms; every text in NFC, as Korean text is compared."""
    with path.open(encoding="utf-8", newline="") as file:
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


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@dataclass
class Content:
    """What is compared of a Markdown cell."""

    formulas: Counter[str] = field(default_factory=Counter)
    code: Counter[str] = field(default_factory=Counter)
    links: Counter[str] = field(default_factory=Counter)
    figures: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    lists: list[int] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    quotations: list[str] = field(default_factory=list)
    # The text without quotations of the notes; formulas ‹$x$› and code ‹`x`› stand in marks.
    marked: str = ""
    # The same without headings and link texts: a term is introduced in a sentence, not in a title.
    sentences: str = ""

    @property
    def prose(self) -> str:
        return MARKED.sub("‹›", self.marked)


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


def content(text: str) -> Content:
    """Reads a Markdown cell."""
    result, quoted, items, prose = Content(), 0, [], []
    sentences: list[str] = []
    tokens = MARKDOWN.parse(text)
    for position, token in enumerate(tokens):
        kind = token.type
        if kind == "blockquote_open":
            mark = _notes_mark(tokens, position)
            if mark or quoted:
                quoted += 1
            if mark:
                result.quotations.append(mark)
        elif kind == "blockquote_close" and quoted:
            quoted -= 1
        elif kind == "heading_open":
            result.headings.append(token.tag)
        elif kind in ("bullet_list_open", "ordered_list_open"):
            items.append(0)
        elif kind == "list_item_open":
            items[-1] += 1
        elif kind in ("bullet_list_close", "ordered_list_close"):
            result.lists.append(items.pop())
        elif kind == "table_open":
            result.tables.append("")
        elif kind in ("tr_open", "th_open", "td_open"):
            result.tables[-1] += kind[1]
        elif kind in ("math_block", "math_block_label", "amsmath"):
            result.formulas[formula(token.content)] += 1
            prose.append("\n")
        elif kind in ("fence", "code_block"):
            result.code[token.content.rstrip()] += 1
        elif kind == "html_block":
            _html(token.content, result, prose, quoted)
        elif kind == "inline":
            _inline(token.children or [], result, prose, quoted)
            prose.append("\n")
            if tokens[position - 1].type != "heading_open":
                _inline(_unlinked(token.children or []), Content(), sentences, quoted)
                sentences.append("\n")
    result.marked = nfc("".join(prose))
    result.sentences = nfc("".join(sentences))
    return result


def _notes_mark(tokens: list[Token], position: int) -> str | None:
    following = tokens[position + 1 : position + 3]
    if len(following) == 2 and following[1].type == "inline":
        mark = NOTES.match(following[1].content)
        return mark and mark[1]
    return None


def _unlinked(children: list[Token]) -> list[Token]:
    depth, kept = 0, []
    for child in children:
        depth += (child.type == "link_open") - (child.type == "link_close")
        if not depth and child.type != "link_close":
            kept.append(child)
    return kept


def _inline(children: list[Token], result: Content, prose: list[str], quoted: int) -> None:
    for child in children:
        if child.type in ("math_inline", "math_inline_double"):
            result.formulas[formula(child.content)] += 1
            words = f"‹${child.content}$›"
        elif child.type == "code_inline":
            result.code[child.content] += 1
            words = f"‹`{child.content}`›"
        elif child.type == "link_open":
            result.links[neutral(str(child.attrGet("href")))] += 1
            continue
        elif child.type == "image":
            result.figures.append(neutral(str(child.attrGet("src"))))
            words = child.content
        elif child.type == "html_inline":
            _html(child.content, result, prose, quoted)
            continue
        elif child.type in ("softbreak", "hardbreak"):
            words = " "
        else:
            words = child.content
        if not quoted:
            prose.append(words)


def _html(text: str, result: Content, prose: list[str], quoted: int) -> None:
    for closing, tag, attributes in re.findall(r"<(/?)([a-zA-Z][\w-]*)([^>]*)>", text):
        result.tags.append(closing + tag.lower())
        for name, value in re.findall(r"(src|href)\s*=\s*[\"']([^\"']*)[\"']", attributes):
            if name == "src":
                result.figures.append(neutral(value))
            else:
                result.links[neutral(value)] += 1
    if not quoted:
        prose.append(re.sub(r"<!--.*?-->|<[^>]*>", "", text, flags=re.DOTALL))


def formula(text: str) -> str:
    """A formula without the spaces that change nothing."""
    text = re.sub(r"\s+", " ", text.strip())
    return re.sub(r"(\\[A-Za-z]+) (?=[A-Za-z])|\s", lambda m: m[0] if m[1] else "", text)


def neutral(target: str) -> str:
    """A link's target without its language: ko and en of one page become the same."""
    target, mark, _ = target.partition("#")  # names of headings differ
    host = re.match(r"https?://(?:ko|en)\.(?:m\.)?([^/]+)", target)
    if host:  # articles of an encyclopedia have a title of their own in each language
        return f"*.{host[1]}{mark}"
    target = re.sub(r"(^|[/._-])(?:ko|en)(?=$|[/._-])", r"\1*", target)
    return re.sub(r"\.\*(?=\.\w+$)", "", target) + mark


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
            | {"tags": sorted(set(cell.tags) - set(source.LANGUAGES))}
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
        *sorted(places.LECTURES.glob("[0-9]*.md")),
        *sorted(places.HOMEWORK.glob("hw*.md")),
    ]
    terms = glossary(places.NOTEBOOKS / "glossary.csv")
    findings = [finding for path in paths for finding in check_file(path, terms)]
    print(*findings, sep="\n", end="\n" if findings else "")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
