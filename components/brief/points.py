"""Points to raise, in plain words; each is put together from stated facts and cites them."""

from collections.abc import Iterator, Sequence

from components.brief import wording
from components.brief.choice import PackChoice
from components.brief.facts import Facts
from components.brief.pack import Chart, Headline, Outcome, Point, Story
from components.brief.place_figures import PlaceFigure
from components.language import numbers
from components.language.messages import gettext, gettext_noop

USUAL = 3
SAID_AT = {
    "commitment": (
        "promised",
        gettext_noop(
            "It was promised at: {gathering}. {text} What came of it is not recorded here."
        ),
    ),
    "demand": (
        "asked",
        gettext_noop("It was asked at: {gathering}. {text} What came of it is not recorded here."),
    ),
}


def points(
    facts: Facts,
    choice: PackChoice,
    known: Sequence[PlaceFigure],
    headlines: Sequence[Headline],
    chart: Chart | None,
    stories: Sequence[Story],
    said: Sequence[Outcome],
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


def _of_need(
    facts: Facts, known: Sequence[PlaceFigure], headlines: Sequence[Headline]
) -> Iterator[Made]:
    """The figure that is furthest behind the state; if none is behind, the one furthest ahead."""
    compared = [
        (figure.worse, figure)
        for figure in known
        if figure.worse is not None and figure.indicator.is_context and not figure.is_doubtful
    ]
    if not compared:
        return
    worse, one = max(compared, key=lambda pair: pair[0])
    assert one.whole is not None
    own = next(each for each in headlines if each.item_id == one.item_id)
    said = gettext(
        "{figure} ({period}): {value} in {place}, {other_value} in {other_place} ({how}). {verdict}",
        figure=own.heading,
        period=own.when,
        value=own.value,
        place=own.where,
        other_value=wording.amount(facts, one.indicator, one.whole["value"]),
        other_place=one.whole["name"],
        how=one.whole["how"],
        verdict=_verdict(wording.unit(facts, one.indicator.unit), worse),
    )
    yield "need", said, own.sources


def _verdict(unit: numbers.Unit, worse: float) -> str:
    """How much worse or better, in a sentence."""
    if not worse:
        return gettext("The two are equal.")
    size = numbers.format_number(abs(worse), unit.decimals)
    if unit.symbol.strip() == "%":
        said = (
            gettext("That is {size} points worse.")
            if worse > 0
            else gettext("That is {size} points better.")
        )
        return said.format(size=size)
    said = gettext("That is {size} worse.") if worse > 0 else gettext("That is {size} better.")
    return said.format(size=numbers.with_symbol(size, unit.symbol))


def _of_said(said: Sequence[Outcome]) -> Iterator[Made]:
    for kind, (name, sentence) in SAID_AT.items():
        one = next((each for each in said if each.kind == kind), None)
        if one is not None:
            yield name, gettext(sentence, gathering=one.gathering, text=one.text), one.sources


def _of_story(stories: Sequence[Story]) -> Iterator[Made]:
    one = next((each for each in stories if each.outcome_kind == "change_reported"), None)
    if one is not None:
        told = gettext(
            "It has been done ({where}): {outcome}", where=one.where_and_when, outcome=one.outcome
        )
        yield "case", told, one.sources


def _of_results(headlines: Sequence[Headline], known: Sequence[PlaceFigure]) -> Iterator[Made]:
    """Results of a programme, as far as they are figures of the place or its state."""
    results = {
        item.item_id
        for item in known
        if not item.indicator.is_context and item.indicator.direction == "higher_better"
    }
    for headline in headlines:
        if headline.item_id in results and not headline.is_doubtful:
            code = headline.item_id.rpartition(":")[2]
            said = gettext(
                "{figure}, {where} ({when}): {value}.",
                figure=headline.label,
                where=headline.where,
                when=headline.when,
                value=headline.value,
            )
            yield code, said, headline.sources
