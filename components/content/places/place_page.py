"""The page of one state or district: what was done there, its figures, its stories, its neighbours."""

from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from components.content.cases import case_labels
from components.content.conclaves import gathering_facts
from components.content.elements import sources
from components.content.elements.blocks import (
    Block,
    Cards,
    Drawer,
    Facts,
    Heading,
    Items,
    Link,
    Note,
    Page,
    Section,
    Table,
    Words,
)
from components.content.places import place as place_facts
from components.content.places import place_figures, place_list
from components.content.villages import register_facts
from components.facts import cache, newest, tables
from components.language.messages import gettext, gettext_noop, ngettext
from data import figures_by_place, nearby
from data.letters import join_sentences
from data.place import SUBDISTRICT, Place

FEW_CASES = 3
# Of the stories around a place that has none of its own.
MOST_AROUND = 8
# So many rows keep a static page below 60 kB.
MOST_ORGANISATIONS = 50
OF_DISTRICT = gettext_noop(
    "Said of the district: its record does not say in which blocks or tehsils."
)
OTHER_BLOCKS = gettext_noop(
    "Said of the district: its record names some blocks, not this one, and may not be complete."
)


def describe_place(place: Place) -> Page:
    """All that is known of a place, section by section; below it the places around."""
    return Page(
        title=tables.gazetteer().full_name(place.place_id),
        lead=place_facts.lead(place),
        main=(
            in_short(place),
            on_record(place),
            cases(place),
            gatherings(place),
            *work(place.place_id).values(),
            *place_figures.describe_figures(place).values(),
        ),
        below=around(place),
    )


def in_short(place: Place) -> Section:
    """Whether each programme of the country worked here: the sentence that a page of a place opens with."""
    looks = (
        gettext("{programme}: {look}", programme=programme.short_title, look=look)
        for package_id, programme in tables.programmes().items()
        if programme.country_id == place.country_id
        if (look := place_facts.look(package_id, place))
    )
    return Section("", (Words(join_sentences(looks), "lz-sentence"),))


def on_record(place: Place) -> Section:
    """How much is known of the place, before the stories and figures themselves."""
    return Section("", (Words(count_all(place), "lz-meta"),))


def count_all(place: Place) -> str:
    """How many figures, case studies and gatherings are known of a place."""
    figures = len(newest.place_figures(place.place_id))
    stories = len(place_facts.cases(place.place_id))
    met = len(place_facts.gatherings(place.place_id))
    return gettext(
        "On record: {figures}, {stories}, {gatherings}.",
        figures=ngettext("{count} figure", "{count} figures", figures),
        stories=ngettext("{count} case study", "{count} case studies", stories),
        gatherings=ngettext("{count} gathering", "{count} gatherings", met),
    )


@tables.drawn
def work(place_id: str) -> Mapping[str, Section]:
    """What each programme of the country says of its work in this place, by its package."""
    place = tables.gazetteer()[place_id]
    here = {
        package_id: (Heading(programme.short_title), *_work(package_id, place))
        for package_id, programme in tables.programmes().items()
        if programme.country_id == place.country_id
    }
    nothing = gettext("No programme of this site worked in this country.")
    return _under(gettext("What was done here"), "coverage", here, nothing)


def _work(package_id: str, place: Place) -> Iterator[Block]:
    if told := place_facts.look(package_id, place):
        yield Words(told)
    if place.level == SUBDISTRICT and place.parent_id:
        yield from _work_around(package_id, place, place.parent_id)
    yield from register_facts.of_place(package_id, place)
    for row in place_facts.coverage_rows(package_id, place).itertuples():
        yield Facts(place_facts.coverage_facts(row))
        yield sources.block(package_id, (row.source_id, *row.other_source_ids))
    yield from _organisations(package_id, place)


def _work_around(package_id: str, place: Place, district_id: str) -> Iterator[Block]:
    """What is said of the district of a block, who says it, and how much of it is about the block."""
    row = place_facts.drawn_district(package_id, district_id)
    if row is None:
        return
    if row.look == "covered":
        yield from _about_block(row, place)
    yield Facts(place_facts.coverage_facts(row))
    yield sources.block(package_id, place_facts.sources_of(row))


def _about_block(row: place_facts.CoverageRow, place: Place) -> Iterator[Words | Note]:
    """Whether the record names the block; nothing where it cannot be told."""
    is_named = place_facts.names_block(row, place)
    if is_named:
        yield Words(gettext("{place} is among the blocks that its record names.", place=place.name))
    elif is_named is not None:
        yield Note(gettext(OTHER_BLOCKS if isinstance(row.blocks, str) else OF_DISTRICT))


def _organisations(package_id: str, place: Place) -> Iterator[Drawer]:
    known = place_facts.partners(package_id, place.place_id)
    if known is None:
        return
    count = known.shown.num_rows
    table = Table(
        ngettext(
            "{count} organisation of this place", "{count} organisations of this place", count
        ),
        known.shown,
        most_rows=MOST_ORGANISATIONS,
        beyond=gettext(
            "The first {most} of {count} organisations are listed here; "
            "the page of each district names its own.",
            most=MOST_ORGANISATIONS,
            count=count,
        ),
    )
    yield Drawer(
        ngettext(
            "{count} organisation known by name", "{count} organisations known by name", count
        ),
        (table, sources.block(package_id, known.source_ids)),
    )


def _under(
    title: str, anchor: str, parts: Mapping[str, Iterable[Block]], nothing: str
) -> Mapping[str, Section]:
    """A section for each part, all under one heading; without parts one that says so."""
    if not parts:
        return {"": Section(title, (Note(nothing),), anchor)}
    first = next(iter(parts))
    return {
        name: Section(title, tuple(blocks), anchor) if name == first else Section("", tuple(blocks))
        for name, blocks in parts.items()
    }


def cases(place: Place) -> Section:
    """The case studies from a place with the strongest evidence, and how many there are."""
    found = place_facts.cases(place.place_id)
    cards = tuple(case_labels.card(case) for _, case in found.head(FEW_CASES).iterrows())
    said = (Cards(cards, is_row=False),) if cards else stories_around(place)
    return Section(gettext("Case studies from here: {count}", count=len(found)), said, "cases")


def stories_around(place: Place) -> tuple[Note | Words | Items, ...]:
    """That no story is from a place, and those of the state or province around it."""
    return _stories_around(place.place_id)


@cache.bounded
def _stories_around(place_id: str) -> tuple[Note | Words | Items, ...]:
    return tuple(_said_around(tables.gazetteer()[place_id]))


def _said_around(place: Place) -> Iterator[Note | Words | Items]:
    yield Note(gettext("No case study is recorded for this place."))
    state = tables.gazetteer().state_of(place.place_id)
    if state is None or state == place.place_id:
        return
    found = place_facts.cases(state)
    if found.empty:
        return
    yield Words(
        ngettext(
            "From elsewhere in {place}: {count} case study.",
            "From elsewhere in {place}: {count} case studies.",
            len(found),
            place=tables.gazetteer().name(state),
        )
    )
    yield Items(tuple(case_labels.link(case) for _, case in _by_distance(found, place).iterrows()))


def _by_distance(rows: pd.DataFrame, place: Place) -> pd.DataFrame:
    """The stories nearest to a place by the middle of their district; those of no point last.

    A sub-district without a point lies where its district does. Nothing is near to another place without
    one: the stories stay in their order.
    """
    if place.point is None and place.level == SUBDISTRICT and place.parent_id:
        place = tables.gazetteer()[place.parent_id]
    if place.point is None:
        return rows.head(MOST_AROUND)
    there = [tables.gazetteer()[one] for one in rows["place_id"]]
    lats, lons = ([getattr(one, name) for one in there] for name in ("lat", "lon"))
    far = nearby.distances(lats, lons, *place.point)
    return rows.assign(km=far).sort_values("km", kind="stable").head(MOST_AROUND)


def gatherings(place: Place) -> Section:
    """Conclaves and conventions held in a place, or that people of it took part in."""
    found = place_facts.gatherings(place.place_id)
    links = tuple(
        gathering_facts.link(event, is_venue=place.place_id in event["venue_place_ids"])
        for _, event in found.iterrows()
    )
    said = Items(links) if links else Note(gettext("No gathering is recorded for this place."))
    return Section(gettext("Gatherings: {count}", count=len(found)), (said,), "gatherings")


def around(place: Place) -> tuple[Section, ...]:
    """The places next to a district, and those inside a place, each with a page of its own."""
    near = tables.neighbours(place.place_id) if place.level == "district" else ()
    places = tables.gazetteer()
    drawn_in = figures_by_place.groups_of(place.place_id, places)
    together = [one for one in drawn_in if places[one].level == "district_group"]
    within = [one.place_id for one in places.children(place.place_id)]
    named = set(place_list.with_a_page())
    parts = (
        (gettext("Next to it"), "neighbours", near),
        (gettext("Counted together with others"), "together", together),
        (gettext("Inside it"), "inside", within),
    )
    linked = (
        (title, anchor, tuple(link(place_id) for place_id in place_ids if place_id in named))
        for title, anchor, place_ids in parts
    )
    return tuple(
        Section(title, (Items(links, "columns"),), anchor)
        for title, anchor, links in (*linked, _subdistricts(place))
        if links
    )


def _subdistricts(place: Place) -> tuple[str, str, tuple[Link, ...]]:
    """The blocks or tehsils of a district: on a static page by name, in the app each with its page."""
    inside = tables.gazetteer().children(place.place_id, SUBDISTRICT)
    links = tuple(Link("", one.name, "", "place", {"id": one.place_id}) for one in inside)
    return gettext("Its blocks or tehsils: {count}", count=len(links)), "subdistricts", links


def link(place_id: str) -> Link:
    """The way to the page of a place."""
    return Link(f"places/{place_id}", tables.gazetteer().name(place_id))
