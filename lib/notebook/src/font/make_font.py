"""Makes the font of the figures, ../main/resources/descent/plot/DescentSans.otf.

    python make_font.py NotoSansCJK-Regular.ttc NotoSansCJK-Bold.ttc

The two inputs are Noto Sans CJK (Debian package fonts-noto-cjk, SIL Open Font License 1.1). From the
Korean face the script keeps all 11,172 syllables of Hangul, for what a student may write, the Latin,
the Greek and the mathematical signs the course uses. Noto Sans CJK has no sub- and superscripts beyond a few: they are
drawn here from letters between regular and bold, scaled, so that their strokes are nearly as thick as the text's. The
combining hat, the floor brackets and the angle brackets are drawn from other glyphs too.

Needs fontTools. The same inputs give the same bytes.
"""

import sys
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTCollection

UNITS = 1000
ASCENT, DESCENT = 930, -240  # Noto's own 1160 and -288 would spread lines too far

SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵀᵗᵏᵐʲʰˣᵈᵉᵃᵇᶜᵖʳˢᵘᵛʷʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵁᵂᵝᵞᵟᶿᵠᵡ", "0123456789+−=()niTtkmjhxdeabcprsuvwyzABDEGHIJKLMNOPRUWβγδθφχ", strict=True))
SUBSCRIPTS = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", "0123456789+−=()aehijklmnoprstuvxβγρφχ", strict=True))
SCALE, RAISE, LOWER = 0.64, 320, -140
ROOT_BAR = 446  # of the root sign, with the bearing behind it
SIDE = 60  # the bearing of signs that are set in their own width
BOLDNESS = 0.42  # of the scaled letters, 0 regular, 1 bold: the outlines of the two agree point by point
TEXT = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "".join(map(chr, range(0xA0, 0x100)))
    + "".join(map(chr, range(0x391, 0x3AA)))
    + "".join(map(chr, range(0x3B1, 0x3CA)))
    + "ŁłŐőŒœŠšŽžˆ˜"
    + "‐–—‘’“”†•…‰′″‖∥∂∇√∑∏∫∈∉∋∅∞∝∼≈≠≡≤≥≪≫−±×÷·∙⊙⊕⊗∘∀∃∧∨∩∪⊂⊃⊆⊤⊥∠∆←↑→↓↔⇒⇔⇐½⅓¼¾ℓℝ★☆●○■□▲△▼▽◆◇"
    + "、。「」『』〈〉《》「」！？（），．：；～·"
    + "".join(map(chr, range(0x3131, 0x3164)))
)


def syllables():
    return map(chr, range(0xAC00, 0xD7A4))


def face(path):
    for font in TTCollection(path).fonts:
        if font["name"].getDebugName(4) in ("Noto Sans CJK KR", "Noto Sans CJK KR Regular", "Noto Sans CJK KR Bold"):
            return font
    sys.exit(f"{path}: no face Noto Sans CJK KR")


class Source:
    def __init__(self, path):
        self.font = face(path)
        self.cmap = self.font.getBestCmap()
        self.glyphs = self.font.getGlyphSet()

    def has(self, char):
        return ord(char) in self.cmap

    def advance(self, char):
        return self.glyphs[self.cmap[ord(char)]].width

    def draw(self, char, pen):
        self.glyphs[self.cmap[ord(char)]].draw(pen)

    def bounds(self, char):
        pen = BoundsPen(self.glyphs)
        self.draw(char, pen)
        return pen.bounds


def between(regular, bold, char, pen):
    light, heavy = RecordingPen(), RecordingPen()
    regular.draw(char, light)
    bold.draw(char, heavy)
    for (operator, thin), (same, thick) in zip(light.value, heavy.value, strict=True):
        assert operator == same, char
        points = (tuple(a + BOLDNESS * (b - a) for a, b in zip(p, q)) for p, q in zip(thin, thick))
        getattr(pen, operator)(*points)


class Maker:
    def __init__(self):
        self.order, self.strings, self.metrics, self.cmap = [], {}, {}, {}

    def add(self, name, code, width, draw):
        pen = T2CharStringPen(round(width), None)
        draw(pen)
        self.order.append(name)
        self.strings[name] = pen.getCharString()
        self.metrics[name] = round(width)
        if code is not None:
            self.cmap[code] = name

    def add_char(self, char, width, draw):
        self.add(f"uni{ord(char):04X}", ord(char), width, draw)


def polygon(pen, *points):
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()


def main(regular_path, bold_path):
    regular, bold = Source(regular_path), Source(bold_path)
    maker = Maker()
    maker.add(
        ".notdef",
        None,
        1000,
        lambda pen: (
            polygon(pen, (100, -100), (100, 800), (900, 800), (900, -100)),
            polygon(pen, (150, -50), (850, -50), (850, 750), (150, 750)),
        ),
    )
    wanted = dict.fromkeys(TEXT + "".join(syllables()))
    for char in wanted:
        if char in SUPERSCRIPTS or not regular.has(char):
            continue
        # In a Korean face most mathematical signs are as wide as a syllable: take their own width.
        left, right = regular.bounds(char)[::2] if regular.bounds(char) else (0, 0)
        own = regular.advance(char) == UNITS and 0xA0 < ord(char) < 0x2E80 and right > left
        shift = SIDE - left if own else 0
        width = right - left + 2 * SIDE if own else regular.advance(char)
        if char == "√":  # its bar reaches over the letter behind it
            width -= ROOT_BAR
        maker.add_char(char, width, lambda pen, c=char, s=shift: regular.draw(c, TransformPen(pen, (1, 0, 0, 1, s, 0))))

    for table, shift in ((SUPERSCRIPTS, RAISE), (SUBSCRIPTS, LOWER)):
        for char, base in table.items():
            def scaled(pen, base=base, shift=shift):
                between(regular, bold, base, TransformPen(pen, (SCALE, 0, 0, SCALE, 0, shift)))
            width = regular.advance(base) + BOLDNESS * (bold.advance(base) - regular.advance(base))
            maker.add_char(char, width * SCALE + 12, scaled)

    # The combining hat, bar and dot stand over the letter before them: no width, drawn to the left.
    for char, base, wide, high in (("\u0302", "^", 0.7, 0.45), ("\u0304", "¯", 0.9, 0.9), ("\u0303", "~", 0.7, 0.8)):
        left, bottom, right, _ = regular.bounds(base)
        def accent(pen, base=base, wide=wide, high=high, middle=(left + right) / 2, bottom=bottom):
            regular.draw(base, TransformPen(pen, (wide, 0, 0, high, -270 - wide * middle, 610 - high * bottom)))
        maker.add_char(char, 0, accent)

    left, bottom, right, top = regular.bounds("[")
    width, stroke = regular.advance("["), 66
    maker.add_char("⌊", width, lambda pen: polygon(
        pen, (left, bottom), (right, bottom), (right, bottom + stroke), (left + stroke, bottom + stroke), (left + stroke, top), (left, top)))
    maker.add_char("⌋", width, lambda pen: polygon(
        pen, (width - right, bottom), (width - left, bottom), (width - left, top), (width - left - stroke, top),
        (width - left - stroke, bottom + stroke), (width - right, bottom + stroke)))
    for char, base in (("⟨", "<"), ("⟩", ">")):
        a, b, c, d = regular.bounds(base)
        tall = (top - bottom) / (d - b)
        def bracket(pen, base=base, a=a, b=b, tall=tall):
            regular.draw(base, TransformPen(pen, (0.45, 0, 0, tall, 40 - 0.45 * a, bottom - tall * b)))
        maker.add_char(char, 0.45 * (c - a) + 80, bracket)

    builder = FontBuilder(UNITS, isTTF=False)
    builder.setupGlyphOrder(maker.order)
    builder.setupCharacterMap(maker.cmap)
    builder.setupCFF("DescentSans-Regular", {"FullName": "Descent Sans", "FamilyName": "Descent Sans", "Weight": "Regular"}, maker.strings, {})
    builder.setupHorizontalMetrics({name: (width, 0) for name, width in maker.metrics.items()})
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT, lineGap=0)
    builder.setupNameTable(
        {
            "copyright": "© 2014-2021 Adobe (http://www.adobe.com/), with Reserved Font Name 'Source'. Subset and additions: the authors of descent.",
            "familyName": "Descent Sans",
            "styleName": "Regular",
            "uniqueFontIdentifier": "DescentSans-Regular-1",
            "fullName": "Descent Sans",
            "psName": "DescentSans-Regular",
            "version": "Version 1.0",
            "licenseDescription": "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
            "licenseInfoURL": "https://scripts.sil.org/OFL",
        },
        mac=False,
    )
    builder.setupOS2(sTypoAscender=ASCENT, sTypoDescender=DESCENT, usWinAscent=ASCENT, usWinDescent=-DESCENT)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 3_849_984_000  # 2026-01-01
    builder.font.recalcTimestamp = False
    target = Path(__file__).resolve().parent.parent / "main/resources/descent/plot/DescentSans.otf"
    builder.save(target)
    print(f"{target.name}: {len(maker.order)} glyphs, {target.stat().st_size} bytes")
    absent = [c for c in wanted if ord(c) not in maker.cmap]
    print("not in the source:", "".join(absent))


if __name__ == "__main__":
    main(*sys.argv[1:])
