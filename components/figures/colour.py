"""Colour arithmetic: how far apart two colours look, also to an eye that sees fewer of them.

Colours are "#rrggbb". Difference is CIEDE2000: below 2 hardly seen, above 10 plain at a glance.
Colour blindness is simulated with the matrices of Machado, Oliveira and Fernandes (2009) at full
severity, applied to linear light.
"""

import math
from collections.abc import Sequence

Triple = tuple[float, float, float]

VISIONS = ("normal", "protanopia", "deuteranopia", "tritanopia", "greyscale")

_MATRICES: dict[str, tuple[Triple, Triple, Triple]] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "greyscale": ((0.2126, 0.7152, 0.0722),) * 3,
}
_WHITE: Triple = (0.95047, 1.0, 1.08883)


def seen(colour: str, vision: str) -> str:
    """The colour as a person with this vision (one of VISIONS) sees it."""
    if vision == "normal":
        return colour
    light = _linear(colour)
    rows = _MATRICES[vision]
    return _hex(tuple(sum(m * c for m, c in zip(row, light, strict=True)) for row in rows))


def difference(one: str, other: str, vision: str = "normal") -> float:
    """CIEDE2000 difference of two colours under a vision."""
    return _ciede2000(lab(seen(one, vision)), lab(seen(other, vision)))


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it, from 0 (black) to 1 (white)."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def blend(one: str, other: str, share: float) -> str:
    """The colour `share` (0 to 1) of the way from one to the other, in CIELAB."""
    return from_lab(*(a + (b - a) * share for a, b in zip(lab(one), lab(other), strict=True)))


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


def _ciede2000(one: Triple, other: Triple) -> float:
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean_chroma = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    stretch = 1 + (1 - math.sqrt(mean_chroma**7 / (mean_chroma**7 + 25**7))) / 2
    a1, a2 = a1 * stretch, a2 * stretch
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = math.degrees(math.atan2(b1, a1)) % 360, math.degrees(math.atan2(b2, a2)) % 360
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    hue = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    lightness, chroma = (l1 + l2) / 2, (c1 + c2) / 2

    def wave(times: float, shift: float) -> float:
        return math.cos(math.radians(times * hue + shift))

    weave = 1 - 0.17 * wave(1, -30) + 0.24 * wave(2, 0) + 0.32 * wave(3, 6) - 0.20 * wave(4, -63)
    off = (lightness - 50) ** 2
    in_lightness = (l2 - l1) / (1 + 0.015 * off / math.sqrt(20 + off))
    in_chroma = (c2 - c1) / (1 + 0.045 * chroma)
    in_hue = (
        2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2)) / (1 + 0.015 * chroma * weave)
    )
    twist = (
        -2
        * math.sqrt(chroma**7 / (chroma**7 + 25**7))
        * math.sin(math.radians(60 * math.exp(-(((hue - 275) / 25) ** 2))))
    )
    return math.sqrt(in_lightness**2 + in_chroma**2 + in_hue**2 + twist * in_chroma * in_hue)
