"""`./course homework collect|grade|feedback|report|open ASSIGNMENT`: see `./course homework --help`."""

import argparse
import logging
import os
import sys
from datetime import datetime
from pathlib import Path

from .. import progress, say
from ..export import ExportError
from ..launch import prerequisites
from ..lectures.source import SourceError
from . import collect as collecting
from . import jars as building
from . import sandbox as walls
from .course import Course, Wrong, course_notebook, folder, load


def main(arguments=None, notebooks=course_notebook, supplier=None, extra=()) -> int:
    """Runs a command; tests bring assignments of their own (their notebooks, the class that supplies their tasks, its jar)."""
    if not (sys.argv[1:] if arguments is None else arguments):
        print(say.text("help.homework"), file=sys.stderr)
        return 2
    options = _parse(arguments)
    course = Course(folder(options.course), options.assignment, notebooks)
    try:
        return options.run(course, options, supplier, extra)
    except (Wrong, SourceError, ExportError) as wrong:
        print(wrong, file=sys.stderr)
    except prerequisites.Missing as missing:
        print(missing.message(), file=sys.stderr)
    except progress.CommandFailed as failed:
        print(failed, failed.log, file=sys.stderr)
    except KeyboardInterrupt:
        print("\n" + say.text("homework.interrupted"), file=sys.stderr)
        return 130
    return 1


def _parse(arguments):
    parser = argparse.ArgumentParser(prog="course homework", add_help=False, usage=say.text("help.homework"))
    commands = parser.add_subparsers(required=True, metavar="collect|grade|feedback|report|open")
    for name, run in (("collect", _collect), ("grade", _grade), ("feedback", _feedback), ("report", _report), ("open", _open)):
        command = commands.add_parser(name, add_help=False, usage=say.text("help.homework"))
        command.set_defaults(run=run)
        command.add_argument("assignment")
        command.add_argument("--course")
        if name == "collect":
            command.add_argument("source", type=Path)
            command.add_argument("--due", type=_time)
            command.add_argument("--students", type=Path)
        if name == "grade":
            command.add_argument("--due", type=_time)
            command.add_argument("--workers", type=int, default=0)
            command.add_argument("--again", action="store_true")
            command.add_argument("--student", action="append")
        if name == "feedback":
            command.add_argument("--student", action="append")
    return parser.parse_args(arguments)


def _time(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).astimezone()
    except ValueError:
        raise argparse.ArgumentTypeError(say.text("homework.due", value=text)) from None


def _collect(course: Course, options, supplier, extra) -> int:
    from .gradebook import Book

    _prepare(course)
    with Book(course) as book:
        book.register(options.due)
        expected = book.students() | _roster(options.students)
        due = book.due()
    result = collecting.collect(course, options.source)
    for key, values in result.problems:
        print("  ! " + _plain(say.text(key, **values)))
    for student, entry in sorted(result.entries.items()):
        time = datetime.fromisoformat(entry["time"]) if entry["time"] else None
        if entry["late"] or (due and time and time > due):
            minutes = round((time - due).total_seconds() / 60) if due and time else "?"
            print("  ! " + say.text("homework.late", student=student, minutes=minutes))
    for student in sorted(expected - set(course.students())):
        print("  ! " + say.text("homework.missing", student=student))
    print(say.text("homework.collected", count=len(result.entries), folder=course.folder / "submitted"))
    return 0 if result.entries else 1


def _plain(sentence: str) -> str:
    """A sentence that may hold a student's words, without the signs by which a terminal is steered."""
    return "".join(sign if sign.isprintable() else "?" for sign in sentence)


def _roster(path: Path | None) -> set:
    """The first column of a table of students."""
    if path is None:
        return set()
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as e:
        raise Wrong("homework.roster", file=path, reason=e) from e
    names = [line.split(",")[0].strip().strip('"') for line in lines]
    return {collecting.student_id(name) for name in names if name and name.lower() not in ("id", "student", "학번", "이름")}


def _grade(course: Course, options, supplier, extra) -> int:
    from . import grade
    from .gradebook import Book

    _prepare(course)
    with progress.step("homework.step.jars") as step:
        jars = building.make(step)
    tools = tools_of(jars, supplier, extra)
    with Book(course) as book:
        book.register(options.due)
    if not course.students():
        raise Wrong("homework.nobody", assignment=course.name, folder=course.folder / "submitted")

    def done(number, count, student, result, error):
        head = f"  [{number:>{len(str(count))}}/{count}] "
        if error:
            print(head + _plain(say.text("homework.failed", student=student, reason=error)), flush=True)
            return
        score, most = (sum(task[key] for task in result["tasks"].values()) for key in ("score", "points"))
        remarks = ([result["error"]] if result["error"] else []) + result["notes"]
        words = _plain(" ".join(say.text(key, **values) for key, values in remarks))
        print(f"{head}{student}  {score:g}/{most:g}  {result['seconds']:.1f} s  {words}".rstrip(), flush=True)

    graded = grade.grade(course, tools, options.workers, options.again, options.student, done)
    waiting = [s for s, result in graded.results.items() if "answered" in result["written"].values()]
    print(say.text("homework.graded", fresh=graded.fresh, kept=len(graded.results) - graded.fresh, failed=len(graded.failed)))
    if waiting:
        print(say.text("homework.byhand", count=len(waiting), assignment=course.name))
    return 1 if graded.failed else 0


def tools_of(jars, supplier=None, extra=()):
    """The tools of this machine; warns where there is no bubblewrap."""
    from . import grade, referee

    java = jars.jdk.program("java")
    bwrap, why = walls.find_bwrap(jars.jdk.home)
    if bwrap is None:
        print(say.text("homework.weak", reason=why), file=sys.stderr)
        if sys.platform.startswith("linux"):
            print(prerequisites.remedy("bubblewrap"), file=sys.stderr)
    box = walls.Sandbox(jars.jdk.home, jars.inside, bwrap=bwrap)
    return grade.Tools(box, lambda: referee.Referee(java, [*jars.referee, *extra], supplier), jars.digest)


def _results(course: Course) -> dict:
    found = {student: load(course.result(student), None) for student in course.students()}
    results = {student: result for student, result in found.items() if result}
    if not results:
        raise Wrong("homework.ungraded", assignment=course.name)
    return results


def _feedback(course: Course, options, supplier, extra) -> int:
    from . import feedback

    def done(number, count, student, error):
        print(f"  [{number:>{len(str(count))}}/{count}] {student}  {error or ''}".rstrip(), flush=True)

    students = options.student or sorted(_results(course))
    failed = feedback.make(course, students, done)
    print(say.text("homework.pages", count=len(students) - len(failed), folder=course.folder / "feedback"))
    return 1 if failed else 0


def _report(course: Course, options, supplier, extra) -> int:
    from . import marks, report
    from .gradebook import Book

    results = _results(course)
    with Book(course) as book:
        results = {student: result for student, result in results.items() if book.has(student)}
        made = report.make(course, results, book) + marks.make(course, sorted(results), book)
    for path in made:
        print(f"  {path}")
    return 0


def _open(course: Course, options, supplier, extra) -> int:
    """JupyterLab in the lecturer's folder, with nbgrader's page for grading by hand."""
    from ..launch import launcher

    _prepare(course)
    command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={course.folder}"]
    command += ["--ServerApp.jpserver_extensions=nbgrader.server_extensions.formgrader=True"]
    os.chdir(course.folder)
    return launcher.become([*command, "--LabApp.default_url=/formgrader"], dict(os.environ))


def _prepare(course: Course):
    logging.getLogger("traitlets").setLevel(logging.ERROR)
    course.prepare()


if __name__ == "__main__":
    sys.exit(main())
