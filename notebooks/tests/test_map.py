"""The map of the course: its data against the lectures, its drawing against the rules of a drawing."""

import re
import xml.etree.ElementTree as xml
from itertools import combinations

import pytest

from tools import places
from tools.lectures import course_map, map_figure
from tools.lectures.course_map import Entry

ENTRIES = course_map.read()
SVG = "{http://www.w3.org/2000/svg}"


def made(**needs):
    """Made-up lectures: made(a="", b="a")."""
    return [
        Entry(name, {"ko": name, "en": name}, {"ko": name, "en": name}, tuple(text.split()))
        for name, text in needs.items()
    ]


def source(name):
    return (places.LECTURES / f"{name}.md").read_text(encoding="utf-8")


def test_every_lecture_is_there_and_says_all():
    files = sorted(p.stem for p in places.LECTURES.glob("*.md") if p.stem[0].isdigit())
    assert [e.name for e in ENTRIES] == files and len(files) >= 14
    findings = course_map.findings(ENTRIES)
    assert not findings, "\n".join(map(str, findings))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.name)
def test_what_a_lecture_needs_comes_before_it_and_is_linked(entry):
    before = course_map.all_needs(ENTRIES)
    links = set(re.findall(r"\]\(([\w-]+)\.ipynb", source(entry.name)))
    reached = links | {name for link in links if link in before for name in before[link]}
    for need in entry.needs:
        assert need < entry.name
        assert need in reached, f"{entry.name} needs {need} but does not lead there"


@pytest.mark.parametrize("language, none", [("ko", "없음"), ("en", "nothing")])
def test_the_table_of_lecture_00_says_the_same(language, none):
    rows = re.findall(r"^\| \[(.+?)\]\(([\w-]+)\.ipynb\) \| .+? \| (.+?) \|$", source("00-start"), re.M)
    own = [row for row in rows if bool(re.search("[가-힣]", row[0])) == (language == "ko")]
    assert [name for _, name, _ in own] == [e.name for e in ENTRIES], "the table of lecture 00 has a row for each"
    by_number = {e.number: e.name for e in ENTRIES}
    for (title, _, said), entry in zip(own, ENTRIES):
        assert title == entry.title(language)
        numbers = [int(n) for n in re.findall(r"\d+", said)]
        if re.search(r"부터|\d to \d", said):
            numbers = list(range(numbers[0], numbers[1] + 1))
        assert {by_number[str(n)] for n in numbers} == set(entry.needs)
        assert (said == none) == (not entry.needs)


@pytest.mark.parametrize("language", places.LANGUAGES)
def test_the_pictures_are_up_to_date_and_said_in_words(language):
    drawn = map_figure.path(language).read_bytes() == map_figure.svg(ENTRIES, language).encode()
    assert drawn, "the map is not what the headers say now: ./course build draws it"
    words = map_figure.alt(ENTRIES, language)
    for entry in ENTRIES:
        assert entry.title(language) in words and entry.teaches[language] in words
    name = "README.md" if language == "en" else "README.ko.md"
    readme = (places.ROOT / name).read_text(encoding="utf-8")
    assert f"![{words}](notebooks/{language}/map.svg)" in readme, f"{name} should show ![{words}]"


@pytest.mark.parametrize(
    "entries, words",
    [
        (made(a="", b="c", c="b"), "needs itself"),
        (made(a="", b="a b"), "needs itself"),
        (made(a="", b="z"), "needs z, which does not exist"),
        ([Entry("a", {}, {"ko": "a", "en": "a"}, ())], "title: has no ko"),
        ([Entry("a", {"ko": "a", "en": "a"}, {"ko": "a"}, ())], "teaches: has no en"),
        ([Entry("a", {"ko": "a", "en": "a"}, {"ko": "a", "en": "a"}, (), stated=False)], "has no needs"),
    ],
)
def test_what_is_wrong_is_found(entries, words):
    assert any(words in str(finding) for finding in course_map.findings(entries))


def test_arrows_leave_out_what_follows_from_others():
    entries = made(a="", b="a", c="a b", d="a c b")
    assert course_map.arrows(entries) == [("a", "b"), ("b", "c"), ("c", "d")]
    assert [[e.name for e in row] for row in course_map.layers(made(a="", b="a", c="a", d="a c"))] == [["a"], ["b", "c"], ["d"]]


def test_a_number_and_a_subject():
    one = Entry("06-adam", {"ko": "6강 Adam", "en": "Lecture 6, Adam"}, {}, ())
    last = Entry("91-more", {"ko": "부록 더", "en": "Appendix, more"}, {}, ())
    assert (one.number, one.subject("ko"), last.number, last.subject("en")) == ("6", "Adam", "B", "More")


@pytest.mark.parametrize("language", places.LANGUAGES)
def test_no_boxes_overlap_and_everything_is_inside(language):
    root = xml.fromstring(map_figure.svg(ENTRIES, language))
    width, height = (float(root.get(k)) for k in ("width", "height"))
    boxes = [
        tuple(float(r.get(k)) for k in ("x", "y", "width", "height"))
        for r in root.iter(f"{SVG}rect")
        if r.get("class") == "map-box"
    ]
    assert len(boxes) == len(ENTRIES)
    for x, y, w, h in boxes:
        assert 0 <= x and 0 <= y and x + w <= width and y + h <= height
    for (x, y, w, h), (x2, y2, w2, h2) in combinations(boxes, 2):
        assert x + w <= x2 or x2 + w2 <= x or y + h <= y2 or y2 + h2 <= y
    heads = [p for p in root.iter(f"{SVG}path") if p.get("class") == "map-head"]
    assert len(heads) == len(course_map.arrows(ENTRIES))


def test_no_arrow_runs_through_a_box():
    placed, ways = map_figure.placed(ENTRIES)
    names = {e.name for e in ENTRIES}
    for way in ways:
        for name in way[1:-1]:
            x, row = placed[name]
            for other, (x2, row2) in placed.items():
                if other in names and row2 == row:
                    assert abs(x - x2) >= map_figure.BOX / 2


def test_crossings_that_can_be_avoided_are():
    # d must stand at the left of c below a, b, or both arrows cross
    rows = [["a", "b"], ["c", "d"]]
    ways = [["a", "d"], ["b", "c"]]
    found = map_figure.ordered([list(row) for row in rows], ways)
    assert (found[0].index("a") < found[0].index("b")) == (found[1].index("d") < found[1].index("c"))


def test_blocks_that_would_overlap_share_the_middle():
    # two boxes that both want 0: as far to the left as to the right (least squares)
    left, right = map_figure.spread([0.0, 0.0], [100.0, 100.0])
    assert (left, right) == (-62.0, 62.0)
    assert map_figure.spread([0.0, 500.0], [100.0, 100.0]) == [0.0, 500.0]


def test_links_only_where_they_are_wanted():
    plain, linked = (map_figure.svg(ENTRIES, "en", link) for link in (None, lambda e: f"{e.name}.html"))
    assert "<a " not in plain and "<title>" in plain and 'role="img"' in plain
    hrefs = [a.get("href") for a in xml.fromstring(linked).iter(f"{SVG}a")]
    assert hrefs == [f"{e.name}.html" for e in ENTRIES]
    some = map_figure.svg(ENTRIES, "en", lambda e: "x.html" if e.name.startswith("03") else "")
    assert some.count("<a ") == 1 and some.count('class="map-box"') == len(ENTRIES)
