"""The lecturer's folder: a course of nbgrader, with the secret seed and the results beside it.

    nbgrader_config.py, gradebook.db, source/ release/ submitted/ autograded/ feedback/    as nbgrader wants them
    seed                          what the questions are made from; of no use to anybody but the lecturer
    collected/ASSIGNMENT.json     who handed in what, and when
    graded/ASSIGNMENT/            one result per student; what is here and still true is not graded again
    reports/ASSIGNMENT/           tables and statistics
"""

import hashlib
import importlib
import json
import os
import secrets
from functools import cached_property
from pathlib import Path
from typing import Callable

import nbformat

from .. import places, say

CONFIG = """# Written once by ./course homework; yours to change.
c = get_config()
c.ClearSolutions.code_stub = {"java": 'throw new UnsupportedOperationException("not yet written");'}
"""


class Wrong(Exception):
    """Something that the lecturer can put right; its key and values make one sentence."""

    def __init__(self, key: str, **values):
        super().__init__(say.text(key, **values))


def course_notebook(name: str, language: str, solutions: bool):
    """The notebook of one of the course's own assignments."""
    build = importlib.import_module("tools.build.assignments")
    return build.notebook(name, language, solutions=solutions)


class Course:
    """A folder and one assignment in it."""

    def __init__(self, folder: Path, assignment: str, notebooks: Callable = course_notebook):
        self.folder = folder.resolve()
        self.name = assignment
        self._notebooks = notebooks
        self._references = {}

    # Places

    def submitted(self, student: str) -> Path:
        """The file that a student handed in."""
        return self.folder / "submitted" / student / self.name / f"{self.name}.ipynb"

    def autograded(self, student: str) -> Path:
        """The notebook that formgrader shows and that feedback is made from."""
        return self.folder / "autograded" / student / self.name / f"{self.name}.ipynb"

    def feedback(self, student: str) -> Path:
        """The page for a student."""
        return self.folder / "feedback" / student / self.name / f"{self.name}.html"

    def result(self, student: str) -> Path:
        """What grading found."""
        return self.folder / "graded" / self.name / f"{student}.json"

    @property
    def collected(self) -> Path:
        """Who handed in what."""
        return self.folder / "collected" / f"{self.name}.json"

    @property
    def reports(self) -> Path:
        """Tables and statistics."""
        return self.folder / "reports" / self.name

    @property
    def database(self) -> str:
        """nbgrader's gradebook."""
        return f"sqlite:///{self.folder / 'gradebook.db'}"

    def students(self) -> list:
        """Everybody who handed something in."""
        return sorted(path.parents[1].name for path in self.folder.glob(f"submitted/*/{self.name}/{self.name}.ipynb"))

    # The assignment

    def reference(self, language: str):
        """The assignment as students get it."""
        if language not in self._references:
            self._references[language] = self._notebooks(self.name, language, False)
        return self._references[language]

    @cached_property
    def seed(self) -> int:
        """What the questions of this assignment are made from, the same for every student."""
        path = self.folder / "seed"
        if not path.exists():
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                with os.fdopen(file, "w", encoding="ascii") as out:
                    out.write(secrets.token_hex(32) + "\n")
            except FileExistsError:
                pass  # another ./course was faster
        secret = path.read_text(encoding="ascii").strip()
        if len(secret) < 32:
            raise Wrong("homework.seed", file=path)
        digest = hashlib.sha256(f"{secret}/{self.name}".encode()).digest()
        return int.from_bytes(digest[:8], "big") >> 1  # a positive long of Java

    def prepare(self):
        """Makes the folder and tells nbgrader about the assignment; changes nothing that is there already."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # points are nobody else's business
        config = self.folder / "nbgrader_config.py"
        if not config.exists():
            config.write_text(CONFIG, encoding="utf-8")
        language = say.language()
        for kind, solutions in (("source", True), ("release", False)):
            path = self.folder / kind / self.name / f"{self.name}.ipynb"
            write(path, nbformat.writes(self._notebooks(self.name, language, solutions)) + "\n")


def write(path: Path, text: str):
    """Writes a file as a whole or not at all."""
    data = text.encode("utf-8", "replace")
    if path.exists() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}")
    part.write_bytes(data)
    part.replace(path)


def load(path: Path, otherwise):
    """What a JSON file of ours holds; something else if there is none or it is broken."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return otherwise


def folder(option: str | None) -> Path:
    """The lecturer's folder: as asked for, or in work/."""
    return Path(option) if option else places.WORK / "homework"
