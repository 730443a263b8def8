"""Towns: streets, halls, rooms."""

from collections.abc import Sequence

from .sheet import BLUES, BRICK, GOLD, GREENS, INK, PAPER, SAND, SLATE, STONE, WARM, Colour, Sheet, blend


def house(
    sheet: Sheet, left: float, base: float, wide: float, storeys: int, wall: Colour, roof: Colour, closed: float = 0
) -> float:
    """A stone house front with its roof; ``closed`` is the share of shutters that are shut. Returns its top."""
    tall = storeys * 104 + 26
    top = base - tall
    sheet.polygon([(left - 6, top), (left + 22, top - 74), (left + wide - 22, top - 74), (left + wide + 6, top)], roof)
    sheet.box(left, top, left + wide, base, wall)
    sheet.box(left, top, left + wide, top + 9, blend(wall, INK, 0.14))
    for chimney in (left + wide * 0.22, left + wide * 0.74):
        sheet.box(chimney, top - 112, chimney + 24, top - 60, blend(BRICK[1], wall, 0.25))
    columns = max(2, int(wide // 78))
    step = wide / columns
    for storey in range(1, storeys):
        for column in range(columns):
            x, y = left + step * (column + 0.5) - 19, top + 30 + (storey - 1) * 104
            _window(sheet, x, y, wall, sheet.random.random() < closed)
    return top


def _window(sheet: Sheet, x: float, y: float, wall: Colour, closed: bool) -> None:
    shutter = blend(BLUES[3], PAPER, 0.34) if not closed else blend(SLATE[0], wall, 0.2)
    sheet.box(x - 3, y - 3, x + 41, y + 67, blend(wall, PAPER, 0.5))
    if closed:
        sheet.box(x, y, x + 38, y + 64, shutter)
        sheet.line([(x + 19, y), (x + 19, y + 64)], blend(shutter, INK, 0.4), 2)
        for slat in range(6):
            sheet.line([(x + 3, y + 8 + slat * 9), (x + 35, y + 8 + slat * 9)], blend(shutter, INK, 0.16), 1.2)
        return
    sheet.box(x, y, x + 38, y + 64, blend(BLUES[3], INK, 0.3))
    sheet.polygon([(x, y), (x + 38, y), (x, y + 44)], blend(BLUES[2], BLUES[3], 0.4))
    sheet.line([(x + 19, y), (x + 19, y + 64)], PAPER, 2.5)
    sheet.line([(x, y + 30), (x + 38, y + 30)], PAPER, 2.5)
    for side in (x - 17, x + 41):
        sheet.box(side, y - 2, side + 14, y + 66, shutter)


def tree(sheet: Sheet, x: float, base: float, tall: float, colour: Colour) -> None:
    sheet.line([(x, base), (x, base - tall * 0.6)], blend(BRICK[2], INK, 0.35), 9)
    for dx, dy, share in ((-0.17, 0.66, 0.2), (0.18, 0.68, 0.2), (0, 0.84, 0.26), (-0.05, 0.6, 0.2)):
        sheet.disc((x + dx * tall, base - dy * tall), share * tall, blend(colour, INK, 0.05 if dx else 0))
    sheet.disc((x - tall * 0.08, base - tall * 0.9), tall * 0.13, blend(colour, PAPER, 0.18))


def walker(sheet: Sheet, x: float, base: float, coat: Colour, tall: float = 92, *, away: bool = False) -> None:
    """Somebody on foot; ``away``: seen from behind."""
    unit = tall / 92
    for foot, hip in ((-8, -5), (8, 5)):
        sheet.line([(x + foot * unit, base), (x + hip * unit, base - 40 * unit)], INK, 8 * unit)
    sheet.rounded(x - 16 * unit, base - 76 * unit, x + 16 * unit, base - 32 * unit, 10 * unit, coat)
    sheet.line([(x + 13 * unit, base - 70 * unit), (x + 18 * unit, base - 42 * unit)], blend(coat, INK, 0.18), 6 * unit)
    sheet.disc((x, base - 85 * unit), 10 * unit, (92, 66, 52) if away else (198, 150, 120))


def cyclist(sheet: Sheet, x: float, base: float, coat: Colour) -> None:
    for wheel in (x - 34, x + 34):
        sheet.ring((wheel, base - 25), 25, INK, 4)
    sheet.line(
        [(x - 34, base - 25), (x - 6, base - 25), (x + 22, base - 58), (x - 18, base - 58), (x - 34, base - 25)],
        WARM,
        4,
    )
    sheet.line([(x - 6, base - 25), (x - 18, base - 66)], WARM, 4)
    sheet.line([(x + 34, base - 25), (x + 20, base - 70), (x + 32, base - 74)], INK, 4)
    sheet.line([(x - 16, base - 72), (x + 6, base - 50), (x - 4, base - 28)], SLATE[2], 9)
    sheet.line([(x - 16, base - 74), (x + 4, base - 112)], coat, 19)
    sheet.line([(x + 4, base - 108), (x + 27, base - 78)], coat, 7)
    sheet.disc((x + 12, base - 134), 13, (198, 150, 120))


def tram() -> Sheet:
    sheet = Sheet(31)
    sheet.sky(1)
    x = -30.0
    for number, wide in enumerate((230, 180, 260, 200, 240, 190, 220)):
        house(sheet, x, 560, wide, 3 + number % 2, STONE[number % 3], SLATE[number % 3], 0.12)
        sheet.box(x, 478, x + wide, 560, blend(STONE[3], STONE[number % 3], 0.4))
        x += wide
    sheet.box(0, 556, 1440, 640, (206, 200, 188))
    for at in (70, 300, 1150, 1390):
        tree(sheet, at, 590, 210, GREENS[2])
    sheet.line([(0, 196), (1440, 186)], SLATE[2], 2)
    sheet.line([(760, 190), (730, 300), (792, 300)], SLATE[2], 4)
    _rame(sheet, 380, 300)
    sheet.box(0, 640, 1440, 690, blend(GREENS[1], SAND[1], 0.3))
    for rail in (650, 676):
        sheet.box(0, rail, 1440, rail + 6, SLATE[0])
    sheet.box(0, 690, 1440, 810, (190, 184, 176))
    sheet.box(0, 690, 1440, 698, PAPER)
    cyclist(sheet, 250, 786, BLUES[3])
    cyclist(sheet, 420, 770, BRICK[1])
    walker(sheet, 1190, 640, GREENS[4])
    walker(sheet, 1240, 644, WARM)
    return sheet


def _rame(sheet: Sheet, left: float, top: float) -> None:
    for number in range(3):
        x = left + number * 262
        sheet.rounded(x, top, x + 256, top + 340, 30, PAPER)
        sheet.box(x, top + 200, x + 256, top + 290, WARM)
        sheet.rounded(x, top + 230, x + 256, top + 330, 22, WARM)
        for window in range(3):
            sheet.rounded(
                x + 18 + window * 76, top + 54, x + 84 + window * 76, top + 176, 10, blend(BLUES[4], INK, 0.35)
            )
            sheet.polygon(
                [(x + 24 + window * 76, top + 60), (x + 66 + window * 76, top + 60), (x + 24 + window * 76, top + 130)],
                blend(BLUES[3], BLUES[4], 0.4),
            )
        sheet.rounded(x + 40, top + 318, x + 216, top + 352, 8, SLATE[2])
    for joint in (left + 256, left + 518):
        sheet.box(joint, top + 26, joint + 6, top + 322, SLATE[2])
    for lamp in (left + 12, left + 768):
        sheet.disc((lamp, top + 262), 9, GOLD)


def market() -> Sheet:
    sheet = Sheet(32)
    sheet.sky(0, (1180, 130))
    x = -40.0
    for number, wide in enumerate((250, 210, 280, 190, 250, 220, 240)):
        house(sheet, x, 470, wide, 3, STONE[(number + 1) % 4], SLATE[(number + 1) % 3], 0.15)
        x += wide
    sheet.box(0, 462, 1440, 810, (222, 208, 184))
    for row in range(9):
        sheet.line([(0, 480 + row * row * 4.4), (1440, 480 + row * row * 4.4)], (206, 190, 164), 2)
    stripes = [(WARM, PAPER), (GREENS[3], PAPER), (BLUES[3], PAPER), (BRICK[1], GOLD)]
    for number, left in enumerate((40, 392, 744, 1096)):
        _stall(sheet, left, 440 + (number % 2) * 26, stripes[number])
    for at, coat in ((348, BLUES[4]), (386, BRICK[1]), (706, GREENS[4]), (1066, WARM), (1410, BLUES[3])):
        walker(sheet, at, 758, coat, 132)
    return sheet


def _stall(sheet: Sheet, left: float, top: float, colours: tuple[Colour, Colour]) -> None:
    for pole in (left + 12, left + 288):
        sheet.box(pole, top, pole + 8, top + 270, INK)
    sheet.box(left - 4, top + 170, left + 312, top + 268, blend(BRICK[2], INK, 0.2))
    produce = [(118, 150, 84), (206, 108, 62), (226, 184, 84), (150, 74, 84), (88, 124, 78)]
    for crate in range(5):
        x = left + 4 + crate * 61
        sheet.box(x, top + 146, x + 54, top + 188, SAND[2])
        for _item in range(16):
            at = (x + sheet.random.uniform(7, 47), top + 148 + sheet.random.uniform(-12, 6))
            sheet.disc(at, 8, blend(produce[crate], PAPER, sheet.random.uniform(0, 0.3)))
        sheet.box(x, top + 156, x + 54, top + 188, SAND[2])
        sheet.line([(x, top + 172), (x + 54, top + 172)], SAND[1], 2)
    sheet.disc((left + 156, top + 92), 17, (198, 150, 120))
    sheet.rounded(left + 128, top + 108, left + 184, top + 150, 16, blend(colours[0], INK, 0.25))
    for stripe in range(8):
        x = left - 14 + stripe * 42
        colour = colours[stripe % 2]
        sheet.polygon([(x + 10, top - 54), (x + 44, top - 54), (x + 42, top + 12), (x, top + 12)], colour)
        sheet.disc((x + 21, top + 12), 21, colour)
    sheet.line([(left - 2, top - 54), (left + 322, top - 54)], blend(colours[0], INK, 0.35), 5)


def facades() -> Sheet:
    """A street where many shutters are closed."""
    sheet = Sheet(33)
    sheet.sky(2, (260, 150))
    x = -20.0
    for number, (wide, closed) in enumerate(((300, 0.1), (250, 0.95), (330, 0.3), (260, 0.9), (340, 0.2))):
        wall = STONE[(0, 3, 1, 2, 0)[number]]
        house(sheet, x, 690, wide, 4, wall, SLATE[number % 3], closed)
        _shop(sheet, x + 24, 566, wide - 48, closed > 0.5, (BLUES[3], SLATE[0], GREENS[3], SLATE[0], BRICK[1])[number])
        x += wide
    sheet.box(0, 690, 1440, 722, (196, 186, 172))
    sheet.box(0, 722, 1440, 810, (160, 154, 150))
    for stone in range(0, 1440, 72):
        sheet.line([(stone, 690), (stone, 722)], (176, 166, 152), 2)
    walker(sheet, 1020, 716, WARM, 112)
    return sheet


def _shop(sheet: Sheet, left: float, top: float, wide: float, empty: bool, sign: Colour) -> None:
    sheet.box(left, top - 24, left + wide, top + 4, sign)
    if empty:
        sheet.box(left, top + 4, left + wide * 0.68, top + 124, (214, 204, 184))
        for sheet_of_paper in range(4):
            x = left + 6 + sheet_of_paper * wide * 0.165
            sheet.box(x, top + 12 + (sheet_of_paper % 2) * 8, x + wide * 0.15, top + 110, (226, 218, 200))
    else:
        sheet.box(left, top + 4, left + wide * 0.68, top + 124, blend(BLUES[4], INK, 0.3))
        sheet.polygon([(left, top + 4), (left + wide * 0.4, top + 4), (left, top + 100)], BLUES[3])
        for number in range(4):
            sheet.disc((left + 28 + number * wide * 0.15, top + 104), 14, (GOLD, WARM, GREENS[1], PAPER)[number])
    sheet.box(left + wide * 0.74, top + 4, left + wide, top + 124, blend(sign, INK, 0.35))
    sheet.disc((left + wide * 0.79, top + 70), 4, GOLD)


def factory() -> Sheet:
    """A disused brick works with a saw-tooth roof."""
    sheet = Sheet(34)
    sheet.sky(2, (1090, 250))
    sheet.ridge(520, 18, GREENS[0])
    sheet.polygon([(236, 560), (250, 130), (296, 130), (312, 560)], BRICK[2])
    sheet.box(243, 118, 303, 146, blend(BRICK[2], INK, 0.3))
    for bay in range(6):
        x = 330 + bay * 166
        sheet.polygon([(x, 400), (x, 290), (x + 166, 400)], SLATE[0])
        sheet.polygon([(x + 10, 392), (x + 10, 316), (x + 44, 340), (x + 44, 392)], blend(BLUES[1], PAPER, 0.3))
        for pane in range(3):
            sheet.line([(x + 10, 392 - pane * 26), (x + 44, 392 - pane * 20)], SLATE[2], 2)
    sheet.box(330, 398, 1326, 620, BRICK[0])
    for course in range(18):
        sheet.line([(330, 404 + course * 12), (1326, 404 + course * 12)], blend(BRICK[0], BRICK[1], 0.5), 1.2)
    for bay in range(6):
        x = 362 + bay * 166
        sheet.box(x - 8, 440, x + 110, 560, blend(BRICK[2], INK, 0.1))
        for pane in range(12):
            a, b = x + (pane % 4) * 26, 448 + (pane // 4) * 36
            broken = sheet.random.random() < 0.3
            sheet.box(a, b, a + 22, b + 32, INK if broken else blend(BLUES[1], BLUES[2], sheet.random.random()))
    sheet.box(1150, 470, 1260, 620, SLATE[2])
    sheet.line([(1205, 470), (1205, 620)], SLATE[0], 3)
    crest = sheet.ridge(628, 14, GREENS[1])
    _grass(sheet, crest, GREENS[2], 22)
    crest = sheet.ridge(706, 16, SAND[3])
    _grass(sheet, crest, GREENS[3], 44)
    for _flower in range(70):
        at = (sheet.random.uniform(0, 1440), sheet.random.uniform(690, 800))
        sheet.disc(at, sheet.random.uniform(3, 6), sheet.random.choice([GOLD, PAPER, WARM]))
    return sheet


def _grass(sheet: Sheet, crest: Sequence[tuple[float, float]], colour: Colour, tall: float) -> None:
    for x, y in crest:
        for _blade in range(2):
            lean = sheet.random.uniform(-0.4, 0.6)
            reach = sheet.random.uniform(0.5, 1) * tall
            start = x + sheet.random.uniform(-6, 6)
            sheet.line([(start, y + 6), (start + lean * reach, y - reach)], colour, 3)


def night() -> Sheet:
    """A village with its lamps out."""
    sheet = Sheet(35, (24, 34, 58))
    for row in range(60):
        sheet.box(0, row * 10, 1440, row * 10 + 10, blend((16, 24, 46), (70, 84, 112), row / 60))
    for _star in range(330):
        at = (sheet.random.uniform(0, 1440), sheet.random.uniform(0, 520))
        sheet.disc(
            at, sheet.random.choice([1, 1, 1.6, 2.6]), blend((70, 84, 112), (255, 246, 222), sheet.random.random())
        )
    for _dust in range(420):
        along = sheet.random.uniform(0, 1440)
        at = (along, 420 - along * 0.22 + sheet.random.gauss(0, 44))
        sheet.disc(at, 1.2, (126, 136, 158))
    sheet.ridge(520, 20, (40, 52, 74))
    roofs, walls = (26, 34, 54), (36, 46, 68)
    x = 120.0
    while x < 1330:
        wide, tall = sheet.random.uniform(90, 150), sheet.random.uniform(70, 120)
        sheet.box(x, 640 - tall, x + wide, 650, walls)
        sheet.polygon(
            [(x - 8, 640 - tall), (x + wide / 2, 640 - tall - wide * 0.46), (x + wide + 8, 640 - tall)], roofs
        )
        for window in range(2):
            pane = x + 20 + window * wide * 0.42
            sheet.box(pane, 640 - tall + 22, pane + 16, 640 - tall + 44, (46, 58, 82))
        x += wide + sheet.random.uniform(4, 26)
    sheet.box(690, 330, 750, 650, walls)
    sheet.polygon([(680, 332), (720, 180), (760, 332)], roofs)
    sheet.box(934, 548, 960, 582, (252, 214, 132))
    sheet.line([(947, 548), (947, 582)], (160, 120, 70), 2)
    sheet.ridge(650, 12, (20, 28, 44))
    for trunk in (90, 1370):
        for dx, reach in ((-70, 30), (-34, 48), (4, 58), (44, 42), (76, 26)):
            sheet.disc((trunk + dx, 640 - reach), reach, (18, 28, 42))
    _owl(sheet, 722, 176)
    return sheet


def _owl(sheet: Sheet, x: float, base: float) -> None:
    sheet.rounded(x - 17, base - 56, x + 17, base + 4, 16, (222, 202, 166))
    sheet.disc((x, base - 54), 19, (236, 220, 190))
    for eye in (x - 7, x + 7):
        sheet.disc((eye, base - 56), 6.5, PAPER)
        sheet.disc((eye, base - 56), 3.4, INK)
    sheet.polygon([(x - 3, base - 48), (x + 3, base - 48), (x, base - 40)], WARM)
    sheet.polygon([(x - 17, base - 44), (x - 20, base - 4), (x - 6, base - 8)], (186, 160, 122))


def library() -> Sheet:
    sheet = Sheet(36, (122, 84, 62))
    spines = [*GREENS[1:], *BLUES[2:], *BRICK, WARM, GOLD, SAND[1], STONE[0], (150, 74, 84)]
    for shelf in range(4):
        low = 176 + shelf * 176
        sheet.box(0, low - 150, 1440, low, (84, 58, 46))
        x = 14.0
        while x < 1426:
            wide, tall = sheet.random.uniform(16, 40), sheet.random.uniform(96, 140)
            if sheet.random.random() < 0.05:
                x += sheet.random.uniform(30, 80)
                continue
            colour = blend(sheet.random.choice(spines), (84, 58, 46), sheet.random.uniform(0, 0.22))
            sheet.box(x, low - tall, x + wide, low, colour)
            sheet.box(x, low - tall + 16, x + wide, low - tall + 20, blend(colour, PAPER, 0.5))
            sheet.box(x, low - 30, x + wide, low - 27, blend(colour, PAPER, 0.35))
            x += wide + 2
        sheet.box(0, low, 1440, low + 22, (158, 112, 80))
        sheet.box(0, low, 1440, low + 4, (182, 134, 98))
    for upright in (470, 960):
        sheet.box(upright, 0, upright + 22, 730, (158, 112, 80))
    sheet.box(0, 720, 1440, 810, (206, 178, 142))
    for leg in (560, 700):
        sheet.line([(leg, 760), (leg + 40, 20)], (232, 206, 164), 10)
    for rung in range(8):
        at = 700 - rung * 86
        lean = (760 - at) * 0.054
        sheet.line([(560 + lean, at), (700 + lean, at)], (232, 206, 164), 8)
    sheet.rounded(1060, 470, 1330, 730, 46, BLUES[3])
    sheet.rounded(1030, 600, 1360, 752, 36, BLUES[4])
    sheet.rounded(1078, 590, 1312, 680, 26, BLUES[2])
    for leg in (1062, 1318):
        sheet.box(leg, 748, leg + 14, 786, INK)
    return sheet


def exhibition() -> Sheet:
    sheet = Sheet(37, (240, 234, 222))
    sheet.box(0, 640, 1440, 810, (198, 172, 138))
    for plank in range(0, 1440, 160):
        sheet.line([(plank, 640), (plank - 120, 810)], (184, 156, 122), 2)
    sheet.box(0, 628, 1440, 642, (222, 212, 194))
    frames = (
        (80, 130, 250, 330),
        (380, 90, 340, 200),
        (380, 330, 340, 230),
        (770, 120, 210, 390),
        (1030, 100, 330, 220),
        (1030, 360, 330, 190),
    )
    for number, (left, top, wide, tall) in enumerate(frames):
        sheet.box(left - 14, top - 14, left + wide + 14, top + tall + 14, (214, 206, 190))
        sheet.box(left - 16, top - 18, left + wide + 10, top + tall + 8, INK)
        sheet.box(left - 8, top - 10, left + wide + 2, top + tall, PAPER)
        _print(sheet, number, left + 14, top + 12, wide - 34, tall - 34)
        sheet.box(left + wide * 0.3, top + tall + 26, left + wide * 0.7, top + tall + 38, (206, 196, 178))
    walker(sheet, 640, 790, WARM, 350, away=True)
    walker(sheet, 812, 776, BLUES[4], 310, away=True)
    return sheet


def _print(sheet: Sheet, number: int, left: float, top: float, wide: float, tall: float) -> None:
    """A small abstract photograph: a sky, a ground, and one thing in it."""
    skies, grounds = (
        (BLUES[1], GOLD, SAND[0], BLUES[2], STONE[0], BLUES[0]),
        (GREENS[3], BRICK[1], BLUES[3], SAND[2], GREENS[2], SLATE[0]),
    )
    sheet.box(left, top, left + wide, top + tall, skies[number])
    sheet.box(left, top + tall * 0.62, left + wide, top + tall, grounds[number])
    middle, level = left + wide * (0.3 + 0.08 * number), top + tall * 0.62
    if number % 3 == 0:
        sheet.polygon(
            [(left, level), (middle, level - tall * 0.34), (left + wide, level)], blend(grounds[number], INK, 0.25)
        )
    elif number % 3 == 1:
        sheet.disc((middle, level - tall * 0.2), tall * 0.16, WARM)
        sheet.line([(middle, level + tall * 0.2), (middle, level - tall * 0.1)], INK, 5)
    else:
        for block in range(3):
            x = left + wide * (0.16 + block * 0.25)
            sheet.box(
                x, level - tall * (0.2 + 0.1 * block), x + wide * 0.18, level, blend(BRICK[0], PAPER, 0.2 * block)
            )
