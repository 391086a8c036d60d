"""Programme beside need: its districts against the others, and reach against need."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from data.messages import mark_message

QUARTILES = {"lowest": 0.0, "lower": 0.25, "median": 0.5, "upper": 0.75, "highest": 1.0}
QUADRANTS = {
    "high_low": mark_message("Need above the middle, reach below it"),
    "high_high": mark_message("Need and reach above the middle"),
    "low_low": mark_message("Need and reach below the middle"),
    "low_high": mark_message("Need below the middle, reach above it"),
}


def by_side(rows: pd.DataFrame, coverage: pd.DataFrame) -> pd.DataFrame:
    """Districts of the programme's states with the side they are on.

    Args:
        rows: what :func:`data.indicator_figures.at` returned for districts.
        coverage: the look of every district (:func:`data.coverage.by_district`).

    Returns:
        The rows of places that are not outside the programme, with ``look``, ``weak`` and ``side``:
        programme (proven by a source), likely (covered on weak evidence) or other (not covered, or no
        record).
    """
    known = coverage.set_index("place_id")
    looks = rows["place_id"].map(known["look"])
    inside = rows.assign(look=looks, weak=rows["place_id"].map(known["weak"]).eq(True))
    inside = inside[looks.isin(["covered", "not_covered", "no_record"])]
    sides = {"covered": "programme", "not_covered": "other", "no_record": "other"}
    side = inside["look"].map(sides).mask(inside["weak"], "likely")
    return inside.assign(side=side).reset_index(drop=True)


def spread(sided: pd.DataFrame) -> pd.DataFrame:
    """Quartiles of both sides, for all states together and for each state; the likely are on none.

    Args:
        sided: what :func:`by_side` returned.

    Returns:
        state_id (missing for all together), state, side, count (places with a value), places, lowest,
        lower, median, upper, highest.
    """
    everywhere: tuple[object, object] = (None, mark_message("All states of the programme"))
    parts = [(*everywhere, sided)]
    parts += [(state_id, state, part) for (state_id, state), part in _by_state(sided)]
    rows = []
    for state_id, state, part in parts:
        for side in ("programme", "other"):
            own = part[part["side"] == side]
            known = own["value"].dropna().astype("float64")
            cuts = dict(zip(QUARTILES, _quantiles(known), strict=True))
            rows.append(
                {"state_id": state_id, "state": state, "side": side,
                 "count": len(known), "places": len(own), **cuts}
            )  # fmt: skip
    return pd.DataFrame(rows)


def _quantiles(known: "pd.Series[float]") -> list[float | None]:
    if known.empty:
        return [None] * len(QUARTILES)
    return [float(cut) for cut in known.quantile(list(QUARTILES.values()))]


def _by_state(sided: pd.DataFrame) -> Iterator[tuple[tuple[object, object], pd.DataFrame]]:
    for keys, part in sided.groupby(["state_id", "state"]):
        yield (keys[0], keys[1]), part


@dataclass(frozen=True)
class Middles:
    """The two medians that divide need from need and reach from reach."""

    need: float
    reach: float


def quadrants(
    need: pd.DataFrame, reach: Mapping[str, float], direction: str
) -> tuple[pd.DataFrame, Middles | None]:
    """Districts by need and reach, divided at the medians of the districts that have both.

    A place on a median counts as below it.

    Args:
        need: what :func:`data.indicator_figures.at` returned for districts; more is worse unless
            ``direction`` is higher_better.
        reach: the programme's rate by place id.

    Returns:
        place_id, name, state_id, state, full_name, need, reach, quadrant (a key of QUADRANTS); greatest
        need first. The medians are None if no district has both.
    """
    columns = ["place_id", "name", "state_id", "state", "full_name", "need", "reach"]
    reached = need["place_id"].map(dict(reach))
    both = need.assign(need=need["value"].astype("float64"), reach=reached.astype("float64"))
    both = both.dropna(subset=["need", "reach"])
    if both.empty:
        return both.assign(quadrant=pd.Series(dtype="object"))[[*columns, "quadrant"]], None
    middles = Middles(float(both["need"].median()), float(both["reach"].median()))
    more_is_worse = direction != "higher_better"
    needy = both["need"] > middles.need if more_is_worse else both["need"] < middles.need
    well_reached = both["reach"] > middles.reach
    named = [
        f"{'high' if much else 'low'}_{'high' if reached_well else 'low'}"
        for much, reached_well in zip(needy, well_reached, strict=True)
    ]
    rows = both.assign(quadrant=named).sort_values("need", ascending=not more_is_worse)
    return rows[[*columns, "quadrant"]].reset_index(drop=True), middles


def neediest(sided: pd.DataFrame, direction: str) -> tuple[pd.DataFrame, float | None]:
    """The needier half of the districts, greatest need first, and the median that divides them.

    For a programme of which only the presence in a district is known.

    Args:
        sided: what :func:`by_side` returned.
    """
    known = sided.dropna(subset="value")
    if known.empty:
        return known, None
    values = known["value"].astype("float64")
    middle = float(values.median())
    more_is_worse = direction != "higher_better"
    half = known[values > middle] if more_is_worse else known[values < middle]
    return half.sort_values("value", ascending=not more_is_worse, ignore_index=True), middle
