"""What is kept of places between visits: their figures, work and gatherings in words and tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

import pandas as pd
import pyarrow as pa

from components.content import coverage_map as worked
from components.content import data_table, headlines
from components.facts import tables
from components.figures.maps import map_figure
from components.language import dates, numbers
from data import profile
from data.place import RENAMED, LaterName, Place
from data.places import AmbiguousPlace, UnknownPlace

TARGET = "target"
SEVERAL = "More than one place has this name. Choose the one you mean."


@dataclass(frozen=True)
class Known:
    """A table of a place: as it travels, as a file holds it, and where its rows are from.

    Attributes:
        for_a_pack: words for each figure that can be put aside, by its id in the basket.
    """

    shown: pa.Table
    rows: pd.DataFrame
    source_ids: tuple[str, ...]
    for_a_pack: Mapping[str, str] = field(default_factory=dict)


def named(word: str) -> Place | None:
    """The place of this code, name or other spelling; None if there is none, or more than one."""
    try:
        return tables.gazetteer().find(word)
    except (UnknownPlace, AmbiguousPlace):
        return None


def of_that_name(word: str) -> dict[str, str]:
    """Full names of the places that share this name, by id; empty if no two do."""
    places = tables.gazetteer()
    try:
        places.find(word)
    except AmbiguousPlace as several:
        return {place_id: places.full_name(place_id) for place_id in several.place_ids}
    except UnknownPlace:
        pass
    return {}


def near(word: str) -> dict[str, str]:
    """Full names of the places that a word without a place may mean, by id."""
    places, found = tables.gazetteer(), dict[str, str]()
    for name in places.near(word):
        place = named(name)
        found |= {place.place_id: places.full_name(place.place_id)} if place else of_that_name(name)
    return found


def lead(place: Place) -> str:
    """What kind of place it is, and where it lies."""
    places = tables.gazetteer()
    level = tables.vocabulary().label("place_levels", place.level).lower()
    around = [ancestor.name for ancestor in places.ancestors(place.place_id)][1:]
    parts = [f"{level.capitalize()}{' in ' + ', '.join(around) if around else ''}."]
    parts += became(place)
    parts += [f"{text}." for text in (place.status, place.note) if text]
    return " ".join(part.replace("..", ".") for part in parts)


def became(place: Place) -> list[str]:
    """What a place is called today, and which districts were cut from it, each with its year."""
    places = tables.gazetteer()
    said = [_became(place, later) for later in places.later_names(place.place_id)]
    if place.split_from and place.valid_from:
        elder = places.name(place.split_from)
        said.append(f"{place.name} was made from {elder} in {place.valid_from}.")
    return said


def _became(place: Place, later: LaterName) -> str:
    if later.kind == RENAMED:
        since = f" since {later.year}" if later.year else " today"
        return f"{place.name} is called {later.name}{since}."
    when = f"in {later.year}" if later.year else "later"
    return (
        f"{later.name} was made from {place.name} {when}; figures here are those of {place.name}."
    )


def look_of(package_id: str, place: Place) -> str:
    """Whether a programme worked in a district, in a sentence."""
    drawn = tables.coverage_by_district(package_id)
    look = drawn[drawn["place_id"] == place.place_id]
    words = map_figure.LOOK_LABELS[look["look"].iloc[0]] if len(look) else "no record"
    weak = ", on weak evidence: likely, not proven" if look["weak"].any() else ""
    shared = look["recorded_as"].dropna()
    recorded_as = f" Recorded as a part of {shared.iloc[0]}." if len(shared) else ""
    return f"{words.capitalize()}{weak}.{recorded_as}"


def counted(package_id: str, place: Place) -> str:
    """Districts claimed, proven and likely, for a state or province; empty for other places."""
    states = set(tables.coverage_by_state(package_id)["place_id"])
    return worked.counted(package_id, place.place_id) if place.place_id in states else ""


def coverage_rows(package_id: str, place: Place) -> pd.DataFrame:
    """What a programme says of its work in exactly this place."""
    rows = tables.of_programme("coverage", package_id)
    return rows[rows["place_id"] == place.place_id]


class CoverageRow(Protocol):
    """A row of the table of coverage."""

    period: str | None
    partners: str | None
    blocks: float
    villages: float
    note: str | None


def coverage_facts(row: CoverageRow) -> dict[str, object]:
    """What is known of the work in a place, by name; what is missing is empty."""
    return {
        "When": dates.format_period(row.period) if isinstance(row.period, str) else None,
        "Partners": row.partners,
        "Blocks": row.blocks,
        "Villages": row.villages,
        "Note": row.note,
    }


@tables.drawn
def partners(package_id: str, place_id: str) -> Known | None:
    """The organisations of a programme in a place; None if none is known by name."""
    places, words = tables.gazetteer(), tables.vocabulary()
    rows = profile.inside(tables.of_programme("organisations", package_id), place_id, places)
    if rows.empty:
        return None
    shown = pd.DataFrame(
        {
            "Name": rows["name"],
            "Kind": [words.label("organisation_kinds", kind) for kind in rows["kind"]],
            "Place": [places.name(one) for one in rows["place_id"]],
            "Locality": rows["locality"],
            "Formed": [
                dates.format_period(formed) if pd.notna(formed) else "" for formed in rows["formed"]
            ],
            "Households": rows["households"],
            "Status": rows["status"],
        }
    ).dropna(axis="columns", how="all")
    return Known(data_table.whole(shown), shown, _each_once(rows["source_id"]))


@tables.drawn
def figures(place_id: str) -> dict[str, Known]:
    """Every figure known of a place, by the package it is from."""
    place, rows = tables.gazetteer()[place_id], tables.place_figures(place_id)
    return {
        str(package_id): _figures(own, place)
        for package_id, own in rows.groupby("package_id", sort=False)
    }


def _figures(rows: pd.DataFrame, place: Place) -> Known:
    shown = worded(rows, place)
    return Known(
        data_table.whole(shown), shown, _each_once(rows["source_id"]), headlines.for_a_pack(rows)
    )


def _each_once(source_ids: pd.Series) -> tuple[str, ...]:
    return tuple(source_ids.dropna().unique())


def worded(rows: pd.DataFrame, place: Place) -> pd.DataFrame:
    """Figures of a place in words, beside those of its state, by theme and name."""
    words = tables.vocabulary()
    state = tables.gazetteer().state_of(place.place_id)
    units = [headlines.unit(unit) for unit in rows["unit"]]
    shown = {
        # A phone has room for the value and the beginning of what it means.
        place.name: [
            _figure(row, unit) for row, unit in zip(rows.itertuples(), units, strict=True)
        ],
        "Figure": rows["label"],
        "When": [dates.format_period(period) for period in rows["period"]],
    }
    if state not in (None, place.place_id):
        name = f"{tables.gazetteer().name(str(state))} as a whole"
        shown[name] = [
            numbers.format_value(value, unit) if pd.notna(value) else ""
            for value, unit in zip(rows["whole"], units, strict=True)
        ]
    shown["Kind"] = [words.label("figure_kinds", kind).lower() for kind in _kinds(rows)]
    shown["Theme"] = [words.label("themes", theme) for theme in rows["theme"]]
    shown["Quality"] = [words.label("qualities", quality).lower() for quality in rows["quality"]]
    shown["Note"] = rows["note"]
    return pd.DataFrame(shown).sort_values(["Theme", "Figure"])


def _kinds(rows: pd.DataFrame) -> pd.Series:
    """Result, target or part; a figure of which nothing else is written down is a result."""
    return rows["figure_kind"].fillna("result")


class FigureRow(Protocol):
    """The newest figure of an indicator at a place."""

    value: float
    upper: float
    missing_reason: str | None
    figure_kind: str | None


def _figure(row: FigureRow, unit: numbers.Unit) -> str:
    if pd.isna(row.value):
        return tables.vocabulary().label("missing_reasons", row.missing_reason).lower()
    said = numbers.format_range(row.value, row.upper, unit)
    return f"{said} (planned)" if row.figure_kind == TARGET else said


@tables.drawn
def gatherings(place_id: str) -> pd.DataFrame:
    """Gatherings held in a place, or that people of it took part in, newest first."""
    return profile.inside(tables.gatherings().events, place_id, tables.gazetteer())


@tables.drawn
def cases(place_id: str) -> pd.DataFrame:
    """Case studies that tell of a place, the strongest evidence first."""
    return profile.inside(tables.stories().rows, place_id, tables.gazetteer())
