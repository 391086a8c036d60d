"""How far apart two colours look, also to an eye that sees fewer of them; colours are “#rrggbb”."""

from functools import cache

from coloraide import Color

# Colour blindness is simulated at full severity as Machado, Oliveira and Fernandes (2009) do.
BLINDNESS = {"protanopia": "protan", "deuteranopia": "deutan", "tritanopia": "tritan"}
VISIONS = ("normal", *BLINDNESS, "greyscale")


@cache
def seen(colour: str, vision: str) -> Color:
    """The colour as a person with this vision (one of VISIONS) sees it."""
    if vision == "normal":
        return Color(colour)
    if vision == "greyscale":
        return Color(colour).filter("grayscale")
    return Color(colour).filter(BLINDNESS[vision], 1, method="machado").clip("srgb")


def difference(colour: str, other: str, vision: str = "normal") -> float:
    """CIEDE2000 difference under a vision: below 2 hardly seen, above 10 plain at a glance."""
    return seen(colour, vision).delta_e(seen(other, vision), method="2000")


def contrast(colour: str, other: str) -> float:
    """WCAG contrast ratio of two colours, from 1 to 21."""
    return Color(colour).contrast(other, method="wcag21")
