"""Aims and roles of a programme: what was measured for each, what differs, and what is left."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import cached, downloads, frame, headline, markup, sources, tables
from components.figures import numbers
from components.figures.numbers import NOT_REPORTED, Unit
from data import aims, periods

FEW, MANY = 6, 12
LEGACY = "legacy"


def of_programme(programme: str) -> None:
    """Goal, aims or roles, and legacy of a programme, each with its results."""
    package = cached.programmes()[programme]
    if "aims" not in package.tables:
        st.info(f"Nothing is recorded about the aims of {package.short_title}.")
        return
    rows = cached.of_programme("aims", programme).sort_values("position")
    for _, aim in rows.iterrows():
        _aim(programme, aim)


def _aim(programme: str, aim: pd.Series) -> None:
    kind = cached.vocabulary().label("aim_kinds", aim["kind"])
    st.header(f"{kind}: {aim['title']}", anchor=aim["aim_id"])
    markup.paragraph(aim["definition"])
    sources.note(programme, [aim["source_id"]], _text(aim["note"]))
    measured = _measured(programme, aim["aim_id"])
    if not measured:
        st.caption("No measured result was found.")
        return
    _results(programme, measured)
    _states(programme, measured, aim)
    _differing(programme, measured, aim)
    if aim["kind"] == LEGACY:
        _ways_on(programme)


def _measured(programme: str, aim_id: str) -> tuple[str, ...]:
    rows = cached.of_programme("aim_results", programme)
    return tuple(rows[rows["aim_id"] == aim_id].sort_values("position")["indicator_id"])


def _results(programme: str, measured: tuple[str, ...]) -> None:
    rows = cached.aim_results(programme, measured)
    named = list(dict.fromkeys(rows["source_id"].dropna()))
    numbered = {source_id: place for place, source_id in enumerate(named, 1)}
    figures = Markup("").join(_result(programme, row, numbered) for _, row in rows.iterrows())
    listed = Markup("").join(
        Markup("<li>{}</li>").format(sources.line(programme, one)) for one in named
    )
    markup.show(
        Markup('<dl class="lz-figures">{}</dl><ol class="lz-source">{}</ol>').format(
            figures, listed
        )
    )


def _result(programme: str, row: pd.Series, numbered: dict[str, int]) -> Markup:
    indicator = cached.indicator(programme, row["indicator_id"])
    known = row["basis"] in ("published", "sum")
    return Markup(
        '<div><dt title="{}">{}</dt><dd class="lz-number">{}</dd><dd class="lz-when">{}</dd></div>'
    ).format(
        indicator["definition"],
        markup.explained(indicator["label"]),
        written(row, headline.unit(indicator["unit"])) if known else NOT_REPORTED,
        " · ".join(part for part in (*_dated(row), _basis(row, numbered)) if part),
    )


def _dated(row: pd.Series) -> list[str]:
    if not isinstance(row["period"], str):
        return ["for the whole programme"]
    return [periods.label(row["period"]), headline.QUALITY_MARKS.get(row["quality"], "")]


def _basis(row: pd.Series, numbered: dict[str, int]) -> str:
    """What a figure rests on: a source by its number in the list, or the parts that were added."""
    count = int(row["parts"])
    match row["basis"]:
        case "published":
            return f"source {numbered[row['source_id']]}"
        case "sum" if count == 1:
            return "no total was published; the only state or province that gives a figure"
        case "sum":
            return f"no total was published; sum of the {_parts(count)} that give a figure"
        case "parts":
            return f"given by {_parts(count)}"
    return ""


def _parts(count: int) -> str:
    return "one state or province" if count == 1 else f"{count} states or provinces"


def written(row: pd.Series, unit: Unit) -> str:
    """A figure with its unit; two reporters that may count the same household give a range."""
    text = numbers.format_value(row["value"], unit)
    upper = row.get("upper")
    if numbers.is_missing(upper) or numbers.is_missing(row["value"]) or upper == row["value"]:
        return text
    lower = numbers.format_number(row["value"], unit.decimals)
    return f"{lower} to {numbers.format_value(upper, unit)}"


def _states(programme: str, measured: tuple[str, ...], aim: pd.Series) -> None:
    rows = cached.aim_breakdown(programme, measured)
    if rows.empty:
        st.caption("No source that was read breaks these results down by state or province.")
        return
    shown = [code for code in measured if code in set(rows["indicator_id"])]
    with st.expander(f"State by state: {aim['title'].lower()}"):
        _state_table(programme, measured, shown, rows)
        sources.note(programme, rows["source_id"])
        downloads.csv(
            rows.assign(label=[_label(programme, one) for one in rows["indicator_id"]]),
            f"{aim['aim_id']}-by-state",
        )


def _state_table(
    programme: str, measured: tuple[str, ...], shown: Sequence[str], rows: pd.DataFrame
) -> None:
    units = {code: headline.unit(cached.indicator(programme, code)["unit"]) for code in shown}
    newest = {code: periods.newest(rows[rows["indicator_id"] == code]["period"]) for code in shown}
    figures = {(row["name"], row["indicator_id"]): row for _, row in rows.iterrows()}

    def cell(name: str, code: str) -> str:
        row = figures.get((name, code))
        if row is None:
            return NOT_REPORTED
        late = "" if row["period"] == newest[code] else f" ({periods.label(row['period'])})"
        return f"{written(row, units[code])}{late}"

    heads = [f"{_short(programme, one)}, {periods.label(str(newest[one]))}" for one in shown]
    names = list(dict.fromkeys(rows["name"]))
    tables.show(
        "Newest figure of each state or province; a range where two organisations report.",
        ["State or province", *heads],
        [[name, *(cell(name, code) for code in shown)] for name in names],
        _totals(programme, measured, shown, units),
    )


def _totals(
    programme: str, measured: tuple[str, ...], shown: Sequence[str], units: dict[str, Unit]
) -> list[list[str]]:
    """Sum of the parts, published total and difference, where both are known for the same time."""
    results = cached.aim_results(programme, measured)
    parts = cached.aim_breakdown(programme, measured)
    found = aims.totals(results, parts, cached.adds_up(programme))

    def line(title: str, column: str) -> list[str]:
        write = numbers.format_change if column == "difference" else numbers.format_value
        cells = (
            write(found.loc[one, column], units[one]) if one in found.index else "" for one in shown
        )
        return [title, *cells]

    if found.empty:
        return []
    return [
        line("Sum of these", "summed"),
        line("Published for the whole", "published"),
        line("Difference", "difference"),
    ]


def _differing(programme: str, measured: tuple[str, ...], aim: pd.Series) -> None:
    rows = cached.other_readings(programme, measured)
    if rows.empty:
        return
    shown = rows if len(rows) <= MANY else rows[_is_of_now(programme, measured, rows)]
    title = f"Figures that differ: {len(shown):,}"
    with st.expander(title, expanded=len(shown) <= FEW):
        tables.show(
            "Both figures are kept: the one shown here, and the other that a source gives.",
            ["Figure", "Where", "Shown here", "Another reading", "Who says so", "Why"],
            [_both(programme, row) for _, row in shown.iterrows()],
        )
        if len(shown) < len(rows):
            st.caption(f"{len(rows) - len(shown):,} more, of earlier dates, are in the file.")
        downloads.csv(rows, f"{aim['aim_id']}-differing")


def _is_of_now(programme: str, measured: tuple[str, ...], rows: pd.DataFrame) -> list[bool]:
    """Which readings are of the time of the figure that is shown, or later."""
    results = cached.aim_results(programme, measured).dropna(subset="period")
    newest = dict(
        zip(results["indicator_id"], results["period"].map(periods.sort_key), strict=True)
    )
    return [
        periods.sort_key(row.period) >= newest.get(row.indicator_id, 0) for row in rows.itertuples()
    ]


def _both(programme: str, row: pd.Series) -> list[str | Markup]:
    unit = headline.unit(cached.indicator(programme, row["indicator_id"])["unit"])
    return [
        _label(programme, row["indicator_id"]),
        cached.gazetteer().name(row["place_id"]),
        _at(row["beside"], row["beside_period"], unit),
        _at(row["value"], row["period"], unit),
        sources.line(programme, row["source_id"]),
        _text(row["note"]),
    ]


def _at(value: float, period: str, unit: Unit) -> str:
    return f"{numbers.format_value(value, unit)}, {periods.label(period)}"


def _ways_on(programme: str) -> None:
    with st.container(horizontal=True):
        frame.link("conclaves", "Gatherings", programme=programme)
        frame.link("resources", "Publications and films", programme=programme)


def _label(programme: str, indicator_id: str) -> str:
    return str(cached.indicator(programme, indicator_id)["label"])


def _short(programme: str, indicator_id: str) -> str:
    indicator = cached.indicator(programme, indicator_id)
    return str(
        indicator["label"] if pd.isna(indicator["short_label"]) else indicator["short_label"]
    )


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else ""
