"""The index of a language's search: a script that a page loads when a reader begins to search.

A page opened from a disk may not read files, but it may run scripts: so the index is one.
"""

from __future__ import annotations

import json
import re

from .body import Body, words
from .lectures import Lecture


def entries(lecture: Lecture, body: Body) -> list[list[str]]:
    """[address of the place, heading above it, its text] of each cell."""
    found, heading = [], lecture.title
    for cell in body.soup.select(".cell"):
        first = cell.find(re.compile("^h[1-3]$"))
        if first and first == cell.find(True):  # else what stands above it belongs to the last one
            heading = words(first)
        shown = cell.select_one(".source") or cell
        text = words(shown)
        if text:
            found.append([f"{lecture.name}.html#{cell['id']}", heading, text])
        headings = cell.find_all(re.compile("^h[1-3]$"))
        if headings:
            heading = words(headings[-1])
    return found


def script(index: dict[str, list[list[str]]], titles: dict[str, str]) -> str:
    """The index of all lectures as a program."""
    data = [[name, titles[name], places] for name, places in index.items()]
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return "window.descentIndex=" + text.replace("</", "<\\/") + ";\n"
