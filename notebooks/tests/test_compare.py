"""Comparing a built notebook with a fresh build."""

import base64
import struct
import zlib

import nbformat
import pytest

from tools.build import compare

WHITE, BLUE = (255, 255, 255), (0, 90, 200)


def png(rows, kinds=(0,), level=9, colour=2):
    """A PNG file of rows of pixels (tuples of samples); the filters take turns."""
    step = len(rows[0][0])
    above, data = [0] * (len(rows[0]) * step), b""
    for y, row in enumerate(rows):
        flat = [sample for pixel in row for sample in pixel]
        kind = kinds[y % len(kinds)]
        out = []
        for i, sample in enumerate(flat):
            a = flat[i - step] if i >= step else 0
            b = above[i]
            c = above[i - step] if i >= step else 0
            guess = min((a, b, c), key=lambda s: abs(a + b - c - s))  # the first of equals
            out.append((sample - (0, a, b, (a + b) // 2, guess)[kind]) % 256)
        data += bytes([kind, *out])
        above = flat

    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, colour, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(data, level)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def curve(shift=0, colour=BLUE, width=300, height=200):
    """A figure: a curve two pixels thick on white."""
    rows = [[WHITE] * width for _ in range(height)]
    for x in range(width):
        y = int(150 - (x - width / 2) ** 2 / 180) + shift
        for dy in (0, 1):
            if 0 <= y + dy < height:
                rows[y + dy][x] = colour
    return rows


def test_each_filter_of_a_png_is_undone():
    rows = [[((x * 7 + y * 3) % 256, (x * y) % 256, (x ^ y) % 256) for x in range(9)] for y in range(15)]
    for kinds in [(0,), (1,), (2,), (3,), (4,), (4, 3, 2, 1, 0)]:
        decoded = compare.picture(png(rows, kinds)).rows()
        assert [bytes(r) for r in decoded] == [bytes(s for p in row for s in p) for row in rows]


def test_packed_or_filtered_otherwise_is_alike():
    assert compare.unlike(png(curve()), png(curve(), level=1)) is None
    assert compare.unlike(png(curve()), png(curve(), kinds=(4, 1))) is None


def test_letters_drawn_a_little_differently_are_alike():
    one, other = curve(), curve()
    for y in range(20, 30):
        for x in range(20, 80, 6):  # strokes with softer edges
            one[y][x : x + 3] = [(150,) * 3, (40,) * 3, (150,) * 3]
            other[y][x : x + 3] = [(100,) * 3, (45,) * 3, (230,) * 3]
    assert compare.unlike(png(one), png(other)) is None


@pytest.mark.parametrize(
    "other",
    [
        curve(shift=6),
        curve(shift=-20),
        curve(colour=(200, 60, 0)),
        [[WHITE] * 300 for _ in range(200)],
        [list(reversed(row)) for row in curve(shift=0)][::-1],
    ],
    ids=["moved", "far", "colour", "empty", "upside down"],
)
def test_another_curve_is_not_alike(other):
    assert "pixels differ" in compare.unlike(png(curve()), png(other))


def grid(y, colour=(228, 228, 228)):
    """A figure with a thin, pale line of the grid beside the curve."""
    rows = curve()
    for row in rows[y : y + 2]:
        row[10:60] = [colour] * 50
    return rows


def test_a_thin_pale_line_may_move_by_one_pixel_only():
    assert compare.unlike(png(grid(20)), png(grid(21))) is None
    for other in (grid(23), grid(17), curve(), grid(20, (190, 190, 190))):
        assert "pixels differ" in compare.unlike(png(grid(20)), png(other))
        assert "pixels differ" in compare.unlike(png(other), png(grid(20)))
    assert compare.unlike(png(grid(20)), png(grid(20, (216, 228, 228)))) is None  # a shade


def digit(strokes):
    """A figure with a digit of seven strokes at an axis, as large as in the lectures."""
    rows = curve()
    for x, y, width, height in [
        part
        for name, part in {
            "a": (42, 40, 8, 3), "g": (42, 48, 8, 3), "d": (42, 56, 8, 3),
            "f": (40, 42, 3, 7), "b": (49, 42, 3, 7), "e": (40, 50, 3, 7), "c": (49, 50, 3, 7),
        }.items()
        if name in strokes
    ]:
        for row in rows[y : y + height]:
            row[x : x + width] = [(110, 110, 110)] * width
    return rows


def test_another_digit_is_found():
    for one, other in (("abcdefg", "acdefg"), ("abc", "abcdfg"), ("abgcd", "abged")):  # 8 6, 7 9, 3 2
        assert "pixels differ" in compare.unlike(png(digit(one)), png(digit(other)))


def test_a_few_odd_pixels_are_forgiven_and_the_first_too_many_is_named():
    odd = curve()
    for x in range(20, 20 + 3 * compare.ODD, 3):
        odd[20][x] = (255, 255, 230)
    assert compare.unlike(png(curve()), png(odd)) is None
    odd[20][200] = (255, 255, 230)
    assert compare.unlike(png(curve()), png(odd)) == "more than 8 pixels differ, one at 200,20 of 300×200"


def palette_png(rows, colours):
    """The same picture with a palette."""
    data = b"".join(bytes([0, *(colours.index(p) for p in row)]) for row in rows)

    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 3, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"PLTE", bytes(s for c in colours for s in c))
    return b"\x89PNG\r\n\x1a\n" + body + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


def test_a_palette_is_looked_up():
    one = palette_png(curve(), [WHITE, BLUE])
    assert compare.unlike(one, palette_png(curve(), [BLUE, (1, 2, 3), WHITE])) is None
    red = palette_png(curve(colour=(200, 0, 0)), [WHITE, (200, 0, 0)])
    assert "pixels differ" in compare.unlike(one, red)
    assert [bytes(r) for r in compare.picture(one).rows()] == [bytes(s for p in r for s in p) for r in curve()]


def test_what_no_figure_of_the_course_is():
    interlaced = bytearray(png(curve()))
    interlaced[28] = 1
    with pytest.raises(compare.PictureError, match="interlaced"):
        compare.picture(bytes(interlaced))
    deep = bytearray(png(curve()))
    deep[24] = 16
    with pytest.raises(compare.PictureError, match="16 bits"):
        compare.unlike(png(curve(shift=9)), bytes(deep))


def test_another_size_or_kind_and_damage():
    assert "300×200 pixels before, 300×199 now" == compare.unlike(png(curve()), png(curve()[:-1]))
    grey = [[(p[0],) for p in row] for row in curve()]
    assert compare.unlike(png(curve()), png(grey, colour=0)) == "another kind of colours"
    with pytest.raises(compare.PictureError, match="no PNG"):
        compare.unlike(png(curve()), b"GIF89a")
    with pytest.raises(compare.PictureError, match="damaged"):
        compare.unlike(png(curve()), png(curve())[:200])


def html(rows, alt="a curve", level=9):
    data = base64.b64encode(png(rows, level=level)).decode()
    return f'<img alt="{alt}" src="data:image/png;base64,{data}">'


def notebook(outputs, source="x"):
    cell = nbformat.v4.new_code_cell(source, outputs=outputs, execution_count=1)
    cell.id = "code-1"
    return nbformat.v4.new_notebook(cells=[cell])


def result(**data):
    kinds = {"text": "text/plain", "html": "text/html", "image": "image/png"}
    return nbformat.v4.new_output(
        "execute_result", data={kinds[k]: v for k, v in data.items()}, execution_count=1
    )


def stream(text, name="stdout"):
    return nbformat.v4.new_output("stream", name=name, text=text)


def found(before, after):
    return [reason for _, reason in compare.differences(notebook(before), notebook(after))]


def test_equal_outputs():
    for output in (result(text="0.1"), stream("a\n"), result(html=html(curve()))):
        assert not found([output], [output])
    assert not found([result(html=html(curve()))], [result(html=html(curve(), level=1))])
    assert not found([result(image=base64.b64encode(png(curve())).decode())],
                     [result(image=base64.b64encode(png(curve(), level=1)).decode() + "\n")])


@pytest.mark.parametrize(
    "before, after, words",
    [
        (result(text="0.1"), result(text="0.10000000000000001"), "was '0.1', is '0.10000000"),
        (stream("a\n"), stream("b\n"), "was 'a"),
        (stream("a"), stream("a", "stderr"), "another stream"),
        (stream("a"), result(text="a"), "was stream, is execute_result"),
        (result(text="a"), result(html="a"), "was text/plain, is text/html"),
        (result(html=html(curve())), result(html=html(curve(), alt="another")), "a curve"),
        (result(html=html(curve())), result(html=html(curve(shift=9))), "the picture differs"),
        (result(html=html(curve())), result(html=html(curve()) * 2), "was"),
        (result(html="<b>1</b>"), result(html="<i>1</i>"), "was '<b>"),
    ],
)
def test_a_different_output(before, after, words):
    reasons = found([before], [after])
    assert len(reasons) == 1 and words in reasons[0]


def test_more_outputs_and_another_source():
    assert found([stream("a")], []) == ["1 outputs were built, 0 now"]
    old, new = notebook([]), notebook([], source="y")
    assert "changed since the build" in compare.differences(old, new)[0][1]
    new.cells[0].id = "code-2"
    assert "has changed since" in compare.differences(old, new)[0][1]


def measured(outputs, source="x"):
    made = notebook(outputs, source)
    made.cells[0].metadata["tags"] = ["measured"]
    return made


def test_measured_times_may_differ_but_nothing_else():
    old, new = measured([result(html="<b>1.3 s</b>")]), measured([result(html="<b>1.7 s</b>")])
    assert not compare.differences(old, new)
    compare.keep(old, new)
    assert new.cells[0].outputs[0].data["text/html"] == "<b>1.3 s</b>"
    for other, words in [(stream("a"), "was execute_result"), (result(text="a"), "was text/html")]:
        fresh = measured([other])
        assert words in compare.differences(old, fresh)[0][1]
        compare.keep(old, fresh)
        assert fresh.cells[0].outputs[0] == other
    changed = measured([result(html="<b>1.7 s</b>")], source="y")
    compare.keep(old, changed)
    assert changed.cells[0].outputs[0].data["text/html"] == "<b>1.7 s</b>"
    plain_old, plain_new = notebook([result(text="1")]), notebook([result(text="2")])
    compare.keep(plain_old, plain_new)
    assert plain_new.cells[0].outputs[0].data["text/plain"] == "2"


ALT = "<img alt='Axis {axis}. {name}: from {low} at 16 to 3.79 at 30{more}.' width='640'>"
TABLE = "<table><tr><th>{head}</th><th>time</th></tr><tr><td>{value}</td><td>1.3</td></tr></table>"


@pytest.mark.parametrize(
    "before, after, kept",
    [
        (ALT.format(axis="F", name="one thread", low="0.004", more=""), ALT.format(axis="F", name="one thread", low="0.1", more=", smallest 0.09 at 22"), True),
        (ALT.format(axis="F", name="one thread", low="0.004", more=""), ALT.format(axis="F", name="a thread", low="0.004", more=""), False),
        (ALT.format(axis="F", name="one thread", low="0.004", more=""), ALT.format(axis="D", name="one thread", low="0.004", more=""), False),
        (TABLE.format(head="t₀ (s)", value="0.1"), TABLE.format(head="t₀ (s)", value="12"), True),
        (TABLE.format(head="속도 향상", value="1.93"), TABLE.format(head="가속", value="1.93"), False),
        (TABLE.format(head="t₀ (s)", value="0.1"), TABLE.format(head="t₀ (s)", value="0.1</td><td>new"), False),
    ],
)
def test_measured_times_are_kept_as_long_as_they_are_said_in_the_same_words(before, after, kept):
    old, new = measured([result(html=before)]), measured([result(html=after)])
    reasons = [reason for _, reason in compare.differences(old, new)]
    assert reasons == [] if kept else "its words changed" in reasons[0]
    compare.keep(old, new)
    assert new.cells[0].outputs[0].data["text/html"] == (before if kept else after)


def test_words_of_a_plain_table_and_of_a_stream():
    plain = "  one (s)  gain\n     0.04  1.93\n"
    for value in ("  one (s)  gain\n        4     2\n", "  one (s)   gain\n     0.04  11.93\n"):
        assert compare.differences(measured([stream(plain)]), measured([stream(value)])) == []
    for longer in (plain + "and more\n", "  one (s)\n"):
        assert "its words changed" in compare.differences(measured([stream(plain)]), measured([stream(longer)]))[0][1]
    assert "'gain' to 'speedup'" in compare.differences(measured([stream(plain)]), measured([stream(plain.replace("gain", "speedup"))]))[0][1]


def error(value):
    return nbformat.v4.new_output("error", ename="E", evalue=value, traceback=[])


def test_other_data_metadata_errors_and_damaged_pictures():
    image = base64.b64encode(b"GIF89a").decode()
    assert "no PNG" in found([result(image=image)], [result(image=image[:-4] + "AAAA")])[0]
    assert found([error("1")], [error("2")]) == ["was 'E: 1', is 'E: 2'"]
    one, other = (nbformat.v4.new_output("display_data", {"application/json": {"a": n}}) for n in (1, 2))
    assert found([one], [other]) == ["application/json differs"]
    plain, wide = (nbformat.v4.new_output("display_data", {}, metadata={"w": n}) for n in (1, 2))
    assert found([plain], [wide]) == ["metadata differs"]
    old, new = notebook([]), notebook([])
    new.cells[0].metadata["tags"] = ["exercise"]
    assert "source or tags" in compare.differences(old, new)[0][1]


def test_a_built_picture_is_kept_only_if_alike():
    old, alike, other = (
        notebook([result(html=html(rows, level=level))])
        for rows, level in ((curve(), 9), (curve(), 1), (curve(shift=9), 9))
    )
    compare.keep(old, alike)
    assert alike == old
    compare.keep(old, other)
    assert other != old


def test_a_frame_in_a_script_is_compared_as_a_picture():
    frame = base64.b64encode(png(curve())).decode()
    other = base64.b64encode(png(curve(12))).decode()
    text, pictures = compare.split(f'<script>["t = 1","{frame}"]</script>', "text/html")
    assert text == '<script>["t = 1",""]</script>' and pictures == [frame]
    assert compare.split(f'<img src="data:image/png;base64,{other}">', "text/html")[1] == [other]
