"""The command line of `./course build [lecture...] [--force]`."""

from __future__ import annotations

import argparse
import sys

from .. import places, say
from ..guide import pages
from ..launch import choice
from ..lectures import map_figure
from ..lectures.source import SourceError
from . import notebooks


def main(arguments: list[str] | None = None) -> int:
    """Builds the lectures named and the map, and gives the exit status."""
    parser = argparse.ArgumentParser(prog="./course build", description=__doc__.split("\n\n")[0])
    parser.add_argument("lecture", nargs="*", help="number, name or file; none: all")
    parser.add_argument("--force", action="store_true", help="overwrite notebooks edited by hand")
    options = parser.parse_args(arguments)
    try:
        findings = notebooks.build(notebooks.targets(choice.lectures(options.lecture)), options.force)
        for path in map_figure.write():
            print(f"  {places.shown(path)}: written")
    except (choice.NoSuchLecture, SourceError) as error:
        findings = [error]
    except KeyboardInterrupt:
        print("\n" + say.text("stopped"), file=sys.stderr)
        return 130
    for finding in findings:
        print(finding, file=sys.stderr)
    return 1 if findings else 0


def guide() -> None:
    """Brings the pages of the guide up to date that are made from the lectures."""
    for path in pages.write():
        print(f"  {places.shown(path)}: written")


if __name__ == "__main__":
    # The pages are no part of main: who builds made-up lectures must not write the real pages.
    status = main()
    if status == 0:
        guide()
    sys.exit(status)
