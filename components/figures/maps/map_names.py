"""The names on a drawn map: the chosen place in any case, others where there is room, none over another."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from components.figures.maps.drawing import Drawing, Piece
from components.figures.svg_text import Style, draw_line, text_width

# What letters reach above and below the middle of their line, in parts of their height.
REACH = 0.6


@dataclass(frozen=True)
class Name:
    """A name with the middle of its line, its width and the height of its letters."""

    text: str
    x: int
    y: float
    wide: float
    style: Style

    def covers(self, other: "Name") -> bool:
        """Whether two names would stand over each other."""
        apart = REACH * (self.style.size + other.style.size)
        beside = abs(self.x - other.x) >= (self.wide + other.wide) / 2
        return not beside and abs(self.y - other.y) < apart


def draw_names(drawing: Drawing, marked: str | None, letters: int) -> str:
    """The names of a map as SVG.

    Args:
        marked: id of a place that is named whatever its room.
        letters: height of the letters.
    """
    return "".join(_draw(one) for one in place_names(drawing, marked, letters))


def place_names(drawing: Drawing, marked: str | None, letters: int) -> list[Name]:
    """The names for which there is room, that of the marked place first, then those of wide places."""
    placed: list[Name] = []
    for piece in _in_order(drawing.pieces, marked):
        name = _name(piece, piece.outline.place_id == marked, letters, drawing.width)
        is_free = not any(name.covers(other) for other in placed)
        has_room = piece.outline.place_id == marked or name.wide <= piece.outline.room
        if is_free and has_room:
            placed.append(name)
    return placed


def _in_order(pieces: Iterable[Piece], marked: str | None) -> list[Piece]:
    return sorted(
        pieces, key=lambda one: (one.outline.place_id != marked, -float(one.outline.room))
    )


def _name(piece: Piece, is_marked: bool, letters: int, width: int) -> Name:
    size = round(letters * (1.25 if is_marked else 1.0))
    style = Style(size, 700 if is_marked else 400, side="middle", halo=round(size * 0.24))
    wide = text_width(piece.area.name, style)
    x, y = piece.outline.label_at
    return Name(piece.area.name, round(max(wide / 2, min(x, width - wide / 2))), y, wide, style)


def _draw(name: Name) -> Markup:
    return draw_line(name.text, name.x, name.y + round(name.style.size * 0.35), name.style)
