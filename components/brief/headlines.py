"""A figure of a place in the words of a pack: its value, what stands beside it, what to be careful about."""

from components.brief import caveats, figure_rows, other_readings, sentences, standing, wording
from components.brief.choice import PackChoice
from components.brief.facts import Facts
from components.brief.pack import Caution, Headline
from components.brief.place_figures import PlaceFigure
from components.brief.row import Row
from components.language import lists, numbers
from components.language.messages import gettext, gettext_noop
from data import gaps
from data.indicators import Indicator
from data.letters import begin_small
from data.measures import Slice

CHECKED_BY_NOBODY = gettext_noop("Nobody could check this figure against a second source.")


def headline(facts: Facts, one: PlaceFigure, choice: PackChoice, is_usual: bool) -> Headline:
    """A figure ready to be shown, with what stands beside it and what to be careful about."""
    figure, indicator = one.figure, one.indicator
    around = standing.find_standing(facts, one)
    readings = (
        row(facts, one, one.item_id),
        *other_readings.list_rows(facts, indicator, one.others, one.item_id),
    )
    rows = (
        *readings,
        *([whole_row(facts, one)] if one.whole is not None else []),
        *filter(None, (rest_row(indicator, readings[0]),)),
        *around.rows,
    )
    label = labelled(facts, indicator, one.cut)
    where = facts.places.name(one.place_id)
    sentence = sentences.say_figure(facts, one)
    return Headline(
        item_id=one.item_id,
        heading=label
        if one.is_own
        else gettext("{figure}, {place} as a whole", figure=label, place=where),
        usual=is_usual,
        sources=tuple(dict.fromkeys(each.source for each in rows if each.source)),
        cautions=(*cautions(facts, one), *around.cautions),
        rows=rows,
        place_id=one.place_id,
        is_doubtful=one.is_doubtful,
        behind=one.behind,
        finding=sourced_once(f"{begin_small(label)}: {_numbers(facts, one)}", indicator),
        numbers=_numbers(facts, one),
        sentence=sentence,
        label=label,
        value=_marked(own_amount(facts, one), one),
        turned=turn(facts, one, sentence),
        when=wording.when(one.period, figure["base_period"]),
        where=where,
        beside=beside(facts, one),
        remark=_remark(facts, one, choice),
        definition=indicator.definition,
        people=around.people,
        rank=around.rank,
        before=around.before,
        trend=around.trend,
        told_by=tuple(dict.fromkeys(each.source for each in readings if each.source)),
        larger=larger(facts, one),
        is_first=around.is_first,
        is_rate_only=indicator.is_rate and readings[0].denominator is None,
    )


def _marked(amount: str, figure: PlaceFigure) -> str:
    """A figure that was planned, or that a visitor put in although it is doubtful, says so."""
    is_planned = figure.figure["figure_kind"] == "target"
    planned = gettext("{value} (planned)", value=amount) if is_planned else amount
    return gettext("{value} (doubtful)", value=planned) if figure.is_doubtful else planned


def turn(facts: Facts, one: PlaceFigure, sentence: str) -> str:
    """The value as its sentence counts it, where that is of the rest; else empty."""
    if not (sentence and one.indicator.sentence_is_of_rest):
        return ""
    return wording.amount(facts, one.indicator, 100 - float(one.figure["value"]))


def rest_row(indicator: Indicator, own: Row) -> Row | None:
    """What is left to 100 % as a row, where the sentence of an indicator counts that; else None."""
    is_counted = indicator.sentence_is_of_rest and indicator.unit == "percent"
    if not is_counted or own.value is None or own.upper not in (None, own.value):
        return None
    return figure_rows.derived_row(
        own,
        gettext("{figure}: the rest", figure=own.label),
        round(100 - own.value, gaps.DECIMALS),
        own.unit,
        gettext("100 less the figure"),
    )


def _numbers(facts: Facts, figure: PlaceFigure) -> str:
    """The figure beside that of the larger place: “21.9 %, Sindh 87.7 % (2014)”."""
    when = wording.when(figure.period, figure.figure["base_period"])
    said = [own_amount(facts, figure)]
    if figure.whole is not None and figure.worse is not None:
        said.append(f"{figure.whole['name']} {whole_amount(facts, figure)}")
    return f"{lists.join(said)} ({when})"


def own_amount(facts: Facts, figure: PlaceFigure) -> str:
    """The figure itself, from the smallest to the largest of what is published for its time."""
    return other_readings.write_amount(facts, figure.indicator, figure.figure, figure.others)


def whole_amount(facts: Facts, figure: PlaceFigure) -> str:
    """The figure of the larger place; one that nobody published says who computed it."""
    assert figure.whole is not None
    amount = wording.amount(facts, figure.indicator, figure.whole["value"])
    is_published = figure.whole["basis"] == "published"
    return amount if is_published else gettext("{value} (computed by us)", value=amount)


def sourced_once(words: str, indicator: Indicator) -> str:
    """The words of a title, with a mark where the figure rests on one source only."""
    return lists.join_parts((words, indicator.doubt)) if indicator.doubt else words


def labelled(facts: Facts, indicator: Indicator, cut: Slice) -> str:
    """Label of the indicator, with group and residence where they are not everybody."""
    parts = lists.join(facts.words.label_cut(cut.group, cut.residence))
    return f"{indicator.label} ({parts})" if parts else indicator.label


def beside(facts: Facts, figure: PlaceFigure) -> tuple[str, ...]:
    """Each of several published figures, and the figure of the larger place, which says who computed it."""
    each = other_readings.name_each(facts, figure.indicator, figure.figure, figure.others)
    return tuple(filter(None, (*each, larger(facts, figure))))


def larger(facts: Facts, figure: PlaceFigure) -> str:
    """The figure of the larger place with its name; empty where there is none."""
    if figure.whole is None:
        return ""
    return f"{figure.whole['name']}: {whole_amount(facts, figure)}"


def _remark(facts: Facts, figure: PlaceFigure, choice: PackChoice) -> str:
    if figure.is_own:
        return ""
    figure_of = facts.places.name(figure.place_id)
    return gettext(
        "Figure of {where}; none is known for {place} alone.",
        where=figure_of,
        place=facts.places.name(choice.place),
    )


def cautions(facts: Facts, one: PlaceFigure) -> tuple[Caution, ...]:
    """What a reader has to know about a figure, each as a sentence that names it."""
    indicator, figure = one.indicator, one.figure
    note = figure["note"] if isinstance(figure["note"], str) else ""
    whole = [] if one.whole is None else [str(one.whole["place_id"])]
    said = [caveats.write_caveat(facts, indicator, (one.place_id, *whole))]
    if figure["quality"] == "doubtful":
        said.append(gettext("doubtful. {note}", note=note).strip())
    elif note:
        said.append(note)
    if not numbers.is_missing(figure["upper"]) and figure["upper"] != figure["lower"]:
        said.append(
            gettext(
                "two organisations report for this place and may have counted the same people: from "
                "the larger one alone to both together."
            )
        )
    said += [each for each in one.others["note"] if isinstance(each, str)]
    if indicator.doubt:
        said.append(gettext(CHECKED_BY_NOBODY))
    return tuple(dict.fromkeys(caveats.name_caution(indicator, each) for each in said if each))


def row(facts: Facts, one: PlaceFigure, item: str) -> Row:
    """The figure as a row of the table of figures."""
    figure = one.figure
    return figure_rows.as_row(facts, one.indicator, one.cut, figure, item)


def whole_row(facts: Facts, figure: PlaceFigure) -> Row:
    """The figure of the larger place as a row of the table of figures."""
    assert figure.whole is not None
    return figure_rows.whole_row(
        facts, figure.indicator, figure.cut, figure.whole, figure.figure, figure.item_id
    )
