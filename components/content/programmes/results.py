"""What is said of aims, made once for all visitors: each with its results in words and tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from markupsafe import Markup

from components.content.elements import html_tables, sources
from components.content.programmes import aim_results, headlines
from components.facts import indicators, tables
from components.language import dates, lists, numbers
from components.language.messages import gettext
from components.language.numbers import Unit
from data import aims, periods
from data.letters import join_sentences
from data.text_cells import text_of

MANY = 12
GOAL, LEGACY = "goal", "legacy"
BY_STATE, DIFFERING = "by-state", "differing"


@dataclass(frozen=True)
class Part:
    """A table under an aim: as it is drawn, and the rows that its file holds."""

    html: Markup
    rows: pd.DataFrame
    source_ids: tuple[str, ...] = ()
    count: int = 0


@dataclass(frozen=True)
class Aim:
    """An aim or role of a programme, worded, with what was measured for it.

    Attributes:
        heading: its kind and title.
        results: the figures that measure it; None if there is none.
        states: the figures of each state or province; None if nobody gives them.
        differing: other readings of the figures; None if there is none.
    """

    aim_id: str
    heading: str
    title: str
    definition: str
    source_id: str
    note: str
    is_legacy: bool
    results: Markup | None
    states: Part | None
    differing: Part | None

    @property
    def tables(self) -> dict[str, Part]:
        """Its tables by the names of their files."""
        found = {BY_STATE: self.states, DIFFERING: self.differing}
        return {name: part for name, part in found.items() if part is not None}


@tables.once
def goal(programme: str) -> str:
    """What a whole programme is for, in a sentence; empty if nothing is recorded."""
    rows = tables.table("aims").rows
    mine = rows[(rows["package_id"] == programme) & (rows["kind"] == GOAL)]
    return join_sentences(mine.sort_values("position")["definition"])


@tables.once
def of_programme(programme: str) -> tuple[Aim, ...]:
    """Goal, aims or roles, and legacy of a programme, in order."""
    rows = tables.of_programme("aims", programme).sort_values("position")
    return tuple(_aim(programme, aim) for aim in rows.itertuples())


def _aim(programme: str, aim: Any) -> Aim:
    measured = _measure(programme, aim.aim_id)
    return Aim(
        aim.aim_id,
        f"{tables.vocabulary().label('aim_kinds', aim.kind)}: {aim.title}",
        aim.title,
        aim.definition,
        aim.source_id,
        text_of(aim.note),
        aim.kind == LEGACY,
        aim_results.draw_figures(programme, measured.whole, f"{programme}-{aim.aim_id}")
        if measured
        else None,
        _states(programme, measured) if measured else None,
        _differing(programme, measured) if measured else None,
    )


@dataclass(frozen=True)
class Measured:
    """What measures an aim.

    Attributes:
        indicator_ids: in the order to show.
        whole: what :func:`data.aims.results` returned.
        parts: what :func:`data.aims.breakdown` returned.
    """

    indicator_ids: tuple[str, ...]
    whole: pd.DataFrame
    parts: pd.DataFrame


def _measure(programme: str, aim_id: str) -> Measured | None:
    """The figures of an aim; None if it has none."""
    rows = tables.of_programme("aim_results", programme)
    indicator_ids = tuple(rows[rows["aim_id"] == aim_id].sort_values("position")["indicator_id"])
    if not indicator_ids:
        return None
    found = {code: indicators.stored_figures(programme, code) for code in indicator_ids}
    country, places = str(tables.programmes()[programme].country_id), tables.gazetteer()
    return Measured(
        indicator_ids,
        aims.results(found, _adds_up(programme), country, places),
        aims.breakdown(found, country, places),
    )


def _states(programme: str, measured: Measured) -> Part | None:
    rows = measured.parts
    if rows.empty:
        return None
    known = set(rows["indicator_id"])
    return Part(
        _state_table(
            programme, measured, [one for one in measured.indicator_ids if one in known], rows
        ),
        rows.assign(
            label=[_label(programme, indicator_id) for indicator_id in rows["indicator_id"]]
        ),
        tuple(rows["source_id"].dropna().unique()),
    )


def _state_table(
    programme: str, measured: Measured, shown: Sequence[str], rows: pd.DataFrame
) -> Markup:
    units = {
        code: headlines.unit(indicators.indicator_row(programme, code)["unit"]) for code in shown
    }
    newest = {code: periods.newest(rows[rows["indicator_id"] == code]["period"]) for code in shown}
    figures = {(row["name"], row["indicator_id"]): row for _, row in rows.iterrows()}

    def cell(name: str, code: str) -> str | Markup:
        row = figures.get((name, code))
        if row is None:
            return numbers.not_reported()
        late = "" if row["period"] == newest[code] else f" ({dates.format_period(row['period'])})"
        said = f"{aim_results.format_range(row, units[code])}{late}"
        return aim_results.link(said, programme, row, row["place_id"])

    heads = [
        lists.join((_short(programme, one), dates.format_period(str(newest[one])))) for one in shown
    ]
    names = list(dict.fromkeys(rows["name"]))
    return html_tables.table(
        gettext("Newest figure of each state or province; a range where two organisations report."),
        [gettext("State or province"), *heads],
        [[name, *(cell(name, code) for code in shown)] for name in names],
        _totals(programme, measured, shown, units),
    )


def _totals(
    programme: str, measured: Measured, shown: Sequence[str], units: dict[str, Unit]
) -> list[list[str | Markup]]:
    """Sum of the parts, published total and difference, where both are known for the same time."""
    found = aims.totals(measured.whole, measured.parts, _adds_up(programme))

    published = measured.whole.set_index("indicator_id")
    country = str(tables.programmes()[programme].country_id)

    def cell(code: str, column: str) -> str | Markup:
        if code not in found.index:
            return ""
        write = numbers.format_change if column == "difference" else numbers.format_value
        said = write(found.loc[code, column], units[code])
        if column != "published":
            return said
        row = published.loc[code]
        return aim_results.link(said, programme, {**row, "indicator_id": code}, country)

    def line(title: str, column: str) -> list[str | Markup]:
        return [title, *(cell(code, column) for code in shown)]

    if found.empty:
        return []
    return [
        line(gettext("Sum of these"), "summed"),
        line(gettext("Published for the whole"), "published"),
        line(gettext("Difference"), "difference"),
    ]


def _differing(programme: str, measured: Measured) -> Part | None:
    rows = _other_readings(programme, measured.indicator_ids)
    if rows.empty:
        return None
    shown = rows if len(rows) <= MANY else rows[_is_of_now(measured, rows)]
    table = html_tables.table(
        gettext("Both figures are kept: the one shown here, and the other that a source gives."),
        [
            gettext("Figure"),
            gettext("Where"),
            gettext("Shown here"),
            gettext("Another reading"),
            gettext("Who says so"),
            gettext("Why"),
        ],
        [_both(programme, row) for _, row in shown.iterrows()],
    )
    return Part(table, rows, count=len(shown))


def _is_of_now(measured: Measured, rows: pd.DataFrame) -> list[bool]:
    """Which readings are of the time of the figure that is shown, or later."""
    dated = measured.whole.dropna(subset="period")
    newest = dict(zip(dated["indicator_id"], dated["period"].map(periods.sort_key), strict=True))
    return [
        periods.sort_key(row.period) >= newest.get(row.indicator_id, 0) for row in rows.itertuples()
    ]


def _both(programme: str, row: pd.Series) -> list[str | Markup]:
    unit = headlines.unit(indicators.indicator_row(programme, row["indicator_id"])["unit"])
    return [
        _label(programme, row["indicator_id"]),
        tables.gazetteer().name(row["place_id"]),
        aim_results.link(
            _at(row["beside"], row["beside_period"], unit),
            programme,
            {"indicator_id": row["indicator_id"], "period": row["beside_period"]},
            row["place_id"],
        ),
        aim_results.link(_at(row["value"], row["period"], unit), programme, row, row["place_id"]),
        sources.line(programme, row["source_id"]),
        text_of(row["note"]),
    ]


def _at(value: float, period: str, unit: Unit) -> str:
    return lists.join((numbers.format_value(value, unit), dates.format_period(period)))


def _label(programme: str, indicator_id: str) -> str:
    return str(indicators.indicator_row(programme, indicator_id)["label"])


def _short(programme: str, indicator_id: str) -> str:
    indicator = indicators.indicator_row(programme, indicator_id)
    return str(
        indicator["label"] if pd.isna(indicator["short_label"]) else indicator["short_label"]
    )


def _adds_up(programme: str) -> frozenset[str]:
    """Indicators of a programme whose parts may be summed."""
    rows = tables.of_programme("indicators", programme)
    return frozenset(rows[rows["how_to_add"] == "sum"]["indicator_id"])


def _other_readings(programme: str, indicator_ids: tuple[str, ...]) -> pd.DataFrame:
    """Figures that differ from the one shown, beside it."""
    country = str(tables.programmes()[programme].country_id)
    return aims.other_readings(
        tables.of_programme("values", programme), indicator_ids, country, tables.gazetteer()
    )
