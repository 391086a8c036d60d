"""Points to raise, in plain words; each is put together from stated facts and cites them."""

from collections.abc import Iterator, Sequence

from components.brief import wording
from components.brief.choice import PackChoice
from components.brief.facts import Facts
from components.brief.headlines import Found
from components.brief.pack import Chart, Headline, Point, Said, Story
from components.language import numbers

USUAL = 3
NOT_FOLLOWED = "What came of it is not recorded here."


def points(
    facts: Facts,
    choice: PackChoice,
    known: Sequence[Found],
    headlines: Sequence[Headline],
    chart: Chart | None,
    stories: Sequence[Story],
    said: Sequence[Said],
) -> list[Point]:
    """The points that the facts allow, the first USUAL of them usual."""
    made = [
        *_of_chart(chart),
        *_of_need(facts, known, headlines),
        *_of_said(said),
        *_of_story(stories),
        *_of_results(headlines, known),
    ]
    return [
        Point(
            item_id=choice.own_id(f"point:{name}"),
            heading=text,
            usual=place < USUAL,
            sources=sources,
        )
        for place, (name, text, sources) in enumerate(made)
    ]


Made = tuple[str, str, tuple[tuple[str, str], ...]]


def _of_chart(chart: Chart | None) -> Iterator[Made]:
    if chart is not None and len(chart.series) == 2 and not chart.is_doubtful:
        yield "gap", chart.point, chart.sources


def _of_need(facts: Facts, known: Sequence[Found], headlines: Sequence[Headline]) -> Iterator[Made]:
    """The figure that is furthest behind the state; if none is behind, the one furthest ahead."""
    compared = [
        (one.worse, one)
        for one in known
        if one.worse is not None and one.indicator.is_context and not one.is_doubtful
    ]
    if not compared:
        return
    worse, one = max(compared, key=lambda pair: pair[0])
    assert one.whole is not None
    own = next(each for each in headlines if each.item_id == one.item_id)
    unit = wording.unit(facts, one.indicator.unit)
    symbol = " points" if unit.symbol.strip() == "%" else unit.symbol
    size = f"{numbers.format_number(abs(worse), unit.decimals)}{symbol}"
    better_or_worse = f"That is {size} {'worse' if worse > 0 else 'better'}."
    verdict = better_or_worse if worse else "The two are equal."
    yield (
        "need",
        f"{own.heading} ({own.when}): {own.value} in {own.where}, "
        f"{wording.amount(facts, one.indicator, one.whole['value'])} in {one.whole['name']} "
        f"({one.whole['how']}). {verdict}",
        own.sources,
    )


def _of_said(said: Sequence[Said]) -> Iterator[Made]:
    for kind, lead in (("commitment", "It was promised"), ("demand", "It was asked")):
        one = next((each for each in said if each.kind == kind), None)
        if one is not None:
            name = "promised" if kind == "commitment" else "asked"
            yield name, f"{lead} at: {one.gathering}. {one.text} {NOT_FOLLOWED}", one.sources


def _of_story(stories: Sequence[Story]) -> Iterator[Made]:
    one = next((each for each in stories if each.outcome_kind == "change_reported"), None)
    if one is not None:
        yield "case", f"It has been done ({one.where_and_when}): {one.outcome}", one.sources


def _of_results(headlines: Sequence[Headline], known: Sequence[Found]) -> Iterator[Made]:
    """Results of a programme, as far as they are figures of the place or its state."""
    results = {
        one.item_id
        for one in known
        if not one.indicator.is_context and one.indicator.direction == "higher_better"
    }
    for one in headlines:
        if one.item_id in results and not one.is_doubtful:
            code = one.item_id.rpartition(":")[2]
            yield code, f"{one.label}, {one.where} ({one.when}): {one.value}.", one.sources
