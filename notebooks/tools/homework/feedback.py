"""Pages for students, made by nbgrader from what grading left in autograded/, with a template of the course's own.

A page is one file: style, MathJax and its fonts stand in it, so it needs no network. Its policy lets no script run but
those two, whatever a student has written.
"""

import base64
import hashlib
import json
import logging
import re
from functools import cache

from nbgrader.apps.api import NbGraderAPI
from nbgrader.preprocessors import GetGrades
from traitlets.config import Config

from .. import say
from ..export import ExportError, assets
from ..export.body import code_html
from .course import Course

_LECTURE = re.compile(r'<a href="[\w-]+\.ipynb[^"]*">(.*?)</a>', re.DOTALL)  # no lecture lies beside the page
_SETTINGS = """window.MathJax = {
tex: {inlineMath: [["$", "$"]], displayMath: [["$$", "$$"]], processEscapes: true, packages: {"[-]": ["autoload", "require"]}},
options: {enableMenu: false}, chtml: {matchFontHeight: false, scale: 1.1},
startup: {ready: function () {
  var fonts = FONTS, known = MathJax._.output.chtml.fonts.tex_ts.TeXFont.defaultFonts;
  Object.keys(known).forEach(function (key) {
    var name = /MathJax_[\\w-]+/.exec(known[key].src);
    if (name && fonts[name[0]]) { known[key].src = 'url("data:font/woff;base64,' + fonts[name[0]] + '") format("woff")'; }
  });
  MathJax.startup.defaultReady();
}}};"""


class Grades(GetGrades):
    """nbgrader's way to the points, and whether somebody still has to look at an answer."""

    def _get_score(self, cell, resources):
        super()._get_score(cell, resources)
        label = cell.metadata["nbgrader"]
        grade = self.gradebook.find_grade(label["grade_id"], self.notebook_id, self.assignment_id, self.student_id)
        label["waiting"] = bool(grade.needs_manual_grade) and grade.manual_score is None


def make(course: Course, students: list, done=lambda *_: None) -> dict:
    """Makes the pages of these students; student -> why there is none. done(number, of, student, error) hears of each."""
    api = NbGraderAPI(config=_config(course))
    api.log.setLevel(logging.CRITICAL)
    failed = {}
    for number, student in enumerate(students, start=1):
        answer = api.generate_feedback(course.name, student, force=True)
        if not answer["success"] or not course.feedback(student).exists():
            failed[student] = _reason(answer)
        done(number, len(students), student, failed.get(student))
    return failed


def _reason(answer: dict) -> str:
    """The sentence of what nbgrader threw first; its own last word only says that something was thrown."""
    log = answer.get("log") or answer.get("error") or ""
    lines = [line.strip() for line in log.splitlines() if line.strip() and not line.startswith("[")]
    return lines[-1] if lines else "?"


def _config(course: Course) -> Config:
    parts = _parts()
    config = Config()
    config.CourseDirectory.root = str(course.folder)
    config.CourseDirectory.db_url = course.database
    config.GenerateFeedback.preprocessors = [Grades]
    config.HTMLExporter.template_name = "feedback"
    config.HTMLExporter.extra_template_basedirs = [str(assets.SITE / "templates")]
    config.HTMLExporter.exclude_anchor_links = True
    config.HTMLExporter.filters = {
        "code_html": code_html,
        "says": lambda word, language, **values: say.text(f"homework.page.{word}", language, **values),
        "number": lambda points: f"{points:g}",
        "mark": _mark,
        "unlinked": lambda html: _LECTURE.sub(r"\1", html),
        "part": parts.__getitem__,
    }
    return config


def _mark(label) -> str:
    if label["waiting"]:
        return "wait"
    return "full" if label["score"] >= label["points"] else "part" if label["score"] > 0 else "none"


@cache
def _parts() -> dict:
    """What stands in every page: styles, MathJax with its fonts, and the policy that knows their digests."""
    folder = assets.mathjax()
    fonts = {file.stem: _base64(file.read_bytes()) for file in sorted(folder.glob("output/chtml/fonts/woff-v2/*.woff"))}
    styles = [(assets.SITE / "static" / name).read_text(encoding="utf-8") for name in ("site.css", "feedback.css")]
    mathjax = (folder / "tex-chtml.js").read_text(encoding="utf-8").replace("</script", "<\\/script")
    settings = _SETTINGS.replace("FONTS", json.dumps(fonts))
    digests = " ".join(f"'sha256-{_base64(hashlib.sha256(text.encode()).digest())}'" for text in (settings, mathjax))
    policy = f"default-src 'none'; script-src {digests}; style-src 'unsafe-inline'; img-src data:; font-src data:"
    return {"style": "\n".join(styles), "settings": settings, "mathjax": mathjax, "policy": policy}


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
