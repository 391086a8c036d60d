"""Figures that can be read and look wrong: said with their row, to be compared with the source.

Nothing is left out for a doubt. A row whose quality is doubtful is not told again; one with a note only if it
says what cannot be, not what is unusual.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pandas as pd

from data import periods
from data.catalog import Package
from data.checks.formulas import find_formulas
from data.checks.unmapped import count_figures, find_unmapped, find_without_rate
from data.load import Reading, with_letter
from data.messages import Number, Period
from data.places import Gazetteer
from data.problems import Problem, problem_at
from data.tables import Tables

PER_CENT = "percent"
# Units of things that are counted one by one.
COUNTED = {
    "people", "children", "households", "families", "villages", "union_councils", "districts", "states",
    "blocks", "panchayats", "wards", "settlements", "organisations", "cbos", "cos", "vos", "lsos", "shgs",
    "federations", "projects", "events", "meetings", "recommendations", "cases", "claims", "applications",
    "audits", "proposals", "assets", "job_cards", "centres", "teams", "plans", "days", "deliveries", "videos",
    "models", "count",
}  # fmt: skip
TIMES = 10
# A digit left out makes of 110 a 12: the figure before is rarely the very same.
FEWER = 8
# Below it a tenfold change is a matter of a few.
SMALLEST = 20
FEWEST_OTHERS = 5
# A sum may exceed a rounded whole by so much.
ROUNDED = 1.005
FARTHEST_DEGREES = 3.0
SAME = ["indicator_id", "period", "group", "residence", "reporter", "variant"]
SERIES = ["indicator_id", "place_id", "group", "residence", "reporter", "variant"]

Doubt = tuple[str, Problem]


def find_doubts(
    package: Package, readings: Mapping[str, Reading], gazetteer: Gazetteer | None
) -> list[Doubt]:
    """Every doubtful figure and point of a package, with the name of its table.

    Args:
        readings: its tables; the index of the rows is the row in their file.
    """
    found: list[Doubt] = []
    values, indicators = readings.get("values"), readings.get("indicators")
    if values is not None and indicators is not None and len(values.rows):
        file = package.tables["values"].path.name
        found += [
            ("values", one) for one in _of_values(values.rows, indicators.rows, gazetteer, file)
        ]
        if gazetteer:
            counted = count_figures(readings, gazetteer)
            found += [("values", one) for one in find_unmapped(counted, file)]
            listed = package.tables["indicators"].path.name
            rateless = find_without_rate(counted, indicators.rows, listed)
            found += [("indicators", one) for one in rateless]
    for name in ("cases", "organisations"):
        if gazetteer and name in readings:
            file = package.tables[name].path.name
            found += [(name, one) for one in _points(readings[name].rows, gazetteer, file)]
    # What only stands in for a table that is not there has no file.
    for name in [one for one in readings if one in package.tables]:
        formulas = find_formulas(readings[name].rows, package.tables[name])
        found += [(name, one) for one in formulas]
    place = package.folder.parent.name, package.folder.name
    return [
        (name, Problem("/".join((*place, one.file)), one.code, one.row, one.column, one.values))
        for name, one in found
    ]


def doubts_of_folder(
    package: Package, tables: Tables, gazetteer: Gazetteer | None
) -> list[Problem]:
    """The doubts about a package of the data folder, each at the cell of its file."""
    readings = readings_of_folder(package, tables)
    return [
        with_letter(problem, readings[name].header)
        for name, problem in find_doubts(package, readings, gazetteer)
    ]


def readings_of_folder(package: Package, tables: Tables) -> dict[str, Reading]:
    """The tables of a package of the data folder; the index of the rows is the row in their file."""
    return {name: _numbered(read) for name, read in tables.of_package(package.package_id).items()}


def _numbered(read: Reading) -> Reading:
    """The rows with their number in the file; those that stand in no file are left out."""
    rows = read.rows.set_axis(list(read.row_numbers()))
    return replace(read, rows=rows[rows.index > 0])


def _of_values(
    rows: pd.DataFrame, indicators: pd.DataFrame, gazetteer: Gazetteer | None, file: str
) -> Iterator[Problem]:
    about = indicators.set_index("indicator_id")
    told = rows[rows["value"].notna() & (rows["quality"] != "doubtful")]
    units = told["indicator_id"].map(about["unit"])
    for index in told.index[_out_of_bounds(told["value"], units)]:
        value = float(told.loc[index, "value"])
        code = "below-0" if value < 0 else "over-100" if units[index] == PER_CENT else "not-whole"
        yield _doubt(file, code, index, value)
    yield from _ahead(told["period"], file)
    figures = _numbered_alike(told[told["note"].isna()])
    figures = figures.assign(unit=units[figures.index], row=figures.index)
    yield from _parts_of_one(figures, file)
    yield from _against_before(figures, file)
    if gazetteer:
        adding = set(about.index[about["how_to_add"] == "sum"])
        yield from _against_others(figures[figures["indicator_id"].isin(adding)], gazetteer, file)
        yield from _against_parts(figures[figures["indicator_id"].isin(adding)], gazetteer, file)


def _ahead(written: pd.Series, file: str) -> Iterator[Problem]:
    """Periods that have not begun: each once, where it stands first."""
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    for row, period in written.drop_duplicates().items():
        if periods.span(period)[0] > tomorrow:
            yield problem_at(file, "period-ahead", int(str(row)), "period", period=Period(period))


def _numbered_alike(rows: pd.DataFrame) -> pd.DataFrame:
    """The figures with two numbers for many words, which take less room and time to compare.

    Two figures with one number as ``alike`` say the same of two places, with one as ``line`` the same of
    two periods.
    """
    few = rows[["indicator_id", "place_id", "period", "value"]]
    alike = rows.groupby(SAME, sort=False).ngroup()
    return few.assign(alike=alike, line=rows.groupby(SERIES, sort=False).ngroup())


def _doubt(file: str, code: str, row: int, value: float, **values: object) -> Problem:
    return problem_at(file, code, int(row), "value", value=_number(value), **values)


def _number(value: float) -> Number:
    """A figure with the decimals that it has, to be written as the reader's language writes it."""
    exponent = Decimal(f"{value:.12g}").normalize().as_tuple().exponent
    return Number(value, max(0, -int(exponent)))


def _out_of_bounds(value: pd.Series, units: pd.Series) -> pd.Series:
    counted, per_cent = units.isin(COUNTED), units == PER_CENT
    return (
        (per_cent & (value > 100))
        | ((counted | per_cent) & (value < 0))
        | (counted & (value % 1 != 0))
    )


def _parts_of_one(figures: pd.DataFrame, file: str) -> Iterator[Problem]:
    """Shares that were pasted as 0.125 where 12.5 is meant: all of an indicator at once."""
    for indicator, same in figures[figures["unit"] == PER_CENT].groupby("indicator_id"):
        if (
            len(same) >= FEWEST_OTHERS
            and same["value"].between(0, 1).all()
            and same["value"].gt(0).any()
        ):
            row = int(str(same.index[0]))
            yield problem_at(file, "parts-of-one", row, "value", indicator=indicator)


def _against_before(figures: pd.DataFrame, file: str) -> Iterator[Problem]:
    """Ten times, or less than an eighth of, the figure of the period before."""
    order = figures["period"].map(
        {one: periods.sort_key(one) for one in figures["period"].unique()}
    )
    ordered = figures.assign(order=order).sort_values("order", kind="stable")
    lines = ordered.groupby("line", sort=False)
    before, after = lines["value"].shift(), lines["value"].shift(-1)
    earlier, value = lines["period"].shift(), ordered["value"]
    is_large = (value >= TIMES * before) & (before >= SMALLEST)
    is_small = (value > 0) & (value * FEWER <= before) & (before >= SMALLEST)
    # What begins small may grow, and what ends may stay small; after a typing error it is as before.
    is_large &= after.isna() | (after * TIMES <= value * 2)
    is_small &= after.isna() | (after >= value * FEWER / 2)
    for row in ordered.index[(is_large | is_small).fillna(value=False)]:
        this, last = float(value[row]), float(before[row])
        code = "ten-times-before" if this > last else "far-below-before"
        times = this / last if this > last else last / this
        yield _doubt(
            file, code, row, this,
            times=Number(times, 0), period=Period(earlier[row]), before=_number(last),
        )  # fmt: skip


def _against_others(figures: pd.DataFrame, places: Gazetteer, file: str) -> Iterator[Problem]:
    """Far more than the other places of the same state have, where these are alike."""
    state = {one: places.state_of(one) for one in figures["place_id"].unique() if one in places}
    level = {one: places[one].level for one in state}
    near = figures.assign(
        state=figures["place_id"].map(state), level=figures["place_id"].map(level)
    )
    near = near[near["level"] == "district"]
    alike = near.groupby(["alike", "state"], sort=False)["value"]
    usual, count = alike.transform("median"), alike.transform("size")
    is_far = (usual >= SMALLEST) & (near["value"] >= TIMES * usual) & (count > FEWEST_OTHERS)
    for row in near.index[is_far.fillna(value=False)]:
        value, middle = float(near.loc[row, "value"]), float(usual[row])
        values = {"times": Number(value / middle, 0), "before": _number(middle)}
        if _stands_alone(near, row, value):
            yield _doubt(file, "ten-times-others", row, value, **values)


def _stands_alone(near: pd.DataFrame, row: int, value: float) -> bool:
    """Whether no other place of the group comes near a figure: a few large cities are no error."""
    own = near.loc[row]
    is_same = (near["alike"] == own["alike"]) & (near["state"] == own["state"])
    others = near[is_same & (near.index != row)]
    return bool((others["value"] * TIMES / 2 <= value).all())


def _against_parts(figures: pd.DataFrame, places: Gazetteer, file: str) -> Iterator[Problem]:
    """A whole that is less than one of its parts, or than all of them together."""
    parent = _wholes(figures["place_id"].unique(), places)
    parts = figures.assign(whole=figures["place_id"].map(parent)).dropna(subset=["whole"])
    of_whole = parts.groupby(["alike", "whole"])["value"]
    largest = parts.loc[of_whole.idxmax().dropna(), ["alike", "whole", "value", "place_id", "row"]]
    sums = of_whole.sum().rename("sum").reset_index()
    wholes = figures.merge(
        largest.merge(sums, on=["alike", "whole"]),
        left_on=["alike", "place_id"],
        right_on=["alike", "whole"],
        suffixes=("", "_part"),
    )
    for less in wholes[wholes["value"] < wholes["value_part"]].itertuples():
        value, part = float(less.value), float(less.value_part)
        words = {"part": places.indexed_name(str(less.place_id_part)), "before": _number(part)}
        yield _doubt(file, "less-than-part", less.row, value, **words)
        # Nobody knows which of the two is wrong: it is told at each.
        words = {"whole": places.indexed_name(str(less.place_id)), "before": _number(value)}
        yield _doubt(file, "more-than-whole", less.row_part, part, **words)
    is_less = (wholes["value"] >= wholes["value_part"]) & (
        wholes["value"] * ROUNDED < wholes["sum"]
    )
    # A figure that stays the same from period to period is said once.
    once = wholes[is_less].drop_duplicates(["indicator_id", "place_id", "value", "sum"])
    for less in once.itertuples():
        yield _doubt(file, "sum-differs", less.row, float(less.value), before=_number(less.sum))
    totals = once[["alike", "whole", "value", "sum"]].rename(columns={"value": "all"})
    joined = parts.merge(totals, on=["alike", "whole"])
    # The part whose tenth makes the sum meet is where a nought too many was typed.
    missed = (joined["sum"] - joined["value"] * (TIMES - 1) / TIMES - joined["all"]).abs()
    for part in joined[missed <= joined["all"] * (ROUNDED - 1)].itertuples():
        value, whole = float(part.value), places.indexed_name(str(part.whole))
        words = {"tenth": _number(value / TIMES), "whole": whole, "before": _number(part.all)}
        yield _doubt(file, "tenfold-part", part.row, value, **words)


def _wholes(place_ids: Iterable[str], places: Gazetteer) -> dict[str, str | None]:
    """What each place is counted in: a district in its state, or in the region that sources report apart."""
    known = [one for one in place_ids if one in places]
    regions = [one for one in known if places[one].level == "state"]
    return {
        one: places.counted_in(one, regions)
        if places[one].level == "district"
        else places[one].parent_id
        for one in known
    }


def _points(rows: pd.DataFrame, places: Gazetteer, file: str) -> Iterator[Problem]:
    """Points far from the place they are said to lie in."""
    for row, one in rows[rows["lat"].notna() & rows["lon"].notna()].iterrows():
        place = places.places.get(str(one["place_id"]))
        if place is None or place.lat is None or place.lon is None:
            continue
        lat, lon = float(one["lat"]), float(one["lon"])
        if max(abs(lat - place.lat), abs(lon - place.lon)) > FARTHEST_DEGREES * (
            1 if place.level == "district" else 4
        ):
            # A point is two numbers as the file has them, to be looked for on a map.
            words = {"value": f"{lat:.4g}, {lon:.4g}", "place": places.indexed_name(place.place_id)}
            yield problem_at(file, "point-far", int(str(row)), "lat", **words)
