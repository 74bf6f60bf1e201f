"""Asks a submission: runs its cells and the questions in the sandbox, in as many Java machines as it takes.

A machine that dies (an exit, no more memory, a loop that cannot be stopped) leaves behind what step it was at. The next one
skips that step, so a bad cell or a bad function costs its own points and no others.
"""

import base64
import binascii
import re
from dataclasses import dataclass, field

from .sandbox import Sandbox

MACHINES = 12  # for one submission; whoever needs more has no answer to the rest
CELLS = 400
CELL_CHARACTERS = 200_000
SAID = 300  # characters of the compiler's sentence

_OUT_OF_MEMORY = 3  # the exit status of -XX:+ExitOnOutOfMemoryError
_AGAIN = 75
_STEP = re.compile(r"[csq]\d+(\.\d+)?")
_KINDS = ("VALUE", "THROWN", "MISSING", "LATE")


@dataclass(frozen=True)
class Question:
    """A call of a task."""

    task: str
    call: str


@dataclass(frozen=True)
class Times:
    """Milliseconds: for a statement of a cell, for a question, and for the compiler beyond that; characters of an answer."""

    cell: int = 20_000
    call: int = 10_000
    compile: int = 30_000
    answer: int = 200_000


@dataclass
class Asked:
    """What came back: an answer (kind, text) for each question, and the cells that had to be stopped (number, why)."""

    answers: list
    stopped: list = field(default_factory=list)
    machines: int = 0


class NotStarted(Exception):
    """The Java machine of the sandbox did not start: nothing is known about the submission."""


def ask(sandbox: Sandbox, cells: list, questions: list, times: Times = Times()) -> Asked:
    """Asks all questions of a submission with these code cells."""
    asked = Asked([None] * len(questions))
    skipped = []
    for asked.machines in range(1, MACHINES + 1):
        open_ = [number for number, answer in enumerate(asked.answers) if answer is None]
        ended = sandbox.run(script(sandbox, cells, questions, open_, skipped, times))
        steps, over = _read(ended.answers, asked.answers)
        _late_tasks(questions, asked.answers)
        if over or None not in asked.answers:
            break
        if not steps:
            if asked.machines > 1 or _starts(sandbox):
                break  # it has wiped out its own traces
            raise NotStarted(ended.said or f"exit status {ended.status}")
        why = _why(ended.status)
        step = steps[-1]
        if step[0] == "q":
            number = int(step[1:])
            if number >= len(questions) or asked.answers[number] is not None:
                break  # a trace that the runner did not write
            _give_up(questions, asked.answers, questions[number].task, why)
        elif step in skipped:
            break
        else:
            skipped.append(step)
            asked.stopped.append((int(step[1:].split(".")[0]), why))
    asked.answers = [answer or ("LATE", "") for answer in asked.answers]
    return asked


def script(sandbox, cells, questions, open_, skipped, times) -> str:
    """The runner's script."""
    lines = [f"limit cell {times.cell}", f"limit call {times.call}", f"limit compile {times.compile}", f"limit answer {times.answer}"]
    lines += [f"jar {name}" for name in sandbox.jar_names()]
    lines += [f"skip {step}" for step in skipped]
    lines += [f"cell {_encoded(text[:CELL_CHARACTERS])}" for text in cells[:CELLS]]
    lines += [f"call {number} {questions[number].task} {_encoded(questions[number].call)}" for number in open_]
    return "\n".join(lines) + "\n"


def _starts(sandbox) -> bool:
    """Whether the sandbox works at all."""
    return "end done" in sandbox.run("limit cell 60000\n").answers


def _read(text: str, answers: list):
    """Puts the answers into the list; gives the steps that were begun, and whether the runner came to its end."""
    steps, over = [], False
    for line in text.split("\n"):
        word = line.strip("\0\r ").split(" ")
        if word[0] == "begin" and len(word) == 2 and _STEP.fullmatch(word[1]):
            steps.append(word[1])
        elif word[0] == "answer" and len(word) == 4 and word[2] in _KINDS and re.fullmatch(r"\d{1,6}", word[1]):
            number = int(word[1])
            if number < len(answers):
                answers[number] = word[2], _cleaned(word[2], _decoded(word[3]))
        elif word == ["end", "done"]:
            over = True
    return steps, over


def _cleaned(kind: str, text: str) -> str:
    """Nothing that a page shows of an answer may carry the inputs out: of an exception only its name is kept."""
    if kind == "THROWN":
        name = re.match(r"[A-Za-z_$][\w.$]{0,119}", text)
        return name[0] if name else ""
    if kind == "MISSING":
        return text[:SAID]
    return text


def _late_tasks(questions, answers):
    """A function that was late once is not asked again."""
    late = {q.task for q, answer in zip(questions, answers) if answer and answer[0] == "LATE"}
    for number, question in enumerate(questions):
        if answers[number] is None and question.task in late:
            answers[number] = "LATE", ""


def _give_up(questions, answers, task, why):
    """The function that ended a machine gets no second one."""
    kinds = {"exit": ("THROWN", "System.exit"), "memory": ("THROWN", "java.lang.OutOfMemoryError"), "time": ("LATE", "")}
    for number, question in enumerate(questions):
        if answers[number] is None and question.task == task:
            answers[number] = kinds[why]


def _why(status) -> str:
    if status == _OUT_OF_MEMORY:
        return "memory"
    return "time" if status in (None, _AGAIN) else "exit"


def _encoded(text: str) -> str:
    return base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")


def _decoded(text: str) -> str:
    try:
        return base64.b64decode(text, validate=True).decode("utf-8", "replace")
    except binascii.Error:
        return ""
