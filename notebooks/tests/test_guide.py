"""The lecturer's guide: every line of the notes leads somewhere, no page is stale, both languages agree."""

import csv
import re

import pytest

from tools import places
from tools.build import numbers
from tools.guide import answers, marks, notes, pages
from tools.guide.marks import Place
from tools.homework.sandbox import Limits
from tools.launch import choice
from tools.lectures import source


def test_every_line_of_the_notes_has_its_place():
    assert notes.missing() == []


def test_the_lines_are_those_of_the_notes():
    wanted = [f"N{k}" for k in range(1, 14)] + [f"R{k}" for k in range(1, 13)]
    wanted += [f"D{k}" for k in range(1, 15)] + ["N11a", "R6a"]
    assert sorted(row.number for row in notes.rows()) == sorted(wanted)


def test_no_page_is_stale():
    assert pages.stale() == []


@pytest.mark.parametrize("name", pages.pages())
def test_pages_say_the_same_in_both_languages(name):
    assert pages.check(name) == []


def test_every_question_is_on_the_page():
    for language in places.LANGUAGES:
        word = {"ko": "질문.", "en": "Question."}[language]
        sources = "".join(path.read_text(encoding="utf-8") for path in choice.lectures([]))
        assert sum(map(len, answers.questions(language).values())) == sources.count(f"<b>{word}</b>")


def test_links_to_headings_lead_to_one():
    for language in places.LANGUAGES:
        for found in marks.lectures(language).values():
            for place in found:
                text = place.file.read_text(encoding="utf-8")
                assert re.search(rf"^#+ +{re.escape(place.name)}", text, re.MULTILINE), place


JAVA = """package descent;

/** Says {@code // (N9)} only. */
public final class Two {
    record Pair(int a) {}

    public static int one(
            int a, int b) {
        if (a > b) {
            return a; // (N6), (N10.2)
        }
        return b;
    }

    enum Inner {
        X;

        int two() throws Exception {
            return 1; // (R6a): why
        }
    }

    int three() {
        return 2; // says nothing (see above)
    }
}
"""

TEST = """class TwoTest {
    @ParameterizedTest
    @Tag("N6")
    @CsvSource({"1, 2"})
    void works(int a) {}
}
"""


@pytest.fixture
def made_up(tmp_path, monkeypatch):
    """A made-up library with a class and a test."""
    monkeypatch.setattr(places, "LIB", tmp_path)
    for folder, name, text in (("main", "Two", JAVA), ("test", "TwoTest", TEST)):
        path = tmp_path / f"core/src/{folder}/java/descent/{name}.java"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "core/src"


def test_marks_in_code_name_the_method_around_them(made_up):
    file = made_up / "main/java/descent/Two.java"
    assert marks.code() == {
        "N6": [Place(file, "Two.one")],
        "N10": [Place(file, "Two.one")],
        "R6a": [Place(file, "Two.Inner.two")],
    }


def test_tags_name_the_test_below_them(made_up):
    file = made_up / "test/java/descent/TwoTest.java"
    assert marks.tests()["N6"] == [Place(file, "TwoTest.works")]


def test_what_has_no_mark_is_named(made_up):
    reasons = [str(finding) for finding in notes.missing()]
    assert "notes.csv: N7: no code carries its mark" in reasons
    assert "notes.csv: N7: no test carries its mark" in reasons
    assert not any("N6: no" in reason for reason in reasons)


def test_a_mark_of_no_line_is_named(made_up):
    file = made_up / "main/java/descent/Two.java"
    file.write_text(JAVA.replace("(N6)", "(N66)"), encoding="utf-8")
    assert "notes.csv: N66: is no line of the notes, but marked in Two.java Two.one" in map(
        str, notes.missing()
    )


@pytest.fixture
def page(tmp_path, monkeypatch):
    """Writes a page in both languages; gives what is wrong with it."""
    monkeypatch.setattr(places, "GUIDE", tmp_path)

    def write(ko, en):
        for language, text in (("ko", ko), ("en", en)):
            (tmp_path / language).mkdir(exist_ok=True)
            (tmp_path / language / "page.md").write_text(text, encoding="utf-8")
        return [finding.reason for finding in pages.check("page")]

    return write


def test_a_good_page(page):
    assert page("# 쪽\n\n[쪽](page.md) $x$", "# Page\n\n[page](page.md) $x$") == []


def test_what_pages_must_not(page):
    assert "leads to no file: lost.md" in page("[쪽](lost.md)", "[page](lost.md)")
    assert any("differ in formulas" in reason for reason in page("$x$", "$y$"))
    assert any("Hangul" in reason for reason in page("쪽", "쪽"))
    assert any("학습률" in reason for reason in page("학습율", "rate"))


def values():
    """The numbers of the exam, as the library works them out in ExamTest."""
    path = places.LIB / "core/src/test/resources/descent/exam.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["key"]: row["value"] for row in csv.DictReader(file)}


@pytest.mark.parametrize("language", places.LANGUAGES)
def test_the_exam_has_the_numbers_of_the_library(language):
    page = (places.GUIDE / language / "exam.md").read_text(encoding="utf-8")
    missing = [key for key, value in values().items() if not re.search(rf"(?<![\d.]){value}(?![\d.]*\d)", page)]
    assert missing == []


@pytest.mark.parametrize("language", places.LANGUAGES)
def test_the_exam_has_no_other_numbers(language):
    page = (places.GUIDE / language / "exam.md").read_text(encoding="utf-8")
    known = {"0.001", "0.999", "100", "1.72", "1.07", "1.05"}  # given, and on the way to 0.68
    known |= {part.lstrip("-") for value in values().values() for part in value.split("/")}
    strange = [number.text for number in numbers.quoted(page) if number.text not in known]
    assert strange == []


@pytest.mark.parametrize("language", places.LANGUAGES)
def test_the_points_of_an_exam_are_a_hundred(language):
    page = (places.GUIDE / language / "exam.md").read_text(encoding="utf-8")
    for exam in re.split(r"^## ", page, flags=re.MULTILINE)[1:]:
        assert sum(map(int, re.findall(r"\*\*\d+\. \((\d+)", exam))) == 100


@pytest.mark.parametrize("language", places.LANGUAGES)
def test_how_many_students_fit(language):
    page = (places.GUIDE / language / "class.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) GB \| (\d+) \| (\d+) \|$", page, re.MULTILINE)
    assert len(rows) == 4
    for memory, *fits in rows:
        assert [int(n) for n in fits] == [(int(memory) - 1) * 20 // (2 + 13 * k) for k in (1, 2)]


@pytest.mark.parametrize("language", places.LANGUAGES)
@pytest.mark.parametrize("page", ["plan", "lectures"])
def test_every_lecture_has_its_place(page, language):
    text = (places.GUIDE / language / f"{page}.md").read_text(encoding="utf-8")
    missing = [path.stem for path in choice.lectures([]) if f"/{path.stem}.ipynb)" not in text]
    missing = [name for name in missing if page == "plan" or not name.startswith("90")]
    assert not missing, f"give them a place in guide/{language}/{page}.md, as a link: {missing}"


@pytest.mark.parametrize("language", places.LANGUAGES)
def test_lectures_are_called_by_their_titles(language):
    text = (places.GUIDE / language / "lectures.md").read_text(encoding="utf-8")
    for name in re.findall(r"^## .*/([\w-]+)\.ipynb\)$", text, re.MULTILINE):
        title = source.title(source.read(places.LECTURES / f"{name}.md"), language)
        assert f"## [{title}](" in text


@pytest.mark.parametrize("language", places.LANGUAGES)
def test_the_points_of_the_homework(language):
    page = (places.GUIDE / language / "homework.md").read_text(encoding="utf-8")
    shown = re.findall(r"^\| `(hw\d-[\w-]+)` \| (\d+) \| (\d+) \|$", page, re.MULTILINE)
    found = []
    for path in sorted((places.NOTEBOOKS / "homework").glob("hw*.md")):
        text = path.read_text(encoding="utf-8")
        automatic = re.findall(r"^:points: (\d+)$", text, re.MULTILINE)
        by_hand = re.findall(rf'\["{language}"\].*"points": (\d+)', text)
        found.append((path.stem, str(sum(map(int, automatic))), str(sum(map(int, by_hand)))))
    assert shown == found


@pytest.mark.parametrize("language", places.LANGUAGES)
def test_the_limits_of_the_sandbox(language):
    page = (places.GUIDE / language / "homework.md").read_text(encoding="utf-8")
    limits = Limits()
    for value in (limits.wall, limits.heap, limits.file):
        assert re.search(rf"(?<!\d){value}(?!\d)", page)
