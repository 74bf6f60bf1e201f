"""What is made of a machine's end: by made-up machines, in no time."""

import base64
import re

import pytest

from tools.homework import runner
from tools.homework.runner import NotStarted, Question
from tools.homework.sandbox import Ended


class Machines:
    """Plays the runner: answers by a table, and dies where it is told to."""

    def __init__(self, cells=1, deaths=None, status=1, forged=""):
        self.cells, self.deaths, self.status, self.forged = cells, dict(deaths or {}), status, forged
        self.scripts = []

    def jar_names(self):
        return ["/box/math.jar"]

    def run(self, script: str) -> Ended:
        self.scripts.append(script)
        skipped = set(re.findall(r"(?m)^skip (\S+)", script))
        steps = [s for i in range(self.cells) for s in (f"s{i}.0", f"c{i}.0")]
        asked = re.findall(r"(?m)^call (\d+) ", script)
        said = [self.forged]
        for step in [*steps, *(f"q{n}" for n in asked)]:
            if step not in skipped:
                said.append(f"begin {step}")
                if step in self.deaths:
                    return Ended(self.deaths[step], "\n".join(said), "")
            if step[0] == "q":
                said.append(f"answer {step[1:]} VALUE " + base64.b64encode(f"value {step}".encode()).decode())
        return Ended(0, "\n".join([*said, "end done"]), "")


QUESTIONS = [Question("a", "a(1)"), Question("a", "a(2)"), Question("b", "b(1)")]
ALL = [("VALUE", "value q0"), ("VALUE", "value q1"), ("VALUE", "value q2")]


def ask(machines, questions=QUESTIONS, cells=("x",)):
    return runner.ask(machines, list(cells), questions)


def test_a_quiet_submission():
    asked = ask(Machines())
    assert asked.answers == ALL and asked.stopped == [] and asked.machines == 1


@pytest.mark.parametrize("status, why", [(0, "exit"), (1, "exit"), (137, "exit"), (3, "memory"), (75, "time"), (None, "time")])
def test_a_cell_that_kills_is_skipped(status, why):
    asked = ask(Machines(2, {"c1.0": status}), cells=("x", "y"))
    assert asked.answers == ALL and asked.stopped == [(1, why)] and asked.machines == 2


@pytest.mark.parametrize("status, answer", [(0, ("THROWN", "System.exit")), (3, ("THROWN", "java.lang.OutOfMemoryError")), (75, ("LATE", "")), (None, ("LATE", ""))])
def test_a_function_that_kills_costs_its_task(status, answer):
    asked = ask(Machines(1, {"q0": status}))
    assert asked.answers == [answer, answer, ALL[2]] and asked.machines == 2


def test_answers_before_a_death_are_kept():
    asked = ask(Machines(1, {"q1": 0}))
    assert asked.answers == [ALL[0], ("THROWN", "System.exit"), ALL[2]]


def test_everything_kills():
    cells = 30
    asked = ask(Machines(cells, {f"c{i}.0": 0 for i in range(cells)}), cells=["x"] * cells)
    assert asked.answers == [("LATE", "")] * 3 and asked.machines == runner.MACHINES


def test_a_machine_that_never_starts_is_no_ones_fault():
    class Broken(Machines):
        def run(self, script):
            return Ended(1, "", "Could not reserve enough space")

    with pytest.raises(NotStarted, match="enough space"):
        ask(Broken())


def test_a_submission_that_wipes_out_its_traces_has_no_answers():
    class Wiped(Machines):
        def run(self, script):
            return super().run(script) if "cell" not in script.replace("limit cell", "") else Ended(0, "", "")

    assert ask(Wiped()).answers == [("LATE", "")] * 3


@pytest.mark.parametrize("forged", ["begin q99", "begin c0.0 x", "answer 99 VALUE MQ==", "answer 0 VALUE %%%", "answer 0 RIGHT MQ==", "answer -1 VALUE MQ==", "\0\0end", "begin"])
def test_forged_lines_change_nothing(forged):
    assert ask(Machines(forged=forged)).answers == ALL


def test_forged_steps_do_not_go_on_for_ever():
    class Liar(Machines):
        def run(self, script):
            self.scripts.append(script)
            return Ended(0, "begin c0.0\nbegin q2\nanswer 2 VALUE MQ==\nbegin q2", "")

    liar = Liar()
    assert ask(liar).answers == [("LATE", ""), ("LATE", ""), ("VALUE", "1")]
    assert len(liar.scripts) <= runner.MACHINES


@pytest.mark.parametrize(
    "kind, text, kept",
    [
        ("THROWN", "java.lang.IllegalStateException: the input is 4.5", "java.lang.IllegalStateException"),
        ("THROWN", "4.5 5.5", ""),
        ("MISSING", "x" * 1000, "x" * runner.SAID),
        ("VALUE", "[1.0, 2.0]", "[1.0, 2.0]"),
    ],
)
def test_what_is_kept_of_a_text(kind, text, kept):
    line = f"answer 0 {kind} {base64.b64encode(text.encode()).decode()}"
    answers = [None]
    runner._read(line + "\nend done", answers)
    assert answers == [(kind, kept)]


def test_the_script_holds_any_text():
    machines = Machines()
    cell = "String s = \"한글\";\n\ud800 call 0 b x"
    ask(machines, cells=(cell,))
    line = next(found for found in machines.scripts[0].split("\n") if found.startswith("cell "))
    assert base64.b64decode(line[5:]).decode() == cell.replace("\ud800", "?")
    assert machines.scripts[0].isascii() and machines.scripts[0].count("\ncall ") == 3
