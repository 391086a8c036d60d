"""The marks of a chart written as SVG: dots in their shapes, strokes, and the signs of the key."""

from collections.abc import Sequence

from markupsafe import Markup

from components.figures import palette
from components.figures.charts import plots
from components.figures.charts.plots import Dots, Key

DASHES = "5 4"


def draw_dots(dots: Dots, xs: Sequence[float], ys: Sequence[float]) -> list[Markup]:
    """A mark for each point, at the positions given."""
    sizes = dots.sizes if len(dots.sizes) == len(xs) else dots.sizes[:1] * len(xs)
    texts = dots.texts or ("",) * len(xs)
    return [
        _mark(dots, x, y, size, text) for x, y, size, text in zip(xs, ys, sizes, texts, strict=True)
    ]


def _mark(
    dots: Dots | Key,
    x: float,
    y: float,
    size: float,
    text: str = "",
    theme: palette.Theme = "light",
) -> Markup:
    tone = plots.colour(dots.tone, theme)
    opacity = Markup(' fill-opacity="0.45"') if dots.faint else Markup("")
    edge = Markup(' stroke="{}" stroke-width="0.8"').format(palette.GROUND[theme].background)
    title = Markup("<title>{}</title>").format(text) if text else Markup("")
    match dots.shape:
        case "ring":
            shape = Markup(
                '<circle cx="{}" cy="{}" r="{}" fill="none" stroke="{}" stroke-width="2">{}</circle>'
            )
            return shape.format(x, y, size, tone, title)
        case "bar":
            shape = Markup('<rect x="{}" y="{}" width="3" height="{}" fill="{}">{}</rect>')
            return shape.format(
                round(x - 1.5, 1), round(y - size, 1), round(2 * size, 1), tone, title
            )
        case "square":
            shape = Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="{}"{}{}>{}</rect>')
            corner = (
                round(x - size * 0.9, 1),
                round(y - size * 0.9, 1),
                round(size * 1.8, 1),
                round(size * 1.8, 1),
            )
            return shape.format(*corner, tone, opacity, edge, title)
        case "diamond":
            far = round(size * 1.3, 1)
            shape = Markup('<path d="M{} {}l{} {}l-{} {}l-{} -{}z" fill="{}"{}{}>{}</path>')
            path = (x, round(y - far, 1), far, far, far, far, far, far)
            return shape.format(*path, tone, opacity, edge, title)
        case _:
            shape = Markup('<circle cx="{}" cy="{}" r="{}" fill="{}"{}{}>{}</circle>')
            return shape.format(x, y, size, tone, opacity, edge, title)


def draw_key(key: Key, x: float, y: float, theme: palette.Theme = "light") -> Markup:
    """The sign of one legend entry around a point."""
    if key.shape in ("line", "dashes"):
        return draw_stroke(
            x - 9, y, x + 9, y, plots.colour(key.tone, theme), 2.5, key.shape == "dashes"
        )
    if key.shape == "box":
        box = Markup('<rect x="{}" y="{}" width="18" height="12" fill="{}" opacity="0.25"/>')
        return box.format(x - 9, y - 6, plots.colour(key.tone, theme))
    return _mark(key, x, y, 6, theme=theme)


def draw_stroke(
    x0: float, y0: float, x1: float, y1: float, tone: str, width: float = 1.0, dashed: bool = False
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
