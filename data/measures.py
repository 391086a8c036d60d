"""Figures: the one that stands for a place and time, ranges where two report, rates of two counts."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from pandas.api.typing import DataFrameGroupBy

from data import periods, publication

ABOUT = ["source_id", "missing_reason", "note", "denominator", "figure_kind", "dating", "series"]
# Which figure a row reports: that of a place and period, of one indicator or of many at once.
OF_ONE = ("place_id", "period")
OF_MANY = ("package_id", "indicator_id", *OF_ONE)
# Stands in no name, so that a list of names comes apart where it was put together.
BETWEEN = "\x1f"
DOUBT = {"stated": 0, "derived": 1, "doubtful": 2}


@dataclass(frozen=True)
class Slice:
    """Which cut of an indicator: a group of people, and whether they live in villages or towns."""

    group: str = "all"
    residence: str = "total"


def figures(values: pd.DataFrame, indicator: pd.Series, cut: Slice = Slice()) -> pd.DataFrame:
    """One row per place and period for a stored indicator, with its range; oldest first in a place.

    Where several reporters give a figure for one place, ``indicator.overlap`` says what they mean
    together: ``range`` gives ``lower`` (the largest alone) and ``upper`` (the sum), ``main`` takes the
    rows whose variant is main, ``sum`` adds them. ``value`` is the lower bound.

    Args:
        values: table ``values`` with ``package_id``.
        indicator: one row of the table ``indicators`` with ``package_id``.

    Returns:
        place_id, period, value, lower, upper, reporters (tuple, largest first), source_id, note,
        figure_kind, dating and series of the largest, denominator where the source gives it, quality
        (the most doubtful), publication (table_only if one of them is), missing_reason.
    """
    rows = values[
        (values["indicator_id"] == indicator["indicator_id"])
        & (values["package_id"] == indicator["package_id"])
    ]
    overlap = indicator["overlap"] if isinstance(indicator["overlap"], str) else "main"
    return _told_once(_of_cut(rows, cut), overlap, OF_ONE)


def of_many(values: pd.DataFrame, indicators: pd.DataFrame, cut: Slice = Slice()) -> pd.DataFrame:
    """What :func:`figures` finds for each of many stored indicators, in one go.

    Asking indicator by indicator takes thirty times as long: a small frame costs as much as a large one.

    Returns:
        package_id, indicator_id and the columns of :func:`figures`; oldest first for each indicator
        in each place.
    """
    overlaps = indicators.set_index(["package_id", "indicator_id"])["overlap"].fillna("main")
    rows = _of_cut(values, cut).merge(
        overlaps.rename("_overlap").reset_index(), on=["package_id", "indicator_id"]
    )
    alike = rows.groupby("_overlap", sort=False)
    parts = [_told_once(own.drop(columns="_overlap"), str(way), OF_MANY) for way, own in alike]
    return pd.concat(parts, ignore_index=True) if parts else _told_once(rows, "main", OF_MANY)


def _of_cut(rows: pd.DataFrame, cut: Slice) -> pd.DataFrame:
    return rows[(rows["group"] == cut.group) & (rows["residence"] == cut.residence)]


def _told_once(rows: pd.DataFrame, overlap: str, keys: Sequence[str]) -> pd.DataFrame:
    """One row for all that report the same figure; oldest first."""
    wanted = ["main", "overlap"] if overlap == "range" else ["main"]
    own = _own_total_first(rows[rows["variant"].isin(wanted)], keys)
    return _oldest_first(_together(own, overlap, keys), keys[:-1])


def _oldest_first(rows: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """By place, then by the day the period ends: as text, “2011-03” would follow “2011”."""
    ordered = rows.assign(_end=_ends(rows)).sort_values([*keys, "_end"], ignore_index=True)
    return ordered.drop(columns="_end")


def _ends(rows: pd.DataFrame) -> pd.Series:
    """The day each row's period ends, as a number."""
    days = {period: periods.sort_key(period) for period in rows["period"].unique()}
    return pd.Series([days[period] for period in rows["period"]], rows.index, dtype="int64")


def _own_total_first(rows: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Where somebody reports for all reporters together, the single reporters are left out."""
    for_all = rows["reporter"] == "all"
    if for_all.all() or not for_all.any():
        return rows
    has_total = rows[for_all][[*keys]].drop_duplicates()
    marked = rows.merge(has_total.assign(_total=True), on=[*keys], how="left")
    keep = (marked["reporter"] == "all") | marked["_total"].isna()
    return marked[keep].drop(columns="_total")


def _together(rows: pd.DataFrame, overlap: str, keys: Sequence[str]) -> pd.DataFrame:
    """Rows of several reporters as one; a row without another beside it needs no grouping."""
    is_shared = rows.duplicated([*keys], keep=False)
    if not is_shared.any():
        return _alone(rows, keys)
    grouped = _grouped(rows[is_shared], overlap, keys)
    if is_shared.all():
        return grouped
    return pd.concat([grouped, _alone(rows[~is_shared], keys)], ignore_index=True)


def _grouped(rows: pd.DataFrame, overlap: str, keys: Sequence[str]) -> pd.DataFrame:
    marked = rows.assign(
        _doubt=rows["quality"].map(DOUBT), _in_tables=publication.is_for_tables(rows)
    )
    ordered = marked.sort_values("value", ascending=False)
    together = ordered.groupby([*keys], sort=True)
    largest = together["value"].max()
    total = together["value"].sum(min_count=1)
    lower = total if overlap == "sum" else largest
    upper = total if overlap in ("range", "sum") else largest
    first = together[ABOUT].first()
    names = together["reporter"].agg(BETWEEN.join)
    reporters = pd.Series(
        [tuple(name.split(BETWEEN)) for name in names], names.index, dtype="object"
    )
    qualities = together["_doubt"].max().map({rank: name for name, rank in DOUBT.items()})
    frame = first.assign(
        value=lower,
        lower=lower,
        upper=upper,
        reporters=reporters,
        quality=qualities,
        publication=_narrowest(together),
    )
    return frame.reset_index()


def _narrowest(together: DataFrameGroupBy) -> pd.Series:
    """Where figures put together may stand: in tables only, if that holds for one of them."""
    in_tables = together["_in_tables"].any()
    return in_tables.map({True: publication.TABLE_ONLY, False: publication.SHOWN}).astype("string")


def _alone(rows: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """The same where nobody reports beside another, which needs no grouping."""
    ordered = rows.reset_index(drop=True)
    reporters = [(reporter,) for reporter in ordered["reporter"]]
    return ordered[[*keys, "value", "publication", *ABOUT]].assign(
        lower=ordered["value"],
        upper=ordered["value"],
        reporters=pd.Series(reporters, ordered.index, dtype="object"),
        quality=ordered["quality"].astype("str"),
    )


def rate(
    values: pd.DataFrame, indicators: pd.DataFrame, indicator: pd.Series, cut: Slice = Slice()
) -> pd.DataFrame:
    """What :func:`rate_of` returns for a computed rate whose two parts have yet to be found."""
    above = figures(values, _indicator(indicators, indicator, "numerator_id"), cut)
    below = figures(values, _indicator(indicators, indicator, "denominator_id"), cut)
    return rate_of(above, below, indicator)


def rate_of(above: pd.DataFrame, below: pd.DataFrame, indicator: pd.Series) -> pd.DataFrame:
    """A computed rate: numerator over denominator times scale, period by period of the numerator.

    The denominator is that of the same period, else the newest one before it (a census base), never a
    later one; its period stands in ``base_period``. Where the indicator wants a base of the same
    period, rows without one are left out, and a numerator without a note has that of its base.

    Args:
        above, below: what :func:`figures` returned for the numerator and the denominator.
        indicator: the rate.

    Returns:
        The columns of :func:`figures` and numerator, denominator, base_period. A rate without both
        parts, or with a denominator of 0, is missing.
    """
    base = below.dropna(subset="value")[["place_id", "period", "value", "quality", "note"]]
    both = pd.merge_asof(
        _by_end(above), _by_end(base), on="_end", by="place_id", suffixes=("", "_base")
    )
    if is_true(indicator.get("base_of_same_period")):
        both = both[both["period_base"] == both["period"]]
        both = both.assign(note=both["note"].fillna(both["note_base"]))
    per = float(indicator["scale"]) / both["value_base"].where(both["value_base"] > 0)
    # A base that is left out says why, unless the numerator does.
    untold = below[below["value"].isna()].drop_duplicates("place_id").set_index("place_id")
    why = both["place_id"].map(untold["missing_reason"]).where(per.isna())
    told = both["missing_reason"].astype("string")
    both = both.assign(missing_reason=told.fillna(why.astype("string")))
    return both.drop(
        columns=["_end", "value_base", "period_base", "quality_base", "note_base"]
    ).assign(
        numerator=both["value"],
        denominator=both["value_base"],
        base_period=both["period_base"],
        value=both["lower"] * per,
        lower=both["lower"] * per,
        upper=both["upper"] * per,
        quality=_of_both(both["quality"], both["quality_base"]),
    )


def is_true(cell: object) -> bool:
    """Whether a cell says so; an empty one, or a column that a table does not have, does not."""
    return not pd.isna(cell) and bool(cell)


def _of_both(above: pd.Series, below: pd.Series) -> pd.Series:
    """Quality of a computed rate: doubtful if one of its parts is."""
    is_doubtful = above.eq("doubtful") | below.eq("doubtful").fillna(False).astype(bool)
    return above.replace("stated", "derived").mask(is_doubtful, "doubtful")


def _by_end(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with the day their period ends, as merge_asof wants them."""
    return rows.assign(_end=_ends(rows)).sort_values("_end")


def figures_of_indicator(
    values: pd.DataFrame, indicators: pd.DataFrame, indicator: pd.Series, cut: Slice = Slice()
) -> pd.DataFrame:
    """Figures of an indicator, stored or computed, with the columns of :func:`rate`."""
    if isinstance(indicator["numerator_id"], str):
        return rate(values, indicators, indicator, cut)
    rows = figures(values, indicator, cut)
    return rows.assign(numerator=pd.NA, base_period=rows["period"])


def _indicator(indicators: pd.DataFrame, indicator: pd.Series, part: str) -> pd.Series:
    same = indicators[indicators["package_id"] == indicator["package_id"]]
    return same[same["indicator_id"] == indicator[part]].iloc[0]


def at_newest(rows: pd.DataFrame) -> pd.DataFrame:
    """The newest period of each place that has a value."""
    return newest(rows.dropna(subset="value"), ["place_id"])


def newest(rows: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """The newest row with a value of each of some keys; where none has a value, the newest one."""
    order = rows.assign(_known=rows["value"].notna(), _end=_ends(rows))
    sorted_rows = order.sort_values(["_known", "_end"], kind="stable")
    return sorted_rows.drop_duplicates([*keys], keep="last").drop(columns=["_known", "_end"])
