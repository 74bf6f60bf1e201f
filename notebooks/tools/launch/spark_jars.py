"""Where the jars of Apache Spark lie, and whether they are there. `spark.py` puts them up.

The folder is laid out as Spark's home is, because its executors look for `jars` there.
"""

import json
import re
from pathlib import Path

from .. import places


def version() -> str:
    """The version of Spark in the parent's pom.xml; empty if it names none."""
    found = re.search(r"<spark\.version>(.*?)</spark\.version>", (places.ROOT / "pom.xml").read_text(encoding="utf-8"))
    return found[1] if found else ""


def home() -> Path:
    """Where this version lies, or would."""
    return places.SPARK / (version() or "none")


def listing(folder: Path) -> Path:
    """The file with the names and sizes of the jars, which is written last."""
    return folder / "jars.json"


def installed() -> bool:
    """Whether every jar is there, whole."""
    try:
        sizes = json.loads(listing(home()).read_text(encoding="utf-8"))
        return bool(sizes) and all((home() / "jars" / name).stat().st_size == size for name, size in sizes.items())
    except (OSError, ValueError, AttributeError):
        return False
