"""Whether the assignments work on the kernel: solved, every check says ✓; as students get them, ✗.

Each assignment is run solved in one language and untouched in the other, so both are seen.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Callable

from .. import places
from ..build import assignments, execute
from ..build.execute import Job
from ..lectures.source import Finding, first_words


def checks(job: Job) -> list[int]:
    """The places of the cells with a visible check."""
    return [
        index
        for index, cell in enumerate(job.notebook.cells)
        if cell.metadata.get("nbgrader", {}).get("locked") and cell.cell_type == "code"
    ]


def jobs(folder: Path) -> dict[str, tuple[Job, bool]]:
    """Name -> what to run, and whether it is solved; each language's in a folder of its name."""
    found = {}
    for number, name in enumerate(assignments.names()):
        for solved in (True, False):
            language = places.LANGUAGES[(number + solved) % 2]
            place = folder / language
            place.mkdir(exist_ok=True)
            notebook = assignments.notebook(name, language, solved)
            job = Job(f"{name} {language} {'solved' if solved else 'untouched'}", notebook, place)
            for index in [] if solved else checks(job):
                notebook.cells[index].metadata["tags"] = ["raises-exception"]
            found[job.name] = (job, solved)
    return found


def said(job: Job, solved: bool) -> list[Finding]:
    """What is wrong with the answers of the checks of an executed notebook."""
    mark = "✓" if solved else "✗"
    findings = []
    for index in checks(job):
        cell = job.notebook.cells[index]
        shown = " ".join(text for output in cell.outputs for text in execute.texts(output))
        if mark not in shown:
            place = f"cell {index + 1} ({first_words(cell.source)})"
            findings.append(Finding(job.name, place, f"does not say {mark}: {shown[:300]}"))
    return findings or ([] if checks(job) else [Finding(job.name, "", "has no check")])


def run(done: Callable[[Job], None]) -> dict[str, list[Finding]]:
    """Runs everything; name -> what is wrong."""
    with tempfile.TemporaryDirectory() as temporary:
        both = jobs(Path(temporary))
        execute.run_all([job for job, _ in both.values()], done=done)
        return {
            name: job.findings or said(job, solved) for name, (job, solved) in both.items()
        }
