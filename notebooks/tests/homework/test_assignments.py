"""The course's own assignments on the whole way: the reference has full marks, what is given out has none."""

import nbformat
import pytest
from conftest import Classroom

from tools import homework_build, say
from tools.homework.course import Course, course_notebook

NAMES = homework_build.names()


class RealRoom(Classroom):
    """A classroom of an assignment of the course."""

    def __init__(self, folder, name, toy_jars):
        super().__init__(folder, toy_jars)
        self.course = Course(folder / "course", name, course_notebook)

    def tools(self, **limits):
        from tools.homework import __main__ as command

        return command.tools_of(self._jars)


@pytest.mark.parametrize("name", NAMES)
def test_reference_and_stub(name, tmp_path, toy_jars):
    say.use("en")
    try:
        room = RealRoom(tmp_path, name, toy_jars)
        for language in ("ko", "en"):
            for kind, solutions in (("full", True), ("stub", False)):
                made = homework_build.notebook(name, language, solutions=solutions)
                room.hand_in(**{f"{kind}-{language}": nbformat.writes(made).encode()})
        graded = room.grade()
    finally:
        say.use(None)
    assert graded.failed == {}
    for language in ("ko", "en"):
        full, stub = graded.results[f"full-{language}"], graded.results[f"stub-{language}"]
        assert {task: found["share"] for task, found in full["tasks"].items() if found["share"] != 1} == {}, full
        assert {task: found["share"] for task, found in stub["tasks"].items() if found["share"] != 0} == {}, stub
        assert full["language"] == language and full["tasks"] and full["notes"] == []
        assert set(full["written"].values()) <= {"answered"} and set(stub["written"].values()) <= {"untouched"}
