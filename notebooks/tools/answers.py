"""The page with the folded questions of all lectures and their answers."""

from __future__ import annotations

import re

from . import build, say, source

QUESTION = re.compile(
    r"<details><summary><b>(?:질문|Question)\.</b>\s*(.*?)</summary>\s*(.*?)\s*</details>", re.DOTALL
)


def questions(language: str) -> dict[str, list[tuple[str, str]]]:
    """Lecture -> its questions and answers."""
    found = {}
    for path in build.lectures([]):
        lecture = source.read(path)
        texts = [cell.text for cell in lecture.cells if language in cell.languages]
        found[lecture.name] = [pair for text in texts for pair in QUESTION.findall(text)]
    return found


def page(language: str) -> str:
    """The page of a language, in Markdown."""
    lines = [f"# {say.text('answers.title', language)}", "", say.text("answers.intro", language)]
    titles = {path.stem: source.title(source.read(path), language) for path in build.lectures([])}
    for name, pairs in questions(language).items():
        if pairs:
            lines += ["", f"## [{titles[name]}](../../{language}/{name}.ipynb)"]
        for question, answer in pairs:
            # links of a lecture lead to its neighbours
            answer = re.sub(r"\]\((\d\d-[\w-]+\.ipynb)", rf"](../../{language}/\1", answer)
            lines += ["", f"**{question}**", "", answer]
    return "\n".join(lines) + "\n"
