"""What the impact map says: one sentence for each layer, true of what is drawn, and never of causes."""

from collections import Counter
from collections.abc import Iterator

import pandas as pd

from components.content.impact import STATE, ImpactView, Shown, is_presence
from components.content.impact_layers import label_of_points
from components.facts import tables
from components.language import lists, numbers
from components.language.messages import gettext, gettext_noop, ngettext
from data import impact, impact_points
from data.impact import INSIDE, NEED, OTHER, UNKNOWN, WEAK, Added
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
    return join_sentences((_say_rate(view), _say_unknown(view)))


def say_layers(view: ImpactView) -> tuple[str, ...]:
    """A sentence for the circles and one for the points, where there are any."""
    said = []
    if view.circles is not None:
        said.append(join_sentences(_say_circles(view, view.circles)))
    if view.points is not None:
        said.append(join_sentences(_say_points(view)))
    return tuple(said)


def where_words(view: ImpactView) -> str:
    """What holds in the places above the line: “most women cannot read”."""
    if view.fill is None or view.fill.layer is None or view.line is None:
        return ""
    return view.fill.layer.where_text.format(limit=say_line(view.fill, view.line))


def say_line(shown: Shown, line: float) -> str:
    """The line of a layer as a number, with a sign but without the words of its unit."""
    sign = shown.unit.symbol
    decimals = 0 if line == round(line) else shown.unit.decimals
    number = numbers.format_number(line, decimals)
    return number if sign.startswith(" ") else numbers.with_symbol(number, sign)


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
    return ngettext(
        "There is no district in {place} where {where}, of {count} with a sure figure; {programme} is "
        "known to have worked in {proven} of them, and likely, on weak evidence, in {weak} more.",
        "There is no district in {place} where {where}, of {count} with a sure figure; {programme} is "
        "known to have worked in {proven} of them, and likely, on weak evidence, in {weak} more.",
        places,
        **values,
    )


def _say_need_everywhere(places: int, values: dict[str, object]) -> str:
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


def _say_unknown(view: ImpactView) -> str:
    count = len(view.places) - _known_places(view)
    if not count:
        return ""
    return ngettext("{count} more has no sure figure.", "{count} more have no sure figure.", count)


def _say_circles(view: ImpactView, circles: Shown) -> Iterator[str]:
    by_side = impact.add_by_side(circles.rows, _sides_for(view, circles))
    if all(one.value is None for one in by_side.values()):
        yield gettext(
            "{figure}: no place in {place} has a sure figure.",
            figure=heading(circles),
            place=view.where,
        )
        return
    is_split = not is_presence(view) and circles.level == view.level
    yield _say_split(view, circles, by_side) if is_split else _say_sum(view, circles, by_side)
    if doubtful := sum(one.doubtful for one in by_side.values()):
        yield ngettext(
            "{count} doubtful figure is drawn and not added.",
            "{count} doubtful figures are drawn and not added.",
            doubtful,
        )
    own = impact.each_figure_once(circles.rows)
    if (own["upper"] > own["lower"]).fillna(value=False).any():
        yield gettext("Where several organisations report, the largest count alone is added.")


def _sides_for(view: ImpactView, circles: Shown) -> dict[str, str]:
    """The side of each place with a circle; places of another level than the fill's are on none."""
    if circles.level == view.level:
        return dict(view.sides)
    return dict.fromkeys(circles.rows["place_id"], UNKNOWN)


def heading(shown: Shown) -> str:
    """A layer with its time: “People trained, 2016”."""
    if not shown.when:
        return shown.label
    return gettext("{label}, {when}", label=shown.label, when=shown.when)


def _say_split(view: ImpactView, circles: Shown, by_side: dict[str, Added]) -> str:
    values = {
        "figure": heading(circles),
        "where": where_words(view),
        "inside": _amount(by_side[INSIDE], circles),
        "inside_places": by_side[INSIDE].places,
        "others": _amount(by_side[OTHER], circles),
        "other_places": by_side[OTHER].places,
    }
    if not by_side[UNKNOWN].places:
        return gettext(
            "{figure}: {inside} in {inside_places} places where {where}, {others} in {other_places} others.",
            **values,
        )
    return gettext(
        "{figure}: {inside} in {inside_places} places where {where}, {others} in {other_places} others, "
        "and {unknown} in {unknown_places} where that is not known.",
        **values,
        unknown=_amount(by_side[UNKNOWN], circles),
        unknown_places=by_side[UNKNOWN].places,
    )


def _amount(added: Added, circles: Shown) -> str:
    return numbers.format_number(added.value, circles.unit.decimals)


def _say_sum(view: ImpactView, circles: Shown, by_side: dict[str, Added]) -> str:
    total = sum(one.value or 0.0 for one in by_side.values())
    values = {
        "figure": heading(circles),
        "value": numbers.format_number(total, circles.unit.decimals),
        "known": sum(one.places for one in by_side.values()),
        "place": view.where,
    }
    whole = len(circles.rows)
    if circles.level == STATE:
        return ngettext(
            "{figure}: {value}, from {known} of {count} state or province in {place}.",
            "{figure}: {value}, from {known} of {count} states or provinces in {place}.",
            whole,
            **values,
        )
    return ngettext(
        "{figure}: {value}, from {known} of {count} district in {place}.",
        "{figure}: {value}, from {known} of {count} districts in {place}.",
        whole,
        **values,
    )


def _say_points(view: ImpactView) -> Iterator[str]:
    rows = view.points
    if rows is None or rows.empty:
        yield gettext(
            "{things}: none is recorded in {place}.",
            things=label_of_points(view.choice),
            place=view.where,
        )
        return
    places = tables.gazetteer()
    at = [impact_points.place_at(place_id, view.level, places) for place_id in rows["place_id"]]
    counted = impact.count_by_side(at, view.sides)
    says = _PRESENCE_SIDES if is_presence(view) else _FIGURE_SIDES
    parts = (
        gettext(message, count=counted[side], programme=view.programme, where=where_words(view))
        for side, message in says.items()
        if counted[side]
    )
    yield gettext(
        "{things}, {count} in all: {parts}.",
        things=label_of_points(view.choice),
        count=len(rows),
        parts=lists.join_parts(parts),
    )
    yield _say_positions(rows)


_PRESENCE_SIDES = {
    INSIDE: gettext_noop("{count} from districts where {programme} is known to have worked"),
    WEAK: gettext_noop("{count} from where it likely did, on weak evidence"),
    OTHER: gettext_noop("{count} from districts recorded as not covered"),
    UNKNOWN: gettext_noop("{count} from where there is no record, or from no single district"),
}
_FIGURE_SIDES = {
    INSIDE: gettext_noop("{count} from where {where}"),
    OTHER: gettext_noop("{count} from other places"),
    UNKNOWN: gettext_noop("{count} from where that is not known"),
}
_POSITIONS = (
    gettext_noop("{count} stand where they are for certain"),
    gettext_noop("{count} where they likely are"),
    gettext_noop("{count} in the middle of their district or state"),
    gettext_noop("{count} without a position, and not drawn"),
)


def _say_positions(rows: pd.DataFrame) -> str:
    """How sure the places of the points are."""
    gazetteer, placed = tables.gazetteer(), rows[rows["lat"].notna()]
    others = rows[rows["lat"].isna()]["place_id"]
    middle = sum(gazetteer[place_id].lat is not None for place_id in others)
    sure = int(placed["is_sure"].sum())
    counts = (sure, len(placed) - sure, middle, len(others) - middle)
    parts = (
        gettext(message, count=count)
        for message, count in zip(_POSITIONS, counts, strict=True)
        if count
    )
    return gettext("On the map: {parts}.", parts=lists.join(parts))
