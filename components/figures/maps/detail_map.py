"""What the detail map of one place shows, before anything draws it."""

from dataclasses import dataclass

from components.figures.maps.map_figure import MapPoint
from data.shapes import Shape

TILE_HOST = "https://tile.openstreetmap.org"
TILES = f"{TILE_HOST}/{{z}}/{{x}}/{{y}}.png"
TILE_CREDIT = "© OpenStreetMap contributors"


@dataclass(frozen=True)
class DetailMap:
    """A place with what lies in and around it.

    Attributes:
        title: name of the place.
        description: the map in a sentence or two, for who cannot see it.
        outline: the shapes of the place itself; none if it has only points.
        inside, around: smaller places in it and its neighbours, thin lines with names.
        points: those with a `place_id` stand for all that is known by its place only, and are
            drawn side by side where several stand for the same place.
        kinds: every kind a point may have, so that a kind looks the same on all maps.
        credit: who made the shapes.
        unsettled: whether the status of the place is not settled; its outline is dashed then.
    """

    title: str
    description: str
    outline: tuple[Shape, ...]
    inside: tuple[Shape, ...]
    around: tuple[Shape, ...]
    points: tuple[MapPoint, ...]
    kinds: tuple[str, ...]
    credit: str
    unsettled: bool = False

    @property
    def kinds_here(self) -> tuple[str, ...]:
        """The kinds that have a point."""
        present = {point.kind for point in self.points}
        return tuple(kind for kind in self.kinds if kind in present)


@dataclass(frozen=True)
class Leaflet:
    """Content of Leaflet's own files, for a map that has to stand alone."""

    script: str
    style: str
    licence: str
