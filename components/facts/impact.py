"""What the impact map can show of a programme: its layers with their figures, and what has a point."""

from collections.abc import Mapping

import pandas as pd

from components.facts import indicators, tables, villages
from data import figures_by_place, impact, impact_points, indicator_figures, nearby
from data.choices import FEDERATIONS, GATHERINGS, STORIES
from data.impact import MapLayer

LEVELS = ("district", "state")


@tables.once
def layers(programme: str) -> Mapping[str, MapLayer]:
    """Every layer of a programme and of its country's context, by code; those without a place left out."""
    country = tables.countries()[programme]
    contexts = {one.package_id for one in tables.catalog().contexts if one.country_id == country}
    context = tables.context_table("map_layers").rows
    rows = pd.concat(
        [
            context[context["package_id"].isin(contexts)],
            tables.of_programme("map_layers", programme),
        ],
        ignore_index=True,
    )
    known = impact.read_layers(rows, indicators.all_rows("indicators"))
    return {code: layer for code, layer in known.items() if level_of(layer)}


@tables.once
def level_of(layer: MapLayer) -> str:
    """The finest level at which a layer has figures for a few places; "" if there is none."""
    indicator = indicators.catalogue().get(layer.key)
    offers = [one for one in indicator.offers if one.cut == layer.cut] if indicator else []
    most = {
        "district": max((one.districts for one in offers), default=0),
        "state": max((one.states for one in offers), default=0),
    }
    return next((level for level in LEVELS if most[level] >= figures_by_place.FEWEST_PLACES), "")


@tables.once
def figures(layer: MapLayer) -> pd.DataFrame:
    """All figures of a layer that may be shown, for every place and period."""
    stored = indicators.all_figures().stored(layer.package_id, layer.indicator_id, layer.cut)
    shown = indicator_figures.in_force(stored, indicators.catalogue()[layer.key])
    return impact.complement(shown) if layer.is_complement else shown


@tables.once
def periods_of(programme: str, layer: MapLayer) -> tuple[str, ...]:
    """Periods in which a layer has a figure on the map, oldest first."""
    shapes = tables.shapes_of(programme, level_of(layer))
    return tuple(figures_by_place.known_periods(figures(layer), shapes, tables.gazetteer()))


@tables.once
def placed(programme: str, layer: MapLayer, period: str) -> pd.DataFrame:
    """One row for every drawn place with its figure of one period."""
    shapes = tables.shapes_of(programme, level_of(layer))
    return figures_by_place.by_place(figures(layer), period, tables.gazetteer(), shapes)


@tables.once
def points(programme: str, kind: str) -> pd.DataFrame:
    """Everything of a kind that a programme has; see :data:`data.impact_points.COLUMNS`."""
    if kind == STORIES:
        found = villages.documented()
        own = found[found["kind"] == nearby.CASE].set_index("row_id")["place_id"]
        return impact_points.of_cases(tables.of_programme("cases", programme), own.to_dict())
    if kind == GATHERINGS:
        return impact_points.of_events(tables.of_programme("events", programme))
    if kind == FEDERATIONS:
        return impact_points.of_federations(tables.of_programme("organisations", programme))
    documented = villages.documented()
    return impact_points.of_villages(documented[documented["package_id"] == programme])
