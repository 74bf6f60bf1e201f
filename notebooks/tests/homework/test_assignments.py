"""The course's own assignments on the whole way: the reference has full marks, what is given out has none, and of a wrong
solution the right mistake is found. All slips are tried in Java (SlipsTest); here some are packed into few submissions.
"""

import re
from pathlib import Path

import nbformat
import pytest
from homework.classroom import Classroom, answer

from tools import say
from tools.build import assignments
from tools.homework.course import Course, course_notebook

pytestmark = pytest.mark.kernel  # they start some dozens of Java machines

NAMES = assignments.names()
SEED = 20261124  # a test must say the same twice


class RealRoom(Classroom):
    """A classroom of an assignment of the course."""

    def __init__(self, folder, name, toy_jars):
        super().__init__(folder, toy_jars)
        self.course = Course(folder / "course", name, course_notebook)

    def tools(self, **limits):
        from tools.homework import __main__ as command

        return command.tools_of(self._jars)


def slips(name: str) -> dict:
    """Task -> its slips: (the mistake that must be found, the edits)."""
    found = {}
    text = Path(__file__).with_name(f"{name}.slips").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    for block in re.split(r"(?m)^== ", "\n".join(lines))[1:]:
        head, _, rest = block.partition("\n")
        task, _, _, mistake = head.split(" ")
        pieces = re.findall(r"(?ms)^([-+])(?: |$)(.*?)(?=^[-+](?: |$)|\Z)", rest)
        texts = [piece.rstrip("\n") for _, piece in pieces]
        found.setdefault(task, []).append((mistake, list(zip(texts[::2], texts[1::2]))))
    return found


def slipped(name: str, language: str, chosen: dict) -> bytes:
    """Right but for these slips: task -> edits."""
    made = assignments.notebook(name, language, solutions=True)
    for task, edits in chosen.items():
        cell = answer(made, task)
        for old, new in edits:
            assert old in cell.source, (task, old)
            cell.source = cell.source.replace(old, new)
    return nbformat.writes(made).encode()


@pytest.fixture(params=NAMES, scope="module")
def graded(request, tmp_path_factory, toy_jars):
    """Reference, stub and two packs of slips of an assignment: name -> result, and what the packs must show."""
    name = request.param
    say.use("en")
    room = RealRoom(tmp_path_factory.mktemp(name), name, toy_jars)
    room.course.folder.mkdir()
    (room.course.folder / "seed").write_text(f"{SEED:064x}\n", encoding="ascii")
    expected = {}
    known = slips(name)
    for language in ("ko", "en"):
        made = assignments.notebook(name, language, solutions=language == "ko")
        room.hand_in(**{"full" if language == "ko" else "stub": nbformat.writes(made).encode()})
        # Every second task is wrong, the others in the other language, each in another way.
        half = sorted(known)[language == "en" :: 2]
        chosen = {task: known[task][(5 * number + 3) % len(known[task])] for number, task in enumerate(half)}
        expected[language] = {task: mistake for task, (mistake, _) in chosen.items()}
        room.hand_in(**{f"slips-{language}": slipped(name, language, {task: edits for task, (_, edits) in chosen.items()})})
    made = room.grade()
    say.use(None)
    assert made.failed == {}
    return made.results, expected


def shares(result: dict, but=()) -> dict:
    """Task -> its share."""
    return {task: found["share"] for task, found in result["tasks"].items() if task not in but}


def test_the_reference_has_all_points(graded):
    full = graded[0]["full"]
    assert full["tasks"] and {task: share for task, share in shares(full).items() if share != 1} == {}, full
    assert full["language"] == "ko" and full["notes"] == [] and set(full["written"].values()) <= {"answered"}


def test_what_is_given_out_has_none(graded):
    stub = graded[0]["stub"]
    assert {task: share for task, share in shares(stub).items() if share != 0} == {}, stub
    assert stub["language"] == "en" and set(stub["written"].values()) <= {"untouched"}


@pytest.mark.parametrize("language", ["ko", "en"])
def test_slips(graded, language):
    result, expected = graded[0][f"slips-{language}"], graded[1][language]
    assert len(expected) >= 1
    assert set(shares(result, but=expected).values()) <= {1.0}, result
    found = {task: result["tasks"][task] for task in expected}
    assert {task: t["mistake"] for task, t in found.items() if expected[task] not in ("*", t["mistake"])} == {}, expected
    assert {task: t["share"] for task, t in found.items() if t["share"] == 1} == {}
    hangul = [bool(re.search("[가-힣]", t["sentence"])) for t in found.values()]
    assert all(hangul) if language == "ko" else not any(hangul)
