"""The map of an indicator: a fill for a rate, a numbered point for each marked place."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from components.content.elements import sources
from components.content.indicators.indicator import Scene, say_cut
from components.content.maps import class_breaks, map_drawing, prepared_map
from components.content.maps.prepared_map import PreparedMap
from components.content.maps.surroundings import surround
from components.facts import indicators, tables
from components.figures.charts import chart_titles
from components.figures.maps import choropleth, map_svg
from components.figures.maps.choropleth import MapFigure, MapPoint, Measure
from components.figures.maps.drawing import Drawing
from components.language import lists, numbers
from components.language.messages import gettext, gettext_noop, ngettext
from data import figures_by_place, headline_rule, ordering
from data.choices import IndicatorChoice
from data.shapes import Layer

BOUNDARIES = gettext_noop("boundaries: geoBoundaries (ODbL)")


@dataclass(frozen=True)
class PreparedIndicatorMap:
    """The map of a choice, ready to be sent, with its title and the sentences below it."""

    map: PreparedMap
    layer: str
    title: str
    words: tuple[str, ...]


@tables.drawn
def prepare_indicator_map(choice: IndicatorChoice) -> PreparedIndicatorMap:
    scene = Scene(choice, indicators.catalogue()[choice.indicator])
    shown = map_figure(scene, scene.everywhere)
    words = (*scene.cautions(scene.rows), *_beside_the_shapes(scene, shown), _whole_sentence(scene))
    return PreparedIndicatorMap(prepared_map.prepare_map(shown), shown.layer_id, shown.title, words)


def describe_place(scene: Scene, place_id: str) -> dict[str, object]:
    """What the card of a touched place says: the figure, or that there is none; nothing of another level."""
    rows = scene.everywhere[scene.everywhere["place_id"] == place_id]
    if rows.empty:
        return {}
    told = [scene.subject.value(value) for value in rows["value"].dropna().unique()]
    value = lists.join(told) if told else numbers.not_reported()
    if rows["quality"].map(headline_rule.is_doubtful).any():
        value = gettext("{value} (doubtful)", value=value)
    return {lists.join([scene.subject.label, scene.subject.when]): value}


def map_figure(
    scene: Scene,
    rows: pd.DataFrame,
    further: tuple[MapPoint, ...] = (),
) -> MapFigure:
    """Figures of the chosen period on the shapes of the country.

    Args:
        rows: `scene.everywhere` for a map that is zoomed to a chosen state and shows what lies
            around it, `scene.rows` for a map of the state alone, as its title and table are.
        further: points to draw above the fills, beside the marked places.
    """
    indicator, subject = scene.indicator, scene.subject
    layers = indicators.layers_of(indicator.country_id)
    level = indicator.level
    shapes = {shape.place_id for shape in tables.layer(layers[level]).shapes}
    rows = figures_by_place.on_shapes(rows, shapes, tables.gazetteer())
    worded = rows.assign(
        period_label=subject.when,
        source=_named_sources(scene, rows),
        note=_short_notes(rows),
    )
    return choropleth.rate_map(
        worded,
        replace(
            surround(layers, level),
            title=chart_titles.ranks(subject, scene.rows, scene.where),
            points=[*_points(scene), *further],
            figure_id=scene.file_name,
            focus_id=scene.choice.state if level == "district" else None,
        ),
        Measure(
            label=subject.label,
            unit=subject.unit,
            numerator_text=indicator.numerator,
            denominator_text=indicator.denominator,
            group_text=say_cut(subject.group_id, scene.choice.residence),
            direction=indicator.direction,  # type: ignore[arg-type]
            period_label=subject.when,
            source_text=lists.join_parts((scene.text("", rows).source, gettext(BOUNDARIES))),
        ),
        breaks=class_breaks.of_cut(*scene.cut, level),
    )


def _named_sources(scene: Scene, rows: pd.DataFrame) -> list[str | None]:
    titles = sources.titles(scene.indicator.package_id, rows["source_id"])
    return [title or None for title in titles]


def _short_notes(rows: pd.DataFrame) -> list[str | None]:
    """Notes only where they explain a missing or doubtful figure: they travel with every change."""
    return [_short_note(row) for row in rows.to_dict("records")]


def _short_note(row: Mapping[Hashable, Any]) -> str | None:
    if pd.isna(row["value"]):
        reason = row["missing_reason"]
        words = tables.vocabulary()
        return words.label("missing_reasons", reason) if isinstance(reason, str) else None
    return gettext("doubtful, see the table") if row["quality"] == "doubtful" else None


def _points(scene: Scene) -> list[MapPoint]:
    places = tables.gazetteer()
    marked = [places[pin] for pin in scene.choice.pins]
    return [
        MapPoint(
            *place.point,
            f"{number} {place.name}",
            kind=gettext("Pinned place"),
            place_id=place.place_id,
        )
        for number, place in enumerate(marked, start=1)
        if place.point
    ]


def _beside_the_shapes(scene: Scene, shown: MapFigure) -> Iterator[str]:
    """Where the list of figures and the shapes of the map are not about the same places."""
    known = scene.rows[scene.rows["value"].notna()]
    shapes = {shape.place_id for shape in _layer(shown).shapes}
    drawn = figures_by_place.on_shapes(scene.rows, shapes, tables.gazetteer())
    if silent := len(shapes - set(drawn["place_id"])):
        yield ngettext(
            "{count} place on the map has no row of its own in this list of figures, "
            "and is hatched.",
            "{count} places on the map have no row of their own in this list of figures, "
            "and are hatched.",
            silent,
        )
    is_drawn = known["place_id"].isin(shapes) | known["name"].isin(set(drawn["figure_of"]))
    if unplaced := known[~is_drawn]["name"].tolist():
        yield gettext(
            "Reported for places that are no shape of this map, and not drawn: {names}.",
            names=lists.join(sorted(unplaced, key=ordering.key)),
        )


def _whole_sentence(scene: Scene) -> str:
    said = lists.join_parts(_whole(scene, row) for _, row in scene.wholes.iterrows())
    return gettext("State and country values: {values}.", values=said) if said else ""


def _whole(scene: Scene, row: pd.Series) -> str:
    place, value = row["name"], scene.subject.value(row["value"])
    if row["basis"] == "published":
        return gettext("{place} {value} (published)", place=place, value=value)
    return gettext("{place} {value} (computed)", place=place, value=value)


def _layer(shown: MapFigure) -> Layer:
    """The shapes of the places that the title is about: of the chosen state, or of the country."""
    layer, places = tables.layer(shown.layer_id), tables.gazetteer()
    if shown.focus_id is None:
        return layer
    inside = [shape for shape in layer.shapes if places.lies_in(shape.place_id, shown.focus_id)]
    return replace(layer, shapes=tuple(inside))


def drawing_of(scene: Scene) -> Drawing:
    """The map as shapes on paper: of a chosen state, only that."""
    return map_drawing.draw_figure(map_figure(scene, scene.rows), whole_layer=True)


def svg(scene: Scene, notes: tuple[str, ...], made: str) -> str:
    """The same as a sheet with title, legend, source and date."""
    drawn = drawing_of(scene)
    shown = drawn.figure
    printed = (
        *notes,
        gettext("Source: {source}", source=shown.source_text),
        shown.border_sentence,
        made,
    )
    return map_svg.draw_sheet(drawn, [note for note in printed if note])
