"""Two figures of the same places, one on each axis."""

import pandas as pd

from components.figures.charts import plots
from components.figures.charts.chart_parts import (
    ONE_PLACE,
    PINNED_PLACE,
    USUAL,
    Pins,
    Text,
    plot_of,
)
from components.figures.charts.chart_titles import Subject
from components.figures.charts.plots import Axis, Dots, Panel, Plot, Rule, Shape, Tag, Tone
from components.language.messages import gettext, gettext_noop
from components.language.numbers import format_number, is_missing
from data import needs

OTHER_PLACE = gettext_noop("Other place")
COVERED_PLACE = gettext_noop("Place proven to be in {programme}")
MIDDLE_NEED = gettext_noop("Middle need: {value}")
MIDDLE_REACH = gettext_noop("Middle reach: {value}")
# By whether it is above the middle.
NEED = (gettext_noop("less need"), gettext_noop("more need"))
REACH = (gettext_noop("less reach"), gettext_noop("more reach"))


def scatter(
    rows: pd.DataFrame,
    subjects: tuple[Subject, Subject],
    text: Text,
    pins: Pins,
    programme: str,
    middles: needs.Middles | None = None,
    need_is_right: bool = True,
) -> Plot:
    """Two figures of the same places, one on each axis.

    Args:
        rows: place_id, full_name, x, y, covered (proven to be in the programme), size (radius).
        programme: its short name, for the key; empty if there is none.
        middles: lines at the medians (x of need, y of reach); the quadrants are then named.
        need_is_right: whether a larger x is a greater need.
    """
    across, up = subjects
    marked = rows[rows["place_id"].isin(list(pins.names))]
    tags = tuple(
        Tag(
            float(row.x), float(row.y), format_number(pins.number(row.place_id)), "second", "middle"
        )
        for row in marked.itertuples()
    )
    at = tuple(tag.x for tag in tags), tuple(tag.y for tag in tags)
    rings = Dots(gettext(PINNED_PLACE), "second", "ring", *at, sizes=(11.0,))
    x = plots.scale(rows["x"], across.unit, across.axis)
    y = plots.scale(rows["y"], up.unit, up.axis)
    tags = (*tags, *(_corners(x, y, need_is_right) if middles else ()))
    panel = Panel(
        "",
        y,
        dots=(*_dots(rows, subjects, programme), *((rings,) if marked.size else ())),
        rules=_rules(subjects, middles),
        tags=tags,
    )
    alt = gettext(
        "{count} places: {figure} across, {other} upwards.",
        count=len(rows),
        figure=across.label,
        other=up.label,
    )
    return plot_of(text, x, [panel], 440, pins, alt)


def _dots(
    rows: pd.DataFrame, subjects: tuple[Subject, Subject], programme: str
) -> tuple[Dots, ...]:
    across, up = subjects
    other = gettext(OTHER_PLACE if programme else ONE_PLACE)
    covered = gettext(COVERED_PLACE, programme=programme)
    kinds: list[tuple[str, pd.Series, Tone, Shape]] = [
        (other, ~rows["covered"], "quiet", "circle"),
        (covered, rows["covered"], "main", "square"),
    ]
    return tuple(
        Dots(
            name, tone, shape,
            tuple(part["x"].astype(float).round(4)), tuple(part["y"].astype(float).round(4)),
            tuple(
                f"{row.full_name}\n{across.indicator.short_label}: {across.value(row.x)}\n"
                f"{up.indicator.short_label}: {up.value(row.y)}" for row in part.itertuples()
            ),
            tuple(part["place_id"]), tuple(part["size"].round(1)), faint=True,
        )
        for name, mask, tone, shape in kinds
        if len(part := rows[mask])
    )  # fmt: skip


def _rules(subjects: tuple[Subject, Subject], middles: needs.Middles | None) -> tuple[Rule, ...]:
    """Lines at the medians, where there are any."""
    if middles is None:
        return ()
    need = gettext(MIDDLE_NEED, value=subjects[0].value(middles.need))
    reach = gettext(MIDDLE_REACH, value=subjects[1].value(middles.reach))
    return Rule("x", middles.need, need, True), Rule("y", middles.reach, reach, False, "quiet")


def _corners(x: Axis, y: Axis, need_is_right: bool) -> tuple[Tag, ...]:
    """The four quadrants in words, each in its corner."""
    inset = (y.high - y.low) * 0.05
    return tuple(
        Tag(
            x.high if right else x.low,
            y.high - inset if top else y.low + inset,
            f"{gettext(NEED[right == need_is_right])}\n{gettext(REACH[top])}",
            "quiet",
            "left" if right else "right",
        )
        for right in (False, True)
        for top in (False, True)
    )


def radii(sizes: pd.Series, largest: float = 13.0, least: float = 3.0) -> pd.Series:
    """Radii whose circles have areas in proportion to the sizes; unknown sizes are small."""
    known = sizes.astype("float64")
    top = known.max()
    if is_missing(top) or top <= 0:
        return pd.Series(USUAL, sizes.index)
    return ((known / top) ** 0.5 * largest).clip(lower=least).where(known.notna(), least)
