"""What the tests of the tools share: the import path, the mark of tests that need a kernel, small lectures."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))


def pytest_configure(config):
    config.addinivalue_line("markers", "kernel: starts a Java kernel")


HEADER = """---
kernelspec:
  display_name: Java
  language: java
  name: java
---
"""


def ko(text, **metadata):
    """A Korean cell of a source."""
    return _text("ko", text, metadata)


def en(text, **metadata):
    """An English cell of a source."""
    return _text("en", text, metadata)


def _text(language, text, metadata):
    import json

    return f"+++ {json.dumps({'tags': [language], **metadata})}\n\n{text}\n"


def code(text, *tags):
    """A code cell of a source."""
    head = f":tags: [{', '.join(tags)}]\n\n" if tags else ""
    return f"```{{code-cell}} java\n{head}{text}\n```\n"


@pytest.fixture
def lecture(tmp_path):
    """Writes a made-up lecture into a made-up course and gives its path."""

    def write(*cells, name="01-tiny.md", header=HEADER):
        folder = tmp_path / "notebooks/lectures"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / name
        path.write_text(header + "\n" + "\n".join(cells), encoding="utf-8")
        return path

    return write
