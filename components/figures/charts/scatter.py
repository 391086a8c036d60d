"""Two figures of the same places, one on each axis."""

import pandas as pd

from components.figures.charts import plots
from components.figures.charts.chart_parts import USUAL, Pins, Text, plot_of
from components.figures.charts.chart_titles import Subject
from components.figures.charts.plots import Axis, Dots, Panel, Plot, Rule, Shape, Tag, Tone
from components.language.numbers import is_missing
from data import needs


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
    kinds: list[tuple[str, pd.Series, Tone, Shape, bool]] = [
        ("Other place" if programme else "One place", ~rows["covered"], "quiet", "circle", True),
        (f"Place proven to be in {programme}", rows["covered"], "main", "square", True),
    ]
    dots = tuple(
        Dots(
            name, tone, shape,
            tuple(part["x"].astype(float).round(4)), tuple(part["y"].astype(float).round(4)),
            tuple(
                f"{row.full_name}\n{across.indicator.short_label}: {across.value(row.x)}\n"
                f"{up.indicator.short_label}: {up.value(row.y)}" for row in part.itertuples()
            ),
            tuple(part["place_id"]), tuple(part["size"].round(1)), faint,
        )
        for name, mask, tone, shape, faint in kinds
        if len(part := rows[mask])
    )  # fmt: skip
    marked = rows[rows["place_id"].isin(list(pins.names))]
    tags = tuple(
        Tag(float(row.x), float(row.y), str(pins.number(row.place_id)), "second", "middle")
        for row in marked.itertuples()
    )
    rings = Dots("Pinned place", "second", "ring", tuple(tag.x for tag in tags), tuple(tag.y for tag in tags),
                 sizes=(11.0,))  # fmt: skip
    x = plots.scale(rows["x"], across.unit, across.axis)
    y = plots.scale(rows["y"], up.unit, up.axis)
    rules: tuple[Rule, ...] = ()
    if middles:
        rules = (
            Rule("x", middles.need, f"Middle need: {across.value(middles.need)}", True),
            Rule("y", middles.reach, f"Middle reach: {up.value(middles.reach)}", False, "quiet"),
        )
    tags = (*tags, *(_corners(x, y, need_is_right) if middles else ()))
    panel = Panel("", y, dots=(*dots, *((rings,) if marked.size else ())), rules=rules, tags=tags)
    alt = f"{len(rows):,} places: {across.label} across, {up.label} upwards."
    return plot_of(text, x, [panel], 440, pins, alt)


def _corners(x: Axis, y: Axis, need_is_right: bool) -> tuple[Tag, ...]:
    """The four quadrants in words, each in its corner."""
    inset = (y.high - y.low) * 0.05
    return tuple(
        Tag(
            x.high if right else x.low,
            y.high - inset if top else y.low + inset,
            f"{'more' if right == need_is_right else 'less'} need\n{'more' if top else 'less'} reach",
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
