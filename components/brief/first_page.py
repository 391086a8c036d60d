"""What the first page is about: where the title tells a gap between groups, its indicator comes first."""

from collections.abc import Iterable, Iterator, Sequence

from components.brief import place_figures
from components.brief.choice import PackChoice
from components.brief.facts import Facts
from components.brief.pack import Chart, Item
from components.brief.place_figures import PlaceFigure
from components.brief.row import Row
from components.facts.figures import EVERYBODY
from data import headline_rule
from data.indicators import Indicator
from data.measures import Slice


def put_gap_first(
    facts: Facts, choice: PackChoice, known: Sequence[PlaceFigure], chart: Chart | None
) -> tuple[list[PlaceFigure], set[str]]:
    """The figures with that of the gap in the title first, and the ids of those that are proposed.

    It is the figure of everybody, or where none is known that of the group itself, of the same place. The
    order of the figures is that of the numbers of the first page, of its map and of the handout.
    """
    usual = place_figures.choose_usual(list(known))
    if chart is None or not _is_title(facts, choice, known, usual, chart):
        return list(known), usual
    first = next(_find_figures(facts, choice, known, chart), None)
    if first is None:
        return list(known), usual
    others = [one for one in known if one.item_id != first.item_id]
    kept = [one.item_id for one in others if one.item_id in usual][: place_figures.USUAL - 1]
    return [first, *others], {first.item_id, *kept}


def is_of_one_indicator(one: Item, other: Item) -> bool:
    """Whether two parts of a pack are of one indicator, whatever group they are of."""
    return _name_indicator(one) == _name_indicator(other)


def _name_indicator(one: Item) -> list[str]:
    return one.item_id.split(":")[1:3]


def _is_title(
    facts: Facts, choice: PackChoice, known: Iterable[PlaceFigure], usual: set[str], chart: Chart
) -> bool:
    """Whether the gap is what the title tells, by the rule of `titles.find_leading`."""
    if len(chart.series) < 2:
        return False
    candidates: list[Chart | PlaceFigure] = [chart, *(one for one in known if one.item_id in usual)]
    leading = (headline_rule.leading(candidates, place) for place in facts.around(choice.place))
    return next((one for one in leading if one is not None), None) is chart


def _find_figures(
    facts: Facts, choice: PackChoice, known: Sequence[PlaceFigure], chart: Chart
) -> Iterator[PlaceFigure]:
    """The figures of a gap's indicator and place that may be in a headline: everybody's, the group's."""
    row = chart.rows[0]
    indicator = facts.catalogue[row.indicator]
    own = [one for one in known if one.indicator.key == indicator.key and one.cut == EVERYBODY]
    cut = _find_cut(facts, indicator, row)
    group = place_figures.find_figure(facts, indicator, choice, cut) if cut else None
    for one in (*own, group):
        if one is not None and one.place_id == chart.place_id and not one.is_doubtful:
            yield one


def _find_cut(facts: Facts, indicator: Indicator, row: Row) -> Slice | None:
    """The cut that a row of figures is of."""
    cuts = dict.fromkeys(offer.cut for offer in indicator.offers)
    return next(
        (
            one
            for one in cuts
            if facts.words.label("groups", one.group) == row.group
            and facts.words.label("residences", one.residence) == row.residence
        ),
        None,
    )
