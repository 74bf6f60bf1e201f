"""`./course spark [--remove]`: puts up Apache Spark, which one lecture uses, and takes it away again.

Its jars are large, so the ordinary set-up leaves them out. They are not on the class path of the kernels, each of which would
start half a second later: `descent.course.Spark` loads them when a cell asks for a cluster.
"""

import argparse
import json
import re
import shutil
import sys

from .. import places, progress, say
from . import files, launcher, lock, modules, prerequisites, spark_jars

MEGABYTES = 220
ROOM = 0.7  # GB: the jars in Maven's store and here


def put_up() -> int:
    """Fetches what is not there."""
    with lock.only_one():
        home = spark_jars.home()
        if spark_jars.installed():
            print(say.text("spark.there", version=spark_jars.version(), folder=home.relative_to(places.ROOT).as_posix()))
            return 0
        if shutil.disk_usage(places.ROOT).free < ROOM * 1e9:
            print(say.text("spark.room", needed=ROOM, folder=places.ROOT), file=sys.stderr)
            return 1
        jdk, maven = prerequisites.require(with_maven=True, with_venv=False)
        print(say.text("spark.begin", version=spark_jars.version(), megabytes=MEGABYTES), flush=True)
        with progress.step("spark.step") as s:
            count = fetch(maven, jdk, s)
            s.done(say.text("step.jars.done", count=count))
    print(say.text("spark.done"))
    return 0


def fetch(maven: str, jdk: prerequisites.Jdk, s: progress.Step) -> int:
    """Lets Maven bring the jars and build our module against them; gives how many there are.

    Everything is complete before it gets its name, so what an interrupted run leaves is never taken for Spark.
    """
    home = spark_jars.home()
    part = home.with_name(home.name + ".part")
    files.remove(part)
    loaded = 0.0

    def describe(line: str) -> str:
        nonlocal loaded
        size = re.match(r"Downloaded from .*\(([\d.]+) (B|kB|MB) at", line)
        if size:
            loaded += float(size[1]) * {"B": 1e-6, "kB": 1e-3, "MB": 1}[size[2]]
            return say.text("spark.loaded", megabytes=f"{loaded:.0f}", all=MEGABYTES)
        return say.text("spark.copies") if "(spark-jars)" in line else ""

    s.detail(say.text("spark.looks"))
    modules.build(maven, jdk, s, ["lib/spark"], [f"-Dspark.folder={part / 'jars'}"], describe)
    sizes = {jar.name: jar.stat().st_size for jar in sorted((part / "jars").glob("*.jar"))}
    if not any(name.startswith("spark-core_") for name in sizes):
        raise FileNotFoundError(str(part / "jars/spark-core_*.jar"))
    modules.collect_spark(places.JARS / modules.digest())
    spark_jars.listing(part).write_text(json.dumps(sizes, indent=1) + "\n", encoding="utf-8")
    files.remove(home)
    part.rename(home)
    for other in places.SPARK.iterdir():  # another version
        if other != home:
            files.remove(other)
    return len(sizes)


def take_away() -> int:
    """Removes all of it but what Maven keeps."""
    with lock.only_one():
        there = places.SPARK.exists()
        files.remove(places.SPARK)
    print(say.text("spark.removed" if there else "spark.none"))
    return 0


def main(arguments=None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="./course spark", add_help=False)
    parser.add_argument("--remove", action="store_true")
    chosen, unknown = parser.parse_known_args(arguments)
    if unknown:
        print(say.text("spark.argument", word=unknown[0]), file=sys.stderr)
        return 2
    return launcher.guarded(take_away if chosen.remove else put_up)


if __name__ == "__main__":
    sys.exit(main())
