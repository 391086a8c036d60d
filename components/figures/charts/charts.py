"""The charts of the explorer: from rows of figures to the one description all drawings share."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from components.figures.charts import plots
from components.figures.charts.chart_parts import (
    ABOVE,
    DOUBTFUL_PLACE,
    LARGE,
    ONE_PLACE,
    PINNED_PLACE,
    SMALL,
    USUAL,
    Pins,
    Text,
    offsets,
    pin_tags,
    plot_of,
)
from components.figures.charts.chart_titles import Subject
from components.figures.charts.plots import Dots, Links, Panel, Plot, Rule, Shape, Tone
from components.figures.records import Row, records
from components.language import lists
from components.language.messages import gettext, gettext_noop
from components.language.numbers import Unit
from data import ordering
from data.letters import end_sentence

# By how a value of a state or country came about: the key of its mark, its name and value as the name
# of a line, and the same within a list.
STATE_VALUE = MappingProxyType(
    {
        "published": gettext_noop("State value, published"),
        "computed": gettext_noop("State value, computed"),
    }
)
WHOLE_VALUE = MappingProxyType(
    {
        "published": gettext_noop("{place}: {value}, published"),
        "computed": gettext_noop("{place}: {value}, computed"),
    }
)
WHOLE_IN_LIST = MappingProxyType(
    {
        "published": gettext_noop("{place} {value} (published)"),
        "computed": gettext_noop("{place} {value} (computed)"),
    }
)


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
        wholes: state and country values (:func:`data.aggregates.wholes`), or no rows.
        difference: what is drawn instead of the value.
    """
    column = difference.column if difference else "value"
    known = rows.dropna(subset=column)
    states = sorted(known["state"].unique(), key=ordering.key)
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
        tags=pin_tags(known, lambda row: at[row["state"]] + ABOVE, column, pins),
    )
    alt = gettext("{count} places in {strips} strips.", count=len(known), strips=len(states))
    alt = f"{alt} {_whole_sentence(wholes, subject)}"
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
        (gettext(ONE_PLACE), ~doubtful & ~pinned, "main", "circle", USUAL, True),
        (gettext(DOUBTFUL_PLACE), doubtful & ~pinned, "main", "ring", SMALL, False),
        (gettext(PINNED_PLACE), pinned, "second", "diamond", LARGE, False),
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
                    gettext(STATE_VALUE[basis]), "ink", "bar" if basis == "published" else "square",
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
            _name_whole(row, subject),
            True,
        )
        for row in records(countries)
        if subject.indicator.is_rate
    )


def _name_whole(row: Row, subject: Subject) -> str:
    """A state or country as the name of the line at its value."""
    message = WHOLE_VALUE[row["basis"]]
    return gettext(message, place=row["name"], value=subject.value(row["value"]))


def _whole_sentence(wholes: pd.DataFrame, subject: Subject) -> str:
    parts = [
        gettext(WHOLE_IN_LIST[row["basis"]], place=row["name"], value=subject.value(row["value"]))
        for row in records(wholes)
    ]
    return end_sentence(lists.join_parts(parts))


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
        (gettext(ONE_PLACE), ~doubtful & ~marked, "main", "circle"),
        (gettext(DOUBTFUL_PLACE), doubtful, "main", "ring"),
        (gettext(PINNED_PLACE), marked, "second", "diamond"),
    ]
    for name, mask, tone, shape in kinds:
        part = known[mask]
        if len(part):
            dots.append(_row_dots(part, ys, "value", name, tone, shape, subject))
    rules = tuple(
        Rule("x", float(row["value"]), _name_whole(row, subject), row["level"] == "country")
        for row in records(wholes)
        if subject.indicator.is_rate
    )
    values = [*known["value"], *(rule.at for rule in rules)]
    panel = Panel("", plots.rows_axis(names), dots=tuple(dots), rules=rules)
    alt = gettext("{count} places, highest first.", count=len(known))
    alt = f"{alt} {_whole_sentence(wholes, subject)}"
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
    alt = gettext(
        "{count} places, each with {first} and {second}.",
        count=len(known),
        first=first_name,
        second=second_name,
    )
    return plot_of(
        text, plots.scale(values, subject.unit, subject.axis), [panel], _tall(names), pins, alt
    )
