"""Checks that the numbers in a lecture's text are numbers of its experiments.

A number in the text with three or more significant digits must stand, rounded to as many decimals,
in an output or in a code cell of the same notebook, or it must follow from the text itself, as a
year or a round number does. A number that comes from elsewhere is listed in the lecture's header
with the place where it is tested:

    descent:
      numbers:
        0.669421: RatesTest
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from html import unescape
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from ..lectures.source import Finding, first_words
from . import execute

DIGITS = 3  # a number with fewer significant digits is a number of the text's own
YEARS = range(1800, 2100)

CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
LINK = re.compile(r"\]\([^)]*\)")
TAG = re.compile(r"<[^>]*>")
QUOTE = re.compile(r"^> ?.*$", re.MULTILINE)
NUMBER = re.compile(r"(?<![\w.])\d+(?:(?:,|\{,\})\d{3})*(?:\.\d+)?")
VALUE = re.compile(r"[−-]?(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?(?:[Ee][−-]?\d+|\s*·\s*10\^?\{?[−-]?\d+\}?)?")


@dataclass(frozen=True)
class Quoted:
    """A number as the text writes it."""

    text: str
    value: Decimal

    @property
    def decimals(self) -> int:
        return max(0, -int(self.value.as_tuple().exponent))

    @property
    def significant(self) -> int:
        digits = "".join(map(str, self.value.as_tuple().digits))
        return len(digits.lstrip("0") if self.decimals else digits.strip("0"))

    def rounds(self, other: Decimal) -> bool:
        """Whether another number, rounded to the decimals of this one, is this one."""
        return abs(abs(other) - self.value) <= Decimal("0.500001") * Decimal(10) ** -self.decimals


def quoted(text: str) -> list[Quoted]:
    """The numbers in a Markdown text that need a source."""
    for noise in (CODE, LINK, QUOTE, TAG):
        text = noise.sub(" ", text)
    found = []
    for match in NUMBER.finditer(text):
        number = Quoted(match[0], Decimal(match[0].replace("{,}", "").replace(",", "")))
        year = not number.decimals and number.value in YEARS
        if number.significant >= DIGITS and not year:
            found.append(number)
    return found


def values(text: str) -> set[Decimal]:
    """Every number in an output or in code."""
    found = set()
    for match in VALUE.finditer(unescape(TAG.sub(" ", text))):
        plain = match[0].replace(",", "").replace("−", "-")
        plain = re.sub(r"\s*·\s*10\^?\{?(-?\d+)\}?", r"E\1", plain)
        found.add(Decimal(plain))
    return found


def sources(notebook: NotebookNode) -> set[Decimal]:
    """Every number that the notebook's code and outputs hold."""
    found = set()
    for cell in notebook.cells:
        if cell.cell_type == "code":
            found |= values(cell.source)
            for output in cell.get("outputs", []):
                for text in execute.texts(output):
                    # the alternative text of a picture is an attribute: keep it
                    found |= values(re.sub(r'alt="([^"]*)"', r">\1<", text))
    return found


def check(name: str, notebook: NotebookNode, elsewhere: dict) -> list[Finding]:
    """The numbers of the text that no experiment of the notebook gives."""
    known = sources(notebook) | {Decimal(str(number)) for number in elsewhere}
    findings = []
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type != "markdown":
            continue
        for number in quoted(cell.source):
            if not any(number.rounds(value) for value in known):
                place = f"cell {index + 1} ({first_words(cell.source)})"
                reason = f"{number.text} stands in the text, but in no output and no code of the lecture"
                findings.append(Finding(name, place, reason))
    return findings


def check_file(path: Path) -> list[Finding]:
    """The same for a built notebook."""
    notebook = nbformat.read(path, as_version=4)
    name = f"{path.parent.name}/{path.name}"  # the folder tells the language
    return check(name, notebook, notebook.metadata.get("descent", {}).get("numbers", {}))
