"""A state, province or district as a static page: all that is known of it."""

from collections.abc import Mapping

from components.content import navigation, place_list, place_page
from components.content import place as place_facts
from components.content.blocks import Document, Items, Link, Section
from components.facts import tables
from components.language.messages import gettext, gettext_noop
from components.language.shortening import shorten_to_words
from components.server.static_pages import cases, maps, sections
from data.place import Place

TITLE = gettext_noop("Places")
LEAD = gettext_noop(
    "Each state, province and district: what was done there, its figures, its stories."
)
MAYBE = gettext_noop("Did you mean one of these?")
PAGE, ONE, KEY = navigation.KINDS["places"]
DESCRIPTION_LENGTH = 190
# So many links keep the page of a country below 60 kB.
MOST_CASES = 40


def names() -> tuple[str, ...]:
    """Ids of the places of which something is known, each state before its districts."""
    return place_list.with_a_page()


def entries() -> dict[str, list[Link]]:
    """The way to every place, by state or province."""
    places = tables.gazetteer()
    found: dict[str, list[Link]] = {}
    for place_id in names():
        found.setdefault(places.state_name(place_id), []).append(place_page.link(place_id))
    return found


def document(name: str) -> Document | None:
    """The place of this code, name or other spelling; None if there is none, or more than one."""
    place = place_facts.find_place(name)
    if place is None:
        return None
    page = place_page.describe_place(place)
    added = _only_here(place)
    return Document(
        path=f"places/{place.place_id}",
        title=page.title,
        lead=page.lead,
        description=shorten_to_words(f"{page.lead} {_in_short(place)}", DESCRIPTION_LENGTH),
        sections=tuple(
            one
            for section in sections.of_page(page)
            for one in (section, *added.get(section.anchor, ()))
        ),
        page=ONE,
        query={KEY: place.place_id},
        about=_about(place),
        map=sections.drawing(added["coverage"]),
    )


def _only_here(place: Place) -> Mapping[str, tuple[Section, ...]]:
    """What stands here below a section, by its anchor: in the app a map to move and a longer list."""
    drawn = (
        maps.around(programme.package_id, place.place_id)
        for programme in tables.programmes().values()
        # The map of a whole country stands on the start page.
        if programme.country_id == place.country_id != place.place_id
    )
    found = place_facts.cases(place.place_id)[place_page.FEW_CASES :]
    more = tuple(cases.link(case) for _, case in found.head(MOST_CASES).iterrows())
    if len(found) > MOST_CASES:
        more = (*more, Link("cases", gettext("All case studies")))
    return {
        "coverage": tuple(
            Section(gettext("On the map"), (picture,)) for picture in drawn if picture
        ),
        "cases": (Section("", (Items(more),)),) if more else (),
    }


def meant(name: str) -> Section | None:
    """The ways to the places that a name without a page may mean; None if there is none."""
    several = place_facts.find_namesakes(name)
    found = several or place_facts.suggest_places(name)
    title = place_facts.SEVERAL if several else MAYBE
    links = tuple(Link(f"places/{place_id}", label) for place_id, label in found.items())
    return Section(gettext(title), (Items(links),)) if links else None


def _in_short(place: Place) -> str:
    figures = len(tables.place_figures(place.place_id))
    stories, met = place_facts.cases(place.place_id), place_facts.gatherings(place.place_id)
    return gettext(
        "{figures} figures, {stories} case studies, {gatherings} gatherings.",
        figures=figures,
        stories=len(stories),
        gatherings=len(met),
    )


def _about(place: Place) -> dict[str, object]:
    """The place as schema.org describes one."""
    places = tables.gazetteer()
    around = [ancestor.name for ancestor in places.ancestors(place.place_id)][1:]
    point = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}
    return {
        "about": {
            "@type": "AdministrativeArea",
            "name": place.name,
            "identifier": place.place_id,
            "containedInPlace": [{"@type": "AdministrativeArea", "name": name} for name in around],
            **({"geo": point} if place.lat is not None and place.lon is not None else {}),
        }
    }
