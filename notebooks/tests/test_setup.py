"""The set-up without network: what is missing, half-made or taken."""

import json
import os
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tools import places, progress, say
from tools.launch import kernels, launcher, lock, modules, prerequisites, setup
from tools.launch.prerequisites import Jdk, Missing

posix = pytest.mark.skipif(os.name == "nt", reason="makes shell scripts")


@pytest.fixture
def project(tmp_path, monkeypatch):
    """An empty project folder with the real requirements.txt."""
    text = places.REQUIREMENTS.read_text(encoding="utf-8")
    root = places.ROOT
    for name, value in list(vars(places).items()):
        if isinstance(value, Path) and value.is_relative_to(root):
            monkeypatch.setattr(places, name, tmp_path / value.relative_to(root))
    places.NOTEBOOKS.mkdir()
    places.REQUIREMENTS.write_text(text, encoding="utf-8")
    places.MODULE.mkdir(parents=True)
    (places.ROOT / "pom.xml").write_text("<project/>", encoding="utf-8")
    return tmp_path


def program(path: Path, script: str = "exit 0") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)  # it may be a link to a real program
    path.write_text("#!/bin/sh\n" + script + "\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def java_home(folder: Path, version: str, compiler: bool = True) -> Path:
    program(folder / "bin/java", "exit 1")
    if compiler:
        program(folder / "bin/javac")
    (folder / "release").write_text(f'IMPLEMENTOR="x"\nJAVA_VERSION="{version}"\n', encoding="utf-8")
    return folder


# Java and Maven


@pytest.mark.parametrize("version, major", [("17.0.15", 17), ("25", 25), ("1.8.0_402", 8), ("21-ea", 21), ("11.0.2", 11)])
def test_major(version, major):
    assert Jdk(Path("."), version).major == major


@posix
def test_missing_java_is_said_in_both_languages(monkeypatch):
    monkeypatch.setattr(prerequisites, "_homes", lambda: iter(()))
    monkeypatch.setattr(prerequisites, "find_maven", lambda: None)
    with pytest.raises(Missing) as caught:
        prerequisites.require(with_maven=True, with_venv=False)
    message = caught.value.message()
    for language in ("ko", "en"):
        assert say.text("missing.java", language, oldest=17) in message
        assert say.text("missing.maven", language, oldest="3.8") in message
    for command in ("apt install default-jdk", "dnf install", "brew install", "winget install", "conda install"):
        assert command in message


@posix
@pytest.mark.parametrize("version, compiler, key", [("11.0.2", True, "missing.java.old"), ("17.0.1", False, "missing.javac")])
def test_unfit_java(tmp_path, monkeypatch, version, compiler, key):
    home = java_home(tmp_path / "jdk", version, compiler)
    monkeypatch.setattr(prerequisites, "_homes", lambda: iter([home]))
    with pytest.raises(Missing) as caught:
        prerequisites.require(with_maven=False, with_venv=False)
    assert [problem[0] for problem in caught.value.problems] == [key]
    assert version in caught.value.message() and str(home) in caught.value.message()


@posix
def test_a_fit_java_behind_an_unfit_one_is_taken(tmp_path, monkeypatch):
    old, jre, fit = java_home(tmp_path / "a", "11"), java_home(tmp_path / "b", "21", False), java_home(tmp_path / "c", "17.0.2")
    monkeypatch.setattr(prerequisites, "_homes", lambda: iter([old, jre, fit]))
    assert prerequisites.require(False, False)[0].home == fit


@posix
def test_java_home_comes_first(tmp_path, monkeypatch):
    monkeypatch.setenv("JAVA_HOME", str(java_home(tmp_path / "jdk", "19.0.1")))
    assert next(prerequisites.jdks()).version == "19.0.1"


@posix
@pytest.mark.parametrize("version, fits", [("3.6.3", False), ("3.8.1", True), ("3.9.11", True), ("4.0.0", True), ("3.10.0", True)])
def test_maven_version(tmp_path, monkeypatch, version, fits):
    maven = program(tmp_path / "mvn", f"echo 'Apache Maven {version} (x)'")
    home = java_home(tmp_path / "jdk", "17")
    monkeypatch.setattr(prerequisites, "_homes", lambda: iter([home]))
    monkeypatch.setattr(prerequisites, "find_maven", lambda: str(maven))
    if fits:
        assert prerequisites.require(True, False)[1] == str(maven)
    else:
        with pytest.raises(Missing, match="missing.maven.old"):
            prerequisites.require(True, False)


def test_no_venv(monkeypatch):
    monkeypatch.setattr(prerequisites, "can_make_venv", lambda: False)
    monkeypatch.setattr(prerequisites, "jdks", lambda: iter([Jdk(Path("."), "17")]))
    monkeypatch.setattr(Jdk, "usable", lambda self: True)
    with pytest.raises(Missing) as caught:
        prerequisites.require(False, with_venv=True)
    assert "apt install python3-venv" in caught.value.message()


# .venv


def test_pins_are_exact():
    pins = setup.pins()
    assert pins["jjava"] == "1.0a8" and pins["jupyterlab-widgets"] == "3.0.17"
    assert all(re.fullmatch(r"[0-9][0-9a-z.]*", version) for version in pins.values())


def fake_packages(site: Path, versions: dict):
    for name, version in versions.items():
        folder = site / f"{name.replace('-', '_')}-{version}.dist-info"
        folder.mkdir(parents=True)
        (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", encoding="utf-8")


@pytest.fixture
def venv(project):
    """A finished .venv; its Python is a stand-in that starts."""
    site = places.VENV / "lib/python3.11/site-packages"
    fake_packages(site, setup.pins())
    program(places.venv_python(), "echo here")
    (places.VENV / "course-ready").write_text(setup._stamp_text(), encoding="utf-8")
    return site


@posix
def test_finished_venv(venv):
    assert setup.venv_ready()


@posix
@pytest.mark.parametrize("damage", ["stamp", "unfinished", "python", "package", "version", "requirements"])
def test_half_made_venv(venv, damage):
    package = next(venv.glob("nbclient-*"))
    if damage == "stamp":
        (places.VENV / "course-ready").unlink()
    elif damage == "unfinished":
        (places.VENV / "course-unfinished").touch()
    elif damage == "python":
        program(places.venv_python(), "exit 127")
    elif damage == "package":
        (package / "METADATA").unlink()
        package.rmdir()
    elif damage == "version":
        (package / "METADATA").write_text("Metadata-Version: 2.1\nName: nbclient\nVersion: 0.10.4\n", encoding="utf-8")
    else:
        with open(places.REQUIREMENTS, "a", encoding="utf-8") as file:
            file.write("numpy==2.3.5\n")
    assert not setup.venv_ready()


@posix
def test_an_interrupted_venv_is_made_anew(venv, monkeypatch):
    (places.VENV / "course-unfinished").touch()
    leftover = places.VENV / "leftover"
    leftover.touch()
    calls = []
    monkeypatch.setattr(progress, "run", lambda command, *a, **k: calls.append([str(c) for c in command]) or [])
    with progress.step("step.packages") as step:
        setup.make_venv(step)
    assert not leftover.exists()
    assert calls[0][1:3] == ["-m", "venv"] and "install" in calls[1] and "check" in calls[2]
    assert (places.VENV / "course-ready").exists() and not (places.VENV / "course-unfinished").exists()


@posix
def test_a_failing_install_leaves_no_stamp(venv, monkeypatch):
    def fail(command, *_, **__):
        if "install" in command:
            raise progress.CommandFailed(command, places.LOGS / "pip.log", 1, ["no network"])
        return []

    monkeypatch.setattr(progress, "run", fail)
    with pytest.raises(progress.CommandFailed), progress.step("step.packages") as step:
        setup.make_venv(step)
    assert not setup.venv_ready() and not (places.VENV / "course-ready").exists()


def test_satisfied_python_needs_no_venv(project, monkeypatch):
    fake_packages(project / "site", setup.pins())
    monkeypatch.setattr(sys, "path", [str(project / "site")])
    assert setup.satisfied_here()
    (next((project / "site").glob("jjava-*")) / "METADATA").write_text("Metadata-Version: 2.1\nName: jjava\nVersion: 1.0a7\n", encoding="utf-8")
    assert not setup.satisfied_here()
    assert setup.unsatisfied() == {"jjava": "1.0a7"}


# Jars


def test_digest_follows_sources_resources_and_poms(project):
    source = places.LIB / "core/src/main/java/A.java"
    resource = places.LIB / "notebook/src/main/resources/b.properties"
    test = places.LIB / "core/src/test/java/T.java"
    for file in (source, resource, test):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x", encoding="utf-8")
    seen = [modules.digest()]
    for file in (source, resource, places.ROOT / "pom.xml"):
        file.write_text("y", encoding="utf-8")
        seen.append(modules.digest())
    source.rename(source.with_name("B.java"))
    seen.append(modules.digest())
    assert len(set(seen)) == len(seen)
    test.write_text("y", encoding="utf-8")
    assert modules.digest() == seen[-1]


def fake_maven(monkeypatch):
    """Instead of Maven: writes what it would write."""
    calls = []

    def run(command, *_, **__):
        calls.append(command)
        target = places.MODULE / "target"
        for jar in ("descent-notebook-0.1.0.jar", "classpath/descent-core-0.1.0.jar", "classpath/other-1.jar", "kernels/ijava.jar"):
            (target / jar).parent.mkdir(parents=True, exist_ok=True)
            (target / jar).write_text(f"{jar} {len(calls)}", encoding="utf-8")
        return []

    monkeypatch.setattr(progress, "run", run)
    return calls


def make_jars(name):
    with progress.step("step.jars") as step:
        modules.make_jars("mvn", Jdk(Path("jdk"), "17"), places.JARS / name, step)


def test_jars(project, monkeypatch):
    fake_maven(monkeypatch)
    stale = places.MODULE / "target/classpath/other-0.jar"
    stale.parent.mkdir(parents=True)
    stale.touch()
    make_jars("one")
    assert sorted(p.name for p in (places.JARS / "one").iterdir()) == ["descent-core-0.1.0.jar", "descent-notebook-0.1.0.jar", "other-1.jar"]
    assert places.IJAVA_JAR.read_text(encoding="utf-8") == "kernels/ijava.jar 1"
    assert not places.BUILDING.exists()


def test_a_running_kernel_keeps_its_jars_and_old_ones_go(project, monkeypatch):
    fake_maven(monkeypatch)
    for age, name in ((30, "one"), (20, "two"), (10, "three")):
        make_jars(name)
        os.utime(places.JARS / name, (time.time() - age, time.time() - age))
    assert sorted(p.name for p in places.JARS.iterdir()) == ["three", "two"]
    assert (places.JARS / "two/other-1.jar").read_text(encoding="utf-8").endswith(" 2")


def test_interrupted_maven_starts_from_clean_classes(project, monkeypatch):
    fake_maven(monkeypatch)
    half = places.LIB / "core/target/classes/A.class"
    half.parent.mkdir(parents=True)
    half.touch()
    places.BUILDING.parent.mkdir()
    places.BUILDING.touch()
    make_jars("one")
    assert not half.exists()


def test_failing_maven_leaves_no_jars(project, monkeypatch):
    def fail(command, *_, **__):
        raise progress.CommandFailed(command, places.LOGS / "maven.log", 1, ["[ERROR] broken"])

    monkeypatch.setattr(progress, "run", fail)
    with pytest.raises(progress.CommandFailed):
        make_jars("one")
    assert not (places.JARS / "one").exists() and places.BUILDING.exists()


def test_failed_program_shows_its_errors():
    failed = progress.CommandFailed(["mvn", "package"], Path("maven.log"), 1, ["[INFO] a", "[ERROR] the reason", "[INFO] b"])
    text = launcher.describe(failed)
    assert "the reason" in text and "[INFO]" not in text and "maven.log" in text


def test_a_failing_program_is_reported_with_its_output(project):
    with pytest.raises(progress.CommandFailed) as caught, progress.step("step.jars") as step:
        progress.run([sys.executable, "-c", "print('한글'); raise SystemExit(3)"], step, "x.log", env={**os.environ, "PYTHONUTF8": "1"})
    assert caught.value.lines == ["한글"]
    assert (places.LOGS / "x.log").read_text(encoding="utf-8") == "한글\n"


# Kernelspecs


@pytest.fixture
def wheel(project):
    site = places.VENV / "lib/python3.11/site-packages"
    site.mkdir(parents=True)
    folder = places.VENV / "share/jupyter/kernels/java"
    folder.mkdir(parents=True)
    (folder / "jjava.jar").write_text("jar", encoding="utf-8")
    (folder / "kernel.json").write_text('{"argv": ["java"]}', encoding="utf-8")
    return site


def test_kernelspecs(wheel):
    jdk, jars = Jdk(Path("/opt/jdk"), "17.0.1"), places.JARS / "abc"
    assert kernels.write(jdk, jars, wheel, own_venv=True)
    for folder in (places.KERNELSPECS, places.VENV / "share/jupyter/kernels"):
        for name, jar, variable in (("java", "jjava.jar", "JJAVA_CLASSPATH"), ("ijava", "ijava.jar", "IJAVA_CLASSPATH")):
            spec = json.loads((folder / name / "kernel.json").read_text(encoding="utf-8"))
            argv = spec["argv"]
            assert Path(argv[0]) == jdk.program("java")
            assert argv[-3:] == ["-jar", str(places.KERNEL_FILES / jar), "{connection_file}"]
            assert {"-ea", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8"} <= set(argv)
            assert any(a.startswith("-Xmx") for a in argv)
            assert spec["env"][variable] == str(jars / "*")
            assert spec["interrupt_mode"] == "message" and spec["language"] == "java"
            assert spec["display_name"] == kernels.NAMES[name]
    assert not kernels.write(jdk, jars, wheel, own_venv=True), "nothing has changed"


def test_the_wheels_own_spec_is_left_alone_outside_our_venv(wheel):
    kernels.write(Jdk(Path("/opt/jdk"), "17"), places.JARS / "abc", wheel, own_venv=False)
    spec = json.loads((places.VENV / "share/jupyter/kernels/java/kernel.json").read_text(encoding="utf-8"))
    assert spec == {"argv": ["java"]}


def test_start_up_script_of_ijava(wheel):
    jdk, jars = Jdk(Path("/opt/jdk"), "17"), places.JARS / "abc"
    kernels.write(jdk, jars, wheel, own_venv=False)
    assert "IJAVA_STARTUP_SCRIPTS_PATH" not in kernels.spec("ijava", jdk, jars)["env"]
    places.IJAVA_STARTUP_SOURCE.parent.mkdir(parents=True)
    places.IJAVA_STARTUP_SOURCE.write_text("import x;", encoding="utf-8")
    assert kernels.write(jdk, jars, wheel, own_venv=False)
    assert kernels.spec("ijava", jdk, jars)["env"]["IJAVA_STARTUP_SCRIPTS_PATH"] == str(places.IJAVA_STARTUP)
    assert places.IJAVA_STARTUP.read_text(encoding="utf-8") == "import x;"


@pytest.mark.parametrize("version, known", [("17.0.1", False), ("22", False), ("23", True), ("25.0.3", True)])
def test_new_option_only_for_a_java_that_knows_it(version, known):
    options = kernels.options(Jdk(Path("/opt/jdk"), version))
    assert ("--sun-misc-unsafe-memory-access=allow" in options) == known


# The environment


def test_nothing_is_written_outside(project, monkeypatch):
    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_PATH", "JUPYTERLAB_DIR", "IPYTHONDIR", "JUPYTER_CONFIG_PATH"):
        monkeypatch.setenv(name, "/somewhere/else")
    monkeypatch.delenv("COURSE_LANG", raising=False)  # ./course test sets it
    monkeypatch.setenv("DESCENT_LANG", "ko")
    env = setup.environment()
    for name, value in env.items():
        if name.startswith(("JUPYTER", "IPYTHON")) and name != "JUPYTER_PREFER_ENV_PATH":
            assert Path(value).is_relative_to(places.STATE), name
    assert env["JUPYTER_PREFER_ENV_PATH"] == "0"
    assert "DESCENT_LANG" not in env and env["COURSE_LANG"] == "ko"


@pytest.mark.parametrize("language, locale", [("ko", "ko_KR"), ("en", "default")])
def test_interface_language(project, monkeypatch, language, locale):
    monkeypatch.setattr(say, "_chosen", language)
    setup.configure_lab()
    defaults = json.loads((places.CONFIG / "labconfig/default_setting_overrides.json").read_text(encoding="utf-8"))
    assert defaults["@jupyterlab/translation-extension:plugin"]["locale"] == locale
    assert defaults["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"


# The lock


def test_the_second_waits_and_says_so(tmp_path, monkeypatch, capsys):
    path = tmp_path / "lock"
    order = []

    def second():
        with lock.only_one(path, wait=0.02):
            order.append("second")

    with lock.only_one(path):
        thread = threading.Thread(target=second)
        thread.start()
        time.sleep(0.3)
        order.append("first")
    thread.join(10)
    assert order == ["first", "second"]
    assert str(os.getpid()) in capsys.readouterr().out


def test_the_lock_of_a_dead_process_is_free(tmp_path):
    path = tmp_path / "lock"
    code = f"import os, sys; sys.path.insert(0, {str(places.NOTEBOOKS)!r})\nfrom pathlib import Path\nfrom tools.launch import lock\nwith lock.only_one(Path({str(path)!r})): os._exit(9)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 9
    assert path.read_text(encoding="ascii").strip() != ""
    start = time.monotonic()
    with lock.only_one(path):
        assert path.read_text(encoding="ascii").strip() == str(os.getpid())
    assert time.monotonic() - start < 5


# The command line


@pytest.mark.parametrize(
    "arguments, rest, language",
    [
        (["--lang", "ko", "--port", "9"], ["--port", "9"], "ko"),
        (["--no-browser", "--lang=en"], ["--no-browser"], "en"),
        (["--lang"], [], ""),
        (["doctor"], ["doctor"], None),
    ],
)
def test_take_language(arguments, rest, language):
    assert launcher.take_language(arguments) == (rest, language)


@pytest.mark.parametrize("command", ["open", "doctor", "test", "build"])
@pytest.mark.parametrize("language", ["ko", "en"])
def test_help(command, language, monkeypatch, capsys):
    monkeypatch.setattr(say, "_chosen", None)
    arguments = ([] if command == "open" else [command]) + ["--help", "--lang", language]
    assert launcher.main(arguments) == 0
    assert bool(re.match("[가-힣]", capsys.readouterr().out)) == (language == "ko")


@pytest.mark.parametrize("arguments", [["tset"], ["--lang", "fr"], ["doctor", "--json"]])
def test_bad_command_line(arguments, monkeypatch, capsys):
    monkeypatch.setattr(say, "_chosen", None)
    assert launcher.main(arguments) == 2
    assert arguments[-1] in capsys.readouterr().err


def test_arguments_reach_jupyterlab(project, monkeypatch):
    ready = setup.Ready(Path("/venv/bin/python"), Jdk(Path("/jdk"), "17"), project / "jars")
    seen = []
    monkeypatch.setattr(say, "_chosen", "ko")
    monkeypatch.setattr(setup, "run", lambda steps=4: ready)
    monkeypatch.setattr(launcher, "trust", lambda *_: None)
    monkeypatch.setattr(launcher, "become", lambda command, env: seen.append(command) or 7)
    places.built("ko").mkdir()
    (places.built("ko") / "00-start.ipynb").write_text("{}", encoding="utf-8")
    assert launcher._main(["--no-browser", "--port", "9000"]) == 7
    assert seen == [[ready.python, "-m", "jupyterlab", "--LabApp.default_url=/lab/tree/ko/00-start.ipynb", "--no-browser", "--port", "9000"]]
    assert launcher._main(["test", "--fast"]) == 7
    assert seen[1] == [ready.python, "-m", "tools.testing", "--fast"]


@posix
def test_a_reader_of_the_output_who_goes_is_no_error_of_writing():
    code = "from tools.launch import launcher; raise SystemExit(launcher.guarded(lambda: print('x' * 200_000, flush=True)))"
    child = subprocess.Popen([sys.executable, "-c", code], cwd=places.NOTEBOOKS, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    child.stdout.close()
    assert (child.stderr.read(), child.wait()) == (b"", 1)


@posix
def test_exit_status_and_old_python():
    course = str(places.ROOT / "course")
    assert subprocess.run([sys.executable, course, "--help"], capture_output=True).returncode == 0
    assert subprocess.run([sys.executable, course, "no-such"], capture_output=True).returncode == 2
    code = f"import sys; sys.version_info = (3, 9, 1); sys.argv = ['course']; exec(compile(open({course!r}, encoding='utf-8').read(), {course!r}, 'exec'))"
    old = subprocess.run([sys.executable, "-X", "utf8", "-c", code], capture_output=True, encoding="utf-8")
    assert old.returncode == 1 and "3.9" in old.stderr and "필요합니다" in old.stderr and "needed" in old.stderr
