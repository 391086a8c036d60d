"""Published totals beside the sum of the rows they are made of: both are kept, and the difference."""

import pandas as pd

from data import measures
from data.places import Gazetteer

COLUMNS = [
    "package_id", "indicator_id", "label", "unit", "place_id", "period",
    "published", "summed", "upper", "difference", "parts", "missing_parts",
]  # fmt: skip


def totals(values: pd.DataFrame, indicators: pd.DataFrame, places: Gazetteer) -> pd.DataFrame:
    """For every figure that adds up: the published total of a place and the sum of its parts.

    Only indicators with ``how_to_add = sum`` are looked at, and only places and periods where a
    published total and at least one part exist.

    Returns:
        package_id, indicator_id, label, unit, place_id, period, published, summed (lower bound),
        upper (if reporters overlap, the upper bound of the sum), difference (summed - published),
        parts, missing_parts (parts with a row but without a figure). Units are the indicator's.
    """
    rows = []
    adding = indicators[(indicators["how_to_add"] == "sum") & indicators["numerator_id"].isna()]
    known = dict(iter(values.groupby(["package_id", "indicator_id"])))
    for _, indicator in adding.iterrows():
        own = known.get((indicator["package_id"], indicator["indicator_id"]))
        if own is not None:
            rows.extend(_of_indicator(own, indicator, places))
    return pd.DataFrame(rows, columns=COLUMNS)


def _of_indicator(
    values: pd.DataFrame, indicator: pd.Series, places: Gazetteer
) -> list[dict[str, object]]:
    found = measures.figures(values, indicator)
    regions = [
        place_id for place_id in found["place_id"].unique() if places[place_id].level == "state"
    ]
    whole_of = {
        place_id: _whole(place_id, regions, places) for place_id in found["place_id"].unique()
    }
    found = found.assign(parent=found["place_id"].map(whole_of))
    parts = found.groupby(["parent", "period"])
    bounds = parts[["lower", "upper"]].sum(min_count=1).rename(columns={"lower": "summed"})
    counted = parts["value"].agg(parts="count", rows="size")
    sums = bounds.assign(parts=counted["parts"], missing_parts=counted["rows"] - counted["parts"])
    published = found.dropna(subset="value").set_index(["place_id", "period"])["value"]
    both = sums.join(published.rename("published").rename_axis(["parent", "period"]), how="inner")
    return [
        {
            **indicator[["package_id", "indicator_id", "label", "unit"]],
            "place_id": place_id,
            "period": period,
            "difference": row["summed"] - row["published"],
            **row,
        }
        for (place_id, period), row in both.dropna(subset="summed").iterrows()
    ]


def _whole(place_id: str, regions: list[str], places: Gazetteer) -> str | None:
    """The place a part is summed into: its state or province, or the country of a state."""
    state = places.counted_in(place_id, regions)
    return places[place_id].parent_id if state in (None, place_id) else state
