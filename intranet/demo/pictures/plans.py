"""Seen from above: a square, a meeting, the members as tiles."""

import math

from .sheet import BLUES, BRICK, GOLD, GREENS, INK, PAPER, SAND, SLATE, STONE, WARM, Colour, Point, Sheet, blend


def members() -> Sheet:
    """Members as tiles: the larger the more people. No place is where it is on the ground."""
    sheet = Sheet(51, (244, 238, 226))
    tones: list[Colour] = [WARM, BRICK[0], GOLD, SAND[1], SAND[2], GREENS[1], GREENS[2], STONE[3], BLUES[2]]
    tiles = [
        (560, 250, 318, 318), (400, 210, 148, 170), (400, 392, 148, 176), (560, 92, 200, 146), (772, 92, 140, 146),
        (890, 250, 176, 148), (890, 410, 214, 158), (1078, 260, 138, 138), (1116, 410, 120, 120), (560, 580, 170, 138),
        (742, 580, 190, 150), (944, 580, 128, 112), (252, 250, 136, 130), (222, 392, 166, 150), (924, 124, 120, 114),
        (420, 580, 128, 104),
    ]  # fmt: skip
    for number, (left, top, wide, tall) in enumerate(tiles):
        colour = tones[0] if number == 0 else tones[1 + number % (len(tones) - 1)]
        sheet.rounded(left + 5, top + 9, left + wide + 5, top + tall + 9, 20, (222, 212, 194))
        sheet.rounded(left, top, left + wide, top + tall, 20, colour)
    for one, two in (
        ((719, 409), (474, 295)),
        ((719, 409), (978, 324)),
        ((719, 409), (837, 655)),
        ((719, 409), (660, 165)),
    ):
        sheet.line([one, two], PAPER, 4)
        sheet.disc(two, 10, PAPER)
    sheet.disc((719, 409), 26, PAPER)
    sheet.disc((719, 409), 13, INK)
    return sheet


def shade() -> Sheet:
    """A square with its trees and benches at three in the afternoon."""
    sheet = Sheet(52, (232, 214, 180))
    for row in range(0, 820, 54):
        for column in range(-1, 27):
            slab = column * 56 + (row // 54 % 2) * 28
            sheet.box(slab, row, slab + 54, row + 52, blend((236, 220, 188), (222, 202, 168), sheet.random.random()))
    sheet.box(0, 0, 1440, 84, STONE[3])
    sheet.box(0, 726, 1440, 810, SLATE[0])
    for dash in range(0, 1440, 120):
        sheet.box(dash, 764, dash + 64, 772, PAPER)
    sheet.polygon([(0, 84), (1440, 84), (1440, 132), (60, 132)], blend((222, 202, 168), INK, 0.3))
    trees: list[tuple[Point, float]] = [
        ((230, 270), 88), ((430, 240), 70), ((300, 470), 96), ((1150, 300), 92), ((1290, 520), 80), ((880, 590), 66),
    ]  # fmt: skip
    shadow = blend((226, 206, 172), BLUES[4], 0.42)
    for centre, reach in trees:
        for drift in range(5):
            sheet.disc((centre[0] + drift * reach * 0.2, centre[1] + drift * reach * 0.13), reach, shadow)
    for bench_x, bench_y, cool in (
        (330, 330, True), (520, 300, True), (420, 540, True), (690, 300, False), (740, 610, False), (960, 630, True),
        (1250, 380, True), (1040, 480, False),
    ):  # fmt: skip
        _bench(sheet, bench_x, bench_y, cool)
    sheet.disc((690, 440), 74, STONE[0])
    sheet.disc((690, 440), 60, BLUES[2])
    sheet.ring((690, 440), 34, BLUES[0], 4)
    sheet.disc((690, 440), 13, PAPER)
    for (x, y), reach in trees:
        for leaf in range(26):
            turn, far = leaf * 2.4, reach * math.sqrt(leaf / 26) * 0.82
            at = (x + math.cos(turn) * far, y + math.sin(turn) * far)
            sheet.disc(at, reach * 0.27, blend(GREENS[2], GREENS[leaf % 2 + 1], 0.6))
        sheet.disc((x - reach * 0.25, y - reach * 0.28), reach * 0.3, blend(GREENS[1], PAPER, 0.22))
    return sheet


def _bench(sheet: Sheet, x: float, y: float, cool: bool) -> None:
    sheet.box(x - 40, y - 13, x + 40, y + 13, blend(BRICK[2], INK, 0.2))
    for slat in (-8, 0, 8):
        sheet.box(x - 40, y + slat - 2, x + 40, y + slat + 2, SAND[1])
    sheet.disc((x, y - 36), 15, PAPER)
    sheet.ring((x, y - 36), 15, WARM, 5)
    if cool:
        sheet.disc((x, y - 36), 9, WARM)


def meeting() -> Sheet:
    """A table with a map on it, from above."""
    sheet = Sheet(53, (216, 186, 150))
    for plank in range(0, 1440, 96):
        sheet.box(plank, 0, plank + 94, 810, blend((220, 192, 156), (206, 174, 136), sheet.random.random()))
    coats = (WARM, BLUES[3], GREENS[3], BRICK[1], SLATE[0], GOLD, BLUES[2], GREENS[2], STONE[4], BRICK[2])
    seats = [*((330 + n * 195, 126) for n in range(5)), *((330 + n * 195, 684) for n in range(5))]
    for number, (x, y) in enumerate(seats):
        sheet.rounded(x - 60, y - 52, x + 60, y + 52, 28, blend(coats[number], INK, 0.12))
        sheet.rounded(x - 46, y - 40, x + 46, y + 40, 22, coats[number])
    sheet.rounded(208, 186, 1248, 640, 40, blend((150, 112, 84), INK, 0.25))
    sheet.rounded(200, 176, 1240, 628, 40, (248, 240, 224))
    _map(sheet)
    for number, (x, _y) in enumerate(seats):
        low = number > 4
        y = 556 if low else 206
        lean = sheet.random.uniform(-10, 10)
        page: list[Point] = [
            (x - 44 + lean, y),
            (x + 26 + lean, y + 4),
            (x + 26 - lean, y + 52),
            (x - 44 - lean, y + 48),
        ]
        sheet.polygon(page, PAPER)
        for row in range(3):
            sheet.line([(x - 34, y + 12 + row * 12), (x + 14, y + 14 + row * 12)], (190, 184, 172), 2)
        if number % 3:
            sheet.disc((x + 60, y + 26), 19, PAPER)
            sheet.ring((x + 60, y + 26), 19, (214, 204, 186), 3)
            sheet.disc((x + 60, y + 26), 13, (108, 74, 54))
        sheet.line([(x - 58, y + 6), (x - 74, y + 48)], coats[(number + 3) % 10], 6)
    return sheet


def _map(sheet: Sheet) -> None:
    sheet.polygon([(424, 286), (1012, 276), (1024, 528), (436, 538)], (226, 234, 214))
    for number, colour in enumerate((GREENS[0], GOLD, SAND[1], GREENS[1], BLUES[1], STONE[1])):
        x, y = 450 + number * 92, 300 + (number % 2) * 96
        shape: list[Point] = [(x, y + 10), (x + 78, y), (x + 104, y + 60), (x + 60, y + 112), (x + 4, y + 92)]
        sheet.polygon(shape, colour)
        sheet.line([*shape, shape[0]], PAPER, 4)
    sheet.line([(x, 420 + math.sin(x / 60) * 40) for x in range(440, 1016, 8)], BLUES[3], 6)
    for fold in (572, 720, 868):
        sheet.line([(fold, 282), (fold + 8, 534)], (206, 214, 194), 2)
    for x, y in ((520, 380), (700, 440), (880, 360), (940, 470)):
        sheet.disc((x, y), 13, WARM)
        sheet.disc((x, y), 5, PAPER)
    sheet.line([(780, 330), (860, 300), (900, 330)], BRICK[2], 5)
