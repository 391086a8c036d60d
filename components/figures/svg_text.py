"""Text laid out in SVG, which does not break lines itself: how wide it is, its lines, a paragraph."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from markupsafe import Markup

from components.figures import palette
from data import languages
from data.letters import END, isolate

Side = Literal["start", "middle", "end"]
# A position: units of the drawing, or a part of its width, such as "45.2%".
Along = float | str

FAMILIES = (
    "Noto Sans",
    "Noto Sans Devanagari",
    "Noto Sans Bengali",
    "Noto Sans Oriya",
    "Noto Naskh Arabic",
)
OF_SCRIPT = {
    "Deva": "Noto Sans Devanagari",
    "Beng": "Noto Sans Bengali",
    "Orya": "Noto Sans Oriya",
    "Arab": "Noto Naskh Arabic",
}
# What follows, up to its end, runs from right to left.
FROM_RIGHT = "\N{RIGHT-TO-LEFT ISOLATE}"
GROUND = palette.GROUND["light"]
# A letter is about this much wider than a unit of its size, a strong one a little more.
LETTER, STRONG = 0.56, 1.08
USUAL_WEIGHT = 400


@dataclass(frozen=True)
class Style:
    """How words look.

    Attributes:
        size: height of the letters, in units of the drawing.
        side: the end of the words that stands at their position.
        halo: width of a rim in the colour of the ground, for words on a busy one.
        rim: the colour of the halo.
        family: the font; empty for those of the whole drawing, :func:`fonts`.
        beside: how far beside their position the words stand.
    """

    size: int
    weight: int = USUAL_WEIGHT
    colour: str = GROUND.ink
    side: Side = "start"
    halo: float = 0
    family: str = ""
    rim: str = GROUND.background
    beside: int = 0


def fonts() -> str:
    """The fonts of a drawing as ``font-family`` names them, that of the spoken language first.

    What draws pictures shapes a text with its first font and takes single letters from the others.
    """
    own = OF_SCRIPT.get(languages.spoken().script)
    return ", ".join([*dict.fromkeys([*([own] if own else []), *FAMILIES]), "sans-serif"])


def is_right_to_left() -> bool:
    """Whether paragraphs begin at the right."""
    return languages.spoken().is_right_to_left


def text_width(text: str, style: Style) -> float:
    """About how wide a line is."""
    return len(text) * _letter_width(style)


def _letter_width(style: Style) -> float:
    return style.size * LETTER * (1 if style.weight == USUAL_WEIGHT else STRONG)


def break_lines(text: str, letters: int) -> list[str]:
    """Text in lines of at most so many letters, broken at spaces; a longer word stands alone."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= letters or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def draw_line(text: str, x: Along, y: float, style: Style) -> Markup:
    """One line that stands on `y`."""
    attributes = {
        "dx": style.beside,
        "font-family": style.family,
        "font-weight": style.weight if style.weight != USUAL_WEIGHT else "",
        "text-anchor": style.side if style.side != "start" else "",
        **(_halo(style) if style.halo else {}),
    }
    return Markup('<text x="{}" y="{}" font-size="{}" fill="{}"{}>{}</text>').format(
        x if isinstance(x, str) else round(x, 1),
        round(y, 1),
        style.size,
        style.colour,
        Markup("").join(
            Markup(' {}="{}"').format(name, value) for name, value in attributes.items() if value
        ),
        _isolated(text) if is_right_to_left() else text,
    )


def _isolated(text: str) -> str:
    """A line that begins with a sign or a number runs as the first of its letters does."""
    return text if text.startswith(FROM_RIGHT) else isolate(text)


def _halo(style: Style) -> dict[str, object]:
    return {
        "paint-order": "stroke",
        "stroke": style.rim,
        "stroke-width": style.halo,
        "stroke-linejoin": "round",
    }


def draw_lines(lines: Iterable[str], x: Along, y: float, step: float, style: Style) -> Markup:
    """Lines one below the other, the first of them on `y`."""
    return Markup("").join(
        draw_line(line, x, y + place * step, style) for place, line in enumerate(lines)
    )


def draw_paragraph(
    text: str, x: float, y: float, width: float, style: Style, leading: float = 1.35
) -> tuple[Markup, float]:
    """Text broken into lines that fit a width, and where its last line stands.

    It begins at the side where the reader begins.
    """
    lines = break_lines(text, int(width / _letter_width(style)))
    step = round(style.size * leading)
    if is_right_to_left():
        lines = [f"{FROM_RIGHT}{line}{END}" for line in lines]
        x, style = x + width, replace(style, side="end")
    return draw_lines(lines, x, y, step, style), y + (len(lines) - 1) * step
