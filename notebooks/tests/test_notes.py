"""Every line of the handwritten notes is quoted as it is, and each wrong one has a check that refuses it."""

import re
from pathlib import Path

import pytest

from tools import places
from tools.launch import choice
from tools.lectures import source

NOTES = Path(__file__).with_name("lecture-notes.txt")

# The rows of the notes: optimizers and RBM.
ROWS = [f"N{k}" for k in range(1, 14)] + ["N11a"] + [f"R{k}" for k in range(1, 13)] + ["R6a"]

# What the notes get wrong and a computer can show: where it is shown.
REFUSED = {
    "N6: G grows, so it stops learning": ("core", "KnownNumbersTest", "adagradSlowsDownButDoesNotStop"),
    "N7: E[Δθ²] with the index of the same step": ("core", "IdentitiesTest", "literalAdadeltaIsGradientDescent"),
    "N10: ε inside the root of the uncorrected v": ("core", "KnownNumbersTest", "fourPlacesOfEpsilon"),
    "N11a: one β for two and no t": ("core", "IdentitiesTest", "thePrintedCorrectionIsWrongFromTheSecondStepOn"),
    "R6a: a conditional probability called a joint one": ("core", "RationalRbmTest", "thePrintedConditionalIsNotTheJoint"),
    "R9: the factor 1/Z for Z/S": ("core", "RationalRbmTest", "thePrintedGradientIsNotTheGradient"),
    "R10: P(v given h) for P(h given v)": ("core", "RationalRbmTest", "probabilities"),
    "the slide's pairing of v1 with h0": ("core", "RationalRbmTest", "contrastiveDivergenceOnAverage"),
    "N12: 1e-4 learns well": ("core", "KnownNumbersTest", "theNotesEpsilonIsAThousandTimesLargerAtFirst"),
}


def plain(text: str) -> str:
    """A text without what a page may set in another way: spaces, arrows, marks of formulas."""
    for tex, sign in {r"\Rightarrow": "⇒", r"\rightarrow": "→", "\\\\": ""}.items():
        text = text.replace(tex, sign)
    return re.sub(r"[\s$]", "", text)


def quotations() -> list[tuple[str, str, str]]:
    """(lecture, row, line) of every line that a lecture quotes."""
    found = []
    for path in choice.lectures([]):
        for cell in source.read(path).cells:
            row = ""
            for line in cell.text.splitlines() if cell.kind == "markdown" else []:
                mark = re.match(r"> \[notes ([NRD]\d+a?)\] ?", line)
                if mark:
                    row = mark[1]
                elif not line.startswith(">"):
                    row = ""
                words = re.sub(r"^> ?(\[notes [NRD]\d+a?\] ?)?", "", line)
                if row and words.strip():
                    found.append((path.stem, row, words))
    return found


# (R2), (R12): nothing to compute, but they are quoted
@pytest.mark.parametrize("row", ROWS)
def test_every_row_is_quoted(row):
    assert any(quoted == row for _, quoted, _ in quotations()), f"no lecture quotes {row}"


def test_quotations_are_verbatim():
    notes = plain(NOTES.read_text(encoding="utf-8"))
    wrong = []
    for lecture, row, words in quotations():
        for part in re.split(r"\s(?:…|\.\.\.)\s?", words):
            if plain(part) not in notes:
                wrong.append(f"{lecture}, {row}: {part}")
    assert wrong == []


@pytest.mark.parametrize("line", REFUSED)
def test_every_wrong_line_has_its_check(line):
    module, test, method = REFUSED[line]
    (file,) = (places.LIB / module / "src/test").rglob(f"{test}.java")
    assert re.search(rf"@(Test|Property|ParameterizedTest)[^;{{]*void {method}\(", file.read_text(encoding="utf-8"))
