"""The figures of a pack for every district of the state side by side, as a handout has them."""

from collections.abc import Sequence

import pandas as pd

from components.brief import caveats, figure_rows, first_page, headlines, wording
from components.brief.choice import PackChoice
from components.brief.facts import Facts
from components.brief.pack import Caution, Chart, Column, Headline
from components.brief.place_figures import PlaceFigure, name_figure
from components.brief.row import Row
from components.facts import cache
from components.language import numbers
from components.language.messages import gettext
from data import headline_rule, periods
from data.indicators import Indicator
from data.measures import Slice

FEWEST = 2
MOST_COLUMNS = 3
WORST_FIRST = {"higher_better": 1.0, "lower_better": -1.0}


def list_columns(
    facts: Facts, choice: PackChoice, figures: Sequence[PlaceFigure]
) -> tuple[Column, ...]:
    """A column for each of the figures that several districts of the state have at one time."""
    state = str(facts.places.state_of(choice.place) or choice.place)
    found = []
    for one in figures:
        period = _find_period(facts, one, state, choice.until)
        if period is not None:
            found.append(_column(facts, one.indicator.key, one.cut, period, state))
    return tuple(found)


def choose_columns(
    columns: Sequence[Column], figures: Sequence[Headline], leading: Headline | Chart | None
) -> tuple[Column, ...]:
    """The columns of the figures that are in the pack, that of its title first."""
    by_figure = {one.item_id: one for one in columns}
    of_title = [one for one in figures if leading and first_page.is_of_one_indicator(one, leading)]
    in_order = [*of_title, *(one for one in figures if one not in of_title)]
    found = [by_figure[item] for one in in_order if (item := column_id(one.item_id)) in by_figure]
    return tuple(found[:MOST_COLUMNS])


def column_id(figure: str) -> str:
    """Name of the column of a figure."""
    return f"districts:{figure.removeprefix('figure:')}"


def _find_period(facts: Facts, one: PlaceFigure, state: str, until: int | None) -> str | None:
    """The time of the figure, else the newest, at which enough districts of the state have one."""
    rows = facts.figures(one.indicator, one.cut)
    mine = rows[rows["value"].notna() & (rows["kind"] == "district") & (rows["state_id"] == state)]
    counts = mine.groupby("period")["place_id"].nunique()
    enough = [str(period) for period in counts[counts >= FEWEST].index]
    if one.period in enough:
        return one.period
    past = [each for each in enough if until is None or periods.year_of(each) <= until]
    return max(past, key=periods.sort_key, default=None)


@cache.bounded
def _column(facts: Facts, key: str, cut: Slice, period: str, state: str) -> Column:
    indicator = facts.catalogue[key]
    figures = facts.known.at(indicator.key, cut, period, "district")
    here = figures[(figures["state_id"] == state) & figures["value"].notna()]
    item = column_id(f"figure:{name_figure(indicator.key, cut)}")
    whole = _state_rows(facts, indicator, cut, here, state, item)
    told = [figure_rows.as_row(facts, indicator, cut, one, item) for one in here.to_dict("records")]
    rows = (*whole, *told)
    readings: dict[str, list[Row]] = {}
    for row in rows:
        readings.setdefault(row.place_id, []).append(row)
    unit = wording.unit(facts, indicator.unit)
    return Column(
        item_id=item,
        heading=headlines.labelled(facts, indicator, cut),
        sources=tuple(dict.fromkeys(row.source for row in rows if row.source)),
        cautions=_cautions(facts, indicator, state),
        rows=rows,
        state_id=state,
        state=facts.places.name(state),
        names={
            **{one.place_id: one.name for one in facts.places.children(state, "district")},
            **{str(one["place_id"]): str(one["name"]) for one in here.to_dict("records")},
        },
        when=wording.when(period, here.iloc[0]["base_period"]),
        unit=unit.label,
        order=WORST_FIRST.get(indicator.direction, -1.0),
        has_direction=indicator.direction in WORST_FIRST,
        is_share=indicator.unit == "percent",
        amounts={place: _write_range(each, unit.decimals) for place, each in readings.items()},
        remarks={
            **{place: said for place, each in readings.items() if (said := _say_doubt(each))},
            **{row.place_id: gettext("computed by us") for row in whole if _is_ours(row)},
        },
    )


def _state_rows(
    facts: Facts, indicator: Indicator, cut: Slice, here: pd.DataFrame, state: str, item: str
) -> tuple[Row, ...]:
    """The figure of the whole state at the same time; none that is doubtful."""
    rows = facts.together(indicator, cut, str(here.iloc[0]["period"]))
    mine = headline_rule.may_lead(rows[rows["place_id"] == state])
    if mine.empty:
        return ()
    return (figure_rows.whole_row(facts, indicator, cut, mine.iloc[0], here.iloc[0], item),)


def _cautions(facts: Facts, indicator: Indicator, state: str) -> tuple[Caution, ...]:
    said = (
        caveats.write_caveat(facts, indicator, (state,)),
        gettext(headlines.CHECKED_BY_NOBODY) if indicator.doubt else "",
    )
    return tuple(caveats.name_caution(indicator, one) for one in said if one)


def _write_range(rows: Sequence[Row], decimals: int) -> str:
    """What is published for a place, from the smallest to the largest."""
    values = [each for row in rows for each in (row.value, row.upper) if each is not None]
    lower, upper = (numbers.format_number(one, decimals) for one in (min(values), max(values)))
    return lower if lower == upper else gettext("{lower} to {upper}", lower=lower, upper=upper)


def _say_doubt(rows: Sequence[Row]) -> str:
    return (
        gettext("doubtful") if any(headline_rule.is_doubtful(one.quality) for one in rows) else ""
    )


def _is_ours(row: Row) -> bool:
    return row.basis != figure_rows.PUBLISHED
