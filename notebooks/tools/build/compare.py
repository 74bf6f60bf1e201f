"""Compares a built notebook with a fresh build: text exactly, pictures by size and likeness.

Letters and edges are drawn a little differently by every JDK and system, so pictures cannot be equal
byte for byte everywhere. Two pictures are alike if they have the same size and nearly every pixel of
each has colours that the other one has there or right beside it. That forgives a shade and half a
pixel of a figure (they are drawn twice as large as they are shown), and finds a moved line, however
thin and pale, and another digit at an axis.

Measured on lecture 01: JDK 17 and 25 differ by at most 26 of 255, and no pixel is odd; another digit
at an axis makes 46 odd pixels, another one in a legend 90.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import struct
import zlib
from dataclasses import dataclass
from itertools import zip_longest
from typing import Iterator

from nbformat import NotebookNode

from ..lectures.source import first_words
from .execute import is_measured

SHADE = 16  # of 255: as much may a pixel lie outside of the colours around it in the other picture
ODD = 8  # pixels may do so nevertheless

# A PNG file in base64 always begins like this: in a data address, or as a frame in a script.
PNG = re.compile(r"(?<=[,\"])iVBORw0KGgo[A-Za-z0-9+/=\s]+")
# Between the clauses of a sentence, the cells of a table (in plain text two blanks), the tags of HTML.
CLAUSE = re.compile(r"[,.:;](?=\s|$)|\s{2,}|\n|[<>]")


class PictureError(Exception):
    """Not a PNG that can be read."""


@dataclass(frozen=True)
class Picture:
    """A PNG file, decoded as far as was needed."""

    width: int
    height: int
    depth: int
    colour: int
    palette: bytes
    filtered: bytes

    @property
    def channels(self) -> int:
        return {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[self.colour]

    def rows(self) -> list[bytearray]:
        """The samples row by row, filters undone (PNG specification, section 9)."""
        if self.depth != 8:
            raise PictureError(f"{self.depth} bits per sample; 8 can be compared")
        step, length = self.channels, self.width * self.channels
        above, rows = bytearray(length), []
        for y in range(self.height):
            start = y * (length + 1)
            kind = self.filtered[start]
            row = bytearray(self.filtered[start + 1 : start + 1 + length])
            if kind == 1:
                for i in range(step, length):
                    row[i] = (row[i] + row[i - step]) & 255
            elif kind == 2:
                for i in range(length):
                    row[i] = (row[i] + above[i]) & 255
            elif kind == 3:
                for i in range(length):
                    left = row[i - step] if i >= step else 0
                    row[i] = (row[i] + (left + above[i]) // 2) & 255
            elif kind == 4:
                for i in range(length):
                    left = row[i - step] if i >= step else 0
                    corner = above[i - step] if i >= step else 0
                    row[i] = (row[i] + _paeth(left, above[i], corner)) & 255
            elif kind != 0:
                raise PictureError(f"unknown filter {kind}")
            rows.append(row)
            above = row
        return [self._coloured(row) for row in rows] if self.colour == 3 else rows

    def _coloured(self, row: bytearray) -> bytearray:
        """The colours of a row of numbers of the palette."""
        result = bytearray(3 * len(row))
        for c in range(3):
            result[c::3] = row.translate(self.palette[c::3].ljust(256, b"\0"))
        return result


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    a, b, c = abs(guess - left), abs(guess - up), abs(guess - corner)
    return left if a <= b and a <= c else up if b <= c else corner


def picture(data: bytes) -> Picture:
    """Reads the parts of a PNG file."""
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        raise PictureError("no PNG file")
    at, header, palette, compressed = 8, None, b"", b""
    try:
        while at < len(data):
            (length,) = struct.unpack(">I", data[at : at + 4])
            kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
            at += 12 + length
            if kind == b"IHDR":
                header = struct.unpack(">IIBBBBB", body)
            elif kind == b"PLTE":
                palette = body
            elif kind == b"IDAT":
                compressed += body
        filtered = zlib.decompress(compressed)
    except (struct.error, zlib.error) as error:
        raise PictureError(f"damaged PNG file ({error})") from error
    if header is None or header[6] != 0:
        raise PictureError("a PNG file without header or interlaced")
    width, height, depth, colour = header[:4]
    return Picture(width, height, depth, colour, palette, filtered)


def unlike(old: bytes, new: bytes) -> str | None:
    """Why two PNG files do not look alike; None if they do."""
    if old == new:
        return None
    a, b = picture(old), picture(new)
    if (a.width, a.height) != (b.width, b.height):
        return f"{a.width}×{a.height} pixels before, {b.width}×{b.height} now"
    if a == b:  # packed differently
        return None
    if a.colour != b.colour:
        return "another kind of colours"
    first, second, odd = a.rows(), b.rows(), 0
    step = len(first[0]) // a.width
    for x, y in _different(first, second, step):
        if _odd(first, second, x, y, step) or _odd(second, first, x, y, step):
            odd += 1
            if odd > ODD:
                return f"more than {ODD} pixels differ, one at {x},{y} of {a.width}×{a.height}"
    return None


def _different(first: list[bytearray], second: list[bytearray], step: int) -> Iterator[tuple[int, int]]:
    """The places of the pixels that are not equal; a row is searched in pieces, for most are."""
    piece = 32 * step
    for y, (a, b) in enumerate(zip(first, second)):
        if a == b:
            continue
        for start in range(0, len(a), piece):
            if a[start : start + piece] == b[start : start + piece]:
                continue
            for at in range(start, min(start + piece, len(a)), step):
                if a[at : at + step] != b[at : at + step]:
                    yield at // step, y


def _odd(of: list[bytearray], other: list[bytearray], x: int, y: int, step: int) -> bool:
    """Whether a pixel is darker or lighter, in any colour, than the other picture is around it."""
    around = other[max(0, y - 1) : y + 2]
    for c in range(step):
        value, at = of[y][x * step + c], x * step + c
        if abs(value - other[y][at]) > SHADE:
            near = b"".join(row[max(c, at - step) : at + step + 1 : step] for row in around)
            if not min(near) - SHADE <= value <= max(near) + SHADE:
                return True
    return False


def split(value: str, kind: str) -> tuple[str, list[str]]:
    """An output as its text without pictures, and its pictures (base64)."""
    if kind == "image/png":
        return "", ["".join(value.split())]
    pictures = ["".join(found.split()) for found in PNG.findall(value)]
    return PNG.sub("", value), pictures


def difference(old: NotebookNode, new: NotebookNode) -> str | None:
    """How an output differs from the one that was built; None if it does not."""
    if old.output_type != new.output_type:
        return f"was {old.output_type}, is {new.output_type}"
    if old.output_type == "stream":
        return _text_difference(old.text, new.text) if old.name == new.name else "another stream"
    if old.output_type == "error":
        return _text_difference(f"{old.ename}: {old.evalue}", f"{new.ename}: {new.evalue}")
    if set(old.data) != set(new.data):
        return f"was {', '.join(sorted(old.data))}, is {', '.join(sorted(new.data))}"
    for kind in sorted(old.data):
        before, after = old.data[kind], new.data[kind]
        if not isinstance(before, str) or not isinstance(after, str):
            if before != after:
                return f"{kind} differs"
            continue
        text_before, pictures_before = split(before, kind)
        text_after, pictures_after = split(after, kind)
        if text_before != text_after:
            return _text_difference(text_before, text_after)
        for a, b in zip(pictures_before, pictures_after):
            reason = _picture_difference(a, b)
            if reason:
                return reason
    return None if old.metadata == new.metadata else "metadata differs"


def _picture_difference(old: str, new: str) -> str | None:
    if old == new:
        return None
    try:
        reason = unlike(base64.b64decode(old), base64.b64decode(new))
    except (PictureError, binascii.Error) as error:
        reason = str(error)
    return reason and f"the picture differs: {reason}"


def _text_difference(old: str, new: str) -> str | None:
    if old == new:
        return None
    at = next((i for i, (a, b) in enumerate(zip(old, new)) if a != b), min(len(old), len(new)))
    start = max(0, at - 30)
    return f"was {old[start:at + 50]!r}, is {new[start:at + 50]!r}"


def differences(old: NotebookNode, new: NotebookNode) -> list[tuple[str, str]]:
    """(cell, reason) for each cell of a fresh build that differs from the built notebook."""
    found = []
    if [c.id for c in old.cells] != [c.id for c in new.cells]:
        ours, theirs = {c.id for c in new.cells}, {c.id for c in old.cells}
        changed = next((c for c in new.cells if c.id not in theirs), None) or next(
            (c for c in old.cells if c.id not in ours), new.cells[0]
        )
        place = first_words(changed.source)
        return [(place, "the source has changed since the notebook was built: ./course build")]
    for number, (before, after) in enumerate(zip(old.cells, new.cells), start=1):
        place = f"cell {number} ({first_words(after.source)})"
        if before.source != after.source or before.metadata != after.metadata:
            found.append((place, "its source or tags changed since the build: ./course build"))
        a, b = before.get("outputs", []), after.get("outputs", [])
        if len(a) != len(b):
            found.append((place, f"{len(a)} outputs were built, {len(b)} now"))
        for x, y in zip(a, b):
            reason = _other_words(x, y) if is_measured(after) else difference(x, y)
            if reason:
                found.append((place, reason))
    if _header(old) != _header(new):
        found.append(("", "the source's header has changed since the notebook was built: ./course build"))
    return found


def _other_words(old: NotebookNode, new: NotebookNode) -> str | None:
    """How an output of measured times differs otherwise than in its numbers and pictures.

    Its words tell that something else was measured, or that a label is called otherwise since. Words that stand with a
    number do not count: which of them a figure's description has (the smallest value, where it lies) depends on the times.
    """
    if old.output_type != new.output_type:
        return f"was {old.output_type}, is {new.output_type}"
    before, after = ({"text/plain": o.text} if o.output_type == "stream" else o.get("data", {}) for o in (old, new))
    if set(before) != set(after):
        return f"was {', '.join(sorted(before))}, is {', '.join(sorted(after))}"
    for kind in sorted(before):
        both = zip_longest(_words(before[kind], kind), _words(after[kind], kind))
        a, b = next(((a, b) for a, b in both if a != b), (None, None))
        if a != b:
            return f"its words changed since the build, {a or ''!r} to {b or ''!r}: ./course build"
    return None


def _words(value: object, kind: str) -> list[str]:
    """The clauses, cells and tags of an output that hold no digit."""
    text = split(value, kind)[0] if isinstance(value, str) else json.dumps(value)
    clauses = (clause.strip() for clause in CLAUSE.split(text))
    return [clause for clause in clauses if clause and not re.search(r"\d", clause)]


def _header(notebook: NotebookNode) -> dict:
    """What a source's header decides: JupyterLab writes more of its own, such as a kernel's title."""
    metadata = json.loads(json.dumps(notebook.metadata))
    metadata.get("descent", {}).pop("digest", None)
    return {key: metadata.get(key) for key in ("descent", "title")}


def keep(old: NotebookNode, new: NotebookNode) -> None:
    """Takes the built pictures, and measured times in the same words from the same cell, into the fresh notebook."""
    built = {cell.id: cell for cell in old.cells}
    for cell in new.cells:
        before = built.get(cell.id)
        a, b = before.get("outputs", []) if before else [], cell.get("outputs", [])
        same = len(a) == len(b) and before and before.source == cell.source
        if same and is_measured(cell) and not any(_other_words(x, y) for x, y in zip(a, b)):
            cell.outputs = a
            continue
        for x, y in zip(a, b):
            if x != y and difference(x, y) is None:
                y.data = x.data
