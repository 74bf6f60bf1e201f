"""The built notebooks of the lectures: notebooks/ko and notebooks/en, made from the sources.

A built notebook is executed and holds its outputs. Nothing in it depends on when it was built, and
a picture that still looks the same is kept, so a second build changes no byte. Each carries a
digest of itself: one that was edited by hand is not overwritten without --force.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from .. import places
from ..launch import spark_jars
from ..lectures import source
from ..lectures.source import Finding
from . import compare, execute
from .execute import Job


@dataclass(frozen=True)
class Target:
    """One notebook to build: a lecture in a language, and where it goes."""

    lecture: source.Lecture
    language: str
    path: Path

    def missing(self) -> str:
        """What the lecture needs and is not there, with the remedy; empty if it can run."""
        absent = "spark" in self.lecture.requires and not spark_jars.installed()
        return "needs Apache Spark, which is not there: ./course spark" if absent else ""

    def stale(self) -> list[Finding]:
        """How the built notebook differs from the source, as far as that is seen without running it."""
        before = built(self.path)
        if before is None:
            return [Finding(places.shown(self.path), "", f"is not built; it {self.missing()}")]
        fresh = source.notebook(self.lecture, self.language)
        outputs = {cell.id: cell.get("outputs", []) for cell in before.cells if cell.cell_type == "code"}
        for cell in fresh.cells:
            if cell.cell_type == "code":
                cell.outputs = outputs.get(cell.id, [])
        return [Finding(places.shown(self.path), place, text) for place, text in compare.differences(before, fresh)]

    def job(self, kernel: str = "java") -> Job:
        notebook = source.notebook(self.lecture, self.language)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        return Job(places.shown(self.path), notebook, self.path.parent, kernel)


def targets(paths: list[Path], notebooks: Path = places.NOTEBOOKS) -> list[Target]:
    """Both languages of each source file."""
    return [
        Target(lecture, language, notebooks / language / f"{lecture.name}.ipynb")
        for lecture in map(source.read, paths)
        for language in places.LANGUAGES
    ]


def digest(notebook: NotebookNode) -> str:
    """A fingerprint of everything in the notebook but the fingerprint itself."""
    content = json.loads(nbformat.writes(notebook))
    content["metadata"].get("descent", {}).pop("digest", None)
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def built(path: Path) -> NotebookNode | None:
    """The notebook that was built before; None if there is none that can be read."""
    try:
        return nbformat.read(path, as_version=4)
    except (OSError, ValueError, nbformat.ValidationError):
        return None


def edited_by_hand(path: Path) -> bool:
    """Whether the file is not what a build wrote there."""
    if not path.exists():
        return False
    notebook = built(path)
    if notebook is None:
        return True
    return notebook.metadata.get("descent", {}).get("digest") != digest(notebook)


def write(notebook: NotebookNode, path: Path) -> bool:
    """Writes a finished notebook unless the file is the same already; says whether it did."""
    before = built(path)
    if before is not None:
        compare.keep(before, notebook)
    notebook.metadata.descent["digest"] = digest(notebook)
    data = (nbformat.writes(notebook) + "\n").encode("utf-8")
    if path.exists() and path.read_bytes() == data:
        return False
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    unfinished.write_bytes(data)
    unfinished.replace(path)
    return True


def build(wanted: list[Target], force: bool = False) -> list[Finding]:
    """Builds the notebooks; one that has a finding is not written."""
    findings, jobs = [], {}
    for target in wanted:
        if edited_by_hand(target.path) and not force:
            findings.append(
                Finding(
                    places.shown(target.path),
                    "",
                    "was edited by hand: move the change to "
                    f"{places.shown(target.lecture.path)}, or overwrite it with --force",
                )
            )
        elif target.missing():
            print(f"  {places.shown(target.path)}: kept as it is, it {target.missing()}")
            findings += target.stale()
        else:
            jobs[target.path] = target.job()
    begun = time.monotonic()

    def done(job: Job) -> None:
        seconds = time.monotonic() - begun
        state = "FAILED" if job.findings else "executed"
        print(f"  {seconds:6.1f} s  {job.name}  {state}", flush=True)

    execute.run_all(list(jobs.values()), done=done)
    for path, job in jobs.items():
        findings += job.findings
        if not job.findings:
            print(f"  {job.name}: {'written' if write(job.notebook, path) else 'unchanged'}")
    return findings
