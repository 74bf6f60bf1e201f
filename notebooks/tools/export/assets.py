"""MathJax and reveal.js: fetched once into .course/site, so that what is exported needs no network.

MathJax comes through Maven (its version stands in pom.xml), reveal.js through pip: the package
named in notebooks/site/requirements.txt carries it. Only what the pages use is copied.
"""

from __future__ import annotations

import os
import shutil
import sys
import zipfile
from pathlib import Path

from .. import places, progress
from ..launch import prerequisites
from . import ExportError

CACHE = places.STATE / "site"
SITE = places.NOTEBOOKS / "site"
PINS = SITE / "requirements.txt"

# What a page with formulas may ask for: the program, its fonts, extensions that it loads on its own.
MATHJAX = ("tex-chtml.js", "output/chtml/fonts/woff-v2", "input/tex/extensions", "LICENSE")
REVEAL = ("dist/reveal.js", "dist/reveal.css", "dist/reset.css", "plugin/notes/notes.js", "LICENSE")


def mathjax() -> Path:
    """The folder of MathJax; fetches it the first time."""
    folder = CACHE / f"mathjax-{_property('mathjax.version')}"
    if not folder.exists():
        with progress.step("export.mathjax") as step:
            part = _part(folder)
            maven = prerequisites.find_maven()
            if maven is None:
                raise ExportError("export.maven")
            command = [maven, "-B", "-N", "-Dstyle.color=never", "-Psite", f"-Dsite.folder={part}"]
            progress.run([*command, "dependency:unpack@mathjax"], step, "export-mathjax.log", _download)
            found = next(part.glob("META-INF/resources/webjars/mathjax/*"), None)
            if found is None:
                raise ExportError("export.asset", name="MathJax", folder=part)
            _keep(found, ("es5",), MATHJAX, folder)
            shutil.rmtree(part)
    return folder


def reveal() -> Path:
    """The folder of reveal.js; fetches it the first time."""
    pin = next(line for line in PINS.read_text(encoding="utf-8").splitlines() if "==" in line)
    folder = CACHE / f"reveal-{pin.replace('==', '-')}"
    if not folder.exists():
        with progress.step("export.reveal") as step:
            part = _part(folder)
            command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "download"]
            command += ["--progress-bar=off", "--no-deps", "--dest", part, "-r", PINS]
            progress.run(command, step, "export-reveal.log", _download, env={**os.environ})
            for wheel in part.glob("*.whl"):
                with zipfile.ZipFile(wheel) as archive:
                    names = [n for n in archive.namelist() if "/_static/revealjs/" in n]
                    archive.extractall(part, names)
            found = next(part.glob("*/_static/revealjs"), None)
            if found is None:
                raise ExportError("export.asset", name="reveal.js", folder=part)
            _keep(found, (), REVEAL, folder)
            shutil.rmtree(part)
    return folder


def copy(source: Path, target: Path) -> None:
    """Copies a folder of files that do not change."""
    shutil.copytree(source, target, copy_function=shutil.copyfile)


def _property(name: str) -> str:
    from xml.etree import ElementTree

    space = "{http://maven.apache.org/POM/4.0.0}"
    root = ElementTree.parse(places.ROOT / "pom.xml").getroot()
    found = root.find(f"{space}properties/{space}{name}")
    return found.text.strip()


def _part(folder: Path) -> Path:
    part = folder.with_name(folder.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    return part


def _download(line: str) -> str:
    return line if line.startswith(("Download", "Collecting")) else ""


def _keep(found: Path, inside: tuple[str, ...], names: tuple[str, ...], folder: Path) -> None:
    """Keeps the named files and folders of a package; they appear all at once."""
    chosen = folder.with_name(folder.name + ".chosen")
    shutil.rmtree(chosen, ignore_errors=True)
    for name in names:
        source = found.joinpath(*inside, name)
        if not source.exists():
            source = found / name  # a licence lies beside the folder of programs
        if not source.exists():
            raise ExportError("export.asset", name=name, folder=found)
        target = chosen / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copyfile(source, target)
    shutil.rmtree(folder, ignore_errors=True)
    chosen.rename(folder)
