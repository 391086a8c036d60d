"""What the impact map says of its circles and its points: how many, and on which side of the line."""

from collections.abc import Iterator

import pandas as pd

from components.content.elements.blocks import Link
from components.content.figure_pages import figure_links
from components.content.impact_maps import impact_titles
from components.content.impact_maps.impact import STATE, ImpactView, Shown, is_presence
from components.content.impact_maps.impact_layers import label_of_points
from components.facts import indicators, tables
from components.language import lists, numbers
from components.language.messages import gettext, gettext_noop, ngettext
from data import figure_keys, impact, impact_points
from data.figure_keys import FigureKey
from data.impact import INSIDE, OTHER, UNKNOWN, WEAK, Added
from data.letters import join_sentences
from data.publication import is_for_tables


def say_title(view: ImpactView) -> str:
    """What the map answers: of its fill, or where that is presence alone, of what is drawn upon it."""
    drawn = _say_drawn(view)
    return drawn[0][0] if is_presence(view) and drawn else impact_titles.say_fill(view)


def say_beside(view: ImpactView) -> tuple[str, ...]:
    """What stands beside the map: all that the title does not say."""
    drawn = _say_drawn(view)
    if not is_presence(view) or not drawn:
        return tuple(map(join_sentences, drawn))
    (_, *first), *others = drawn
    said = (join_sentences(first), *map(join_sentences, others), impact_titles.say_fill(view))
    return tuple(one for one in said if one)


def _say_drawn(view: ImpactView) -> list[list[str]]:
    """The sentences of the circles and those of the points, where there are any."""
    said = []
    if view.circles is not None:
        said.append(list(_say_circles(view, view.circles)))
    if view.points is not None:
        said.append(list(_say_points(view)))
    return said


def _say_circles(view: ImpactView, circles: Shown) -> Iterator[str]:
    by_side = impact.add_by_side(circles.rows, _sides_for(view, circles))
    if all(one.value is None for one in by_side.values()):
        yield gettext(
            "{figure}: no place in {place} has a sure figure.",
            figure=impact_titles.heading(circles),
            place=view.where,
        )
        return
    # Without a sure figure of the fill no place lies above its line.
    has_sides = not is_presence(view) and set(view.sides.values()) != {UNKNOWN}
    is_split = has_sides and circles.level == view.level
    yield _say_split(view, circles, by_side) if is_split else _say_sum(view, circles, by_side)
    if doubtful := sum(one.doubtful for one in by_side.values()):
        yield ngettext(
            "{count} doubtful figure is drawn and not added.",
            "{count} doubtful figures are drawn and not added.",
            doubtful,
        )
    yield from _say_other_totals(view, circles, by_side)
    own = impact.each_figure_once(circles.rows)
    if (own["upper"] > own["lower"]).fillna(value=False).any():
        yield gettext("Where several organisations report, the largest count alone is added.")


def _say_other_totals(view: ImpactView, circles: Shown, by_side: dict[str, Added]) -> Iterator[str]:
    """What is stated for the whole country at that time, and why, where it is not the sum."""
    others = find_other_totals(view, circles, by_side)
    if circles.layer is None or not others:
        return
    values = (numbers.format_number(one, circles.unit.decimals) for one in others)
    yield gettext(
        "Stated for the country as a whole: {values}.", values=lists.join_with_and(values)
    )
    indicator = indicators.catalogue()[circles.layer.key]
    # One that is obligatory stands under the map already.
    if indicator.caveat and not indicator.caveat_is_obligatory:
        yield gettext("Take care: {caveat}", caveat=indicator.caveat)


def link_other_totals(view: ImpactView) -> tuple[Link, ...]:
    """The way to each figure that is stated for the whole country beside the circles."""
    circles = view.circles
    if circles is None:
        return ()
    by_side = impact.add_by_side(circles.rows, _sides_for(view, circles))
    country = tables.gazetteer().name(tables.countries()[view.choice.programme])
    return tuple(
        Link(
            figure_links.path_of(key),
            lists.join(
                (
                    impact_titles.heading(circles),
                    country,
                    numbers.format_value(value, circles.unit),
                )
            ),
        )
        for value, key in find_other_totals(view, circles, by_side).items()
    )


def find_other_totals(
    view: ImpactView, circles: Shown, by_side: dict[str, Added]
) -> dict[float, FigureKey]:
    """Each value that is stated for the whole country and is not the sum, with the figure that it is."""
    if circles.layer is None or view.choice.state:
        return {}
    rows = indicators.all_figures().rows_of(circles.layer.package_id, circles.layer.indicator_id)
    stated = rows[
        (rows["place_id"] == tables.countries()[view.choice.programme])
        & (rows["period"] == circles.period)
        & (rows["group"] == circles.layer.group)
        & (rows["residence"] == circles.layer.residence)
        & rows["value"].notna()
        & ~is_for_tables(rows)
    ]
    # A figure of one of several reporters is no figure of the whole.
    whole = stated[stated["reporter"] == "all"]
    if whole.empty and not _is_of_one(stated):
        return {}
    stated = stated if whole.empty else whole
    total = sum(one.value or 0.0 for one in by_side.values())
    named = {"package_id": circles.layer.package_id}
    keys = {
        float(row["value"]): figure_keys.of_row(row, **named) for row in stated.to_dict("records")
    }
    return {value: keys[value] for value in sorted(keys) if value != total}


def _is_of_one(rows: pd.DataFrame) -> bool:
    """Whether all figures are of the same reporter."""
    return len(set(rows["reporter"])) <= 1


def _sides_for(view: ImpactView, circles: Shown) -> dict[str, str]:
    """The side of each place with a circle; places of another level than the fill's are on none."""
    if circles.level == view.level:
        return dict(view.sides)
    return dict.fromkeys(circles.rows["place_id"], UNKNOWN)


def _say_split(view: ImpactView, circles: Shown, by_side: dict[str, Added]) -> str:
    values = {
        "figure": impact_titles.heading(circles),
        "where": impact_titles.where_words(view),
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
        "figure": impact_titles.heading(circles),
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
        gettext(
            message,
            count=counted[side],
            programme=view.programme,
            where=impact_titles.where_words(view),
        )
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
