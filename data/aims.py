"""What was measured for each aim: the figure that stands for it, its parts, and what differs from it."""

from collections.abc import Iterable, Mapping
from itertools import product

import pandas as pd

from data import measures, ordering, periods
from data.places import Gazetteer

SERIES = 3
MAIN = ("main", "overlap")
RESULTS = ["indicator_id", "basis", "parts", "value", "upper", "period", "base_period"]
PROVENANCE = ["source_id", "quality", "note"]
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
    rows = [
        _result(code, rows, code in set(adds_up), country, places) for code, rows in found.items()
    ]
    return pd.DataFrame(rows, columns=[*RESULTS, *PROVENANCE])


def breakdown(found: Mapping[str, pd.DataFrame], country: str, places: Gazetteer) -> pd.DataFrame:
    """The newest figure of every indicator in every state or province of a country, by name.

    Returns:
        place_id, name, indicator_id, value, upper, period, source_id, quality, note.
    """
    nothing = pd.DataFrame(columns=[*PARTS[:1], *PARTS[2:]])
    frames = [
        _parts(rows, country, places).assign(indicator_id=code) for code, rows in found.items()
    ]
    together = pd.concat(frames, ignore_index=True) if frames else nothing
    named = together.assign(name=[places.name(place_id) for place_id in together["place_id"]])
    return named[PARTS].sort_values(
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
    of_place = dict(iter(rows.groupby(["indicator_id", "place_id"])))
    told: list[dict[str, object]] = []
    for key in product(wanted, held_in):
        if key in of_place:
            told.extend(_differing(of_place[key], with_earlier=key[1] == country))
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


def _result(
    code: str, rows: pd.DataFrame, adds_up: bool, country: str, places: Gazetteer
) -> dict[str, object]:
    whole = measures.at_newest(rows[rows["place_id"] == country])
    parts = _parts(rows, country, places)
    about = {"indicator_id": code, "parts": len(parts)}
    if not whole.empty:
        return {**whole.iloc[0][[*RESULTS[3:], *PROVENANCE]], **about, "basis": "published"}
    if adds_up and len(parts):
        return {
            **about,
            "basis": "sum",
            "value": parts["value"].sum(),
            "upper": parts["upper"].sum(),
            "period": periods.newest(parts["period"]),
            "quality": "derived",
        }
    return {**about, "basis": "parts" if len(parts) else "nothing"}


def _parts(rows: pd.DataFrame, country: str, places: Gazetteer) -> pd.DataFrame:
    states = {place.place_id for place in places.children(country, "state")}
    newest = measures.at_newest(rows[rows["place_id"].isin(states)])
    return newest[["place_id", "value", "upper", "period", *PROVENANCE]]


def _differing(here: pd.DataFrame, with_earlier: bool) -> list[dict[str, object]]:
    """Rows of one indicator in one place that differ from the main one; rows by their end."""
    main = here[here["variant"].isin(MAIN)]
    if main.empty:
        return []
    newest = main.iloc[-1]
    of_period = main.set_index("period")["value"].to_dict()
    others = here[~here["variant"].isin(MAIN)]
    if with_earlier and len(main) <= SERIES:
        others = pd.concat([others, main.iloc[:-1]])
    told = []
    for row in others.sort_values("_end", ascending=False).to_dict("records"):
        same_time = row["period"] in of_period and row["variant"] not in MAIN
        beside_period = row["period"] if same_time else newest["period"]
        beside = of_period[beside_period]
        if row["value"] != beside:
            told.append({**row, "beside": beside, "beside_period": beside_period})
    return told
