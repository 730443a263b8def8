"""Portraits drawn in a few flat shapes: invented faces for invented people, the same at each call."""

import io
import random
from collections.abc import Callable

from PIL import Image, ImageDraw

from .sheet import BLUES, FIELDS, GREENS, INK, PAPER, SAND, WARM, Colour, blend

SIDE = 480
# Drawn larger, then reduced: smooth edges.
SCALE = 2
SKINS: list[Colour] = [(247, 219, 196), (236, 197, 166), (214, 168, 132), (176, 126, 92), (130, 88, 62)]
HAIRS: dict[str, Colour] = {
    "black": (42, 36, 38),
    "brown": (88, 60, 44),
    "chestnut": (126, 82, 50),
    "fair": (206, 168, 108),
    "red": (168, 84, 44),
    "grey": (150, 150, 150),
    "white": (222, 220, 214),
}
GROUNDS = [BLUES[0], BLUES[1], GREENS[0], GREENS[1], SAND[0], SAND[1], FIELDS[1], (238, 214, 200), (226, 214, 230)]
CLOTHES = [BLUES[4], BLUES[3], GREENS[4], GREENS[3], INK, WARM, (124, 60, 74), (92, 84, 120), (196, 152, 74)]


class Easel:
    """A square to draw on, in units of the final picture, with what is the person's own."""

    def __init__(self, seed: str, skin: int, hair: str) -> None:
        self.random = random.Random(seed)  # noqa: S311 - drawings, not secrets
        self.skin, self.hair = SKINS[skin], HAIRS[hair]
        self.ground = self.random.choice(GROUNDS)
        self.image = Image.new("RGB", (SIDE * SCALE, SIDE * SCALE), self.ground)
        self.draw = ImageDraw.Draw(self.image)

    def oval(self, x: float, y: float, wide: float, tall: float, colour: Colour) -> None:
        box = [(x - wide) * SCALE, (y - tall) * SCALE, (x + wide) * SCALE, (y + tall) * SCALE]
        self.draw.ellipse(box, fill=colour)

    def slice(self, x: float, y: float, wide: float, tall: float, between: tuple[int, int], colour: Colour) -> None:
        """A part of an oval, cut by its chord, between two angles counted clockwise from the right."""
        box = [(x - wide) * SCALE, (y - tall) * SCALE, (x + wide) * SCALE, (y + tall) * SCALE]
        self.draw.chord(box, *between, fill=colour)

    def block(self, left: float, top: float, right: float, bottom: float, radius: float, colour: Colour) -> None:
        box = [left * SCALE, top * SCALE, right * SCALE, bottom * SCALE]
        self.draw.rounded_rectangle(box, radius * SCALE, fill=colour)

    def line(self, *points: tuple[float, float], colour: Colour, width: float) -> None:
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self.draw.line(scaled, fill=colour, width=round(width * SCALE), joint="curve")

    def finished(self) -> bytes:
        target = io.BytesIO()
        # Closer to the face: most portraits are shown small.
        close = self.image.crop((56 * SCALE, 44 * SCALE, 424 * SCALE, 412 * SCALE))
        close.resize((SIDE, SIDE), Image.Resampling.LANCZOS).save(target, "PNG", optimize=True)
        return target.getvalue()


def _nothing(easel: Easel) -> None:
    """Neither hair behind the face, nor before it."""


def _long_behind(easel: Easel) -> None:
    easel.block(142, 120, 338, 372, 92, easel.hair)


def _bob_behind(easel: Easel) -> None:
    easel.block(136, 104, 344, 276, 80, easel.hair)


def _bun_behind(easel: Easel) -> None:
    easel.oval(240, 82, 42, 38, easel.hair)
    easel.oval(240, 182, 90, 98, easel.hair)


def _curls_behind(easel: Easel) -> None:
    for x, y in ((160, 150), (150, 205), (170, 110), (215, 88), (265, 88), (310, 110), (320, 150), (330, 205)):
        easel.oval(x, y, 44, 44, easel.hair)


def _fringe(easel: Easel) -> None:
    easel.slice(240, 190, 88, 104, (188, 352), easel.hair)


def _parting(easel: Easel) -> None:
    easel.slice(222, 178, 78, 92, (170, 330), easel.hair)
    easel.slice(282, 176, 48, 84, (220, 365), easel.hair)


def _crop(easel: Easel) -> None:
    easel.slice(240, 184, 88, 104, (184, 356), easel.hair)
    easel.block(150, 150, 166, 212, 8, easel.hair)
    easel.block(314, 150, 330, 212, 8, easel.hair)


def _receding(easel: Easel) -> None:
    for left, right in ((149, 168), (312, 331)):
        easel.block(left, 158, right, 224, 10, easel.hair)


# What is behind the face, then before it.
STYLES: dict[str, tuple[Callable[[Easel], None], Callable[[Easel], None]]] = {
    "long": (_long_behind, _parting),
    "bob": (_bob_behind, _fringe),
    "bun": (_bun_behind, _fringe),
    "curls": (_curls_behind, _nothing),
    "short": (_nothing, _crop),
    "side": (_nothing, _parting),
    "bald": (_nothing, _receding),
}


def draw_portrait(
    seed: str, style: str, hair: str, skin: int = 0, *, glasses: bool = False, beard: bool = False
) -> bytes:
    """A head and shoulders as a PNG file; ``seed`` chooses the colours of the ground and of the clothes."""
    easel = Easel(seed, skin, hair)
    behind, before = STYLES[style]
    easel.oval(*_spot(easel), 190, 190, blend(easel.ground, PAPER, 0.35))
    behind(easel)
    _shoulders(easel)
    easel.oval(152, 208, 15, 24, blend(easel.skin, INK, 0.06))
    easel.oval(328, 208, 15, 24, blend(easel.skin, INK, 0.06))
    easel.oval(240, 200, 84, 104, easel.skin)
    if beard:
        easel.slice(240, 212, 85, 98, (8, 172), easel.hair)
        easel.oval(240, 232, 52, 40, easel.skin)
    _features(easel)
    before(easel)
    if glasses:
        _glasses(easel)
    return easel.finished()


def _spot(easel: Easel) -> tuple[float, float]:
    return easel.random.uniform(90, 390), easel.random.uniform(80, 220)


def _shoulders(easel: Easel) -> None:
    clothes = easel.random.choice(CLOTHES)
    easel.block(62, 352, 418, 620, 120, clothes)
    easel.block(204, 280, 276, 384, 34, blend(easel.skin, INK, 0.10))
    if easel.random.random() < 0.5:
        shirt = blend(clothes, PAPER, 0.82)
        easel.draw.polygon([(x * SCALE, y * SCALE) for x, y in ((192, 352), (288, 352), (240, 452))], fill=shirt)
        easel.slice(240, 352, 36, 36, (0, 180), blend(easel.skin, INK, 0.10))
    else:
        easel.slice(240, 350, 60, 46, (0, 180), blend(easel.skin, INK, 0.10))


def _features(easel: Easel) -> None:
    shade = blend(easel.skin, INK, 0.30)
    for x in (208, 272):
        easel.oval(x, 200, 7, 8, INK)
        easel.line((x - 16, 178), (x, 173), (x + 16, 178), colour=blend(easel.hair, INK, 0.25), width=6)
    easel.line((240, 208), (234, 236), (244, 238), colour=shade, width=4)
    smile = easel.random.uniform(8, 18)
    box = [212 * SCALE, (258 - smile) * SCALE, 268 * SCALE, (258 + smile) * SCALE]
    easel.draw.arc(box, 15, 165, fill=blend((150, 60, 56), easel.skin, 0.25), width=5 * SCALE)


def _glasses(easel: Easel) -> None:
    for x in (208, 272):
        box = [(x - 27) * SCALE, 178 * SCALE, (x + 27) * SCALE, 224 * SCALE]
        easel.draw.rounded_rectangle(box, 16 * SCALE, outline=INK, width=4 * SCALE)
    easel.line((235, 196), (245, 196), colour=INK, width=4)
