"""What a Markdown cell holds: its formulas, code, links, figures, headings and its prose.

`parity.py` compares it between the languages. A quotation of the handwritten notes is a block
quotation that begins with its number, `> [notes N6] ...`; what it says is no prose.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.amsmath import amsmath_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin

HANGUL = re.compile(r"[ᄀ-ᇿ㄰-㆏ꥠ-꥿가-퟿]")
MARKED = re.compile("‹[^›]*›")
NOTES = re.compile(r"\[notes ((?:[NRD]\d+[a-z]?(?:[,–-] ?)?)+)\]")

MARKDOWN = (
    MarkdownIt("commonmark")
    .enable("table")
    .use(dollarmath_plugin, double_inline=True)
    .use(amsmath_plugin)
)


def nfc(text: str) -> str:
    """The text with each syllable as one character, as Korean text is compared: macOS writes it in parts."""
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
