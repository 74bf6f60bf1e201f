"""Exercises of the lectures: unfinished they are refused, with the folded solution they are accepted.

The code cell of an exercise carries the tag `exercise` and ends in a check that shows ✓ or ✗. The
solution is the first ```java block of the text cell that follows it, or the first ```latex block if
the exercise is a derivation. A derivation has a mark for each line; what counts is the one in front
of its last sentence, which is ✓ only if every line holds and none that was asked for is missing.
"""

from __future__ import annotations

import re

from nbformat import NotebookNode

from ..lectures.source import Finding, first_words
from . import execute

TAG = "exercise"
DERIVATION = "%%derivation"
SOLUTION = r"^```{}\n(.*?)^```"


def cells(notebook: NotebookNode) -> list[int]:
    """The places of the exercises."""
    return [i for i, cell in enumerate(notebook.cells) if TAG in cell.metadata.get("tags", [])]


def solve(notebook: NotebookNode, name: str) -> list[Finding]:
    """Puts the solutions in the place of the exercises; says where there is none."""
    findings = []
    for index in cells(notebook):
        following = notebook.cells[index + 1 : index + 2]
        language = "latex" if _derivation(notebook.cells[index]) else "java"
        block = re.compile(SOLUTION.format(language), re.DOTALL | re.MULTILINE)
        found = block.search(following[0].source) if following else None
        if found:
            notebook.cells[index].source = found[1].rstrip("\n")
        else:
            findings.append(_finding(name, notebook, index, "has no solution in the cell after it"))
    return findings


def check(notebook: NotebookNode, name: str, solved: bool) -> list[Finding]:
    """Whether each executed exercise says what it must: ✓ if solved, ✗ as it stands in the lecture."""
    wanted, other = ("✓", "✗") if solved else ("✗", "✓")
    findings = []
    for index in cells(notebook):
        outputs = notebook.cells[index].get("outputs", [])
        shown = " ".join(text for output in outputs for text in execute.texts(output))
        if _derivation(notebook.cells[index]):
            wrong = _holds(outputs) is not solved
        else:
            wrong = wanted not in shown or other in shown
        if wrong:
            state = "its solution is refused" if solved else "it is accepted unsolved"
            findings.append(_finding(name, notebook, index, f"{state}: {shown[:300]}"))
    return findings


def _derivation(cell: NotebookNode) -> bool:
    return cell.source.startswith(DERIVATION)


def _holds(outputs: list[NotebookNode]) -> bool | None:
    """Whether a derivation is accepted; None if nothing is shown that says so."""
    for output in outputs:
        text = output.get("data", {}).get("text/plain", "")
        mark = text.splitlines()[-1][:1] if text else ""
        if mark in ("✓", "✗", "?"):
            return mark == "✓"
    return None


def _finding(name: str, notebook: NotebookNode, index: int, reason: str) -> Finding:
    place = f"cell {index + 1} ({first_words(notebook.cells[index].source)})"
    return Finding(name, place, reason)
