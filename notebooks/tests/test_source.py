"""Reading a source: what it becomes, and what is said about a broken one."""

import pytest
from conftest import HEADER, code, en, ko

from tools.lectures import source
from tools.lectures.source import SourceError

PAIR = (ko("# 하나\n\n본문"), en("# One\n\nText"))


def test_each_language_has_its_text_and_all_of_the_code(lecture):
    read = source.read(lecture(*PAIR, code("int x = 1;"), ko("끝"), en("End"), code("x", "slow")))
    korean, english = (source.notebook(read, language) for language in ("ko", "en"))
    assert [c.source for c in korean.cells] == ["# 하나\n\n본문", "int x = 1;", "끝", "x"]
    assert [c.source for c in english.cells] == ["# One\n\nText", "int x = 1;", "End", "x"]
    assert [dict(c.metadata) for c in english.cells] == [{}, {}, {}, {"tags": ["slow"]}]
    assert (korean.metadata.title, english.metadata.title) == ("하나", "One")
    assert english.metadata.kernelspec.name == "java"
    assert "version" not in english.metadata.language_info


def test_other_metadata_of_a_cell_stays(lecture):
    slide = {"slideshow": {"slide_type": "slide"}}
    read = source.read(lecture(ko("하나", **slide), en("One", **slide)))
    assert source.notebook(read, "ko").cells[0].metadata == slide


def test_the_header_of_the_course_goes_into_the_notebooks(lecture):
    header = HEADER.replace("---\nkernel", "---\ndescent:\n  numbers:\n    0.67: RatesTest\nkernel")
    own = source.notebook(source.read(lecture(*PAIR, header=header)), "ko").metadata.descent
    assert own == {"language": "ko", "lecture": "01-tiny", "numbers": {0.67: "RatesTest"}}
    with pytest.raises(SourceError, match="names and values"):
        source.read(lecture(*PAIR, header=HEADER.replace("---\nkernel", "---\ndescent: 7\nkernel")))


def test_ids_are_the_same_in_both_languages_and_do_not_move(lecture):
    def ids(*cells):
        read = source.read(lecture(*cells))
        return [[c.id for c in source.notebook(read, lang).cells] for lang in ("ko", "en")]

    first = ids(*PAIR, code("x"), code("x"), code("y"))
    assert first[0] == first[1]
    assert len(set(first[0])) == 4
    more = ids(ko("새"), en("New"), *PAIR, code("z"), code("x"), code("x"), code("y"))
    assert [i for i in more[0] if i in first[0]] == first[0]


def test_a_changed_text_changes_its_own_id_only(lecture):
    read = [source.read(lecture(*PAIR, ko(t), en("Two"), code("x"))) for t in ("둘", "둘째")]
    before, after = ([c.id for c in source.notebook(r, "en").cells] for r in read)
    assert [a == b for a, b in zip(before, after)] == [True, False, True]


@pytest.mark.parametrize(
    "cells, words",
    [
        (['+++ {"tags": ["ko"]\n\nText', code("x")], ["line 8", '+++ {"tags": ["ko"]}']),
        (["+++ {tags: [ko]}\n\nText"], ["line 8", "+++"]),
        (['+++ {"tags": "ko"}\n\nText'], ["'ko' is not of type 'array'"]),
        ([*PAIR, "```{code-cell} java\n---\ntags: [a\n---\nx\n```"], ["YAML"]),
        ([*PAIR, "```{code-cell} java\nx\n", code("y")], ["another cell begins", "line 20"]),
        ([*PAIR, "```{code-cell} java\nx\n"], ["line 20", "no closing ```"]),
        ([*PAIR, "```{code-cell} java\nx\n", *PAIR], ["line 20", "another cell begins"]),
        ([ko("- a\n\n  ```{code-cell} java\n  x\n  ```"), en("- a")], ["another cell begins"]),
    ],
)
def test_a_broken_source_is_named_with_its_place(lecture, cells, words):
    path = lecture(*cells)
    with pytest.raises(SourceError) as caught:
        source.read(path)
    message = str(caught.value)
    assert message.startswith(str(path)) and "\n" not in message
    for word in words:
        assert word in message


def test_a_broken_header_an_empty_and_a_missing_file(lecture, tmp_path):
    with pytest.raises(SourceError, match="Notebook metadata.*line 3"):
        source.read(lecture(*PAIR, header=HEADER.replace("language: java", "language: [java")))
    with pytest.raises(SourceError, match="holds no cell"):
        source.read(lecture())
    with pytest.raises(SourceError, match="cannot be read"):
        source.read(tmp_path / "none.md")
    (tmp_path / "latin.md").write_bytes(b"\xb0\xe6\xbb\xe7")
    with pytest.raises(SourceError, match="cannot be read.*utf-8"):
        source.read(tmp_path / "latin.md")
