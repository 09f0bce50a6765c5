"""Makes label-font.txt from a TrueType font: python3 label-font.py DejaVuSans-Bold.ttf > label-font.txt

One line a character: its code point in hexadecimal, its advance width, and its outline in units of 2048 to the
em, y upwards: M, L and C with absolute coordinates, Z. The first line has the height of capital letters."""

import sys

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

RANGES = [(0x20, 0x17F), (0x370, 0x45F), (0x490, 0x491), (0x2010, 0x2027), (0x2030, 0x203A), (0x20A0, 0x20BF),
          (0x2122, 0x2122), (0x2190, 0x2199), (0x2600, 0x2606), (0x2713, 0x2714)]


class Outline(BasePen):
    def __init__(self, glyphs):
        super().__init__(glyphs)
        self.steps = []

    def _add(self, letter, *points):
        self.steps.append(letter + " ".join(f"{round(x)} {round(y)}" for x, y in points))

    def _moveTo(self, point):
        self._add("M", point)

    def _lineTo(self, point):
        self._add("L", point)

    def _curveToOne(self, first, second, end):
        self._add("C", first, second, end)

    def _closePath(self):
        self.steps.append("Z")


font = TTFont(sys.argv[1])
glyphs = font.getGlyphSet()
names = font.getBestCmap()
print(font["glyf"]["H"].yMax)
for first, last in RANGES:
    for point in range(first, last + 1):
        if point in names and not 0x7F <= point < 0xA0:
            pen = Outline(glyphs)
            glyphs[names[point]].draw(pen)
            print(f"{point:x} {font['hmtx'][names[point]][0]} {''.join(pen.steps)}")
