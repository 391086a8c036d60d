"""The ladders of federations: every programme's rungs beside the tiers of one neutral scale."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from data import headlines, measures, periods, publication

COLUMNS = [
    "position", "tier", "package_id", "name", "plural", "abbreviation", "definition", "activities",
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
        position, tier, package_id, name, plural, abbreviation, definition, activities, value, unit, period,
        source_id, quality, indicator_id, readings (the count and what stands beside it, as
        :func:`data.headlines.readings` gives them, with ``unit``); from the household upwards.
    """
    named = indicators.set_index(["package_id", "indicator_id"], drop=False)
    rows = []
    for _, rung in ladder.sort_values(["package_id", "position"]).iterrows():
        own = {name: rung[name] for name in COLUMNS[:8]}
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


@dataclass(frozen=True)
class Count:
    """One figure of the whole country."""

    package_id: str
    indicator_id: str
    place_id: str
    period: str
    value: float
    unit: str
    source_id: str


@dataclass(frozen=True)
class Join:
    """How many of what is below a rung belong to it.

    Attributes:
        position: of the rung; several may be of one tier.
        joined: how many belong to one of it.
        own: how many of the rung there were at that time; None if no source says.
        whole: how many there were of what joined; None if no source says, or if only those are
            counted that joined.
    """

    position: int
    joined: Count
    own: Count | None
    whole: Count | None

    @property
    def of_one(self) -> float | None:
        """How many belong to one of the rung on average."""
        return self.joined.value / self.own.value if self.own and self.own.value else None

    @property
    def apart(self) -> float | None:
        """How many belong to none; None where that is not known, or cannot be so."""
        if self.whole is None or self.whole.value < self.joined.value:
            return None
        return self.whole.value - self.joined.value


def joins(
    ladder: pd.DataFrame, values: pd.DataFrame, indicators: pd.DataFrame, country: str
) -> tuple[Join, ...]:
    """Who belongs to the rungs of one programme, each set against figures of the same time only.

    Args:
        ladder, values, indicators: the tables of the programme.
        country: its place id.
    """
    known = {
        row["indicator_id"]: _counts(values, row, country) for _, row in indicators.iterrows()
        if _is_asked(row["indicator_id"], ladder)
    }  # fmt: skip
    counted = {
        (found.unit, str(rung_count))
        for rung_count in ladder["count_indicator_id"].dropna()
        for found in known.get(rung_count, {}).values()
    }
    units = Counter(unit for unit, _ in counted)
    # Where two rungs are counted in one unit it does not tell which of them somebody comes from.
    of_unit = {unit: rung_count for unit, rung_count in counted if units[unit] == 1}
    return tuple(_joins(ladder.sort_values("position"), known, of_unit))


def _is_asked(indicator_id: str, ladder: pd.DataFrame) -> bool:
    joined = {one for ids in ladder["joined_indicator_ids"] for one in ids}
    return indicator_id in joined or indicator_id in set(ladder["count_indicator_id"])


def _joins(
    ladder: pd.DataFrame, known: Mapping[str, Mapping[str, Count]], of_unit: Mapping[str, str]
) -> Iterator[Join]:
    for _, rung in ladder.iterrows():
        own = known.get(rung["count_indicator_id"], {})
        for joined_id in rung["joined_indicator_ids"]:
            counts = known.get(joined_id, {})
            if not counts:
                continue
            newest = max(counts, key=lambda one: (one in own, periods.sort_key(one)))
            found = counts[newest]
            whole_id = of_unit.get(found.unit)
            is_part = whole_id is not None and whole_id != joined_id
            whole = known[str(whole_id)].get(newest) if is_part else None
            yield Join(int(rung["position"]), found, own.get(newest), whole)


def _counts(values: pd.DataFrame, indicator: pd.Series, country: str) -> dict[str, Count]:
    """The figures of a country that stand in no doubt, by their period."""
    found = measures.figures(values, indicator)
    is_whole = (found["place_id"] == country) & found["value"].notna()
    # Of a range neither end is the figure.
    is_one = found["upper"].eq(found["value"])
    is_sure = (found["quality"] != "doubtful") & ~publication.is_for_tables(found)
    shown = found[is_whole & is_one & is_sure]
    names = (str(indicator["package_id"]), str(indicator["indicator_id"]), country)
    return {
        row.period: Count(*names, row.period, float(row.value), indicator["unit"], row.source_id)
        for row in shown.itertuples()
    }


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
