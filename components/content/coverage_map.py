"""What is kept of a programme's presence between visits: maps, tables, facts, ready to be sent."""

from typing import Protocol

import pandas as pd

from components.content import choice_words, data_table, prepared_map, sources
from components.content.data_table import DataTable
from components.content.prepared_map import PreparedMap
from components.facts import tables
from components.figures.maps import choropleth
from components.figures.maps.choropleth import MapSetting
from components.figures.maps.map_figure import LOOK_LABELS, Look, MapPoint
from components.language import dates, lists
from components.language.numbers import Unit
from data import coverage
from data.choices import PlaceChoice
from data.coverage import DistrictCounts

EVIDENCE_UNIT = Unit("evidence", "pieces of evidence", " pieces of evidence", 0)


@tables.drawn
def picture(programme: str, evidence: bool) -> PreparedMap:
    """The map of all districts.

    Args:
        evidence: whether circles show the pieces of evidence of each district.
    """
    layers, package = tables.programme_layers(programme), tables.programmes()[programme]
    districts = tables.coverage_by_district(programme)
    figure = choropleth.coverage_map(
        districts.assign(
            detail=[_detail(row) for row in districts.itertuples()],
            period_label=[when(period) for period in districts["period"]],
        ),
        MapSetting(
            layers["district"],
            title=f"Districts where {package.short_title} worked",
            outline_layer_id=layers["state"],
            context_layer_id=layers.get("context"),
            figure_id=f"coverage-{programme}",
            points=_evidence_points(programme) if evidence else (),
            points_unit=EVIDENCE_UNIT,
        ),
        source_text=package.title,
    )
    return prepared_map.prepare_map(figure)


def _evidence_points(programme: str) -> tuple[MapPoint, ...]:
    places, counts = tables.gazetteer(), tables.evidence_counts(programme)
    return tuple(
        MapPoint(
            lat=float(str(places[one].lat)),
            lon=float(str(places[one].lon)),
            label=places.name(one),
            size_value=count,
            detail=(("Pieces of evidence", f"{count:,}"),),
            place_id=one,
        )
        for one, count in counts.items()
        if places[one].lat is not None and places[one].level == "district"
    )


class DistrictRow(Protocol):
    """What is read of a drawn district."""

    state: str | None
    partners: str | None
    look: Look
    weak: bool
    recorded_as: str | None


def _detail(row: DistrictRow) -> tuple[tuple[str, str], ...]:
    pairs = (("State or province", row.state), ("Partners", row.partners))
    return tuple((label, text) for label, text in pairs if isinstance(text, str))


def when(period: object) -> str | None:
    """A period in words, if there is one."""
    return dates.format_period(period) if isinstance(period, str) else None


@tables.drawn
def table_of(programme: str, state: str | None) -> DataTable:
    """The districts as a table and as a file, all of them or those of one state."""
    districts, counts = _inside(programme, state), tables.evidence_counts(programme)
    shown = pd.DataFrame(
        {
            "District": districts["name"],
            "State or province": districts["state"],
            "Coverage": [LOOK_LABELS[look] for look in districts["look"]],
            "Evidence": [_evidence(row) for row in districts.itertuples()],
            "Pieces": [counts.get(place_id, pd.NA) for place_id in districts["place_id"]],
            "When": [when(period) for period in districts["period"]],
            "Partners": districts["partners"],
            "Note": districts["note"],
            "Source": sources.titles(programme, districts["source_id"]),
        }
    ).astype({"Pieces": "Int64"})
    return DataTable(
        data_table.compact(shown),
        shown.assign(place_id=districts["place_id"]),
        f"{_whose(state)}{len(shown)} districts with coverage, evidence, partners and source",
        f"coverage-{programme}-{state or 'all'}",
    )


def _whose(state: str | None) -> str:
    return f"{tables.gazetteer().name(state)}: " if state else ""


def _evidence(row: DistrictRow) -> str:
    if row.look != "covered":
        return ""
    evidence = "weak" if row.weak else "sourced"
    return f"{evidence}, as {row.recorded_as}" if isinstance(row.recorded_as, str) else evidence


@tables.drawn
def sentence(programme: str, state: str | None) -> str:
    """The choice in words and how many districts have each look."""
    districts = _inside(programme, state)
    names = tables.programme_names()
    found = districts["look"].value_counts()
    weak = int(districts["weak"].sum())
    parts = [f"{found[look]:,} {LOOK_LABELS[look]}" for look in LOOK_LABELS if found.get(look)]
    of_which = f" ({weak:,} of the covered ones with weak evidence)" if weak else ""
    where = choice_words.say_place_choice(PlaceChoice(programme, state), names, tables.gazetteer())
    drawn = f"{where}: {len(districts):,} districts drawn; {', '.join(parts)}{of_which}."
    return f"{counted(programme, state)} {drawn}"


def _inside(programme: str, state: str | None) -> pd.DataFrame:
    districts = tables.coverage_by_district(programme)
    return districts[districts["state_id"] == state] if state else districts


@tables.once
def counts(programme: str, state: str | None = None) -> DistrictCounts:
    """Districts claimed, proven and on weak evidence, of a programme or of one of its states."""
    return coverage.district_counts(tables.coverage_by_state(programme), state)


@tables.drawn
def counted(programme: str, state: str | None = None) -> str:
    """The same in a sentence."""
    name = tables.gazetteer().name(state) if state else ""
    return choice_words.say_district_counts(
        counts(programme, state), tables.programme_names()[programme], name
    )


@tables.drawn
def drawn_otherwise(programme: str) -> str:
    """Which districts of the number are drawn as others, or not at all; empty if there are none."""
    districts, places = tables.coverage_by_district(programme), tables.gazetteer()
    of_others = districts[districts["recorded_as"].notna() & (districts["look"] == "covered")]
    parts = [
        f"{name} stands for {lists.join_with_and(rows['name'])}"
        for name, rows in of_others.groupby("recorded_as", sort=True)
    ]
    rows = tables.of_programme("coverage", programme)
    covered = rows[rows["status"] == "covered"]["place_id"]
    parts += [
        f"{places.name(one)} has no shape of its own"
        for one in covered
        if places[one].level == "district_part"
    ]
    told = f"The map draws younger districts: in the records, {'; '.join(parts)}." if parts else ""
    return told


def prepare(programme: str) -> None:
    """Make the maps and tables that everybody sees first, so that no visitor waits for them."""
    for evidence in (False, True):
        picture(programme, evidence)
    for state in (None, *tables.coverage_by_state(programme)["place_id"]):
        table_of(programme, state)
        sentence(programme, state)
        counted(programme, state)
    drawn_otherwise(programme)
