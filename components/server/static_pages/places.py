"""A state, province, district or village as a static page: all that is known of it."""

from collections.abc import Mapping

from components.content import navigation
from components.content.cases import case_labels
from components.content.elements.blocks import Document, Items, Link, Section
from components.content.maps import map_pictures
from components.content.places import place as place_facts
from components.content.places import place_list, place_page
from components.content.villages import village_page
from components.facts import tables, villages
from components.language.messages import gettext, gettext_noop
from components.language.shortening import shorten_to_words
from components.server.static_pages import sections
from data.ground import Village
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
    """Ids of the places of which something is known, each state before its districts, then villages."""
    return (*place_list.with_a_page(), *(one.village_id for one in villages.in_stories()))


def entries() -> dict[str, list[Link]]:
    """The way to every place, by state or province."""
    places = tables.gazetteer()
    found: dict[str, list[Link]] = {}
    for place_id in place_list.with_a_page():
        found.setdefault(places.state_name(place_id), []).append(place_page.link(place_id))
    for village in villages.in_stories():
        within = places.state_name(village.place_id)
        found.setdefault(within, []).append(village_page.link(village))
    return found


def document(name: str) -> Document | None:
    """The place of this code, name or other spelling; None if there is none, or more than one."""
    place = place_facts.find_place(name)
    if place is None:
        village = villages.village(name)
        return _of_village(village) if village else None
    page = place_page.describe_place(place)
    added = _only_here(place)
    return Document(
        path=f"places/{place.place_id}",
        title=page.title,
        lead=page.lead,
        description=shorten_to_words(
            f"{page.lead} {place_page.count_all(place)}", DESCRIPTION_LENGTH
        ),
        sections=tuple(
            one
            for section in sections.of_page(page)
            for one in (section, *added.get(section.anchor, ()))
        ),
        page=ONE,
        query={KEY: place.place_id},
        about=_described(place.name, place.place_id, place.parent_id, place.lat, place.lon),
        map=sections.drawing(added["coverage"]),
    )


def _of_village(village: Village) -> Document:
    page = village_page.describe_village(village)
    return Document(
        path=f"places/{village.village_id}",
        title=page.title,
        lead=page.lead,
        description=shorten_to_words(page.lead, DESCRIPTION_LENGTH),
        sections=sections.of_page(page),
        page=ONE,
        query={KEY: village.village_id},
        about=_described(
            village.name, village.village_id, village.place_id, village.lat, village.lon
        ),
    )


def _only_here(place: Place) -> Mapping[str, tuple[Section, ...]]:
    """What stands here below a section, by its anchor: in the app a map to move and a longer list."""
    drawn = (
        map_pictures.around(programme.package_id, place.place_id)
        for programme in tables.programmes().values()
        # The map of a whole country stands on the start page.
        if programme.country_id == place.country_id != place.place_id
    )
    found = place_facts.cases(place.place_id)[place_page.FEW_CASES :]
    more = tuple(case_labels.link(case) for _, case in found.head(MOST_CASES).iterrows())
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


def _described(
    name: str, code: str, parent_id: str | None, lat: float | None, lon: float | None
) -> dict[str, object]:
    """A place as schema.org describes one."""
    places = tables.gazetteer()
    around = [one.name for one in places.ancestors(parent_id)] if parent_id else []
    point = {"@type": "GeoCoordinates", "latitude": lat, "longitude": lon}
    return {
        "about": {
            "@type": "AdministrativeArea",
            "name": name,
            "identifier": code,
            "containedInPlace": [{"@type": "AdministrativeArea", "name": one} for one in around],
            **({"geo": point} if lat is not None and lon is not None else {}),
        }
    }
