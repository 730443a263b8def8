"""Landscapes: coast, countryside, towns."""

import math
from collections.abc import Sequence

from PIL import Image, ImageFilter

from .sheet import BLUES, FIELDS, GREENS, INK, PAPER, SAND, SCALE, WARM, Colour, Point, Sheet, blend


def _hills(seed: int, sky: int, sun: Point | None, first: float = 400, greens: Sequence[Colour] = GREENS) -> Sheet:
    sheet = Sheet(seed)
    sheet.sky(sky, sun)
    for number, colour in enumerate(greens):
        crest = sheet.ridge(first + number * 85, 34 + 6 * number, colour)
        sheet.trees(crest, blend(colour, INK, 0.18), 0.10 + 0.05 * number, 7 + 5 * number)
    return sheet


def bay() -> Sheet:
    sheet = Sheet(11)
    sheet.sky(2, (980, 250))
    sheet.ridge(330, 22, GREENS[0])
    for row in range(9):
        sheet.box(0, 400 + row * 46, 1440, 460 + row * 46, blend(BLUES[1], BLUES[4], row / 11))
    for _glint in range(60):
        x, y = sheet.random.uniform(700, 1260), sheet.random.uniform(410, 640)
        sheet.line([(x, y), (x + sheet.random.uniform(20, 90), y)], (250, 226, 196), 2)
    left = [(0.0, 360.0), (190, 372), (380, 430), (520, 520), (470, 610), (300, 700), (0, 770)]
    sheet.polygon([*left, (0, 810)], GREENS[2])
    sheet.polygon([(0, 520), (190, 560), (330, 650), (620, 740), (820, 810), (0, 810)], GREENS[4])
    sheet.trees([(x, 560 + x * 0.27) for x in range(0, 700, 14)], blend(GREENS[4], INK, 0.3), 0.7, 22)
    return sheet


def plain_fields() -> Sheet:
    sheet = Sheet(12)
    sheet.sky(0, (1080, 210))
    crest = sheet.ridge(372, 8, GREENS[1])
    sheet.trees(crest, GREENS[3], 0.35, 13)
    for x in (260, 292, 330, 372, 410):
        tall = sheet.random.uniform(18, 34)
        sheet.box(x, 372 - tall, x + 30, 392, (226, 214, 196))
        sheet.polygon([(x - 4, 372 - tall), (x + 15, 354 - tall), (x + 34, 372 - tall)], (122, 92, 80))
    sheet.polygon([(318, 372), (318, 296), (325, 262), (332, 296), (332, 372)], (96, 84, 84))
    vanishing = 620
    for number in range(14):
        near, far = -900 + number * 240, 140 + number * 72
        sheet.polygon([(far, 392), (far + 72, 392), (near + 240, 810), (near, 810)], FIELDS[number % len(FIELDS)])
        for stripe in range(1, 5):
            start = (far + stripe * 14, 392)
            sheet.line([start, (near + stripe * 48, 810)], blend(FIELDS[number % len(FIELDS)], INK, 0.08), 1.5)
    sheet.box(0, 384, 1440, 398, GREENS[3])
    sheet.line([(vanishing, 398), (430, 810)], (240, 231, 212), 10)
    return sheet


def patchwork(seed: int, colours: Sequence[Colour], hedge: Colour, uneven: float) -> Sheet:
    """Fields from above: a warped grid with hedges."""
    sheet = Sheet(seed, hedge)
    columns, rows = 9, 6
    corners = {
        (i, j): (
            (i - 0.5) * 1440 / (columns - 1) + sheet.random.uniform(-uneven, uneven),
            (j - 0.5) * 810 / (rows - 1) + sheet.random.uniform(-uneven, uneven) * 0.8,
        )
        for i in range(columns + 1)
        for j in range(rows + 1)
    }
    for i in range(columns):
        for j in range(rows):
            cell = [corners[i, j], corners[i + 1, j], corners[i + 1, j + 1], corners[i, j + 1]]
            middle = (sum(x for x, _ in cell) / 4, sum(y for _, y in cell) / 4)
            inner = [(x + (middle[0] - x) * 0.05, y + (middle[1] - y) * 0.07) for x, y in cell]
            colour = sheet.random.choice(colours)
            sheet.polygon(inner, colour)
            for share in (0.2, 0.4, 0.6, 0.8):
                top = [a + (b - a) * share for a, b in zip(inner[0], inner[1], strict=True)]
                low = [a + (b - a) * share for a, b in zip(inner[3], inner[2], strict=True)]
                sheet.line([(top[0], top[1]), (low[0], low[1])], blend(colour, INK, 0.06), 1.5)
    for point in corners.values():
        for _tree in range(5):
            x, y = point[0] + sheet.random.uniform(-60, 60), point[1] + sheet.random.uniform(-12, 12)
            sheet.disc((x, y), sheet.random.uniform(6, 15), blend(hedge, INK, sheet.random.uniform(0, 0.3)))
    return sheet


def bocage() -> Sheet:
    return patchwork(13, [*GREENS[:3], FIELDS[1], FIELDS[2]], GREENS[4], 62)


def fields() -> Sheet:
    sheet = patchwork(14, FIELDS, (92, 112, 84), 26)
    path = [(float(x), 620 - x * 0.22 + math.sin(x / 160) * 40) for x in range(-10, 1460, 10)]
    sheet.line(path, (244, 236, 218), 16)
    return sheet


def coast() -> Sheet:
    sheet = Sheet(15)
    sheet.sky(1, None)
    for row in range(8):
        sheet.box(0, 330 + row * 62, 1440, 400 + row * 62, blend(BLUES[1], BLUES[4], row / 9))
    cliff = [(0, 250), (240, 236), (470, 262), (640, 252), (700, 330), (690, 470), (740, 600), (700, 720), (760, 810)]
    sheet.polygon([*cliff, (0, 810)], (232, 224, 206))
    sheet.polygon([(640, 252), (700, 330), (690, 470), (740, 600), (700, 720), (760, 810), (560, 810)], (210, 200, 182))
    for number in range(16):
        y = 300 + number * 31
        sheet.line([(590 - number * 4, y), (692 + (number % 3) * 12, y + 8)], (196, 186, 168), 2)
    sheet.polygon(
        [(0, 250), (240, 236), (470, 262), (640, 252), (600, 330), (380, 420), (160, 610), (120, 810), (0, 810)],
        GREENS[1],
    )
    sheet.polygon([(0, 420), (170, 470), (120, 640), (90, 810), (0, 810)], GREENS[3])
    sheet.line([(180, 810), (220, 640), (360, 470), (520, 340), (610, 262)], (244, 234, 210), 9)
    for number in range(5):
        y = 430 + number * 80
        sheet.line([(780 + number * 20, y), (980 + number * 40, y - 6)], (232, 240, 242), 3)
    return sheet


def estuary() -> Sheet:
    sheet = Sheet(16)
    sheet.sky(1, (720, 190))
    sheet.box(0, 300, 1440, 380, BLUES[2])
    sheet.ridge(352, 10, GREENS[1])
    sheet.ridge(470, 16, GREENS[2])
    sheet.ridge(640, 26, GREENS[3])
    _river(sheet, BLUES[1], 300, 810)
    return sheet


def river() -> Sheet:
    sheet = _hills(17, 2, (360, 240), 340)
    _river(sheet, (238, 214, 190), 470, 810)
    banks = [(720 + math.sin(y / 70) * (y - 430) * 0.55, y) for y in range(480, 800, 9)]
    for x, y in banks:
        for side in (-1, 1):
            reach = 18 + (y - 470) * 0.30
            sheet.disc(
                (x + side * (reach + 16), y), 7 + (y - 470) * 0.06, blend(GREENS[4], INK, sheet.random.uniform(0, 0.3))
            )
    return sheet


def _river(sheet: Sheet, colour: Colour, top: int, bottom: int) -> None:
    left, right = [], []
    for y in range(top, bottom + 6, 6):
        middle = 720 + math.sin(y / 70) * (y - top + 40) * 0.55
        reach = 14 + (y - top) * 0.30
        left.append((middle - reach, float(y)))
        right.append((middle + reach, float(y)))
    sheet.polygon([*left, *reversed(right)], colour)


def dunes() -> Sheet:
    sheet = Sheet(18)
    sheet.sky(0, None)
    for row in range(4):
        sheet.box(0, 300 + row * 32, 1440, 340 + row * 32, blend(BLUES[0], BLUES[2], row / 4))
    for number, colour in enumerate([SAND[0], SAND[3], SAND[1], GREENS[1], SAND[2]]):
        crest = sheet.ridge(420 + number * 82, 26 + number * 5, colour)
        for x, y in crest:
            if sheet.random.random() < 0.55:
                blade = sheet.random.uniform(10, 20 + 5 * number)
                sheet.line([(x, y + 4), (x + blade * 0.35, y - blade)], blend(colour, GREENS[3], 0.55), 2.5)
    return sheet


def town() -> Sheet:
    sheet = Sheet(19)
    sheet.sky(3, (1100, 330))
    for depth, base in enumerate((430, 500)):
        x = -20.0
        while x < 1440:
            wide, tall = sheet.random.uniform(46, 96), sheet.random.uniform(60, 150)
            wall = blend((206, 172, 152), (70, 66, 86), 0.35 + 0.4 * depth)
            sheet.box(x, base - tall, x + wide, 560, wall)
            sheet.polygon(
                [(x - 3, base - tall), (x + wide / 2, base - tall - wide * 0.42), (x + wide + 3, base - tall)],
                blend(wall, INK, 0.35),
            )
            for window in range(int(tall // 30)):
                if sheet.random.random() < 0.6:
                    at = x + wide * 0.25
                    sheet.box(
                        at, base - tall + 12 + window * 28, at + 9, base - tall + 25 + window * 28, (246, 214, 150)
                    )
            x += wide
    for x, tall in ((300, 330), (860, 290)):
        sheet.box(x, 520 - tall, x + 44, 560, (62, 60, 78))
        sheet.polygon([(x - 4, 520 - tall), (x + 22, 520 - tall - 120), (x + 48, 520 - tall)], (44, 46, 62))
    for row in range(250):
        sheet.line([(0, 560 + row), (1440, 560 + row)], blend((176, 150, 146), (54, 74, 100), row / 250), 1)
    for _glint in range(70):
        x, y = sheet.random.uniform(0, 1440), sheet.random.uniform(570, 790)
        sheet.line([(x, y), (x + sheet.random.uniform(15, 70), y)], (236, 196, 166), 2)
    return sheet


def port() -> Sheet:
    sheet = Sheet(20)
    sheet.sky(1, None)
    for x, tall in ((160, 90), (420, 120), (760, 84), (1080, 110), (1270, 76)):
        sheet.box(x, 520 - tall, x + 230, 540, sheet.random.choice([(150, 92, 72), (98, 118, 130), (180, 168, 150)]))
        sheet.box(x, 520 - tall, x + 230, 532 - tall, INK)
    for x in (330, 690, 1180):
        _crane(sheet, x)
    for row in range(270):
        sheet.line([(0, 540 + row), (1440, 540 + row)], blend(BLUES[2], BLUES[4], row / 300), 1)
    mirrored = sheet.image.crop((0, 240 * SCALE, 1440 * SCALE, 540 * SCALE)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    water = sheet.image.crop((0, 540 * SCALE, 1440 * SCALE, 810 * SCALE))
    mirrored = mirrored.crop((0, 0, *water.size)).filter(ImageFilter.GaussianBlur(5))
    sheet.image.paste(Image.blend(water, mirrored, 0.32), (0, 540 * SCALE))
    for number in range(26):
        left, high = sheet.random.uniform(0, 1400), 560 + number * 9
        sheet.line([(left, high), (left + sheet.random.uniform(40, 160), high)], blend(BLUES[1], PAPER, 0.4), 1.5)
    return sheet


def _crane(sheet: Sheet, x: float) -> None:
    for leg in (0, 46):
        sheet.line([(x + leg, 540), (x + leg * 0.7 + 8, 270)], WARM, 9)
    sheet.line([(x - 130, 236), (x + 250, 276)], WARM, 10)
    sheet.line([(x + 22, 190), (x - 130, 236)], INK, 3)
    sheet.line([(x + 22, 190), (x + 250, 276)], INK, 3)
    sheet.line([(x + 22, 280), (x + 22, 190)], WARM, 8)
    sheet.line([(x + 205, 270), (x + 205, 420)], INK, 3)
    sheet.box(x + 186, 420, x + 224, 444, INK)
