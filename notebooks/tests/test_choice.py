"""Which lectures the words of a command line mean, and that a wrong one is said before anything is set up."""

import pytest

from tools import say
from tools.launch import choice, launcher, setup


@pytest.fixture
def folder(tmp_path):
    for name in ("02-b.md", "01-a.md", "00-start.md", "90-more.md", "README.md"):
        (tmp_path / name).write_text("", encoding="utf-8")
    return tmp_path


def names(*words, folder):
    return [path.stem for path in choice.lectures(words, folder)]


def test_all_in_the_order_of_the_course(folder):
    assert names(folder=folder) == ["00-start", "01-a", "02-b", "90-more"]
    assert names("90", "02", "1", "02", folder=folder) == ["01-a", "02-b", "90-more"]


@pytest.mark.parametrize("word", ["1", "01", "01-a", "01-a.md", "notebooks/lectures/01-a.md", "notebooks/ko/01-a.ipynb"])
def test_by_number_name_and_file(word, folder):
    assert names(word, folder=folder) == ["01-a"]


@pytest.mark.parametrize("word", ["9", "a", "001", "README", "01-"])
def test_a_name_that_no_lecture_has(word, folder, monkeypatch):
    monkeypatch.setattr(say, "_chosen", "en")
    with pytest.raises(choice.NoSuchLecture, match=f"^{word}: there is no such lecture; there are: 00-start, 01-a, 02-b, 90-more[.]$"):
        choice.lectures(["00", word], folder)


def test_values_of_options_are_no_lectures():
    assert choice.names(["03", "--to", "html", "--output=99", "4", "--output", "99"], ("--to", "--output")) == ["03", "4"]
    assert choice.names(["--force", "5"], ()) == ["5"]
    assert choice.names(["--to"], ("--to",)) == []


@pytest.mark.parametrize("command", [["build", "99"], ["export", "--to", "html", "99"], ["export", "1", "99", "--output", "x"]])
def test_a_wrong_name_is_said_before_the_set_up(command, monkeypatch, capsys):
    monkeypatch.setattr(say, "_chosen", None)
    monkeypatch.setattr(setup, "run", lambda steps=4: pytest.fail("the set-up began"))
    assert launcher.main([*command, "--lang", "ko"]) == 1
    assert capsys.readouterr().err.startswith("99: 그런 강의는 없습니다.")
