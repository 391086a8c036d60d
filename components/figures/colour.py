"""Colours between two colours, as the eye would place them: in CIELAB. Colours are "#rrggbb"."""

from collections.abc import Sequence

Triple = tuple[float, float, float]

_WHITE: Triple = (0.95047, 1.0, 1.08883)


def blend(colour: str, other: str, share: float) -> str:
    """The colour `share` (0 to 1) of the way from one colour to the other."""
    return from_lab(*(a + (b - a) * share for a, b in zip(lab(colour), lab(other), strict=True)))


def along(anchors: Sequence[str], share: float) -> str:
    """The colour at `share` (0 to 1) of a path through equally spaced anchors."""
    place = min(max(share, 0.0), 1.0) * (len(anchors) - 1)
    step = min(int(place), len(anchors) - 2)
    return blend(anchors[step], anchors[step + 1], place - step)


def lab(colour: str) -> Triple:
    """CIELAB coordinates of a colour (D65)."""
    red, green, blue = _linear(colour)
    x = 0.4124564 * red + 0.3575761 * green + 0.1804375 * blue
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = 0.0193339 * red + 0.1191920 * green + 0.9503041 * blue
    fx, fy, fz = (_lab_curve(value / white) for value, white in zip((x, y, z), _WHITE, strict=True))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def luminance(colour: str) -> float:
    """How light a colour is, from 0 to 1, as WCAG 2 defines it."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def from_lab(lightness: float, a: float, b: float) -> str:
    """The colour at these CIELAB coordinates, clipped to what a screen can show."""
    fy = (lightness + 16) / 116
    x, y, z = (
        white * _lab_curve_back(value)
        for white, value in zip(_WHITE, (fy + a / 500, fy, fy - b / 200), strict=True)
    )
    return _hex(
        (
            3.2404542 * x - 1.5371385 * y - 0.4985314 * z,
            -0.9692660 * x + 1.8760108 * y + 0.0415560 * z,
            0.0556434 * x - 0.2040259 * y + 1.0572252 * z,
        )
    )


def _linear(colour: str) -> Triple:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return _to_linear(red), _to_linear(green), _to_linear(blue)


def _to_linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _hex(light: Sequence[float]) -> str:
    def channel(value: float) -> int:
        value = min(max(value, 0.0), 1.0)
        shown = 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
        return round(shown * 255)

    return "#" + "".join(f"{channel(value):02x}" for value in light)


def _lab_curve(value: float) -> float:
    return value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116


def _lab_curve_back(value: float) -> float:
    return value**3 if value**3 > 216 / 24389 else (116 * value - 16) * 27 / 24389
