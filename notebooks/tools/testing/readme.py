"""Checks the README files: what they tell a reader to type must work as they say.

- In a ```sh block, each line that begins with ./course (or python course) names a command and
  options that ./course --help knows. `./course doctor` is really run; `./course test` is what runs
  this check, and `./course --no-browser` is run by the browser tests.
- A ```java block is a sample session. It is run on the kernel, all blocks of a file one after the
  other, and must print exactly the ```text block that follows it.
- A link to a file leads to one.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import nbformat

from .. import places
from ..build import execute
from ..lectures.content import MARKDOWN
from ..lectures.source import Finding

FILES = {"en": places.ROOT / "README.md", "ko": places.ROOT / "README.ko.md"}
SHELLS = ("sh", "bash", "shell", "console", "powershell")
HARMLESS = ("doctor",)


def check(path: Path, language: str, sessions: bool) -> list[tuple[str, list[Finding]]]:
    """(what was checked, what is wrong) for each command, session and the links of a file."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        return [(path.name, [Finding(path.name, "", f"cannot be read: {error}")])]
    tokens = MARKDOWN.parse(text)
    blocks = [
        (t.info.split(" ")[0], t.content, t.map[0] + 1 if t.map else 0)
        for t in tokens
        if t.type == "fence"
    ]
    checks = [(f"{path.name}: links", _links(path, text))]
    commands = [
        (line.strip().removeprefix("$ "), number + offset)
        for kind, content, number in blocks
        if kind in SHELLS
        for offset, line in enumerate(content.splitlines(), start=1)
        if re.match(r"\s*(\$ )?(\./course|python3? course)\b", line)
    ]
    if not commands:
        checks.append((path.name, [Finding(path.name, "", "shows no ./course command")]))
    for command, number in commands:
        reasons = command_reasons(command)
        place = f"line {number}"
        checks.append((command, [Finding(path.name, place, reason) for reason in reasons]))
    if sessions:
        checks.append((f"{path.name}: session", session(path.name, language, blocks)))
    return checks


def _links(path: Path, text: str) -> list[Finding]:
    targets = re.findall(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"", text)
    files = [t.split("#")[0] for pair in targets for t in pair if t and not re.match(r"\w+:|#", t)]
    return [
        Finding(path.name, "", f"the link leads nowhere: {file}")
        for file in files
        if not (path.parent / file).exists()
    ]


def command_reasons(command: str) -> list[str]:
    """What is wrong with a command line of ./course."""
    words = shlex.split(command, comments=True)
    words = words[1:] if words[0] == "./course" else words[2:]
    name = words[0] if words and not words[0].startswith("-") else ""
    status, overview = _course("--help")
    if status:
        return [f"./course --help ends with status {status}: {overview}"]
    if name and not re.search(rf"^ +{re.escape(name)}\b", overview, re.MULTILINE):
        return [f"{command}: ./course --help knows no {name}"]
    _, manual = _course(name, "--help") if name else (0, overview)
    options = [word.split("=")[0] for word in words if word.startswith("--")]
    unknown = [option for option in options if option not in manual and option != "--help"]
    if unknown:
        return [f"{command}: its --help does not tell of {', '.join(unknown)}"]
    if name in HARMLESS:
        status, output = _course(*words)
        if status:
            return [f"{command} ends with status {status}: {output[-500:]}"]
    return []


def _course(*words: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, str(places.ROOT / "course"), *words],
        cwd=places.ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return done.returncode, done.stdout


def session(name: str, language: str, blocks: list[tuple[str, str, int]]) -> list[Finding]:
    """Runs the java blocks and compares what they show with the text block behind each."""
    cells, expected, lines = [], [], []
    for (kind, content, line), (following, result, _) in zip(blocks, [*blocks[1:], ("", "", 0)]):
        if kind == "java":
            cells.append(nbformat.v4.new_code_cell(content.strip()))
            expected.append(result if following == "text" else "")
            lines.append(line)
    if not any(expected):
        return [Finding(name, "", "holds no ```java block that a ```text block follows")]
    folder = places.built(language)
    folder.mkdir(parents=True, exist_ok=True)
    job = execute.Job(name, nbformat.v4.new_notebook(cells=cells), folder)
    execute.run(job)
    findings = job.findings
    for cell, wanted, line in zip(cells, expected, lines):
        shown = "".join(
            output.text if output.output_type == "stream" else output.data.get("text/plain", "")
            for output in cell.outputs
            if output.output_type != "error"
        )
        if wanted and _trimmed(shown) != _trimmed(wanted):
            findings.append(
                Finding(name, f"line {line}", f"shows {_trimmed(shown)}, not {_trimmed(wanted)}")
            )
    return findings


def _trimmed(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip().splitlines()]
