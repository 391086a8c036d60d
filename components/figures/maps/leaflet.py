"""A detail map drawn by folium, as a map for Leaflet in the browser.

Import this module on use: folium and geopandas take a second, and only this map needs them.
Leaflet itself comes from the caller; nothing here names another host than that of the tiles.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from functools import reduce
from pathlib import Path
from typing import Any, cast

import folium
import geopandas
import shapely
from branca.element import Element, MacroElement
from folium.template import Template
from markupsafe import Markup, escape

from components.figures import palette
from components.figures.maps import leaflet_signs
from components.figures.maps.detail_map import TILE_CREDIT, TILES, DetailMap, Leaflet
from components.figures.maps.map_figure import MapPoint
from components.figures.palette import Ground, Theme
from components.language.messages import gettext
from data import languages
from data.shapes import Shape

HERE = Path(__file__).parent
SCRIPT = (HERE / "leaflet.js").read_text(encoding="utf-8")
STYLE = (HERE / "leaflet.css").read_text(encoding="utf-8")

CLOSEST_ZOOM = 17
CLOSEST_FIRST_ZOOM = 12
AIR = (12, 12)
DECIMALS = 4
DEGREES = "EPSG:4326"


class Html(Element):
    """Writes HTML as it is, whatever signs are in it."""

    _template = Template("{{ this.html }}")

    def __init__(self, html: Markup) -> None:
        super().__init__()
        self.html = html


class Furnishing(MacroElement):
    """Names for who cannot see the map, the key of its signs, labels that do not collide.

    It comes before the layers, which name their parts by its functions.
    """

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "const furnish = (() => { {{ this.code }} return furnish; })();"
        "const furnishing = furnish({{ this._parent.get_name() }}, {{ this.about|tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, about: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Furnishing"
        self.code = SCRIPT
        self.about = about


def inside(shapes: Iterable[Shape], whole: Sequence[Shape]) -> tuple[Shape, ...]:
    """The shapes of a finer layer whose middle lies in any of `whole`, in their order."""
    limits = _limits(whole)
    near = [shape for shape in shapes if _boxes_touch(_limits([shape]), limits)]
    if not near:
        return ()
    within = _table(near).representative_point().within(_table(whole).union_all())
    return tuple(shape for shape, is_within in zip(near, within, strict=True) if is_within)


def linked(
    shown: DetailMap,
    script: str,
    style: str,
    theme: Theme,
    tiles: bool,
    *,
    root: str = "",
    faces: str = "",
) -> folium.Map:
    """The map for a page that loads Leaflet from the addresses `script` and `style`.

    Args:
        tiles: whether to draw OpenStreetMap behind; the browser then asks its host for it.
        root: address of the site as seen from the map, for what its signs lead to; a map that
            stands alone has none.
        faces: rules for the fonts of the script that is spoken.
    """
    drawn = _drawn(shown, theme, tiles, root)
    if faces:
        _add_style(drawn, faces)
    drawn.default_js, drawn.default_css = [("leaflet", script)], [("leaflet_css", style)]
    return drawn


def standing_alone(shown: DetailMap, leaflet: Leaflet, notes: Iterable[str], tiles: bool) -> bytes:
    """The map as one HTML file that needs nothing but, with `tiles`, pictures of OpenStreetMap.

    Args:
        notes: sentences to print below the map, such as sources and cautions.
    """
    drawn = _drawn(shown, "light", tiles)
    drawn.default_js, drawn.default_css = [], []
    page = _page(drawn)
    page.title = escape(shown.title)
    head = Markup("<style>{}</style><script>/*\n{}*/\n{}</script>").format(
        *(Markup(text) for text in (leaflet.style, leaflet.licence, leaflet.script))
    )
    lines = Markup("").join(Markup("<p>{}</p>").format(note) for note in notes)
    # After the line that names the letters' encoding; Leaflet's style has to come before ours.
    page.header.add_child(Html(head), index=1)
    page.html.add_child(Html(Markup("<h1>{}</h1>").format(shown.title)), index=0)
    page.html.add_child(Html(Markup("<footer>{}</footer>").format(lines)))
    html: str = page.render()
    language = languages.spoken()
    opened = f'<html lang="{language.code}" dir="{language.direction}" class="alone">'
    return html.replace("<html>", opened, 1).encode()


def _drawn(shown: DetailMap, theme: Theme, tiles: bool, root: str = "") -> folium.Map:
    drawn = folium.Map(
        tiles=None,
        zoom_control=False,
        control_scale=True,
        scroll_wheel_zoom=False,
        max_zoom=CLOSEST_ZOOM,
    )
    signs = [
        [kind, str(leaflet_signs.draw_sign(shown.kinds, kind, theme))] for kind in shown.kinds_here
    ]
    if doubtful := [point.kind for point in shown.points if not point.is_sure]:
        ring = leaflet_signs.draw_sign(
            shown.kinds, doubtful[0], theme, leaflet_signs.Look(is_sure=False)
        )
        signs.append([gettext("A ring: its place is likely, not certain"), str(ring)])
    about = {
        "title": gettext("Map of {place}", place=shown.title),
        "description": shown.description,
        "credit": shown.credit,
        "key": signs,
        "root": root,
        "words": {
            "whole": gettext("{title}. {description}"),
            "line": gettext("{label}: {text}"),
            "way": gettext("{page} (opens a new tab)"),
            "zoom_in": gettext("Zoom in"),
            "zoom_out": gettext("Zoom out"),
            "close": gettext("Close"),
        },
    }
    drawn.add_child(Furnishing(about))
    if tiles:
        drawn.add_child(folium.TileLayer(TILES, attr=TILE_CREDIT, max_zoom=CLOSEST_ZOOM))
    for layer in (*_outlines(shown, palette.GROUND[theme]), *_marks(shown, theme)):
        drawn.add_child(layer)
    west, south, east, north = _limits(shown.outline, shown.points)
    limits = [(south, west), (north, east)]
    drawn.fit_bounds(limits, padding=AIR, max_zoom=CLOSEST_FIRST_ZOOM)
    style = f".leaflet-container{{{_colours(palette.GROUND[theme])}}}\n{STYLE}"
    _add_style(drawn, style)
    return drawn


def _add_style(drawn: folium.Map, style: str) -> None:
    _page(drawn).header.add_child(Html(Markup("<style>{}</style>").format(Markup(style))))


def _page(drawn: folium.Map) -> folium.Figure:
    return cast(folium.Figure, drawn.get_root())


def _outlines(shown: DetailMap, ground: Ground) -> Iterator[folium.GeoJson]:
    """Lines of places, the lowest layer first."""
    around = {
        "color": ground.border,
        "fillColor": ground.pale,
        "fillOpacity": 0.5,
        "weight": 1,
    }
    inside = {"color": ground.border_strong, "fillOpacity": 0, "weight": 0.8}
    outline = {"color": ground.covered, "fillOpacity": 0.1, "weight": 2.5}
    if shown.unsettled:
        outline["dashArray"] = "7 5"
    yield from _lines(shown.around, "around", around)
    yield from _lines(shown.outline, "outline", outline)
    yield from _lines(shown.inside, "inside", inside)


def _lines(shapes: Sequence[Shape], role: str, look: dict[str, Any]) -> Iterator[folium.GeoJson]:
    if shapes:
        table = _table(shapes).assign(role=role, style=[look] * len(shapes))
        yield _layer(table.set_geometry(table.geometry.transform(_rounded)))


def _rounded(positions: Any) -> Any:
    return positions.round(DECIMALS)


def _marks(shown: DetailMap, theme: Theme) -> Iterator[folium.GeoJson]:
    """Points of each kind and look, those at their own position first."""
    for kind in shown.kinds_here:
        looks: dict[leaflet_signs.Look, list[MapPoint]] = defaultdict(list)
        for point in shown.points:
            if point.kind == kind:
                looks[leaflet_signs.look_of(point)].append(point)
        for look in sorted(looks, key=lambda one: (one.by_place, one.count)):
            icon = leaflet_signs.draw_icon(shown.kinds, kind, theme, look)
            yield _layer(_positions(looks[look]), folium.Marker(icon=icon))


def _positions(points: Sequence[MapPoint]) -> geopandas.GeoDataFrame:
    about = {
        "name": [point.label for point in points],
        "lines": [point.detail for point in points],
        "leads_to": [point.leads_to for point in points],
        "role": "point",
    }
    positions = geopandas.points_from_xy(
        [point.lon for point in points], [point.lat for point in points]
    )
    return geopandas.GeoDataFrame(about, geometry=positions, crs=DEGREES)


def _layer(table: geopandas.GeoDataFrame, marker: folium.Marker | None = None) -> folium.GeoJson:
    naming = folium.JsCode("furnishing.name")
    return folium.GeoJson(table.to_json(drop_id=True), on_each_feature=naming, marker=marker)


def _table(shapes: Sequence[Shape]) -> geopandas.GeoDataFrame:
    """The shapes with their names; of rings within rings, every second one is a hole."""
    areas = [
        reduce(shapely.symmetric_difference, [shapely.Polygon(ring) for ring in shape.rings])
        for shape in shapes
    ]
    names = [shape.name for shape in shapes]
    return geopandas.GeoDataFrame({"name": names}, geometry=areas, crs=DEGREES)


Limits = tuple[float, float, float, float]


def _limits(shapes: Iterable[Shape], points: Iterable[MapPoint] = ()) -> Limits:
    """West, south, east and north of all of them."""
    positions = [position for shape in shapes for ring in shape.rings for position in ring]
    positions += [(point.lon, point.lat) for point in points]
    lons, lats = [lon for lon, _ in positions], [lat for _, lat in positions]
    return min(lons), min(lats), max(lons), max(lats)


def _boxes_touch(limits: Limits, other: Limits) -> bool:
    west, south, east, north = limits
    return west < other[2] and east > other[0] and south < other[3] and north > other[1]


def _colours(ground: Ground) -> str:
    return "".join(f"--{name.replace('_', '-')}:{value};" for name, value in asdict(ground).items())
