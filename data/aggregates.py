"""State and country values beside districts: published with a source, or computed and saying how.

What is computed holds no words, so that it is computed once for the readers of all languages.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from data import ordering
from data.indicators import Indicator
from data.messages import Number, phrase, phrase_count
from data.places import Gazetteer

COMPUTED = [
    "place_id",
    "level",
    "value",
    "basis",
    "way",
    "up_to",
    "note",
    "source_id",
    "quality",
    "counted",
    "parts",
]
COLUMNS = [
    "place_id",
    "name",
    "level",
    "value",
    "basis",
    "up_to",
    "how",
    "source_id",
    "quality",
    "counted",
    "parts",
]
# How the value of a whole came about.
STATED, DERIVED = "stated", "derived"
SUM, OF_PARTS, BY_DENOMINATOR, BY_WEIGHTS, MEDIAN = (
    "sum",
    "parts",
    "denominator",
    "weights",
    "median",
)


def compute_wholes(
    indicator: Indicator,
    districts: pd.DataFrame,
    published: pd.DataFrame,
    weights: pd.Series | None,
) -> pd.DataFrame:
    """One row for each state of the districts and one for all of them together, without any words.

    A published value wins. Otherwise counts are added (only if no part is missing), computed rates
    divide the sums of their parts, stated rates are averaged by the denominator of the source, else
    by the weights. Where nothing to weight by is known the median district stands in.

    Args:
        districts: what :func:`data.indicator_figures.at` returned at level district.
        published: the same at the levels state and country, one below the other.
        weights: a number for each place, for rates whose source gives no denominator.

    Returns:
        place_id, level, value, basis (published or computed), way (one of those above), up_to (the upper
        end where there is one), note, source_id, quality, counted and parts (districts with a value,
        districts in all). Wholes without a value are left out.
    """
    known = {row["place_id"]: row for _, row in published.dropna(subset="value").iterrows()}
    by_state = districts.groupby("state_id", sort=False)
    states = [(str(state), "state", part) for state, part in by_state]
    everything = [(indicator.country_id, "country", districts)] if len(districts) else []
    rows = [
        {
            "place_id": place_id,
            "level": level,
            **(
                _published(known[place_id])
                if place_id in known
                else _computed(indicator, part, weights)
            ),
            "counted": int(part["value"].notna().sum()),
            "parts": len(part),
        }
        for place_id, level, part in (*states, *everything)
    ]
    frame = pd.DataFrame(rows, columns=COMPUTED)
    return frame[frame["value"].notna()].reset_index(drop=True)


def say_wholes(
    wholes: pd.DataFrame, indicator: Indicator, weighted_by: str, places: Gazetteer
) -> pd.DataFrame:
    """The same in words: the states by name, then the country.

    Args:
        wholes: what :func:`compute_wholes` returned.
        weighted_by: what the weights are, in words.

    Returns:
        place_id, name, level, value, basis, up_to, how (in words), source_id, quality, counted and parts.
    """
    rows = [
        {
            **row,
            "name": _name(row, places),
            "how": _say_how(row, indicator, weighted_by),
        }
        for row in wholes.to_dict("records")
    ]
    rows.sort(key=lambda row: (row["level"] == "country", ordering.key(row["name"])))
    return pd.DataFrame(rows, columns=COLUMNS)


def _published(row: pd.Series) -> dict[str, object]:
    is_derived, upper = row["quality"] == DERIVED, row.get("upper")
    return {
        "value": float(row["value"]),
        "basis": "computed" if is_derived else "published",
        "way": DERIVED if is_derived else STATED,
        "up_to": None if pd.isna(upper) or upper == row["value"] else float(upper),
        "note": row["note"] if isinstance(row["note"], str) else "",
        "source_id": row["source_id"],
        "quality": row["quality"],
    }


def _computed(
    indicator: Indicator, part: pd.DataFrame, weights: pd.Series | None
) -> dict[str, object]:
    value, way = _together(indicator, part, weights)
    return {
        "value": value,
        "basis": "computed",
        "way": way,
        "up_to": _up_to(part) if way == SUM else None,
        "note": "",
        "source_id": None,
        "quality": DERIVED,
    }


def _together(
    indicator: Indicator, part: pd.DataFrame, weights: pd.Series | None
) -> tuple[float | None, str]:
    known = part.dropna(subset="value")
    if known.empty:
        return None, ""
    if indicator.how_to_add == "sum":
        complete = len(known) == len(part)
        return (float(known["value"].sum()) if complete else None), SUM
    values = known["value"].astype("float64")
    above = known["numerator"].astype("Float64").astype("float64")
    below = known["denominator"].astype("Float64").astype("float64")
    if above.notna().all() and below.gt(0).all():
        scale = (values * below / above).where(above > 0).dropna()
        per = float(scale.iloc[0]) if len(scale) else 1.0
        return float(above.sum() / below.sum() * per), OF_PARTS
    if below.gt(0).all():
        return _mean(values, below), BY_DENOMINATOR
    if weights is not None and indicator.is_rate:
        by = known["place_id"].map(weights).astype("float64")
        if by.gt(0).any():
            return _mean(values[by.gt(0)], by[by.gt(0)]), BY_WEIGHTS
    return float(values.median()), MEDIAN


def _up_to(part: pd.DataFrame) -> float | None:
    """The upper end of a sum, where two reporters may have counted the same."""
    lower, upper = part["value"].sum(), part["upper"].fillna(part["value"]).sum()
    return None if upper == lower else float(upper)


def _name(row: Mapping[Any, Any], places: Gazetteer) -> str:
    if row["level"] != "country" or row["way"] in (STATED, DERIVED):
        return places.name(row["place_id"])
    return phrase_count("The only district here", "All {count} districts here", row["parts"])


def _say_how(row: Mapping[Any, Any], indicator: Indicator, weighted_by: str) -> str:
    if row["way"] == STATED:
        return phrase("published")
    if row["way"] == DERIVED:
        return row["note"] or phrase("derived from stated figures")
    return phrase(
        "{how} ({count} of {total} districts)",
        how=_say_way(row, indicator, weighted_by),
        count=row["counted"],
        total=row["parts"],
    )


def _say_way(row: Mapping[Any, Any], indicator: Indicator, weighted_by: str) -> str:
    way = row["way"]
    if way == SUM and pd.notna(row["up_to"]):
        return phrase(
            "sum of districts, up to {upper} if no two organisations counted the same",
            upper=Number(float(row["up_to"]), 0),
        )
    if way == SUM:
        return phrase("sum of districts")
    if way == OF_PARTS:
        return phrase("sum of numerators over sum of denominators")
    if way == MEDIAN:
        return phrase("median district, not weighted")
    by = _denominator(indicator) if way == BY_DENOMINATOR else weighted_by
    return phrase("mean weighted by {denominator}", denominator=by)


def _mean(values: pd.Series, weights: pd.Series) -> float:
    return float((values * weights).sum() / weights.sum())


def _denominator(indicator: Indicator) -> str:
    words = indicator.denominator or phrase("the denominator of the source")
    return words[:1].lower() + words[1:]
