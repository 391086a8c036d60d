"""The gap chart of a pack: two groups in the same place, else the place beside its state."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from components.brief import gap_rows, headlines, place_figures, sentences, wording
from components.brief.choice import PackChoice
from components.brief.facts import Facts
from components.brief.pack import Chart
from components.brief.place_figures import PlaceFigure
from components.facts.figures import EVERYBODY
from components.language import lists, numbers
from components.language.messages import gettext
from data import gaps
from data.gaps import Pair
from data.indicators import Indicator
from data.letters import begin_small
from data.measures import Slice

# A group beside another one: pairs with everybody, or of residences, are drawn on request only.
USUAL_PAIRS = tuple(one for one in gaps.PAIRS if "all" not in (one.group, one.reference))


@dataclass(frozen=True)
class Words:
    """The same numbers over the chart, as a finding, as a title, as a point; and the gap in them.

    `behind` is the gap in percentage points, None for other units.
    """

    heading: str
    finding: str
    sentence: str
    point: str
    behind: float | None


def chart(
    facts: Facts, choice: PackChoice, known: list[PlaceFigure], wanted: str | None = None
) -> Chart | None:
    """The chart that is proposed, or the wanted one; None if there is nothing to compare.

    Args:
        wanted: a chart put into the pack, “chart:<indicator key>”, or with “:<pair>:<residence>”.
    """
    asked = _asked_for(facts, choice, wanted) if wanted else None
    usual = (
        _split(facts, choice, indicator, USUAL_PAIRS) for indicator in _indicators(facts, choice)
    )
    return (
        asked
        or next((one for one in usual if one), None)
        or next(
            (_beside_state(facts, figure) for figure in known if _can_stand_beside(figure)), None
        )
    )


def _asked_for(facts: Facts, choice: PackChoice, wanted: str) -> Chart | None:
    """The chart that was put into the pack, under the name it has there; None if it has no values."""
    _, *parts = wanted.split(":")
    indicator = facts.catalogue.get(":".join(parts[:2]))
    if indicator is None or len(parts) not in (2, 4):
        return None
    pair_id, residence = parts[2:] if len(parts) == 4 else (None, EVERYBODY.residence)
    pairs = [pair for pair in gaps.PAIRS if pair.pair_id == pair_id] if pair_id else USUAL_PAIRS
    made = _split(facts, choice, indicator, pairs, residence, is_wanted=True)
    return made and replace(
        made, item_id=wanted, rows=tuple(replace(row, item=wanted) for row in made.rows)
    )


def _split(
    facts: Facts,
    choice: PackChoice,
    indicator: Indicator,
    pairs: Sequence[Pair],
    residence: str = EVERYBODY.residence,
    is_wanted: bool = False,
) -> Chart | None:
    """The first pair of groups for which the indicator has both values; None if there is none.

    Args:
        is_wanted: a visitor asked for it, so that doubtful values are drawn, too.
    """
    if not indicator.is_rate or indicator.is_share:
        return None
    made = (_by_group(facts, choice, indicator, pair, residence, is_wanted) for pair in pairs)
    return next((one for one in made if one), None)


def is_split(facts: Facts, choice: PackChoice, with_doubtful: bool = False) -> bool:
    """Whether an indicator of the theme has both values of a pair of social groups."""
    return any(
        _split(facts, choice, indicator, USUAL_PAIRS, is_wanted=with_doubtful)
        for indicator in _indicators(facts, choice)
    )


def _indicators(facts: Facts, choice: PackChoice) -> list[Indicator]:
    """Indicators of the theme, those that are split most often first."""
    country = facts.places[choice.place].country_id
    mine = [
        indicator
        for indicator in facts.catalogue.values()
        if indicator.theme == choice.theme and indicator.country_id == country
    ]
    return sorted(mine, key=lambda one: -len(one.groups()))


def _by_group(
    facts: Facts,
    choice: PackChoice,
    indicator: Indicator,
    pair: Pair,
    residence: str,
    is_wanted: bool,
) -> Chart | None:
    halves = [
        place_figures.find_figure(facts, indicator, choice, cut) for cut in pair.cuts(residence)
    ]
    group, reference = halves
    if group is None or reference is None:
        return None
    if not is_wanted and (group.is_doubtful or reference.is_doubtful):
        return None
    same = group.period == reference.period and group.place_id == reference.place_id
    if not same:
        return None
    both = (group, reference)
    places = [facts.places.name(group.place_id)]
    columns = [[float(figure.figure["value"])] for figure in both]
    if group.whole is not None and reference.whole is not None:
        places.append(str(group.whole["name"]))
        for column, one in zip(columns, both, strict=True):
            column.append(float(one.whole["value"]))  # type: ignore[index]
    labels = [_label(facts, pair, one.cut) for one in both]
    series = tuple((label, tuple(column)) for label, column in zip(labels, columns, strict=True))
    words = _gap_words(facts, group, reference, labels)
    return _chart(facts, both, words, places, series)


def _label(facts: Facts, pair: Pair, cut: Slice) -> str:
    """What a half of a pair is called: its group, its residence, or both."""
    residence = facts.words.label("residences", cut.residence)
    if pair.residence:
        return residence
    group = facts.words.label("groups", cut.group)
    if cut.residence == EVERYBODY.residence:
        return group
    return lists.join((group, begin_small(residence)))


def _gap_words(
    facts: Facts, group: PlaceFigure, reference: PlaceFigure, labels: Sequence[str]
) -> Words:
    indicator, place = group.indicator, facts.places.full_name(group.place_id)
    points = float(group.figure["value"]) - float(reference.figure["value"])
    sign = {"higher_better": -1, "lower_better": 1}.get(indicator.direction)
    size = gaps.in_words(points, None if sign is None else points * sign, indicator.unit)
    values = [
        wording.name_value(label, wording.amount(facts, indicator, one.figure["value"]))
        for label, one in zip(labels, (group, reference), strict=True)
    ]
    when = wording.when(group.period, group.figure["base_period"])
    compared = (
        gettext("{figure}: {group} equal to {other} ({period})")
        if gaps.is_equal(points, indicator.unit)
        else gettext("{figure}: {group} {size} than {other} ({period})")
    )
    finding = compared.format(
        figure=begin_small(indicator.short_label),
        group=labels[0],
        size=size,
        other=labels[1],
        period=when,
    )
    behind = points * sign if sign is not None and indicator.unit == "percent" else None
    return Words(
        heading=wording.name_values(indicator.short_label, values),
        finding=headlines.sourced_once(finding, indicator),
        sentence=sentences.say_gap(facts, group, reference),
        point=gettext(
            "{figure} ({period}), {place}: {values}. {group}: {size}.",
            figure=indicator.label,
            period=when,
            place=place,
            values=lists.join_parts(values),
            group=labels[0],
            size=size,
        ),
        behind=behind,
    )


def _can_stand_beside(figure: PlaceFigure) -> bool:
    return (
        figure.whole is not None
        and figure.indicator.is_rate
        and figure.is_own
        and not figure.is_doubtful
    )


def _beside_state(facts: Facts, figure: PlaceFigure) -> Chart:
    assert figure.whole is not None
    places = [facts.places.name(figure.place_id), str(figure.whole["name"])]
    column = (float(figure.figure["value"]), float(figure.whole["value"]))
    own = wording.amount(facts, figure.indicator, column[0])
    values = [
        wording.name_value(places[0], own),
        wording.name_value(places[1], headlines.whole_amount(facts, figure)),
    ]
    heading = wording.name_values(figure.indicator.short_label, values)
    when = wording.when(figure.period, figure.figure["base_period"])
    words = Words(
        heading=heading,
        finding=headlines.sourced_once(
            gettext(
                "{figure}: {values} ({period})",
                figure=begin_small(figure.indicator.short_label),
                values=lists.join((own, values[1])),
                period=when,
            ),
            figure.indicator,
        ),
        sentence=sentences.say_figure(facts, figure),
        point=gettext(
            "{figure} ({period}): {values}.",
            figure=figure.indicator.label,
            period=when,
            values=lists.join_parts(values),
        ),
        behind=figure.behind,
    )
    series = ((facts.words.label("groups", figure.cut.group), column),)
    return _chart(facts, (figure,), words, places, series)


def _chart(
    facts: Facts,
    halves: Sequence[PlaceFigure],
    words: Words,
    places: Sequence[str],
    series: tuple[tuple[str, tuple[float | None, ...]], ...],
) -> Chart:
    one, indicator = halves[0], halves[0].indicator
    rows = gap_rows.list_rows(facts, halves)
    unit = wording.unit(facts, indicator.unit)
    said = [
        wording.name_values(
            name,
            [
                wording.name_value(place, numbers.format_value(value, unit))
                for place, value in zip(places, column, strict=True)
            ],
        )
        for name, column in series
    ]
    when = wording.when(one.period, one.figure["base_period"])
    return Chart(
        item_id=f"chart:{indicator.key}",
        heading=words.heading,
        sources=tuple(dict.fromkeys(row.source for row in rows if row.source)),
        cautions=tuple(
            dict.fromkeys(said for half in halves for said in headlines.cautions(facts, half))
        ),
        rows=tuple(rows),
        place_id=one.place_id,
        is_doubtful=any(half.is_doubtful for half in halves),
        behind=words.behind,
        categories=tuple(places),
        series=series,
        unit=unit.label,
        decimals=unit.decimals,
        symbol=unit.symbol,
        when=when,
        finding=words.finding,
        sentence=words.sentence,
        turned=headlines.turn(facts, one, words.sentence),
        point=words.point,
        definition=indicator.definition,
        description=gettext(
            "{figure}, {period}. {values}.",
            figure=indicator.label,
            period=when,
            values=lists.join_parts(said),
        ),
    )
