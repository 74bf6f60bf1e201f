"""The check of the exercises of a lecture."""

import nbformat

from tools.build import exercises

CODE = nbformat.v4.new_code_cell
TEXT = nbformat.v4.new_markdown_cell


def lecture(text="<details>\n\n```java\nsolution\n```\n\n</details>", shown="✗ Not yet."):
    notebook = nbformat.v4.new_notebook()
    cell = CODE("unfinished", metadata={"tags": ["exercise"]})
    cell.outputs.append(nbformat.v4.new_output("execute_result", {"text/plain": shown}))
    notebook.cells += [CODE("other"), cell, TEXT(text)]
    return notebook


def test_solution_takes_the_place_of_the_exercise():
    notebook = lecture()
    assert exercises.solve(notebook, "x") == []
    assert [cell.source for cell in notebook.cells[:2]] == ["other", "solution"]


def test_missing_solution_is_found():
    (finding,) = exercises.solve(lecture("no block"), "x")
    assert "cell 2" in str(finding) and "no solution" in str(finding)


def test_unsolved_exercise_must_be_refused():
    assert exercises.check(lecture(), "x", solved=False) == []
    assert "accepted unsolved" in str(exercises.check(lecture(shown="✓ Right."), "x", solved=False))


def test_solved_exercise_must_be_accepted():
    assert exercises.check(lecture(shown="✓ Right."), "x", solved=True) == []
    assert "refused" in str(exercises.check(lecture(), "x", solved=True))
    assert "refused" in str(exercises.check(lecture(shown=""), "x", solved=True))


def derivation(last, shown="✓  1  P(v) = \\frac{S}{Z}\n"):
    notebook = lecture("```java\nno\n```\n\n```latex\n%%derivation rbm\nP(v)\n```")
    notebook.cells[1].source = "%%derivation rbm\nP(v) = \\frac{S}{Z}"
    notebook.cells[1].outputs[0].data["text/plain"] = shown + last
    return notebook


def test_the_last_sentence_of_a_derivation_counts():
    for last in ("✗ The first wrong line is line 2.", "? No line is wrong, but it is not complete."):
        assert exercises.check(derivation(last), "x", solved=False) == []
        assert "refused" in str(exercises.check(derivation(last), "x", solved=True))
    right = derivation("✓ Every line holds.")
    assert exercises.check(right, "x", solved=True) == []
    assert "accepted unsolved" in str(exercises.check(right, "x", solved=False))
    silent = derivation("", shown="")
    assert exercises.check(silent, "x", solved=False) != [] != exercises.check(silent, "x", solved=True)


def test_the_solution_of_a_derivation_is_latex():
    notebook = derivation("")
    assert exercises.solve(notebook, "x") == []
    assert notebook.cells[1].source == "%%derivation rbm\nP(v)"
