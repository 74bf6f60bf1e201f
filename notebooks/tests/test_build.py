"""Building notebooks: what is refused, what is found in outputs, what stays the same."""

import json
import threading
import time
from types import SimpleNamespace

import nbformat
import pytest
from conftest import code, en, ko

from tools.build import execute, notebooks
from tools.build.execute import Job
from tools.launch import choice

PAIR = (ko("# 하나"), en("# One"))


@pytest.fixture
def course(lecture, tmp_path):
    """Builds made-up lectures in a made-up course; gives the findings as text."""

    class Course:
        notebooks = tmp_path / "notebooks"

        def write(self, *cells):
            return lecture(*cells)

        def build(self, *cells, force=False):
            lecture(*cells)
            paths = choice.lectures([], self.notebooks / "lectures")
            return [str(f) for f in notebooks.build(notebooks.targets(paths, self.notebooks), force)]

        def built(self, language):
            return self.notebooks / language / "01-tiny.ipynb"

        def bytes(self):
            return [self.built(language).read_bytes() for language in ("ko", "en")]

    return Course()


def output(kind, **values):
    return nbformat.v4.new_output(kind, **values)


def findings(*outputs, tags=(), addresses=True):
    cell = nbformat.v4.new_code_cell("x", outputs=list(outputs))
    cell.metadata["tags"] = list(tags)
    notebook = nbformat.v4.new_notebook(cells=[cell])
    return [f.reason for f in execute.check_outputs("n.ipynb", notebook, addresses)]


def result(text, kind="text/plain"):
    return output("execute_result", data={kind: text}, execution_count=1)


@pytest.mark.parametrize(
    "text",
    [
        "/home/kim/descent/data.csv",
        "file:/home/kim/x",
        "in /srv/jars/repository",
        "(/tmp/junit-1)",
        "C:\\Users\\kim\\x",
        '"/Users/kim"',
        "<a href='/usr/lib/jvm'>",
    ],
)
def test_a_path_of_the_machine_is_found(text):
    assert "a path of this machine" in findings(result(text, "text/html"))[0]
    assert findings(output("stream", name="stdout", text=text))


@pytest.mark.parametrize(
    "text", ["https://pytorch.org/home/kim", "1/2", "</b>/x", "a/tmp/b", "../usr/lib", "η/√v", "C:\\x"]
)
def test_what_is_no_path_of_the_machine(text):
    assert not findings(result(text, "text/html"))


def test_a_picture_holds_no_path_and_must_be_small():
    data = "data:image/png;base64," + "/tmp/" * 10_000
    assert not findings(result(f'<img src="{data}">', "text/html"))
    assert "of 250,0" in findings(result("A" * 250_000, "image/png"))[0]
    assert not findings(result("A" * 199_000, "image/png"))


def test_object_addresses_and_random_ids():
    for text in ("[D@15c05a81", "[[D@15c05a81", "REPL.$JShell$1$A@1b2c3d4e", "[Ljava.lang.String;@15c05a81"):
        assert "object's address" in findings(result(text))[0]
        assert not findings(result(text), addresses=False)
    assert "another one in every run" in findings(result("1903b2a5-f4e2-4227-b408-3efd6e595ef5"))[0]
    assert not findings(result("kim@example.org, 12@34"))


@pytest.mark.parametrize("text", ["0.0", "t₀ is 0.00 s", "<td>0.000</td>", "from 0.0 at 16 to 3.79 at 30."])
def test_a_measured_time_that_was_rounded_away_is_found(text):
    assert "round it less" in findings(result(text), tags=["measured"])[0]
    assert not findings(result(text))


@pytest.mark.parametrize("text", ["1.0", "0.004", "10.0", "0.0e-3", "1,000.0", "0 of 3"])
def test_a_measured_time_that_is_none_of_these(text):
    assert not findings(result(text), tags=["measured"])


def test_stderr_and_an_exception_that_does_not_come():
    assert "writes to stderr: SLF4J" in findings(output("stream", name="stderr", text="SLF4J: x"))[0]
    assert "throws nothing" in findings(tags=["raises-exception"])[0]
    error = output("error", ename="E", evalue="v", traceback=[])
    assert not findings(error, tags=["raises-exception"])


def executed(text="하나"):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("x", id="code-1")])
    notebook.metadata["descent"] = {"language": "ko", "lecture": text}
    return notebook


def test_only_a_notebook_edited_by_hand_is_seen_as_edited(tmp_path):
    path = tmp_path / "a.ipynb"
    assert not notebooks.edited_by_hand(path)
    assert notebooks.write(executed(), path)
    assert not notebooks.edited_by_hand(path)
    assert not notebooks.write(executed(), path)  # the same again
    original = path.read_text(encoding="utf-8")
    for changed in (original.replace('"x"', '"y"'), original.replace("하나", "둘"), "{", "{}"):
        path.write_text(changed, encoding="utf-8")
        assert notebooks.edited_by_hand(path)


def test_a_build_that_is_refused_changes_nothing_and_starts_no_kernel(course, monkeypatch):
    monkeypatch.setattr(execute, "NotebookClient", None)
    course.write(*PAIR)
    for language in ("ko", "en"):
        course.built(language).parent.mkdir()
        course.built(language).write_text("mine", encoding="utf-8")
    found = course.build(*PAIR)
    assert len(found) == 2 and "01-tiny.ipynb: was edited by hand" in found[0]
    assert course.bytes() == [b"mine", b"mine"]


@pytest.mark.kernel
def test_a_second_build_changes_nothing(course):
    cells = (*PAIR, code('System.out.println("a");\nSystem.out.println("b");\n1 + 0.1'), code("int x = 1;"), code("x"))
    assert not course.build(*cells)
    first = course.bytes()
    assert not course.build(*cells)
    assert course.bytes() == first
    korean = json.loads(first[0])
    assert [c.get("execution_count") for c in korean["cells"]] == [None, 1, 2, 3]
    assert korean["cells"][1]["outputs"][1]["data"]["text/plain"] == ["1.1"]
    assert korean["cells"][1]["outputs"][0]["text"] == ["a\n", "b\n"]
    course.built("ko").write_bytes(first[0].replace(b"1.1", b"1.2"))
    assert "edited by hand" in course.build(*cells)[0]
    assert not course.build(*cells, force=True)
    assert course.bytes() == first


def run(tmp_path, *cells, **options):
    """Runs code cells and gives the findings as text."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(text) for text in cells])
    return [str(f) for f in execute.run(Job("n.ipynb", notebook, tmp_path, **options)).findings]


@pytest.mark.kernel
def test_a_lecture_that_throws_is_named_and_not_written(course):
    text = 'throw new IllegalStateException("no");'
    found = course.build(*PAIR, code("int first = 1;"), code(text))
    assert len(found) == 2
    assert f'ko/01-tiny.ipynb: cell 3 ("{text}"): throws ' in found[0]
    assert "IllegalStateException" in found[0] and "no" in found[0]
    assert not course.built("ko").exists() and not course.built("en").exists()


@pytest.mark.kernel
def test_what_a_kernel_must_not_show_is_named(tmp_path):
    bad = {
        'System.err.println("loud");': "writes to stderr: loud",
        '"/home/" + "kim/x"': "a path of this machine in an output: /home/kim/x",
        "new Object()": "object's address",
        '"x".repeat(200_001)': "an output of 200,",
        "int x = ;": "throws ",
    }
    found = run(tmp_path, *bad)
    assert len(found) == len(bad)
    for number, (text, words) in enumerate(bad.items(), start=1):
        place = f'n.ipynb: cell {number} ("{text}"): '
        assert [f for f in found if f.startswith(place) and words in f]


@pytest.mark.kernel
def test_a_kernel_that_dies(tmp_path):
    text = "Runtime.getRuntime().halt(3);"
    assert run(tmp_path, text) == [f'n.ipynb: cell 1 ("{text}"): the kernel died']


@pytest.mark.kernel
def test_a_cell_that_does_not_end(tmp_path):
    assert run(tmp_path, "while (true) {}", seconds=3) == [
        'n.ipynb: cell 1 ("while (true) {}"): is not done after 3 seconds'
    ]


@pytest.mark.kernel
def test_an_expected_exception_passes(tmp_path):
    cell = nbformat.v4.new_code_cell('throw new IllegalStateException("no");')
    cell.metadata["tags"] = ["raises-exception"]
    notebook = nbformat.v4.new_notebook(cells=[cell])
    assert not execute.run(Job("n.ipynb", notebook, tmp_path)).findings


def test_an_interrupt_also_ends_a_kernel_that_is_just_starting(tmp_path, monkeypatch):
    class Client:
        """A client whose kernel has a process only after a while and then runs until it is killed."""

        _cleanup_kernel = None

        def __init__(self, notebook, **options):
            self.notebook, self.km, self.killed = notebook, None, threading.Event()
            clients.append(self)
            if notebook.cells:
                starting.set()

        def execute(self, **options):
            if not self.notebook.cells:
                assert starting.wait(30)
            else:
                time.sleep(0.3)
                self.km = SimpleNamespace(provisioner=SimpleNamespace(pid=id(self), has_process=True))
                assert self.killed.wait(30)

    def kill(pid, signal):
        for client in clients:
            if id(client) == pid:
                client.killed.set()

    def done(job):
        names.append(job.name)
        raise KeyboardInterrupt

    clients, names, starting = [], [], threading.Event()
    monkeypatch.setattr(execute, "NotebookClient", Client)
    monkeypatch.setattr(execute.os, "kill", kill)
    empty, busy = nbformat.v4.new_notebook(), nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("x")])
    with pytest.raises(KeyboardInterrupt):
        execute.run_all([Job("a", empty, tmp_path), Job("b", busy, tmp_path)], done=done)
    assert [client.killed.is_set() for client in clients if client.notebook.cells] == [True]
    assert names == ["a"]  # the other was not executed


def play(monkeypatch, outputs=(), noise="", raises=None):
    """A kernel that gives these outputs for the first cell, writes to its stderr, and raises."""

    class Client:
        _cleanup_kernel = None

        def __init__(self, notebook, **options):
            self.notebook, self.options = notebook, options

        def execute(self, stderr, env):
            seen.append(env)
            self.options["on_cell_start"](cell=None, cell_index=0)
            self.notebook.cells[0].outputs = list(outputs)
            self.notebook.metadata["language_info"] = {"version": "17.0.1"}
            stderr.write(noise)
            if raises:
                raise raises

    seen = []
    monkeypatch.setattr(execute, "NotebookClient", Client)
    return seen


def test_what_a_kernel_answers_becomes_findings(tmp_path, monkeypatch):
    monkeypatch.setenv("DESCENT_LANG", "ko")
    seen = play(monkeypatch, noise="WARNING: x\n")
    assert run(tmp_path, "x") == ["n.ipynb: the kernel wrote to stderr: WARNING: x"]
    assert "DESCENT_LANG" not in seen[0]
    assert not run(tmp_path, "x", kernel="ijava")  # which logs its start there
    play(monkeypatch, noise="[I 2026-01-02 03:04:05.678 x] y\n\n")
    assert not run(tmp_path, "x")
    play(monkeypatch, [output("stream", name="stderr", text="loud")])
    assert run(tmp_path, "x") == ['n.ipynb: cell 1 ("x"): writes to stderr: loud']
    for error, words in [
        (execute.CellExecutionError("t", "IllegalStateException", "no"), "throws IllegalStateException: no"),
        (execute.CellTimeoutError("t"), "is not done after 120 seconds"),
        (execute.DeadKernelError("t"), "the kernel died"),
    ]:
        play(monkeypatch, raises=error)
        assert run(tmp_path, "x") == [f'n.ipynb: cell 1 ("x"): {words}']


def test_what_differs_from_run_to_run_is_taken_out(tmp_path, monkeypatch):
    shown = output("execute_result", data={"text/plain": "1"}, execution_count=7)
    shown["transient"] = {"id": 1}
    play(monkeypatch, [shown])
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("x", execution_count=7)])
    execute.run(Job("n.ipynb", notebook, tmp_path))
    assert notebook.cells[0].execution_count == notebook.cells[0].outputs[0].execution_count == 1
    assert "transient" not in notebook.cells[0].outputs[0]
    assert "version" not in notebook.metadata.language_info


def test_errors_and_drawings_are_looked_through_too():
    trace = output("error", ename="E", evalue="v", traceback=["at /home/kim/X.java"])
    assert "path of this machine" in findings(trace, tags=["raises-exception"])[0]
    assert "path of this machine" in findings(result("<svg><!-- /home/kim/x --></svg>", "image/svg+xml"))[0]


def test_a_kernel_that_is_not_there(tmp_path):
    found = run(tmp_path, "1", kernel="no-such-kernel")
    assert len(found) == 1 and "no-such-kernel" in found[0]


@pytest.mark.parametrize(
    "text",
    [
        "A value of type Frames could not be shown: java.lang.IllegalStateException: x",
        "표시할 수 없는 값입니다. 형: Frames, 까닭: x",
    ],
)
def test_a_value_that_could_not_be_shown_is_found(text):
    assert findings(result(text)) == [text]
