"""What was measured for each aim: the figure that stands for it, its parts, and what differs from it."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import Any

import pandas as pd

from data import measures, ordering, periods
from data.places import Gazetteer

SERIES = 3
MAIN = ("main", "overlap")
RESULTS = ["indicator_id", "basis", "parts", "value", "upper", "period", "base_period"]
PROVENANCE = ["source_id", "quality", "note"]
NEWEST = ["place_id", "value", "upper", "period", "base_period", *PROVENANCE]
PARTS = ["place_id", "name", "indicator_id", "value", "upper", "period", *PROVENANCE]
READINGS = [
    "indicator_id", "place_id", "period", "value", "variant", "beside", "beside_period", *PROVENANCE,
]  # fmt: skip


def results(
    found: Mapping[str, pd.DataFrame], adds_up: Iterable[str], country: str, places: Gazetteer
) -> pd.DataFrame:
    """One row for each indicator: the newest figure of the whole programme, or how far its parts go.

    Args:
        found: what :func:`data.measures.figures_of_indicator` returned for each indicator, in
            the order to show.
        adds_up: indicators whose parts may be summed.
        country: place id of the whole.

    Returns:
        indicator_id, basis, parts, value, upper, period, base_period, source_id, quality, note. The
        basis is ``published`` (a source gives the whole), ``sum`` (nobody does; the newest figures of
        the parts are added, and their sources stand with the parts), ``parts`` (parts that must not
        be added) or ``nothing``. ``parts`` is the number of states or provinces with a figure.
    """
    newest, summable = _newest(found, country, places), frozenset(adds_up)
    rows = [_result(code, newest[code], code in summable, country) for code in found]
    return pd.DataFrame(rows, columns=[*RESULTS, *PROVENANCE])


def breakdown(found: Mapping[str, pd.DataFrame], country: str, places: Gazetteer) -> pd.DataFrame:
    """The newest figure of every indicator in every state or province of a country, by name.

    Returns:
        place_id, name, indicator_id, value, upper, period, source_id, quality, note.
    """
    parts = [
        {**figure, "name": places.name(figure["place_id"])}
        for newest in _newest(found, country, places).values()
        for figure in newest
        if figure["place_id"] != country
    ]
    return pd.DataFrame(parts, columns=PARTS).sort_values(
        ["name"], kind="stable", key=ordering.column_key, ignore_index=True
    )


def other_readings(
    values: pd.DataFrame, indicator_ids: Iterable[str], country: str, places: Gazetteer
) -> pd.DataFrame:
    """Figures that differ from the one shown, each with the one it differs from beside it.

    A second reading stands beside the main one of its place and time, or the newest where there is
    none of that time. Earlier main figures of the country are told as well, unless there are more
    than SERIES of them: then they are a growing count and no contradiction.

    Args:
        values: table ``values`` of one programme.

    Returns:
        indicator_id, place_id, period, value, variant, beside, beside_period, source_id, quality,
        note; newest first within an indicator.
    """
    wanted = list(dict.fromkeys(indicator_ids))
    held_in = [country, *(place.place_id for place in places.children(country, "state"))]
    rows = values[values["indicator_id"].isin(wanted) & values["place_id"].isin(held_in)]
    rows = rows[
        (rows["group"] == "all") & (rows["residence"] == "total") & (rows["reporter"] == "all")
    ]
    rows = rows[rows["value"].notna()]
    rows = rows.assign(_end=rows["period"].map(periods.sort_key)).sort_values("_end")
    of_place: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in rows.to_dict("records"):
        of_place.setdefault((row["indicator_id"], row["place_id"]), []).append(row)
    told: list[dict[str, object]] = []
    for key in product(wanted, held_in):
        told.extend(_differing(of_place.get(key, []), with_earlier=key[1] == country))
    return pd.DataFrame(told, columns=READINGS)


def totals(shown: pd.DataFrame, parts: pd.DataFrame, adds_up: Iterable[str]) -> pd.DataFrame:
    """Published totals beside the sum of their parts, where both are of the same time.

    Args:
        shown: what :func:`results` returned.
        parts: what :func:`breakdown` returned.
        adds_up: indicators whose parts may be summed.

    Returns:
        Index indicator_id; published, summed, difference (summed - published).
    """
    sums = parts.groupby("indicator_id").agg(
        summed=("value", "sum"), times=("period", "nunique"), time=("period", "first")
    )
    known = shown[(shown["basis"] == "published") & shown["indicator_id"].isin(list(adds_up))]
    both = known.set_index("indicator_id")[["value", "period"]].join(sums, how="inner")
    both = both[(both["times"] == 1) & (both["period"] == both["time"])]
    compared = both.rename(columns={"value": "published"})[["published", "summed"]]
    return compared.assign(difference=compared["summed"] - compared["published"])


def _newest(
    found: Mapping[str, pd.DataFrame], country: str, places: Gazetteer
) -> dict[str, list[dict[str, Any]]]:
    """The newest figure of each indicator for the country and for each of its states or provinces.

    All in one go: to ask each small frame on its own takes ten times as long.
    """
    wanted = {country, *(place.place_id for place in places.children(country, "state"))}
    shown = [
        rows.loc[rows["place_id"].isin(wanted), NEWEST].assign(indicator_id=code)
        for code, rows in found.items()
    ]
    newest: dict[str, list[dict[str, Any]]] = {code: [] for code in found}
    if shown:
        known = pd.concat(shown, ignore_index=True).dropna(subset="value")
        for figure in measures.newest(known, ["indicator_id", "place_id"]).to_dict("records"):
            newest[figure["indicator_id"]].append(figure)
    return newest


def _result(
    code: str, newest: Sequence[Mapping[str, Any]], adds_up: bool, country: str
) -> dict[str, object]:
    whole = next((figure for figure in newest if figure["place_id"] == country), None)
    parts = [figure for figure in newest if figure["place_id"] != country]
    about = {"indicator_id": code, "parts": len(parts)}
    if whole:
        return {**whole, **about, "basis": "published"}
    if adds_up and parts:
        return {
            **about,
            "basis": "sum",
            "value": sum(figure["value"] for figure in parts),
            "upper": sum(figure["upper"] for figure in parts),
            "period": periods.newest(figure["period"] for figure in parts),
            "quality": "derived",
        }
    return {**about, "basis": "parts" if parts else "nothing"}


def _differing(here: Sequence[dict[str, Any]], with_earlier: bool) -> list[dict[str, object]]:
    """Rows of one indicator in one place that differ from the main one; rows by their end."""
    main = [row for row in here if row["variant"] in MAIN]
    if not main:
        return []
    newest = main[-1]
    of_period = {row["period"]: row["value"] for row in main}
    others = [row for row in here if row["variant"] not in MAIN]
    if with_earlier and len(main) <= SERIES:
        others = [*others, *main[:-1]]
    told = []
    for row in sorted(others, key=lambda row: row["_end"], reverse=True):
        same_time = row["period"] in of_period and row["variant"] not in MAIN
        beside_period = row["period"] if same_time else newest["period"]
        beside = of_period[beside_period]
        if row["value"] != beside:
            told.append({**row, "beside": beside, "beside_period": beside_period})
    return told
