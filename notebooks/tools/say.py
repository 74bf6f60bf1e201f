"""What the Python side says, in Korean and English.

The texts stand in messages/*.json: key -> {"ko": ..., "en": ...}. The language is the one given by --lang,
else COURSE_LANG or DESCENT_LANG, else Korean on a Korean computer, else English.
"""

import json
import locale
import os
from functools import cache
from pathlib import Path

from . import places

_chosen = None


def use(language):
    """Chooses the language for the rest of the run; None goes back to the default."""
    global _chosen
    _chosen = language


def language() -> str:
    """The language in force: "ko" or "en"."""
    return _chosen or detect(os.environ, _system_locale())


def other(language_: str) -> str:
    """The other language."""
    return "en" if language_ == "ko" else "ko"


def detect(environ, system: str) -> str:
    """The language of an environment on a computer with this locale."""
    for name in ("COURSE_LANG", "DESCENT_LANG"):
        value = environ.get(name, "").strip().lower()
        if value in places.LANGUAGES:
            return value
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return "ko" if environ[name].lower().startswith("ko") else "en"
    return "ko" if system.lower().startswith(("ko", "korean")) else "en"


def _system_locale() -> str:
    try:
        return locale.getlocale()[0] or locale.setlocale(locale.LC_CTYPE, "") or ""
    except (locale.Error, ValueError):
        return ""


def text(key: str, language_: str = None, **values) -> str:
    """The message of a key with its values put in."""
    return _messages()[key][language_ or language()].format(**values)


def both(key: str, **values) -> str:
    """The message in both languages, the reader's own first: for whoever may not be able to read one of them."""
    own = language()
    return text(key, own, **values) + "\n" + text(key, other(own), **values)


@cache
def _messages() -> dict:
    found = {}
    for file in sorted((Path(__file__).parent / "messages").glob("*.json")):
        for key, pair in json.loads(file.read_text(encoding="utf-8")).items():
            if key in found:
                raise ValueError(f"{file.name}: the key {key} exists already in another file")
            found[key] = pair
    return found
