"""Many places at once: the programme's districts beside the others, and a panel for each group."""

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from components.figures.charts import plots
from components.figures.charts.chart_parts import (
    ABOVE,
    SMALL,
    Pins,
    Text,
    offsets,
    pin_tags,
    plot_of,
)
from components.figures.charts.chart_titles import Subject
from components.figures.charts.plots import Boxes, Dots, Panel, Plot, Shape, Tone
from components.figures.records import records
from components.language import lists
from components.language.messages import gettext, gettext_noop, ngettext
from data import ordering
from data.letters import end_sentence

Rows = Mapping[tuple[str, str], float]

TONES: tuple[Tone, ...] = ("main", "second", "third", "fourth")
SHAPES: tuple[Shape, ...] = ("circle", "square", "diamond", "circle")
STRIP, SHORT_STRIP = 30, 26
# What a strip is called: the districts of one side, of a state and of all.
SIDES = MappingProxyType(
    {
        "programme": gettext_noop("{state}: in {programme}"),
        "other": gettext_noop("{state}: others"),
    }
)


def distribution(
    sided: pd.DataFrame,
    spread: pd.DataFrame,
    subject: Subject,
    text: Text,
    pins: Pins,
    programme: str,
) -> Plot:
    """Two strips for each state, programme districts and the others, with the middle half as a box.

    Args:
        sided, spread: what :func:`data.needs.by_side` and :func:`data.needs.spread` returned.
        programme: its short name.
    """
    known = spread[spread["count"] > 0].reset_index(drop=True)
    names = [
        gettext(
            SIDES[row["side"]],
            state=gettext("All states") if pd.isna(row["state_id"]) else row["state"],
            programme=programme,
        )
        for row in records(known)
    ]
    ys = {(row["state"], row["side"]): -float(place) for place, row in enumerate(records(known))}
    places = sided.dropna(subset="value")
    said = tuple(
        ngettext(
            "{strip}: {value}, {count} district",
            "{strip}: median {value}, {count} districts",
            int(row["count"]),
            strip=name,
            value=subject.value(row["median"]),
        )
        for name, row in zip(names, records(known), strict=True)
    )
    medians = Dots(
        gettext("Median"), "ink", "bar", tuple(known["median"].round(4)), tuple(ys.values()), said, (), (9.0,)
    )  # fmt: skip
    districts = (
        _districts(
            places,
            ys,
            "programme",
            gettext("District in {programme}", programme=programme),
            subject,
        ),
        _districts(places, ys, "other", gettext("Other district of the same states"), subject),
    )
    panel = Panel(
        "",
        plots.rows_axis(names),
        dots=(*(dots for dots in districts if dots.xs), medians),
        boxes=_middle_halves(known, ys),
        tags=pin_tags(places, lambda row: ys[row["state"], row["side"]] + 0.3, "value", pins),
    )
    x = plots.scale(places["value"].astype(float), subject.unit, subject.axis)
    alt = end_sentence(lists.join_parts(said))
    return plot_of(text, x, [panel], len(names) * STRIP, pins, alt)


def _middle_halves(known: pd.DataFrame, ys: Rows) -> tuple[Boxes, ...]:
    def spans(side: str) -> tuple[tuple[float, float, float, float], ...]:
        own = known[known["side"] == side]
        return tuple(
            (
                row["lower"],
                row["upper"],
                ys[row["state"], side] - 0.36,
                ys[row["state"], side] + 0.36,
            )
            for row in records(own)
        )

    name = gettext("Middle half of the districts")
    return Boxes(name, "main", spans("programme")), Boxes(name, "quiet", spans("other"))


def _districts(places: pd.DataFrame, ys: Rows, side: str, name: str, subject: Subject) -> Dots:
    part = places[places["side"] == side]
    shift = offsets(part, "value")
    return Dots(
        name,
        "main" if side == "programme" else "quiet",
        "square" if side == "programme" else "circle",
        tuple(part["value"].astype(float).round(4)),
        tuple(
            round(ys[state, side] + shift[place] * 0.8, 3) for place, state in part["state"].items()
        ),
        tuple(f"{row['full_name']}: {subject.value(row['value'])}" for row in records(part)),
        tuple(part["place_id"]),
        (SMALL + 0.5,),
        faint=True,
    )


def multiples(cuts: Mapping[str, pd.DataFrame], subject: Subject, text: Text, pins: Pins) -> Plot:
    """A panel for each group and a strip for each state in it, all on one axis.

    Args:
        cuts: rows of figures for the name of each group.
    """
    known = {name: rows.dropna(subset="value") for name, rows in cuts.items()}
    named = {state for rows in known.values() for state in rows["state"]}
    states = sorted(named, key=ordering.key)
    at = {state: -float(place) for place, state in enumerate(states)}
    panels = [
        Panel(
            name,
            plots.rows_axis(states),
            dots=(_strip_dots(place, name, rows, at, subject), _medians(name, rows, at, subject)),
            tags=pin_tags(rows, lambda row: at[row["state"]] + ABOVE, "value", pins),
        )
        for place, (name, rows) in enumerate(known.items())
    ]
    every = [float(value) for rows in known.values() for value in rows["value"]]
    alt = gettext(
        "{count} panels ({groups}), each with {strips} strips of dots.",
        count=len(panels),
        groups=lists.join(known),
        strips=len(states),
    )
    x = plots.scale(every, subject.unit, subject.axis)
    return plot_of(text, x, panels, len(states) * SHORT_STRIP, pins, alt)


def _strip_dots(
    place: int, name: str, rows: pd.DataFrame, at: Mapping[str, float], subject: Subject
) -> Dots:
    shift = offsets(rows, "value")
    return Dots(
        "",
        TONES[place % len(TONES)],
        SHAPES[place % len(SHAPES)],
        tuple(rows["value"].astype(float).round(4)),
        tuple(round(at[state] + shift[row], 3) for row, state in rows["state"].items()),
        tuple(f"{row['full_name']}: {subject.value(row['value'])}" for row in records(rows)),
        tuple(rows["place_id"]),
        (SMALL,),
        faint=True,
    )


def _medians(name: str, rows: pd.DataFrame, at: Mapping[str, float], subject: Subject) -> Dots:
    medians = rows.groupby("state")["value"].median().astype(float)
    return Dots(
        gettext("Median district of the state"),
        "ink",
        "bar",
        tuple(medians.round(4)),
        tuple(at[str(state)] for state in medians.index),
        tuple(
            gettext(
                "{state}, {group}: median {value}",
                state=state,
                group=name,
                value=subject.value(value),
            )
            for state, value in medians.items()
        ),
        (),
        (8.0,),
    )
