"""The figure on the map: a fill for a rate, a numbered point for each marked place."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd

from components import cached, map, sources
from components.explorer import choose, figure, store
from components.explorer.listing import readable
from components.explorer.scene import Scene
from components.figures import choropleth, drawing, findings
from components.figures.choropleth import MapFigure, MapPoint, Measure
from components.figures.drawing import Drawing
from components.map import Prepared
from data.choices import IndicatorChoice
from data.shapes import Layer

BOUNDARIES = "boundaries: geoBoundaries (ODbL)"


def show(scene: Scene) -> None:
    """Map with the finding above it; a click marks a place."""
    drawn = _drawn(scene.choice)
    figure.pinned_names(tuple(scene.pins.names.values()))
    map.show(drawn.map, key=f"explorer_map_{drawn.layer}", on_pick=choose.pin)
    figure.words_below(drawn.words)
    figure.take_along(
        scene, lambda: readable(scene, scene.rows), drawn.title, lambda: _svg(scene, drawn.words)
    )


@dataclass(frozen=True)
class Drawn:
    """The map of a choice, ready to be sent, with its title and the sentences below it."""

    map: Prepared
    layer: str
    title: str
    words: tuple[str, ...]


@cached.drawn
def _drawn(choice: IndicatorChoice) -> Drawn:
    scene = Scene(choice, store.catalogue()[choice.indicator])
    shown = map_figure(scene, scene.everywhere)
    words = (*scene.cautions(scene.rows), *_beside_the_shapes(scene, shown), _whole_sentence(scene))
    return Drawn(map.prepared(shown), shown.layer_id, shown.title, words)


def map_figure(scene: Scene, rows: pd.DataFrame) -> MapFigure:
    """Figures of the chosen period on the shapes of the country.

    Args:
        rows: `scene.everywhere` for a map that is zoomed to a chosen state and shows what lies
            around it, `scene.rows` for a map of the state alone, as its title and table are.
    """
    indicator, subject = scene.indicator, scene.subject
    layers = store.layers_of(indicator.country_id)
    level = indicator.level
    worded = rows.assign(
        period_label=subject.when,
        source=_named_sources(scene, rows),
        note=_short_notes(rows),
    )
    return choropleth.rate_map(
        worded,
        layers[level],
        Measure(
            label=subject.label,
            unit=subject.unit,
            numerator_text=indicator.numerator,
            denominator_text=indicator.denominator,
            direction=indicator.direction,  # type: ignore[arg-type]
            period_label=subject.when,
            source_text=f"{scene.text('', rows).source}; {BOUNDARIES}",
        ),
        breaks=store.breaks(*scene.cut, level),
        title=findings.ranks(subject, scene.rows, scene.where),
        points=_points(scene),
        outline_layer_id=layers["state"] if level == "district" else None,
        context_layer_id=layers.get("context"),
        figure_id=scene.file_name,
        focus_id=scene.choice.state if level == "district" else None,
    )


def _named_sources(scene: Scene, rows: pd.DataFrame) -> list[str | None]:
    package = scene.indicator.package_id
    ids = rows["source_id"]
    names = {one: sources.title(package, one) for one in ids.dropna().unique()}
    return [names.get(one) for one in ids]


def _short_notes(rows: pd.DataFrame) -> list[str | None]:
    """Notes only where they explain a missing or doubtful figure: they travel with every change."""
    needed = rows["value"].isna() | rows["quality"].eq("doubtful")
    words = cached.vocabulary()
    return [
        words.label("missing_reasons", reason) if missing and isinstance(reason, str) else
        "doubtful, see the table" if need and not missing else None
        for need, missing, reason in zip(needed, rows["value"].isna(), rows["missing_reason"], strict=True)
    ]  # fmt: skip


def _points(scene: Scene) -> list[MapPoint]:
    places = cached.gazetteer()
    marked = [places[one] for one in scene.choice.pins]
    return [
        MapPoint(
            place.lat,
            place.lon,
            f"{number} {place.name}",
            kind="Pinned place",
            place_id=place.place_id,
        )
        for number, place in enumerate(marked, start=1)
        if place.lat is not None and place.lon is not None
    ]


def _beside_the_shapes(scene: Scene, shown: MapFigure) -> Iterator[str]:
    """Where the list of figures and the shapes of the map are not about the same places."""
    known = scene.rows[scene.rows["value"].notna()]
    shapes = {shape.place_id for shape in _layer(shown).shapes}
    if silent := len(shapes - set(scene.rows["place_id"])):
        yield (
            "1 place on the map has no row of its own in this list of figures, and is hatched."
            if silent == 1
            else f"{silent:,} places on the map have no row of their own in this list of figures, "
            "and are hatched."
        )
    if unplaced := known[~known["place_id"].isin(shapes)]["name"].tolist():
        names = ", ".join(sorted(unplaced))
        yield f"Reported for places that are no shape of this map, and not drawn: {names}."


def _whole_sentence(scene: Scene) -> str:
    said = [
        f"{row['name']} {scene.subject.value(row['value'])} ({row['basis']})"
        for _, row in scene.wholes.iterrows()
    ]
    return f"State and country values: {'; '.join(said)}." if said else ""


def _layer(shown: MapFigure) -> Layer:
    """The shapes of the places that the title is about: of the chosen state, or of the country."""
    layer, places = cached.layer(shown.layer_id), cached.gazetteer()
    if shown.focus_id is None:
        return layer
    inside = [one for one in layer.shapes if places.lies_in(one.place_id, shown.focus_id)]
    return replace(layer, shapes=tuple(inside))


def drawing_of(scene: Scene) -> Drawing:
    """The map as shapes on paper: of a chosen state, only that."""
    shown = map_figure(scene, scene.rows)
    layer, outline = _layer(shown), shown.outline_layer_id
    return drawing.of(
        choropleth.completed(shown, layer),
        layer,
        cached.layer(outline) if outline else None,
    )


def _svg(scene: Scene, notes: tuple[str, ...]) -> str:
    """The same as a sheet with title, legend, source and date."""
    drawn = drawing_of(scene)
    shown = drawn.figure
    printed = (*notes, f"Source: {shown.source_text}", shown.border_sentence, figure.made())
    return drawing.framed(drawn, [note for note in printed if note])
