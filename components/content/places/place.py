"""What is said of places, made once for all visitors: figures, work and gatherings in words and tables."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

import pandas as pd
import pyarrow as pa

from components.content.elements import data_table
from components.content.maps import coverage_map
from components.facts import tables
from components.language import dates, lists
from components.language.messages import gettext, gettext_noop
from data import profile
from data.letters import join_sentences
from data.place import RENAMED, SUBDISTRICT, LaterName, Place
from data.places import AmbiguousPlace, UnknownPlace

SEVERAL = gettext_noop("More than one place has this name. Choose the one you mean.")


@dataclass(frozen=True)
class PlaceTable:
    """A table of a place: as it travels, as a file holds it, and where its rows are from.

    Attributes:
        for_a_pack: words for each figure that can be put aside, by its id in the basket.
        cautions: what must be said beside the figures, each with the names of those it is about.
        figures: path of the figure of each cell, by the column that leads to them.
    """

    shown: pa.Table
    rows: pd.DataFrame
    source_ids: tuple[str, ...]
    for_a_pack: Mapping[str, str] = field(default_factory=dict)
    cautions: tuple[str, ...] = ()
    figures: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def find_place(word: str) -> Place | None:
    """The place of this code, name or other spelling; None if there is none, or more than one."""
    try:
        return tables.gazetteer().find(word)
    except (UnknownPlace, AmbiguousPlace):
        return None


def find_namesakes(word: str) -> dict[str, str]:
    """Full names of the places that share this name, by id; empty if no two do."""
    places = tables.gazetteer()
    try:
        places.find(word)
    except AmbiguousPlace as several:
        return {place_id: places.full_name(place_id) for place_id in several.place_ids}
    except UnknownPlace:
        pass
    return {}


def suggest_places(word: str) -> dict[str, str]:
    """Full names of the places that a word without a place may mean, by id."""
    places, found = tables.gazetteer(), dict[str, str]()
    for name in places.near(word):
        place = find_place(name)
        found |= (
            {place.place_id: places.full_name(place.place_id)} if place else find_namesakes(name)
        )
    return found


def kind(place: Place) -> str:
    """What kind of place it is, as its state calls it."""
    words = tables.vocabulary()
    if place.called:
        return words.label("subdistrict_kinds", place.called)
    return words.label("place_levels", place.level)


def lead(place: Place) -> str:
    """What kind of place it is, and where it lies."""
    places, level = tables.gazetteer(), kind(place)
    around = [ancestor.name for ancestor in places.ancestors(place.place_id)][1:]
    said = (
        gettext("{level} in {places}.", level=level, places=lists.join(around)) if around else level
    )
    return join_sentences((said, *became(place), place.status or "", place.note or ""))


def became(place: Place) -> list[str]:
    """What a place is called today, and which districts were cut from it, each with its year."""
    places = tables.gazetteer()
    said = [_became(place, later) for later in places.later_names(place.place_id)]
    if place.split_from and place.valid_from:
        elder = places.name(place.split_from)
        year = dates.format_period(str(place.valid_from))
        said.append(
            gettext(
                "{place} was made from {elder} in {year}.",
                place=place.name,
                elder=elder,
                year=year,
            )
        )
    return said


# What became of a place, by whether it was renamed and whether the year is known.
_LATER = {
    (True, True): gettext_noop("{place} is called {later} since {year}."),
    (True, False): gettext_noop("{place} is called {later} today."),
    (False, True): gettext_noop(
        "{later} was made from {place} in {year}; figures here are those of {place}."
    ),
    (False, False): gettext_noop(
        "{later} was made from {place} later; figures here are those of {place}."
    ),
}


def _became(place: Place, later: LaterName) -> str:
    year = dates.format_period(str(later.year)) if later.year else ""
    said = _LATER[later.kind == RENAMED, bool(year)]
    return gettext(said, place=place.name, later=later.name, year=year)


_LOOKS: Mapping[str, str] = {
    "covered": gettext_noop("Covered."),
    "not_covered": gettext_noop("Not covered."),
    "no_record": gettext_noop("No record."),
    "outside": gettext_noop("Outside the programme."),
}


def look(package_id: str, place: Place) -> str:
    """Whether a programme worked in a place, in a sentence; that of a block is about its district.

    Empty for a state or province of which nothing is said.
    """
    if place.level == "state":
        return say_district_counts(package_id, place)
    if place.level == SUBDISTRICT and place.parent_id:
        district = tables.gazetteer()[place.parent_id]
        return gettext(
            "The district {district}: {look}",
            district=district.name,
            look=look_of(package_id, district),
        )
    return look_of(package_id, place) if place.level == "district" else ""


def look_of(package_id: str, place: Place) -> str:
    """Whether a programme worked in a district, in a sentence."""
    drawn = tables.coverage_by_district(package_id)
    own = drawn[drawn["place_id"] == place.place_id]
    said = [_LOOKS[own["look"].iloc[0] if len(own) else "no_record"]]
    if own["weak"].any():
        said = [gettext_noop("Covered, on weak evidence: likely, not proven.")]
    shared = own["recorded_as"].dropna()
    recorded_as = [
        gettext("Recorded as a part of {place}.", place=place_name) for place_name in shared[:1]
    ]
    return join_sentences([*map(gettext, said), *recorded_as])


def say_district_counts(package_id: str, place: Place) -> str:
    """Districts claimed, proven and likely, for a state or province; empty for other places."""
    states = set(tables.coverage_by_state(package_id)["place_id"])
    return (
        coverage_map.say_district_counts(package_id, place.place_id)
        if place.place_id in states
        else ""
    )


def coverage_rows(package_id: str, place: Place) -> pd.DataFrame:
    """What a programme says of its work in exactly this place."""
    rows = tables.of_programme("coverage", package_id)
    return rows[rows["place_id"] == place.place_id]


class CoverageRow(Protocol):
    """What is recorded of the work in a place."""

    period: str | None
    partners: str | None
    blocks: str | None
    villages: str | None
    note: str | None


class DrawnDistrict(CoverageRow, Protocol):
    """What is recorded of the work in a district as it is drawn."""

    look: str
    source_id: str
    other_source_ids: object


def drawn_district(package_id: str, district_id: str) -> DrawnDistrict | None:
    """What a programme says of a district, or of the one it was a part of; None where no source does."""
    drawn = tables.coverage_by_district(package_id)
    own = drawn[(drawn["place_id"] == district_id) & drawn["source_id"].notna()]
    rows: Iterator[DrawnDistrict] = own.itertuples()
    return next(rows, None)


def sources_of(row: DrawnDistrict) -> tuple[str, ...]:
    """Ids of who says it."""
    others = row.other_source_ids if isinstance(row.other_source_ids, tuple) else ()
    return (row.source_id, *others)


def blocks_named(said: str, district_id: str) -> dict[str, str | None]:
    """The block of a district that each name of its record means; None where none, or several, may be meant.

    Args:
        said: names with a semicolon between them; a remark in brackets behind one is none of them.
    """
    places = tables.gazetteer()
    names = [name for part in said.split(";") if (name := part.partition("(")[0].strip())]
    meant = {name: places.could_mean(name, district_id, SUBDISTRICT) for name in names}
    return {name: ids[0] if len(ids) == 1 else None for name, ids in meant.items()}


def names_block(row: CoverageRow, block: Place) -> bool | None:
    """Whether the record of a district names this block; None if what it names is not known for certain."""
    if not isinstance(row.blocks, str):
        return False
    named = blocks_named(row.blocks, str(block.parent_id)).values()
    if block.place_id in named:
        return True
    return None if None in named or "(" in row.blocks else False


def coverage_facts(row: CoverageRow) -> dict[str, object]:
    """What is known of the work in a place, by name; what is missing is empty."""
    return {
        gettext("When"): dates.format_period(row.period) if isinstance(row.period, str) else None,
        gettext("Partners"): row.partners,
        gettext("Blocks"): row.blocks,
        gettext("Villages"): row.villages,
        gettext("Note"): row.note,
    }


@tables.drawn
def partners(package_id: str, place_id: str) -> PlaceTable | None:
    """The organisations of a programme in a place; None if none is known by name."""
    places, words = tables.gazetteer(), tables.vocabulary()
    rows = profile.inside(tables.of_programme("organisations", package_id), place_id, places)
    if rows.empty:
        return None
    shown = pd.DataFrame(
        {
            gettext_noop("Name"): rows["name"],
            gettext_noop("Kind"): [
                words.label("organisation_kinds", kind) for kind in rows["kind"]
            ],
            gettext_noop("Place"): [places.name(one) for one in rows["place_id"]],
            gettext_noop("Locality"): rows["locality"],
            gettext_noop("Formed"): [
                dates.format_period(formed) if pd.notna(formed) else "" for formed in rows["formed"]
            ],
            gettext_noop("Households"): rows["households"],
            gettext_noop("Status"): rows["status"],
        }
    ).dropna(axis="columns", how="all")
    return PlaceTable(data_table.whole(shown), shown, tuple(rows["source_id"].dropna().unique()))


@tables.drawn
def gatherings(place_id: str) -> pd.DataFrame:
    """Gatherings held in a place, or that people of it took part in, newest first."""
    return profile.inside(tables.gatherings().events, place_id, tables.gazetteer())


@tables.drawn
def cases(place_id: str) -> pd.DataFrame:
    """Case studies that tell of a place, the strongest evidence first."""
    return profile.inside(tables.stories().rows, place_id, tables.gazetteer())
