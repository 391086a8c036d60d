"""The marks of a chart written as SVG: dots in their shapes, strokes, and the signs of the key."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from components.figures.charts.paint import ON_PAPER, Paint
from components.figures.charts.plots import Dots, Key
from components.figures.svg_text import Along

DASHES = "5 4"
# How the text of a dot and its place are written: what stands in its tag, and what inside it.
Saying = Callable[[str, str], tuple[Markup, Markup]]


def say_in_title(text: str, _place: str) -> tuple[Markup, Markup]:
    """The words of a dot where a reader of files looks for them."""
    return Markup(""), Markup("<title>{}</title>").format(text) if text else Markup("")


def draw_dots(
    dots: Dots,
    xs: Sequence[Along],
    ys: Sequence[float],
    paint: Paint = ON_PAPER,
    say: Saying = say_in_title,
) -> Markup:
    """A mark for each point, at the positions given."""
    count = len(xs)
    sizes = dots.sizes if len(dots.sizes) == count else dots.sizes[:1] * count
    texts, places = dots.texts or ("",) * count, dots.places or ("",) * count
    marks = [
        _mark(dots, x, y, size, say(text, place))
        for x, y, size, text, place in zip(xs, ys, sizes, texts, places, strict=True)
    ]
    return _wear_look(dots, paint, Markup("").join(marks))


def _wear_look(dots: Dots | Key, paint: Paint, marks: Markup) -> Markup:
    """Marks of one kind in its colours."""
    tone = paint.tones[dots.tone]
    if dots.shape == "ring":
        return Markup('<g fill="none" stroke="{}" stroke-width="2">{}</g>').format(tone, marks)
    if dots.shape == "bar":
        return Markup('<g stroke="{}" stroke-width="3">{}</g>').format(tone, marks)
    opacity = Markup(' fill-opacity="0.45"') if dots.faint else Markup("")
    return Markup('<g fill="{}"{} stroke="{}" stroke-width="0.8">{}</g>').format(
        tone, opacity, paint.background, marks
    )


def _mark(dots: Dots | Key, x: Along, y: float, size: float, said: tuple[Markup, Markup]) -> Markup:
    match dots.shape:
        case "bar":
            ends = round(y - size, 1), round(y + size, 1)
            bar = Markup('x1="{}" y1="{}" x2="{}" y2="{}"').format(x, ends[0], x, ends[1])
            return _tag("line", bar, *said)
        case "square":
            half, side = round(size * 0.9, 1), round(size * 1.8, 1)
            square = Markup('x="{}" y="{}" width="{}" height="{}" transform="translate(-{})"')
            return _tag("rect", square.format(x, round(y - half, 1), side, side, half), *said)
        case "diamond":
            far = round(size * 1.3, 1)
            # What stands at a part of the width cannot be a path: the path stands inside it.
            path = Markup('<path d="M0 -{0}l{0} {0}l-{0} {0}l-{0} -{0}z"/>').format(far)
            place = Markup('x="{}" y="{}" overflow="visible"').format(x, y)
            return _tag("svg", place, said[0], path + said[1])
        case _:
            circle = Markup('cx="{}" cy="{}" r="{}"').format(x, y, size)
            return _tag("circle", circle, *said)


def _tag(name: str, place: Markup, about: Markup, inside: Markup) -> Markup:
    end = Markup(">{}</{}>").format(inside, name) if inside else Markup("/>")
    return Markup("<{} {}{}{}").format(name, place, about, end)


def draw_key(key: Key, x: float, y: float, paint: Paint = ON_PAPER) -> Markup:
    """The sign of one legend entry around a point."""
    if key.shape in ("line", "dashes"):
        return draw_stroke(x - 9, y, x + 9, y, paint.tones[key.tone], 2.5, key.shape == "dashes")
    if key.shape == "box":
        box = Markup('<rect x="{}" y="{}" width="18" height="12" fill="{}" opacity="0.25"/>')
        return box.format(x - 9, y - 6, paint.tones[key.tone])
    return _wear_look(key, paint, _mark(key, x, y, 6, say_in_title("", "")))


def draw_stroke(
    x0: Along,
    y0: float,
    x1: Along,
    y1: float,
    tone: str,
    width: float = 1.0,
    dashed: bool = False,
) -> Markup:
    """A straight line from one point to another."""
    return Markup('<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="{}"{}/>').format(
        x0, y0, x1, y1, tone, width, _dash(dashed)
    )


def draw_polyline(path: str, tone: str, width: float, dashed: bool) -> Markup:
    """A line through the points of a path, “x,y x,y”."""
    return Markup(
        '<polyline points="{}" fill="none" stroke="{}" stroke-width="{}" stroke-linejoin="round"{}/>'
    ).format(path, tone, width, _dash(dashed))


def _dash(dashed: bool) -> Markup:
    return Markup(' stroke-dasharray="{}"').format(DASHES) if dashed else Markup("")
