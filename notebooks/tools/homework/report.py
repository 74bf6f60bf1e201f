"""Tables for the lecturer: points per student and question, and what went wrong how often."""

import csv
import html
import io
from collections import Counter

from .. import places, say
from .course import Course, write
from .gradebook import Book

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --line: #ccc; --full: #3b7a57; --part: #c9a227; --none: #b5483a }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e6e6; --paper: #1a1a1a; --line: #555; --full: #5aa37a; --part: #d8b84a; --none: #d0705f } }
body { font: 15px/1.55 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: var(--ink); background: var(--paper) }
table { border-collapse: collapse; width: 100%; margin: 1rem 0 }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top }
td.n, th.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
.bar { display: flex; height: .8rem; min-width: 10rem; background: var(--line) }
.bar span { display: block } .full { background: var(--full) } .part { background: var(--part) } .none { background: var(--none) }
.key span { display: inline-block; width: .8rem; height: .8rem; margin: 0 .3rem 0 1rem }
"""


def make(course: Course, results: dict, book: Book) -> list:
    """Writes scores.csv and the statistics in both languages; gives the paths."""
    made = [course.reports / "scores.csv"]
    write(made[0], scores(results, book))
    for language in places.LANGUAGES:
        made.append(course.reports / f"statistics.{language}.html")
        write(made[-1], statistics(course.name, results, language))
    return made


def scores(results: dict, book: Book) -> str:
    """The table of points, with a mark that tells Excel that it is UTF-8."""
    rows = {student: book.scores(student) for student in sorted(results)}
    questions = list(dict.fromkeys(name for row in rows.values() for name in row))
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["student", *questions, "total", "maximum", "to_grade_by_hand", "late_minutes", "language", "remark"])
    for student, row in rows.items():
        result = results[student]
        points = [f"{row[name][0]:g}" if name in row else "" for name in questions]
        total, most = (sum(row[name][i] for name in row) for i in (0, 1))
        open_ = " ".join(name for name in row if row[name][2])
        remarks = ([result["error"]] if result["error"] else []) + result["notes"]
        remark = " ".join(say.text(key, **values) for key, values in remarks)
        late = f"{book.late(student) / 60:.0f}"
        table.writerow([student, *points, f"{total:g}", f"{most:g}", open_, late, result["language"], remark])
    return "\ufeff" + out.getvalue()


def statistics(name: str, results: dict, language: str) -> str:
    """A page: for each task how many solved it, and the mistakes by number."""

    def words(key, **values):
        return html.escape(say.text("homework.stats." + key, language, **values))

    count = len(results)
    unread = sum(bool(result["error"]) for result in results.values())
    results = {student: result for student, result in results.items() if not result["error"]}
    tasks = list(dict.fromkeys(task for result in results.values() for task in result["tasks"]))
    parts = [f'<!DOCTYPE html><html lang="{language}"><meta charset="utf-8"><title>{html.escape(name)}</title><style>{_STYLE}</style>']
    parts += [f"<h1>{html.escape(name)}</h1><p>{words('count', count=count, unread=unread)}</p>"]
    parts += [f'<p class="key"><span class="full"></span>{words("full")}<span class="part"></span>{words("part")}']
    parts += [f'<span class="none"></span>{words("none")}</p><table><tr><th>{words("task")}<th class="n">{words("mean")}']
    parts += [f'<th class="n">{words("full")}<th class="n">{words("part")}<th class="n">{words("none")}<th></tr>']
    for task in tasks:
        found = [result["tasks"][task] for result in results.values() if task in result["tasks"]]
        full = sum(t["share"] == 1 for t in found)
        none = sum(t["share"] == 0 for t in found)
        part = len(found) - full - none
        mean = sum(t["score"] for t in found) / len(found)
        numbers = "".join(f'<td class="n">{n}' for n in (full, part, none))
        bars = "".join(f'<span class="{c}" style="width:{100 * n / len(found):.1f}%"></span>' for c, n in zip(("full", "part", "none"), (full, part, none)))
        parts += [f'<tr><td><code>{html.escape(task)}</code><td class="n">{mean:.2f} / {found[0]["points"]:g}{numbers}<td><div class="bar">{bars}</div></tr>']
    parts += ["</table>", f"<h2>{words('mistakes')}</h2>", _mistakes(tasks, results, language, words), "</html>\n"]
    return "".join(parts)


def _mistakes(tasks: list, results: dict, language: str, words) -> str:
    rows = []
    for task in tasks:
        found = [(r["tasks"][task], r["language"]) for r in results.values() if task in r["tasks"]]
        wrong = [(t, spoken) for t, spoken in found if t["share"] < 1]
        for mistake, count in Counter(t["mistake"] for t, _ in wrong).most_common():
            # One example in the reader's language, if anybody who speaks it made this mistake.
            said = sorted((spoken != language, t["sentence"]) for t, spoken in wrong if t["mistake"] == mistake)[0][1]
            label = html.escape(mistake) or words("unknown")
            rows.append(f'<tr><td><code>{html.escape(task)}</code><td class="n">{count}<td>{label}<td>{html.escape(said[:300])}</tr>')
    if not rows:
        return f"<p>{words('nomistakes')}</p>"
    head = f'<tr><th>{words("task")}<th class="n">{words("times")}<th>{words("mistake")}<th>{words("example")}</tr>'
    return f"<table>{head}{''.join(rows)}</table>"
