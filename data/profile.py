"""All that is known of one place: its figures beside its state's, and who lies next to it."""

from collections.abc import Collection, Iterable
from itertools import chain

import pandas as pd

from data import measures
from data.place import FURTHER_PLACES, places_of
from data.places import Gazetteer
from data.shapes import Layer

INDICATOR = ["package_id", "indicator_id"]
PROFILE = [*INDICATOR, "label", "unit", "theme", "direction"]
FIGURE = [
    "value", "lower", "upper", "period", "quality", "note", "source_id", "missing_reason",
    "figure_kind",
]  # fmt: skip


def figures(values: pd.DataFrame, indicators: pd.DataFrame, places: Gazetteer) -> pd.DataFrame:
    """The newest figure of every indicator for every place, with its state's for the same period.

    Args:
        values, indicators: the tables with ``package_id``.

    Returns:
        place_id, package_id, indicator_id, label, unit, theme, direction, value, lower, upper,
        period, quality, note, source_id, missing_reason, figure_kind, whole (the published or
        computed figure of the state or province it lies in, of the same period, missing if there is
        none).
    """
    states = {place_id: _state_around(place_id, places) for place_id in values["place_id"].unique()}
    found = _of_all(values, indicators)
    newest = measures.newest(found, [*INDICATOR, "place_id"])
    around = newest.assign(_state=newest["place_id"].map(states).astype("string"))
    wholes = found[[*INDICATOR, "place_id", "period", "value"]].rename(
        columns={"place_id": "_state", "value": "whole"}
    )
    beside = around.merge(wholes, on=[*INDICATOR, "_state", "period"], how="left")
    listed = indicators[PROFILE].merge(beside, on=INDICATOR)
    return listed[["place_id", *PROFILE, *FIGURE, "whole"]]


def _of_all(values: pd.DataFrame, indicators: pd.DataFrame) -> pd.DataFrame:
    """Figures of all indicators: the stored ones, and each computed one whose numerator is known."""
    is_computed = indicators["numerator_id"].notna()
    stored = measures.of_many(values, indicators[~is_computed])
    known = {key: rows.drop(columns=INDICATOR) for key, rows in stored.groupby(INDICATOR)}
    nothing = stored.iloc[:0].drop(columns=INDICATOR)
    rates = [
        measures.rate_of(
            above, known.get((rate["package_id"], rate["denominator_id"]), nothing), rate
        ).assign(**rate[INDICATOR])
        for _, rate in indicators[is_computed].iterrows()
        if (above := known.get((rate["package_id"], rate["numerator_id"]))) is not None
    ]
    return pd.concat([stored, *rates], ignore_index=True)


def _state_around(place_id: str, places: Gazetteer) -> str | None:
    state = places.state_of(place_id)
    return None if state == place_id else state


def neighbours(layer: Layer, place_id: str) -> list[str]:
    """Ids of the places of a layer that share a border with one, in the order of the layer.

    Shared borders have the same points, so two places are neighbours when they share two of them.
    """
    points = {shape.place_id: _points(shape.rings) for shape in layer.shapes}
    own = points.get(place_id, set())
    return [one for one, its in points.items() if one != place_id and len(own & its) > 1]


def _points(rings: Iterable[Iterable[tuple[float, float]]]) -> set[tuple[float, float]]:
    return {(round(lon, 5), round(lat, 5)) for ring in rings for lon, lat in ring}


def inside(rows: pd.DataFrame, place_id: str, places: Gazetteer) -> pd.DataFrame:
    """Rows of which any place is, or lies in, a place.

    Args:
        rows: any table with ``place_id``; further places and venues count where it has them.
    """
    return rows[is_inside(rows, {place_id}, places)]


def is_inside(rows: pd.DataFrame, place_ids: Collection[str], places: Gazetteer) -> pd.Series:
    """For each row, whether any place it names is, or lies in, one of some places."""
    columns = ["place_id", *(place for place in FURTHER_PLACES if place in rows)]
    named = [places_of(row) for row in rows[columns].to_dict("records")]
    here = {
        one
        for one in set(chain.from_iterable(named))
        if any(places.lies_in(one, place_id) for place_id in place_ids)
    }
    return pd.Series([not here.isdisjoint(own) for own in named], rows.index, dtype=bool)
