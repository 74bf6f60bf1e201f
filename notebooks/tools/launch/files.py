"""Files and folders that the set-up writes: the old one stays whole until the new one is."""

import shutil
from pathlib import Path


def copy(source: Path, target: Path) -> bool:
    """Copies a file if it differs; says whether it did."""
    if target.exists() and target.read_bytes() == source.read_bytes():
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(target.name + ".part")
    shutil.copyfile(source, beside)
    beside.replace(target)
    return True


def write_text(path: Path, text: str) -> bool:
    """Writes a file if it differs; says whether it did."""
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".part")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(path)
    return True


def remove(folder: Path):
    """Removes a folder and what is in it, a file, or a link but not what it leads to."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
