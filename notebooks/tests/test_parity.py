"""The two languages of a lecture: each rule has a text that breaks it and one that only looks like it."""

import re
from collections import Counter

import pytest
from conftest import code, en, ko

from tools import places
from tools.lectures import content, parity, source
from tools.lectures.parity import Term

TERMS = [
    Term("gradient", "기울기", ("그래디언트", "변화도를"), True),
    Term("gradient descent", "경사 하강법", ("경사하강",), True),
    Term("Markov chain", "마르코프 연쇄", ("마르코프 체인",), True),
    Term("chain", "연쇄", (), True),
    Term("learning rate", "학습률", ("학습율", "학습 속도(learning"), True),
    Term("batch", "배치", (), True),
    Term("initial value", "초깃값", ("초기값",), True),
    Term("step", "단계", ("스텝",), False),
]


@pytest.fixture
def reasons(lecture):
    def check(*cells, **options):
        found = parity.check(source.read(lecture(*cells, **options)), TERMS)
        return [f.reason for f in found]

    return check


def test_a_good_lecture_has_no_finding(reasons):
    assert not reasons(
        ko("# 첫째\n\n식 $x_t$와 `x`, [쪽](02-b.ipynb).\n\n1. 하나\n2. 둘\n\n$$\n\\frac 1 2\n$$"),
        en("# First\n\nThe formula $ x_t $ and `x`, [page](02-b.ipynb).\n\n1. a\n2. b\n\n$$\\frac12$$"),
        code("double x = 0.5; // a half"),
        code("%%derivation rbm\n% a comment of the derivation\n\\frac{a}{b}"),
        en("End"),
        ko("끝"),
    )


@pytest.mark.parametrize(
    "cells, cell",
    [
        ([ko("하나"), code("x"), en("One")], [1, 3]),
        ([ko("하나")], [1]),
        ([ko("하나"), en("One"), ko("둘")], [3]),
        ([ko("하나"), ko("둘"), en("Two")], [1]),
    ],
)
def test_a_cell_without_partner(lecture, cells, cell):
    path = lecture(*cells)
    found = parity.check(source.read(path), TERMS)
    assert all("directly beside" in f.reason for f in found)
    assert [int(f.cell.split()[1]) for f in found] == cell
    assert str(found[0]).startswith(f"{path}: cell {cell[0]} (line ")


def test_a_text_without_language_code_with_one_and_raw_cells(reasons):
    assert reasons("Text\n", ko("하나"), en("One")) == ["needs one tag of ko and en"]
    assert reasons('+++ {"tags": ["ko", "en"]}\n\nText') == ["needs one tag of ko and en"]
    assert "code with a language" in reasons(code("x", "ko"))[0]
    assert "raw cell" in reasons("```{raw-cell}\nx\n```")[0]


@pytest.mark.parametrize(
    "korean, english, name",
    [
        ("식 $x_t$", "formula $x_{t+1}$", "formulas"),
        ("식 $x$, $x$", "formula $x$", "formulas"),
        ("$$\na + b\n$$", "$$\na - b\n$$", "formulas"),
        ("코드 `Trace.of`", "code `Trace.at`", "inline code"),
        ("```\na\n```", "```\nb\n```", "inline code"),
        ("[쪽](a.ipynb)", "[page](b.ipynb)", "links"),
        ("[쪽](a.ipynb)", "page", "links"),
        ("![그림](a.png)", "![figure](b.png)", "figures"),
        ("# 하나", "## One", "heading levels"),
        ("- 하나\n- 둘", "- one", "lengths of lists"),
        ("- 하나\n  - 둘", "- one\n- two", "lengths of lists"),
        ("|가|나|\n|-|-|\n|1|2|", "|a|b|\n|-|-|", "rows and columns"),
        ("<details>답</details>", "answer", "HTML tags"),
        ("> [notes N6] 하나", "> [notes N7] 하나", "quotations"),
    ],
)
def test_a_difference_between_the_languages(reasons, korean, english, name):
    found = reasons(ko(korean), en(english))
    assert len(found) == 1 and f"differ in {name}" in found[0]


@pytest.mark.parametrize(
    "korean, english",
    [
        ("[쪽](../ko/a.ipynb)", "[page](../en/a.ipynb)"),
        ("[쪽](README.ko.md#가)", "[page](README.md#one)"),
        ("[글](https://ko.wikipedia.org/wiki/가)", "[page](https://en.wikipedia.org/wiki/A)"),
        ("![그림](../img/a-ko.png)", "![figure](../img/a-en.png)"),
        ("식 $\\theta x$와 $a  +b$", "formulas $a+b$ and $\\theta  x$"),
    ],
)
def test_what_may_differ(reasons, korean, english):
    assert not reasons(ko(korean), en(english))


def test_other_metadata_must_agree(reasons):
    slide = {"slideshow": {"slide_type": "slide"}}
    assert reasons(ko("하나", **slide), en("One")) == ["ko and en differ in their other metadata"]
    assert not reasons(ko("하나", **slide), en("One", **slide))


def test_hangul_in_english(reasons):
    assert "Hangul in an English cell: 기울기" in reasons(ko("하나"), en("The 기울기"))[0]
    assert reasons(ko("> 하나"), en("> 하나"))  # not marked as the notes
    quoted = "> [notes N6] θ가 작아진다\n> 더 작아진다"
    assert not reasons(ko(quoted), en(quoted + "\n\nThis says more."))
    assert reasons(ko(quoted + "\n\n하나"), en(quoted + "\n\n하나"))  # after the quotation
    assert not reasons(ko("[한국어](../ko/a.ipynb)"), en("[한국어](../ko/a.ipynb)"))
    assert reasons(ko("하나"), en("decomposed \u1100\u1161"))
    assert any("in a formula" in r for r in reasons(ko("$가$"), en("$가$")))


def test_forbidden_terms(reasons):
    assert '"학습율": the glossary has 학습률 (learning rate)' in reasons(ko("학습율은"), en("x"))
    assert reasons(ko("경사하강은"), en("x"))
    assert reasons(ko("학습\u1100\u1161 \u1112\u1161\u11a8\u1109\u1173\u11b8\u110b\u1172\u11af"), en("x")) == [
        '"학습율": the glossary has 학습률 (learning rate)'
    ]
    assert reasons(ko("마르코프\n체인은"), en("x"))  # over the end of a line
    assert reasons(ko("**학습율**"), en("**x**"))
    assert reasons(ko("- 목록의 스텝"), en("- x"))
    assert not [r for r in reasons(ko("`학습율`"), en("x")) if "glossary" in r]  # code
    assert not reasons(ko("변화도 크다"), en("x"))
    assert not reasons(ko("> [notes N6] 초기값은 0"), en("> [notes N6] 초기값은 0"))
    assert not reasons(ko("학습율"), en("x"), name="90-glossary.md")


def test_first_use_of_a_term(reasons):
    assert reasons(ko("기울기는"), en("x")) == ["first use of 기울기 is not 기울기(gradient)"]
    assert not reasons(ko("기울기(gradient)는 크다. 기울기는"), en("x"))
    assert not reasons(ko("**기울기**(gradients)는"), en("**x**"))
    assert not reasons(ko("경사 하강법(gradient descent, GD)은"), en("x"))
    assert reasons(ko("기울기(slope)는"), en("x"))
    assert reasons(ko("기울기(gradient descent)는"), en("x"))
    assert reasons(ko("기울기 (gradient)는"), en("x"))
    assert len(reasons(ko("기울기는"), en("x"), ko("기울기는"), en("x"))) == 1  # only the first
    assert not reasons(ko("마르코프 연쇄(Markov chain)"), en("x"))  # the longest, not 연쇄
    assert reasons(ko("마르코프 연쇄(Markov chain)의 연쇄"), en("x"))
    assert not reasons(ko("재배치"), en("x"))  # inside another word
    assert not reasons(ko("10단계"), en("x"))  # a plain word


@pytest.mark.parametrize(
    "text, words",
    [
        ("int x; // 기울기", "Hangul in code"),
        ('String s = "기울기";', "Hangul in code"),
        ("\n".join(["x;"] * 16), "16 lines"),
        ("x" * 101, "101 characters"),
        ("%maven a:b:1", "%maven"),
        ("x;\n  %%html\ny", "%%html"),
    ],
)
def test_code_cells(reasons, text, words):
    found = reasons(code(text))
    assert len(found) == 1 and words in found[0]


def test_code_at_the_limits(reasons):
    assert not reasons(code("\n".join(["x".ljust(100, "x")] * 15)), code("int a = 7\n    % 3;"))


def test_formulas_are_the_same_when_only_spaces_differ():
    assert content.formula(" \\theta  x + 1 ") == content.formula("\\theta x+1")
    assert content.formula("\\theta x") != content.formula("\\thetax")


def test_the_glossary_contradicts_itself_nowhere():
    terms = parity.glossary()
    assert len(terms) > 100
    words = Counter(term.korean for term in terms)
    assert not [word for word, count in words.items() if count > 1 and word != "편향"]
    for term in terms:
        for other in terms:
            assert not [word for word in term.forbidden if word in other.korean]


def test_a_title_or_a_link_does_not_introduce_a_term(reasons):
    korean = "# 기울기\n\n[기울기](x.ipynb)를 봅시다. 기울기(gradient)는"
    assert reasons(ko(korean), en("# Gradient\n\nSee the [gradient](x.ipynb).")) == []
    assert len(reasons(ko("# 기울기\n\n기울기는"), en("# Gradient\n\nx"))) == 1


def _levels(text):
    fenced = False
    for line in text.split("\n"):
        if line.startswith("```"):
            fenced = not fenced
        elif not fenced and (heading := re.match(r"(#+) ", line)):
            yield len(heading[1])


@pytest.mark.parametrize("path", [*sorted(places.LECTURES.glob("*.md")), *sorted(places.HOMEWORK.glob("*.md"))], ids=lambda p: p.stem)
def test_headings_go_down_one_level_at_a_time(path):
    notebook = source.notebook(source.read(path), "ko")
    levels = [level for cell in notebook.cells if cell.cell_type == "markdown" for level in _levels(cell.source)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(below <= above + 1 for above, below in zip(levels, levels[1:])), levels
