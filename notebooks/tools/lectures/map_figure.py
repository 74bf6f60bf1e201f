"""Draws the map of the course as SVG: as a picture of its own, or for a page with links.

Rows come from `course_map.layers`; within a row the lectures stand as near as may be below what
they need. An arrow that passes a row goes round the boxes of that row.
"""

from __future__ import annotations

from pathlib import Path
from typing import Callable
from xml.sax.saxutils import escape, quoteattr

from .. import places, say
from ..progress import columns
from . import course_map
from .course_map import Entry

BOX, GAP, ROW, HEIGHT, MARGIN = 264, 24, 124, 88, 12
PASS = 20  # the width that a passing arrow takes
TITLE_COLUMNS, TEACH_COLUMNS = 24, 33  # what fits into a line; a Hangul syllable takes two

# The colours of a picture that stands alone; a page has its own.
STYLE = (
    "text{font-family:system-ui,'Apple SD Gothic Neo','Malgun Gothic','Noto Sans CJK KR','Noto Sans KR',"
    "NanumGothic,sans-serif;fill:#222}.map-box{fill:#fff;stroke:#7b8794;stroke-width:1.2}"
    ".map-number{font-weight:700;font-size:20px;fill:#00528a}.map-title{font-weight:600;font-size:14px}"
    ".map-teaches{font-size:12px;fill:#4a4f57}.map-arrow{fill:none;stroke:#6b7480;stroke-width:1.6}"
    ".map-head{fill:#6b7480}.map-ground{fill:#fdfdfd}"
)


def alt(entries: list[Entry], language: str) -> str:
    """The map in words."""
    known = {e.name: e for e in entries}
    sentences = [say.text("map.alt", language)]
    for e in entries:
        needs = [
            say.text("map.lecture", language, number=known[n].number) for n in e.needs if n in known
        ]
        sentences.append(
            say.text(
                "map.alt.needs" if needs else "map.alt.none",
                language,
                title=e.title(language),
                teaches=e.teaches.get(language, ""),
                needs=", ".join(needs),
            )
        )
    return " ".join(sentences)


def wrapped(text: str, width: int) -> list[str]:
    """The text in at most two lines of as many columns, broken between words."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if columns(longer) <= width or not lines[-1] or len(lines) == 2:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def spread(wanted: list[float], widths: list[float]) -> list[float]:
    """Places in this order, as near as may be to the wanted ones, that do not overlap.

    Least squares with gaps in between: neighbours that would overlap are put together into blocks.
    """
    offsets, total = [], 0.0
    for before, width in zip([0.0, *widths], widths):
        total += before / 2 + width / 2 + (GAP if offsets else 0)
        offsets.append(total)
    blocks: list[list[float]] = []  # sum, number
    for place, offset in zip(wanted, offsets):
        blocks.append([place - offset, 1])
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][1] >= blocks[-1][0] / blocks[-1][1]:
            last = blocks.pop()
            blocks[-1] = [blocks[-1][0] + last[0], blocks[-1][1] + last[1]]
    starts = [block[0] / block[1] for block in blocks for _ in range(int(block[1]))]
    return [start + offset for start, offset in zip(starts, offsets)]


def placed(entries: list[Entry]) -> tuple[dict[str, tuple[float, int]], list[list[str]]]:
    """Name -> (x, row) of each lecture and of each passing arrow; the way of each arrow."""
    rows = [[e.name for e in row] for row in course_map.layers(entries)]
    row_of = {name: k for k, row in enumerate(rows) for name in row}
    lectures = set(row_of)
    ways = []
    for start, end in course_map.arrows(entries):
        passing = []
        for k in range(row_of[start] + 1, row_of[end]):
            name = f"{start} {end} {k}"
            rows[k].append(name)
            passing.append(name)
        ways.append([start, *passing, end])
    rows = ordered(rows, ways)
    beside: dict[str, list[list[str]]] = {name: [[], []] for row in rows for name in row}
    for way in ways:
        for a, b in zip(way, way[1:]):
            beside[a][1].append(b)
            beside[b][0].append(a)
    x = {name: float(k * (BOX + GAP)) for row in rows for k, name in enumerate(row)}
    for turn in range(12):
        direction = turn % 2  # down, then up
        for row in rows if direction == 0 else reversed(rows):
            wanted = [
                sum(x[n] for n in beside[name][direction]) / len(beside[name][direction])
                if beside[name][direction]
                else x[name]
                for name in row
            ]
            widths = [BOX if name in lectures else PASS for name in row]
            x.update(zip(row, spread(wanted, widths)))
    left = min(x[name] - (BOX if name in lectures else PASS) / 2 for name in x) if x else 0
    return {n: (x[n] - left + MARGIN, k) for k, row in enumerate(rows) for n in row}, ways


def ordered(rows: list[list[str]], ways: list[list[str]]) -> list[list[str]]:
    """The rows in the order with the fewest crossings that exchanging neighbours finds, from a few beginnings."""
    pairs = [pair for way in ways for pair in zip(way, way[1:])]
    best = min(
        (_exchanged([sorted(row, key=key) for row in rows], pairs) for key in (str, lambda n: n[::-1], len, lambda n: -len(n))),
        key=lambda found: _crossings(found, pairs),
    )
    joined = {name for pair in pairs for name in pair}
    for row in best:
        row.sort(key=lambda name: name in joined)  # what stands alone stands at the left, where there is room
    return best


def _crossings(rows: list[list[str]], pairs: list[tuple[str, str]]) -> tuple[int, int]:
    """How many arrows cross, and how far they lead aside."""
    at = {name: (k, place) for k, row in enumerate(rows) for place, name in enumerate(row)}
    by_row: dict[int, list[tuple[int, int]]] = {}
    for a, b in pairs:
        by_row.setdefault(at[a][0], []).append((at[a][1], at[b][1]))
    crossed = sum(
        (p[0] - q[0]) * (p[1] - q[1]) < 0
        for row in by_row.values()
        for k, p in enumerate(row)
        for q in row[:k]
    )
    return crossed, sum(abs(a - b) for row in by_row.values() for a, b in row)


def _exchanged(rows: list[list[str]], pairs: list[tuple[str, str]]) -> list[list[str]]:
    least, better = _crossings(rows, pairs), True
    while better:
        better = False
        for row in rows:
            for a in range(len(row)):
                for b in range(a):
                    row[a], row[b] = row[b], row[a]
                    now = _crossings(rows, pairs)
                    if now < least:
                        least, better = now, True
                    else:
                        row[a], row[b] = row[b], row[a]
    return rows


def svg(entries: list[Entry], language: str, link: Callable[[Entry], str] | None = None) -> str:
    """The map; with `link` a box leads to its lecture (but not to ""), and colours are left to the page."""
    places_, ways = placed(entries)
    known = {e.name: e for e in entries}
    right = max((x + (BOX / 2 if n in known else 0) for n, (x, _) in places_.items()), default=0)
    bottom = max((row for _, row in places_.values()), default=0)
    width, height = round(right + MARGIN), round(bottom * ROW + HEIGHT + 2 * MARGIN)
    parts = []
    for way in ways:
        parts.append(_arrow([places_[name] for name in way]))
    for e in entries:
        parts.append(_box(e, language, *places_[e.name], link))
    body = "".join(parts)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
    if link:
        label = quoteattr(say.text("map.name", language))
        return f'{head} class="map" role="group" aria-label={label}>{body}</svg>'
    words = escape(alt(entries, language))
    ground = f'<rect class="map-ground" width="{width}" height="{height}" rx="8"/>'
    return (
        f'{head} width="{width}" height="{height}" lang="{language}" role="img">'
        f"<title>{words}</title><style>{STYLE}</style>{ground}{body}</svg>\n"
    )


def _arrow(points: list[tuple[float, int]]) -> str:
    (x, row), *rest = points
    y = MARGIN + row * ROW + HEIGHT
    path = f"M{x:.0f} {y:.0f}"
    for number, (next_x, next_row) in enumerate(rest):
        last = number == len(rest) - 1
        top = MARGIN + next_row * ROW
        middle = (y + top) / 2
        end = top - (7 if last else 0)
        path += f"C{x:.0f} {middle:.0f} {next_x:.0f} {middle:.0f} {next_x:.0f} {end:.0f}"
        if not last:
            y = top + HEIGHT
            path += f"V{y:.0f}"
        x = next_x
    head = f"M{x - 5:.0f} {top - 9:.0f}h10l-5 9z"
    return f'<path class="map-arrow" d="{path}"/><path class="map-head" d="{head}"/>'


def _box(e: Entry, language: str, x: float, row: int, link: Callable[[Entry], str] | None) -> str:
    left, top = round(x - BOX / 2), round(MARGIN + row * ROW)
    title = wrapped(e.subject(language), TITLE_COLUMNS)
    teaches = wrapped(e.teaches.get(language, ""), TEACH_COLUMNS)
    high = 19 * len(title) + 16 * len(teaches)
    y = top + (HEIGHT - high) / 2 + 14
    lines = [
        f'<rect class="map-box" x="{left}" y="{top}" width="{BOX}" height="{HEIGHT}" rx="7"/>',
        f'<text class="map-number" x="{left + 24}" y="{top + HEIGHT / 2 + 7:.0f}" text-anchor="middle">{e.number}</text>',
    ]
    for kind, texts, step in (("title", title, 19), ("teaches", teaches, 16)):
        for text in texts:
            lines.append(f'<text class="map-{kind}" x="{left + 46}" y="{y:.0f}">{escape(text)}</text>')
            y += step
    box = "".join(lines)
    target = link(e) if link else ""
    if not target:
        return f"<g>{box}</g>"
    label = quoteattr(f"{e.title(language)}: {e.teaches.get(language, '')}")
    return f'<a href={quoteattr(target)} aria-label={label}>{box}</a>'


def path(language: str, folder: Path = places.NOTEBOOKS) -> Path:
    """Where the picture lies: beside the notebooks, so that lecture 00 and the READMEs show it."""
    return folder / language / "map.svg"


def write(folder: Path = places.NOTEBOOKS) -> list[Path]:
    """Writes the pictures of both languages where they have changed; gives what it wrote."""
    entries = course_map.read(folder / "lectures")
    written = []
    for language in places.LANGUAGES:
        data = svg(entries, language).encode("utf-8")
        file = path(language, folder)
        if not file.exists() or file.read_bytes() != data:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            written.append(file)
    return written
