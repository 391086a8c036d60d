"""State and country values beside districts: published with a source, or computed and saying how."""

from dataclasses import dataclass

import pandas as pd

from data.indicators import Indicator
from data.messages import Number, phrase, phrase_count
from data.places import Gazetteer

COLUMNS = [
    "place_id",
    "name",
    "level",
    "value",
    "basis",
    "how",
    "source_id",
    "quality",
    "counted",
    "parts",
]


@dataclass(frozen=True)
class Weights:
    """What districts are weighted by: a number for each place, and what it is in words."""

    by_place: pd.Series
    text: str


def aggregate_places(
    indicator: Indicator,
    districts: pd.DataFrame,
    published: pd.DataFrame,
    weights: Weights | None,
    places: Gazetteer,
) -> pd.DataFrame:
    """One row for each state of the districts and one for all of them together.

    A published value wins. Otherwise counts are added (only if no part is missing), computed rates
    divide the sums of their parts, stated rates are averaged by the denominator of the source, else
    by the weights. Where nothing to weight by is known the median district stands in.

    Args:
        districts: what :func:`data.indicator_figures.at` returned at level district.
        published: the same at the levels state and country, one below the other.
        weights: for rates whose source gives no denominator.

    Returns:
        place_id, name, level, value, basis (published or computed), how (in words), source_id,
        quality, counted and parts (districts with a value, districts in all). Wholes without a value
        are left out.
    """
    known = {row["place_id"]: row for _, row in published.dropna(subset="value").iterrows()}
    by_state = districts.groupby("state_id", sort=False)
    states = [(str(state), "state", part) for state, part in by_state]
    everything = [(indicator.country_id, "country", districts)] if len(districts) else []
    rows = [
        _published(known[place_id], place_id, level, places, part)
        if place_id in known
        else _computed(indicator, place_id, level, part, weights, places)
        for place_id, level, part in (*states, *everything)
    ]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame[frame["value"].notna()].reset_index(drop=True)


def _published(
    row: pd.Series, place_id: str, level: str, places: Gazetteer, part: pd.DataFrame
) -> dict[str, object]:
    derived = row["quality"] == "derived"
    note = row["note"] if isinstance(row["note"], str) else phrase("derived from stated figures")
    return {
        "place_id": place_id,
        "name": places.name(place_id),
        "level": level,
        "value": float(row["value"]),
        "basis": "computed" if derived else "published",
        "how": note if derived else phrase("published"),
        "source_id": row["source_id"],
        "quality": row["quality"],
        "counted": int(part["value"].notna().sum()),
        "parts": len(part),
    }


def _computed(
    indicator: Indicator,
    place_id: str,
    level: str,
    part: pd.DataFrame,
    weights: Weights | None,
    places: Gazetteer,
) -> dict[str, object]:
    value, how = _together(indicator, part, weights)
    counted = int(part["value"].notna().sum())
    whole = level == "country"
    return {
        "place_id": place_id,
        "name": _everything(len(part)) if whole else places.name(place_id),
        "level": level,
        "value": value,
        "basis": "computed",
        "how": phrase(
            "{how} ({count} of {total} districts)", how=how, count=counted, total=len(part)
        ),
        "source_id": None,
        "quality": "derived",
        "counted": counted,
        "parts": len(part),
    }


def _everything(districts: int) -> str:
    return phrase_count("The only district here", "All {count} districts here", districts)


def _together(
    indicator: Indicator, part: pd.DataFrame, weights: Weights | None
) -> tuple[float | None, str]:
    known = part.dropna(subset="value")
    if known.empty:
        return None, ""
    if indicator.how_to_add == "sum":
        complete = len(known) == len(part)
        return (float(known["value"].sum()) if complete else None), _sum_in_words(known)
    values = known["value"].astype("float64")
    above = known["numerator"].astype("Float64").astype("float64")
    below = known["denominator"].astype("Float64").astype("float64")
    if above.notna().all() and below.gt(0).all():
        scale = (values * below / above).where(above > 0).dropna()
        per = float(scale.iloc[0]) if len(scale) else 1.0
        return float(above.sum() / below.sum() * per), phrase(
            "sum of numerators over sum of denominators"
        )
    if below.gt(0).all():
        return _mean(values, below), phrase(
            "mean weighted by {denominator}", denominator=_denominator(indicator)
        )
    if weights is not None and indicator.is_rate:
        by = known["place_id"].map(weights.by_place).astype("float64")
        if by.gt(0).any():
            return _mean(values[by.gt(0)], by[by.gt(0)]), phrase(
                "mean weighted by {denominator}", denominator=weights.text
            )
    return float(values.median()), phrase("median district, not weighted")


def _sum_in_words(known: pd.DataFrame) -> str:
    """How a sum was made; with its upper end, where two reporters may have counted the same."""
    lower, upper = float(known["value"].sum()), float(known["upper"].fillna(known["value"]).sum())
    if upper == lower:
        return phrase("sum of districts")
    return phrase(
        "sum of districts, up to {upper} if no two organisations counted the same",
        upper=Number(upper, 0),
    )


def _mean(values: pd.Series, weights: pd.Series) -> float:
    return float((values * weights).sum() / weights.sum())


def _denominator(indicator: Indicator) -> str:
    words = indicator.denominator or phrase("the denominator of the source")
    return words[:1].lower() + words[1:]
