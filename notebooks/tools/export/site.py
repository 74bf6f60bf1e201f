"""The site: a page for each lecture and language, a start page with the map, everything local."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from nbconvert.filters import markdown2html

from .. import progress, say
from ..lectures.course_map import Entry
from . import assets, guide, lectures, search
from .body import body, course_figure

TEMPLATES = Environment(
    loader=FileSystemLoader(assets.SITE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
WORDS = (
    "course about about.more lectures contents menu skip search search.for search.here search.none "
    "search.close dark light previous next neighbours copy copied slides licence"
).split()
NAMES = {"ko": "한국어", "en": "English"}


def texts(language: str) -> dict[str, str]:
    """What the pages say, by the last parts of the keys: search.for -> search_for."""
    return {word.replace(".", "_"): say.text(f"page.{word}", language) for word in WORDS}


def write(folder: Path, entries: list[Entry], languages: list[str]) -> None:
    """Fills a folder with the site."""
    mathjax = assets.mathjax()
    total = len(entries) * len(languages)
    read = {language: [lectures.read(entry, language) for entry in entries] for language in languages}
    static = folder / "assets"
    shutil.copytree(assets.SITE / "static", static)
    assets.copy(mathjax, static / "mathjax")
    for number, language in enumerate(languages):
        (folder / language).mkdir()
        chapters = read[language]
        index = {}
        for position, lecture in enumerate(chapters):
            count = f"{number * len(entries) + position + 1}/{total}"
            with progress.step("export.lecture", count, name=lecture.name, language=language):
                html, index[lecture.name] = page(lecture, chapters, languages)
                (folder / language / f"{lecture.name}.html").write_text(html, encoding="utf-8")
        titles = {lecture.name: lecture.title for lecture in chapters}
        script = search.script(index, titles)
        (static / f"search-{language}.js").write_text(script, encoding="utf-8")
        extra = guide.PAGES if guide.complete(lecture.name for lecture in chapters) else ()
        for name in extra:
            html = guide_page(guide.read(name, language), chapters, languages)
            (folder / language / f"{guide.file(name)}.html").write_text(html, encoding="utf-8")
        start = start_page(chapters, languages, extra)
        (folder / language / "index.html").write_text(start, encoding="utf-8")
    (folder / "index.html").write_text(front(languages), encoding="utf-8")


def common(language: str, languages: list[str], chapters: list[lectures.Lecture]) -> dict:
    """What every page of a language needs."""
    return {
        "language": language,
        "t": texts(language),
        "others": [(other, NAMES[other]) for other in languages if other != language],
        "chapters": [(c.name, c.entry.number, c.entry.subject(language)) for c in chapters],
    }


def page(lecture: lectures.Lecture, chapters: list[lectures.Lecture], languages: list[str]):
    """The page of a lecture, and its part of the search index."""
    names = {c.name for c in chapters}
    content = body(lecture, names)
    places = search.entries(lecture, content)
    at = [c.name for c in chapters].index(lecture.name)
    html = TEMPLATES.get_template("page.html.j2").render(
        **common(lecture.language, languages, chapters),
        name=lecture.name,
        title=lecture.title,
        body=Markup(content.html()),
        headings=content.headings,
        previous=(chapters[at - 1].name, chapters[at - 1].title) if at else None,
        following=(chapters[at + 1].name, chapters[at + 1].title) if at + 1 < len(chapters) else None,
    )
    return html, places


def guide_page(extra: lectures.Lecture, chapters: list[lectures.Lecture], languages: list[str]) -> str:
    """A page of the guide."""
    content = guide.content(extra, chapters)
    return TEMPLATES.get_template("page.html.j2").render(
        **common(extra.language, languages, chapters),
        name=extra.name,
        title=extra.title,
        body=Markup(content.html()),
        headings=content.headings,
        previous=None,
        following=None,
    )


def start_page(chapters: list[lectures.Lecture], languages: list[str], extra=()) -> str:
    """The page with the map, the list of the lectures and that of the further pages."""
    language = chapters[0].language
    names = {c.name for c in chapters}
    listed = [
        (c.name, c.entry.number, c.entry.subject(language), _inline(c.question), c.entry.teaches.get(language, ""))
        for c in chapters
    ]
    return TEMPLATES.get_template("start.html.j2").render(
        **common(language, languages, chapters),
        name="index",
        title=say.text("page.course", language),
        map=Markup(course_figure(language, names)),
        map_name=say.text("map.name", language),
        listed=listed,
        guide_name=say.text("page.guide", language),
        guide=[(guide.file(name), guide.read(name, language).title) for name in extra],
    )


def _inline(text: str) -> Markup:
    return Markup(re.sub(r"^\s*<p>|</p>\s*$", "", markdown2html(text)))


def front(languages: list[str]) -> str:
    """The page that leads to the reader's language."""
    return TEMPLATES.get_template("front.html.j2").render(
        languages=[(language, NAMES[language], say.text("page.course", language)) for language in languages]
    )
