"""Points in the form that the LMS takes back, for submissions that came in its zip.

Moodle: the grading worksheet of an assignment (View all submissions, Upload grading worksheet), whose rows are found by the
number that also stands in the names of the zip. Canvas: the file of Import in Grades, whose rows are found by the number
of the user. A student whose answer in words is still to be graded has no row.
"""

import csv
import io

from . import collect
from .course import Course, load, write
from .gradebook import Book


def make(course: Course, students: list, book: Book) -> list:
    """Writes moodle.csv, canvas.csv or both, as the submissions came; gives the paths."""
    entries = load(course.collected, {})
    moodle, canvas, most = [], [], 0
    for student in students:
        file = entries.get(student, {}).get("file", "")
        scores = book.scores(student).values()
        if any(waiting for _, _, waiting in scores):
            continue
        total, most = (sum(score[k] for score in scores) for k in (0, 1))
        if number := collect.moodle_number(file):
            moodle.append([f"Participant {number}", student, f"{total:g}", f"{most:g}", "-"])
        elif number := collect.canvas_number(file):
            canvas.append([student, number, "", "", "", f"{total:g}"])
    made = []
    if moodle:
        head = ["Identifier", "Full name", "Grade", "Maximum Grade", "Last modified (grade)"]
        made.append(_write(course, "moodle.csv", [head, *moodle]))
    if canvas:
        head = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", course.name]
        made.append(_write(course, "canvas.csv", [head, ["    Points Possible", "", "", "", "", f"{most:g}"], *canvas]))
    return made


def _write(course: Course, name: str, rows: list):
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    path = course.reports / name
    write(path, out.getvalue())
    return path
