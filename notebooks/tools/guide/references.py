"""The bibliography: `notebooks/references.json` (CSL-JSON), and where each entry is cited.

A citation is a link to the entry's DOI or address: in a lecture `[Zeiler 2012](https://...)`, in
Javadoc `<a href="https://...">Zeiler (2012)</a>`, beside a data set the bare address.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from .. import places, say
from ..launch import choice
from ..lectures import content
from ..lectures.source import Finding
from .notes import label

FILE = places.NOTEBOOKS / "references.json"
ADDRESS = re.compile(r"https?://(?:(?![\"'<>\]])[!-~])+")
# An address of one of these is a publication, so it has an entry.
PUBLISHERS = re.compile(r"https?://(?:dx\.)?(doi\.org|arxiv\.org|openreview\.net|proceedings\.mlr\.press|jmlr\.org)/")
YEAR = r"(?:19[3-9]|20[0-4])\d"
NAMES = r"([A-Z]\w+)(?:(?:, | and | & )[A-Z]\w+)*(?: et al\.)?"
# Polyak (1964) and (Polyak, 1964)
NAMED = re.compile(rf"\b{NAMES} \(({YEAR})\b|\({NAMES},? ({YEAR})\b")


@dataclass(frozen=True)
class Entry:
    """An entry of the bibliography."""

    data: dict

    @property
    def key(self) -> str:
        return self.data["id"]

    @property
    def families(self) -> list[str]:
        return [person["family"] for person in self.data["author"]]

    @property
    def year(self) -> int | None:
        issued = self.data.get("issued")
        return issued["date-parts"][0][0] if issued else None

    @property
    def address(self) -> str:
        """Where it is found: its DOI, else its URL."""
        doi = self.data.get("DOI")
        return f"https://doi.org/{doi}" if doi else self.data.get("URL", "")

    def line(self) -> str:
        """The entry in one line of Markdown."""
        people = ", ".join(f"{p['family']}, {p['given']}" for p in self.data["author"])
        year = f" ({self.year})." if self.year else ""  # a given name ends in a full stop already
        title = self.data["title"]
        volume = self.data.get("volume", "")
        if "issue" in self.data:
            volume += f"({self.data['issue']})"
        where = [self.data.get(k, "") for k in ("container-title", "publisher")]
        where = ", ".join(filter(None, [*where, volume, self.data.get("page", "")]))
        shown = self.address.removeprefix("https://doi.org/")
        link = f"[{shown}](<{self.address}>)"
        return f"{people}{year} *{title}*. {where + '. ' if where else ''}{link}."


def entries() -> list[Entry]:
    """The bibliography in the order of its keys."""
    return [Entry(data) for data in json.loads(FILE.read_text(encoding="utf-8"))]


def sources() -> list[Path]:
    """The files that may cite: lectures, Java sources, licences of the data."""
    return [
        *choice.lectures([]),
        *sorted(places.LIB.glob("*/src/main/java/**/*.java")),
        *sorted(places.LIB.glob("*/src/main/resources/**/LICENSE.txt")),
    ]


def addresses(text: str) -> set[str]:
    """The addresses in a text, written in one way; a bracket or full stop after one is not part of it."""
    found = set()
    for address in ADDRESS.findall(text):
        address = unquote(address).rstrip(".,;:")
        while address.endswith(")") and address.count(")") > address.count("("):
            address = address[:-1].rstrip(".,;:")
        found.add(address)
    return found


def citations() -> dict[str, list[Path]]:
    """Address -> the files that cite it."""
    found: dict[str, list[Path]] = {}
    for path in sources():
        for address in addresses(path.read_text(encoding="utf-8")):
            found.setdefault(address, []).append(path)
    return found


def findings() -> list[Finding]:
    """Entries without address or citation, citations without entry."""
    known, cited = entries(), citations()
    result = []

    def wrong(place: str, reason: str) -> None:
        result.append(Finding(FILE.name, place, reason))

    seen: dict[str, str] = {}
    for entry in known:
        if not entry.address:
            wrong(entry.key, "has neither DOI nor URL")
        elif entry.address in seen:
            wrong(entry.key, f"has the address of {seen[entry.address]}")
        elif entry.address not in cited:
            wrong(entry.key, f"is cited nowhere: {entry.address}")
        seen[entry.address] = entry.key
    keys = [entry.key for entry in known]
    if keys != sorted(keys):
        wrong("", "is not in the order of its keys")
    for address, paths in cited.items():
        if PUBLISHERS.match(address) and address not in seen:
            wrong(places.shown(paths[0]), f"cites what is not in the bibliography: {address}")
    for path in sources():
        for family, year in sorted(named(path)):
            if not any(family in e.families and e.year == int(year) for e in known):
                wrong(places.shown(path), f"names {family} {year}, which is not in the bibliography")
    return result


def named(path: Path) -> set[tuple[str, str]]:
    """(first name, year) of every publication that a text names."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".java":
        # a wrapped comment is one text; code is none
        text = " ".join(re.sub(r"\s*\n\s*\* ?", " ", c) for c in re.findall(r"/\*\*.*?\*/", text, re.DOTALL))
    elif path.suffix == ".md":
        text = content.content(re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)).prose
    else:
        return set()
    found = NAMED.findall(re.sub(r"<[^>]*>", "", text))
    return {(a or c, b or d) for a, b, c, d in found}


def page(language: str) -> str:
    """The page of a language, in Markdown."""
    folder, cited = places.GUIDE / language, citations()
    lines = [f"# {say.text('bibliography.title', language)}", "", say.text("bibliography.intro", language), ""]
    for entry in entries():
        links = ", ".join(_link(path, folder, language) for path in cited.get(entry.address, []))
        lines.append(f"- {entry.line()} {say.text('bibliography.cited', language)}: {links}")
    return "\n".join(lines) + "\n"


def _link(path: Path, folder: Path, language: str) -> str:
    if path.suffix == ".md":
        return f"[{label(path, language)}](../../{language}/{path.stem}.ipynb)"
    name = path.stem if path.suffix == ".java" else f"{path.parent.name}/{path.name}"
    return f"[`{name}`]({Path(os.path.relpath(path, folder)).as_posix()})"
