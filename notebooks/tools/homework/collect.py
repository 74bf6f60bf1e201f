"""Takes in what students handed in: a folder, or the zip that an LMS makes, and sorts it into submitted/.

Known shapes: Moodle (`Name_123_assignsubmission_file_/file`, also without folders), Canvas (`name_123_456_file`, with LATE where
it was late), nbgrader's own (`student/assignment/file`), a folder per student, a file per student.
"""

import json
import re
import stat
import unicodedata
import zipfile
from dataclasses import dataclass, field
from datetime import datetime, timezone
from functools import partial
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Callable

from . import submission
from .course import Course, Wrong, load, write

ENTRIES = 20_000  # files of a zip
_MOODLE = re.compile(r"(?P<name>.+?)_(?P<number>\d+)_assignsubmission_[a-z]+_?(?P<rest>.*)", re.DOTALL)
_CANVAS = re.compile(r"(?P<name>[^_/]+?)(?P<late>_LATE)?_(?P<user>\d+)_(?P<file>\d+)_(?P<rest>.+)", re.DOTALL)
_SKIPPED = ("__MACOSX/", ".ipynb_checkpoints/", ".DS_Store")


@dataclass
class Found:
    """A file that may be a submission."""

    path: str  # as the archive or folder calls it
    load: Callable  # gives its bytes; not before it is chosen, for an archive may unpack to anything
    time: datetime | None
    late: bool = False


@dataclass
class Collected:
    """What came of collecting: student -> entry, and (key, values) of sentences about what was not taken."""

    entries: dict = field(default_factory=dict)
    problems: list = field(default_factory=list)


def collect(course: Course, source: Path) -> Collected:
    """Sorts all submissions of an assignment into submitted/; a student's newer file replaces the older one."""
    result = Collected()
    found = {}
    files = list(_files(source, result.problems))
    twins = _twins(files)
    for student, numbers in sorted(twins.items()):
        names = ", ".join(f"{student}-{number}" for number in sorted(numbers))
        result.problems.append(("homework.collect.twins", {"student": student, "names": names}))
    for file in files:
        student, rest, late = owner(file.path, course.name)
        if student in twins:
            student = f"{student}-{_moodle(file.path)['number']}"
        if student is None:
            result.problems.append(("homework.collect.whose", {"file": file.path}))
            continue
        file.late = late
        found.setdefault(student, []).append((rest, file))
    known = load(course.collected, {})
    for student, given in sorted(found.items()):
        chosen = _choose(given, course.name, result.problems)
        if chosen is None:
            names = ", ".join(sorted({f.path for _, f in given})[:3])
            result.problems.append(("homework.collect.none", {"student": student, "files": names}))
            continue
        data = _loaded(chosen, result.problems)
        if data is None:
            continue
        path = course.submitted(student)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        entry = {"file": chosen.path, "time": chosen.time.isoformat() if chosen.time else None, "late": chosen.late}
        if chosen.time:
            stamp = chosen.time.astimezone(timezone.utc).strftime("%Y-%m-%d %H:%M:%S UTC")
            (path.parent / "timestamp.txt").write_text(stamp + "\n", encoding="ascii")
        result.entries[student] = entry
    write(course.collected, json.dumps(known | result.entries, ensure_ascii=False, indent=1) + "\n")
    return result


def owner(path: str, assignment: str):
    """Whose file it is, what it is called there, and whether the LMS says that it is late: (None, ...) if it does not say whose."""
    parts = PurePosixPath(path).parts
    moodle = _moodle(path)
    if moodle:
        below = parts[parts.index(moodle[0]) + 1 :]
        return student_id(moodle["name"]), "/".join(filter(None, (moodle["rest"], *below))), False
    canvas = _CANVAS.fullmatch(parts[-1])
    if canvas:
        return student_id(f"{canvas['name']}-{canvas['user']}"), canvas["rest"], bool(canvas["late"])
    folders = [p for p in parts[:-1] if p not in (assignment, "submitted")]
    if folders:
        return student_id(folders[-1]), parts[-1], False
    stem = re.sub(r"\.(ipynb|zip)$", "", parts[-1])
    name = re.sub(rf"[_\- ]*{re.escape(assignment)}[_\- ]*", "", stem)
    return (student_id(name) if name and not re.fullmatch(r"[\s()\d]{0,4}", name) else None), parts[-1], False


def _moodle(path: str) -> re.Match | None:
    """What Moodle wrote into a path: name and number."""
    return next(filter(None, map(_MOODLE.fullmatch, PurePosixPath(path).parts)), None)


def moodle_number(path: str) -> str | None:
    """The number by which Moodle knows who handed a file in; None for a file that did not come from there."""
    found = _moodle(path)
    return found["number"] if found else None


def canvas_number(path: str) -> str | None:
    """The number by which Canvas knows who handed a file in; None for a file that did not come from there."""
    found = next(filter(None, map(_CANVAS.fullmatch, PurePosixPath(path).parts)), None)
    return found["user"] if found else None


def _twins(files: list) -> dict:
    """Students of the same name: name -> the numbers by which Moodle tells them apart."""
    numbers = {}
    for found in filter(None, (_moodle(file.path) for file in files)):
        numbers.setdefault(student_id(found["name"]), set()).add(found["number"])
    return {name: of for name, of in numbers.items() if len(of) > 1}


def student_id(name: str) -> str:
    """A name that can be a folder's on every system."""
    name = unicodedata.normalize("NFC", name).strip()
    name = re.sub(r"\s+", "_", name)
    name = re.sub(r"[^\w.@+-]", "-", name).strip(".-@+")
    return name[:80] or "unnamed"


def _choose(files: list, assignment: str, problems: list) -> Found | None:
    """The notebook that counts: the one with the assignment's name, of several the newest."""
    unpacked = []
    for rest, file in files:
        if not rest.lower().endswith(".zip"):
            unpacked.append((rest, file))
            continue
        data = _loaded(file, problems)  # a student has packed it
        for inner in _zip(BytesIO(data), file.path, problems) if data is not None else ():
            if not inner.path.lower().endswith(".zip"):
                unpacked.append((inner.path, Found(f"{file.path}/{inner.path}", inner.load, file.time or inner.time, file.late)))
    notebooks = [(rest, f) for rest, f in unpacked if rest.lower().endswith((".ipynb", ".ipynb.json", ".ipynb.txt"))]

    def rank(pair):
        name = PurePosixPath(pair[0]).name
        fits = 2 if name == f"{assignment}.ipynb" else int(name.startswith(assignment))
        when = pair[1].time
        return fits, when.timestamp() if when else 0.0

    best = max(notebooks, key=rank, default=None)
    return best[1] if best else None


def _files(source: Path, problems: list) -> list:
    if source.is_dir():
        return list(_folder(source, problems))
    if source.suffix.lower() == ".zip" and source.is_file():
        return list(_zip(source, source.name, problems))
    raise Wrong("homework.collect.source", source=source)


def _folder(source: Path, problems: list):
    for path in sorted(source.rglob("*")):
        name = path.relative_to(source).as_posix()
        if path.is_symlink():
            problems.append(("homework.collect.unsafe", {"file": name}))
        elif path.is_file() and _wanted(name):
            yield Found(name, partial(_read, path), _stamp(path))


def _stamp(path: Path) -> datetime:
    """When a file was handed in: nbgrader's note beside it, else the file's own time."""
    try:
        text = (path.parent / "timestamp.txt").read_text(encoding="utf-8").strip().removesuffix(" UTC")
        return datetime.fromisoformat(text).replace(tzinfo=timezone.utc)
    except (OSError, ValueError):
        return datetime.fromtimestamp(path.stat().st_mtime, timezone.utc).astimezone()


def _read(path: Path) -> bytes:
    with open(path, "rb") as file:
        return file.read(submission.LARGEST + 1)


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as file:
        return file.read(submission.LARGEST + 1)


def _loaded(file: Found, problems: list) -> bytes | None:
    """The bytes of a file; None, and a sentence, if they cannot be had."""
    try:
        return file.load()
    except Exception as e:  # a password, a checksum, a cut-off end, whatever a strange method of packing throws
        problems.append(("homework.collect.broken", {"file": file.path, "reason": e}))
        return None


def _zip(source, name: str, problems: list):
    try:
        archive = zipfile.ZipFile(source)
        entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as e:
        problems.append(("homework.collect.broken", {"file": name, "reason": e}))
        return
    for entry in entries[:ENTRIES]:
        path = _entry_name(entry)
        if entry.is_dir() or not _wanted(path):
            continue
        if _unsafe(path) or stat.S_ISLNK(entry.external_attr >> 16):
            problems.append(("homework.collect.unsafe", {"file": path}))
            continue
        try:
            time = datetime(*entry.date_time).astimezone()
        except (ValueError, OverflowError):
            time = None
        yield Found(path, partial(_unpack, archive, entry), time)


def _entry_name(entry: zipfile.ZipInfo) -> str:
    """The name of an entry; without a flag for UTF-8 a Korean Windows has written CP949 and Python read CP437."""
    if not entry.flag_bits & 0x800:
        for encoding in ("utf-8", "cp949"):
            try:
                return entry.filename.encode("cp437").decode(encoding)
            except (UnicodeEncodeError, UnicodeDecodeError):
                continue
    return entry.filename


def _unsafe(path: str) -> bool:
    return path.startswith(("/", "\\")) or ":" in path.split("/")[0] or ".." in re.split(r"[/\\]", path)


def _wanted(path: str) -> bool:
    if any(f"/{part}" in f"/{path}" for part in _SKIPPED):
        return False
    return path.lower().endswith((".ipynb", ".zip", ".ipynb.json", ".ipynb.txt"))
