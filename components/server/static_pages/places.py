"""A state, province or district as a static page: all that is known of it."""

from collections.abc import Iterable, Iterator
from itertools import chain

from components.content import markup, sources
from components.content import place as known
from components.content.blocks import (
    Block,
    Document,
    Grid,
    Items,
    Link,
    Made,
    Section,
    Sources,
    Words,
)
from components.facts import indicators, tables
from components.language.shortening import shorten_to_words
from components.server.static_pages import cases, gatherings, maps
from data.place import Place
from data.places import FURTHER_PLACES, AmbiguousPlace, UnknownPlace

TITLE = "Places"
LEAD = "Each state, province and district: what was done there, its figures, its stories."
PAGE = "coverage"
ONE, KEY = "place", "id"
LEVELS = ("state", "district", "district_group", "district_part")
DESCRIPTION_LENGTH = 190
TABLES = ("values", "coverage", "cases", "events", "organisations")


@tables.once
def names() -> tuple[str, ...]:
    """Ids of the places of which something is known, each state before its districts."""
    known = _known()
    places = tables.gazetteer()
    found = [one for one in places.places.values() if one.level in LEVELS and one.place_id in known]
    found.sort(
        key=lambda one: (one.country_id, places.state_name(one.place_id), _rank(one), one.name)
    )
    return tuple(one.place_id for one in found)


def _known() -> set[str]:
    named = chain.from_iterable(map(_named_in, TABLES))
    packages = tables.programmes()
    return set(named).union(*(tables.shapes_of(one, "district") for one in packages))


def _named_in(table: str) -> Iterator[str]:
    rows = indicators.everything(table)
    yield from rows["place_id"].unique()
    for column in FURTHER_PLACES:
        if column in rows:
            yield from chain.from_iterable(rows[column])


def _rank(place: Place) -> int:
    return LEVELS.index(place.level)


def entries() -> dict[str, list[Link]]:
    """The way to every place, by state or province."""
    places = tables.gazetteer()
    found: dict[str, list[Link]] = {}
    for place_id in names():
        found.setdefault(places.state_name(place_id), []).append(_link(place_id))
    return found


def _link(place_id: str) -> Link:
    return Link(f"places/{place_id}", tables.gazetteer().name(place_id))


def document(name: str) -> Document | None:
    """The place of this code, name or other spelling; None if there is none, or more than one."""
    try:
        place = tables.gazetteer().find(name)
    except (UnknownPlace, AmbiguousPlace):
        return None
    if place.place_id not in names():
        return None
    packages = [
        one.package_id for one in tables.programmes().values() if _is_in(one.country_id, place)
    ]
    pictures = [one for package in packages if (one := maps.around(package, place.place_id))]
    lead = known.lead(place)
    return Document(
        path=f"places/{place.place_id}",
        title=tables.gazetteer().full_name(place.place_id),
        lead=lead,
        description=shorten_to_words(f"{lead} {_in_short(place)}", DESCRIPTION_LENGTH),
        sections=(
            *(
                Section(tables.programmes()[one].title, tuple(_work(one, place)))
                for one in packages
            ),
            *(Section("On the map", (picture,)) for picture in pictures),
            *_figures(place),
            _stories(place),
            _gatherings(place),
            *_around(place),
        ),
        page=ONE,
        query={KEY: place.place_id},
        about=_about(place),
        map=pictures[0].svg if pictures else None,
    )


def _is_in(country_id: str | None, place: Place) -> bool:
    return country_id == place.country_id


def _in_short(place: Place) -> str:
    figures = len(tables.place_figures(place.place_id))
    stories, met = known.cases(place.place_id), known.gatherings(place.place_id)
    return f"{figures:,} figures, {len(stories):,} case studies, {len(met):,} gatherings."


def _work(package_id: str, place: Place) -> Iterator[Block]:
    if place.level == "district":
        yield Words(known.look_of(package_id, place))
    elif told := known.counted(package_id, place):
        yield Words(told)
    for row in known.coverage_rows(package_id, place).itertuples():
        yield Made(markup.definition_list(known.coverage_facts(row)))
        yield _named(package_id, [row.source_id, *row.other_source_ids])


def _figures(place: Place) -> Iterator[Section]:
    rows = tables.place_figures(place.place_id)
    for package_id, own in rows.groupby("package_id", sort=False):
        package = tables.catalog().package(str(package_id))
        shown = known.worded(own, place).drop(columns="Note").fillna("")
        figures = shown[["Figure", *(one for one in shown if one != "Figure")]]
        grid = Grid(
            caption=f"{len(shown):,} figures of {place.name}",
            heads=tuple(figures.columns),
            rows=tuple(tuple(map(str, row)) for row in figures.itertuples(index=False)),
            numeric=frozenset({2}),
        )
        named = _named(package.package_id, own["source_id"].dropna())
        yield Section(f"Figures: {package.short_title}", (grid, named))


def _stories(place: Place) -> Section:
    links = tuple(cases.link(case) for _, case in known.cases(place.place_id).iterrows())
    nothing: Block = Words("No case study is recorded for this place.")
    return Section(f"Case studies from here: {len(links):,}", (Items(links) if links else nothing,))


def _gatherings(place: Place) -> Section:
    links = tuple(
        gatherings.link(event) for _, event in known.gatherings(place.place_id).iterrows()
    )
    nothing: Block = Words("No gathering is recorded for this place.")
    return Section(f"Gatherings: {len(links):,}", (Items(links) if links else nothing,))


def _around(place: Place) -> Iterator[Section]:
    near = tables.neighbours(place.place_id) if place.level == "district" else ()
    within = [one.place_id for one in tables.gazetteer().children(place.place_id)]
    named = set(names())
    for title, found in (("Next to it", near), ("Inside it", within)):
        links = tuple(_link(one) for one in found if one in named)
        if links:
            yield Section(title, (Items(links, "columns"),))


def _named(package_id: str, source_ids: Iterable[str]) -> Sources:
    ids = dict.fromkeys(one for one in source_ids if isinstance(one, str))
    return Sources(tuple(sources.line(package_id, one) for one in ids))


def _about(place: Place) -> dict[str, object]:
    """The place as schema.org describes one."""
    places = tables.gazetteer()
    around = [one.name for one in places.ancestors(place.place_id)][1:]
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
