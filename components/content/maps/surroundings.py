"""What stands around the fills of every map, and rows of tables at the places they are about."""

from collections.abc import Iterator, Mapping

import pandas as pd

from components.facts import tables
from components.figures.maps.choropleth import MapSetting
from data.place import Place

DISTRICT = "district"


def surround(layers: Mapping[str, str], level: str = DISTRICT) -> MapSetting:
    """Shapes of a level, below the borders of states (but on a map of states) and beside what lies around.

    Args:
        layers: the layer of shapes of each level, of a programme or of a country.
    """
    return MapSetting(
        layers[level],
        outline_layer_id=layers["state"] if level == DISTRICT else None,
        context_layer_id=layers.get("context"),
    )


def rows_at_places(rows: pd.DataFrame) -> Iterator[tuple[Place, float, float, pd.DataFrame]]:
    """Each place that has a position, with latitude, longitude and its rows (column place_id)."""
    places = tables.gazetteer()
    for place_id, here in rows.groupby("place_id"):
        place = places[str(place_id)]
        if place.point:
            yield place, *place.point, here
