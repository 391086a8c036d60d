"""The street map of a place: its outline, what was done there, roads behind if the visitor likes."""

from collections import defaultdict
from collections.abc import Iterator

import pandas as pd
import streamlit as st

from components import cached, filters, ladders, markup
from components.figures import choropleth
from components.figures.atlas import MapPoint
from components.figures.detail_map import DetailMap, Leaflet
from components.site import assets
from data import profile
from data.places import Place
from data.shapes import Layer, Shape, ShapesMissing

HEIGHT = 460
FEW = 6
FINER = {
    "state": ("district",),
    "district": ("block", "tehsil"),
    "district_group": ("block", "tehsil"),
}
# The frame of the map lies two folders below the app, also behind a proxy.
ROOT_FROM_FRAME = "../.."
STORIES, GATHERINGS = "Case studies", "Gatherings"
SWITCH = "Show roads and villages behind it"
TILES_ASK = (
    "Switched on, your browser asks OpenStreetMap for the pictures behind, and so tells it which "
    "part of the map you look at. It draws borders in its own way."
)
BY_PLACE = "Signs without a position of their own stand in the middle of their district."


def show(place_id: str) -> None:
    """Draw the map of a place, the switch for its background, and the way to take it along."""
    st.header("Map of the place", anchor="map")
    try:
        drawn = of_place(place_id)
    except ShapesMissing:
        st.caption("The map cannot be drawn: its shapes are missing.")
        return
    if drawn is None:
        st.caption("Neither a shape nor a position of this place is recorded.")
        return
    # Imported on use: they take a second, and only this map needs them.
    from streamlit_folium import st_folium

    from components.figures import leaflet

    tiles = filters.flag("tiles", SWITCH)
    st.caption(TILES_ASK)
    script, style = (
        f"{ROOT_FROM_FRAME}{assets.address(f'leaflet/leaflet.{ending}')}"
        for ending in ("js", "css")
    )
    theme = "dark" if st.context.theme.type == "dark" else "light"
    st_folium(
        leaflet.linked(drawn, script, style, theme, tiles),
        height=HEIGHT,
        use_container_width=True,
        returned_objects=[],
    )
    markup.paragraph(f"{drawn.description} {BY_PLACE}", "lz-meta")
    st.download_button(
        "Download this map as one HTML file",
        data=lambda: as_html(drawn, tiles),
        file_name=f"map-{place_id}.html",
        mime="text/html",
        on_click="ignore",
        icon=":material/download:",
        key="street-html",
    )


def as_html(drawn: DetailMap, tiles: bool = False) -> bytes:
    """The map as a file that opens without this site; without `tiles` also without a network."""
    from components.figures import leaflet

    names = ("leaflet.js", "leaflet.css", "LICENSE")
    parts = Leaflet(*(assets.content(f"leaflet/{name}").decode() for name in names))
    notes = [drawn.description, BY_PLACE, drawn.credit, choropleth.BORDERS]
    return leaflet.standing_alone(drawn, parts, notes, tiles)


def of_place(place_id: str) -> DetailMap | None:
    """What the map of a place shows; None if neither a shape nor a position is known."""
    place = cached.gazetteer()[place_id]
    layer, outline = _outline(place)
    points = tuple(_points(place))
    if not outline and not points:
        return None
    finer = _finer(place, outline)
    around = _around(layer, outline)
    return DetailMap(
        title=cached.gazetteer().full_name(place_id),
        description=_description(place, outline, finer, around, points),
        outline=outline,
        inside=finer,
        around=around,
        points=points,
        kinds=_kinds(),
        credit=f"Boundaries: {layer.attribution}" if layer else "",
        unsettled=_is_unsettled(place),
    )


def _outline(place: Place) -> tuple[Layer | None, tuple[Shape, ...]]:
    """The shapes a place is drawn as, and their layer."""
    wanted = set(place.drawn_as or (place.place_id,))
    level = place.level if place.level == "state" and not place.drawn_as else "district"
    for layer in cached.layers(place.country_id, level):
        if found := tuple(shape for shape in layer.shapes if shape.place_id in wanted):
            return layer, found
    return None, ()


def _finer(place: Place, outline: tuple[Shape, ...]) -> tuple[Shape, ...]:
    from components.figures import leaflet

    levels = FINER.get(place.level, ())
    layers = (layer for level in levels for layer in cached.layers(place.country_id, level))
    layer = next(layers, None)
    return leaflet.inside(layer.shapes, outline) if layer and outline else ()


def _around(layer: Layer | None, outline: tuple[Shape, ...]) -> tuple[Shape, ...]:
    """The neighbours of all shapes of an outline."""
    if layer is None:
        return ()
    own = {shape.place_id for shape in outline}
    near = {one for place_id in own for one in profile.neighbours(layer, place_id)} - own
    return tuple(shape for shape in layer.shapes if shape.place_id in near)


def _is_unsettled(place: Place) -> bool:
    """Whether the gazetteer says that the status of the place, or of its province, is not settled."""
    return any(one.status for one in cached.gazetteer().ancestors(place.place_id))


def _kinds() -> tuple[str, ...]:
    """Every kind of sign, in an order that does not depend on the place."""
    rows = cached.table("organisations").rows
    used = set(rows[rows["lat"].notna()]["tier"])
    tiers = cached.vocabulary().lists["tiers"].items()
    return (STORIES, GATHERINGS, *(tier.label for code, tier in tiers if code in used))


def _points(place: Place) -> Iterator[MapPoint]:
    """Federations where they are; stories and gatherings in the middle of each of their places."""
    for programme in cached.programmes():
        yield from ladders.points(programme, place.place_id)
    cases, events = cached.table("cases").rows, cached.table("events").rows
    told_of = [(row.place_id, *row.other_place_ids) for row in cases.itertuples()]
    each = cases.assign(place_id=told_of).explode("place_id")
    yield from _by_place(each, place, STORIES)
    yield from _by_place(events, place, GATHERINGS)


def _by_place(rows: pd.DataFrame, whole: Place, kind: str) -> Iterator[MapPoint]:
    """One point for each place inside that has rows, with their first titles."""
    places = cached.gazetteer()
    within = profile.inside(rows, whole.place_id, places)
    for place_id, here in within.groupby("place_id"):
        at = places[str(place_id)]
        if at.lat is not None and at.lon is not None:
            yield MapPoint(
                at.lat,
                at.lon,
                label=f"{kind}, {at.name}: {len(here):,}",
                size_value=len(here),
                detail=tuple(_titles(here)),
                place_id=at.place_id,
                kind=kind,
            )


def _titles(rows: pd.DataFrame) -> Iterator[tuple[str, str]]:
    for row in rows.head(FEW).itertuples():
        yield str(row.year) if pd.notna(row.year) else "Year not reported", row.title
    if len(rows) > FEW:
        yield "And", f"{len(rows) - FEW:,} more"


def _description(
    place: Place,
    outline: tuple[Shape, ...],
    finer: tuple[Shape, ...],
    around: tuple[Shape, ...],
    points: tuple[MapPoint, ...],
) -> str:
    """What the map shows, in two sentences."""
    words = cached.vocabulary()
    level = words.label("place_levels", place.level).lower()
    lines = [f"The outline of this {level}"] if outline else []
    lines += [f"{len(finer):,} smaller areas inside it"] if finer else []
    lines += [f"{len(around):,} neighbours"] if around else []
    counts: dict[str, int] = defaultdict(int)
    for point in points:
        counts[point.kind] += int(point.size_value or 1)
    marks = [f"{kind.lower()} {count:,}" for kind, count in counts.items()]
    signs = f"Signs: {', '.join(marks)}." if marks else "No sign: nothing with a place is recorded."
    return " ".join([*([f"{', '.join(lines)}."] if lines else []), signs])
