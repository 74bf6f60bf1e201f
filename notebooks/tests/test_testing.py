"""The stages of `./course test`: what each of them must find, what is counted, and the exit status.

Kernels, Maven and pytest are played here: this is about what is made of their answers.
"""

import os
import shutil
import time
from types import SimpleNamespace

import nbformat
import pytest
from conftest import HEADER, code, en, ko

from tools import places, progress, say
from tools.build import __main__ as command, execute, notebooks
from tools.launch import prerequisites
from tools.lectures.source import Finding
from tools.testing import __main__ as testing, readme
from tools.testing.__main__ import Options, Result

STEP = SimpleNamespace(detail=lambda text: None, done=lambda text: None)
EXERCISE = (code("unfinished", "exercise"), ko("답\n\n```java\nsolution\n```"), en("Answer\n\n```java\nsolution\n```"))


@pytest.fixture
def course(lecture, tmp_path, monkeypatch):
    """A made-up course whose kernels give the answers in `answers`, else "1"; they note what they ran."""

    class Course:
        notebooks = tmp_path / "notebooks"
        answers = {"unfinished": "✗ Not yet.", "solution": "✓ Right."}
        ran: list[tuple[str, str]] = []
        findings: dict[str, str] = {}

        def write(self, *cells, name="01-tiny.md", header=HEADER):
            return lecture(ko("# 하나"), en("# One"), *cells, name=name, header=header)

        def build(self):
            (self.notebooks / "glossary.csv").write_text("en,ko,forbidden,note\n", encoding="utf-8")
            assert command.main([]) == 0

        def built(self, language, name="01-tiny"):
            return self.notebooks / language / f"{name}.ipynb"

    def run_all(jobs, workers=1, done=lambda job: None):
        for job in jobs:
            course.ran.append((job.name.rsplit("notebooks/")[-1], job.kernel))
            for cell in job.notebook.cells:
                if cell.cell_type == "code":
                    shown = {"text/plain": course.answers.get(cell.source, "1")}
                    cell.outputs = [nbformat.v4.new_output("execute_result", shown)]
            job.findings += [Finding(job.name, "", text) for name, text in course.findings.items() if name in job.name]
            execute.tidy(job.notebook)
            done(job)
        return jobs

    course = Course()
    course.ran, course.findings, course.answers = [], {}, dict(Course.answers)
    monkeypatch.setattr(execute, "run_all", run_all)
    monkeypatch.setattr(places, "NOTEBOOKS", course.notebooks)
    monkeypatch.setattr(places, "HOMEWORK", course.notebooks / "homework")
    monkeypatch.setattr(places, "LECTURES", course.notebooks / "lectures")
    monkeypatch.setattr(notebooks.targets, "__defaults__", (course.notebooks,))
    yield course
    say.use(None)


def failed(stage, options=Options()):
    return stage(STEP, options).failed


def test_a_good_course_passes_every_stage(course):
    course.write(code("x"), *EXERCISE)
    course.build()
    for stage in (testing.languages, testing.quoted, testing.jjava, testing.ijava):
        result = stage(STEP, Options())
        assert (result.failed, result.skipped) == ([], [])
        assert result.passed == (1 if stage in (testing.languages, testing.ijava) else 2)


def test_a_stage_without_a_lecture_fails(course):
    (course.notebooks / "lectures").mkdir(parents=True)
    (course.notebooks / "glossary.csv").write_text("en,ko,forbidden,note\n", encoding="utf-8")
    for stage in (testing.languages, testing.quoted, testing.jjava, testing.ijava):
        assert "no lecture" in failed(stage)[0]


def test_another_output_than_the_built_one(course):
    course.write(code("x"))
    course.build()
    course.answers["x"] = "2"
    found = failed(testing.jjava)
    assert len(found) == 2 and """ko/01-tiny.ipynb: cell 2 ("x"): was '1', is '2'""" in found[0]


def test_a_source_or_header_that_changed_after_the_build(course):
    course.write(code("x"))
    course.build()
    course.write(code("y"))
    assert len(failed(testing.jjava)) == 2
    course.write(code("x"), header=HEADER.replace("---\nkernel", "---\ndescent:\n  numbers: {0.667: T}\nkernel"))
    found = failed(testing.jjava)
    assert len(found) == 2 and "./course build" in found[0]


def test_a_built_notebook_that_was_edited_is_missing_or_has_no_source(course):
    course.write(code("x"))
    course.build()
    korean, english = course.built("ko"), course.built("en")
    text = korean.read_text(encoding="utf-8")
    korean.write_text(text.replace('"id": "', '"note": "mine", "id": "'), encoding="utf-8")
    english.rename(english.with_name("02-lost.ipynb"))
    found = failed(testing.jjava)
    assert len(found) == 3
    assert "ko/01-tiny.ipynb: was edited by hand" in found[0]
    assert "en/01-tiny.ipynb: is not built" in found[1]
    assert "en/02-lost.ipynb: has no source" in found[2]


def test_what_the_kernels_find_fails_on_both(course):
    course.write(code("x"))
    course.build()
    course.findings["01-tiny"] = "throws X"
    assert len(failed(testing.jjava)) == 2 and len(failed(testing.ijava)) == 1
    assert "throws X" in failed(testing.jjava)[0] and "throws X" in failed(testing.ijava)[0]


def test_exercises_must_be_refused_unsolved_and_accepted_solved(course):
    course.write(*EXERCISE)
    course.build()
    course.answers["solution"] = "✗ Not yet."
    assert not failed(testing.jjava)
    assert "its solution is refused" in failed(testing.ijava)[0]
    course.answers["unfinished"] = "✓ Right."
    course.build()
    assert "accepted unsolved" in failed(testing.jjava)[0]
    course.answers["solution"] = "✓ Right."
    assert not failed(testing.ijava)
    course.write(EXERCISE[0], ko("답"), en("Answer"))
    assert "no solution" in failed(testing.ijava)[0]


def test_ijava_runs_each_lecture_once_in_turning_languages_or_all(course):
    for number in (1, 2, 3):
        course.write(code("x"), name=f"0{number}-a.md")
    failed(testing.ijava)
    assert course.ran == [("ko/01-a.ipynb", "ijava"), ("en/02-a.ipynb", "ijava"), ("ko/03-a.ipynb", "ijava")]
    course.ran.clear()
    failed(testing.ijava, Options(full=True))
    assert len(course.ran) == 6 and {kernel for _, kernel in course.ran} == {"ijava"}
    course.ran.clear()
    failed(testing.jjava)
    assert len(course.ran) == 6 and {kernel for _, kernel in course.ran} == {"java"}


def test_a_number_of_the_text_that_no_output_has(course):
    course.write(code("x"), ko("$0.12345$"), en("$0.12345$"))
    course.build()
    found = failed(testing.quoted)
    assert len(found) == 2 and "0.12345 stands in the text" in found[0] and found[0].startswith("ko/01-tiny.ipynb: cell")
    header = HEADER.replace("---\nkernel", "---\ndescent:\n  numbers: {0.12345: T}\nkernel")
    course.write(code("x"), ko("$0.12345$"), en("$0.12345$"), header=header)
    course.build()
    assert not failed(testing.quoted)
    course.write(code("x"), ko("$0.12345$"), en("$0.12345$"))
    course.answers["x"] = "0.123449"
    course.build()
    assert not failed(testing.quoted)


def test_a_broken_source_fails_and_hides_no_other(course):
    course.write(code("x"), name="02-good.md")
    course.build()
    course.write("```{code-cell} java\nx")
    assert "no closing" in failed(testing.languages)[0]
    failed(testing.jjava)
    assert ("ko/02-good.ipynb", "java") in course.ran


def test_build_says_what_is_wrong_and_ends_with_1(course, capsys, monkeypatch):
    course.write(code("x"))
    course.build()
    before = course.built("ko").read_bytes()
    course.findings["ko/01"] = "throws X"
    course.answers["x"] = "2"
    assert command.main([]) == 1
    assert "ko/01-tiny.ipynb: throws X" in capsys.readouterr().err
    assert course.built("ko").read_bytes() == before
    assert '"2"' in course.built("en").read_text(encoding="utf-8")  # the other one is written
    course.findings.clear()
    course.built("en").write_text("mine", encoding="utf-8")
    assert command.main([]) == 1 and "edited by hand" in capsys.readouterr().err
    assert course.built("en").read_text(encoding="utf-8") == "mine"
    assert command.main(["--force"]) == 0
    assert command.main(["09"]) == 1 and "no such lecture" in capsys.readouterr().err
    monkeypatch.setattr(execute, "run_all", lambda *a, **b: (_ for _ in ()).throw(KeyboardInterrupt()))
    assert command.main([]) == 130
    assert not list(course.notebooks.glob("*/.*"))


REPORT = """<testsuites><testsuite><testcase classname="c" name="good"/>
<testcase classname="c" name="bad"><failure message="1 is not 2"/></testcase>
<testcase classname="c" name="broken"><error message="no file"/></testcase>
<testcase classname="c" name="out"><skipped message="no chromium"/></testcase></testsuite></testsuites>"""


def test_a_report_is_counted_by_passed_failed_and_skipped(tmp_path):
    (tmp_path / "r.xml").write_text(REPORT, encoding="utf-8")
    result = Result()
    testing.junit(tmp_path / "r.xml", result)
    assert result == Result(1, ["c.bad: 1 is not 2", "c.broken: no file"], ["c.out: no chromium"])


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Plays mvn and pytest: writes a report where one belongs and ends as it is told."""

    def play(report, status=0, age=0):
        def run(command, step, log, **options):
            option = [c for c in map(str, command) if c.startswith("--junitxml=")]
            path = option[0].partition("=")[2] if option else tmp_path / "lib/core/target/surefire-reports/TEST-a.xml"
            if report:
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(path, "w", encoding="utf-8") as file:
                    file.write(report)
                os.utime(path, (time.time() - age,) * 2)
            if status:
                raise progress.CommandFailed(command, tmp_path / "log", status, ["[ERROR] x", "the end"])

        monkeypatch.setattr(progress, "run", run)

    monkeypatch.setattr(places, "LIB", tmp_path / "lib")
    monkeypatch.setattr(places, "LOGS", tmp_path / "log")
    monkeypatch.setattr(places, "STATE", tmp_path)
    monkeypatch.setattr(places, "LOCK", tmp_path / "lock")
    monkeypatch.setattr(prerequisites, "find_maven", lambda: "mvn")
    places.LOGS.mkdir()
    return play


GOOD = '<testsuite><testcase classname="c" name="good"/></testsuite>'


def test_maven_passes_only_with_tests_of_this_run(program):
    program(GOOD)
    assert testing.maven(STEP, Options()) == Result(1)
    program(GOOD, age=100)
    assert failed(testing.maven) == ["mvn verify ran no test"]
    program(GOOD, status=1)
    assert "[ERROR] x\nmvn verify ended with an error" in failed(testing.maven)[0]
    program(REPORT)
    assert len(failed(testing.maven)) == 2


def test_maven_that_is_not_there(program, monkeypatch):
    monkeypatch.setattr(prerequisites, "find_maven", lambda: None)
    assert "mvn is not on the PATH" in failed(testing.maven)[0]


def test_pytest_that_fails_or_breaks_before_its_report(program):
    program(GOOD)
    assert testing.tools(STEP, Options()) == Result(1)
    program(None, status=3)  # the report of the run before must not count
    assert testing.tools(STEP, Options()).passed == 0
    assert "the end" in failed(testing.tools)[0]
    program(REPORT, status=1)
    assert len(failed(testing.tools)) == 2
    program(GOOD, status=5)
    assert len(failed(testing.tools)) == 1


def test_a_browser_that_is_not_there_is_skipped_by_name_and_fails_where_all_must_run(monkeypatch, program):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.delenv("CI", raising=False)
    result = testing.browser(STEP, Options())
    assert not result.failed and "chromium" in result.skipped[0]
    monkeypatch.setenv("CI", "true")
    assert "chromium" in failed(testing.browser)[0]
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/chromium")
    program(GOOD)
    assert testing.browser(STEP, Options()) == Result(1)


def test_readmes_are_checked_and_a_session_that_is_left_out_is_counted(monkeypatch):
    asked = []

    def check(path, language, sessions):
        asked.append((path.name, language, sessions))
        return [("./course", []), ("links", ["x leads nowhere"])]

    monkeypatch.setattr(readme, "check", check)
    result = testing.readmes(STEP, Options())
    assert (result.passed, len(result.failed), result.skipped) == (2, 2, [])
    assert asked == [("README.md", "en", True), ("README.ko.md", "ko", True)]
    assert len(testing.readmes(STEP, Options(fast=True)).skipped) == 2
    assert not asked[-1][2]


def stages(**results):
    """Stages with these results; a name with `kernel` needs one."""

    def stage(result):
        def go(step, options):
            if isinstance(result, BaseException):
                raise result
            return result

        return go

    names = iter(("test.maven", "test.tools", "test.jjava", "test.numbers"))
    return {next(names): (stage(result), "kernel" in name) for name, result in results.items()}


def run(capsys, options=Options(), **results):
    status = testing.run(options, stages(**results))
    return status, capsys.readouterr().out.splitlines()


@pytest.fixture(autouse=True)
def english():
    say.use("en")
    yield
    say.use(None)


def test_exit_status_and_last_line(capsys):
    status, lines = run(capsys, a=Result(2), b=Result(3, skipped=["x", "y"]))
    assert (status, lines[-1]) == (0, "5 passed, 0 failed, 2 skipped")
    assert lines[-3:-1] == ["  x", "  y"]
    status, lines = run(capsys, a=Result(2, ["first\nsecond"]), b=Result(3))
    assert (status, lines[-1]) == (1, "5 passed, 1 failed, 0 skipped")
    assert "      first" in lines and "      second" in lines
    assert [line for line in lines if "Java modules" in line and "2 passed, 1 failed" in line]


def test_a_stage_that_breaks_fails_and_the_others_run(capsys):
    status, lines = run(capsys, a=OSError("no disk"), b=Result(3))
    assert (status, lines[-1]) == (1, "3 passed, 1 failed, 0 skipped")
    assert "      OSError: no disk" in lines


def test_fast_leaves_out_what_needs_a_kernel_and_says_so(capsys):
    status, lines = run(capsys, Options(fast=True), a=Result(1), b=Result(1), kernel=Result(9, ["x"]))
    assert (status, lines[-1]) == (0, "2 passed, 0 failed, 1 skipped")
    assert lines[-2] == "  Lectures executed, compared (JJava) (--fast)"
    assert run(capsys, a=Result(1), kernel=Result(9, ["x"]))[0] == 1


def test_every_check_of_the_project_is_a_stage():
    assert [stage for stage, _ in testing.STAGES.values()] == [
        testing.maven,
        testing.spark,
        testing.tools,
        testing.languages,
        testing.quoted,
        testing.jjava,
        testing.ijava,
        testing.homework,
        testing.readmes,
        testing.browser,
    ]
    kernel = [stage for stage, needs_kernel in testing.STAGES.values() if needs_kernel]
    assert kernel == [testing.spark, testing.jjava, testing.ijava, testing.homework, testing.browser]


def test_command_line(monkeypatch, capsys):
    seen = []
    monkeypatch.setattr(testing, "run", lambda options: seen.append(options) or 1)
    assert [testing.main(words) for words in ([], ["--fast"], ["--full"])] == [1, 1, 1]
    assert seen == [Options(), Options(fast=True), Options(full=True)]
    for words in (["--fast", "--full"], ["--quick"]):
        with pytest.raises(SystemExit) as ended:
            testing.main(words)
        assert ended.value.code == 2

    def stop(options):
        raise KeyboardInterrupt

    monkeypatch.setattr(testing, "run", stop)
    assert testing.main([]) == 130
