"""The pages of the app, its name, and what stands under each page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from components.facts import tables
from components.language import dates
from components.language.messages import gettext, gettext_noop
from data.letters import join_sentences
from data.place import SUBDISTRICT

APP_NAME = "Learning Zone"


LICENCES = gettext_noop("Words and tables: CC BY 4.0. Boundaries: ODbL. Code: MIT.")


BORDERS = gettext_noop(
    "Borders and names on the maps express no opinion on the status of any territory."
)


@dataclass(frozen=True)
class Entry:
    """One page of the app.

    Attributes:
        page: file name without ending, in `pages/`; it is the page's address, too.
        title: what the menu and the browser's tab say.
        group: heading of the menu under which it stands; a page without one stands there by itself.
        in_menu: False for a page that shows one thing and is reached by a link to that thing.
        carries: key of the choice that the way to it takes along from page to page.
    """

    page: str
    title: str
    group: str = ""
    in_menu: bool = True
    carries: str | None = None


STORIES, MAPS, DATA = gettext_noop("Stories"), gettext_noop("Maps"), gettext_noop("Data")
MENU = (
    Entry("home", gettext_noop("Home")),
    Entry("learning_zone", gettext_noop("Case studies"), STORIES),
    Entry("case_study", gettext_noop("Case study"), in_menu=False),
    Entry("guides", gettext_noop("Guided stories"), STORIES),
    Entry("conclaves", gettext_noop("Gatherings"), STORIES),
    Entry("resources", gettext_noop("Publications"), STORIES),
    Entry("impact_map", gettext_noop("Impact map"), MAPS, carries="programme"),
    Entry("coverage", gettext_noop("Where they worked"), MAPS, carries="programme"),
    Entry("federations", gettext_noop("Federations"), MAPS, carries="programme"),
    Entry("indicators", gettext_noop("Need and gaps"), MAPS, carries="pin"),
    Entry("place", gettext_noop("Place"), in_menu=False),
    Entry("aims", gettext_noop("Results"), carries="programme"),
    Entry("advocacy_pack", gettext_noop("Advocacy pack")),
    Entry("about_data", gettext_noop("About the data"), DATA),
    Entry("your_data", gettext_noop("Your data"), DATA),
)


class Kind(NamedTuple):
    """Where things of one kind stand in the app.

    Attributes:
        page: lists them.
        one: shows one of them, by its `key` in the address.
    """

    page: str
    one: str
    key: str


# By the first part of the path of a static page.
KINDS = {
    "cases": Kind("learning_zone", "case_study", "story"),
    "places": Kind("coverage", "place", "id"),
    "indicators": Kind("indicators", "indicators", "indicator"),
    "gatherings": Kind("conclaves", "conclaves", "event"),
    "aims": Kind("aims", "aims", "programme"),
    "guides": Kind("guides", "guides", "guide"),
}


def in_app(path: str) -> tuple[str, dict[str, str]]:
    """Page of the app with its choices that shows the same as a static page."""
    kind, _, name = path.partition("/")
    if kind not in KINDS:
        return path or MENU[0].page, {}
    found = KINDS[kind]
    return (found.one, {found.key: name}) if name else (found.page, {})


def path_of(page: str, query: Mapping[str, str]) -> str:
    """Static page of the thing that the choices of a page of the app name; empty if they name none."""
    named = (
        f"{kind}/{query[of.key]}"
        for kind, of in KINDS.items()
        if of.one == page and of.key in query
    )
    return next(named, "")


def path_of_page(page: str) -> str:
    """Static page that stands for a page of the app, whatever is chosen on it."""
    listed = {name: kind for kind, of in KINDS.items() for name in (of.one, of.page)}
    return {**listed, MENU[0].page: "", "about_data": "about"}.get(page, page)


def path_of_place(place_id: str) -> str:
    """Static page of a place; the list of all places for a country, which has none of its own."""
    is_country = tables.gazetteer()[place_id].level == "country"
    return "places" if is_country else f"places/{place_id}"


def choice_of_place(place_id: str) -> dict[str, str | None]:
    """State or province, and district, of a place, as addresses name them; a block's are its district's."""
    places = tables.gazetteer()
    about = district_around(place_id)
    district = about if places[about].level == "district" else None
    return {"state": places.state_of(place_id), "district": district}


def district_around(place_id: str) -> str:
    """The district of a sub-district, which pages are asked for instead; any other place itself."""
    place = tables.gazetteer()[place_id]
    return place.parent_id if place.level == SUBDISTRICT and place.parent_id else place_id


@tables.once
def footer_words() -> str:
    """Who publishes the site and whom to ask, age of the data, licences and borders in a few sentences."""
    return join_sentences([*_owner(), *_date_of_data(), gettext(LICENCES), gettext(BORDERS)])


def _owner() -> Iterator[str]:
    """Who publishes the site, or that it is not said; and the mail or web address for questions."""
    owner = tables.owner()
    if owner.publisher:
        yield gettext("Published by {publisher}.", publisher=owner.publisher)
    else:
        yield gettext("Whoever runs this copy has not said who publishes it.")
    if owner.contact:
        yield gettext("Questions: {contact}.", contact=owner.contact)


def has(page: str) -> bool:
    """Whether there is such a page."""
    return any(entry.page == page for entry in MENU)


def _date_of_data() -> list[str]:
    """A sentence with the day the newest package was made; nothing if no package says it."""
    days = [
        str(package.descriptor.get("created", ""))[:10] for package in tables.catalog().packages()
    ]
    return [gettext("Data of {day}.", day=dates.format_period(max(days)))] if any(days) else []
