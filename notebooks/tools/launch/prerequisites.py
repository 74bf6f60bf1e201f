"""Finds what must be on the computer already: a JDK, Maven, Python's venv; and says how to install what is not."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from .. import places, say

JAVA_OLDEST = 17
MAVEN_OLDEST = (3, 8)

# The command that installs a missing thing, by system.
INSTALL = {
    "java": {
        "Debian/Ubuntu": "sudo apt install default-jdk  (Ubuntu 22.04: openjdk-21-jdk)",
        "Fedora": "sudo dnf install java-25-openjdk-devel",
        "macOS": "brew install openjdk@21",
        "Windows": "winget install EclipseAdoptium.Temurin.21.JDK",
        "conda": "conda install -c conda-forge openjdk=17",
    },
    "maven": {
        "Debian/Ubuntu": "sudo apt install maven",
        "Fedora": "sudo dnf install maven",
        "macOS": "brew install maven",
        "Windows": "scoop install maven",
        "conda": 'conda install -c conda-forge "maven>=3.8"',
    },
    "venv": {
        "Debian/Ubuntu": "sudo apt install python3-venv",
        "Fedora": "sudo dnf install python3",
        "macOS": "brew install python",
        "Windows": "winget install Python.Python.3.12",
        "conda": "conda env create -f environment.yml",
    },
    "fontconfig": {
        "Debian/Ubuntu": "sudo apt install fontconfig",
        "Fedora": "sudo dnf install fontconfig",
        "conda": "conda install -c conda-forge fontconfig",
    },
    "chromium": {
        "Debian/Ubuntu": "sudo apt install chromium",
        "Fedora": "sudo dnf install chromium",
        "macOS": "brew install --cask chromium",
        "Windows": "winget install Hibbiki.Chromium",
    },
    "bubblewrap": {
        "Debian/Ubuntu": "sudo apt install bubblewrap",
        "Fedora": "sudo dnf install bubblewrap",
    },
}

# What can print a page; the second list where a system keeps it off the path. A variable that is not set leads nowhere.
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge")
ELSEWHERE = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "%ProgramFiles%/Google/Chrome/Application/chrome.exe",
    "%ProgramFiles(x86)%/Google/Chrome/Application/chrome.exe",
    "%LOCALAPPDATA%/Google/Chrome/Application/chrome.exe",
    "%LOCALAPPDATA%/Chromium/Application/chrome.exe",
    "%ProgramFiles(x86)%/Microsoft/Edge/Application/msedge.exe",
)


@dataclass(frozen=True)
class Jdk:
    """A Java installation."""

    home: Path
    version: str

    @property
    def major(self) -> int:
        """8 for 1.8.0_402, 17 for 17.0.15."""
        numbers = [int(n) for n in re.findall(r"\d+", self.version)[:2]] or [0]
        return numbers[1] if numbers[0] == 1 and len(numbers) > 1 else numbers[0]

    def program(self, name: str) -> Path:
        """The path of one of its programs."""
        return self.home / "bin" / (name + (".exe" if places.WINDOWS else ""))

    def complete(self) -> bool:
        """Whether the compiler is there: a JRE has none."""
        return self.program("javac").exists()

    def usable(self) -> bool:
        """Whether the course runs on it."""
        return self.major >= JAVA_OLDEST and self.complete()


class Missing(Exception):
    """Something that ./course cannot make itself is not there."""

    def __init__(self, problems):
        super().__init__(", ".join(key for key, _, _ in problems))
        self.problems = problems  # of (message key, values, key of INSTALL)

    def message(self) -> str:
        """What is missing and how to install it, in both languages."""
        parts = []
        for key, values, what in self.problems:
            parts.append(say.both(key, **values))
            parts.append(remedy(what))
        parts.append(say.both("missing.again"))
        return "\n".join(parts)


def system() -> str:
    """The row of INSTALL that fits this computer."""
    if os.environ.get("CONDA_PREFIX"):
        return "conda"
    if places.WINDOWS:
        return "Windows"
    if sys.platform == "darwin":
        return "macOS"
    return "Fedora" if shutil.which("dnf") and not shutil.which("apt") else "Debian/Ubuntu"


def remedy(what: str) -> str:
    """The commands that install a thing, one line per system, this one first."""
    rows = INSTALL[what]
    own = system()
    order = sorted(rows, key=lambda name: name != own)
    width = max(map(len, rows))
    return "\n".join(f"    {'>' if name == own else ' '} {name:<{width}}  {rows[name]}" for name in order)


def require(with_maven: bool, with_venv: bool):
    """The JDK and Maven (None if not asked for); everything that is missing is named at once."""
    problems = []
    jdk = None
    seen = []
    for candidate in jdks():
        seen.append(candidate)
        if candidate.usable():
            jdk = candidate
            break
    if jdk is None and not seen:
        problems.append(("missing.java", {"oldest": JAVA_OLDEST}, "java"))
    elif jdk is None:
        found = seen[0]
        key = "missing.java.old" if found.major < JAVA_OLDEST else "missing.javac"
        problems.append((key, {"oldest": JAVA_OLDEST, "version": found.version, "home": found.home}, "java"))
    maven = None
    if with_maven:
        maven = find_maven()
        oldest = ".".join(map(str, MAVEN_OLDEST))
        if maven is None:
            problems.append(("missing.maven", {"oldest": oldest}, "maven"))
        elif jdk is not None:
            version = maven_version(maven, jdk)
            if version and numbers(version) < MAVEN_OLDEST:
                problems.append(("missing.maven.old", {"oldest": oldest, "version": version, "path": maven}, "maven"))
    if with_venv and not can_make_venv():
        problems.append(("missing.venv", {"python": sys.executable}, "venv"))
    if problems:
        raise Missing(problems)
    return jdk, maven


def can_make_venv() -> bool:
    """Debian splits venv and ensurepip off into a package of their own."""
    return all(importlib.util.find_spec(name) is not None for name in ("venv", "ensurepip"))


def jdks():
    """The Java installations of this computer, in the order in which they are wanted."""
    done = set()
    for home in _homes():
        home = home.resolve()
        if home not in done:
            done.add(home)
            found = read_jdk(home)
            if found:
                yield found


def _homes():
    if os.environ.get("JAVA_HOME"):
        yield Path(os.environ["JAVA_HOME"])
    on_path = shutil.which("java")
    if on_path:
        yield Path(on_path).resolve().parent.parent
        home = _ask(on_path)  # a shim of a version manager, or the stub of macOS
        if home:
            yield home
    if sys.platform == "darwin":
        yield from sorted(Path("/Library/Java/JavaVirtualMachines").glob("*/Contents/Home"))
        for brew in ("/opt/homebrew/opt", "/usr/local/opt"):
            yield from sorted(Path(brew).glob("openjdk*/libexec/openjdk.jdk/Contents/Home"))
    elif places.WINDOWS:
        for folder in ("Eclipse Adoptium", "Java", "Microsoft", "Zulu", "Amazon Corretto"):
            yield from sorted(Path(os.environ.get("ProgramFiles", "C:/Program Files"), folder).glob("*jdk*"))
    else:
        yield from sorted(Path("/usr/lib/jvm").glob("*"))


def read_jdk(home: Path):
    """What the release file of a Java home says; None if this is no Java home."""
    if not Jdk(home, "0").program("java").exists():
        return None
    try:
        match = re.search(r'^JAVA_VERSION="([^"]+)"', (home / "release").read_text(encoding="utf-8"), re.M)
    except OSError:
        match = None
    return Jdk(home, match.group(1)) if match else None


def _ask(java: str):
    answer = output([java, "-XshowSettings:properties", "-version"])
    match = re.search(r"^\s*java\.home = (.+?)\s*$", answer, re.M)
    return Path(match.group(1)) if match else None


def find_maven():
    """The path of mvn, or None."""
    home = os.environ.get("MAVEN_HOME") or os.environ.get("M2_HOME")
    return shutil.which("mvn") or (home and shutil.which("mvn", path=str(Path(home) / "bin"))) or None


def find_browser():
    """The path of a Chromium, Chrome or Edge, or None."""
    there = [path for path in map(os.path.expandvars, ELSEWHERE) if Path(path).is_file()]
    return next(filter(None, map(shutil.which, BROWSERS)), None) or (there[0] if there else None)


def maven_version(maven: str, jdk: Jdk) -> str:
    """For example 3.8.7; empty if Maven does not say."""
    answer = output([maven, "-version"], env={**os.environ, "JAVA_HOME": str(jdk.home)})
    match = re.search(r"Apache Maven (\d+(?:\.\d+)+)", answer)
    return match.group(1) if match else ""


def numbers(version: str) -> tuple:
    """(3, 8, 7) for 3.8.7."""
    return tuple(int(n) for n in re.findall(r"\d+", version))


def output(command, limit: float = 30, **options) -> str:
    """What a program writes, to either stream; empty if it does not start or takes too long."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=limit,
            **options,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout
