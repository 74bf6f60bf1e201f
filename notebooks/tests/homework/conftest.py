"""The grader's jars with the small assignment, and an empty classroom."""

import io
import os
import subprocess
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from homework.classroom import Classroom

from tools import progress, say
from tools.homework import jars


@pytest.fixture(scope="session")
def toy_jars(tmp_path_factory):
    """The grader's jars, and the tasks of the toy assignment compiled against them."""
    with redirect_stdout(io.StringIO()), progress.step("homework.step.jars") as step:
        made = jars.make(step)
    folder = tmp_path_factory.mktemp("toy")
    javac = [str(made.jdk.program("javac")), "-d", str(folder), "-cp", os.pathsep.join(map(str, made.referee))]
    subprocess.run([*javac, str(Path(__file__).with_name("Toy.java"))], check=True)
    return made, folder


@pytest.fixture
def classroom(tmp_path, toy_jars):
    """An empty classroom."""
    say.use("en")
    yield Classroom(tmp_path, toy_jars)
    say.use(None)
