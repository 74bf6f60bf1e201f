"""Which lectures the words of a command line mean. A wrong word is said before the set-up begins, which may take minutes."""

from pathlib import Path

from .. import places, say

# The commands whose words name lectures -> their options that take a value.
COMMANDS = {"build": (), "export": ("--to", "--output")}


class NoSuchLecture(Exception):
    """A name that no lecture has. Its text is one sentence in the reader's language."""


def lectures(names, folder: Path = None) -> list:
    """The sources meant by number (1, 01), name or file, in the order of the course; no name: all."""
    every = sorted((folder or places.LECTURES).glob("[0-9]*.md"))
    chosen = set()
    for name in names:
        stem = Path(name).stem
        found = {path for path in every if stem in (path.stem, *_numbers(path))}
        if not found:
            raise NoSuchLecture(say.text("lecture.unknown", name=name, known=", ".join(path.stem for path in every) or "–"))
        chosen |= found
    return [path for path in every if path in chosen or not names]


def _numbers(path: Path) -> tuple:
    """The number in a file's name, as it stands there and as it is said."""
    number = path.stem.split("-")[0]
    return number, number.lstrip("0") or "0"


def names(arguments, valued) -> list:
    """The words of a command line that are no option and no value of one."""
    words, found = iter(arguments), []
    for word in words:
        if word in valued:
            next(words, "")
        elif not word.startswith("-"):
            found.append(word)
    return found
