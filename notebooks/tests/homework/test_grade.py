"""The way of an honest submission: asked, judged, in nbgrader's gradebook, on a page; and what is done again."""

import base64
import csv
import hashlib
import io
import json
import os
import re
import stat
from datetime import datetime, timedelta, timezone

import nbformat
import pytest
from homework.classroom import SOLUTIONS, STUBS, answer, notebook, points, solved

from tools import say
from tools.homework import feedback, grade, marks, report
from tools.homework import course as course_

pytestmark = pytest.mark.kernel  # they start some dozens of Java machines

IDENTITY = "double[] half(double[] x) {\n    return x;\n}"  # right for the empty array: a third of three points


def untouched(language="ko") -> bytes:
    """What was given out."""
    return nbformat.writes(notebook("toy", language, solutions=False)).encode()


@pytest.fixture(scope="module")
def small(tmp_path_factory, toy_jars):
    """Three students, graded once."""
    from homework.classroom import Classroom

    say.use("en")
    room = Classroom(tmp_path_factory.mktemp("small"), toy_jars)
    aside = "int helper = 1;\nint unusedBroken(;"
    room.hand_in(anna=solved(), bora=untouched(), chan=solved("ko", after=[aside], half=IDENTITY))
    graded = room.grade()
    yield room, graded
    say.use(None)


def test_points(small):
    _, graded = small
    assert graded.failed == {}
    assert points(graded, "anna") == {"half": 3, "square": 3, "negate": 2, "word": 2}
    assert points(graded, "bora") == {"half": 0, "square": 0, "negate": 0, "word": 0}
    assert points(graded, "chan") == {"half": 1, "square": 3, "negate": 2, "word": 2}


def test_sentences_are_in_the_students_language(small):
    _, graded = small
    assert graded.results["anna"]["tasks"]["half"]["sentence"] == "Right."
    assert graded.results["chan"]["tasks"]["square"]["sentence"] == "맞았습니다."
    assert graded.results["chan"]["tasks"]["half"]["sentence"] == "절반이 아닙니다. VALUE"


def test_the_gradebook(small):
    room, _ = small
    with room.book() as book:
        assert book.scores("anna") == {"half": (3, 3, False), "square": (3, 3, False), "negate": (2, 2, False), "word": (2, 2, False), "essay": (0, 4, True)}
        assert book.scores("bora")["essay"] == (0, 4, False)  # nothing was written: nobody has to read it
        assert book.scores("chan")["half"] == (1, 3, False)


def test_the_notebook_of_formgrader(small):
    room, _ = small
    made = nbformat.read(room.course.autograded("chan"), 4)
    nbformat.validate(made)
    assert answer(made, "half").source == IDENTITY
    outputs = {c.metadata.nbgrader.grade_id: c.outputs[0].text for c in made.cells if c.cell_type == "code" and c.outputs}
    assert outputs["half"] == "절반이 아닙니다. VALUE\n"
    assert [c.source for c in made.cells if "helper" in c.source] == ["int helper = 1;\nint unusedBroken(;"]


def test_a_page_for_the_student(small):
    room, _ = small
    failed = feedback.make(room.course, ["anna", "chan"])
    assert failed == {}
    page = room.course.feedback("chan").read_text(encoding="utf-8")
    shown = re.sub(r"<style.*?</style>|<script.*?</script>", "", page, flags=re.S)
    assert "절반이 아닙니다" in shown and '<p class="total">8 / 14</p>' in shown and '<html lang="ko">' in shown
    assert "채점 전 / 4" in shown and "아직 채점하지 않았습니다" in shown  # the essay waits for somebody
    # The inputs are secret: none of the questions' numbers that a page could only have from there.
    numbers = set(re.findall(r"\d+\.\d+", " ".join(_calls(room))))
    assert len(numbers) == 3
    assert not numbers & set(re.findall(r"(?<![\d.])\d+\.\d+(?![\d.])", shown))


def test_a_page_runs_its_own_scripts_only(small):
    room, _ = small
    assert feedback.make(room.course, ["anna"]) == {}
    page = room.course.feedback("anna").read_text(encoding="utf-8")
    policy = re.search(r'<meta content="([^"]*)" http-equiv="Content-Security-Policy"', page)[1]
    scripts = re.findall(r"<script>(.*?)</script>", page, flags=re.S)
    digests = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts}
    assert policy.startswith("default-src 'none'; script-src 'sha256-") and digests == set(re.findall(r"'sha256-([^']*)'", policy))
    assert len(scripts) == 2 and "<script src" not in page


def test_marks_for_the_lms(tmp_path):
    """Moodle finds these three headings (assignfeedback_offline_grade_importer), Canvas wants Section as the last about a person."""
    course = course_.Course(tmp_path, "toy", notebook)
    files = {
        "Min_Kim": "Min Kim_1017_assignsubmission_file_/toy.ipynb", "Bo_Lee": "Bo Lee_1018_assignsubmission_file_/toy.ipynb",
        "kimmin-77": "all/kimmin_LATE_77_9001_toy.ipynb", "anna": "anna/toy.ipynb"}  # fmt: skip
    course_.write(course.collected, json.dumps({student: {"file": file} for student, file in files.items()}))

    class Book:
        def scores(self, student):
            return {"half": (2.5, 3, False), "essay": (0 if student == "Bo_Lee" else 4, 4, student == "Bo_Lee")}

    made = {path.name: list(csv.reader(io.StringIO(path.read_text(encoding="utf-8")))) for path in marks.make(course, sorted(files), Book())}
    moodle = csv.DictReader(io.StringIO((course.reports / "moodle.csv").read_text(encoding="utf-8")))
    assert [(row["Identifier"], row["Grade"], row["Last modified (grade)"]) for row in moodle] == [("Participant 1017", "6.5", "-")]
    head, most, *rows = made["canvas.csv"]
    assert head[:2] == ["Student", "ID"] and head[2:5] == ["SIS User ID", "SIS Login ID", "Section"] and head[5:] == ["toy"]
    assert "Points Possible" in most[0] and most[5] == "7" and [(row[1], row[5]) for row in rows] == [("77", "6.5")]


def test_html_in_an_answer_stays_text(classroom):
    written = "<script>alert(1)</script> <img src=x onerror=alert(1)> a <!-- b </div><?x <SVG onload=alert(1)> 1 < 2"
    made = nbformat.reads(solved().decode(), 4)
    made.cells[-1].source = written
    made.cells.append(nbformat.v4.new_markdown_cell(written))
    kernel = {"name": "<img src=x onerror=alert(1)>", "display_name": "x"}
    other = nbformat.v4.new_notebook(metadata={"kernelspec": kernel}, cells=[nbformat.v4.new_markdown_cell("x")])
    classroom.hand_in(anna=nbformat.writes(made).encode(), bora=nbformat.writes(other).encode())
    classroom.grade()
    for student, times in (("anna", 2), ("bora", 1)):
        cells = nbformat.read(classroom.course.autograded(student), 4).cells
        text = "".join(c.source for c in cells if c.cell_type == "markdown")
        assert text.count("< img src=x onerror=alert(1)>") == times and not re.search("<[A-Za-z/!?]", text)


def test_changed_experiments_and_pictures_are_there_to_be_read(classroom):
    png = base64.b64encode(b"\x89PNG\r\n\x1a\n and so on").decode()
    shown = nbformat.v4.new_output("display_data", {"image/png": png, "text/html": "<b>no</b>"})
    false = nbformat.v4.new_output("display_data", {"image/png": base64.b64encode(b"<svg>").decode()})

    def with_experiment(solutions):
        made = notebook("toy", "en", solutions)
        made.cells.insert(1, nbformat.v4.new_code_cell("int tries = 1;", id="tries"))
        return made

    classroom.course._notebooks = lambda name, language, solutions: with_experiment(solutions)
    made = with_experiment(True)
    made.cells[1].source = "int tries = 2;"
    made.cells[1].outputs = [shown]
    made.cells.append(nbformat.v4.new_code_cell("int mine = 3;", outputs=[false, shown]))
    classroom.hand_in(anna=nbformat.writes(made).encode())
    classroom.grade()
    found = {c.source: c.outputs for c in nbformat.read(classroom.course.autograded("anna"), 4).cells if c.cell_type == "code"}
    assert "int tries = 1;" not in found
    for source in ("int tries = 2;", "int mine = 3;"):
        assert [dict(output.data) for output in found[source]] == [{"image/png": png}]


def _calls(room):
    referee = room.tools().referee()
    try:
        return [call for task in referee.tasks("toy", room.course.seed) for call in task["calls"]]
    finally:
        referee.close()


def test_tables(small):
    room, graded = small
    with room.book() as book:
        made = report.make(room.course, graded.results, book)
    text = made[0].read_text(encoding="utf-8")
    assert text.startswith("\ufeff")
    rows = {row["student"]: row for row in csv.DictReader(io.StringIO(text[1:]))}
    assert [rows["chan"][k] for k in ("half", "square", "negate", "word", "essay", "total", "maximum")] == ["1", "3", "2", "2", "0", "8", "14"]
    assert rows["chan"]["to_grade_by_hand"] == "essay" and rows["bora"]["to_grade_by_hand"] == ""
    english = (room.course.reports / "statistics.en.html").read_text(encoding="utf-8")
    korean = (room.course.reports / "statistics.ko.html").read_text(encoding="utf-8")
    half = re.search(r"<tr><td><code>half</code>(.*?)</tr>", english)[1]
    assert re.findall(r'<td class="n">([^<]*)', half) == ["1.33 / 3", "1", "1", "1"]  # (3 + 0 + 1) / 3; full, part, none
    assert "half-wrong" in english and "<td class=\"n\">2<td>half-wrong" in english
    assert "만점" in korean and "full" in english and not re.search("[가-힣]", re.sub("<td>[^<]*</tr>", "", english))


def test_only_what_changed_is_graded_again(small):
    room, _ = small
    again = room.grade()
    assert again.fresh == 0 and sorted(again.results) == ["anna", "bora", "chan"]
    room.hand_in(bora=solved(negate=STUBS["negate"]))
    again = room.grade()
    assert again.fresh == 1
    assert points(again, "bora") == {"half": 3, "square": 3, "negate": 0, "word": 2}
    room.course.autograded("anna").unlink()
    assert room.grade().fresh == 1
    tools = room.tools()
    tools.digest = "other tasks"
    assert grade.grade(room.course, tools).fresh == 3


def test_points_given_by_hand_stay(small):
    room, _ = small
    with room.book() as book:
        given = book._book.find_grade("essay", "toy", "toy", "anna")
        given.manual_score = 3
        given.needs_manual_grade = False
        book._book.db.commit()
    room.grade(force=True)
    with room.book() as book:
        assert book.scores("anna")["essay"][0] == 3


def test_the_seed_is_secret_and_separates_assignments(small, tmp_path):
    room, _ = small
    file = room.course.folder / "seed"
    if os.name != "nt":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    other = course_.Course(room.course.folder, "other", notebook)
    elsewhere = course_.Course(tmp_path, "toy", notebook)
    assert len({room.course.seed, other.seed, elsewhere.seed}) == 3
    assert course_.Course(room.course.folder, "toy", notebook).seed == room.course.seed
    (tmp_path / "seed").write_text("short")
    with pytest.raises(course_.Wrong):
        course_.Course(tmp_path, "toy", notebook).seed  # noqa: B018


def test_lateness_comes_from_the_due_time(classroom):
    classroom.hand_in(anna=solved())
    due = datetime(2026, 3, 2, 18, 0, tzinfo=timezone.utc)
    entry = {"anna": {"file": "x", "time": (due + timedelta(minutes=90)).isoformat(), "late": False}}
    course_.write(classroom.course.collected, json.dumps(entry))
    classroom.grade(due=due)
    classroom.grade()  # the due time stays
    with classroom.book() as book:
        assert book.late("anna") == 90 * 60
        assert book.due() == due


def test_an_interrupted_run_goes_on(classroom):
    classroom.hand_in(anna=solved(), bora=solved(), chan=solved())

    def stop(number, *_):
        if number == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        classroom.grade(workers=1, done=stop)
    heard = []
    graded = classroom.grade(done=lambda *said: heard.append(said[:3]))
    assert sorted(graded.results) == ["anna", "bora", "chan"] and graded.failed == {}
    assert graded.fresh < 3 and len(heard) == graded.fresh


def test_a_failure_of_the_machinery_takes_no_points(classroom, monkeypatch):
    classroom.hand_in(anna=solved(), bora=solved(before=["int bora = 1;"]))
    asked = grade.runner.ask

    def broken(sandbox, cells, *rest):
        if any("bora" in cell for cell in cells):
            raise grade.NotStarted("no space")
        return asked(sandbox, cells, *rest)

    monkeypatch.setattr(grade.runner, "ask", broken)
    graded = classroom.grade()
    assert list(graded.results) == ["anna"] and "no space" in graded.failed["bora"]
    with classroom.book() as book:
        assert not book.has("bora")
    monkeypatch.undo()
    assert points(classroom.grade(), "bora") == {"half": 3, "square": 3, "negate": 2, "word": 2}


def test_notebook_and_tasks_must_agree(classroom):
    def other(name, language, solutions):
        made = notebook(name, language, solutions)
        next(c for c in made.cells if c.id == "half").metadata.nbgrader.points = 30
        return made

    classroom.course = course_.Course(classroom.course.folder, "toy", other)
    classroom.hand_in(anna=solved())
    with pytest.raises(course_.Wrong, match="half"):
        classroom.grade()


def test_functions_count_wherever_they_stand(classroom):
    made = notebook("toy", "en", solutions=True)
    answer(made, "half").source = SOLUTIONS["square"]
    answer(made, "square").source = SOLUTIONS["half"]
    classroom.hand_in(anna=nbformat.writes(made).encode())
    assert sum(points(classroom.grade(), "anna").values()) == 10
