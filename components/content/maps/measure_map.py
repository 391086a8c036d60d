"""A measure at one time, worded: as a map of fills or circles, and as the rows of a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import pandas as pd

from components.content.elements import data_table, sources
from components.content.elements.data_table import DataTable
from components.content.maps import class_breaks
from components.content.maps.surroundings import surround
from components.content.programmes import headlines
from components.facts import tables
from components.figures.maps import choropleth
from components.figures.maps.choropleth import MapPoint, MapSetting
from components.figures.maps.map_figure import say_shared
from components.language import dates, lists, numbers
from components.language.messages import gettext, gettext_noop, ngettext
from components.language.numbers import Unit
from data import figures_by_place, impact
from data.letters import begin_small

NUMERATOR, DENOMINATOR = gettext_noop("Numerator"), gettext_noop("Denominator")
UPPER = gettext_noop("Up to")
COUNT = Unit("count", "items", "", 0)


@dataclass(frozen=True)
class MeasureAtTime:
    """A measure at one time: its indicator, level, period, and a row for every drawn place."""

    programme: str
    indicator: pd.Series
    level: str
    period: str
    rows: pd.DataFrame

    @property
    def unit(self) -> Unit:
        """Unit of the figures."""
        return headlines.unit(self.indicator["unit"])

    @property
    def is_count(self) -> bool:
        """Whether the figure is a count, which is drawn as circles and not as a fill."""
        return bool(self.indicator["how_to_add"] == figures_by_place.COUNTED_BY)

    @property
    def title(self) -> str:
        """The measure with its period."""
        return lists.join((self.indicator["label"], dates.format_period(self.period)))

    def title_in(self, state: str | None) -> str:
        """The same with the name of a state or province; without it if none is given."""
        return lists.join((self.title, tables.gazetteer().name(state))) if state else self.title

    @property
    def layer(self) -> str:
        """Id of the layer that shows its places."""
        return tables.programme_layers(self.programme)[self.level]

    def inside(self, state: str | None) -> pd.DataFrame:
        """The rows of a state or province; all if none is given."""
        if not state:
            return self.rows
        places = tables.gazetteer()
        return self.rows.loc[
            [places.lies_in(place_id, state) for place_id in self.rows["place_id"]]
        ]

    def source_titles(self, rows: pd.DataFrame) -> list[str]:
        """Title of each row's source, "" where it has none."""
        return sources.titles(self.programme, rows["source_id"])


def figure(
    shown: MeasureAtTime, points: Sequence[MapPoint] = (), state: str | None = None
) -> choropleth.MapFigure:
    """The map of a measure: a fill for a rate, circles for a count.

    Args:
        points: points above the fills of a rate.
        state: of a state or province alone, as its title and its key say.
    """
    shown = replace(shown, rows=shown.inside(state))
    setting = replace(
        surround(tables.programme_layers(shown.programme), shown.level),
        title=shown.title_in(state),
        figure_id=f"{shown.programme}-{shown.indicator['indicator_id']}-{shown.period}",
        focus_id=state if shown.level == "district" else None,
    )
    if shown.is_count:
        return _circles(shown, setting)
    return _fills(shown, replace(setting, points=points))


def _fills(shown: MeasureAtTime, setting: MapSetting) -> choropleth.MapFigure:
    limits = class_breaks.of_indicator(
        shown.programme, shown.indicator["indicator_id"], shown.level
    )
    worded = shown.rows.assign(
        period_label=[_period_text(row) for row in shown.rows.itertuples()],
        source=shown.source_titles(shown.rows),
    )
    return choropleth.rate_map(
        worded,
        setting,
        _measure(shown),
        breaks=limits,
    )


def _circles(shown: MeasureAtTime, setting: MapSetting) -> choropleth.MapFigure:
    places, unit = tables.gazetteer(), shown.unit
    points = [
        choropleth.MapPoint(
            lat=place.lat,
            lon=place.lon,
            label=row.figure_of if isinstance(row.figure_of, str) else row.name,
            size_value=float(row.value),
            detail=((shown.indicator["label"], numbers.format_value(row.value, unit)),),
            place_id=row.place_id,
        )
        for row in impact.each_figure_once(shown.rows).itertuples(index=False)
        if (place := places[row.place_id]).lat is not None and place.lon is not None
    ]
    looks = ["no_record" if look == "no_record" else "covered" for look in shown.rows["look"]]
    return choropleth.coverage_map(
        shown.rows.assign(look=looks, weak=shown.rows["quality"] == "doubtful"),
        replace(setting, points=points, points_unit=unit),
        source_text=_measure(shown).source_text,
    )


class MeasureRow(Protocol):
    """A drawn place with its figure."""

    value: float
    lower: float
    upper: float
    period: str
    base_period: str | None
    figure_of: str | None


def _period_text(row: MeasureRow) -> str | None:
    if pd.isna(row.value):
        return None
    own, base = dates.format_period(row.period), row.base_period
    if not isinstance(base, str) or base == row.period:
        return own
    return gettext("{period}; base of {base}", period=own, base=dates.format_period(base))


def _measure(shown: MeasureAtTime) -> choropleth.Measure:
    """Wording of the measure for the legend: unit, numerator, denominator, period, source."""

    def words(column: str) -> str:
        text = shown.indicator[column]
        return text if isinstance(text, str) else ""

    return choropleth.Measure(
        label=shown.indicator["label"],
        unit=shown.unit,
        numerator_text=words("numerator"),
        denominator_text=words("denominator"),
        direction=shown.indicator["direction"],
        period_label=dates.format_period(shown.period),
        source_text=tables.programmes()[shown.programme].title,
    )


def table_of(shown: MeasureAtTime, state: str | None) -> DataTable:
    """The rows of the map in the same order, as a table and as a file."""
    rows, measure = shown.inside(state), _head(shown)
    numbered = {measure: shown.unit, UPPER: shown.unit, NUMERATOR: COUNT, DENOMINATOR: COUNT}
    is_by_district = shown.level == "district"
    columns = {
        gettext_noop("District") if is_by_district else gettext_noop("State or province"): rows[
            "name"
        ],
        measure: _rounded(rows["value"], shown.unit),
        UPPER: _rounded(rows["upper"].where(rows["upper"] != rows["value"]), shown.unit),
        NUMERATOR: _rounded(rows["numerator"], COUNT),
        DENOMINATOR: _rounded(rows["denominator"], COUNT),
        gettext_noop("Base of"): [_base(row) for row in rows.itertuples()],
        gettext_noop("Quality"): _qualities(rows),
        gettext_noop("Note"): rows["note"],
        gettext_noop("Source"): shown.source_titles(rows),
    }
    name = f"{shown.programme}-{shown.indicator['indicator_id']}-{shown.period}"
    if state:
        name = f"{name}-{state}"
    return DataTable(
        data_table.compact(pd.DataFrame(columns)),
        rows.rename(columns={"value": shown.indicator["indicator_id"]}),
        ngettext(
            "{title}: {count} row with quality, note and source",
            "{title}: {count} rows with quality, note and source",
            len(rows),
            title=shown.title_in(state),
        ),
        name.replace("/", "-"),
        {data_table.head(name): unit for name, unit in numbered.items()},
    )


def _rounded(column: pd.Series, unit: Unit) -> pd.Series:
    rounded = numbers.rounded(column, unit.decimals)
    if unit.decimals:
        return rounded
    # Whole numbers travel in half the bytes.
    return pd.to_numeric(rounded.astype("Int64"), downcast="integer")


def _head(shown: MeasureAtTime) -> str:
    """The short label of the indicator, or the whole one if it has no other."""
    short, whole = shown.indicator["short_label"], shown.indicator["label"]
    return str(whole if pd.isna(short) else short)


def _base(row: MeasureRow) -> str:
    """When the denominator was counted, if not at the time of the figure itself."""
    base = row.base_period
    return dates.format_period(base) if isinstance(base, str) and base != row.period else ""


def _qualities(rows: pd.DataFrame) -> list[str]:
    words = tables.vocabulary()
    return [
        begin_small(words.label("missing_reasons", row.missing_reason))
        if pd.isna(row.value)
        else lists.join_parts([*_shared(row), begin_small(words.label("qualities", row.quality))])
        for row in rows.itertuples()
    ]


def _shared(row: MeasureRow) -> Iterator[str]:
    if shared := say_shared(row.figure_of):
        yield shared
    if row.upper != row.lower:
        yield gettext("two reporters: a household may be counted twice")
