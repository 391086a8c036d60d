"""Class limits of an indicator over all its periods, kept so that colours can be compared."""

from components.facts import indicators, tables
from components.figures.maps.classes import Breaks, round_breaks


@tables.once
def of_indicator(package_id: str, indicator_id: str, level: str) -> Breaks | None:
    """Class limits of an indicator over all its periods, so that colours can be compared."""
    shapes = set(tables.shapes_of(package_id, level))
    found = indicators.stored_figures(package_id, indicator_id)
    return round_breaks(found[found["place_id"].isin(shapes)]["value"].tolist())


@tables.once
def of_cut(key: str, group: str, residence: str, level: str) -> Breaks | None:
    """Class limits over all periods of a cut, so that colours can be compared."""
    found = indicators.figures(key, group, residence)
    return round_breaks(found[found["kind"] == level]["value"].tolist())
