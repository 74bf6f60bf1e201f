"""The command line of `./course export`."""

from __future__ import annotations

import signal
import sys
from dataclasses import dataclass, field
from pathlib import Path

from .. import places, say
from ..launch import launcher
from . import ExportError, folder, lectures

FORMS = {"html": "site", "slides": "slides", "pdf": "pdf"}  # what --to takes -> module and folder


@dataclass
class Options:
    """What was asked for."""

    to: str = ""
    output: Path | None = None
    languages: list[str] = field(default_factory=lambda: list(places.LANGUAGES))
    names: list[str] = field(default_factory=list)


class Usage(Exception):
    """A command line that cannot be understood."""


def options(arguments: list[str]) -> Options:
    """Reads the command line."""
    result = Options()
    words = iter(arguments)
    for word in words:
        name, equals, value = word.partition("=")
        if name in ("--to", "--output", "--lang"):
            value = value if equals else next(words, "")
            if not value:
                raise Usage(say.text("export.usage.value", word=name))
            if name == "--to":
                result.to = value
            elif name == "--output":
                result.output = Path(value).expanduser()
            elif value not in places.LANGUAGES:
                raise Usage(say.text("unknown.language", value=value))
            else:
                result.languages = [value]
        elif word.startswith("-"):
            raise Usage(say.text("export.usage.word", word=word))
        else:
            result.names.append(word)
    if not result.to:
        raise Usage(say.text("export.usage.missing"))
    if result.to not in FORMS:
        raise Usage(say.text("export.usage.to", value=result.to))
    return result


def export(asked: Options) -> Path:
    """Makes what was asked for and gives the folder in which it lies."""
    chosen = lectures.chosen(asked.names)
    output = (asked.output or places.WORK / FORMS[asked.to]).absolute()
    folder.check(output)
    for entry in chosen:  # say what is missing before the long work begins
        for language in asked.languages:
            lectures.read(entry, language)
    if asked.to == "html":
        from . import site as form
    elif asked.to == "slides":
        from . import slides as form
    else:
        from . import pdf as form
    with folder.replaced(output) as fresh:
        form.write(fresh, chosen, asked.languages)
    return output


def main(arguments: list[str]) -> int:
    """Runs the command and gives its exit status."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    return launcher.guarded(lambda: _main(arguments), "export.stopped")


def _main(arguments: list[str]) -> int:
    try:
        output = export(options(arguments))
    except Usage as error:
        print(say.text("export.usage", reason=error), file=sys.stderr)
        return 2
    except ExportError as error:
        print(error, file=sys.stderr)
        return 1
    first = output / "index.html"
    print(say.text("export.written", path=first if first.exists() else output))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
