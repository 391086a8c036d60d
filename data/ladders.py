"""The ladders of federations: every programme's rungs beside the tiers of one neutral scale."""

from collections.abc import Collection, Mapping

import pandas as pd

from data import headlines, measures, periods

COLUMNS = [
    "tier", "package_id", "name", "plural", "abbreviation", "definition", "activities",
    "value", "unit", "period", "source_id", "quality", "indicator_id", "readings",
]  # fmt: skip


def rungs(
    ladder: pd.DataFrame,
    values: pd.DataFrame,
    indicators: pd.DataFrame,
    countries: Mapping[str, str],
) -> pd.DataFrame:
    """Every rung of every programme with the newest count of it, missing where none is reported.

    Args:
        ladder: table ``ladder`` of all programmes, with ``package_id``.
        countries: place id of the country of each package.

    Returns:
        tier, package_id, name, plural, abbreviation, definition, activities, value, unit, period,
        source_id, quality, indicator_id, readings (the count and what stands beside it, as
        :func:`data.headlines.readings` gives them, with ``unit``); from the household upwards.
    """
    named = indicators.set_index(["package_id", "indicator_id"], drop=False)
    rows = []
    for _, rung in ladder.sort_values(["package_id", "position"]).iterrows():
        own = {name: rung[name] for name in COLUMNS[:7]}
        counted_by = (rung["package_id"], rung["count_indicator_id"])
        if isinstance(counted_by[1], str) and counted_by in named.index:
            indicator = named.loc[counted_by]
            country = countries[rung["package_id"]]
            found = headlines.readings(values, indicators, indicator, country)
            for figure in found[found["is_main"].astype(bool)].to_dict("records"):
                own |= {name: figure[name] for name in ("value", "period", "source_id", "quality")}
            own |= {"unit": indicator["unit"], "indicator_id": indicator["indicator_id"]}
            own |= {"readings": found.assign(unit=indicator["unit"])}
        rows.append(own)
    return pd.DataFrame(rows, columns=COLUMNS)


def series(
    ladder: pd.DataFrame,
    values: pd.DataFrame,
    indicators: pd.DataFrame,
    package_id: str,
    country: str,
) -> pd.DataFrame:
    """Every figure over time of what a ladder's rungs are counted by, and of women's federations.

    Returns:
        indicator_id, label, unit, period, value, quality, source_id, note, series,
        dating; oldest first.
    """
    mine = indicators[(indicators["package_id"] == package_id) & indicators["tier"].notna()]
    rungs_of = ladder[ladder["package_id"] == package_id]["count_indicator_id"]
    shown = mine["indicator_id"].isin(rungs_of) | (mine["theme"] == "gender")
    counts = mine[shown & mine["numerator_id"].isna() & (mine["how_to_add"] != "last")]
    frames = []
    for _, indicator in counts.iterrows():
        found = measures.figures(values, indicator)
        here = found[(found["place_id"] == country) & found["value"].notna()]
        if len(here) > 1:
            frames.append(here.assign(**indicator[["indicator_id", "label", "unit"]]))
    columns = ["indicator_id", "label", "unit", "period", "value", "quality", "source_id", "note"]
    columns += ["series", "dating"]
    return pd.concat(frames)[columns] if frames else pd.DataFrame(columns=columns)


def by_reporter(
    ladder: pd.DataFrame,
    values: pd.DataFrame,
    indicators: pd.DataFrame,
    package_id: str,
    country: str,
) -> pd.DataFrame:
    """The newest count of every rung as each reporting organisation gives it for the country.

    Returns:
        reporter, indicator_id, label, unit, period, value, quality, source_id, note.
    """
    mine = indicators[indicators["package_id"] == package_id]
    rungs_of = ladder[ladder["package_id"] == package_id]["count_indicator_id"]
    counts = mine[mine["indicator_id"].isin(rungs_of)]
    rows = values[
        (values["package_id"] == package_id)
        & values["indicator_id"].isin(counts["indicator_id"])
        & (values["place_id"] == country)
        & (values["reporter"] != "all")
        & (values["group"] == "all")
        & (values["variant"] == "main")
        & values["value"].notna()
    ]
    order = rows.assign(_end=[periods.sort_key(period) for period in rows["period"]]).sort_values(
        "_end"
    )
    newest = order.drop_duplicates(["reporter", "indicator_id"], keep="last")
    named = newest.merge(counts[["indicator_id", "label", "unit"]], on="indicator_id")
    columns = ["reporter", "indicator_id", "label", "unit", "period", "value"]
    return named[[*columns, "quality", "source_id", "note"]]


def official(
    values: pd.DataFrame,
    indicators: pd.DataFrame,
    package_id: str,
    by_district: Collection[str] = (),
) -> pd.DataFrame:
    """Counts of federations in a context package: newest figure of each place.

    Args:
        by_district: indicators that are known district by district, and shown by themselves.

    Returns:
        place_id, indicator_id, label, unit, period, value, quality, source_id, note, caveat.
    """
    mine = indicators[
        (indicators["package_id"] == package_id)
        & (indicators["theme"] == "federations")
        & ~indicators["indicator_id"].isin(by_district)
    ]
    frames = [
        measures.at_newest(measures.figures(values, row)).assign(
            **row[["indicator_id", "label", "unit", "caveat"]]
        )
        for _, row in mine.iterrows()
    ]
    columns = ["place_id", "indicator_id", "label", "unit", "period", "value"]
    columns += ["quality", "source_id", "note", "caveat"]
    return pd.concat(frames)[columns] if frames else pd.DataFrame(columns=columns)
