"""All that is known of one place: its figures beside its state's, and who lies next to it."""

from collections.abc import Iterable

import pandas as pd

from data import measures
from data.places import Gazetteer
from data.shapes import Layer

PROFILE = ["package_id", "indicator_id", "label", "unit", "theme", "direction"]
FIGURE = ["value", "lower", "upper", "period", "quality", "note", "source_id", "missing_reason"]


def figures(
    values: pd.DataFrame, indicators: pd.DataFrame, place_id: str, whole_id: str | None
) -> pd.DataFrame:
    """The newest figure of every indicator for a place, with its state's for the same period.

    Args:
        place_id: the place.
        whole_id: the state or province it lies in, None for a place that is one itself.

    Returns:
        package_id, indicator_id, label, unit, theme, direction, value, lower, upper, period,
        quality, note, source_id, missing_reason, whole (the state's published or computed figure of
        the same period, missing if there is none).
    """
    wanted = {place_id, whole_id}
    here = values[values["place_id"].isin(wanted)]
    known_here = set(zip(here["package_id"], here["indicator_id"], strict=True))
    rows = []
    for _, indicator in indicators.iterrows():
        if (indicator["package_id"], _counted(indicator)) not in known_here:
            continue
        found = measures.of(here, indicators, indicator)
        own = found[found["place_id"] == place_id]
        if own.empty:
            continue
        known = measures.at_newest(own)
        figure = (known if not known.empty else own.tail(1)).iloc[0]
        same = found[(found["place_id"] == whole_id) & (found["period"] == figure["period"])]
        rows.append(
            {
                **indicator[PROFILE],
                **figure[FIGURE],
                "whole": same["value"].iloc[0] if len(same) else pd.NA,
            }
        )
    return pd.DataFrame(rows, columns=[*PROFILE, *FIGURE, "whole"])


def _counted(indicator: pd.Series) -> str:
    """The stored indicator that a figure starts from: the numerator of a computed rate."""
    above = indicator["numerator_id"]
    return str(above if isinstance(above, str) else indicator["indicator_id"])


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
    """Rows whose place is, or lies in, a place.

    Args:
        rows: any table with ``place_id``.
    """
    return rows[[places.lies_in(one, place_id) for one in rows["place_id"]]]
