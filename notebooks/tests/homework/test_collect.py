"""Taking submissions in: the shapes of an LMS, what is unsafe or broken, whose it is, when it came."""

import io
import json
import os
import zipfile
from datetime import datetime

import pytest
from homework.classroom import notebook, solved

from tools import say
from tools.homework import __main__ as command
from tools.homework import collect, submission
from tools.homework.course import Course, Wrong


@pytest.fixture
def course(tmp_path):
    say.use("en")
    yield Course(tmp_path / "course", "toy", notebook)
    say.use(None)


def packed(entries: dict, time=(2026, 3, 2, 17, 30, 0)) -> bytes:
    """A zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            info = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name, time)
            archive.writestr(info, data)
    return out.getvalue()


def taken(course, tmp_path, data: bytes):
    """Collects a zip; gives student -> bytes, and the sentences."""
    source = tmp_path / "all.zip"
    source.write_bytes(data)
    result = collect.collect(course, source)
    files = {student: course.submitted(student).read_bytes() for student in course.students()}
    return files, [say.text(key, **values) for key, values in result.problems]


@pytest.mark.parametrize(
    "path, student, rest, late",
    [
        ("Anna Berg_12345_assignsubmission_file_/toy.ipynb", "Anna_Berg", "toy.ipynb", False),
        ("홍길동_77_assignsubmission_file_toy.ipynb", "홍길동", "toy.ipynb", False),
        ("all/홍 길동_77_assignsubmission_file_/sub/toy.ipynb", "홍_길동", "sub/toy.ipynb", False),
        ("berganna_1234_56789_toy.ipynb", "berganna-1234", "toy.ipynb", False),
        ("berganna_LATE_1234_56789_toy-1.ipynb", "berganna-1234", "toy-1.ipynb", True),
        ("anna/toy.ipynb", "anna", "toy.ipynb", False),
        ("submitted/anna/toy/toy.ipynb", "anna", "toy.ipynb", False),
        ("class/anna/toy.ipynb", "anna", "toy.ipynb", False),
        ("anna.ipynb", "anna", "anna.ipynb", False),
        ("toy_anna.ipynb", "anna", "toy_anna.ipynb", False),
        ("anna-toy.ipynb", "anna", "anna-toy.ipynb", False),
        ("toy.ipynb", None, "toy.ipynb", False),
        ("toy (1).ipynb", None, "toy (1).ipynb", False),
    ],
)
def test_owner(path, student, rest, late):
    assert collect.owner(path, "toy") == (student, rest, late)


@pytest.mark.parametrize("name, expected", [("../..", "unnamed"), ("=SUM(A1)", "SUM-A1"), ("a/b\\c:d", "a-b-c-d"), (" Å ö ", "Å_ö"), ("x" * 300, "x" * 80), ("+1", "1")])
def test_student_id(name, expected):
    assert collect.student_id(name) == expected


def test_a_zip_of_an_lms(course, tmp_path):
    inner = packed({"toy.ipynb": b"anna packed it"})
    files, said = taken(
        course,
        tmp_path,
        packed(
            {
                "Anna_1_assignsubmission_file_/work.zip": inner,
                "Bora_2_assignsubmission_file_/other.ipynb": b"no",
                "Bora_2_assignsubmission_file_/toy.ipynb": b"bora",
                "Chan_3_assignsubmission_file_/toy (2).ipynb": b"chan",
                "Dana_4_assignsubmission_file_/essay.pdf": b"%PDF",
                "Emil_5_assignsubmission_file_/work.zip": b"not a zip",
                "__MACOSX/Bora_2_assignsubmission_file_/._toy.ipynb": b"no",
                "toy.ipynb": b"whose?",
            }
        ),
    )
    assert files == {"Anna": b"anna packed it", "Bora": b"bora", "Chan": b"chan"}
    assert any("toy.ipynb: skipped" in s for s in said)
    assert any("Emil" in s and "cannot be unpacked" in s for s in said) and any(s.startswith("Emil: no notebook") for s in said)
    entry = json.loads(course.collected.read_text(encoding="utf-8"))["Bora"]
    assert datetime.fromisoformat(entry["time"]).replace(tzinfo=None) == datetime(2026, 3, 2, 17, 30)


def test_students_of_the_same_name_stay_apart(course, tmp_path):
    paths = {"Min Kim_11_assignsubmission_file_/toy.ipynb": b"one", "all/Min Kim_12_assignsubmission_file_toy.ipynb": b"two"}
    files, said = taken(course, tmp_path, packed({**paths, "Bora_13_assignsubmission_file_/toy.ipynb": b"bora"}))
    assert files == {"Min_Kim-11": b"one", "Min_Kim-12": b"two", "Bora": b"bora"}
    assert len(said) == 1 and "Min_Kim-11, Min_Kim-12" in said[0]


def test_unsafe_names_are_refused(course, tmp_path):
    link = zipfile.ZipInfo("eve/toy.ipynb", (2026, 1, 1, 0, 0, 0))
    link.external_attr = 0o120777 << 16
    bad = ["../eve/toy.ipynb", "/eve/toy.ipynb", "C:/eve/toy.ipynb", "eve/../../toy.ipynb"]
    files, said = taken(course, tmp_path, packed({**dict.fromkeys(bad, b"x"), link: b"/etc/passwd", "anna/toy.ipynb": b"anna"}))
    assert files == {"anna": b"anna"}
    assert len([s for s in said if "refused" in s]) == 5


def test_links_in_a_folder_are_refused(course, tmp_path):
    (tmp_path / "in/eve").mkdir(parents=True)
    (tmp_path / "secret.ipynb").write_text("secret")
    os.symlink(tmp_path / "secret.ipynb", tmp_path / "in/eve/toy.ipynb")
    result = collect.collect(course, tmp_path / "in")
    assert result.entries == {} and [key for key, _ in result.problems] == ["homework.collect.unsafe"]


def test_a_broken_zip_and_a_broken_entry(course, tmp_path):
    whole = packed({"anna/toy.ipynb": b"anna" * 1000, "bora/toy.ipynb": b"bora" * 1000})
    damaged = bytearray(whole)
    damaged[60] ^= 0xFF  # inside the first entry's data
    files, said = taken(course, tmp_path, bytes(damaged))
    assert files == {"bora": b"bora" * 1000} and any("anna" in s and "cannot be unpacked" in s for s in said)
    _, said = taken(course, tmp_path, whole[: len(whole) // 2])
    assert len(said) == 1 and "all.zip: cannot be unpacked" in said[0]
    with pytest.raises(Wrong, match="neither"):
        collect.collect(course, tmp_path / "nothing.txt")


def test_an_entry_that_unpacks_to_anything_is_cut(course, tmp_path, monkeypatch):
    monkeypatch.setattr(submission, "LARGEST", 1000)
    files, _ = taken(course, tmp_path, packed({"anna/toy.ipynb": b"0" * 1_000_000}))
    assert len(files["anna"]) == 1001


def test_korean_names_from_an_old_windows(course, tmp_path):
    out = packed({"AAAAAA/toy.ipynb": b"x"}).replace(b"AAAAAA", "홍길동".encode("cp949"))
    files, _ = taken(course, tmp_path, out)
    assert list(files) == ["홍길동"]


def test_the_newest_of_several(course, tmp_path):
    old, new = zipfile.ZipInfo("anna/toy-1.ipynb", (2026, 3, 1, 0, 0, 0)), zipfile.ZipInfo("anna/toy-2.ipynb", (2026, 3, 2, 0, 0, 0))
    files, _ = taken(course, tmp_path, packed({new: b"new", old: b"old"}))
    assert files == {"anna": b"new"}


def run(capsys, *arguments):
    """The command line on the toy assignment."""
    status = command.main(list(map(str, arguments)), notebook)
    said = capsys.readouterr()
    return status, said.out + said.err


def test_late_and_missing_are_reported(course, tmp_path, capsys):
    roster = tmp_path / "roster.csv"
    roster.write_text("id,name\nanna,Anna\nbora,Bora\nchan,Chan\n", encoding="utf-8")
    source = tmp_path / "all.zip"
    source.write_bytes(packed({"anna/toy.ipynb": solved()}) )
    arguments = ("--course", course.folder, "--students", roster)
    status, said = run(capsys, "collect", "toy", source, "--due", "2026-03-02 17:00", *arguments)
    assert status == 0 and "anna: late (30 minutes)" in said
    assert "bora: nothing handed in" in said and "chan: nothing handed in" in said and "anna: nothing" not in said
    status, said = run(capsys, "collect", "toy", source, "--due", "2026-03-02 18:00", *arguments)
    assert "late (" not in said


def test_no_file_name_steers_the_terminal(course, tmp_path, capsys):
    source = tmp_path / "all.zip"
    source.write_bytes(packed({"../\x1b]0;owned\x07/toy.ipynb": b"x", "anna/toy.ipynb": solved()}))
    _, said = run(capsys, "collect", "toy", source, "--course", course.folder)
    assert "?]0;owned?/toy.ipynb: refused" in said and "\x1b" not in said


@pytest.mark.parametrize("arguments, part", [(["grade", "toy"], "Collect them first"), (["report", "toy"], "Run grade first"), (["collect", "toy", "none"], "neither")])
def test_one_sentence_for_what_is_wrong(course, capsys, monkeypatch, arguments, part):
    monkeypatch.setattr(command.building, "make", lambda step: pytest.skip("the jars are not needed"))
    monkeypatch.setattr(command, "tools_of", lambda *_: None)
    monkeypatch.setattr(command.building, "make", lambda step: None)
    status, said = run(capsys, *arguments, "--course", course.folder)
    assert status == 1 and part in said and "Traceback" not in said


def test_help_in_both_languages():
    for language in ("ko", "en"):
        text = say.text("help.homework", language)
        for word in ("collect", "grade", "feedback", "report", "open", "--due", "--course", "--students", "--workers", "--again"):
            assert word in text
