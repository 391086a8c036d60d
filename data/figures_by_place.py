"""Figures of an indicator place by place: what a map and its table twin show for one period."""

from collections.abc import Collection, Iterable, Mapping

import pandas as pd

from data import ordering, periods
from data.places import Gazetteer

FEWEST_PLACES = 3
COUNTED_BY = "sum"


def mappable_indicators(
    values: pd.DataFrame,
    indicators: pd.DataFrame,
    places: Gazetteer,
    package_id: str,
    themes: Iterable[str],
) -> pd.DataFrame:
    """Indicators of a package that can be mapped, with the finest level they have figures for.

    Returns:
        Rows of ``indicators`` with ``level`` (district or state), rates first.
    """
    mine = indicators[
        (indicators["package_id"] == package_id) & indicators["theme"].isin(list(themes))
    ]
    counted = count_places(values[values["package_id"] == package_id], places)
    level_of = finest_levels(mine, counted)
    shown = mine.assign(level=pd.Series(level_of, mine.index, dtype="object"))
    shown = shown[shown["level"].notna()]
    is_count = shown["how_to_add"] == COUNTED_BY
    return (
        shown.assign(_count=is_count)
        .sort_values(["_count", "label"], key=ordering.column_key)
        .drop(columns="_count")
    )


def finest_levels(indicators: pd.DataFrame, counted: pd.Series) -> list[str | None]:
    """The finest level at which each indicator can be mapped; None for one that cannot be.

    Args:
        counted: what :func:`count_places` returned.
    """
    levels: dict[str, set[str]] = {}
    for indicator_id, level in counted[counted >= FEWEST_PLACES].index:
        levels.setdefault(indicator_id, set()).add(level)
    return [_finest(row, levels) for _, row in indicators.iterrows()]


def count_places(values: pd.DataFrame, places: Gazetteer) -> pd.Series:
    """How many places of each level have a figure of an indicator that a map can show."""
    known = values[(values["group"] == "all") & (values["residence"] == "total")]
    known = known[known["value"].notna() & known["variant"].isin(["main", "overlap"])]
    known = known.assign(_level=[places[place_id].level for place_id in known["place_id"]])
    return known.groupby(["indicator_id", "_level"])["place_id"].nunique()


def _finest(indicator: pd.Series, levels: Mapping[str, set[str]]) -> str | None:
    ids = [indicator["numerator_id"], indicator["denominator_id"]]
    parts = [one for one in ids if isinstance(one, str)] or [indicator["indicator_id"]]
    common = set.intersection(*(levels.get(part, set()) for part in parts))
    return next((level for level in ("district", "state") if level in common), None)


def by_place(
    found: pd.DataFrame, period: str, places: Gazetteer, drawn: Iterable[str]
) -> pd.DataFrame:
    """One row for every drawn place, in reading order: its figure of one period, or none.

    A figure of several districts together (a group without a shape of its own) is shown on each of
    them, and ``figure_of`` names the group; where one of them has a figure of its own, which the
    group's contains, on none.

    Args:
        found: what :func:`data.measures.figures_of_indicator` returned.
        period: the period wanted.
        drawn: ids of the places that have a shape.

    Returns:
        place_id, name, state, look (value, no_record), figure_of, and the columns of ``found``.
    """
    now = found[found["period"] == period].set_index("place_id")
    known = set(now.index[now["value"].notna()])
    shared = {
        shape: place_id
        for place_id in now.index
        if known.isdisjoint(places[place_id].drawn_as)
        for shape in places[place_id].drawn_as
        if shape not in now.index
    }
    own = {one: one if one in now.index else shared.get(one) for one in drawn}
    rows = pd.DataFrame(
        {
            "place_id": list(own),
            "name": [places.name(place_id) for place_id in own],
            "state": [places.state_name(place_id) for place_id in own],
            "figure_of": [
                places.name(of) if of not in (None, one) else None for one, of in own.items()
            ],
            "_of": list(own.values()),
        }
    )
    joined = rows.merge(now, left_on="_of", right_index=True, how="left").drop(columns="_of")
    looks = ["no_record" if pd.isna(value) else "value" for value in joined["value"]]
    return joined.assign(look=looks).sort_values(
        ["state", "name"], key=ordering.column_key, ignore_index=True
    )


def on_shapes(rows: pd.DataFrame, shapes: Collection[str], places: Gazetteer) -> pd.DataFrame:
    """Figures of places, with those of a group of districts on each of them, as in :func:`by_place`.

    Args:
        rows: place_id, name, value and any other columns.
        shapes: ids of the places that have a shape.

    Returns:
        The same columns and ``figure_of``, the name of the group where the figure is a group's.
    """
    own, known = set(rows["place_id"]), set(rows[rows["value"].notna()]["place_id"])
    drawn_as = {
        place_id: [one for one in places[place_id].drawn_as if one in shapes and one not in own]
        for place_id in own.difference(shapes)
        if known.isdisjoint(places[place_id].drawn_as)
    }
    shared = [
        {**row, "place_id": shape, "name": places.name(shape), "figure_of": row["name"]}
        for row in rows.to_dict("records")
        for shape in drawn_as.get(row["place_id"], ())
    ]
    groups = [place_id for place_id, parts in drawn_as.items() if parts]
    alone = rows[~rows["place_id"].isin(groups)].assign(figure_of=None)
    if not shared:
        return alone
    return pd.concat([alone, pd.DataFrame(shared)[list(alone)].astype(alone.dtypes)])


def groups_of(place_id: str, places: Gazetteer) -> list[str]:
    """Ids of the places without a shape of their own that are drawn as this one, with others or alone."""
    return [one.place_id for one in places.places.values() if place_id in one.drawn_as]


def known_periods(found: pd.DataFrame, drawn: Iterable[str], places: Gazetteer) -> list[str]:
    """Periods in which at least one drawn place (or group of them) has a figure, oldest first."""
    shapes = set(drawn)
    here = [
        place_id in shapes or bool(shapes & set(places[place_id].drawn_as))
        for place_id in found["place_id"]
    ]
    dated = found[pd.Series(here, found.index, dtype=bool) & found["value"].notna()]["period"]
    return sorted(set(dated), key=periods.sort_key)


def doubts(rows: pd.DataFrame) -> list[str]:
    """The different reasons for doubt among the figures shown, the most frequent first."""
    doubtful = rows[(rows["quality"] == "doubtful") & rows["note"].notna()]
    return list(doubtful["note"].value_counts().index)
