"""Headline figures: the newest one, and every published figure that stands against or after it."""

from collections.abc import Mapping

import pandas as pd

from data import measures, periods, publication

NAMES = ["package_id", "indicator_id", "label", "unit"]
READING = [
    "value",
    "upper",
    "period",
    "dating",
    "source_id",
    "quality",
    "note",
    "is_main",
    "variant",
]
KEY = ["package_id", "indicator_id", "place_id"]
MAIN = ("main", "overlap")
UNDATED = "undated"


def headlines(
    values: pd.DataFrame, indicators: pd.DataFrame, countries: Mapping[str, str]
) -> pd.DataFrame:
    """The readings of each headline figure of each programme, in the order of the figures.

    Args:
        values, indicators: the tables with ``package_id``.
        countries: place id of the country of each package.

    Returns:
        package_id, indicator_id, label, unit, place_id, and what else :func:`readings` returns.
    """
    named = indicators.dropna(subset="headline").sort_values("headline", kind="stable")
    frames = [
        readings(values, indicators, indicator, countries[indicator["package_id"]]).assign(
            **indicator[NAMES]
        )
        for _, indicator in named.iterrows()
    ]
    columns = [*NAMES, "place_id", *READING]
    return pd.concat(frames, ignore_index=True)[columns] if frames else _nothing(columns)


def readings(
    values: pd.DataFrame, indicators: pd.DataFrame, indicator: pd.Series, place_id: str
) -> pd.DataFrame:
    """What :func:`readings_among` returns for an indicator whose figures have yet to be found."""
    found = measures.figures_of_indicator(values, indicators, indicator)
    return readings_among(found, values, indicator, place_id)


def readings_among(
    found: pd.DataFrame, values: pd.DataFrame, indicator: pd.Series, place_id: str
) -> pd.DataFrame:
    """The figures that a headline of one place has to name together, newest first.

    That is the newest main figure, and every other published one of that time or later that differs
    from it. Targets, counts of a part, our own sums and doubtful figures stand against nothing, and a
    doubtful figure is no headline.

    Args:
        found: what :func:`data.measures.figures_of_indicator` returned.
        values: table ``values``, all of it or the rows of the indicator.

    Returns:
        value, upper (of two reporters who may count the same twice), period, dating (dated, undated),
        source_id, quality, note, is_main, variant, package_id, indicator_id, place_id. No row if there
        is no figure.
    """
    here = found[(found["place_id"] == place_id) & (found["quality"] != "doubtful")]
    main = measures.at_newest(here[~publication.is_for_tables(here)])
    if main.empty:
        return _nothing([*READING, *KEY])
    shown = main.assign(is_main=True, dating=main.get("dating", "dated"), variant="main")
    beside = other_readings(values, indicator, main.iloc[0])
    both = pd.concat([shown, beside.assign(is_main=False, upper=beside["value"])])
    ends = [periods.sort_key(period) for period in both["period"]]
    order = both.assign(_end=ends).sort_values(["_end", "value"], ascending=[False, True])
    named = order.assign(place_id=place_id, **indicator[KEY[:2]])
    return named[[*READING, *KEY]].reset_index(drop=True)


def other_readings(values: pd.DataFrame, indicator: pd.Series, main: pd.Series) -> pd.DataFrame:
    """The published figures that a main figure must not be told without.

    They are of its time or later, and differ by more than the decimals that one of them leaves out.

    Args:
        indicator: with package_id and indicator_id.
        main: the figure, with place_id, period and value.

    Returns:
        Rows of ``values``.
    """
    others = _published(values, indicator, str(main["place_id"]))
    since = periods.sort_key(str(main["period"]))
    stands_against = [
        periods.sort_key(row.period) >= since and _differs(row.value, main["value"])
        for row in others.itertuples()
    ]
    return others[pd.Series(stands_against, others.index, dtype=bool)]


def _differs(value: float, other: float) -> bool:
    """Whether two figures differ, and not only as 32.6 and 32.57 do."""
    decimals = max(1, min(_decimals(value), _decimals(other)))
    return bool(abs(value - other) > 0.5 * 10**-decimals + 1e-9)


def _decimals(value: float) -> int:
    return len(repr(float(value)).partition(".")[2])


def _published(values: pd.DataFrame, indicator: pd.Series, place_id: str) -> pd.DataFrame:
    """Other readings of an indicator for a place that a source states of the whole of it."""
    rows = values[
        (values["indicator_id"] == indicator["indicator_id"])
        & (values["package_id"] == indicator["package_id"])
        & (values["place_id"] == place_id)
    ]
    of_everybody = (
        (rows["group"] == "all") & (rows["residence"] == "total") & (rows["reporter"] == "all")
    )
    is_result = rows["figure_kind"].fillna("result") == "result"
    stated = (rows["quality"] == "stated") & rows["value"].notna()
    rows = rows[of_everybody & is_result & stated & ~rows["variant"].isin(MAIN)]
    return rows[~publication.is_for_tables(rows)]


def _nothing(columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(columns=columns)
