"""A view of the app as a file: its title, its rows, its picture; and what an address chooses of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import pandas as pd

from components.content import navigation
from components.content.shared_views.view_keys import choose_one
from components.facts import site as site_address
from components.figures.maps.drawing import Drawing
from components.language.messages import gettext, gettext_noop
from data import languages

MADE = gettext_noop("Made with the {site}.")
Chosen = Mapping[str, list[str]]


class NoSuchView(LookupError):
    """A page, or a view of it, that cannot be had as a file; the message says which can."""


@dataclass(frozen=True)
class View:
    """What a view shows.

    Attributes:
        find_rows: finds its figures as a file holds them; NoSuchView if there are none. A picture needs
            none of them.
        picture: makes the drawing (SVG) with the words of :func:`say_made` below it; None for a view
            that is a table.
        drawn: the map as shapes, for those who compare it with the screen; None if it is no map.
    """

    title: str
    find_rows: Callable[[], pd.DataFrame]
    picture: Callable[[str], str] | None = None
    drawn: Callable[[], Drawing] | None = None

    @property
    def rows(self) -> pd.DataFrame:
        """Its figures as a file holds them. Raises NoSuchView."""
        return self.find_rows()


def choose_offered(chosen: Chosen, key: str, known: Sequence[str]) -> str:
    """What is chosen, or what opens first; NoSuchView if the view does not have it."""
    asked = choose_one(chosen, key)
    if asked and asked not in known:
        raise NoSuchView(f"“{key}”: this view does not have “{asked}”.")
    if not known:
        raise NoSuchView("This view has no figure.")
    return asked or known[0]


def say_made(page: str, chosen: Chosen) -> str:
    """By whom a picture is made, and where its view opens again, if the site has a public address."""
    said = gettext(MADE, site=navigation.APP_NAME)
    public = site_address.printable(site_address.configured_address())
    if not public:
        return said
    spoken = languages.spoken().base
    language = {} if spoken == languages.ENGLISH else {"lang": [spoken]}
    query = urlencode({**chosen, **language}, doseq=True, safe=":")
    return f"{said} {public}/{page}{'?' if query else ''}{query}"
