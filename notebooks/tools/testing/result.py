"""What comes out of a stage of `./course test`."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Iterable
from xml.etree import ElementTree

from .. import say

SHOWN = 40  # lines of a failure


@dataclass
class Result:
    """What came out of a stage: a number of passed tests, the failed and the skipped ones."""

    passed: int = 0
    failed: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    def add(self, name: str, findings: Iterable[object]) -> None:
        """Counts one test, failed if there are findings."""
        lines = [str(finding) for finding in findings]
        if lines:
            self.failed.append("\n".join(lines))
        else:
            self.passed += 1

    def words(self) -> str:
        """The result in numbers."""
        words = [say.text("test.passed", count=self.passed)]
        if self.failed:
            words.append(say.text("test.failed", count=len(self.failed)))
        if self.skipped:
            words.append(say.text("test.skipped", count=len(self.skipped)))
        return ", ".join(words)


@dataclass(frozen=True)
class Options:
    """What was asked for on the command line."""

    fast: bool = False
    full: bool = False


def on_ci() -> bool:
    """Whether nothing may be left out."""
    return os.environ.get("CI", "").lower() in ("true", "1")


def junit(report: Path, result: Result) -> None:
    """Counts the tests of a report in JUnit's XML, which pytest writes too."""
    for case in ElementTree.parse(report).iter("testcase"):
        name = f"{case.get('classname')}.{case.get('name')}"
        broken = [*case.iter("failure"), *case.iter("error")]
        left_out = case.find("skipped")
        if broken:
            text = (broken[0].get("message") or broken[0].text or "").strip()
            result.failed.append(f"{name}: " + "\n".join(text.splitlines()[:SHOWN]))
        elif left_out is not None:
            result.skipped.append(f"{name}: {left_out.get('message') or ''}".rstrip(": "))
        else:
            result.passed += 1
