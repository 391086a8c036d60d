"""Every figure of a place as a table, by the package it is from: as it travels, and as a file holds it."""

from typing import Protocol

import pandas as pd

from components.content.elements import data_table, sources
from components.content.elements.source_marks import SourceMarks
from components.content.figure_pages import figure_links
from components.content.places import obligatory_caveats, sum_and_published
from components.content.places.place import PlaceTable
from components.content.programmes import headlines
from components.facts import indicators, newest, tables
from components.language import dates, numbers
from components.language.messages import gettext, gettext_noop
from data import figure_keys, ordering
from data.figure_keys import FigureKey
from data.letters import begin_small
from data.place import Place

TARGET, RESULT = "target", "result"
SOURCE = gettext_noop("Source")


def marks_of(place_id: str) -> SourceMarks:
    """The numbers of the sources of all figures of a place."""
    rows = newest.place_figures(place_id)
    return SourceMarks.of(zip(rows["package_id"], rows["source_id"], strict=True))


@tables.drawn
def figures(place_id: str) -> dict[str, PlaceTable]:
    """Every figure known of a place, by the package it is from."""
    place, rows = tables.gazetteer()[place_id], newest.place_figures(place_id)
    marks = marks_of(place_id)
    return {
        str(package_id): _figures(own, place, marks)
        for package_id, own in rows.groupby("package_id", sort=False)
    }


def _figures(rows: pd.DataFrame, place: Place, marks: SourceMarks) -> PlaceTable:
    shown, caveats = word_figures(rows, place), obligatory_caveats.of_figures(rows)
    package_id = str(rows["package_id"].iloc[0])
    source_ids = rows.loc[shown.index, "source_id"]
    # On the page the number of the list below the figures; a file has to say it itself.
    numbered = [marks.number(package_id, one) for one in source_ids]
    titles = sources.titles(package_id, source_ids)
    return PlaceTable(
        data_table.whole(shown.assign(**{SOURCE: numbered})),
        obligatory_caveats.in_file(shown.assign(**{SOURCE: titles}), caveats),
        tuple(rows["source_id"].dropna().unique()),
        headlines.for_a_pack(rows),
        obligatory_caveats.in_words(rows, caveats),
        _paths(rows.loc[shown.index], place),
    )


def _paths(rows: pd.DataFrame, place: Place) -> dict[str, tuple[str, ...]]:
    """Path of each figure of the place, and of that of its state beside it, by their columns."""
    own = tuple(_path(figure_keys.of_row(row)) for row in rows.to_dict("records"))
    state = tables.gazetteer().state_of(place.place_id)
    if state in (None, place.place_id):
        return {place.name: own}
    beside = tuple(
        _path(figure_keys.of_row(row, place_id=str(state)))
        for row in rows.assign(variant=figure_keys.MAIN).to_dict("records")
    )
    return {place.name: own, _head_of_whole(str(state)): beside}


def _path(key: FigureKey) -> str:
    # An indicator without any value is in no catalogue, and its empty cell has no page.
    return figure_links.path_of(key) if key.indicator in indicators.catalogue() else ""


def _head_of_whole(state: str) -> str:
    return gettext("{place} as a whole", place=tables.gazetteer().name(state))


def word_figures(rows: pd.DataFrame, place: Place) -> pd.DataFrame:
    """Figures of a place in words, beside those of its state, by theme and name."""
    words = tables.vocabulary()
    state = tables.gazetteer().state_of(place.place_id)
    units = [headlines.unit(unit) for unit in rows["unit"]]
    shown = {
        # A phone has room for the value and the beginning of what it means.
        place.name: [
            _figure(row, unit) for row, unit in zip(rows.itertuples(), units, strict=True)
        ],
        gettext_noop("Figure"): rows["label"],
        gettext_noop("When"): [dates.format_period(period) for period in rows["period"]],
    }
    if state not in (None, place.place_id):
        shown[_head_of_whole(str(state))] = [
            numbers.format_value(value, unit) if pd.notna(value) else ""
            for value, unit in zip(rows["whole"], units, strict=True)
        ]
    if set(_kinds(rows)) != {RESULT}:
        shown[gettext_noop("Kind")] = [
            begin_small(words.label("figure_kinds", kind)) for kind in _kinds(rows)
        ]
    shown[gettext_noop("Theme")] = [words.label("themes", theme) for theme in rows["theme"]]
    shown[gettext_noop("Quality")] = [
        begin_small(words.label("qualities", quality)) for quality in rows["quality"]
    ]
    shown[gettext_noop("Note")] = [*sum_and_published.say_sums(rows, place.level)]
    return pd.DataFrame(shown).sort_values(["Theme", "Figure"], key=ordering.column_key)


def _kinds(rows: pd.DataFrame) -> pd.Series:
    """Result, target or part; a figure of which nothing else is written down is a result."""
    return rows["figure_kind"].fillna(RESULT)


class FigureRow(Protocol):
    """The newest figure of an indicator at a place."""

    value: float
    upper: float
    missing_reason: str | None
    figure_kind: str | None


def _figure(row: FigureRow, unit: numbers.Unit) -> str:
    if pd.isna(row.value):
        return begin_small(tables.vocabulary().label("missing_reasons", row.missing_reason))
    said = numbers.format_range(row.value, row.upper, unit)
    return gettext("{figure} (planned)", figure=said) if row.figure_kind == TARGET else said
