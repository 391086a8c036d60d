"""What is said of a programme's presence, made once for all visitors: maps, tables, facts."""

from dataclasses import replace
from typing import Protocol

import pandas as pd

from components.content.elements import choice_words, data_table, sources
from components.content.elements.data_table import DataTable
from components.content.maps import prepared_map
from components.content.maps.prepared_map import PreparedMap
from components.content.maps.surroundings import surround
from components.facts import tables
from components.figures.maps import choropleth
from components.figures.maps.choropleth import MapSetting
from components.figures.maps.map_figure import LOOK_LABELS, Look, MapFigure, MapPoint
from components.language import dates, lists, numbers
from components.language.messages import gettext, gettext_noop, ngettext
from components.language.numbers import Unit
from data import coverage
from data.choices import PlaceChoice
from data.coverage import DistrictCounts
from data.letters import join_sentences


def figure(programme: str, state: str | None) -> MapFigure:
    """Where a programme worked, on paper: the districts of a state, or all of them."""
    return choropleth.coverage_map(_inside(programme, state), _setting(programme, state))


def _setting(programme: str, state: str | None) -> MapSetting:
    return replace(
        surround(tables.programme_layers(programme)),
        title=title(programme, state),
        figure_id=f"coverage-{programme}",
        focus_id=state,
    )


@tables.drawn
def picture(programme: str, evidence: bool) -> PreparedMap:
    """The map of all districts.

    Args:
        evidence: whether circles show the pieces of evidence of each district.
    """
    districts = tables.coverage_by_district(programme)
    shown = choropleth.coverage_map(
        districts.assign(
            detail=[_detail(row) for row in districts.itertuples()],
            period_label=[when(period) for period in districts["period"]],
        ),
        replace(
            _setting(programme, None),
            points=_evidence_points(programme) if evidence else (),
            points_unit=_evidence_unit(),
        ),
        source_text=tables.programmes()[programme].title,
    )
    return prepared_map.prepare_map(shown)


def _evidence_unit() -> Unit:
    label, one = gettext("pieces of evidence"), gettext("piece of evidence")
    return Unit("evidence", label, f" {label}", 0, f" {one}")


def _evidence_points(programme: str) -> tuple[MapPoint, ...]:
    places, counts = tables.gazetteer(), tables.evidence_counts(programme)
    return tuple(
        MapPoint(
            lat=float(str(places[one].lat)),
            lon=float(str(places[one].lon)),
            label=places.name(one),
            size_value=count,
            detail=((gettext("Pieces of evidence"), numbers.format_number(count)),),
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
    pairs = ((gettext("State or province"), row.state), (gettext("Partners"), row.partners))
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
            gettext_noop("District"): districts["name"],
            gettext_noop("State or province"): districts["state"],
            gettext_noop("Coverage"): [gettext(LOOK_LABELS[look]) for look in districts["look"]],
            gettext_noop("Evidence"): [_evidence(row) for row in districts.itertuples()],
            gettext_noop("Pieces"): [
                counts.get(place_id, pd.NA) for place_id in districts["place_id"]
            ],
            gettext_noop("When"): [when(period) for period in districts["period"]],
            gettext_noop("Partners"): districts["partners"],
            gettext_noop("Note"): districts["note"],
            gettext_noop("Source"): sources.titles(programme, districts["source_id"]),
        }
    ).astype({"Pieces": "Int64"})
    return DataTable(
        data_table.compact(shown),
        shown.assign(place_id=districts["place_id"]),
        _about(state, len(shown)),
        f"coverage-{programme}-{state or 'all'}",
    )


def _about(state: str | None, count: int) -> str:
    if not state:
        return ngettext(
            "{count} district with coverage, evidence, partners and source",
            "{count} districts with coverage, evidence, partners and source",
            count,
        )
    return ngettext(
        "{place}: {count} district with coverage, evidence, partners and source",
        "{place}: {count} districts with coverage, evidence, partners and source",
        count,
        place=tables.gazetteer().name(state),
    )


def _evidence(row: DistrictRow) -> str:
    if row.look != "covered":
        return ""
    if not isinstance(row.recorded_as, str):
        return gettext("weak") if row.weak else gettext("sourced")
    if row.weak:
        return gettext("weak, as {place}", place=row.recorded_as)
    return gettext("sourced, as {place}", place=row.recorded_as)


def name_look(look: Look) -> str:
    """What a look on the map means, in a word or two."""
    return gettext(LOOK_LABELS[look])


def title(programme: str, state: str | None) -> str:
    """What a map of a programme's districts is called."""
    named = tables.programmes()[programme].short_title
    if state is None:
        return gettext("Districts where {programme} worked", programme=named)
    return gettext(
        "Districts where {programme} worked in {place}",
        programme=named,
        place=tables.gazetteer().name(state),
    )


@tables.drawn
def sentence(programme: str, state: str | None) -> str:
    """The choice in words and how many districts have each look."""
    districts = _inside(programme, state)
    names = tables.programme_names()
    found = districts["look"].value_counts()
    weak = int(districts["weak"].sum())
    looks = lists.join(
        gettext("{count} {look}", count=int(found[look]), look=gettext(LOOK_LABELS[look]))
        for look in LOOK_LABELS
        if found.get(look)
    )
    where = choice_words.say_place_choice(PlaceChoice(programme, state), names, tables.gazetteer())
    said = [say_district_counts(programme, state)]
    if len(districts):
        said.append(_drawn(where, len(districts), looks, weak))
    return join_sentences([*said, counted_otherwise(programme, state)])


@tables.drawn
def counted_otherwise(programme: str, state: str | None = None) -> str:
    """Why the map has another number of covered districts than the records; empty if it has not."""
    drawn, states = _inside(programme, state), tables.coverage_by_state(programme)
    numbers = coverage.counts_drawn(drawn, states, state, tables.gazetteer())
    return choice_words.say_drawn(numbers)


def _drawn(where: str, count: int, looks: str, weak: int) -> str:
    if not weak:
        return ngettext(
            "{where}: {count} district drawn; {looks}.",
            "{where}: {count} districts drawn; {looks}.",
            count,
            where=where,
            looks=looks,
        )
    return ngettext(
        "{where}: {count} district drawn; {looks} ({weak} of the covered ones with weak evidence).",
        "{where}: {count} districts drawn; {looks} "
        "({weak} of the covered ones with weak evidence).",
        count,
        where=where,
        looks=looks,
        weak=weak,
    )


def _inside(programme: str, state: str | None) -> pd.DataFrame:
    districts = tables.coverage_by_district(programme)
    return districts[districts["state_id"] == state] if state else districts


@tables.once
def counts(programme: str, state: str | None = None) -> DistrictCounts:
    """Districts claimed, proven and on weak evidence, of a programme or of one of its states."""
    return coverage.district_counts(tables.coverage_by_state(programme), state)


@tables.drawn
def say_district_counts(programme: str, state: str | None = None) -> str:
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
        gettext(
            "{elder} stands for {younger}", elder=name, younger=lists.join_with_and(rows["name"])
        )
        for name, rows in of_others.groupby("recorded_as", sort=True)
    ]
    rows = tables.of_programme("coverage", programme)
    covered = rows[rows["status"] == "covered"]["place_id"]
    parts += [
        gettext("{place} has no shape of its own", place=places.name(place_id))
        for place_id in covered
        if places[place_id].level == "district_part"
    ]
    if not parts:
        return ""
    return gettext(
        "The map draws younger districts: in the records, {records}.",
        records=lists.join_parts(parts),
    )


def prepare(programme: str) -> None:
    """Make the maps and tables that everybody sees first, so that no visitor waits for them."""
    for evidence in (False, True):
        picture(programme, evidence)
    for state in (None, *tables.coverage_by_state(programme)["place_id"]):
        table_of(programme, state)
        sentence(programme, state)
        say_district_counts(programme, state)
    drawn_otherwise(programme)
