"""The signs of a detail map: a form and a colour for each kind, full or a ring, with or without a number."""

from dataclasses import dataclass

import folium
from markupsafe import Markup

from components.figures import palette
from components.figures.maps.map_figure import MapPoint
from components.figures.palette import Theme
from components.language import numbers

# A finger finds a sign of 24 pixels; a small one is drawn inside that.
SIGN = 24
# In a box of 24 by 24; the form tells the kind, too.
FORMS = (
    "M4 12a8 8 0 1 0 16 0a8 8 0 1 0-16 0z",
    "M12 2l10 10-10 10L2 12z",
    "M12 3l10 17H2z",
    "M4 4h16v16H4z",
)
# How high a number stands in each form.
LOW_MIDDLE = dict(zip(FORMS, (16, 16, 19, 16), strict=True))


@dataclass(frozen=True)
class Look:
    """How a sign is drawn beside its kind.

    Attributes:
        by_place: it stands in the middle of a place, beside those of other kinds.
        is_sure: a full sign; else a ring.
        count: the number in it; 0 for none.
    """

    by_place: bool = False
    is_sure: bool = True
    count: int = 0


def look_of(point: MapPoint) -> Look:
    """How a point is drawn; one that stands for a place stands in its middle."""
    return Look(bool(point.place_id), point.is_sure, int(point.size_value or 0))


def draw_icon(kinds: tuple[str, ...], kind: str, theme: Theme, look: Look) -> folium.DivIcon:
    """The sign of a kind; signs that share the position of their place stand side by side."""
    step = kinds.index(kind) * (SIGN + 2) if look.by_place else 0
    is_small = not (look.by_place or look.count)
    return folium.DivIcon(
        str(draw_sign(kinds, kind, theme, look)),
        icon_size=(SIGN, SIGN),
        icon_anchor=(SIGN // 2 - step, SIGN // 2),
        class_name="sign small" if is_small else "sign",
    )


def draw_sign(kinds: tuple[str, ...], kind: str, theme: Theme, look: Look | None = None) -> Markup:
    """The drawing of a sign alone; without a look a full one."""
    look = look or Look()
    form, colour = FORMS[kinds.index(kind) % len(FORMS)], palette.kinds(kinds, theme)[kind]
    # A ring has its colour at the edge, and the ground of the map within.
    paint = Markup('fill="{}"' if look.is_sure else 'class="ring" stroke="{}"').format(colour)
    number = Markup('<text x="12" y="{}" class="{}">{}</text>').format(
        LOW_MIDDLE[form],
        "" if look.is_sure else "of-ring",
        numbers.format_number(look.count),
    )
    drawing = Markup('<svg viewBox="0 0 24 24" aria-hidden="true"><path d="{}" {}/>{}</svg>')
    return drawing.format(form, paint, number if look.count else "")
