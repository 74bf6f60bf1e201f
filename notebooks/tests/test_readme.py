"""The check of the README files: commands, links, sample sessions."""

import nbformat
import pytest

from tools.build import execute
from tools.lectures.source import Finding
from tools.testing import readme

OVERVIEW = "  doctor    says what is wrong\n  test      runs the tests\n"
MANUALS = {"doctor": "no options", "test": "--fast leaves out"}
GOOD = """```sh
./course test --fast
python course doctor  # a comment
```

[page](other.md#part) [web](https://example.org/x) [part](#part) <img src="other.md">

```java
int x = 1;
x
```

```text
1
```
"""


@pytest.fixture
def reasons(tmp_path, monkeypatch):
    """Checks a text as a README; gives the reasons."""
    doctor = [0]

    def course(*words):
        if words == ("--help",):
            return 0, OVERVIEW
        if words[-1] == "--help":
            return 0, MANUALS[words[0]]
        assert words == ("doctor",)
        return doctor[0], "no Java"

    def run(job):
        for cell in job.notebook.cells:
            cell.outputs = [nbformat.v4.new_output("execute_result", {"text/plain": "1"})]
            if "throw" in cell.source:
                job.findings.append(Finding(job.name, "cell", "throws X"))

    monkeypatch.setattr(readme, "_course", course)
    monkeypatch.setattr(execute, "run", run)
    monkeypatch.setattr(readme.places, "NOTEBOOKS", tmp_path / "notebooks")
    (tmp_path / "other.md").write_text("x", encoding="utf-8")

    def check(text, sessions=True, status=0):
        doctor[0] = status
        (tmp_path / "README.md").write_text(text, encoding="utf-8")
        checks = readme.check(tmp_path / "README.md", "en", sessions)
        return [str(finding) for _, findings in checks for finding in findings]

    return check


def test_a_good_text(reasons):
    assert not reasons(GOOD)
    assert not reasons(GOOD, sessions=False)


@pytest.mark.parametrize(
    "good, bad, words",
    [
        ("./course test", "./course tset", "README.md: line 2: ./course tset --fast: ./course --help knows no tset"),
        ("./course test", "$ ./course tset", "knows no tset"),
        ("--fast", "--quick", "does not tell of --quick"),
        ("--fast", "--quick=1", "does not tell of --quick"),
        ("python course doctor", "python3 course doctr", "line 3: python3 course doctr"),
        ("other.md#part", "lost.md#part", "the link leads nowhere: lost.md"),
        ('src="other.md"', 'src="lost.png"', "the link leads nowhere: lost.png"),
        ("```text\n1", "```text\n2", "README.md: line 8: shows ['1'], not ['2']"),
        ("int x = 1;", "throw x;", "throws X"),
        ("```text\n", "```none\n", "no ```java block"),
    ],
)
def test_what_does_not_work_as_it_says(reasons, good, bad, words):
    assert good in GOOD
    found = reasons(GOOD.replace(good, bad))
    assert len(found) == 1 and words in found[0]


def test_a_doctor_that_ends_with_an_error(reasons):
    found = reasons(GOOD, status=1)
    assert len(found) == 1 and "ends with status 1: no Java" in found[0]


def test_a_text_without_a_command_and_a_help_that_breaks(reasons, monkeypatch, tmp_path):
    assert "shows no ./course command" in reasons(GOOD.replace("```sh", "```none"))[0]
    monkeypatch.setattr(readme, "_course", lambda *words: (1, "Traceback"))
    assert "./course --help ends with status 1" in reasons(GOOD)[0]
    assert "cannot be read" in str(readme.check(tmp_path / "none.md", "en", True)[0][1][0])
