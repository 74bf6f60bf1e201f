"""The package for students: it opens, and holds nothing that is not for students."""

import json
import os
import re
import stat
import subprocess
import sys
import zipfile

import pytest

from tools import places, say
from tools.build import assignments
from tools.release import __main__ as release

REGION = re.compile(r"BEGIN SOLUTION[^\n]*\n(.*?)\n[^\n]*END SOLUTION", re.DOTALL)


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    """The package as a folder."""
    folder = tmp_path_factory.mktemp("release") / "package"
    release.make(folder)
    return folder


def squeezed(text):
    return re.sub(r"\s+", "", text)


def texts(package):
    """Name -> text of each file, without white space; of a notebook its cells."""
    found = {}
    for path in package.rglob("*"):
        if path.suffix in (".gz", ".otf") or not path.is_file():
            continue
        text = path.read_text("utf-8")
        if path.suffix == ".ipynb":
            cells = json.loads(text)["cells"]
            text = "\n".join("".join(c["source"]) for c in cells)
        found[path.relative_to(package).as_posix()] = squeezed(text)
    return found


def test_no_solution_no_slip_no_grader_no_test(package):
    found = texts(package)
    regions = []
    for name in assignments.names():
        source = (places.HOMEWORK / f"{name}.md").read_text("utf-8")
        regions += [squeezed(r) for r in REGION.findall(source)]
    long = [r for r in regions if len(r) > 80]  # a short one, as 'return "C"', may stand anywhere
    assert len(long) > 20
    for name, text in found.items():
        for region in long:
            assert region not in text, name
        assert "BEGINSOLUTION" not in text, name
    names = "\n".join(found)
    for forbidden in (r"\.slips", "grader", r"src/test", r"notebooks/tests", r"\.md$", "homework_"):
        inside = re.findall(rf".*{forbidden}.*", names, re.MULTILINE)
        assert [n for n in inside if n not in ("README.md", "README.ko.md")] == []
    assert not any("descent.grader" in text for text in found.values())


def test_everything_is_there(package):
    for language in places.LANGUAGES:
        ours = {p.name for p in places.built(language).iterdir()}
        ours |= {f"{name}.ipynb" for name in assignments.names()}
        assert {p.name for p in (package / "notebooks" / language).iterdir()} == ours
    assert os.access(package / "course", os.X_OK)
    assert (package / "lib/core/src/main/resources/descent/data/wine/LICENSE.txt").exists()
    pom = (package / "pom.xml").read_text("utf-8")
    modules = re.findall(r"<module>(.*?)</module>", pom)
    assert modules == [f"lib/{m}" for m in release.MODULES]
    assert all((package / m / "pom.xml").exists() for m in modules)


def test_pins_are_ours_without_those_for_lecturers(package):
    ours = places.REQUIREMENTS.read_text("utf-8").splitlines()
    theirs = (package / "notebooks/requirements.txt").read_text("utf-8").splitlines()
    gone = {line.split("==")[0] for line in ours if line not in theirs}
    assert gone == set(release.NOT_FOR_STUDENTS)
    assert set(theirs) < set(ours)


@pytest.mark.parametrize("language", places.LANGUAGES)
def test_the_command_runs_and_names_what_is_there(package, language):
    run = lambda *words: subprocess.run(  # noqa: E731
        [sys.executable, "course", *words, "--lang", language],
        cwd=package, capture_output=True, text=True, encoding="utf-8",
        env={k: v for k, v in os.environ.items() if k != "PYTHONPATH"},
    )  # fmt: skip
    overview = run("--help")
    assert overview.returncode == 0, overview.stderr
    assert re.findall(r"^  (\w+) +", overview.stdout, re.MULTILINE) == ["doctor", "spark"]
    unknown = run("homework")
    assert unknown.returncode == 2 and "homework" in unknown.stderr
    assert "Traceback" not in run("doctor").stderr


def test_a_zip_keeps_the_command_executable(tmp_path):
    target = tmp_path / "new/descent.zip"
    count = release.make(target)
    with zipfile.ZipFile(target) as archive:
        assert len(archive.infolist()) == count
        course = archive.getinfo("descent/course")
    assert course.external_attr >> 16 & stat.S_IXUSR


def test_nothing_is_overwritten(tmp_path, capsys):
    (tmp_path / "mine").write_text("x")
    for target in (tmp_path, tmp_path / "mine"):
        assert release.main([str(target)]) == 1
        assert say.text("release.exists", target=target) in capsys.readouterr().err
    assert (tmp_path / "mine").read_text() == "x"


def test_unbuilt_lectures_are_said(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(places, "built", lambda language: tmp_path / "none")
    assert release.main([str(tmp_path / "out")]) == 1
    assert "./course build" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
