"""The index of a language's search: a script that a page loads when a reader begins to search.

A page opened from a disk may not read files, but it may run scripts: so the index is one.
"""

from __future__ import annotations

import json
import re
import unicodedata

from .body import Body, words
from .lectures import Lecture

# What a reader may type for a command of a formula; Greek letters are looked up by their names.
SIGNS = {
    "sum": "Σ", "prod": "∏", "sqrt": "√", "partial": "∂", "nabla": "∇", "cdot": "·", "times": "×", "infty": "∞",
    "leftarrow": "←", "to": "→", "rightarrow": "→", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠",
    "approx": "≈", "propto": "∝", "in": "∈", "pm": "±", "ldots": "…", "mid": "|",
}  # fmt: skip
FORMULA = re.compile(r"\$\$?(.+?)\$\$?", re.DOTALL)


def readable(text: str) -> str:
    """The text with its formulas as a reader would type them: η and not \\eta."""
    return FORMULA.sub(lambda found: " ".join(_formula(found[1]).split()), text)


def _formula(tex: str) -> str:
    tex = re.sub(r"\\([A-Za-z]+)\*?", lambda command: _sign(command[1]), tex)
    return re.sub(r"\\\\|\\.|[{}&]", " ", tex)


def _sign(name: str) -> str:
    if name in SIGNS:
        return SIGNS[name]
    plain = {"lambda": "lamda"}.get(name.lower().removeprefix("var"), name.lower().removeprefix("var"))
    size = "CAPITAL" if name[0].isupper() else "SMALL"
    try:
        return unicodedata.lookup(f"GREEK {size} LETTER {plain.upper()}")
    except KeyError:
        return f" {name} " if name in ("log", "exp", "ln", "max", "min", "argmax", "argmin") else " "


def entries(lecture: Lecture, body: Body) -> list[list[str]]:
    """[address of the place, heading above it, its text] of each cell."""
    found, heading = [], lecture.title
    for cell in body.soup.select(".cell"):
        first = cell.find(re.compile("^h[1-3]$"))
        if first and first == cell.find(True):  # else what stands above it belongs to the last one
            heading = words(first)
        shown = cell.select_one(".source") or cell
        text = words(shown) if shown is not cell else readable(words(cell))
        if text:
            found.append([f"{lecture.name}.html#{cell['id']}", heading, text])
        headings = cell.find_all(re.compile("^h[1-3]$"))
        if headings:
            heading = words(headings[-1])
    return found


def script(index: dict[str, list[list[str]]], titles: dict[str, str]) -> str:
    """The index of all lectures as a program."""
    data = [[name, titles[name], places] for name, places in index.items()]
    return "window.descentIndex=" + json.dumps(data, ensure_ascii=False, separators=(",", ":")) + ";\n"
