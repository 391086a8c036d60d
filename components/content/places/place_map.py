"""What is said of street maps, made once for all visitors: what each shows."""

from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from components.content.places import place_map_signs
from components.facts import assets, script_fonts, tables
from components.figures.maps import choropleth
from components.figures.maps.detail_map import DetailMap, Leaflet
from components.figures.maps.map_figure import MapPoint
from components.figures.palette import Theme
from components.language import lists
from components.language.messages import gettext, gettext_noop, ngettext
from data import profile
from data.letters import begin_small, join_sentences
from data.place import SUBDISTRICT, Place
from data.shapes import Layer, Shape

if TYPE_CHECKING:
    import folium

FINER = {
    "state": ("district",),
    "district": ("block", "tehsil"),
    "district_group": ("block", "tehsil"),
}
# The frame of the map lies two folders below the app, also behind a proxy.
ROOT_FROM_FRAME = "../.."
BY_PLACE = gettext_noop(
    "A small sign stands at its own place; a ring is likely its place. A large sign counts what is known "
    "by its district or state alone, in the middle of that."
)


def as_html(drawn: DetailMap, tiles: bool = False) -> bytes:
    """The map as a file that opens without this site; without `tiles` also without a network."""
    from components.figures.maps import leaflet

    names = ("leaflet.js", "leaflet.css", "LICENSE")
    script, style, licence = (assets.content(f"leaflet/{name}").decode() for name in names)
    faces = script_fonts.faces_of_own_script(_as_data)
    parts = Leaflet(script, f"{faces}{style}", licence)
    notes = [drawn.description, gettext(BY_PLACE), drawn.credit, gettext(choropleth.BORDERS)]
    return leaflet.standing_alone(drawn, parts, notes, tiles)


def street_map(shown: DetailMap, theme: Theme, tiles: bool) -> "folium.Map":
    """The map of a place as folium draws it, a new one for each visitor: it changes while it is sent."""
    # Imported on use: it takes a second, and only this map needs it.
    from components.figures.maps import leaflet

    script, style = (
        f"{ROOT_FROM_FRAME}{assets.address(f'leaflet/leaflet.{ending}')}"
        for ending in ("js", "css")
    )
    # The frame is a page of its own: it has none of the fonts of the page around it.
    faces = script_fonts.faces_of_own_script(
        lambda name: f"{ROOT_FROM_FRAME}{assets.address(name)}"
    )
    return leaflet.linked(shown, script, style, theme, tiles, root=ROOT_FROM_FRAME, faces=faces)


def _as_data(name: str) -> str:
    """A font as an address that holds it."""
    return f"data:font/woff2;base64,{b64encode(assets.content(name)).decode()}"


@tables.drawn
def of_place(place_id: str) -> DetailMap | None:
    """What the map of a place shows; None if neither a shape nor a position is known."""
    place = tables.gazetteer()[place_id]
    layer, outline = _outline(place)
    points = tuple(place_map_signs.signs(place))
    if not outline and not points:
        return None
    finer = _finer(place, outline)
    around = _around(layer, outline)
    return DetailMap(
        title=tables.gazetteer().full_name(place_id),
        description=_description(place, outline, finer, around, points),
        outline=_named(outline),
        inside=_named(finer),
        around=_named(around),
        points=points,
        kinds=_kinds(),
        credit=gettext("Boundaries: {source}", source=layer.attribution) if layer else "",
        unsettled=_is_unsettled(place),
    )


def _named(shapes: tuple[Shape, ...]) -> tuple[Shape, ...]:
    """The shapes with the names that the reader's language has for their places."""
    places = tables.gazetteer()
    return tuple(
        replace(shape, name=places.name(shape.place_id)) if shape.place_id in places else shape
        for shape in shapes
    )


def _outline(place: Place) -> tuple[Layer | None, tuple[Shape, ...]]:
    """The shapes a place is drawn as, and their layer."""
    wanted = set(place.drawn_as or (place.shape_id or place.place_id,))
    for level in _levels_of_outline(place):
        for layer in tables.layers(place.country_id, level):
            if found := tuple(shape for shape in layer.shapes if shape.place_id in wanted):
                return layer, found
    return None, ()


def _levels_of_outline(place: Place) -> tuple[str, ...]:
    """The levels of the layers that may show a place."""
    if place.level == SUBDISTRICT:
        return FINER["district"]
    return ("state",) if place.level == "state" and not place.drawn_as else ("district",)


def _finer(place: Place, outline: tuple[Shape, ...]) -> tuple[Shape, ...]:
    from components.figures.maps import leaflet

    levels = FINER.get(place.level, ())
    layers = (layer for level in levels for layer in tables.layers(place.country_id, level))
    layer = next(layers, None)
    return leaflet.inside(layer.shapes, outline) if layer and outline else ()


def _around(layer: Layer | None, outline: tuple[Shape, ...]) -> tuple[Shape, ...]:
    """The neighbours of all shapes of an outline."""
    if layer is None:
        return ()
    own = {shape.place_id for shape in outline}
    near = {
        neighbour for place_id in own for neighbour in profile.neighbours(layer, place_id)
    } - own
    return tuple(shape for shape in layer.shapes if shape.place_id in near)


def _is_unsettled(place: Place) -> bool:
    """Whether the gazetteer says that the status of the place, or of its province, is not settled."""
    return any(ancestor.status for ancestor in tables.gazetteer().ancestors(place.place_id))


def _kinds() -> tuple[str, ...]:
    """Every kind of sign, in an order that does not depend on the place."""
    rows = tables.table("organisations").rows
    used = set(rows[rows["lat"].notna()]["tier"])
    tiers = tables.vocabulary().lists["tiers"].items()
    return (
        gettext(place_map_signs.STORIES),
        gettext(place_map_signs.GATHERINGS),
        *(tier.label for code, tier in tiers if code in used),
    )


def _description(
    place: Place,
    outline: tuple[Shape, ...],
    finer: tuple[Shape, ...],
    around: tuple[Shape, ...],
    points: tuple[MapPoint, ...],
) -> str:
    """What the map shows, in two sentences."""
    lines = tuple(_lines(place, outline, finer, around))
    counts: dict[str, int] = defaultdict(int)
    for point in points:
        counts[point.kind] += int(point.size_value or 1)
    # One that took place in several districts has a sign in each of them.
    counts |= {
        gettext(kind): place_map_signs.find_inside(table, place).index.nunique()
        for kind, table in place_map_signs.TOLD.items()
        if gettext(kind) in counts
    }
    marks = [
        gettext("{kind} {count}", kind=begin_small(kind), count=count)
        for kind, count in counts.items()
    ]
    signs = (
        gettext("Signs: {signs}.", signs=lists.join(marks))
        if marks
        else gettext("No sign: nothing with a place is recorded.")
    )
    return join_sentences((lists.join(lines), signs))


def _lines(
    place: Place, outline: tuple[Shape, ...], finer: tuple[Shape, ...], around: tuple[Shape, ...]
) -> Iterator[str]:
    if outline:
        level = begin_small(tables.vocabulary().label("place_levels", place.level))
        yield gettext("The outline of this {level}", level=level)
    if finer:
        yield ngettext(
            "{count} smaller area inside it", "{count} smaller areas inside it", len(finer)
        )
    if around:
        yield ngettext("{count} neighbour", "{count} neighbours", len(around))
