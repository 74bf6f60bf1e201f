"""The map of the course: which lecture needs which, and what each teaches.

The data stand in the headers of the sources, under `descent:`

    needs: [01-gradient-descent]
    teaches:
      ko: ...
      en: ...

so a lecture that is added says itself where it belongs. `map_figure.py` draws the map.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from .. import places
from ..launch import choice
from .source import Finding


@dataclass(frozen=True)
class Entry:
    """A lecture on the map."""

    name: str
    titles: dict[str, str]
    teaches: dict[str, str]
    needs: tuple[str, ...]
    stated: bool = True  # whether the header says what it needs; an empty list says: nothing

    @property
    def number(self) -> str:
        """As in a title: 7 of 07-which-one; an appendix, from 90 on, has A, B, ..."""
        number = int(self.name.split("-")[0])
        return str(number) if number < 90 else chr(ord("A") + number - 90)

    def title(self, language: str) -> str:
        """The whole title, as "Lecture 6, Adam"."""
        return self.titles.get(language, self.name)

    def subject(self, language: str) -> str:
        """The title without its number."""
        found = re.fullmatch(r"(?:\d+강|부록) (.+)|(?:Lecture \d+|Appendix), (.+)", self.title(language))
        subject = (found and (found[1] or found[2])) or self.title(language)
        return subject[0].upper() + subject[1:]


def read(folder: Path = places.LECTURES) -> list[Entry]:
    """The lectures of a folder in the order of their names; what a header does not say is empty."""
    return [entry(path) for path in choice.lectures([], folder)]


def entry(path: Path) -> Entry:
    """What the header of one source says."""
    header = re.match(r"---\n(.*?)\n---\n", path.read_text(encoding="utf-8"), re.DOTALL)
    data = (yaml.safe_load(header[1]) if header else None) or {}
    own = data.get("descent") or {}
    return Entry(
        path.stem,
        dict(own.get("title") or {}),
        dict(own.get("teaches") or {}),
        tuple(map(str, own.get("needs") or ())),
        own.get("needs") is not None,
    )


def findings(entries: list[Entry]) -> list[Finding]:
    """What is wrong with the map: nothing said, an unknown lecture, a circle."""
    known = {e.name: e for e in entries}
    found = []
    for e in entries:
        file = f"{e.name}.md"
        for language in places.LANGUAGES:
            if not e.titles.get(language):
                found.append(Finding(file, "header", f"descent: title: has no {language}"))
            if not e.teaches.get(language):
                found.append(Finding(file, "header", f"descent: teaches: has no {language}"))
        if not e.stated:
            found.append(Finding(file, "header", "descent: has no needs: (an empty list says: nothing)"))
        for need in e.needs:
            if need not in known:
                found.append(Finding(file, "header", f"needs {need}, which does not exist"))
        if e.name in _reached(e.name, known):
            found.append(Finding(file, "header", "needs itself, over other lectures"))
    return found


def _reached(name: str, known: dict[str, Entry]) -> set[str]:
    """Everything that a lecture needs, directly or through others."""
    reached: set[str] = set()
    waiting = [name]
    while waiting:
        here = known.get(waiting.pop())
        for need in here.needs if here else ():
            if need not in reached:
                reached.add(need)
                waiting.append(need)
    return reached


def all_needs(entries: list[Entry]) -> dict[str, set[str]]:
    """Name -> every lecture that comes before it."""
    known = {e.name: e for e in entries}
    return {e.name: _reached(e.name, known) & set(known) for e in entries}


def arrows(entries: list[Entry]) -> list[tuple[str, str]]:
    """(needed, needs it): without those that follow from others, so that few lines say it all."""
    before = all_needs(entries)
    return [
        (need, e.name)
        for e in entries
        for need in e.needs
        if need in before and not any(need in before[other] for other in e.needs if other in before)
    ]


def layers(entries: list[Entry]) -> list[list[Entry]]:
    """The lectures in rows: each stands below all that it needs. The needs must form no circle."""
    known = {e.name: e for e in entries}
    depth: dict[str, int] = {}

    def place(e: Entry) -> int:
        if e.name not in depth:
            needs = [known[n] for n in e.needs if n in known]
            depth[e.name] = 1 + max(map(place, needs), default=-1)
        return depth[e.name]

    for e in entries:
        place(e)
    rows: list[list[Entry]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    for e in entries:
        rows[depth[e.name]].append(e)
    return rows
