"""Country and shore: hedges, ponds, tides, valleys, the crossing."""

import math

from .sheet import BLUES, BRICK, GOLD, GREENS, INK, PAPER, SAND, SLATE, STONE, WARM, Colour, Point, Sheet, blend

SHADE = blend(GREENS[4], INK, 0.25)


def hedge() -> Sheet:
    """A sunken lane between hedges on banks."""
    sheet = Sheet(41)
    sheet.sky(0, (760, 210))
    sheet.ridge(400, 14, GREENS[0])
    sheet.polygon([(0, 470), (660, 400), (790, 400), (1440, 470), (1440, 810), (0, 810)], GREENS[2])
    sheet.polygon([(690, 402), (748, 402), (1130, 810), (290, 810)], SAND[1])
    for rut in (0.32, 0.66):
        far, near = 690 + 58 * rut, 290 + 840 * rut
        sheet.polygon([(far - 2, 402), (far + 3, 402), (near + 46, 810), (near - 20, 810)], SAND[2])
    for side in (-1, 1):
        edge: list[Point] = [
            (719 + side * 29, 402),
            (719 + side * 420, 810),
            (719 + side * 760, 810),
            (719 + side * 760, 300),
        ]
        sheet.polygon(edge, blend(GREENS[3], BRICK[2], 0.22))
        for depth in range(60, 0, -1):
            near = 1 - depth / 60
            x = 719 + side * (48 + 560 * near**1.5)
            base = 402 + 300 * near**1.6
            for _leaf in range(6):
                at = (
                    x + sheet.random.uniform(-24, 70) * side * (0.25 + near),
                    base - sheet.random.uniform(10, 330) * (0.24 + near * 0.9),
                )
                tone = blend(sheet.random.choice([GREENS[2], GREENS[3], GREENS[4]]), PAPER, (1 - near) * 0.3)
                sheet.disc(at, (9 + 44 * near) * sheet.random.uniform(0.5, 1), tone)
    for blade in range(120):
        side = 1 if blade % 2 else -1
        near = sheet.random.random()
        x, y = 719 + side * (32 + 400 * near), 410 + 400 * near
        sheet.line([(x, y), (x + side * 16 * near, y - 12 - 30 * near)], GREENS[1], 1 + 2 * near)
    _gate(sheet, 1010, 610)
    return sheet


def _gate(sheet: Sheet, x: float, base: float) -> None:
    for bar in range(4):
        sheet.box(x, base - 30 - bar * 34, x + 210, base - 20 - bar * 34, (214, 190, 156))
    for post in (x - 12, x + 206):
        sheet.box(post, base - 160, post + 18, base + 14, (186, 160, 126))
    sheet.line([(x + 4, base - 24), (x + 206, base - 126)], (214, 190, 156), 8)
    for wheel in (x + 30, x + 140):
        sheet.ring((wheel, base + 6), 40, INK, 5)
    sheet.line(
        [(x + 30, base + 6), (x + 66, base - 56), (x + 124, base - 56), (x + 78, base + 6), (x + 30, base + 6)], WARM, 6
    )
    sheet.line([(x + 78, base + 6), (x + 60, base - 74)], WARM, 6)
    sheet.line([(x + 140, base + 6), (x + 118, base - 84), (x + 140, base - 92)], INK, 5)
    sheet.line([(x + 46, base - 76), (x + 76, base - 76)], INK, 8)


def pond() -> Sheet:
    """A pond in a school yard."""
    sheet = Sheet(42)
    sheet.sky(0)
    sheet.box(0, 150, 1440, 470, STONE[1])
    sheet.box(0, 132, 1440, 156, SLATE[1])
    for window in range(6):
        x = 70 + window * 240
        sheet.box(x - 8, 202, x + 158, 392, PAPER)
        for pane in range(4):
            a, b = x + (pane % 2) * 78, 210 + (pane // 2) * 90
            sheet.box(a, b, a + 72, b + 84, blend(BLUES[2], BLUES[3], 0.2 * pane))
        sheet.disc((x + 30, 366), 13, (GOLD, WARM, GREENS[2])[window % 3])
    sheet.box(0, 462, 1440, 810, GREENS[1])
    sheet.box(0, 462, 1440, 500, (214, 200, 174))
    _oval(sheet, (720, 652), 560, 132, SAND[2])
    _oval(sheet, (720, 648), 530, 116, BLUES[3])
    _oval(sheet, (690, 640), 470, 92, BLUES[2])
    for x, y, wide in ((500, 628, 54), (590, 672, 46), (900, 690, 58), (430, 676, 40)):
        _oval(sheet, (x, y), wide, wide * 0.3, GREENS[2])
        sheet.disc((x + 10, y - 8), 9, (236, 196, 186))
    sheet.polygon([(960, 520), (1040, 520), (1000, 770), (890, 770)], (176, 138, 100))
    for plank in range(9):
        y = 530 + plank * 27
        sheet.line([(958 - plank * 7.6, y), (1038 - plank * 4.2, y)], (148, 112, 80), 3)
    for reed in range(110):
        turn = sheet.random.uniform(2.4, 4.2) if reed % 3 else sheet.random.uniform(0.3, 0.9)
        foot_x, foot_y = 720 + math.cos(turn) * 540, 652 + math.sin(turn) * 118
        tall = sheet.random.uniform(50, 120)
        lean = sheet.random.uniform(-16, 16)
        sheet.line(
            [(foot_x, foot_y), (foot_x + lean, foot_y - tall)],
            sheet.random.choice([GREENS[3], GREENS[4], GREENS[2]]),
            4,
        )
        if reed % 5 == 0:
            sheet.line([(foot_x + lean, foot_y - tall - 2), (foot_x + lean * 1.2, foot_y - tall - 28)], BRICK[2], 9)
    for post in range(0, 1441, 60):
        sheet.box(post, 722, post + 9, 806, (222, 200, 164))
    for rail in (738, 776):
        sheet.box(0, rail, 1440, rail + 9, (222, 200, 164))
    _dragonfly(sheet, 640, 560)
    return sheet


def _dragonfly(sheet: Sheet, x: float, y: float) -> None:
    for wing in ((-44, -20), (-40, 10), (40, -24), (44, 6)):
        sheet.polygon(
            [(x, y - 4), (x + wing[0], y + wing[1] - 7), (x + wing[0], y + wing[1] + 7)], blend(BLUES[0], PAPER, 0.3)
        )
    sheet.line([(x - 6, y - 16), (x + 14, y + 42)], BLUES[4], 7)
    sheet.disc((x - 8, y - 20), 9, BLUES[4])


def _oval(sheet: Sheet, centre: Point, wide: float, tall: float, colour: Colour) -> None:
    turns = (n / 60 * math.tau for n in range(60))
    sheet.polygon([(centre[0] + math.cos(t) * wide, centre[1] + math.sin(t) * tall) for t in turns], colour)


def tide() -> Sheet:
    """An estuary at low tide."""
    sheet = Sheet(43)
    sheet.sky(2, (1060, 240))
    sheet.box(0, 330, 1440, 372, BLUES[1])
    crest = sheet.ridge(352, 10, blend(GREENS[0], SAND[0], 0.3))
    sheet.trees(crest[:70], GREENS[1], 0.3, 12)
    for number in range(7):
        x = 110 + number * 46
        sheet.box(x, 326, x + 40, 362, (STONE[0], STONE[2])[number % 2])
        sheet.polygon([(x - 4, 328), (x + 20, 302), (x + 44, 328)], (BRICK[1], SLATE[0])[number % 2])
    sheet.polygon([(234, 326), (234, 270), (246, 236), (258, 270), (258, 326)], SLATE[1])
    sheet.box(0, 372, 1440, 810, (196, 178, 150))
    for number in range(26):
        y = 384 + number * 17
        shade = blend((206, 188, 158), (164, 146, 126), number / 26)
        points = [
            (float(x), y + math.sin(x / (90 + number * 6) + number * 1.7) * (4 + number * 0.4))
            for x in range(0, 1460, 20)
        ]
        sheet.polygon([*points, (1440, y + 30), (0, y + 30)], shade)
    for near, shift in ((0, 0.0), (1, 2.1)):
        left, right = [], []
        for y in range(372, 816, 6):
            share = (y - 372) / 440
            middle = (
                (560 if near else 900)
                + math.sin(y / 62 + shift) * 190 * share
                - (260 * share if near else -120 * share)
            )
            reach = 6 + share * (120 if near else 70)
            left.append((middle - reach, float(y)))
            right.append((middle + reach, float(y)))
        sheet.polygon([*left, *reversed(right)], BLUES[2])
        inner = [(x + 14, y) for x, y in left[20:]]
        sheet.polygon([*inner, *reversed([(x - 24, y) for x, y in right[20:]])], blend(BLUES[1], (250, 226, 196), 0.4))
    _boat(sheet, 1050, 560, 1.0, BLUES[4])
    _boat(sheet, 330, 490, 0.62, WARM)
    _boat(sheet, 1290, 440, 0.42, GREENS[4])
    for _reed in range(240):
        root_x = sheet.random.choice([sheet.random.uniform(0, 240), sheet.random.uniform(1240, 1440)])
        root_y = sheet.random.uniform(700, 815)
        sheet.line(
            [(root_x, root_y), (root_x + sheet.random.uniform(-14, 26), root_y - sheet.random.uniform(50, 130))],
            blend(GREENS[3], SAND[3], sheet.random.random()),
            4,
        )
    return sheet


def _boat(sheet: Sheet, x: float, y: float, size: float, hull: Colour) -> None:
    """A boat that lies on its side."""

    def at(*points: Point) -> list[Point]:
        return [(x + dx * size, y + dy * size) for dx, dy in points]

    sheet.polygon(at((-150, -34), (150, -66), (104, 22), (-96, 34)), hull)
    sheet.polygon(at((-150, -34), (150, -66), (146, -52), (-146, -20)), PAPER)
    sheet.polygon(at((-30, -46), (50, -54), (44, -100), (-20, -92)), STONE[0])
    sheet.line(at((10, -60), (-56, -290)), INK, 6 * size)
    sheet.line(at((-56, -290), (146, -62)), INK, 2 * size)
    sheet.line(at((-56, -290), (-146, -32)), INK, 2 * size)
    sheet.polygon(at((-96, 34), (104, 22), (120, 44), (-110, 52)), blend((164, 146, 126), INK, 0.3))


def ferry() -> Sheet:
    sheet = Sheet(44)
    sheet.sky(2, (300, 330))
    sheet.ridge(392, 16, blend(GREENS[0], SAND[0], 0.4))
    for row in range(16):
        sheet.box(0, 420 + row * 26, 1440, 450 + row * 26, blend(blend(BLUES[1], GOLD, 0.25), BLUES[4], row / 17))
    for _glint in range(80):
        x, y = sheet.random.uniform(60, 620), sheet.random.uniform(430, 780)
        sheet.line([(x, y), (x + sheet.random.uniform(20, 80), y)], (250, 226, 190), 2)
    hull: list[Point] = [(560, 470), (1330, 470), (1290, 590), (640, 590)]
    sheet.polygon(hull, PAPER)
    sheet.polygon([(616, 552), (1302, 552), (1290, 590), (640, 590)], BLUES[4])
    sheet.polygon([(596, 524), (1312, 524), (1309, 534), (601, 534)], WARM)
    for deck, (left, right) in enumerate(((650, 1290), (690, 1250), (740, 1190))):
        top = 424 - deck * 46
        sheet.rounded(left, top, right, top + 50, 8, blend(PAPER, BLUES[0], 0.18 * deck))
        for window in range(int((right - left - 40) // 32)):
            x = left + 22 + window * 32
            sheet.box(x, top + 16, x + 18, top + 32, blend(BLUES[4], INK, 0.3))
    sheet.polygon([(1010, 332), (1100, 332), (1084, 236), (1026, 236)], WARM)
    sheet.box(1024, 252, 1088, 268, PAPER)
    sheet.line([(800, 334), (800, 250)], INK, 5)
    sheet.line([(776, 280), (824, 280)], INK, 4)
    for wave in range(5):
        y = 590 + wave * 9
        sheet.line([(600 - wave * 30, y), (1310 + wave * 34, y)], blend(PAPER, BLUES[2], wave / 6), 5)
    for x, y, span in ((1180, 150, 34), (1270, 210, 26), (1120, 230, 20), (880, 150, 18)):
        sheet.line(
            [
                (x - span, y - span * 0.3),
                (x - span * 0.4, y - span * 0.5),
                (x, y),
                (x + span * 0.4, y - span * 0.5),
                (x + span, y - span * 0.3),
            ],
            INK,
            3.5,
        )
    return sheet


def valley() -> Sheet:
    """A bend of the river between chalk cliffs."""
    sheet = Sheet(45)
    sheet.sky(1, (980, 180))
    crest = sheet.ridge(330, 16, GREENS[0])
    sheet.trees(crest, GREENS[1], 0.3, 10)
    sheet.polygon([(0, 250), (300, 262), (470, 300), (520, 430), (0, 520)], STONE[0])
    for crack in range(15):
        gap = 24 + crack * 32
        sheet.line([(gap, 292 + crack * 2), (gap + 12, 470 - crack * 3)], STONE[1], 5)
    sheet.polygon([(0, 210), (200, 226), (400, 262), (480, 312), (300, 286), (0, 290)], GREENS[2])
    sheet.trees([(float(x), 226 + x * 0.17) for x in range(0, 460, 15)], GREENS[3], 0.7, 22)
    sheet.polygon([(0, 470), (540, 416), (1440, 400), (1440, 810), (0, 810)], GREENS[1])
    sheet.polygon([(540, 416), (1440, 400), (1440, 470), (900, 440)], GREENS[2])
    left: list[Point] = []
    right: list[Point] = []
    for step in range(90):
        share = step / 89
        y = 418 + 392 * share**1.5
        middle = 700 + math.sin(share * 4.4 + 0.4) * 420 * share**0.6 - 140 * share
        reach = 10 + 150 * share**1.3
        left.append((middle - reach, y))
        right.append((middle + reach, y))
    sheet.polygon([(x - 18, y) for x, y in left] + [(x + 18, y) for x, y in reversed(right)], SAND[0])
    sheet.polygon([*left, *reversed(right)], BLUES[2])
    sheet.polygon([(x + 22, y) for x, y in left[25:]] + [(x - 40, y) for x, y in reversed(right[25:])], BLUES[1])
    for number, (x, y) in enumerate(right):
        if number > 14 and number % 4 == 0:
            sheet.disc(
                (x + 60 + number * 1.6, y - 8), 8 + number * 0.34, blend(GREENS[3], INK, sheet.random.uniform(0, 0.25))
            )
    track = [(x + 36 + number * 0.4, y) for number, (x, y) in enumerate(right)]
    sheet.line(track, GOLD, 7)
    (bank, y), (other, _y) = left[60], right[60]
    x = (bank + other) / 2
    sheet.polygon([(x - 110, y - 16), (x + 110, y - 16), (x + 86, y + 18), (x - 80, y + 18)], BRICK[2])
    sheet.box(x - 72, y - 44, x - 18, y - 14, PAPER)
    sheet.box(x - 6, y - 30, x + 92, y - 16, SLATE[0])
    return sheet
