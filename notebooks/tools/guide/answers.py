"""The page with the folded questions of all lectures and their answers."""

from __future__ import annotations

import re

from .. import places, say
from ..launch import choice
from . import marks

QUESTION = re.compile(
    r"<details><summary><b>(?:질문|Question)\.</b>\s*(.*?)</summary>\s*(.*?)\s*</details>", re.DOTALL
)


def questions(language: str) -> dict[str, list[tuple[str, str]]]:
    """Lecture -> its questions and answers."""
    found = {}
    for path in choice.lectures([]):
        texts = [cell.text for cell in marks.cells(path) if language in cell.languages]
        found[path.stem] = [pair for text in texts for pair in QUESTION.findall(text)]
    return found


def page(language: str) -> str:
    """The page of a language, in Markdown."""
    lines = [f"# {say.text('answers.title', language)}", "", say.text("answers.intro", language)]
    for name, pairs in questions(language).items():
        if pairs:
            lines += ["", f"## [{_title(name, language)}](../../{language}/{name}.ipynb)"]
        for question, answer in pairs:
            # links of a lecture lead to its neighbours
            answer = re.sub(r"\]\((\d\d-[\w-]+\.ipynb)", rf"](../../{language}/\1", answer)
            lines += ["", f"**{question}**", "", answer]
    return "\n".join(lines) + "\n"


def _title(name: str, language: str) -> str:
    """The first heading of a lecture."""
    texts = [c.text for c in marks.cells(places.LECTURES / f"{name}.md") if language in c.languages]
    return next(match[1] for text in texts for match in marks.HEADING.finditer(text))
