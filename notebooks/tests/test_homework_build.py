"""Assignments: what nbgrader needs, the two languages alike, and students' notebooks without solutions."""

import re

import nbformat
import pytest

from tools import places
from tools.build import assignments
from tools.lectures import parity
from tools.lectures.source import SourceError
from tools.testing import attempts

NAMES = assignments.names()
SOURCE = """---
kernelspec:
  display_name: Java
  language: java
  name: java
---

```{code-cell} java
:answer: one

int one() {
    // BEGIN SOLUTION
    return other();
    // END SOLUTION
}
// BEGIN SOLUTION
int other() {
    return 1;
}
// END SOLUTION
```

```{code-cell} java
:check: one
:points: 3

check(one());
```

```{code-cell} java
---
answer: two
stub: "% here"
---
%%derivation rbm
a
% BEGIN SOLUTION
= b
% END SOLUTION
```

+++ {"tags": ["ko"], "written": "three", "points": 2}

<!-- BEGIN SOLUTION -->
답
<!-- END SOLUTION -->

+++ {"tags": ["en"], "written": "three", "points": 2}

<!-- BEGIN SOLUTION -->
An answer.
<!-- END SOLUTION -->
"""


@pytest.fixture
def made(tmp_path):
    """Builds the small assignment above, changed in some place."""

    def make(solutions, lang="en", old="", new=""):
        assert old in SOURCE
        (tmp_path / "hw9-small.md").write_text(SOURCE.replace(old, new) if old else SOURCE, "utf-8")
        return assignments.notebook("hw9-small", lang, solutions, tmp_path)

    return make


def marked(notebook):
    return {c.id: c for c in notebook.cells if "nbgrader" in c.metadata}


def test_the_students_version_has_stubs(made):
    cells = marked(made(False))
    assert cells["one-answer"].source == (
        'int one() {\n    throw new UnsupportedOperationException("one");\n}'
    )
    assert cells["two-answer"].source == "%%derivation rbm\na\n% here"
    assert cells["three"].source == "(Write your answer here.)"
    assert marked(made(False, "ko"))["three"].source == "(여기에 답을 쓰세요.)"


def test_the_lecturers_version_has_the_solutions(made):
    cells = marked(made(True))
    assert "return other();" in cells["one-answer"].source
    assert "An answer." in cells["three"].source


def test_cells_carry_what_nbgrader_needs(made):
    cells = marked(made(False))
    marks = {id: dict(c.metadata.nbgrader) for id, c in cells.items()}
    common = {"schema_version": 3, "task": False}
    assert marks["one-answer"] == common | {
        "grade": False, "grade_id": "one-answer", "locked": False, "solution": True,
    }  # fmt: skip
    assert marks["one"] == common | {
        "grade": True, "grade_id": "one", "locked": True, "solution": False, "points": 3,
    }  # fmt: skip
    assert marks["three"] == common | {
        "grade": True, "grade_id": "three", "locked": False, "solution": True, "points": 2,
    }  # fmt: skip
    assert not any(key in c.metadata for c in cells.values() for key in assignments.OWN)


@pytest.mark.parametrize(
    "old, new, reason",
    [
        (":points: 3\n", "", "one: needs points"),
        ("points\": 2", "points\": 0", "three: needs points"),
        ("% BEGIN SOLUTION\n= b\n% END SOLUTION", "= b", "holds no solution to clear"),
        ("answer: two", "answer: one", "two cells are called one-answer"),
    ],
)
def test_a_source_with_a_slip_is_refused(made, old, new, reason):
    with pytest.raises(SourceError, match=reason):
        made(False, "en", old, new)


def test_an_unknown_assignment_is_refused():
    with pytest.raises(SourceError, match="no such assignment; there are: hw1-update-rules"):
        assignments.notebook("hw0", "en", False)


def test_there_are_four():
    assert NAMES == ["hw1-update-rules", "hw2-derivations", "hw3-rbm", "hw4-project"]


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_ask_the_same(name):
    ko, en = ([
        (c.id, c.get("metadata", {}).get("nbgrader")) for c in
        assignments.notebook(name, lang, False).cells
    ] for lang in places.LANGUAGES)  # fmt: skip
    assert ko == en


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", places.LANGUAGES)
def test_nbgrader_takes_the_notebooks(name, lang):
    from nbgrader.nbgraderformat import MetadataValidator

    for solutions in (True, False):
        notebook = assignments.notebook(name, lang, solutions)
        nbformat.validate(notebook)
        for cell in notebook.cells:
            MetadataValidator().validate_cell(cell)
        assert notebook.metadata.descent.language == lang


@pytest.mark.parametrize("name", NAMES)
def test_students_get_no_line_of_a_solution_region(name):
    for lang in places.LANGUAGES:
        notebook = assignments.notebook(name, lang, False)
        assert not any("SOLUTION" in cell.source for cell in notebook.cells)
        solved = marked(assignments.notebook(name, lang, True))
        for id, cell in marked(notebook).items():
            if cell.metadata.nbgrader.solution:
                assert len(cell.source) < len(solved[id].source)


@pytest.mark.parametrize("lang", places.LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_headings_say_what_their_tasks_are_worth(name, lang):
    said, found, total = [], [], ""
    for cell in assignments.notebook(name, lang, solutions=False).cells:
        heading = re.search(r"^## \d+\. .* \((\d+)(점| points)\)$", cell.source, re.MULTILINE)
        if heading:
            assert heading[2] == {"ko": "점", "en": " points"}[lang]
            said.append(int(heading[1]))
            found.append(0)
        elif cell.cell_type == "markdown" and not total:
            total = re.search(r"모두 (\d+)점|There are (\d+) points", cell.source)
        label = cell.metadata.get("nbgrader", {})
        if label.get("grade"):
            found[-1] += label.points
    assert said == found and sum(found) == int(total[1] or total[2])


@pytest.mark.parametrize("name", NAMES)
def test_the_text_keeps_the_rules(name):
    terms = parity.glossary()
    assert parity.check_file(places.HOMEWORK / f"{name}.md", terms) == []


def test_answers_of_checks_are_judged(made):
    notebook = made(False)
    job = attempts.Job("x", notebook, places.NOTEBOOKS)
    (place,) = attempts.checks(job)
    say = lambda text: [nbformat.v4.new_output("stream", text=text)]  # noqa: E731
    notebook.cells[place].outputs = say("✓ one")
    assert not attempts.said(job, True)
    assert "does not say ✗" in str(attempts.said(job, False)[0])
    notebook.cells[place].outputs = say("✗ one")
    assert attempts.said(job, True) and not attempts.said(job, False)
