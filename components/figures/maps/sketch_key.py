"""The key of circles and marks below a sketch, as large there as on the map above it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from components.figures.maps import point_marks, presence_marks
from components.figures.maps.map_figure import MapFigure, kinds_of
from components.figures.svg_text import Style, draw_line, is_right_to_left, text_width

WORDS = Style(9)
EDGE, BESIDE, BETWEEN = 4, 4, 12
# Width of the border of a place where the programme worked, and what its sign has for a radius.
BORDER, BORDER_SIGN = 1.1, 5
# The words stand in the middle of a sign, of which their small letters are about a third.
MIDDLE = WORDS.size / 3


@dataclass(frozen=True)
class Entry:
    """A sign with its words: form and colour, whether it is sure, and its radius.

    Attributes:
        look: None for the border of a place.
    """

    words: str
    look: tuple[int, str] | None
    is_sure: bool
    radius: float

    @property
    def width(self) -> float:
        """What it needs, with the words beside it."""
        return 2 * self.radius + BESIDE + text_width(self.words, WORDS)


def draw_key(figure: MapFigure, width: float, longest: float, top: float) -> tuple[Markup, float]:
    """The key of a figure's borders, circles and marks, and where it ends; nothing, and `top`, without any.

    Args:
        width: of the sketch, which the key stands below.
        longest: longest side of the map, in the same units.
        top: where it begins.
    """
    drawn = Markup("")
    for row in _rows(list(_entries(figure, longest)), width):
        reach = max(WORDS.size / 2, *(entry.radius for entry in row))
        drawn += _draw_row(row, width, top + BESIDE + reach)
        top += BESIDE + 2 * reach
    return drawn, top + (BESIDE if drawn else 0)


def _entries(figure: MapFigure, longest: float) -> Iterator[Entry]:
    points = figure.points
    for words, is_known in figure.legend.presence:
        yield Entry(words, None, is_known, BORDER_SIGN)
    if figure.legend.sizes:
        most = max(point.size_value or 0.0 for point in points)
        _, colour = point_marks.look_of(points, points[0].kind)
        for size, words in figure.legend.sizes:
            radius = point_marks.radius_of(size, most, longest)
            yield Entry(words, (0, colour), True, radius)
    for (kind, is_sure), words in kinds_of(points).items():
        if kind:
            look = point_marks.look_of(points, kind)
            yield Entry(words, look, is_sure, point_marks.MARK * longest)


def _rows(entries: Sequence[Entry], width: float) -> list[list[Entry]]:
    """As many beside each other as there is room for."""
    rows: list[list[Entry]] = []
    room = 0.0
    for entry in entries:
        needed = entry.width + BETWEEN
        if not rows or needed > room:
            rows.append([])
            room = width - 2 * EDGE + BETWEEN
        rows[-1].append(entry)
        room -= needed
    return rows


def _draw_row(row: Sequence[Entry], width: float, middle: float) -> Markup:
    from_right = is_right_to_left()
    style = replace(WORDS, side="end") if from_right else WORDS
    drawn, at = Markup(""), float(EDGE)

    def place(x: float) -> float:
        return width - x if from_right else x

    for entry in row:
        centre = (place(at + entry.radius), middle)
        words_at = place(at + 2 * entry.radius + BESIDE)
        drawn += _draw_sign(centre, entry)
        drawn += draw_line(entry.words, words_at, middle + MIDDLE, style)
        at += entry.width + BETWEEN
    return drawn


def _draw_sign(centre: tuple[float, float], entry: Entry) -> Markup:
    if entry.look:
        return point_marks.draw_mark(centre, entry.radius, entry.look, entry.is_sure)
    left, top = (round(at - entry.radius + BORDER, 1) for at in centre)
    side = 2 * (entry.radius - BORDER)
    return presence_marks.draw_sign(left, top, (side, side), entry.is_sure, BORDER)
