"""All that is known of one place: its figures beside its state's, and who lies next to it."""

from collections.abc import Collection, Iterable, Mapping
from itertools import chain

import pandas as pd

from data import measures
from data.places import FURTHER_PLACES, Gazetteer, places_of
from data.shapes import Layer

PROFILE = ["package_id", "indicator_id", "label", "unit", "theme", "direction"]
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
    rows_of = dict(iter(values.groupby(["package_id", "indicator_id"], sort=False)))
    states = {one: _state_around(one, places) for one in values["place_id"].unique()}
    parts = []
    for _, indicator in indicators.iterrows():
        keys = [(indicator["package_id"], one) for one in _stored(indicator)]
        own = [rows_of[key] for key in keys if key in rows_of]
        if keys[0] in rows_of:
            found = measures.of(pd.concat(own), indicators, indicator)
            parts.append(_newest(found, states).assign(**indicator[PROFILE]))
    columns = ["place_id", *PROFILE, *FIGURE, "whole"]
    return pd.concat(parts, ignore_index=True)[columns] if parts else pd.DataFrame(columns=columns)


def _newest(found: pd.DataFrame, states: Mapping[str, str | None]) -> pd.DataFrame:
    known = measures.at_newest(found)
    silent = found[~found["place_id"].isin(known["place_id"])].drop_duplicates(
        "place_id", keep="last"
    )
    newest = pd.concat([known, silent])
    wholes = found[["place_id", "period", "value"]].rename(
        columns={"place_id": "_state", "value": "whole"}
    )
    around = newest.assign(_state=newest["place_id"].map(states).astype("string"))
    return around.merge(wholes, on=["_state", "period"], how="left")


def _state_around(place_id: str, places: Gazetteer) -> str | None:
    state = places.state_of(place_id)
    return None if state == place_id else state


def _stored(indicator: pd.Series) -> list[str]:
    """The stored indicators that a figure is made of; the first one decides where it is known."""
    parts = [indicator["numerator_id"], indicator["denominator_id"]]
    return [one for one in parts if isinstance(one, str)] or [str(indicator["indicator_id"])]


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
    columns = ["place_id", *(one for one in FURTHER_PLACES if one in rows)]
    named = [places_of(row) for row in rows[columns].to_dict("records")]
    here = {
        one
        for one in set(chain.from_iterable(named))
        if any(places.lies_in(one, place_id) for place_id in place_ids)
    }
    return pd.Series([not here.isdisjoint(own) for own in named], rows.index, dtype=bool)
