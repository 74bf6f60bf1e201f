"""Slides of each lecture and language, with reveal.js.

Where slides begin is a rule, so that no cell has to be marked: a heading of level 1 or 2 begins a
slide; what belongs to it follows in slides below, one for a heading of level 3, one for each code
cell (a figure or a long table below long code has one of its own, a table longer than a slide several), and one for each part of the text
that fills a slide. The tags `slide`, `subslide`, `skip` and `notes` of a cell, or Jupyter's own
slideshow metadata, say otherwise.
"""

from __future__ import annotations

import copy
import math
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable

from bs4 import BeautifulSoup, Tag
from markupsafe import Markup

from .. import progress, say
from ..lectures.course_map import Entry
from ..progress import columns
from . import assets, lectures
from .body import body, words
from .site import TEMPLATES, texts

ROOM = 560  # columns of text that fill a slide: a Hangul syllable takes two
ROWS = 20  # rows of numbers that fill a slide
FORMULA = 2.4  # a row with a formula and a word about it is as high as so many rows of numbers
KINDS = ("slide", "subslide", "skip", "notes")


@dataclass
class Slide:
    """What stands on one slide: HTML, the heading it belongs to, notes for the speaker."""

    begins: bool  # a slide beside the last one; else below it
    parts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    id: str = ""


def kind(cell) -> str:
    """What the metadata of a cell ask for; empty: the rule decides."""
    own = cell.metadata.get("slideshow", {}).get("slide_type", "")
    found = [tag for tag in cell.metadata.get("tags", []) if tag in KINDS]
    return found[0] if found else own if own in KINDS else ""


def slides(lecture: lectures.Lecture, soup: BeautifulSoup) -> list[Slide]:
    """The slides of a lecture in their order."""
    result: list[Slide] = []
    for cell in lecture.notebook.cells:
        box = soup.find(id=cell.id)
        asked = kind(cell)
        if box is None or asked == "skip":
            continue
        if asked == "notes":
            if not result:
                result.append(Slide(True))
            result[-1].notes.append(box.decode_contents())
        elif cell.cell_type == "code":
            result.append(Slide(asked == "slide" or not result, [str(box)]))
            if _tall(cell.source, box):
                outputs = box.select_one(".outputs").extract()
                result[-1].parts = [str(box)]
                result += [Slide(False, [str(part)]) for part in _parts(outputs)]
        else:
            pages = _pages(box)
            if pages and asked:
                pages[0].begins = asked == "slide"
            result += pages
    for number, slide in enumerate(result, start=1):
        slide.id = f"slide-{number}"
    return result


def _tall(code: str, box: Tag) -> bool:
    """Whether the output of a code cell needs a slide of its own."""
    lines, output = code.count("\n") + 1, box.select_one(".outputs")
    if output is None:
        return False
    rows = len(output.find_all("tr"))
    height = sum(map(_height, output.find_all("tr")))
    return lines > 6 and (output.find("img") is not None or rows > 7) or lines + 2 * height > 26


def _height(row: Tag) -> float:
    """How many rows of numbers a row is as high as."""
    return FORMULA if "$" in row.get_text() else 1


def _parts(outputs: Tag) -> list[Tag]:
    """Outputs as they fit on slides: a table that is too long for one is cut between rows, its head is on each."""

    def rows(piece: Tag) -> list[Tag]:
        return [row for row in piece.find_all("tr") if row.find("td")]

    count = math.ceil(sum(map(_height, rows(outputs))) / ROWS)
    if count < 2 or len(outputs.find_all("table")) > 1:
        return [outputs]
    size, pieces = math.ceil(len(rows(outputs)) / count), []
    for start in range(0, len(rows(outputs)), size):
        piece = copy.copy(outputs)
        table = piece.find("table")
        if start > 0:  # what stands before the table is on the first slide, what stands behind it on the last
            _remove(table, piece, Tag.find_previous_siblings)
        if start + size < len(rows(outputs)):
            _remove(table, piece, Tag.find_next_siblings)
        for number, row in enumerate(rows(piece)):
            if not start <= number < start + size:
                row.decompose()
        pieces.append(piece)
    return pieces


def _remove(inner: Tag, outer: Tag, siblings: Callable[[Tag], list[Tag]]) -> None:
    """Takes away what stands on one side of a tag, up to the tag that holds all."""
    while inner is not outer:
        for sibling in siblings(inner):
            sibling.decompose()
        inner = inner.parent


def _pages(box: Tag) -> list[Slide]:
    """A text cell as slides: cut before its headings and where a slide is full."""
    found: list[Slide] = []
    sizes: dict[int, int] = {}
    filled = 0
    for block in box.find_all(True, recursive=False):
        level = int(block.name[1]) if re.fullmatch("h[1-6]", block.name) else 0
        size = _size(block)
        # A formula, a list or a table stays with the sentence before it, and the last with its heading.
        formula = block.name != "p" or words(block).startswith("$$")
        follows = formula or (found and found[-1].parts and found[-1].parts[-1].startswith("<h"))
        room = ROOM * 1.5 if follows else ROOM
        if not found or 0 < level < 4 or (filled and filled + size > room):
            found.append(Slide(0 < level < 3))
            filled = 0
        found[-1].parts.append(str(block))
        filled += size
        sizes[len(found) - 1] = filled
    last = len(found) - 1
    if last > 0 and not found[last].parts[0].startswith("<h"):  # a sentence left over needs no slide of its own
        if sizes[last] < ROOM / 3 and sizes[last - 1] + sizes[last] < 1.4 * ROOM:
            found[-2].parts += found.pop().parts
    return found


def _size(block: Tag) -> int:
    """How much of a slide a block takes, in columns of text."""
    text = words(block)
    if block.name in ("h1", "h2", "h3"):
        return 60
    if block.name == "details":  # folded
        return columns(words(block.summary)) if block.summary else 60
    if text.startswith("$$"):
        return 90 * (1 + text.count("\\\\"))
    if block.find("tr"):
        return 45 * len(block.find_all("tr"))
    if block.find("li"):
        return columns(text) + 30 * len(block.find_all("li"))
    return columns(re.sub(r"\\[A-Za-z]+", "x", text)) + 30


def nested(found: list[Slide]) -> list[list[Slide]]:
    """The slides in columns, as reveal.js shows them."""
    result: list[list[Slide]] = []
    for slide in found:
        if slide.begins or not result:
            result.append([])
        result[-1].append(slide)
    return result


def write(folder: Path, entries: list[Entry], languages: list[str]) -> None:
    """Fills a folder with the slides of each lecture."""
    mathjax, reveal = assets.mathjax(), assets.reveal()
    chosen = [(language, entry) for language in languages for entry in entries]
    static = folder / "assets"
    static.mkdir()
    for name in ("site.css", "slides.css", "slides.js"):
        shutil.copyfile(assets.SITE / "static" / name, static / name)
    assets.copy(mathjax, static / "mathjax")
    assets.copy(reveal, static / "reveal")
    names = {entry.name for entry in entries}
    listed: dict[str, list[tuple[str, str]]] = {language: [] for language in languages}
    for number, (language, entry) in enumerate(chosen, start=1):
        with progress.step("export.lecture", f"{number}/{len(chosen)}", name=entry.name, language=language) as step:
            lecture = lectures.read(entry, language)
            found = slides(lecture, body(lecture, names).soup)
            html = TEMPLATES.get_template("slides.html.j2").render(
                language=language,
                t=texts(language),
                title=lecture.title,
                columns=[
                    [(slide.id, Markup("\n".join(slide.parts)), Markup("\n".join(slide.notes))) for slide in column]
                    for column in nested(found)
                ],
            )
            (folder / language).mkdir(exist_ok=True)
            (folder / language / f"{entry.name}.html").write_text(html, encoding="utf-8")
            listed[language].append((entry.name, lecture.title))
            step.done(say.text("export.slides.done", count=len(found)))
    index = TEMPLATES.get_template("slides-index.html.j2").render(
        listed=[(language, say.text("page.course", language), pages) for language, pages in listed.items()]
    )
    (folder / "index.html").write_text(index, encoding="utf-8")
