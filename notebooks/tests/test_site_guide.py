"""The pages of the guide that go into the exported site."""

import pytest
from nbformat.v4 import new_markdown_cell, new_notebook

from tools import places
from tools.export import guide
from tools.export.lectures import Lecture
from tools.lectures import course_map


def chapter(name, text, language):
    """A made-up lecture of one cell."""
    cell = new_markdown_cell(text)
    cell["id"] = "c1"
    entry = course_map.Entry(name, {language: "T"}, {language: ""}, ())
    return Lecture(entry, language, new_notebook(cells=[cell], metadata={"title": "T"}))


@pytest.fixture
def page(tmp_path, monkeypatch):
    """Writes a page of the guide; gives it as the site has it."""
    monkeypatch.setattr(places, "GUIDE", tmp_path)
    (tmp_path / "ko").mkdir()

    def write(text, *chapters):
        (tmp_path / "ko/notes.md").write_text("# 표\n\n" + text, encoding="utf-8")
        return guide.content(guide.read("notes", "ko"), list(chapters)).html()

    return write


def test_links_lead_to_headings_of_lectures(page):
    lecture = chapter("06-adam", "# T\n\n```\n# no heading\n```\n\n## 필기에 적힌 말\n", "ko")
    html = page("[a](<../../ko/06-adam.ipynb#필기에-적힌-말>) [b](../../ko/06-adam.ipynb#lost)", lecture)
    assert 'href="06-adam.html#c1-2"' in html
    assert 'href="06-adam.html"' in html


def test_links_out_of_the_site_are_words(page):
    html = page("[`Adam`](../../../lib/Adam.java) [exam](exam.md) [sheet](notation.md) [x](../../ko/06-adam.ipynb)")
    assert "Adam.java" not in html and "exam.md" not in html and "06-adam" not in html
    assert 'href="guide-notation.html"' in html


def test_only_a_whole_course_has_these_pages():
    every = [path.stem for path in places.LECTURES.glob("[0-9]*.md")]
    assert guide.complete(every)
    assert not guide.complete(every[1:])


def test_no_page_with_solutions_goes_out():
    assert not {"exam", "answers", "homework", "lectures"} & set(guide.PAGES)
