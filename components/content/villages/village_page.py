"""The page of one village: where it lies, what is counted there, what is documented near it."""

from collections.abc import Iterator

import pandas as pd

from components.content import navigation
from components.content.cases import case_labels
from components.content.elements import sources as source_notes
from components.content.elements.blocks import (
    Block,
    Cards,
    Facts,
    Items,
    Link,
    Map,
    Note,
    Page,
    Section,
    Sources,
    Words,
)
from components.content.maps import prepared_map
from components.content.places import place as place_facts
from components.content.places import place_page
from components.content.villages import gatherings_near, ground_map, register_facts, village_figures
from components.facts import tables, villages
from components.language import lists, numbers
from components.language.messages import gettext, gettext_noop
from data import nearby, village_names
from data.ground import Village
from data.letters import join_sentences
from data.place import SUBDISTRICT, Place
from data.shapes import ShapesMissing

NEAREST, NEAR_KM, FURTHEST_KM = 6, 25.0, 80.0
FEW_CASES = 3
MAP_HEIGHT = 420
WITHOUT_POINT = gettext_noop(
    "Where exactly it lies is not known: no register with positions has this name in its sub-district."
)
LIKELY_POINT = gettext_noop(
    "Its position is that of a village with a close spelling in the same sub-district: likely, not certain."
)
HOW_FAR = gettext_noop("Distances are as the crow flies, and as good as the two positions.")
IN_DISTRICT = gettext_noop(
    "Said of the district: which of its villages a programme worked in, no source tells."
)


def describe_village(village: Village) -> Page:
    """All that is known of a village, section by section.

    Raises:
        data.problems.DataProblem: the file of its layer is damaged.
    """
    return Page(
        title=full_name(village),
        lead=lead(village),
        main=(
            where(village),
            figures(village),
            work(village),
            documented(village),
            *stories(village),
        ),
        below=(around(village), sources(village)),
    )


def full_name(village: Village) -> str:
    """Name with what it lies in: “Padhara, Bindki, Fatehpur, Uttar Pradesh”."""
    district = tables.gazetteer().full_name(village.place_id)
    return lists.join(dict.fromkeys(filter(None, (village.name, village.subdistrict, district))))


def link(village: Village) -> Link:
    """The way to the page of a village, with its district."""
    district = tables.gazetteer().name(village.place_id)
    return Link(f"places/{village.village_id}", lists.join((village.name, district)))


def lead(village: Village) -> str:
    """What it is, by which register, and as what the source spells it."""
    layer = villages.layer_of(village)
    kind = tables.vocabulary().label("ground_kinds", layer.kind)
    said = [gettext("{kind} in {place}.", kind=kind, place=_lies_in(village))]
    if village.spelling != village.name:
        said.append(gettext("The source spells it {spelling}.", spelling=village.spelling))
    return join_sentences(said)


def _lies_in(village: Village) -> str:
    return lists.join(
        filter(None, (village.subdistrict, tables.gazetteer().full_name(village.place_id)))
    )


def where(village: Village) -> Section:
    """Its block with all villages around it, and how sure its position is."""
    blocks: list[Block] = [Note(gettext(text)) for text in _doubt_of_point(village)]
    try:
        figure = ground_map.figure(village.place_id, village)
        blocks.insert(
            0, Map(figure, prepared_map.prepared(figure), village.shape_id or None, MAP_HEIGHT)
        )
    except ShapesMissing:
        blocks.append(Note(gettext("The map cannot be drawn: its shapes are missing.")))
    return Section(gettext("Where it lies"), tuple(blocks), "map")


def _doubt_of_point(village: Village) -> Iterator[str]:
    if village.lat is None:
        yield WITHOUT_POINT
    elif not village.figures.get("point_is_sure", True):
        yield LIKELY_POINT


def figures(village: Village) -> Section:
    """What the census counts here, beside sub-district, district and state."""
    layer = villages.layer_of(village)
    title = gettext("What the census says") if layer.has_figures else gettext("What is counted")
    blocks = tuple(village_figures.blocks(village))
    counted = [one for one in blocks if not (isinstance(one, Facts) and not one.facts)]
    nothing = (Note(gettext("No figure is recorded for this village.")),)
    return Section(title, tuple(counted) or nothing, "figures")


def work(village: Village) -> Section:
    """Whether a programme worked in its district, with how well that is proven."""
    place = tables.gazetteer()[village.place_id]
    said = tuple(
        block
        for package_id, programme in tables.programmes().items()
        if programme.country_id == place.country_id
        for block in _work_of(package_id, place)
    )
    if not said:
        return Section(
            gettext("Did a programme work here?"),
            (Note(gettext("No programme of this site worked in this country.")),),
            "coverage",
        )
    listed = tuple(register_facts.of_village(village))
    doubt = () if listed else (Note(gettext(IN_DISTRICT)),)
    return Section(gettext("Did a programme work here?"), (*listed, *said, *doubt), "coverage")


def _work_of(package_id: str, district: Place) -> Iterator[Words | Sources]:
    """Whether one programme worked in a district, and who says so."""
    yield Words(
        gettext(
            "{programme} in {place}: {said}",
            programme=tables.programmes()[package_id].short_title,
            place=district.name,
            said=place_facts.look_of(package_id, district),
        )
    )
    if row := place_facts.drawn_district(package_id, district.place_id):
        yield source_notes.block(package_id, place_facts.sources_of(row))


def documented(village: Village) -> Section:
    """The stories and federations nearest to it, each with its distance and how sure that is."""
    title = gettext("Documented nearest to it")
    if village.lat is None or village.lon is None:
        nothing = gettext("Without a position no distance can be told; the district has these.")
        told = (*_told_of_it(village), Note(nothing), *_gatherings(village))
        return Section(title, told, "near")
    rows = nearby.nearest(villages.documented(), village.lat, village.lon, NEAREST, FURTHEST_KM)
    if rows.empty:
        nothing = gettext(
            "Nothing with a known place is documented within {distance} km.",
            distance=numbers.format_number(FURTHEST_KM),
        )
        return Section(title, (Note(nothing), *_gatherings(village)), "near")
    items = tuple(_item(row) for _, row in rows.iterrows())
    return Section(title, (Items(items), Note(gettext(HOW_FAR)), *_gatherings(village)), "near")


def _told_of_it(village: Village) -> Iterator[Items]:
    """The stories that are taken to be about the village itself."""
    rows = villages.documented()
    own = rows[(rows["kind"] == nearby.CASE) & (rows["village_id"] == village.village_id)]
    if len(own):
        yield Items(tuple(Link(f"cases/{row.row_id}", row.title) for row in own.itertuples()))


def _item(row: pd.Series) -> Link:
    remark = _distance(row)
    if row["kind"] == nearby.CASE:
        return Link(f"cases/{row['row_id']}", row["title"], remark)
    around = navigation.choice_of_place(row["place_id"])
    return Link("", row["title"], remark, "federations", {"programme": row["package_id"], **around})


def _distance(row: pd.Series) -> str:
    place = row["locality"] if isinstance(row["locality"], str) else ""
    far = numbers.format_number(row["km"], 0 if row["km"] >= 10 else 1)
    if not row["is_sure"]:
        return gettext("{place}, about {distance} km, place likely", place=place, distance=far)
    return (
        gettext("{place}, {distance} km", place=place, distance=far)
        if place
        else gettext("{distance} km", distance=far)
    )


def _gatherings(village: Village) -> Iterator[Block]:
    """The gatherings nearest to it; without a point those of its district."""
    place = tables.gazetteer()[village.place_id]
    if village.lat is not None and village.lon is not None:
        yield from gatherings_near.near(
            village.lat, village.lon, place.country_id, NEAREST, FURTHEST_KM
        )
    elif len(place_facts.gatherings(place.place_id)):
        yield from (one for one in place_page.gatherings(place).blocks if isinstance(one, Items))


def stories(village: Village) -> tuple[Section, ...]:
    """The nearest stories about the right on which the village is furthest behind, if none is near."""
    if _has_a_story_near(village):
        return ()
    theme = _worst_theme(village)
    found = tables.stories().rows
    if theme:
        found = found.loc[[theme in themes for themes in found["themes"]]]
    country = tables.gazetteer()[village.place_id].country_id
    own = [tables.gazetteer()[one].country_id == country for one in found["place_id"]]
    nearest = _nearest_first(found.loc[own], village).head(FEW_CASES)
    cards = tuple(case_labels.card(case) for _, case in nearest.iterrows())
    if not cards:
        return ()
    label = tables.vocabulary().label("themes", theme) if theme else ""
    title = (
        gettext("Stories about the same right: {theme}", theme=label)
        if theme
        else gettext("Stories from the same country")
    )
    return (Section(title, (Cards(cards, is_row=False),), "stories"),)


def _nearest_first(cases: pd.DataFrame, village: Village) -> pd.DataFrame:
    """The cases by their distance from a village; those without a position last, in the order they have."""
    if village.lat is None or village.lon is None:
        return cases
    rows = villages.documented()
    told = rows[rows["kind"] == nearby.CASE]
    far = pd.Series(
        nearby.distances(told["lat"], told["lon"], village.lat, village.lon), index=told["row_id"]
    )
    km = cases["case_id"].map(far.groupby(level=0).min())
    return cases.loc[km.sort_values(kind="stable").index]


def _has_a_story_near(village: Village) -> bool:
    if village.lat is None or village.lon is None:
        return False
    rows = villages.documented()
    told = rows[rows["kind"] == nearby.CASE]
    return len(nearby.nearest(told, village.lat, village.lon, 1, NEAR_KM)) > 0


def _worst_theme(village: Village) -> str:
    shares = [one for one in village_figures.beside(village) if one.theme and one.behind]
    return max(shares, key=lambda one: one.behind).theme if shares else ""


def around(village: Village) -> Section:
    """The villages nearest to it in the same register, its sub-district if it has a page, its district."""
    links = [*_neighbours(village), *_subdistrict(village), place_page.link(village.place_id)]
    return Section(gettext("Next to it"), (Items(tuple(links), "columns"),), "neighbours")


def _subdistrict(village: Village) -> Iterator[Link]:
    inside = tables.gazetteer().children(village.place_id, SUBDISTRICT)
    for place in inside:
        if village.shape_id and place.shape_id == village.shape_id:
            yield Link("", place.name, "", "place", {"id": place.place_id})


def _neighbours(village: Village) -> Iterator[Link]:
    if village.lat is None or village.lon is None:
        return
    rows = villages.of_district(village.layer_id, village.place_id)
    others = rows[rows["lat"].notna() & (rows["village_id"] != village.village_id)]
    for row in nearby.nearest(others, village.lat, village.lon, NEAREST, NEAR_KM).itertuples():
        yield Link("", village_names.spoken(row.name), "", "place", {"id": row.village_id})


def sources(village: Village) -> Section:
    """The register, its licence, and what to be careful about."""
    layer = villages.layer_of(village)
    return Section(
        gettext("Sources"), (source_notes.of_layer(layer), Note(layer.description)), "sources"
    )
