"""What the figures of the built notebooks say to someone who does not see them."""

import html
import json
import re
from pathlib import Path

import pytest

NOTEBOOKS = Path(__file__).parent.parent
# Functions and names that Korean texts write like this, too.
ALIKE = {"argmax", "argmin", "cos", "exp", "inf", "log", "max", "min", "optax", "sin", "sup"}
ENGLISH = re.compile(r"(?<![^\W\d_]|\()[a-z]{3,}(?![^\W\d_]|\()")
SYLLABLE = re.compile("[가-힣]")


def images(cells):
    for cell in cells:
        for output in cell.get("outputs", []):
            yield from re.findall(r"<img\b[^>]*>", "".join(output.get("data", {}).get("text/html", "")))


def findings(language, cells):
    for image in images(cells):
        alt = html.unescape((re.search(r'\balt="([^"]*)"', image) or ("", ""))[1])
        if len(alt) < 20:
            yield f"says next to nothing: {alt!r}"
        foreign = SYLLABLE.findall(alt) if language == "en" else set(ENGLISH.findall(alt)) - ALIKE
        if foreign:
            yield f"{sorted(foreign)} in: {alt}"


@pytest.mark.parametrize("language", ["ko", "en"])
def test_figures_speak_the_language_of_their_notebook(language):
    files = sorted((NOTEBOOKS / language).glob("*.ipynb"))
    said = {file.name: json.loads(file.read_text(encoding="utf-8"))["cells"] for file in files}
    assert sum(len(list(images(cells))) for cells in said.values()) > 100
    assert {name: found for name, cells in said.items() if (found := list(findings(language, cells)))} == {}


@pytest.mark.parametrize(
    "language, alt, part",
    [
        ("ko", "가로축 에포크, 세로축 zebra. 로그 축: zebra.", "zebra"),
        ("en", "손실 against epoch. Logarithmic axis: loss.", "손"),
        ("en", "", "next to nothing"),
    ],
)
def test_a_word_of_the_other_language_is_found(language, alt, part):
    output = {"data": {"text/html": [f'<img alt="{alt}" width="640" src="data:image/png;base64,AA==">']}}
    (found,) = findings(language, [{"outputs": [output]}])
    assert part in found


def test_signs_and_names_are_no_words_of_a_language():
    output = {"data": {"text/html": '<img alt="가로축 |g|, 세로축 log x. optax: 10에서 1, f(x)는 MyAdam." src="">'}}
    assert list(findings("ko", [{"outputs": [output]}])) == []
