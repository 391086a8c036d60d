"""The charts of the explorer: from rows of figures to the one description all drawings share."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from components.figures.charts import plots
from components.figures.charts.chart_parts import (
    DOUBTFUL,
    LARGE,
    SMALL,
    USUAL,
    Pins,
    Row,
    Text,
    offsets,
    pin_tags,
    plot_of,
    records,
)
from components.figures.charts.chart_titles import Subject
from components.figures.charts.plots import Dots, Links, Panel, Plot, Rule, Shape, Tone
from components.language.numbers import Unit


@dataclass(frozen=True)
class Difference:
    """What strips show when it is not the value: its column, axis, zero line, and words for a dot."""

    column: str
    title: str
    unit: Unit
    zero: str
    says: Callable[[Row], str]


def strips(
    rows: pd.DataFrame,
    wholes: pd.DataFrame,
    subject: Subject,
    text: Text,
    pins: Pins,
    difference: Difference | None = None,
) -> Plot:
    """One strip of dots for each state, a dot for each place; the state's value as an upright bar.

    Args:
        rows: place_id, full_name, state, state_id, the column drawn, and quality if known.
        wholes: state and country values (:func:`data.wholes.wholes`), or no rows.
        difference: what is drawn instead of the value.
    """
    column = difference.column if difference else "value"
    known = rows.dropna(subset=column)
    states = sorted(known["state"].unique())
    at = {state: -float(place) for place, state in enumerate(states)}
    says = difference.says if difference else _value_of(subject)
    values = wholes[(wholes["level"] == "state") & wholes["name"].isin(states)]
    rules = (Rule("x", 0.0, difference.zero),) if difference else _country_rule(wholes, subject)
    everything = [*known[column], *values["value"], *(rule.at for rule in rules)]
    unit = difference.unit if difference else subject.unit
    title = difference.title if difference else subject.axis
    x = plots.scale(everything, unit, title, zero=unit.symbol.strip() == "%")
    panel = Panel(
        "",
        plots.rows_axis(states),
        dots=(*_swarms(known, at, column, says, pins), *_bars(values, at, subject)),
        rules=rules,
        tags=pin_tags(known, at, column, pins),
    )
    alt = f"{len(known):,} places in {len(states):,} strips. {_whole_sentence(wholes, subject)}"
    return plot_of(text, x, [panel], len(states) * 46, pins, alt)


def _value_of(subject: Subject) -> Callable[[Row], str]:
    return lambda row: f"{row['full_name']}: {subject.value(row['value'])}"


def _swarms(
    known: pd.DataFrame,
    at: Mapping[str, float],
    column: str,
    says: Callable[[Row], str],
    pins: Pins,
) -> tuple[Dots, ...]:
    doubtful = (
        known["quality"].eq("doubtful") if "quality" in known else pd.Series(False, known.index)
    )
    pinned = known["place_id"].isin(list(pins.names))
    spans = offsets(known, column)
    kinds: list[tuple[str, pd.Series, Tone, Shape, float, bool]] = [
        ("One place", ~doubtful & ~pinned, "main", "circle", USUAL, True),
        (f"One place, {DOUBTFUL}", doubtful & ~pinned, "main", "ring", SMALL, False),
        ("Pinned place", pinned, "second", "diamond", LARGE, False),
    ]
    swarms = []
    for name, mask, tone, shape, size, faint in kinds:
        part = known[mask]
        if len(part):
            swarms.append(
                Dots(
                    name, tone, shape,
                    tuple(part[column].astype(float).round(4)),
                    tuple(round(at[state] + spans[place], 3) for place, state in part["state"].items()),
                    tuple(says(row) for row in records(part)),
                    tuple(part["place_id"]), (size,), faint,
                )
            )  # fmt: skip
    return tuple(swarms)


def _bars(values: pd.DataFrame, at: Mapping[str, float], subject: Subject) -> tuple[Dots, ...]:
    bars = []
    for basis in ("published", "computed"):
        part = values[values["basis"] == basis]
        if len(part):
            bars.append(
                Dots(
                    f"State value, {basis}", "ink", "bar" if basis == "published" else "square",
                    tuple(part["value"].astype(float).round(4)),
                    tuple(at[name] for name in part["name"]),
                    tuple(f"{row.name_}: {subject.value(row.value)}\n{row.how}" for row in
                          part.rename(columns={"name": "name_"}).itertuples()),
                    (), (11.0 if basis == "published" else 5.0,),
                )
            )  # fmt: skip
    return tuple(bars)


def _country_rule(wholes: pd.DataFrame, subject: Subject) -> tuple[Rule, ...]:
    countries = wholes[wholes["level"] == "country"]
    return tuple(
        Rule(
            "x",
            float(row["value"]),
            f"{row['name']}: {subject.value(row['value'])}, {row['basis']}",
            True,
        )
        for row in records(countries)
        if subject.indicator.is_rate
    )


def _whole_sentence(wholes: pd.DataFrame, subject: Subject) -> str:
    parts = [
        f"{row['name']} {subject.value(row['value'])} ({row['basis']})" for row in records(wholes)
    ]
    return f"{'; '.join(parts)}." if parts else ""


def ranked(
    rows: pd.DataFrame, wholes: pd.DataFrame, subject: Subject, text: Text, pins: Pins
) -> Plot:
    """A named row for each place, highest value on top, against the state and country value."""
    known = rows.dropna(subset="value").sort_values("value", ascending=False)
    names = [pins.labelled(row["place_id"], row["name"]) for row in records(known)]
    ys = {place_id: -float(place) for place, place_id in enumerate(known["place_id"])}
    marked = known["place_id"].isin(list(pins.names))
    doubtful = known["quality"].eq("doubtful") & ~marked
    dots = []
    kinds: list[tuple[str, pd.Series, Tone, Shape]] = [
        ("One place", ~doubtful & ~marked, "main", "circle"),
        (f"One place, {DOUBTFUL}", doubtful, "main", "ring"),
        ("Pinned place", marked, "second", "diamond"),
    ]
    for name, mask, tone, shape in kinds:
        part = known[mask]
        if len(part):
            dots.append(_row_dots(part, ys, "value", name, tone, shape, subject))
    rules = tuple(
        Rule("x", float(row["value"]), f"{row['name']}: {subject.value(row['value'])}, {row['basis']}",
             row["level"] == "country")
        for row in records(wholes) if subject.indicator.is_rate
    )  # fmt: skip
    values = [*known["value"], *(rule.at for rule in rules)]
    panel = Panel("", plots.rows_axis(names), dots=tuple(dots), rules=rules)
    alt = f"{len(known):,} places, highest first. {_whole_sentence(wholes, subject)}"
    return plot_of(
        text, plots.scale(values, subject.unit, subject.axis), [panel], _tall(names), pins, alt
    )


def _row_dots(
    part: pd.DataFrame,
    ys: Mapping[str, float],
    column: str,
    name: str,
    tone: Tone,
    shape: Shape,
    subject: Subject,
) -> Dots:
    return Dots(
        name, tone, shape,
        tuple(part[column].astype(float).round(4)),
        tuple(ys[place_id] for place_id in part["place_id"]),
        tuple(f"{row['full_name']}\n{name}: {subject.value(row[column])}" for row in records(part)),
        tuple(part["place_id"]), (LARGE if tone == "second" and shape == "diamond" else USUAL + 0.5,),
    )  # fmt: skip


def _tall(names: Sequence[str]) -> int:
    return max(2, len(names)) * plots.ROW


def pairs(
    rows: pd.DataFrame,
    subject: Subject,
    text: Text,
    pins: Pins,
    columns: tuple[tuple[str, str], tuple[str, str]],
) -> Plot:
    """A named row for each place with two dots joined by a stroke: a gap, or a change.

    Args:
        rows: in the order drawn, first on top.
        columns: (column, what it is called) of both dots; the first is the one in question.
    """
    (first, first_name), (second, second_name) = columns
    known = rows.dropna(subset=[first, second])
    names = [pins.labelled(row["place_id"], row["name"]) for row in records(known)]
    ys = {place_id: -float(place) for place, place_id in enumerate(known["place_id"])}
    ends = tuple(
        (float(row[first]), ys[row["place_id"]], float(row[second]), ys[row["place_id"]])
        for row in records(known)
    )
    dots = (
        _row_dots(known, ys, second, second_name, "quiet", "square", subject),
        _row_dots(known, ys, first, first_name, "second", "circle", subject),
    )
    values = [*known[first], *known[second]]
    panel = Panel("", plots.rows_axis(names), dots=dots, links=(Links("quiet", ends),))
    alt = f"{len(known):,} places, each with {first_name} and {second_name}."
    return plot_of(
        text, plots.scale(values, subject.unit, subject.axis), [panel], _tall(names), pins, alt
    )
