"""The one palette: scales of classes, colours of kinds, and the looks of places without a value.

Every scale exists for a light and a dark ground. On light ground more is darker, on dark ground more
is brighter, so that the lowest class lies nearest to the ground. All pairs that stand for different
things were chosen to stay apart under the visions that the tests know.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from math import log
from typing import Literal

from components.figures.colour import along, luminance

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")

SEQUENTIAL: Mapping[str, Mapping[Theme, tuple[str, ...]]] = {
    "blues": {
        "light": ("#cddfec", "#8bb5d3", "#3f7fb3", "#12406f"),
        "dark": ("#23405b", "#33699a", "#66a5d6", "#cfe8fb"),
    },
    "greens": {
        "light": ("#d2e4cd", "#8fbf92", "#3f8d60", "#0d4a35"),
        "dark": ("#1f4436", "#2f7355", "#63ad85", "#cdeed5"),
    },
    "purples": {
        "light": ("#ded8ea", "#ae9fce", "#765ca6", "#40236c"),
        "dark": ("#3a3058", "#614f95", "#9c89cf", "#e2d9f8"),
    },
    "ambers": {
        "light": ("#f3dbb9", "#dfa25f", "#b2641f", "#66300c"),
        "dark": ("#4b341f", "#85551f", "#cf8f3d", "#fbe0ae"),
    },
}

# More of something good, of something bad, and of what is neither.
SCALE_OF_DIRECTION: Mapping[str, str] = {
    "higher_better": "greens",
    "lower_better": "ambers",
    "context": "purples",
}

QUALITATIVE: Mapping[Theme, tuple[str, ...]] = {
    "light": ("#0b6aa8", "#c2500a", "#0f7a5a", "#a8457e", "#8a6500", "#4a4a4a"),
    "dark": ("#6bb6ee", "#f39a5d", "#4fc79f", "#e697c4", "#e3c04f", "#c4c4c4"),
}


@dataclass(frozen=True)
class Ground:
    """Colours of everything on a map that is not a class.

    `pale` is for lines and heads of tables behind what is told, `land` is where villages lie, with
    nothing said of a programme; `hatch` lines on `hatch_ground` say "no record"; `dots` over a class
    say "weak evidence".
    """

    background: str
    ink: str
    muted: str
    border: str
    border_strong: str
    covered: str
    not_covered: str
    outside: str
    pale: str
    land: str
    hatch: str
    hatch_ground: str
    dots: str
    accent: str


GROUND: Mapping[Theme, Ground] = {
    "light": Ground(
        background="#ffffff",
        ink="#1f2933",
        muted="#5b6672",
        border="#8b959e",
        border_strong="#4c5661",
        covered="#2b7a78",
        not_covered="#ffffff",
        outside="#b8b5ad",
        pale="#eeece7",
        land="#faf6ec",
        hatch="#7d858d",
        hatch_ground="#f7f7f5",
        dots="#ffffff",
        accent="#c2410c",
    ),
    "dark": Ground(
        background="#0e1117",
        ink="#eef1f4",
        muted="#a3adb8",
        border="#5f6a75",
        border_strong="#b4bcc5",
        covered="#4fb3ab",
        not_covered="#4a525c",
        outside="#262a31",
        pale="#262a31",
        land="#1b1e24",
        hatch="#8d96a0",
        hatch_ground="#171a20",
        dots="#0e1117",
        accent="#ffb066",
    ),
}


# Shades of a scale from which its classes are taken.
STEPS = 200


def classes(scale: str, count: int, theme: Theme = "light") -> tuple[str, ...]:
    """Colours of `count` classes, lowest first.

    `scale` is a key of SEQUENTIAL. A single class takes the middle of its scale, so that it does not
    read as low. Raises KeyError for an unknown scale.
    """
    if count == 1:
        return (classes(scale, 3, theme)[1],)
    return _apart(SEQUENTIAL[scale][theme], count)


def _apart(anchors: tuple[str, ...], count: int) -> tuple[str, ...]:
    """Colours between two ends whose contrast to their neighbours is the same, so that classes can be
    told apart on a black and white print."""

    def tone(step: int) -> float:
        return log(luminance(along(anchors, step / STEPS)) + 0.05)

    first, last = tone(0), tone(STEPS)
    rises = 1 if last > first else -1
    wanted = [first + (last - first) * place / (count - 1) for place in range(count)]
    nearest = []
    for tone_wanted in wanted:
        above = bisect_left(
            range(STEPS), rises * tone_wanted, lo=1, key=lambda step: rises * tone(step)
        )
        nearest.append(min(above - 1, above, key=lambda step: abs(tone(step) - tone_wanted)))
    return tuple(along(anchors, step / STEPS) for step in nearest)


def kinds(names: tuple[str, ...], theme: Theme = "light") -> dict[str, str]:
    """A colour for each kind of point, in the order given; colours repeat after the sixth."""
    return {name: kind(place, theme) for place, name in enumerate(names)}


def kind(number: int, theme: Theme = "light") -> str:
    """The colour of the kind of points with a number."""
    return QUALITATIVE[theme][number % len(QUALITATIVE[theme])]
