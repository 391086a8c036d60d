"""The impact map as one figure: a fill, circles and points on the same places, with a key for each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from components.content.impact_maps import (
    impact_marks,
    impact_sentences,
    impact_sources,
    impact_titles,
)
from components.content.impact_maps.impact import DISTRICT, ImpactView, Shown, is_presence, view_of
from components.content.impact_maps.impact_layers import label_of_points
from components.content.indicators.indicator import say_cut
from components.content.maps import class_breaks, coverage_limits, map_drawing, prepared_map
from components.content.maps.prepared_map import PreparedMap
from components.content.maps.surroundings import surround
from components.facts import impact as known
from components.facts import indicators, tables
from components.figures.maps import choropleth, legends, map_svg
from components.figures.maps.choropleth import MapSetting, Measure
from components.figures.maps.classes import Breaks, round_breaks
from components.figures.maps.drawing import Drawing
from components.figures.maps.map_figure import LOOK_LABELS, WEAK_LABELS, MapFigure, Presence
from components.language.messages import gettext, gettext_noop
from data.choices import ImpactChoice
from data.impact import INSIDE, NEED, WEAK
from data.letters import begin_small
from data.measures import is_true

NO_CAUSE = gettext_noop(
    "The map shows what lies in the same places. It does not say that one is the cause of the other."
)


@dataclass(frozen=True)
class PreparedImpactMap:
    """A map as it travels, with the sentences beside it and the notes below it."""

    map: PreparedMap
    title: str
    said: tuple[str, ...]
    notes: tuple[str, ...]


@tables.drawn
def prepare_impact_map(choice: ImpactChoice) -> PreparedImpactMap:
    """The map of a choice, ready to be sent. Raises data.shapes.ShapesMissing."""
    view = view_of(choice)
    figure = map_figure(view)
    return PreparedImpactMap(
        prepared_map.prepare_map(figure),
        figure.title,
        impact_sentences.say_beside(view),
        tuple(cautions(view)),
    )


def map_figure(view: ImpactView) -> MapFigure:
    """The three layers of a view as one description of a map."""
    setting = replace(
        surround(tables.programme_layers(view.choice.programme), view.level),
        title=impact_sentences.say_title(view),
        figure_id=file_name(view.choice),
        points=(*impact_marks.circles(view), *impact_marks.points(view)),
        points_unit=view.circles.unit if view.circles else None,
        circles_title=_circles_title(view.circles) if view.circles else "",
        points_title=label_of_points(view.choice) if view.points is not None else "",
        unlisted="outside",
        focus_id=view.choice.state if view.level == DISTRICT else None,
    )
    return _of_presence(view, setting) if is_presence(view) else _of_figures(view, setting)


def file_name(choice: ImpactChoice) -> str:
    """A name for the files of a view."""
    parts = (
        "impact", choice.programme, choice.fill, choice.circles, choice.points.replace(".", "-"),
        choice.strength, choice.state or "", choice.period.replace("/", "-"),
    )  # fmt: skip
    return "-".join(part for part in parts if part)


def _of_presence(view: ImpactView, setting: MapSetting) -> MapFigure:
    rows = tables.coverage_by_district(view.choice.programme)
    inside = rows[rows["place_id"].isin(view.places)]
    return choropleth.coverage_map(
        inside[["place_id", "name", "state", "look", "weak"]],
        setting,
        tables.programmes()[view.choice.programme].title,
    )


def _of_figures(view: ImpactView, setting: MapSetting) -> MapFigure:
    fill = view.fill
    if fill is None or fill.layer is None:
        raise ValueError("A fill of figures has a layer.")
    rows = fill.rows[["place_id", "name", "state", "value", "quality", "figure_of"]]
    indicator = indicators.catalogue()[fill.layer.key]
    role = tables.vocabulary().label("map_roles", fill.layer.role)
    figure = choropleth.rate_map(
        rows,
        setting,
        Measure(
            label=gettext("{role}: {layer}", role=role, layer=begin_small(fill.label)),
            unit=fill.unit,
            numerator_text="" if fill.layer.is_complement else indicator.numerator,
            denominator_text=begin_small(indicator.denominator),
            group_text=say_cut(fill.layer.group, fill.layer.residence),
            direction="lower_better" if fill.layer.role == NEED else "higher_better",
            period_label=fill.when,
            source_text=tables.packages()[fill.layer.package_id].title,
        ),
        breaks=_breaks(view.choice.programme, fill.layer.layer_id, fill.level),
    )
    if view.level != DISTRICT:
        return figure
    words, named = presence_words(view.choice.programme), gettext("Programme")
    told = replace(
        figure,
        areas=tuple(
            replace(area, detail=(*area.detail, (named, words[area.place_id])))
            for area in figure.areas
        ),
    )
    # Where a programme has figures of its own it worked; of all others the borders tell.
    is_own = fill.layer.package_id == view.choice.programme and fill.layer.role != NEED
    return told if is_own else legends.with_presence(told, _borders(view.presence))


def _borders(presence: Mapping[str, str]) -> dict[str, Presence]:
    """The border of each place, from the side on which it lies; weak evidence is never known."""
    found: dict[str, Presence] = {INSIDE: "known", WEAK: "likely"}
    return {place_id: found[side] for place_id, side in presence.items() if side in found}


@tables.once
def presence_words(programme: str) -> dict[str, str]:
    """What is known of a programme's presence in each district, in words."""
    rows = tables.coverage_by_district(programme)
    return {
        row.place_id: gettext((WEAK_LABELS if is_true(row.weak) else LOOK_LABELS)[row.look])
        for row in rows.itertuples()
    }


@tables.once
def _breaks(programme: str, layer_id: str, level: str) -> Breaks | None:
    """Class limits of a layer over all its periods, so that colours can be compared."""
    layer = known.layers(programme)[layer_id]
    if not layer.is_complement:
        return class_breaks.of_cut(layer.key, layer.group, layer.residence, level)
    shapes = set(tables.shapes_of(programme, level))
    found = known.figures(layer)
    return round_breaks(found[found["place_id"].isin(shapes)]["value"].tolist())


def _circles_title(circles: Shown) -> str:
    if circles.layer is None:
        return circles.label
    role = tables.vocabulary().label("map_roles", circles.layer.role)
    return gettext(
        "{role}: {layer}",
        role=role,
        layer=begin_small(impact_titles.heading(circles)),
    )


def cautions(view: ImpactView) -> Iterator[str]:
    """What must be said under the map: causes, what is computed, obligatory caveats, who says so."""
    if view.circles is not None or not is_presence(view):
        yield gettext(NO_CAUSE)
    for shown in (view.fill, view.circles):
        if shown is None or shown.layer is None:
            continue
        indicator = indicators.catalogue()[shown.layer.key]
        if shown.layer.is_complement:
            yield gettext(
                "{layer}: computed as 100 % minus “{figure}”.",
                layer=shown.label,
                figure=indicator.label,
            )
        if indicator.caveat_is_obligatory:
            yield gettext("{figure}: {caution}", figure=shown.label, caution=indicator.caveat)
        if indicator.doubt:
            yield indicator.doubt_sentence
    note = coverage_limits.admitted(view.choice.programme)
    if note:
        yield note


def drawing_of(view: ImpactView) -> Drawing:
    """The map as shapes on paper; of a chosen state, only that. Raises data.shapes.ShapesMissing."""
    return map_drawing.draw_figure(map_figure(view))


def svg(view: ImpactView, made: str) -> str:
    """The same as a sheet with title, keys, sources and date."""
    drawn = drawing_of(view)
    figure = drawn.figure
    printed = (
        *impact_sentences.say_beside(view),
        *cautions(view),
        *impact_sources.lines(view),
        gettext("Boundaries: {credit}.", credit=drawn.attribution),
        figure.border_sentence,
        made,
    )
    return map_svg.draw_sheet(drawn, printed)
