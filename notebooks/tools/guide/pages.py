"""The pages of the lecturer's guide: some are written by hand, some are made from the sources.

`python -m tools.guide` (with PYTHONPATH=notebooks) writes the pages that are made and checks them
all; with `--check` it writes nothing and says which page is stale.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from .. import places
from ..lectures import content, parity
from ..lectures.source import Finding
from . import answers, notes, references

# name of the page -> what makes it
MADE: dict[str, Callable[[str], str]] = {
    "notes": notes.page,
    "answers": answers.page,
    "bibliography": references.page,
}

LINK = re.compile(r"\]\((?:<([^>]+)>|([^)\s]+))\)")


def pages() -> list[str]:
    """The names of the pages, in either language."""
    return sorted({path.stem for language in places.LANGUAGES for path in _folder(language).glob("*.md")})


def _folder(language: str) -> Path:
    return places.GUIDE / language


def write() -> list[Path]:
    """Writes the pages that are made from the sources; gives those that changed."""
    changed = []
    for name, make in MADE.items():
        for language in places.LANGUAGES:
            path, text = _folder(language) / f"{name}.md", make(language)
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8", newline="\n")
                changed.append(path)
    return changed


def stale() -> list[Finding]:
    """Pages that are not what the sources make now."""
    return [
        Finding(f"guide/{language}/{name}.md", "", "is stale: python -m tools.guide")
        for name, make in MADE.items()
        for language in places.LANGUAGES
        if not (path := _folder(language) / f"{name}.md").exists()
        or path.read_text(encoding="utf-8") != make(language)
    ]


def check(name: str) -> list[Finding]:
    """What is wrong with a page: a language is missing, or the two do not say the same."""
    texts = {}
    for language in places.LANGUAGES:
        path = _folder(language) / f"{name}.md"
        if not path.exists():
            return [Finding(f"guide/{language}/{name}.md", "", "is missing")]
        texts[language] = path.read_text(encoding="utf-8")
    terms = parity.glossary()
    ko, en = content.content(texts["ko"]), content.content(texts["en"])
    reasons = {"ko": parity.unequal(ko, en), "en": parity.hangul(texts["en"])}
    reasons["ko"] += parity.forbidden(ko.prose, terms)
    reasons["ko"] += [f"Hangul in a formula: {f}" for f in ko.formulas if content.HANGUL.search(f)]
    findings = [
        Finding(f"guide/{language}/{name}.md", "", reason)
        for language, found in reasons.items()
        for reason in found
    ]
    return findings + [f for language in places.LANGUAGES for f in _links(name, language, texts[language])]


def _links(name: str, language: str, text: str) -> list[Finding]:
    """Links to files that are not there."""
    targets = {(a or b).partition("#")[0] for a, b in LINK.findall(text)}
    return [
        Finding(f"guide/{language}/{name}.md", "", f"leads to no file: {target}")
        for target in sorted(targets)
        if target and "://" not in target and not _leads(_folder(language) / target)
    ]


def _leads(target: Path) -> bool:
    """Whether a link leads to something; a notebook that is not built yet has its source."""
    if target.suffix == ".ipynb":
        return (places.LECTURES / f"{target.stem}.md").exists()
    return target.exists()


def findings() -> list[Finding]:
    """Everything that is wrong with the guide."""
    return notes.missing() + references.findings() + stale() + [finding for name in pages() for finding in check(name)]
