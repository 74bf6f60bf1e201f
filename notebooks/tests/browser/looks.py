"""Whether a page looks as it did: its ink, not its pixels.

A picture of the page is laid into 40 × 32 fields; the ink of a field is how much its brightness varies. Two pictures
are as alike as the ink that both have is of the ink that one of them has, each field with its neighbours. Another font
or another shade moves the measure by a few hundredths; a missing figure or a page that stays blank takes it far down.

`DESCENT_LOOKS=new` writes the pictures in `looks/` anew: look at them before they are committed.
"""

import base64
import os
from pathlib import Path

from tools import places

ALIKE = 0.7
TRIES = 20  # half a second apart
FIELDS, LINES, POINTS = 40, 32, 6  # points: how many a field has each way
FOLDER = Path(__file__).with_name("looks")

GREY = """async ([data, width, height]) => {
    const image = new Image();
    image.src = 'data:image/png;base64,' + data;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const pen = canvas.getContext('2d');
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(image, 0, 0, width, height);
    const seen = pen.getImageData(0, 0, width, height).data, grey = [];
    for (let i = 0; i < seen.length; i += 4) {
        grey.push((seen[i] + seen[i + 1] + seen[i + 2]) / 3);
    }
    return grey;
}"""


def ink(page, picture):
    """The ink of every field of a PNG file."""
    width, height = FIELDS * POINTS, LINES * POINTS
    grey = page.evaluate(GREY, [base64.b64encode(picture).decode(), width, height])
    found = []
    for line in range(LINES):
        for field in range(FIELDS):
            values = [
                grey[(line * POINTS + y) * width + field * POINTS + x] for y in range(POINTS) for x in range(POINTS)
            ]
            mean = sum(values) / len(values)
            found.append((sum((value - mean) ** 2 for value in values) / len(values)) ** 0.5)
    return found


def spread(fields):
    """Every field with its neighbours, so that a line that moves by a few pixels is nearly the same."""
    result = []
    for line in range(LINES):
        for field in range(FIELDS):
            near = [
                fields[y * FIELDS + x]
                for y in range(max(0, line - 1), min(LINES, line + 2))
                for x in range(max(0, field - 1), min(FIELDS, field + 2))
            ]
            result.append(sum(near) / len(near))
    return result


def likeness(page, first, second):
    """From 0, nothing in common, to 1, the same."""
    a, b = spread(ink(page, first)), spread(ink(page, second))
    either = sum(map(max, a, b))
    return sum(map(min, a, b)) / either if either else 1.0


def check(page, area, name):
    """Fails unless an area of a page, or what the window shows of it, looks like looks/<name>.png when it has come to rest."""
    known = FOLDER / f"{name}.png"
    for _ in range(TRIES):  # JupyterLab draws a cell when it comes into sight, and then moves it once more
        if area is not page:
            area.scroll_into_view_if_needed()
        picture = area.screenshot(animations="disabled")
        if os.environ.get("DESCENT_LOOKS") == "new":
            FOLDER.mkdir(exist_ok=True)
            known.write_bytes(picture)
        found = likeness(page, known.read_bytes(), picture)
        if found >= ALIKE:
            return
        page.wait_for_timeout(500)
    seen = places.LOGS / f"{name}-seen.png"
    seen.write_bytes(picture)
    raise AssertionError(f"{name}: likeness {found:.2f}, at least {ALIKE} is wanted; what was seen: {seen.resolve()}")
