"""A small assignment, and ways to make and grade a class of submissions of it."""

from dataclasses import replace
from pathlib import Path

import nbformat

from tools.homework import __main__ as command
from tools.homework import grade
from tools.homework.course import Course
from tools.homework.runner import Times

SOLUTIONS = {
    "half": "double[] half(double[] x) {\n    double[] y = new double[x.length];\n"
    "    for (int i = 0; i < x.length; i++) { y[i] = x[i] / 2; }\n    return y;\n}",
    "square": "double square(double x) {\n    return x * x;\n}",
    "negate": "double negate(double x) {\n    return -x;\n}",
    "word": "%%derivation rbm\nv = h",
}
STUBS = {
    "half": 'double[] half(double[] x) {\n    throw new UnsupportedOperationException("half");\n}',
    "square": 'double square(double x) {\n    throw new UnsupportedOperationException("square");\n}',
    "negate": 'double negate(double x) {\n    throw new UnsupportedOperationException("negate");\n}',
    "word": "%%derivation rbm\n% here",
}
POINTS = {"half": 3, "square": 3, "negate": 2, "word": 2}
ESSAY = {"ko": "여기에 쓰세요.", "en": "Write here."}


def notebook(name: str, language: str, solutions: bool):
    """The toy assignment, as tools.build.assignments would make it."""
    assert name == "toy"
    made = nbformat.v4.new_notebook()
    made.metadata = nbformat.from_dict(
        {"kernelspec": {"display_name": "Java", "language": "java", "name": "java"}, "descent": {"language": language, "homework": name}}
    )

    def label(grade_id, **flags):
        base = {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3, "grade_id": grade_id}
        return {"nbgrader": base | flags}

    new = nbformat.v4
    made.cells = [new.new_markdown_cell("# Toy" if language == "en" else "# 장난감", id="title")]
    for task, points in POINTS.items():
        text = SOLUTIONS[task] if solutions else STUBS[task]
        made.cells.append(new.new_code_cell(text, id=f"{task}-answer", metadata=label(f"{task}-answer", solution=True)))
        check = f"Toy.check(() -> {task}(1));"
        made.cells.append(new.new_code_cell(check, id=task, metadata=label(task, grade=True, locked=True, points=points)))
    essay = "Because." if solutions else ESSAY[language]
    made.cells.append(new.new_markdown_cell(essay, id="essay", metadata=label("essay", grade=True, solution=True, points=4)))
    return made


def answer(made, task: str):
    """The cell of a task's answer."""
    return next(c for c in made.cells if c.metadata.get("nbgrader", {}).get("grade_id") == f"{task}-answer")


def solved(language="en", before=(), after=(), **answers) -> bytes:
    """A submission: right but for these answers, with code cells of the student's own before and after."""
    made = notebook("toy", language, solutions=True)
    for task, text in answers.items():
        answer(made, task).source = text
    made.cells[1:1] = [nbformat.v4.new_code_cell(text) for text in before]
    made.cells += [nbformat.v4.new_code_cell(text) for text in after]
    return nbformat.writes(made).encode()


class Classroom:
    """A course folder with submissions of the toy assignment."""

    def __init__(self, folder: Path, toy_jars):
        self.course = Course(folder / "course", "toy", notebook)
        self._jars, self._toy = toy_jars

    def hand_in(self, **files):
        """Puts files where collect would put them."""
        for student, data in files.items():
            path = self.course.submitted(student)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def tools(self, **limits):
        """Tools with short times."""
        made = command.tools_of(self._jars, "Toy", [self._toy])
        if limits:
            made.sandbox.limits = replace(made.sandbox.limits, **limits)
        made.times = Times(cell=1500, call=1500, compile=20_000, answer=2000)
        inner = made.referee
        made.referee = lambda: _short(inner())
        return made

    def grade(self, **options) -> grade.Graded:
        """Grades, with short limits."""
        from tools.homework.gradebook import Book

        limits = options.pop("limits", {})
        self.course.prepare()
        with Book(self.course) as book:
            book.register(options.pop("due", None))
        return grade.grade(self.course, self.tools(**limits), **options)

    def book(self):
        """The gradebook."""
        from tools.homework.gradebook import Book

        return Book(self.course)


def _short(referee):
    referee._millis = 2500
    return referee


def points(graded: grade.Graded, student: str) -> dict:
    """Task -> points of a student."""
    return {task: found["score"] for task, found in graded.results[student]["tasks"].items()}
