"""The command line of `python -m tools.guide` (with PYTHONPATH=notebooks)."""

from __future__ import annotations

import argparse
import sys

from .. import places
from . import pages


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.guide", description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing")
    options = parser.parse_args(arguments)
    if not options.check:
        print(*(path.relative_to(places.ROOT) for path in pages.write()), sep="\n")
    wrong = pages.findings()
    print(*wrong, sep="\n", end="\n" if wrong else "", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
