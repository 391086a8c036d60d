"""The colours of a chart: those of one ground, or the names under which a style sheet has those of both."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import get_args

from components.figures import palette
from components.figures.charts import plots
from components.figures.charts.plots import Tone
from components.figures.palette import Theme

TONES: tuple[Tone, ...] = get_args(Tone)


@dataclass(frozen=True)
class Paint:
    """What is written where a drawing names a colour.

    Attributes:
        grid: of lines that only help to read.
    """

    background: str
    ink: str
    muted: str
    grid: str
    tones: Mapping[Tone, str]


def paint_of(theme: Theme) -> Paint:
    """The colours of one ground."""
    ground = palette.GROUND[theme]
    tones = {tone: plots.colour(tone, theme) for tone in TONES}
    return Paint(ground.background, ground.ink, ground.muted, ground.pale, MappingProxyType(tones))


ON_PAPER = paint_of("light")
# A page follows its reader's ground without being drawn anew: `declare_colours` has both.
ON_PAGE = Paint(
    "var(--background)",
    "var(--ink)",
    "var(--muted)",
    "var(--grid)",
    MappingProxyType({tone: f"var(--{tone})" for tone in TONES}),
)


def declare_colours() -> str:
    """The names that `ON_PAGE` uses, for a style sheet, each with its colour on light and dark ground."""
    light, dark = map(_named, (paint_of("light"), paint_of("dark")))
    return "".join(f"--{name}:light-dark({light[name]},{dark[name]});" for name in light)


def _named(paint: Paint) -> dict[str, str]:
    return {
        **{str(tone): colour for tone, colour in paint.tones.items()},
        "background": paint.background,
        "ink": paint.ink,
        "muted": paint.muted,
        "grid": paint.grid,
    }
