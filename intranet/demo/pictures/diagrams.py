"""Made-up maps and charts; no figure of theirs is true."""

import math

from .sheet import BLUES, GREENS, INK, PAPER, WARM, Point, Sheet, blend


def choropleth() -> Sheet:
    """A made-up area cut into sectors, darker towards the middle."""
    sheet = Sheet(21)
    centres = [(sheet.random.uniform(150, 1290), sheet.random.uniform(60, 750)) for _ in range(46)]
    outline = [
        (
            720 + math.cos(turn / 30) * 590 * (1 + 0.05 * math.sin(turn / 7)),
            405 + math.sin(turn / 30) * 340 * (1 + 0.06 * math.cos(turn / 5)),
        )
        for turn in range(188)
    ]
    for centre in centres:
        sector = outline
        for other in centres:
            if other != centre:
                sector = _nearer(sector, centre, other)
        if sector:
            sheet.polygon(sector, blend(BLUES[4], (222, 233, 236), min(1, math.dist(centre, (740, 400)) / 520)))
            sheet.line([*sector, sector[0]], PAPER, 4)
    sheet.disc((740, 400), 9, WARM)
    return sheet


def _nearer(shape: list[Point], centre: Point, other: Point) -> list[Point]:
    """The part of the shape that is nearer to ``centre`` than to ``other``."""
    kept: list[Point] = []
    for one, two in zip(shape, [*shape[1:], *shape[:1]], strict=True):
        here, there = (math.dist(point, other) ** 2 - math.dist(point, centre) ** 2 for point in (one, two))
        if here >= 0:
            kept.append(one)
        if (here >= 0) != (there >= 0):
            share = here / (here - there)
            kept.append((one[0] + (two[0] - one[0]) * share, one[1] + (two[1] - one[1]) * share))
    return kept


def network() -> Sheet:
    sheet = Sheet(24)
    for centre, colour in (((340, 430), BLUES[4]), ((740, 330), GREENS[3]), ((1110, 470), WARM)):
        around = [
            (
                centre[0] + math.cos(turn) * sheet.random.uniform(120, 190),
                centre[1] + math.sin(turn) * sheet.random.uniform(110, 190),
            )
            for turn in (n * 6.28 / 9 + sheet.random.uniform(-0.2, 0.2) for n in range(9))
        ]
        heads = [(centre[0] - 36, centre[1] - 14), (centre[0] + 36, centre[1] + 14)]
        for point in around:
            for head in heads:
                sheet.line([head, point], blend(colour, PAPER, 0.55), 2.5)
            sheet.disc(point, 13, blend(colour, PAPER, 0.25))
        sheet.line(heads, colour, 8)
        for head in heads:
            sheet.disc(head, 30, colour)
    sheet.line([(376, 444), (704, 316)], INK, 3)
    sheet.line([(776, 344), (1074, 456)], INK, 3)
    return sheet


def flows() -> Sheet:
    sheet = Sheet(25, (238, 240, 234))
    middle = (740.0, 420.0)
    for number in range(17):
        turn = number * 6.28 / 17 + sheet.random.uniform(-0.12, 0.12)
        far = sheet.random.uniform(220, 370)
        end = (middle[0] + math.cos(turn) * far * 1.7, middle[1] + math.sin(turn) * far)
        bend = sheet.random.uniform(-70, 70)
        weight = sheet.random.choice([3, 5, 8, 13, 20])
        arc = [
            (
                middle[0] + (end[0] - middle[0]) * t - math.sin(turn) * bend * math.sin(t * 3.14),
                middle[1] + (end[1] - middle[1]) * t + math.cos(turn) * bend * math.sin(t * 3.14),
            )
            for t in (n / 24 for n in range(25))
        ]
        sheet.line(arc, blend(BLUES[4], BLUES[0], 1 - weight / 22), weight)
        sheet.disc(end, 8 + weight * 0.5, INK)
    sheet.disc(middle, 42, WARM)
    sheet.disc(middle, 24, PAPER)
    return sheet


def watershed() -> Sheet:
    sheet = Sheet(26, (231, 236, 222))
    for number in range(7, 0, -1):
        reach = number / 7
        outline = [
            (
                700 + math.cos(t / 20) * 620 * reach * (1 + 0.10 * math.sin(t / 5)),
                380 + math.sin(t / 20) * 340 * reach * (1 + 0.12 * math.cos(t / 7)),
            )
            for t in range(126)
        ]
        sheet.polygon(outline, blend((196, 208, 176), (236, 240, 226), reach))
    sheet.box(0, 730, 1440, 810, BLUES[2])
    trunk = [(700 + math.sin(y / 60) * 34, float(y)) for y in range(200, 760, 8)]
    for number in range(12):
        at = trunk[6 + number * 5]
        side = 1 if number % 2 else -1
        far = sheet.random.uniform(180, 430)
        brook = [
            (at[0] + side * far * t, at[1] - 150 * t + math.sin(t * 9 + number) * 14)
            for t in (n / 16 for n in range(17))
        ]
        sheet.line(brook, BLUES[2], 4)
        sheet.line(brook[:8], BLUES[2], 7)
    for number, (one, two) in enumerate(zip(trunk, trunk[1:], strict=False)):
        sheet.line([one, two], BLUES[3], 8 + number * 0.28)
    return sheet


def channel() -> Sheet:
    sheet = Sheet(27, BLUES[1])
    for number in range(16):
        y = 250 + number * 22
        sheet.line(
            [(x, y + math.sin(x / 90 + number) * 6) for x in range(0, 1450, 20)], blend(BLUES[1], PAPER, 0.22), 2
        )
    north = [(float(x), 210 + math.sin(x / 130) * 34 + math.sin(x / 47) * 12) for x in range(0, 1450, 10)]
    south = [(float(x), 590 + math.sin(x / 150 + 2) * 40 + math.sin(x / 39) * 10) for x in range(0, 1450, 10)]
    sheet.polygon([(0, 0), *north, (1440, 0)], (202, 212, 184))
    sheet.polygon([(0, 810), *south, (1440, 810)], (196, 206, 172))
    sheet.line(north, (150, 164, 132), 4)
    sheet.line(south, (150, 164, 132), 4)
    for start, end in ((42, 50), (74, 82), (108, 98)):
        one, two = north[start], south[end]
        for dash in range(0, 20, 2):
            a, b = dash / 20, (dash + 1) / 20
            sheet.line(
                [
                    (one[0] + (two[0] - one[0]) * a, one[1] + (two[1] - one[1]) * a),
                    (one[0] + (two[0] - one[0]) * b, one[1] + (two[1] - one[1]) * b),
                ],
                INK,
                4,
            )
        sheet.disc(one, 12, WARM)
        sheet.disc(two, 12, WARM)
    return sheet
