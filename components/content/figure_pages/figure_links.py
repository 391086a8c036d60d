"""A number leads to its own address: how markup names a figure, and how that becomes a link.

What is said does not know where it stands: on the screen, on a static page in some language, in a folder
without a server. So markup holds the key, and whoever draws it makes the address, or leaves the number alone.
"""

import re
from collections.abc import Callable

from markupsafe import Markup, escape

from data.figure_keys import FigureKey

FOLDER = "f"
# The key of the day whose data a figure is shown of.
AS_OF = "as_of"
# The key of the day on which a reader, whose day need not be the server's, read it.
READ_ON = "read"
MARK = 'href="figure:'
_LINK = re.compile(r'<a href="figure:([^"]*)">(.*?)</a>', re.DOTALL)
# The static page of an indicator, where the parts stand that a number was computed of.
PARTS = "indicators"


def path_of(key: FigureKey) -> str:
    """The path of a figure below the site."""
    return f"{FOLDER}/{key}"


def of_day(day: str) -> str:
    """What follows the address of a figure to open it as it was on a day; "" for today's."""
    return f"?{AS_OF}={day}" if day else ""


def link(text: str | Markup, key: FigureKey) -> Markup:
    """A text that leads to a figure."""
    # Hundreds of them stand on a page, so a link holds nothing but its address.
    return Markup('<a href="figure:{}">{}</a>').format(str(key), text)


def link_parts(text: str | Markup, indicator: str) -> Markup:
    """A number that is computed of an indicator's figures, and so is none itself: it leads to them."""
    return Markup('<a href="figure:{}/{}">{}</a>').format(PARTS, indicator, text)


def placed(html: Markup, address_of: Callable[[str], str]) -> Markup:
    """Markup whose figures are links.

    Args:
        address_of: makes an address of the path of a figure, or of the page of an indicator; "" where
            there is none to lead to.
    """
    if MARK not in html:
        return html

    def written(found: re.Match[str]) -> str:
        key, text = found.groups()
        # The key was escaped when it was written, and holds no sign that would have changed.
        address = address_of(key if key.startswith(f"{PARTS}/") else f"{FOLDER}/{key}")
        return f'<a href="{escape(address)}">{text}</a>' if address else text

    return Markup(_LINK.sub(written, str(html)))
