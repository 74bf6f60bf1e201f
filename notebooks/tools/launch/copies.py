"""The copies that a reader opens: work/ko and work/en follow notebooks/ko and notebooks/en, and no change of the reader is lost.

A copy that the reader did not change is replaced when the course brings a new version. A changed one stays as it is, and
the new version is put beside it under the name <lecture>.new.ipynb. Running a cell again with the same result is no change;
another text, another output, a cell more or less is one.
"""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from .. import places
from . import files

# What JupyterLab writes into a cell by itself.
VOLATILE = ("execution", "trusted", "collapsed", "scrolled")
# Where a live control stands beside its static series: a random name.
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


@dataclass
class Result:
    """What an update did; each list holds paths below work/."""

    copied: list = field(default_factory=list)  # new or replaced by the new version
    kept: list = field(default_factory=list)  # (changed copy, new version beside it)
    removed: list = field(default_factory=list)  # unchanged copies of lectures that are gone


def update(work: Path = None, source: Path = None, record: Path = None) -> Result:
    """Brings the copies up to date."""
    work, source, record = work or places.WORK, source or places.NOTEBOOKS, record or places.COPIES
    try:
        known = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        known = {}
    result = Result()
    for language in places.LANGUAGES:
        (work / language).mkdir(parents=True, exist_ok=True)
        for file in sorted((source / language).rglob("*")):
            if file.is_file() and not any(part.startswith(".") for part in file.relative_to(source).parts):
                _update_one(file, file.relative_to(source), work, known, result)
    for name in sorted(known):
        entry = known[name]
        if "of" in entry and not (work / name).exists():
            del known[name]
        elif not (source / entry.get("of", name)).exists():
            copy = work / name
            if copy.exists() and meaning(copy) == entry["meaning"]:
                copy.unlink()
                result.removed.append(name)
            del known[name]
    files.write_text(record, json.dumps(known, indent=1, sort_keys=True) + "\n")
    return result


def _update_one(file: Path, relative: Path, work: Path, known: dict, result: Result):
    name = relative.as_posix()
    copy = work / relative
    version = hashlib.sha256(file.read_bytes()).hexdigest()
    entry = known.get(name)
    if entry and entry["version"] == version and copy.exists():
        return
    if not copy.exists() or meaning(copy) in (meaning(file), entry and entry["meaning"]):
        files.copy(file, copy)
        known[name] = {"version": version, "meaning": meaning(file)}
        result.copied.append(name)
        return
    beside = _beside(relative, work, known)
    files.copy(file, work / beside)
    known[beside.as_posix()] = {"version": version, "meaning": meaning(file), "of": name}
    # The version is noted, so that this is said once; the meaning stays that of the copy's own beginning: still changed.
    known[name] = {"version": version, "meaning": entry["meaning"] if entry else ""}
    result.kept.append((name, beside.as_posix()))


def _beside(relative: Path, work: Path, known: dict) -> Path:
    """A name for the new version at which no work of the reader stands."""
    number = 1
    while True:
        mark = ".new" if number == 1 else f".new{number}"
        path = relative.with_name(relative.stem + mark + relative.suffix)
        entry = known.get(path.as_posix())
        if not (work / path).exists() or (entry and meaning(work / path) == entry["meaning"]):
            return path
        number += 1


def meaning(file: Path) -> str:
    """A digest of what a reader can change in a file; for a notebook not of what JupyterLab rewrites when it saves."""
    raw = file.read_bytes()
    if file.suffix == ".ipynb":
        try:
            raw = json.dumps(_essence(json.loads(raw)), sort_keys=True, ensure_ascii=True).encode()
        except (ValueError, KeyError, TypeError, AttributeError):
            pass  # no notebook any more: every byte counts
    return hashlib.sha256(raw).hexdigest()


def _essence(notebook: dict) -> list:
    metadata = {k: v for k, v in notebook["metadata"].items() if k not in ("kernelspec", "language_info", "widgets")}
    kernel = notebook["metadata"].get("kernelspec", {}).get("name")
    cells = []
    for cell in notebook["cells"]:
        own = {k: v for k, v in cell.get("metadata", {}).items() if k not in VOLATILE}
        outputs = [_output(o) for o in cell.get("outputs", [])]
        cells.append([cell["cell_type"], _joined(cell["source"]), own, outputs, cell.get("attachments", {})])
    return [kernel, metadata, cells]


def _output(output: dict) -> dict:
    found = {k: _joined(v) for k, v in output.items() if k not in ("execution_count", "metadata", "data")}
    found["data"] = {kind: _joined(v) for kind, v in output.get("data", {}).items() if kind != WIDGET_VIEW}
    return found


def _joined(text):
    """The format allows a text as one string or as a list of lines."""
    return "".join(text) if isinstance(text, list) and all(isinstance(t, str) for t in text) else text
