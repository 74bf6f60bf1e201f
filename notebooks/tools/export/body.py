"""The HTML of one notebook: nbconvert with a template of our own, then what a page needs besides.

Every cell keeps its id, and headings are numbered after their cell, so a place in one language has
the same address in the other.
"""

from __future__ import annotations

import base64
import re
import struct
from dataclasses import dataclass, field
from functools import cache

from bs4 import BeautifulSoup, NavigableString, Tag
from nbconvert import HTMLExporter
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import JavaLexer, TexLexer
from traitlets.config import Config

from .. import places, say
from ..lectures import course_map, map_figure
from ..lectures.content import HANGUL
from ..lectures.parity import MAGIC
from .assets import SITE
from .lectures import Lecture

# A picture of a live control's figure comes before the control: there is no kernel behind a page.
KINDS = ["text/html", "image/svg+xml", "image/png", "text/markdown", "text/latex", "text/plain"]
NOTES = re.compile(r"\[notes ([^\]]+)\]\s*")
FORMATTER = HtmlFormatter(cssclass="highlight", wrapcode=True)


@dataclass(frozen=True)
class Heading:
    """A heading of the text: its level, its place on the page, its words."""

    level: int
    id: str
    text: str


@dataclass
class Body:
    """The cells of a lecture as a tree that can still be changed, and its headings below the title."""

    soup: BeautifulSoup
    headings: list[Heading] = field(default_factory=list)

    def html(self) -> str:
        return self.soup.decode(formatter="minimal")


def code_html(source: str) -> str:
    """Code with its colours; a derivation is LaTeX."""
    lexer = TexLexer() if source.startswith(MAGIC) else JavaLexer()
    return highlight(source, lexer, FORMATTER)


@cache
def _exporter() -> HTMLExporter:
    config = Config()
    config.NbConvertBase.display_data_priority = KINDS
    config.HTMLExporter.exclude_anchor_links = True
    config.HTMLExporter.require_js_url = ""
    exporter = HTMLExporter(
        config=config,
        template_name="lecture",
        extra_template_basedirs=[str(SITE / "templates")],
        filters={"code_html": code_html},
    )
    return exporter


def body(lecture: Lecture, names: set[str]) -> Body:
    """The cells of a lecture; links lead to pages of lectures among `names`, others become plain words."""
    html, _ = _exporter().from_notebook_node(lecture.notebook)
    result = Body(BeautifulSoup(html, "html.parser"))
    soup = result.soup
    _headings(result)
    for link in soup.find_all("a", href=True):
        _link(link, names)
    for quotation in soup.find_all("blockquote"):
        _quotation(soup, quotation, lecture.language)
    if lecture.language != "ko":
        _korean_words(soup)
    for table in soup.find_all("table"):
        table.wrap(soup.new_tag("div", attrs={"class": "wide"}))
        for cell in table.find_all("th", scope=False):
            cell["scope"] = "col"
    for image in soup.find_all("img", src="map.svg"):
        _map(image, lecture.language, names)
    for image in soup.find_all("img"):
        _size(image)
    for box in soup.select(".output"):
        if box.find("img") and not box.find("table"):
            box["class"] = [*box["class"], "figure"]
    return result


def _headings(result: Body) -> None:
    for cell in result.soup.select(".cell"):
        for number, heading in enumerate(cell.find_all(re.compile("^h[1-6]$")), start=1):
            heading["id"] = f"{cell['id']}-{number}"
            level = int(heading.name[1])
            if 1 < level < 4:
                result.headings.append(Heading(level, heading["id"], words(heading)))


def words(tag: Tag) -> str:
    """The text of a tag in one line."""
    return " ".join(tag.get_text().split())


def _link(link: Tag, names: set[str]) -> None:
    found = re.fullmatch(r"(?:\./)?([\w-]+)\.ipynb(#.*)?", link["href"])
    if not found:
        return
    if found[1] in names:
        link["href"] = f"{found[1]}.html" + (found[2] or "")
    else:
        link.unwrap()


def _size(image: Tag) -> None:
    """Says how high a picture will be, so that the text below does not move when it appears."""
    found = re.match(r"data:image/png;base64,([A-Za-z0-9+/]{32})", image.get("src", ""))
    if not found or "height" in image.attrs:
        return
    width, height = struct.unpack(">II", base64.b64decode(found[1])[16:24])  # PNG: the first chunk begins so
    shown = int(image.get("width", width))
    image["width"], image["height"] = str(shown), str(round(shown * height / width))


def course_figure(language: str, names: set[str]) -> str:
    """The map of the whole course, with links to the pages of lectures among `names`."""
    return map_figure.svg(course_map.read(places.LECTURES), language, lambda entry: f"{entry.name}.html" if entry.name in names else "")


def _map(image: Tag, language: str, names: set[str]) -> None:
    """In place of the picture the map, with links to what is exported."""
    frame = BeautifulSoup(f'<div class="map-frame">{course_figure(language, names)}</div>', "html.parser").div
    paragraph = image.parent if image.parent.name == "p" else image
    paragraph.replace_with(frame)


def _quotation(soup: BeautifulSoup, quotation: Tag, language: str) -> None:
    """A quotation of the handwritten notes is Korean in both languages; its number becomes a label."""
    first = quotation.find(string=NOTES)
    if first is None or not words(quotation).startswith("[notes"):
        return
    quotation["class"] = "notes"
    quotation["lang"] = "ko"
    found = NOTES.search(first)
    label = soup.new_tag("span", attrs={"class": "notes-number", "lang": language})
    label.string = f"{say.text('page.notes', language)} {found[1]}"
    before, after = first[: found.start()], first[found.end() :]
    first.replace_with(NavigableString(before), label, NavigableString(" " + after))


def _korean_words(soup: BeautifulSoup) -> None:
    """Names and words in Hangul on an English page say so, for a screen reader."""
    for text in soup.find_all(string=HANGUL):
        parent = text.parent
        if parent.name in ("script", "style", "title") or parent.find_parent(lang="ko"):
            continue
        if parent.get("lang") != "ko":
            if words(parent) == " ".join(text.split()):
                parent["lang"] = "ko"
            else:
                text.wrap(soup.new_tag("span", attrs={"lang": "ko"}))
