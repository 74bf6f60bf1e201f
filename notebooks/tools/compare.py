"""Compares a built notebook with a fresh build: text exactly, pictures by size and likeness.

Fonts are drawn a little differently by every JDK and system, so pictures cannot be equal byte for
byte everywhere. Two pictures are alike if they have the same size and hardly any small square of
them has another mean colour: a letter drawn one shade darker passes, a moved curve does not.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import struct
import zlib
from dataclasses import dataclass

from nbformat import NotebookNode

from .source import first_words

SQUARE = 6  # pixels
SHADE = 32  # of 255: a square whose mean differs by more is different
SHARE = 0.002  # of the squares may be different

PNG = re.compile(r"data:image/png;base64,([A-Za-z0-9+/=\s]+)")


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
        if self.colour == 3:
            rows = [
                bytearray(b"".join(self.palette[3 * k : 3 * k + 3] for k in row)) for row in rows
            ]
        return rows


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
    first, second = _squares(a), _squares(b)
    different = sum(1 for x, y in zip(first, second) if abs(x - y) > SHADE)
    # Half of a square's change is easily hidden by its mean: any square counts, few are forgiven.
    if different > SHARE * len(first):
        return f"{different} of {len(first)} squares of {SQUARE}×{SQUARE} pixels differ"
    return None


def _squares(p: Picture) -> list[float]:
    """The mean of each colour in each square."""
    rows = p.rows()
    step = len(rows[0]) // p.width
    means = []
    for top in range(0, p.height, SQUARE):
        band = rows[top : top + SQUARE]
        for left in range(0, p.width, SQUARE):
            right = min(left + SQUARE, p.width)
            pixels = len(band) * (right - left)
            for c in range(step):
                part = sum(sum(row[left * step + c : right * step : step]) for row in band)
                means.append(part / pixels)
    return means


def split(value: str, kind: str) -> tuple[str, list[str]]:
    """An output as its text without pictures, and its pictures (base64)."""
    if kind == "image/png":
        return "", ["".join(value.split())]
    pictures = ["".join(found.split()) for found in PNG.findall(value)]
    return PNG.sub("data:image/png;base64,", value), pictures


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
            reason = difference(x, y)
            if reason:
                found.append((place, reason))
    if _header(old) != _header(new):
        found.append(("", "the source's header has changed since the notebook was built: ./course build"))
    return found


def _header(notebook: NotebookNode) -> dict:
    """The notebook's own metadata as a file holds them, without the digest that only a build writes."""
    metadata = json.loads(json.dumps(notebook.metadata))
    metadata.get("descent", {}).pop("digest", None)
    return metadata


def keep_pictures(old: NotebookNode, new: NotebookNode) -> None:
    """Takes the built pictures into the fresh notebook wherever they are alike."""
    built = {cell.id: cell for cell in old.cells}
    for cell in new.cells:
        before = built.get(cell.id)
        for x, y in zip(before.get("outputs", []) if before else [], cell.get("outputs", [])):
            if x != y and difference(x, y) is None:
                y.data = x.data
