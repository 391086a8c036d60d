"""Aims and roles of a programme: what was measured for each, what differs, and what is left."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import cached, downloads, frame, headline, markup, sources, tables
from components.figures import numbers
from components.figures.numbers import NOT_REPORTED
from data import periods

FEW = 6
LEGACY = "legacy"


def of_programme(programme: str) -> None:
    """Goal, aims or roles, and legacy of a programme, each with its results."""
    package = cached.programmes()[programme]
    if "aims" not in package.tables:
        st.info(f"Nothing is recorded about the aims of {package.short_title}.")
        return
    aims = cached.of_programme("aims", programme).sort_values("position")
    for _, aim in aims.iterrows():
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
    figures = Markup("").join(_result(programme, row) for _, row in rows.iterrows())
    markup.show(Markup('<dl class="lz-figures">{}</dl>').format(figures))


def _result(programme: str, row: pd.Series) -> Markup:
    indicator = cached.indicator(programme, row["indicator_id"])
    known = row["basis"] in ("published", "sum")
    return Markup(
        '<div><dt title="{}">{}</dt><dd class="lz-number">{}</dd>'
        '<dd class="lz-when">{}</dd><dd class="lz-source">{}</dd></div>'
    ).format(
        indicator["definition"],
        markup.explained(indicator["label"]),
        written(row, headline.unit(indicator["unit"])) if known else NOT_REPORTED,
        _when(row) if known else "for the whole programme",
        _provenance(programme, row),
    )


def _when(row: pd.Series) -> str:
    mark = headline.QUALITY_MARKS.get(row["quality"], "")
    return " · ".join(part for part in (periods.label(row["period"]), mark) if part)


def _provenance(programme: str, row: pd.Series) -> Markup:
    if row["basis"] == "published":
        return sources.line(programme, row["source_id"])
    count = int(row["parts"])
    if row["basis"] == "sum" and count == 1:
        return Markup("No total was published; one state or province gives a figure.")
    if row["basis"] == "sum":
        return Markup("No total was published; sum of the {} that give a figure.").format(
            _parts(count)
        )
    return Markup("{} give a figure.").format(_parts(count)) if count else Markup("")


def _parts(count: int) -> str:
    return "one state or province" if count == 1 else f"{count} states or provinces"


def written(row: pd.Series, unit: numbers.Unit) -> str:
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
    with st.expander(f"State by state: {aim['title'].lower()}", icon=":material/table:"):
        _state_table(programme, shown, rows)
        sources.note(programme, rows["source_id"])
        downloads.csv(
            rows.assign(label=[_label(programme, one) for one in rows["indicator_id"]]),
            f"{aim['aim_id']}-by-state",
        )


def _state_table(programme: str, shown: Sequence[str], rows: pd.DataFrame) -> None:
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
        _totals(programme, shown, newest, units),
    )


def _totals(
    programme: str,
    shown: Sequence[str],
    newest: dict[str, str | None],
    units: dict[str, numbers.Unit],
) -> list[list[str]]:
    """Sum of the parts, published total and difference, where all are known for the same time."""
    found = cached.reconciliation()
    found = found[(found["package_id"] == programme)]
    country = cached.programmes()[programme].country_id
    found = found[found["place_id"] == country].set_index(["indicator_id", "period"])
    known = {code: (code, newest[code]) for code in shown if (code, newest[code]) in found.index}
    if not known:
        return []

    def line(title: str, column: str) -> list[str]:
        write = numbers.format_change if column == "difference" else numbers.format_value
        return [
            title,
            *(
                write(found.loc[known[code], column], units[code]) if code in known else ""
                for code in shown
            ),
        ]

    return [
        line("Sum of these", "summed"),
        line("Published for the whole", "published"),
        line("Difference", "difference"),
    ]


def _differing(programme: str, measured: tuple[str, ...], aim: pd.Series) -> None:
    rows = cached.other_readings(programme, measured)
    if rows.empty:
        return
    title = f"Figures that differ: {len(rows):,}"
    with st.expander(title, icon=":material/compare_arrows:", expanded=len(rows) <= FEW):
        tables.show(
            "Both figures are kept: the one shown here, and the other that a source gives.",
            ["Figure", "Where", "Shown here", "Another reading", "Who says so", "Why"],
            [_both(programme, row) for _, row in rows.iterrows()],
        )
        downloads.csv(rows, f"{aim['aim_id']}-differing")


def _both(programme: str, row: pd.Series) -> list[str | Markup]:
    unit = headline.unit(cached.indicator(programme, row["indicator_id"])["unit"])
    return [
        _label(programme, row["indicator_id"]),
        cached.gazetteer().name(row["place_id"]),
        _dated(row["beside"], row["beside_period"], unit),
        _dated(row["value"], row["period"], unit),
        sources.line(programme, row["source_id"]),
        _text(row["note"]),
    ]


def _dated(value: float, period: str, unit: numbers.Unit) -> str:
    return f"{numbers.format_value(value, unit)}, {periods.label(period)}"


def _ways_on(programme: str) -> None:
    with st.container(horizontal=True):
        frame.link("conclaves", "Gatherings", programme=programme)
        frame.link("resources", "Publications and films", programme=programme)


def _label(programme: str, indicator_id: str) -> str:
    return str(cached.indicator(programme, indicator_id)["label"])


def _short(programme: str, indicator_id: str) -> str:
    indicator = cached.indicator(programme, indicator_id)
    return str(indicator["label"] if pd.isna(indicator["short_label"]) else indicator["short_label"])


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else ""
