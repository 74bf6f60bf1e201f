"""./course spark without network: what Maven brings, what it does not, what an interrupted run leaves, what is removed.

Maven is played here: the stand-in writes the jars that the real one would copy.
"""

import re
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from conftest import HEADER, code, en, ko

from tools import places, progress, say
from tools.build import __main__ as command, execute, notebooks
from tools.launch import doctor, modules, prerequisites, spark, spark_jars
from tools.launch.prerequisites import Jdk
from tools.lectures import source
from tools.testing import __main__ as testing, java
from tools.testing.__main__ import Options

STEP = SimpleNamespace(detail=lambda text: None, done=lambda text: None)
JARS = {"spark-core_2.13-9.9.9.jar": "core", "scala-library-2.13.jar": "scala"}


@pytest.fixture
def project(tmp_path, monkeypatch):
    """An empty project folder whose pom.xml names Spark 9.9.9."""
    root = places.ROOT
    for name, value in list(vars(places).items()):
        if isinstance(value, Path) and value.is_relative_to(root):
            monkeypatch.setattr(places, name, tmp_path / value.relative_to(root))
    places.LIB.mkdir()
    (tmp_path / "pom.xml").write_text("<spark.version>9.9.9</spark.version>", encoding="utf-8")
    monkeypatch.setattr(say, "_chosen", "en")
    monkeypatch.setattr(prerequisites, "require", lambda **_: (Jdk(Path("jdk"), "17"), "mvn"))
    (places.JARS / modules.digest()).mkdir(parents=True)
    return tmp_path


@pytest.fixture
def maven(project, monkeypatch):
    """Plays Maven; `lines` is what it says, `ends` what it raises in the middle."""
    played = SimpleNamespace(calls=[], lines=[], ends=None, jars=dict(JARS), said=[])

    def run(command, step, log, describe=lambda line: line, **_):
        played.calls.append(command)
        folder = Path(next(word for word in command if word.startswith("-Dspark.folder="))[len("-Dspark.folder=") :])
        folder.mkdir(parents=True)
        for number, (name, text) in enumerate(played.jars.items()):
            if number and played.ends:
                raise played.ends
            (folder / name).write_text(text, encoding="utf-8")
        target = places.LIB / "spark/target"
        target.mkdir(parents=True, exist_ok=True)
        (target / "descent-spark-0.1.0.jar").write_text("ours", encoding="utf-8")
        played.said += [describe(line) for line in played.lines]
        return []

    monkeypatch.setattr(progress, "run", run)
    return played


def test_the_real_pom_names_the_version_once():
    assert re.fullmatch(r"\d+\.\d+\.\d+", spark_jars.version())
    pom = (places.ROOT / "pom.xml").read_text("utf-8") + (places.LIB / "spark/pom.xml").read_text("utf-8")
    assert pom.count(spark_jars.version()) == 1


def test_spark_is_fetched_once_into_its_home(project, maven, capsys):
    assert spark.main([]) == 0
    home = project / ".course/spark/9.9.9"
    assert sorted(p.name for p in (home / "jars").iterdir()) == sorted(JARS)
    assert spark_jars.installed() and [p.name for p in places.SPARK.iterdir()] == ["9.9.9"]
    assert (places.JARS / modules.digest() / "spark/descent-spark-0.1.0.jar").read_text("utf-8") == "ours"
    assert "-Pspark" in maven.calls[0] and "lib/spark" in maven.calls[0]
    assert "220 MB" in capsys.readouterr().out
    assert spark.main([]) == 0
    assert len(maven.calls) == 1 and "there already" in capsys.readouterr().out


def test_progress_is_told_in_megabytes(project, maven):
    maven.lines = [
        "Downloaded from central: https://x/a.jar (1.5 MB at 3 MB/s)",
        "Downloading from central: https://x/b.jar",
        "Downloaded from central: https://x/b.jar (500 kB at 3 MB/s)",
    ]
    spark.main([])
    assert maven.said == ["2 of about 220 MB", "", "2 of about 220 MB"]


@pytest.mark.parametrize("problem", ["network", "interrupt", "disk"])
def test_what_breaks_off_is_never_taken_for_spark(project, maven, capsys, problem):
    log = places.LOGS / "maven.log"
    maven.ends = {
        "network": progress.CommandFailed(["mvn"], log, 1, ["[ERROR] Unknown host"]),
        "interrupt": KeyboardInterrupt(),
        "disk": OSError(28, "No space left on device"),
    }[problem]
    assert spark.main([]) == (130 if problem == "interrupt" else 1)
    said = capsys.readouterr().err
    assert "Traceback" not in said and {"network": "Unknown host", "interrupt": "again", "disk": "No space"}[problem] in said
    assert not spark_jars.installed() and not spark_jars.home().exists()
    maven.ends = None
    assert spark.main([]) == 0 and spark_jars.installed()
    assert [p.name for p in places.SPARK.iterdir()] == ["9.9.9"]


def test_a_download_that_maven_remembers_as_failed_is_tried_again(project, monkeypatch):
    calls = []

    def run(command, *_, **__):
        calls.append(command)
        raise progress.CommandFailed(command, places.LOGS / "maven.log", 1, ["[ERROR] ... will not be reattempted until ..."])

    monkeypatch.setattr(progress, "run", run)
    assert spark.main([]) == 1
    assert len(calls) == 2 and "-U" in calls[1]


def test_jars_without_spark_itself_are_no_spark(project, maven, capsys):
    maven.jars = {"scala-library-2.13.jar": "scala"}
    assert spark.main([]) == 1
    assert not spark_jars.installed() and "spark-core" in capsys.readouterr().err


@pytest.mark.parametrize("damage", ["missing", "short", "list", "nonsense"])
def test_a_damaged_folder_is_seen_and_made_anew(project, maven, damage):
    spark.main([])
    jar = spark_jars.home() / "jars" / next(iter(JARS))
    if damage == "missing":
        jar.unlink()
    elif damage == "short":
        jar.write_text("c", encoding="utf-8")
    elif damage == "list":
        spark_jars.listing(spark_jars.home()).unlink()
    else:
        spark_jars.listing(spark_jars.home()).write_text("[1]", encoding="utf-8")
    assert not spark_jars.installed()
    assert [f.text for f in doctor.spark()] == [say.text("doctor.spark.half")]
    assert spark.main([]) == 0 and spark_jars.installed()


def test_another_version_goes_when_the_new_one_is_there(project, maven):
    spark.main([])
    (project / "pom.xml").write_text("<spark.version>10.0.0</spark.version>", encoding="utf-8")
    assert not spark_jars.installed()
    spark.main([])
    assert [p.name for p in places.SPARK.iterdir()] == ["10.0.0"]


def test_remove(project, maven, capsys):
    spark.main([])
    assert [f.state for f in doctor.spark()] == [doctor.OK]
    assert spark.main(["--remove"]) == 0
    assert not places.SPARK.exists() and not spark_jars.installed()
    assert [(f.state, f.text) for f in doctor.spark()] == [(doctor.NOTE, say.text("doctor.spark.none"))]
    capsys.readouterr()
    assert spark.main(["--remove"]) == 0 and "nothing to remove" in capsys.readouterr().out


def test_without_room_nothing_is_begun(project, maven, monkeypatch, capsys):
    monkeypatch.setattr(spark.shutil, "disk_usage", lambda _: SimpleNamespace(free=1e8))
    assert spark.main([]) == 1
    assert maven.calls == [] and "0.7 GB" in capsys.readouterr().err


def test_an_unknown_argument(capsys):
    assert spark.main(["--install"]) == 2
    assert "--install" in capsys.readouterr().err


def test_the_set_up_builds_the_module_where_spark_is(project, monkeypatch):
    built = []
    monkeypatch.setattr(modules, "build", lambda maven, jdk, s, wanted, *_: built.append(wanted))
    monkeypatch.setattr(modules, "collect", lambda jars: jars.mkdir(parents=True, exist_ok=True))
    for there in (False, True):
        monkeypatch.setattr(spark_jars, "installed", lambda there=there: there)
        modules.make_jars("mvn", Jdk(Path("jdk"), "17"), places.JARS / "x", STEP)
    assert built == [["lib/notebook"], ["lib/notebook", "lib/spark"]]


# A lecture that requires it


@pytest.fixture
def requiring(lecture, tmp_path, monkeypatch):
    """A made-up course of one lecture that requires Spark; notes what ran."""
    ran = []

    def run_all(jobs, workers=1, done=lambda job: None):
        for job in jobs:
            ran.append((job.name[-17:], job.kernel))
            for cell in job.notebook.cells:
                if cell.cell_type == "code":
                    cell.outputs = [nbformat.v4.new_output("execute_result", {"text/plain": f"run {len(ran) // 3}"})]
            execute.tidy(job.notebook)
            done(job)
        return jobs

    monkeypatch.setattr(execute, "run_all", run_all)
    folder = tmp_path / "notebooks"
    monkeypatch.setattr(places, "NOTEBOOKS", folder)
    monkeypatch.setattr(places, "LECTURES", folder / "lectures")
    monkeypatch.setattr(notebooks.targets, "__defaults__", (folder,))
    there = SimpleNamespace(spark=True)
    monkeypatch.setattr(spark_jars, "installed", lambda: there.spark)

    def write(text, requires="[spark]"):
        header = HEADER.replace("---\nkernel", f"---\ndescent:\n  requires: {requires}\nkernel")
        return lecture(ko("# 하나"), en("# One"), code(text), name="15-far.md", header=header)

    there.ran, there.write, there.built = ran, write, lambda language: folder / language / "15-far.ipynb"
    return there


def test_without_spark_the_built_notebook_is_kept_and_its_run_left_out_by_name(requiring):
    requiring.write("x")
    assert command.main([]) == 0 and len(requiring.ran) == 2
    before = requiring.built("ko").read_bytes()
    requiring.spark = False
    assert command.main([]) == 0
    jjava, ijava = testing.jjava(STEP, Options()), testing.ijava(STEP, Options(full=True))
    assert len(requiring.ran) == 2 and requiring.built("ko").read_bytes() == before
    assert jjava.failed == ijava.failed == []
    assert len(jjava.skipped) == len(ijava.skipped) == 2
    assert all("15-far" in s and "needs Apache Spark" in s and "./course spark" in s for s in jjava.skipped + ijava.skipped)


def test_with_spark_it_runs_and_is_compared(requiring):
    requiring.write("x")
    command.main([])
    result = testing.jjava(STEP, Options())
    assert len(requiring.ran) == 4 and result.skipped == [] and "was 'run 0', is 'run 1'" in result.failed[-1]


def test_without_spark_a_changed_source_is_still_seen(requiring):
    requiring.write("x")
    command.main([])
    requiring.write("y")
    requiring.spark = False
    assert command.main([]) == 1
    assert len(testing.jjava(STEP, Options()).failed) == 2
    requiring.write("x")
    assert testing.jjava(STEP, Options()).failed == []
    text = requiring.built("en").read_text("utf-8")
    requiring.built("en").write_text(text.replace("run 0", "run 7"), "utf-8")
    assert "edited by hand" in testing.jjava(STEP, Options()).failed[0]
    requiring.built("ko").unlink()
    assert any("is not built; it needs Apache Spark" in f for f in testing.jjava(STEP, Options()).failed)


@pytest.mark.parametrize("requires", ["spark", "[flink]", "{spark: yes}"])
def test_only_what_is_known_can_be_required(requiring, requires):
    path = requiring.write("x", requires)
    with pytest.raises(source.SourceError, match="requires: in the header is a list of spark"):
        source.read(path)


# The stage


@pytest.mark.parametrize(
    "there, full, ci, runs, failed, skipped",
    [(True, False, "", 1, 0, 0), (False, False, "", 0, 0, 1), (False, True, "", 1, 0, 0), (False, False, "true", 0, 1, 0)],
)
def test_the_stage_runs_where_spark_is_or_with_full(monkeypatch, there, full, ci, runs, failed, skipped):
    ran = []
    monkeypatch.setattr(spark_jars, "installed", lambda: there)
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(java, "_verify", lambda *arguments: ran.append(arguments) or testing.Result(3))
    result = java.spark(STEP, Options(full=full))
    assert (len(ran), len(result.failed), len(result.skipped)) == (runs, failed, skipped)
    assert all("./course spark" in text for text in result.failed + result.skipped)
