"""The bibliography: every citation has its entry, every entry is cited and can be found."""

import json
import re

import pytest

from tools import places
from tools.guide import references


def test_the_bibliography_of_the_course():
    assert references.findings() == []


def test_identifiers_have_their_form():
    for entry in references.entries():
        doi = entry.data.get("DOI", "")
        assert not doi or re.fullmatch(r"10\.\d{4,}/[^\s<>]+", doi), entry.key
        if "arxiv" in entry.address:
            number = re.fullmatch(r"https://arxiv\.org/abs/(\d\d)\d\d\.\d{4,5}", entry.address)
            assert number and 2000 + int(number[1]) <= entry.year, entry.key


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("([Zeiler 2012](https://x.org/a))은", {"https://x.org/a"}),
        ('<a href="https://doi.org/10.1/b(64)9-5">P</a>', {"https://doi.org/10.1/b(64)9-5"}),
        ("[P](https://doi.org/10.1/b%2864%299-5).", {"https://doi.org/10.1/b(64)9-5"}),
        ("Source: https://x.org/a, then (https://x.org/b).", {"https://x.org/a", "https://x.org/b"}),
    ],
)
def test_addresses(text, found):
    assert references.addresses(text) == found


ENTRY = {
    "id": "polyak1964",
    "author": [{"family": "Polyak", "given": "B. T."}],
    "issued": {"date-parts": [[1964]]},
    "title": "Speeding up",
    "container-title": "Journal",
    "volume": "4",
    "issue": "5",
    "page": "1–17",
    "DOI": "10.1016/5553(64)5",
}


@pytest.fixture
def reasons(tmp_path, monkeypatch):
    """Checks made-up texts against a made-up bibliography."""
    monkeypatch.setattr(references, "FILE", tmp_path / "references.json")

    def check(java="", lecture="", entries=(ENTRY,)):
        references.FILE.write_text(json.dumps(entries), encoding="utf-8")
        files = {"A.java": f"/**\n * {java}\n */", "01-a.md": lecture}
        for name, text in files.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        monkeypatch.setattr(references, "sources", lambda: [tmp_path / name for name in files])
        return [finding.reason for finding in references.findings()]

    return check


CITED = '<a href="https://doi.org/10.1016/5553(64)5">Polyak (1964)</a>'


def test_a_good_citation(reasons):
    assert reasons(java=CITED, lecture="as [Polyak 1964](https://doi.org/10.1016/5553%2864%295) says") == []


def test_what_is_wrong_is_named(reasons):
    assert reasons() == ["is cited nowhere: https://doi.org/10.1016/5553(64)5"]
    assert "has neither DOI nor URL" in reasons(entries=[{k: v for k, v in ENTRY.items() if k != "DOI"}])
    assert "has the address of polyak1964" in reasons(java=CITED, entries=[ENTRY, ENTRY | {"id": "q"}])
    strange = "https://arxiv.org/abs/1212.5701"
    assert reasons(java=CITED, lecture=strange) == [f"cites what is not in the bibliography: {strange}"]
    for words in ("Zeiler (2012)", "(Zeiler, 2012)", "Zeiler, Who (2012, section 3)", "(Zeiler et al. 2012)"):
        assert reasons(java=f"{CITED} {words}") == ["names Zeiler 2012, which is not in the bibliography"]
        assert reasons(java=CITED, lecture=words) == ["names Zeiler 2012, which is not in the bibliography"]
    assert reasons(java=f"{CITED} in 2012 (that is 1984)") == []


def test_the_line_of_an_entry():
    line = references.Entry(ENTRY).line()
    assert line == (
        "Polyak, B. T. (1964). *Speeding up*. Journal, 4(5), 1–17. "
        "[10.1016/5553(64)5](<https://doi.org/10.1016/5553(64)5>)."
    )


def test_every_data_set_has_its_row_in_the_table_of_licences():
    data = places.LIB / "core/src/main/resources/descent/data"
    names = {path.name for path in data.iterdir() if path.is_dir()}
    for language in places.LANGUAGES:
        page = (places.GUIDE / language / "licences.md").read_text(encoding="utf-8")
        assert set(re.findall(r"descent/data/(\w+)/LICENSE\.txt", page)) == names
