"""`./course release FOLDER|FILE.zip`: the package that students get.

It holds the lectures, the library of the course and the assignments as students get them, and of the
tools only what opens them: no solutions, no grader, no tests, no sources of lectures or homework. In
the package `./course` works as it does here.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

import nbformat

from .. import places, say
from ..build import assignments
from ..lectures.source import SourceError

MODULES = ("core", "derivation", "notebook", "spark")
# What the set-up and the opening consist of, beside the folder `launch`; they use the standard library only.
TOOLS = ("__init__", "places", "progress", "say")
MESSAGES = ("doctor", "launcher", "spark")
FILES = ("course", "environment.yml", "LICENSE", ".gitignore", ".mvn/jvm.config", "notebooks/glossary.csv")
# Packages for whoever builds, tests and grades.
NOT_FOR_STUDENTS = ("axe-playwright-python", "jupytext", "nbgrader", "playwright", "pypdf", "pytest")
COMMANDS = ("doctor", "spark")
TOP = "descent"


class NoRelease(Exception):
    """Why there is no package. Its text is one sentence."""


def make(target: Path) -> int:
    """Makes the package as a folder or, if the name ends in .zip, as an archive; gives its files."""
    archive = target.suffix.lower() == ".zip"
    if target.exists() and (archive or not target.is_dir() or any(target.iterdir())):
        raise NoRelease(say.text("release.exists", target=target))
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / TOP
        fill(folder)
        count = sum(1 for p in folder.rglob("*") if p.is_file())
        target.parent.mkdir(parents=True, exist_ok=True)
        if archive:
            pack(folder, target)
        else:
            shutil.copytree(folder, target, dirs_exist_ok=True)
    return count


def fill(folder: Path) -> None:
    """Puts everything into an empty folder."""
    folder.mkdir(parents=True)
    for name in FILES:
        _copy(places.ROOT / name, folder / name)
    for module in MODULES:
        _copy(places.LIB / module / "pom.xml", folder / "lib" / module / "pom.xml")
        shutil.copytree(places.LIB / module / "src/main", folder / "lib" / module / "src/main")
    (folder / "pom.xml").write_text(pom((places.ROOT / "pom.xml").read_text("utf-8")), "utf-8")
    notebooks = folder / "notebooks"
    for name in TOOLS:
        _copy(places.NOTEBOOKS / f"tools/{name}.py", notebooks / f"tools/{name}.py")
    for path in (places.NOTEBOOKS / "tools/launch").glob("*.*"):
        _copy(path, notebooks / "tools/launch" / path.name)
    for name in MESSAGES:
        text = (places.NOTEBOOKS / f"tools/messages/{name}.json").read_text("utf-8")
        path = notebooks / f"tools/messages/{name}.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(messages(text), "utf-8")
    (notebooks / "requirements.txt").write_text(
        requirements(places.REQUIREMENTS.read_text("utf-8")), "utf-8"
    )
    for readme in ("README.md", "README.ko.md"):
        _copy(places.HOMEWORK / "package" / readme, folder / readme)
    for language in places.LANGUAGES:
        _lectures(language, notebooks / language)


def _lectures(language: str, folder: Path) -> None:
    built = [p for p in places.built(language).rglob("*") if p.is_file() and p.name[0] != "."]
    if not any(p.suffix == ".ipynb" for p in built):
        raise NoRelease(say.text("release.unbuilt", folder=f"notebooks/{language}"))
    for path in built:
        _copy(path, folder / path.relative_to(places.built(language)))
    for name in assignments.names():
        notebook = assignments.notebook(name, language, solutions=False)
        nbformat.write(notebook, folder / f"{name}.ipynb")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, target)


def pom(text: str) -> str:
    """The parent's pom.xml with the modules of the package only."""
    ours = [f"lib/{module}" for module in MODULES]
    return re.sub(
        r"\n *<module>(.*?)</module>", lambda m: m[0] if m[1] in ours else "", text
    )


def requirements(text: str) -> str:
    """The pins of requirements.txt without those that opening a notebook does not need."""
    lines = [
        line for line in text.splitlines() if line.split("==")[0].strip() not in NOT_FOR_STUDENTS
    ]
    return "\n".join(lines) + "\n"


def messages(text: str) -> str:
    """The messages without those about commands that the package does not have."""
    found = json.loads(text)
    for key in list(found):
        if re.fullmatch(r"help\.\w+", key) and key[5:] not in ("open", *COMMANDS):
            del found[key]
    overview = found.get("help.open", {})
    for language, words in overview.items():
        overview[language] = "\n".join(
            line
            for line in words.splitlines()
            if not (match := re.match(r"  (\w+) +\S", line)) or match[1] in COMMANDS
        )
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def pack(folder: Path, target: Path) -> None:
    """A zip whose files lie in one folder; the command stays executable."""
    part = target.with_name(target.name + ".part")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(folder.parent).as_posix())
    part.replace(target)


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="./course release")
    parser.add_argument("target", help="an empty folder, or a file that ends in .zip")
    options = parser.parse_args(arguments)
    try:
        count = make(Path(options.target))
    except (NoRelease, SourceError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\n" + say.text("stopped"), file=sys.stderr)
        return 130
    print(say.text("release.done", count=count, target=options.target))
    return 0


if __name__ == "__main__":
    sys.exit(main())
