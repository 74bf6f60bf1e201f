"""Submissions that attack, break or lie: each gets the points it deserves, harms no other, and the run ends by itself."""

import json
import os
import re
import socket
import threading
import time

import nbformat
import pytest
from homework.classroom import STUBS, Classroom, notebook, points, solved

from tools import say
from tools.homework import sandbox

pytestmark = pytest.mark.kernel  # they start some dozens of Java machines

FULL = {"half": 3, "square": 3, "negate": 2, "word": 2}
NONE = dict.fromkeys(FULL, 0)


def but(*tasks):
    """Full points but for these tasks."""
    return FULL | dict.fromkeys(tasks, 0)


# Statements in cells of the student's own, before right answers: they cost nothing. Those of QUIET end by themselves and
# stand together in one submission, to save time.
QUIET = ("processes", "disk", "setout", "manager", "names", "nesting", "magic", "open")
CELLS = {
    "loop": "while (true) { }",
    "exit": "int early = 1;\nSystem.exit(0);\nint after = 2;",
    "halt": "Runtime.getRuntime().halt(0);",
    "flood": 'while (true) { System.out.println("100/100 ".repeat(1000)); System.err.println("x".repeat(1000)); }',
    "heap": "List<long[]> all = new ArrayList<>();\nwhile (true) { all.add(new long[1 << 20]); }",
    "threads": "while (true) { new Thread(() -> { try { Thread.sleep(1_000_000); } catch (InterruptedException e) { } }).start(); }",
    "processes": 'for (int i = 0; i < 200; i++) { try { new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-version").start(); } catch (IOException e) { } }',
    "disk": 'try { for (int i = 0; i < 300; i++) { Files.write(Path.of("/tmp/" + i), new byte[1 << 20]); } } catch (IOException e) { }',
    "hook": "Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) { } }));\nnew Thread(() -> { while (true) { } }).start();",
    "setout": "System.setOut(null); System.setErr(null); System.setIn(null);",
    "manager": 'try { System.setSecurityManager(new SecurityManager() { public void checkPermission(java.security.Permission p) { throw new SecurityException(); } }); } catch (UnsupportedOperationException e) { }',
    "names": "class Runner { } class Values { } class Answer { } class Judgement { } class Task { } class Referee { } class Homework { }",
    "builtins": "class System { static void exit(int n) { } } class Math { static double sqrt(double x) { return 7; } } class Double { } class Arrays { }",
    "nesting": "int deep = " + "(" * 6000 + "1" + ")" * 6000 + ";",
    "open": "int unfinished(int x) { if (x > 0) {",
    "magic": "%maven org.example:nothing:1.0",
    "static": "class Loop { static { while (true) { } } static int x = 1; }\nint y = Loop.x;",
    "reflection": """for (Thread t : Thread.getAllStackTraces().keySet()) {
    for (java.lang.reflect.Field f : t.getClass().getDeclaredFields()) {
        try { f.setAccessible(true); f.set(t, null); } catch (Exception e) { }
    }
    if (!t.equals(Thread.currentThread())) { t.interrupt(); }
}
Class<?> control = Class.forName("descent.grader.Control", true, ClassLoader.getSystemClassLoader());
for (java.lang.reflect.Field f : control.getDeclaredFields()) { f.setAccessible(true); f.set(null, null); }""",
    "wipe": 'Files.write(Path.of("/box/answers"), new byte[0]);',
    "forge": 'Files.writeString(Path.of("/box/answers"), "answer 0 VALUE MQ==\\nanswer 5 LATE \\nbegin q3\\nend done\\nhalf", StandardOpenOption.APPEND);',
}
# Right answers but for one.
FUNCTIONS = {
    "loop": "double square(double x) { while (true) { } }",
    "deaf": "double square(double x) { while (true) { try { Thread.sleep(1000); } catch (InterruptedException e) { } } }",
    "exit": "double square(double x) { System.exit(0); return x * x; }",
    "halt": "double square(double x) { Runtime.getRuntime().halt(0); return x * x; }",
    "stack": "double square(double x) { return square(x) + 1; }",
    "heap": "List<long[]> all = new ArrayList<>();\ndouble square(double x) { while (true) { all.add(new long[1 << 20]); } }",
    "leak": 'double square(double x) { throw new IllegalStateException("the input is " + x); }',
    "missing": "double squared(double x) { return x * x; }",
    "flood": 'String square(double x) { return "9".repeat(100_000_000); }',
    "tostring": 'class Lie { public String toString() { return "16.0"; } }\nLie square(double x) { return new Lie(); }',
}


def forged_outputs() -> bytes:
    """Stubs under outputs and metadata that claim everything."""
    made = notebook("toy", "en", solutions=False)
    for cell in made.cells:
        label = cell.metadata.get("nbgrader")
        if cell.cell_type == "code":
            cell.outputs = [nbformat.v4.new_output("execute_result", data={"text/plain": "100"}, execution_count=1)]
        if label:
            label |= {"points": 1000, "grade": True, "solution": False, "locked": False}
        if cell.cell_type == "code" and label.grade_id in FULL:
            cell.source = "100"
    return nbformat.writes(made).encode()


def renamed(change) -> bytes:
    """Right answers, with each cell changed."""
    made = json.loads(solved())
    made["cells"] = [found for cell in made["cells"] for found in change(cell)]
    return json.dumps(made).encode()


def unlabelled(cell):
    """Without metadata."""
    yield cell | {"metadata": {}}


def strange(cell):
    """With metadata of a kind that nobody expects."""
    if cell["metadata"].get("nbgrader"):
        cell["metadata"]["nbgrader"] |= {"points": "many", "grade": 7, "schema_version": [], "checksum": None}
    yield cell | {"source": ["".join(cell["source"]), 7, None], "outputs": "none", "id": 5}


def doubled(cell):
    """A copy that was left untouched stands below each answer."""
    yield cell
    name = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
    if name.endswith("-answer") and name != "half-answer":
        yield cell | {"source": STUBS[name.removesuffix("-answer")] if name == "word-answer" else cell["source"], "id": "copy-" + name}


def large() -> bytes:
    """50 MB of outputs over right answers."""
    made = json.loads(solved())
    made["cells"][2]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x" * 50_000_000}]
    return json.dumps(made).encode()


KOREAN = solved("ko", before=["// 한글로 쓴 설명\nString 이름 = \"가나다\";"])
PYTHON = json.dumps({"cells": [{"cell_type": "code", "source": "print(100)", "metadata": {}}], "metadata": {"kernelspec": {"name": "python3"}}, "nbformat": 4, "nbformat_minor": 5}).encode()
# name -> (file, points, part of a sentence that must be among the remarks)
FILES = {
    "empty": (b"", NONE, "is empty"),
    "zeros": (b"\0" * 100, NONE, "is empty"),
    "broken": (solved()[:-200], NONE, "is damaged"),
    "html": (b"<!DOCTYPE html><html>", NONE, "web page"),
    "deep": (b"[" * 100_000, NONE, "nested too deeply"),
    "list": (b"[1, 2]", NONE, "no cells"),
    "python": (PYTHON, NONE, "python3"),
    "binary": (bytes(range(256)) * 100, NONE, "is damaged"),
    "bom": (b"\xef\xbb\xbf" + KOREAN, FULL, ""),
    "crlf": (json.dumps(json.loads(KOREAN), indent=1).replace("\\n", "\\r\\n").replace("\n", "\r\n").encode(), FULL, ""),
    "cp949": (json.dumps(json.loads(KOREAN), ensure_ascii=False).encode("cp949"), FULL, "CP949"),
    "utf16": (json.dumps(json.loads(KOREAN), ensure_ascii=False).encode("utf-16"), FULL, "UTF-16"),
    "large": (large(), FULL, ""),
    "forged": (forged_outputs(), NONE, ""),
    "unlabelled": (renamed(unlabelled), FULL, "found by its id"),
    "strange": (renamed(strange), FULL, ""),
    "doubled": (renamed(doubled), FULL, "2 times"),
    "texts": (solved(word="%%derivation rbm\nfor ever"), but("word"), ""),
    "memory": (solved(word="%%derivation rbm\nall memory"), but("word"), ""),
    "wrongforged": (solved(before=[CELLS["forge"]], half=STUBS["half"], negate="double negate(double x) { return x; }"), but("half", "negate"), ""),
}


@pytest.fixture(scope="module")
def server():
    """A port that counts who calls."""
    listener = socket.create_server(("127.0.0.1", 0))
    calls = []

    def serve():
        while True:
            try:
                calls.append(listener.accept())
            except OSError:
                return

    threading.Thread(target=serve, daemon=True).start()
    yield listener.getsockname()[1], calls
    listener.close()


@pytest.fixture(scope="module")
def run(tmp_path_factory, toy_jars, server):
    """All of them in one class, graded once."""
    say.use("en")
    room = Classroom(tmp_path_factory.mktemp("hostile"), toy_jars)
    folder = room.course.folder
    marker = "-".join(["do", "not", "touch"])
    room.hand_in(good=solved())
    room.hand_in(**{f"cell-{name}": solved(before=[text]) for name, text in CELLS.items() if name not in QUIET})
    room.hand_in(**{"cell-quiet": solved(before=[CELLS[name] for name in QUIET])})
    room.hand_in(**{f"function-{name}": solved(square=text) for name, text in FUNCTIONS.items()})
    room.hand_in(**{f"file-{name}": data for name, (data, _, _) in FILES.items()})
    # Right only if something can be reached that must not be.
    room.hand_in(network=solved(square=f'double square(double x) throws Exception {{ new Socket("127.0.0.1", {server[0]}).close(); return x * x; }}'))
    spy = f'double square(double x) {{ for (String f : List.of("{folder}", "{folder}/seed", "{folder}/gradebook.db", "/root", "/home", "/etc/passwd", "/usr/bin")) '
    room.hand_in(spy=solved(square=spy + "{ if (new File(f).exists()) { return x * x; } } return -1; }"))
    course = 'double square(double x) throws Exception { Class.forName("descent.optim.Adam"); return x * x; }'
    room.hand_in(course=solved(square=course, negate="double negate(double x) { return -FastMath.abs(x) * FastMath.signum(x); }"))
    outside = "".join(f'try {{ Files.writeString(Path.of("{place}/{marker}"), "x"); }} catch (IOException e) {{ }}\n' for place in (folder, folder / "submitted/good/toy", "/tmp", "/box", "/usr/lib", os.path.expanduser("~")))
    room.hand_in(writer=solved(before=[outside]))
    room.hand_in(timer=solved(before=["new Thread(() -> { try { Thread.sleep(400); } catch (InterruptedException e) { } Runtime.getRuntime().halt(0); }).start();"]))
    begun = time.monotonic()
    graded = room.grade(limits={"wall": 40, "heap": 160})
    yield room, graded, marker
    print(f"{len(graded.results)} submissions in {time.monotonic() - begun:.0f} s")
    say.use(None)


def remarks(graded, student) -> str:
    """The sentences about a submission."""
    result = graded.results[student]
    return " ".join(say.text(key, "en", **values) for key, values in ([result["error"]] if result["error"] else []) + result["notes"])


def test_there_is_a_sandbox(run):
    assert not run[0].tools().sandbox.weak, "bubblewrap is needed: " + sandbox.find_bwrap(run[0].tools().sandbox.java_home)[1]


def test_nobody_is_left_out(run):
    room, graded, _ = run
    assert graded.failed == {}
    assert sorted(graded.results) == room.course.students()
    assert points(graded, "good") == FULL


@pytest.mark.parametrize("name", [name for name in CELLS if name not in QUIET] + ["quiet"])
def test_cells(run, name):
    assert points(run[1], f"cell-{name}") == FULL, remarks(run[1], f"cell-{name}")


@pytest.mark.parametrize("name, sentence", [("loop", "Code cell 1 does not come to an end"), ("exit", "Code cell 1 ends the program"), ("heap", "takes all memory")])
def test_what_was_skipped_is_said(run, name, sentence):
    assert sentence in remarks(run[1], f"cell-{name}")


@pytest.mark.parametrize("name", FUNCTIONS)
def test_functions(run, name):
    assert points(run[1], f"function-{name}") == but("square")


@pytest.mark.parametrize("name, reason", [("loop", "LATE"), ("deaf", "LATE"), ("exit", "System.exit"), ("stack", "StackOverflowError"), ("heap", "OutOfMemoryError|LATE"), ("missing", r"square\(double\)")])
def test_reasons(run, name, reason):
    assert re.search(reason, run[1].results[f"function-{name}"]["tasks"]["square"]["sentence"])


def test_an_exception_carries_no_input_out(run):
    sentence = run[1].results["function-leak"]["tasks"]["square"]["sentence"]
    assert sentence == "The value differs. THROWN java.lang.IllegalStateException"


@pytest.mark.parametrize("name", FILES)
def test_files(run, name):
    _, expected, sentence = FILES[name]
    assert points(run[1], f"file-{name}") == expected, remarks(run[1], f"file-{name}")
    assert sentence in remarks(run[1], f"file-{name}")


@pytest.mark.parametrize("name", ["network", "spy", "course"])
def test_out_of_reach(run, name, server):
    assert points(run[1], name) == but("square"), run[1].results[name]["tasks"]["square"]
    assert server[1] == []


def test_nothing_is_written_outside(run):
    room, graded, marker = run
    assert points(graded, "writer") == FULL
    places = [room.course.folder, room.course.submitted("good").parent, "/tmp", "/usr/lib", os.path.expanduser("~")]
    assert [place for place in places if os.path.exists(os.path.join(place, marker))] == []


def test_a_timed_end_costs_its_own_points_only(run):
    assert set(points(run[1], "timer")) == set(FULL)


def test_no_process_is_left(run):
    left = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/cmdline", "rb") as file:
                line = file.read()
        except OSError:
            continue
        if b"descent.grader.Runner" in line and os.stat(f"/proc/{pid}").st_uid == os.getuid():
            left.append(line)
    assert left == []
