"""The title of the impact map: one sentence, true of what is drawn, and never of causes."""

from collections import Counter
from collections.abc import Iterator

from components.content.impact_maps.impact import STATE, ImpactView, Shown, is_presence
from components.language import numbers
from components.language.messages import gettext, ngettext
from data import impact
from data.impact import INSIDE, NEED, OTHER, UNKNOWN, WEAK
from data.letters import join_sentences


def say_fill(view: ImpactView) -> str:
    """The sentence of the fill: where need is and where the programme was, or how far it reached."""
    if is_presence(view):
        return _say_presence(view)
    if not _known_places(view):
        return gettext("No place in {place} has a sure figure of this.", place=view.where)
    is_need = view.fill and view.fill.layer and view.fill.layer.role == NEED
    if is_need and view.level != STATE:
        return join_sentences((_say_need(view), _say_unknown(view)))
    return join_sentences((_say_rate(view), _say_middle(view), _say_unknown(view)))


def where_words(view: ImpactView) -> str:
    """What holds in the places above the line: “most women cannot read”."""
    if view.fill is None or view.fill.layer is None or view.line is None:
        return ""
    return view.fill.layer.where_text.format(limit=say_line(view.fill, view.line))


def say_line(shown: Shown, line: float) -> str:
    """The line of a layer as a number, with a sign but without the words of its unit."""
    decimals = 0 if line == round(line) else shown.unit.decimals
    number = numbers.format_number(line, decimals)
    return numbers.with_symbol(number, shown.unit.sign)


def _known_places(view: ImpactView) -> int:
    return sum(side != UNKNOWN for side in view.sides.values())


def _say_presence(view: ImpactView) -> str:
    counts = Counter(view.sides.values())
    values: dict[str, object] = {
        "programme": view.programme,
        "place": view.where,
        "proven": counts[INSIDE],
        "weak": counts[WEAK],
    }
    whole = len(view.places)
    if counts[WEAK]:
        first = ngettext(
            "Of the {count} district in {place}, {programme} is known to have worked in {proven}, and "
            "likely, on weak evidence, in {weak} more.",
            "Of the {count} districts in {place}, {programme} is known to have worked in {proven}, and "
            "likely, on weak evidence, in {weak} more.",
            whole,
            **values,
        )
    else:
        first = ngettext(
            "Of the {count} district in {place}, {programme} is known to have worked in {proven}.",
            "Of the {count} districts in {place}, {programme} is known to have worked in {proven}.",
            whole,
            **values,
        )
    return join_sentences((first, *_say_absence(counts)))


def _say_absence(counts: Counter[str]) -> Iterator[str]:
    if counts[OTHER]:
        yield ngettext(
            "{count} is recorded as not covered.",
            "{count} are recorded as not covered.",
            counts[OTHER],
        )
    if counts[UNKNOWN]:
        yield ngettext(
            "Of {count} there is no record, which does not mean that it did not work there.",
            "Of {count} there is no record, which does not mean that it did not work there.",
            counts[UNKNOWN],
        )


def _say_need(view: ImpactView) -> str:
    reached = impact.reached_by_side(view.sides, view.presence)
    needy, others = reached[INSIDE], reached[OTHER]
    values: dict[str, object] = {
        "place": view.where,
        "where": where_words(view),
        "programme": view.programme,
        "proven": needy.proven + (others.proven if not needy.places else 0),
        "weak": needy.weak + (others.weak if not needy.places else 0),
    }
    if not needy.places:
        return _say_no_need(others.places, values)
    if not others.places:
        return _say_need_everywhere(needy.places, values)
    values |= {
        "others": others.places,
        "others_proven": others.proven,
        "others_weak": others.weak,
    }
    if not needy.weak and not others.weak:
        return ngettext(
            "Of the {count} district in {place} where {where}, {programme} is known to have worked in "
            "{proven}; of the other {others}, in {others_proven}.",
            "Of the {count} districts in {place} where {where}, {programme} is known to have worked in "
            "{proven}; of the other {others}, in {others_proven}.",
            needy.places,
            **values,
        )
    return ngettext(
        "Of the {count} district in {place} where {where}, {programme} is known to have worked in "
        "{proven}, and likely, on weak evidence, in {weak} more; of the other {others}, in "
        "{others_proven}, and likely in {others_weak} more.",
        "Of the {count} districts in {place} where {where}, {programme} is known to have worked in "
        "{proven}, and likely, on weak evidence, in {weak} more; of the other {others}, in "
        "{others_proven}, and likely in {others_weak} more.",
        needy.places,
        **values,
    )


def _say_no_need(places: int, values: dict[str, object]) -> str:
    if not values["weak"]:
        return ngettext(
            "There is no district in {place} where {where}, of {count} with a sure figure; {programme} is "
            "known to have worked in {proven} of them.",
            "There is no district in {place} where {where}, of {count} with a sure figure; {programme} is "
            "known to have worked in {proven} of them.",
            places,
            **values,
        )
    return ngettext(
        "There is no district in {place} where {where}, of {count} with a sure figure; {programme} is "
        "known to have worked in {proven} of them, and likely, on weak evidence, in {weak} more.",
        "There is no district in {place} where {where}, of {count} with a sure figure; {programme} is "
        "known to have worked in {proven} of them, and likely, on weak evidence, in {weak} more.",
        places,
        **values,
    )


def _say_need_everywhere(places: int, values: dict[str, object]) -> str:
    if not values["weak"]:
        return ngettext(
            "In {place}, {where} in the {count} district with a sure figure; {programme} is known to have "
            "worked in {proven} of them.",
            "In {place}, {where} in all {count} districts with a sure figure; {programme} is known to have "
            "worked in {proven} of them.",
            places,
            **values,
        )
    return ngettext(
        "In {place}, {where} in the {count} district with a sure figure; {programme} is known to have "
        "worked in {proven} of them, and likely, on weak evidence, in {weak} more.",
        "In {place}, {where} in all {count} districts with a sure figure; {programme} is known to have "
        "worked in {proven} of them, and likely, on weak evidence, in {weak} more.",
        places,
        **values,
    )


def _say_rate(view: ImpactView) -> str:
    whole = _known_places(view)
    values: dict[str, object] = {
        "place": view.where,
        "where": where_words(view),
        "inside": Counter(view.sides.values())[INSIDE],
    }
    if view.level == STATE:
        return ngettext(
            "In {inside} of the {count} state or province in {place} with a sure figure, {where}.",
            "In {inside} of the {count} states or provinces in {place} with a sure figure, {where}.",
            whole,
            **values,
        )
    return ngettext(
        "In {inside} of the {count} district in {place} with a sure figure, {where}.",
        "In {inside} of the {count} districts in {place} with a sure figure, {where}.",
        whole,
        **values,
    )


def _say_middle(view: ImpactView) -> str:
    """That the line is the middle of the values themselves: half of the places lie above it by its nature."""
    if view.fill is None or view.line is None or view.fill.layer is None:
        return ""
    if view.fill.layer.limit is not None:
        return ""
    return gettext(
        "{line} is the middle value of these figures (the median).",
        line=say_line(view.fill, view.line),
    )


def _say_unknown(view: ImpactView) -> str:
    count = len(view.places) - _known_places(view)
    if not count:
        return ""
    return ngettext("{count} more has no sure figure.", "{count} more have no sure figure.", count)


def heading(shown: Shown) -> str:
    """A layer with its time: “People trained, 2016”."""
    if not shown.when:
        return shown.label
    return gettext("{label}, {when}", label=shown.label, when=shown.when)
