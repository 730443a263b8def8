"""Charts with invented values, which their captions say. Their words come in either language."""

from collections.abc import Sequence

from .sheet import BLUES, GOLD, INK, PAPER, WARM, Colour, Point, Sheet, blend

LINE: Colour = (218, 216, 208)
SOFT: Colour = (92, 104, 116)


def _grid(sheet: Sheet, values: Sequence[str], top: float, bottom: float, left: float = 150) -> None:
    """Lines across, each with its value at the left, the first at the bottom."""
    step = (bottom - top) / (len(values) - 1)
    for number, value in enumerate(values):
        y = bottom - number * step
        sheet.line([(left, y), (1350, y)], INK if number == 0 else LINE, 3 if number == 0 else 2)
        sheet.words((left - 18, y), value, 24, SOFT, "rm")


def _legend(sheet: Sheet, entries: Sequence[tuple[str, Colour]], left: float = 170, top: float = 76) -> None:
    for words, colour in entries:
        sheet.rounded(left, top - 13, left + 26, top + 13, 6, colour)
        sheet.words((left + 40, top), words, 26, INK, "lm")
        left += 84 + len(words) * 15.5


def bars(here: str, elsewhere: str) -> Sheet:
    """Two series whose gap closes, year after year."""
    sheet = Sheet(22)
    _grid(sheet, ["0", "20", "40", "60", "80", "100"], 150, 690)
    for number in range(6):
        x, high = 212 + number * 190, 432 - number * 10
        sheet.rounded(x, 690 - high, x + 64, 690, 6, BLUES[4])
        sheet.rounded(x + 70, 690 - (high - 190 + number * 29), x + 134, 690, 6, WARM)
        sheet.box(x, 676, x + 134, 689, BLUES[4])
        sheet.box(x + 67, 676, x + 134, 689, WARM)
        sheet.box(x + 64, 670, x + 70, 689, PAPER)
        sheet.words((x + 67, 726), str(2015 + number), 26, SOFT)
    _legend(sheet, [(elsewhere, BLUES[4]), (here, WARM)])
    return sheet


def curve(months: str) -> Sheet:
    """Twelve months, low in winter; ``months`` are their initials."""
    sheet = Sheet(23)
    values = [0.14, 0.18, 0.28, 0.45, 0.62, 0.78, 0.97, 1.0, 0.66, 0.40, 0.22, 0.15]
    points = [(210 + month * 98.0, 690 - value * 500) for month, value in enumerate(values)]
    _grid(sheet, ["0", "500", "1 000", "1 500", "2 000"], 130, 690)
    sheet.polygon([*points, (points[-1][0], 688), (points[0][0], 688)], (222, 233, 236))
    sheet.line(points, BLUES[4], 7)
    for point in points:
        sheet.disc(point, 11, BLUES[4])
        sheet.disc(point, 5, PAPER)
    for month, (x, _y) in zip(months, points, strict=True):
        sheet.words((x, 728), month, 26, SOFT)
    return sheet


def levels(months: str, year: str, usual: str) -> Sheet:
    """The level of a water table from September, over the band of ordinary years."""
    sheet = Sheet(61)
    low = [0.24, 0.17, 0.13, 0.2, 0.34, 0.48, 0.57, 0.6, 0.52, 0.44, 0.36, 0.29]
    now = [0.33, 0.24, 0.18, 0.22, 0.36, 0.55, 0.68, 0.74, 0.6, 0.47, 0.35, 0.25]

    def at(month: int, value: float) -> Point:
        return 210 + month * 98.0, 690 - value * 620

    _grid(sheet, ["12", "14", "16", "18", "20"], 150, 690)
    band = [at(month, value) for month, value in enumerate(low)]
    high = [at(month, value + 0.19) for month, value in enumerate(low)]
    sheet.polygon([*band, *reversed(high)], blend(GOLD, PAPER, 0.45))
    points = [at(month, value) for month, value in enumerate(now)]
    sheet.line(points, BLUES[4], 8)
    for point in points:
        sheet.disc(point, 10, BLUES[4])
    for number in (2, 7):
        sheet.ring(points[number], 22, WARM, 5)
    for month, (x, _y) in zip(months, points, strict=True):
        sheet.words((x, 728), month, 26, SOFT)
    _legend(sheet, [(year, BLUES[4]), (usual, blend(GOLD, PAPER, 0.25))])
    return sheet


def gaps(reasons: Sequence[str], before: str, after: str) -> Sheet:
    """For each reason, how many gave it then and now."""
    sheet = Sheet(62)
    values = [(11, 9), (6, 10), (4, 5), (5, 2), (4, 4)]
    for tick in range(0, 13, 2):
        x = 520 + tick * 68
        sheet.line([(x, 130), (x, 680)], LINE, 2)
        sheet.words((x, 716), str(tick), 24, SOFT)
    for number, (reason, (one, two)) in enumerate(zip(reasons, values, strict=True)):
        y = 180 + number * 112
        sheet.words((486, y), reason, 27, INK, "rm")
        start, end = (520 + one * 68, y), (520 + two * 68, y)
        sheet.line([start, end], blend(WARM, PAPER, 0.5), 12)
        sheet.disc(start, 20, BLUES[3])
        sheet.disc(end, 20 if one != two else 12, WARM)
    _legend(sheet, [(before, BLUES[3]), (after, WARM)], 520)
    return sheet


def budget(rows: Sequence[tuple[str, Sequence[tuple[str, int]]]]) -> Sheet:
    """Bars cut into named parts, of one length."""
    sheet = Sheet(63)
    tones: list[list[Colour]] = [[BLUES[4], BLUES[3], BLUES[2]], [WARM, (214, 150, 100), GOLD]]
    for number, (name, parts) in enumerate(rows):
        top, left = 180 + number * 280, 120.0
        total = sum(value for _words, value in parts)
        sheet.words((120, top - 42), name, 32, INK, "lm")
        for part, (words, value) in enumerate(parts):
            wide = 1200 * value / total
            dark = sum(tones[number][part]) < 420
            sheet.rounded(left, top, left + wide - 6, top + 110, 10, tones[number][part])
            sheet.words((left + wide / 2, top + 55), str(value), 34, PAPER if dark else INK)
            sheet.words((left + 4, top + 140), words, 22, SOFT, "lm")
            left += wide
    return sheet
