"""Where a figure stands: how many people it means, its rank in the state, and the survey before."""

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from components.brief import caveats, figure_rows, sentences, wording
from components.brief.facts import Facts
from components.brief.pack import Caution
from components.brief.place_figures import PlaceFigure
from components.brief.row import Row
from components.facts.figures import EVERYBODY
from components.language import dates, numbers
from components.language.messages import gettext
from data import comparisons, headline_rule, periods

# Of fewer districts a rank says nothing.
FEWEST_RANKED = 3
# A count of people is told to so many digits that count: 523,117 as 520,000.
DIGITS = 2
UP, DOWN, LEVEL = "up", "down", "level"


@dataclass(frozen=True)
class Standing:
    """What stands around a figure, each empty where it cannot be said, with its rows and cautions.

    `trend` is the arrow from the survey before to this one: UP, DOWN or LEVEL. `is_first` says that an
    earlier figure which may be compared was looked for and not found.
    """

    people: str = ""
    rank: str = ""
    before: str = ""
    trend: str = ""
    is_first: bool = False
    rows: tuple[Row, ...] = ()
    cautions: tuple[Caution, ...] = ()


def find_standing(facts: Facts, figure: PlaceFigure) -> Standing:
    """Where a figure stands; a doubtful one, and one of another place, stands nowhere."""
    if figure.is_doubtful or not figure.is_own or figure.is_range:
        return Standing()
    rank, rank_rows = _rank(facts, figure)
    people, people_rows = _count_people(facts, figure)
    before = _before(facts, figure)
    return replace(
        before,
        people=people,
        rank=rank,
        rows=(*people_rows, *rank_rows, *before.rows),
    )


def round_count(count: float) -> int:
    """A count of people or homes to DIGITS digits that count."""
    size = len(str(int(count)))
    return int(round(count, -max(size - DIGITS, 0)))


def _count_people(facts: Facts, figure: PlaceFigure) -> tuple[str, tuple[Row, ...]]:
    """How many people or homes a rate means, of the denominator that its own row has.

    Empty for a group, which the sentence of the indicator does not name, and where rounding would turn
    some of them into all or none.
    """
    whole = figure_rows.number(figure.figure.get("denominator"))
    share = sentences.share_told(figure)
    if whole is None or share is None or whole < 1 or figure.cut != EVERYBODY:
        return "", ()
    count, total = round_count(whole * share), round_count(whole)
    if (share < 1 and count >= total) or (share > 0 and count == 0):
        return "", ()
    counted = gettext(
        "about {count} of {total}",
        count=numbers.format_number(count),
        total=numbers.format_number(total),
    )
    told = sentences.say_with(figure, facts.places.name(figure.place_id), counted)
    row = _people_row(facts, figure, count, total)
    return gettext("{sentence} (rounded)", sentence=told), (row,)


def _people_row(facts: Facts, figure: PlaceFigure, count: int, total: int) -> Row:
    """The rounded count, its rounded denominator, and how they came about."""
    own = figure_rows.as_row(facts, figure.indicator, figure.cut, figure.figure, figure.item_id)
    pattern = (
        gettext(
            "denominator of the figure times 100 % less its value; both rounded to {count} digits"
        )
        if figure.indicator.sentence_is_of_rest
        else gettext("denominator of the figure times its value; both rounded to {count} digits")
    )
    made = figure_rows.derived_row(
        own,
        gettext("{figure}: how many, rounded", figure=own.label),
        float(count),
        gettext("people or homes, rounded"),
        pattern.format(count=numbers.format_number(DIGITS)),
    )
    return replace(made, denominator=float(total))


def _rank(facts: Facts, figure: PlaceFigure) -> tuple[str, tuple[Row, ...]]:
    """The place of the figure among the districts of its state, the best of them first."""
    indicator, place = figure.indicator, facts.places[figure.place_id]
    state = facts.places.state_of(figure.place_id)
    signs = {"higher_better": -1.0, "lower_better": 1.0}
    is_ranked = indicator.is_rate and indicator.direction in signs
    if place.level != "district" or state is None or not is_ranked:
        return "", ()
    rows = facts.known.at(indicator.key, figure.cut, figure.period, "district")
    mine = headline_rule.may_lead(rows[rows["state_id"] == state])
    values = mine.drop_duplicates("place_id").set_index("place_id")["value"]
    if len(values) < FEWEST_RANKED or figure.place_id not in values.index:
        return "", ()
    sign = signs[indicator.direction]
    better = int((values * sign < float(values[figure.place_id]) * sign).sum())
    rank, count, where = better + 1, len(values), facts.places.name(state)
    said = gettext(
        "rank {rank} of the {count} districts of {state} with a figure (1 is best)",
        rank=rank,
        count=count,
        state=where,
    )
    return said, (_rank_row(facts, figure, rank, count),)


def _rank_row(facts: Facts, figure: PlaceFigure, rank: int, count: int) -> Row:
    own = figure_rows.as_row(facts, figure.indicator, figure.cut, figure.figure, figure.item_id)
    return figure_rows.derived_row(
        own,
        gettext("{figure}: rank", figure=own.label),
        float(rank),
        gettext("rank, 1 is best"),
        gettext("order of {count} districts of the state", count=count),
    )


def _before(facts: Facts, figure: PlaceFigure) -> Standing:
    """The newest earlier figure that may be compared, with an arrow to this one."""
    found = _comparable(facts, figure)
    if found is None:
        return Standing(is_first=True)
    earlier, verdict = found
    difference = float(figure.figure["value"]) - float(earlier["value"])
    now, then = (
        wording.amount(facts, figure.indicator, one["value"]) for one in (figure.figure, earlier)
    )
    # Two figures that are written alike are no change to whoever reads them.
    change = 0.0 if now == then else difference
    sign = {"higher_better": 1.0, "lower_better": -1.0}.get(figure.indicator.direction, 0.0)
    said = _say_change(change, change * sign).format(
        value=then,
        period=dates.format_period(str(earlier["period"])),
    )
    row = figure_rows.as_row(facts, figure.indicator, figure.cut, earlier, figure.item_id)
    cautions = tuple(caveats.name_caution(figure.indicator, one) for one in verdict.reasons)
    trend = LEVEL if not change else UP if change > 0 else DOWN
    return Standing(before=said, trend=trend, rows=(row,), cautions=cautions)


def _comparable(facts: Facts, figure: PlaceFigure) -> tuple[pd.Series, comparisons.Verdict] | None:
    rows = facts.figures(figure.indicator, figure.cut)
    here = rows[(rows["place_id"] == figure.place_id) & rows["value"].notna()]
    now = periods.sort_key(figure.period)
    earlier = [one for _, one in here.iterrows() if periods.sort_key(str(one["period"])) < now]
    earlier.sort(key=lambda one: -periods.sort_key(str(one["period"])))
    later: dict[Any, Any] = figure.figure.to_dict()
    for one in earlier:
        verdict = comparisons.compare_figures(figure.indicator, one.to_dict(), later, facts.rules())
        if not verdict.refused:
            return one, verdict
    return None


def _say_change(change: float, better: float) -> str:
    if not change:
        return gettext("unchanged from {value} in {period}")
    if not better:
        return (
            gettext("up from {value} in {period}")
            if change > 0
            else gettext("down from {value} in {period}")
        )
    if better > 0:
        return (
            gettext("up from {value} in {period}: better")
            if change > 0
            else gettext("down from {value} in {period}: better")
        )
    return (
        gettext("up from {value} in {period}: worse")
        if change > 0
        else gettext("down from {value} in {period}: worse")
    )
