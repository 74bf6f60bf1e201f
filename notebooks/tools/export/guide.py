"""Pages of the guide that readers of the site get, too: notation, lines of the notes, sources, licences.

The others are for lecturers: they hold solutions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

from bs4 import Tag
from nbformat.v4 import new_markdown_cell, new_notebook

from .. import places
from ..guide import marks
from ..launch import choice
from ..lectures.course_map import Entry
from .body import Body, body
from .lectures import Lecture

PAGES = ("notation", "notes", "bibliography", "licences")


def complete(names: Iterable[str]) -> bool:
    """Whether these are all lectures: the pages lead to all of them."""
    return {path.stem for path in choice.lectures([])} <= set(names)


def read(name: str, language: str) -> Lecture:
    """A page as if it were a lecture of one cell."""
    text = (places.GUIDE / language / f"{name}.md").read_text(encoding="utf-8")
    title = marks.HEADING.search(text)[1]
    cell = new_markdown_cell(text.replace(f"](../../{language}/", "](").replace(f"](<../../{language}/", "](<"))
    cell["id"] = "page"  # "text" is the main part of every page
    entry = Entry(file(name), {language: title}, {language: ""}, ())
    return Lecture(entry, language, new_notebook(cells=[cell], metadata={"title": title}))


def file(name: str) -> str:
    """The name of a page among those of the lectures."""
    return f"guide-{name}"


def content(page: Lecture, chapters: list[Lecture]) -> Body:
    """The page; links to headings of lectures lead to them, links into the sources are words."""
    by_name = {chapter.name: chapter for chapter in chapters}
    result = body(page, set(by_name))
    for link in result.soup.find_all("a", href=True):
        _link(link, by_name)
    return result


def _link(link: Tag, chapters: dict[str, Lecture]) -> None:
    target, _, anchor = unquote(link["href"]).partition("#")
    page = re.fullmatch(r"(?:\./)?(\w+)\.md", target)
    chapter = chapters.get(target.removesuffix(".html"))
    if page and page[1] in PAGES:
        link["href"] = f"{file(page[1])}.html"
    elif page or target.startswith("../"):
        link.unwrap()
    elif chapter and anchor:
        place = headings(chapter).get(anchor)
        link["href"] = f"{target}#{place}" if place else target


def headings(chapter: Lecture) -> dict[str, str]:
    """The anchor that Jupyter gives a heading of a lecture -> its place on the lecture's page."""
    found: dict[str, str] = {}
    for cell in chapter.notebook.cells:
        if cell.cell_type == "markdown":
            for number, title in enumerate(marks.HEADING.findall(marks.FENCE.sub("", cell.source)), start=1):
                found.setdefault(title.replace(" ", "-"), f"{cell.id}-{number}")
    return found
