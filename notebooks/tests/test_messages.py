"""The two languages of the Python side say the same things."""

import json
import re
import string

import pytest

from tools import places, say
from tools.launch import prerequisites

FILES = sorted((places.NOTEBOOKS / "tools/messages").glob("*.json"))
PAIRS = [(f.name, key, pair) for f in FILES for key, pair in json.loads(f.read_text(encoding="utf-8")).items()]


def placeholders(text):
    return sorted({name for _, name, _, _ in string.Formatter().parse(text) if name is not None})


BUNDLES = sorted((places.LIB).glob("*/src/main/resources/**/messages_en.properties"))


def bundle(path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and line[0] not in "#! "]
    return {key.strip(): set(re.findall(r"\{(\d)", text)) for key, _, text in (line.partition("=") for line in lines)}


@pytest.mark.parametrize("english", BUNDLES, ids=lambda path: str(path.relative_to(places.LIB)))
def test_the_bundles_of_the_library_say_the_same(english):
    korean = bundle(english.with_name("messages_ko.properties"))
    assert korean == bundle(english), "the same keys with the same {0}, {1}, ... in both languages"


def used_keys():
    found = set()
    for file in (places.NOTEBOOKS / "tools").rglob("*.py"):
        source = file.read_text(encoding="utf-8")
        found |= set(re.findall(r'"((?:[a-z]+\.)+[a-z]+)"', source))
        found |= {"help." + name for name in ("open", "doctor", "test", "build")}
    return found


def test_there_are_messages():
    assert len(PAIRS) > 50


@pytest.mark.parametrize("file, key, pair", PAIRS, ids=[f"{f}:{k}" for f, k, _ in PAIRS])
def test_pair(file, key, pair):
    assert set(pair) == {"ko", "en"}
    assert placeholders(pair["ko"]) == placeholders(pair["en"])
    assert not re.search("[가-힣]", re.sub(r"\n\n한국어: .*", "", pair["en"])), "Hangul in the English text"
    assert "은(는)" not in pair["ko"] and "을(를)" not in pair["ko"] and "이(가)" not in pair["ko"]
    assert not re.search(r"\}(은|는|이|가|을|를|과|와|로|으로)(?![가-힣])", pair["ko"]), "a particle directly after a placeholder"


def test_every_key_of_the_launcher_is_used():
    sources = "".join(f.read_text(encoding="utf-8") for f in (places.NOTEBOOKS / "tools").rglob("*.py"))
    for file, key, _ in PAIRS:
        if file in ("launcher.json", "doctor.json"):
            stem = key.rsplit(".", 1)[0] + "."
            assert f'"{key}"' in sources or f'"{stem}" +' in sources or f'f"{stem}' in sources, key


def test_every_key_in_the_code_exists():
    known = {key for _, key, _ in PAIRS}
    sources = (places.NOTEBOOKS / "tools").rglob("*.py")
    for file in sources:
        for key in re.findall(r'say\.(?:text|both)\("([^"]+)"[,)]', file.read_text(encoding="utf-8")):
            assert key in known, f"{file.name}: {key}"


@pytest.mark.parametrize(
    "environ, system, expected",
    [
        ({"DESCENT_LANG": "ko", "LANG": "en_US.UTF-8"}, "en_US", "ko"),
        ({"DESCENT_LANG": "EN ", "LANG": "ko_KR.UTF-8"}, "ko_KR", "en"),
        ({"COURSE_LANG": "en", "DESCENT_LANG": "ko"}, "ko_KR", "en"),
        ({"DESCENT_LANG": "fr", "LANG": "ko_KR.UTF-8"}, "", "ko"),
        ({"LC_ALL": "C", "LANG": "ko_KR.UTF-8"}, "ko_KR", "en"),
        ({}, "Korean_Korea", "ko"),
        ({}, "de_DE", "en"),
        ({}, "", "en"),
    ],
)
def test_language(environ, system, expected):
    assert say.detect(environ, system) == expected


def test_both_languages_own_first(monkeypatch):
    monkeypatch.setattr(say, "_chosen", "ko")
    first, second = say.both("missing.again").split("\n")
    assert re.search("[가-힣]", first) and not re.search("[가-힣]", second)


def test_every_prerequisite_has_a_command_for_every_system():
    for what in ("java", "maven", "venv"):
        assert set(prerequisites.INSTALL[what]) == {"Debian/Ubuntu", "Fedora", "macOS", "Windows", "conda"}
