"""The check of the numbers in a lecture's text."""

from decimal import Decimal

import nbformat
import pytest

from tools.build import numbers


def notebook(text: str, code: str = "", output: str = ""):
    made = nbformat.v4.new_notebook()
    made.cells.append(nbformat.v4.new_markdown_cell(text))
    cell = nbformat.v4.new_code_cell(code)
    cell.outputs.append(nbformat.v4.new_output("execute_result", {"text/plain": output}))
    made.cells.append(cell)
    return made


@pytest.mark.parametrize(
    "text, output",
    [
        ("the rate is $0.818182$", "0.8181818181818182"),
        ("the loss is 2.303", "2.302585092994046"),
        ("after $1{,}797$ rows", "1797"),
        ("after 1,797 rows", "1,797 rows"),
        ("the value $-0.0869825$", "−0.08698248"),
        ("a step of $0.000316$", "3.1622E-4"),
        ("a step of $0.000316$", "3.1622 · 10^−4"),
    ],
)
def test_number_of_an_output_is_accepted(text, output):
    assert numbers.check("x", notebook(text, output=output), {}) == []


@pytest.mark.parametrize(
    "text, output",
    [
        ("the rate is $0.818182$", "0.8181"),
        ("the rate is $0.818192$", "0.8181818181818182"),
        ("the loss is 2.303", "12.302585"),
        ("after 1,798 rows", "1797"),
    ],
)
def test_number_without_source_is_found(text, output):
    found = numbers.check("x", notebook(text, output=output), {})
    assert len(found) == 1 and "no output" in found[0].reason


def test_small_round_and_quoted_numbers_and_years_need_no_source():
    text = "In 2018, $0.1$ or 12 or 1000.\n\n> [notes N2] 50 ~ 250\n\n`0.12345` [x](y-12345.html)"
    assert numbers.quoted(text) == []


def test_code_and_the_header_are_sources_too():
    assert numbers.check("x", notebook("$\\kappa = 123$", code="f(123)"), {}) == []
    assert numbers.check("x", notebook("$0.669421$"), {"0.669421": "RatesTest"}) == []


def test_alternative_text_of_a_picture_is_a_source():
    html = '<img alt="f = 0.123 at the end" src="data:image/png;base64,AAAA">'
    assert Decimal("0.123") in numbers.sources(notebook("", output=html))
