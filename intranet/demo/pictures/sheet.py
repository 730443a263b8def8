"""A sheet to draw on, and the palette of the demonstration's pictures."""

import functools
import math
import random
from collections.abc import Sequence
from pathlib import Path

import reportlab
from PIL import Image, ImageDraw, ImageFont

Colour = tuple[int, int, int]
Point = tuple[float, float]
SIZE = (1440, 810)
# Drawn larger, then reduced: smooth edges.
SCALE = 2
# Pillow's own font has no accents; the PDF library comes with one that has.
FONT = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"

SKY: list[tuple[Colour, Colour]] = [
    ((214, 229, 236), (247, 240, 226)),
    ((176, 205, 220), (238, 240, 233)),
    ((243, 217, 190), (250, 240, 222)),
    ((88, 112, 140), (232, 190, 160)),
]
GREENS: list[Colour] = [(157, 182, 160), (122, 158, 134), (88, 129, 106), (58, 98, 82), (34, 66, 60)]
FIELDS: list[Colour] = [
    (214, 196, 140),
    (173, 183, 122),
    (126, 154, 106),
    (196, 170, 122),
    (98, 130, 96),
    (222, 209, 170),
]
BLUES: list[Colour] = [(207, 224, 232), (160, 194, 209), (106, 154, 178), (52, 108, 138), (11, 79, 108)]
SAND: list[Colour] = [(236, 222, 192), (224, 203, 161), (205, 180, 134), (170, 172, 124)]
INK, PAPER, WARM = (27, 39, 51), (248, 247, 243), (196, 106, 58)
STONE: list[Colour] = [(238, 226, 204), (228, 211, 182), (216, 195, 164), (199, 176, 146), (176, 152, 126)]
SLATE: list[Colour] = [(104, 112, 124), (84, 92, 106), (66, 74, 90)]
BRICK: list[Colour] = [(190, 120, 88), (168, 98, 72), (140, 80, 62)]
GOLD: Colour = (240, 206, 140)


class Sheet:
    """A sheet to draw on, in units of the final picture."""

    def __init__(self, seed: int, ground: Colour = PAPER) -> None:
        self.random = random.Random(seed)  # noqa: S311 - drawings, not secrets
        self.width, self.height = SIZE
        self.image = Image.new("RGB", (self.width * SCALE, self.height * SCALE), ground)
        self.draw = ImageDraw.Draw(self.image)

    def polygon(self, points: Sequence[Point], colour: Colour) -> None:
        self.draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=colour)

    def line(self, points: Sequence[Point], colour: Colour, width: float) -> None:
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self.draw.line(scaled, fill=colour, width=max(1, round(width * SCALE)), joint="curve")

    def disc(self, centre: Point, radius: float, colour: Colour) -> None:
        x, y = centre
        box = [(x - radius) * SCALE, (y - radius) * SCALE, (x + radius) * SCALE, (y + radius) * SCALE]
        self.draw.ellipse(box, fill=colour)

    def box(self, left: float, top: float, right: float, bottom: float, colour: Colour) -> None:
        self.draw.rectangle([left * SCALE, top * SCALE, right * SCALE, bottom * SCALE], fill=colour)

    def ring(self, centre: Point, radius: float, colour: Colour, width: float) -> None:
        x, y = centre
        box = [(x - radius) * SCALE, (y - radius) * SCALE, (x + radius) * SCALE, (y + radius) * SCALE]
        self.draw.ellipse(box, outline=colour, width=max(1, round(width * SCALE)))

    def rounded(self, left: float, top: float, right: float, bottom: float, radius: float, colour: Colour) -> None:
        box = [left * SCALE, top * SCALE, right * SCALE, bottom * SCALE]
        self.draw.rounded_rectangle(box, radius * SCALE, fill=colour)

    def words(self, at: Point, words: str, size: float = 26, colour: Colour = INK, anchor: str = "mm") -> None:
        """A label; ``anchor`` as Pillow has it: which point of the words is ``at`` ("lm" left, "mm" middle, "rm")."""
        self.draw.text((at[0] * SCALE, at[1] * SCALE), words, fill=colour, font=_font(size * SCALE), anchor=anchor)

    def sky(self, which: int, sun: Point | None = None) -> None:
        high, low = SKY[which]
        for row in range(self.height * SCALE):
            share = row / (self.height * SCALE * 0.7)
            self.draw.line([(0, row), (self.width * SCALE, row)], fill=blend(high, low, min(share, 1)))
        if sun:
            self.disc(sun, 120, blend(low, (255, 250, 236), 0.45))
            self.disc(sun, 58, (255, 246, 222))

    def ridge(self, base: float, swell: float, colour: Colour, waves: int = 3) -> list[Point]:
        """A rolling ground from edge to edge, filled to the bottom; returns its crest."""
        phases = [
            (self.random.uniform(0.5, 1.6) * (wave + 1), self.random.uniform(0, 6.3), swell / (wave + 1))
            for wave in range(waves)
        ]
        crest = [
            (float(x), base + sum(math.sin(x / self.width * 6.3 * f + p) * a for f, p, a in phases))
            for x in range(0, self.width + 12, 12)
        ]
        self.polygon([*crest, (self.width, self.height), (0, self.height)], colour)
        return crest

    def trees(self, crest: list[Point], colour: Colour, share: float, size: float) -> None:
        for x, y in crest:
            if self.random.random() < share:
                radius = self.random.uniform(0.5, 1) * size
                self.disc((x, y - radius * 0.5), radius, colour)
                self.disc((x + radius * 0.8, y - radius * 0.2), radius * 0.7, blend(colour, INK, 0.12))

    def finished(self) -> Image.Image:
        return self.image.reduce(SCALE)


@functools.cache
def _font(size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, size)


def blend(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue
