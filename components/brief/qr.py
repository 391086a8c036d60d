"""The address of a pack as a code that a telephone reads from paper or from a screen."""

import io

import segno

from components.facts import cache

DARK, LIGHT = "#1f2933", "#ffffff"


@cache.bounded
def svg(address: str) -> str:
    """The code as SVG, with the quiet margin that readers need."""
    buffer = io.BytesIO()
    _code(address).save(
        buffer, kind="svg", border=4, dark=DARK, light=LIGHT, xmldecl=False, svgns=True
    )
    return buffer.getvalue().decode("utf-8")


@cache.bounded
def png(address: str, pixels: int) -> bytes:
    """The code as PNG, at most so many pixels wide; each square is a whole number of pixels."""
    code = _code(address)
    buffer = io.BytesIO()
    scale = max(1, pixels // code.symbol_size(border=4)[0])
    code.save(buffer, kind="png", border=4, scale=scale, dark=DARK, light=LIGHT)
    return buffer.getvalue()


def _code(address: str) -> segno.QRCode:
    return segno.make(address, error="m", micro=False)
