"""An output folder appears as a whole or not at all: it is filled beside its place and then renamed."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator

from . import ExportError

MARK = ".descent-export"  # a folder that holds this file was made here and may be replaced


def check(output: Path) -> None:
    """Refuses a place where something else lies."""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise ExportError("export.output.file", folder=output)
    if output.is_dir() and any(output.iterdir()) and not (output / MARK).is_file():
        raise ExportError("export.output.foreign", folder=output)


@contextmanager
def replaced(output: Path) -> Iterator[Path]:
    """Gives an empty folder; when the body ends well, it takes the place of `output`."""
    output = Path(os.path.abspath(output))
    check(output)
    output.parent.mkdir(parents=True, exist_ok=True)
    fresh = output.with_name(f".{output.name}.unfinished-{os.getpid()}")
    old = output.with_name(f".{output.name}.old-{os.getpid()}")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    try:
        yield fresh
        (fresh / MARK).write_text("./course export\n", encoding="utf-8")
        check(output)
        if output.exists():
            output.rename(old)
        try:
            fresh.rename(output)
        except BaseException:
            if old.exists():
                old.rename(output)
            raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
