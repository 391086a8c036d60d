"""A district with its blocks, its villages as ground, and what is documented in it by name.

Nothing here is coloured as covered: where villages are says nothing of where a programme worked.
"""

from collections.abc import Iterator
from contextlib import suppress

import pandas as pd

from components.content.maps import map_files, prepared_map
from components.content.maps.prepared_map import PreparedMap
from components.content.villages import ground_facts, register_facts
from components.facts import cache, tables, villages
from components.figures.maps import choropleth, cloud, legends
from components.figures.maps.cloud import Cloud, CloudView
from components.figures.maps.map_figure import (
    Legend,
    LegendEntry,
    MapArea,
    MapFigure,
    MapPoint,
    in_reading_order,
)
from components.language import lists
from components.language.messages import gettext, gettext_noop, ngettext
from data import nearby
from data.ground import Layer, Village
from data.shapes import PART, ShapesMissing

INSIDE = ("block", "tehsil")
FEW_TITLES = 4
GROUND_ONLY = gettext_noop(
    "Dots and outlines show where people live. No source lists the villages that a programme covered: "
    "only the marks are documented. A full mark is certain of its place, a ring likely."
)
NAMES = {
    "village": gettext_noop("Villages: where people live, not where a programme worked"),
    "habitation": gettext_noop("Habitations: where people live, not where a programme worked"),
    "settlement": gettext_noop("Settlements: where people live, not where a programme worked"),
    "locality": gettext_noop("Localities: where people live, not where a programme worked"),
}
# What the shapes inside a district are; where that is not said, they may be either.
SHAPES = {
    "block": gettext_noop("Block"),
    "tehsil": gettext_noop("Tehsil"),
    "police_station_area": gettext_noop("Police-station area"),
    "": gettext_noop("Block or tehsil"),
}
HERE = gettext_noop("This village")
KINDS = {
    nearby.CASE: gettext_noop("Case study"),
    nearby.ORGANISATION: gettext_noop("Federation or organisation"),
}


@cache.once_without_words
def layer_id_of(place_id: str) -> str | None:
    """Id of the shapes inside a district; None if there are none, or they cannot be read."""
    country = tables.gazetteer()[place_id].country_id
    with suppress(ShapesMissing):
        for layer in (one for level in INSIDE for one in tables.layers(country, level)):
            if any(shape.parent_id == place_id for shape in layer.shapes):
                return f"{layer.layer_id}{PART}{place_id}"
    return None


def say_shapes(place_id: str | None) -> str:
    """What the shapes inside a district are: a block, a tehsil, the area of a police station."""
    layer_id = layer_id_of(place_id) if place_id else None
    if layer_id is None:
        return gettext(SHAPES[""])
    known = tables.layer(layer_id).shapes_are
    around = (known.get(place.place_id) for place in tables.gazetteer().ancestors(str(place_id)))
    return gettext(SHAPES[next(filter(None, around), "")])


def picture(
    place_id: str, block_id: str | None = None, programme: str | None = None
) -> PreparedMap:
    """The map of a district ready to travel, zoomed to a block if one is named.

    Args:
        programme: one whose register has villages here, which are marked too.

    Raises:
        data.shapes.ShapesMissing: there are no shapes inside the district.
    """
    is_full = programme is not None and register_facts.is_full(programme, place_id)
    whole = _picture(place_id, programme, block_id if is_full else None)
    return whole.zoomed_to_block(block_id) if block_id else whole


@tables.drawn
def _picture(place_id: str, programme: str | None, block_id: str | None) -> PreparedMap:
    return prepared_map.prepare_map(figure(place_id, None, programme, block_id))


@tables.drawn
def figure(
    place_id: str,
    village: Village | None = None,
    programme: str | None = None,
    block_id: str | None = None,
) -> MapFigure:
    """The map of a district, with a village marked and the map zoomed to its block if one is given.

    Args:
        programme: one whose register has villages here; of `block_id` alone if that is named.

    Raises:
        data.shapes.ShapesMissing: there are no shapes inside the district.
    """
    layer_id = layer_id_of(place_id)
    if layer_id is None:
        raise ShapesMissing("shapes-inside", place_id)
    areas = in_reading_order(_areas(place_id, layer_id, programme))
    listed = register_facts.marks(programme, place_id, block_id) if programme else ()
    points = (*listed, *_points(place_id, village))
    dots = ground_facts.dots_of(place_id)
    key = Legend(
        (LegendEntry(gettext("ground: nothing is said of coverage"), "ground", count=len(areas)),),
        gettext("What is documented here by name"),
        dots=gettext(NAMES[dots.kind]) if dots else "",
    )
    title = _title(place_id, village)
    return MapFigure(
        figure_id=f"ground-{place_id}",
        title=title,
        layer_id=layer_id,
        outline_layer_id=None,
        context_layer_id=None,
        areas=areas,
        points=points,
        legend=legends.with_points(key, points, None),
        caption=ground_facts.said(place_id),
        source_text=ground_facts.credits_of(place_id),
        border_sentence=gettext(choropleth.BORDERS),
        description=f"{title}. {ground_facts.said(place_id)}",
        unlisted="ground",
        focus_id=village.shape_id or None if village else None,
        cloud=_cloud_view(place_id, layer_id, dots) if dots else None,
    )


def _title(place_id: str, village: Village | None) -> str:
    district = tables.gazetteer().full_name(place_id)
    if village:
        return gettext("{village} and around it, in {place}", village=village.name, place=district)
    return gettext("{place}: where its villages are, and what is documented", place=district)


def _areas(place_id: str, layer_id: str, programme: str | None) -> Iterator[MapArea]:
    census, district = ground_facts.census_of(place_id), tables.gazetteer().name(place_id)
    rows = villages.of_district(census.layer_id, place_id) if census else pd.DataFrame()
    counts = rows["shape_id"].value_counts() if census else {}
    listed = register_facts.blocks_of(programme, place_id) if programme else {}
    for shape in tables.layer(layer_id).shapes:
        yield MapArea(
            shape.place_id,
            shape.name,
            "ground",
            parent=district,
            value_text=lists.join_parts(
                filter(
                    None,
                    (
                        _counted(int(counts.get(shape.place_id, 0)), census),
                        register_facts.say_covered(listed.get(shape.place_id)),
                    ),
                )
            ),
        )


def _counted(count: int, census: Layer | None) -> str:
    """How many villages a census counts in a block, with its year; empty without one."""
    if not census or not count:
        return ""
    return ngettext(
        "{count} village of the census of {year}",
        "{count} villages of the census of {year}",
        count,
        year=str(census.year),
    )


def _cloud_view(place_id: str, layer_id: str, dots: Layer) -> CloudView:
    return CloudView(_cloud(place_id, layer_id, dots.layer_id), (dots.kind,))


@cache.bounded_without_words
def _cloud(place_id: str, layer_id: str, dots_id: str) -> Cloud:
    rows = villages.of_district(dots_id, place_id)
    layer = tables.layer(layer_id)
    known = {shape.place_id for shape in layer.shapes}
    kind = villages.layer(dots_id).kind
    placed = rows[rows["lat"].notna() & rows["shape_id"].isin(known)]
    points = placed.assign(kind=kind, place_id=placed["shape_id"])
    projection = map_files.projection_for(layer_id)
    return cloud.packed(f"{dots_id}-{place_id}", points, (kind,), layer, projection)


def _points(place_id: str, village: Village | None) -> Iterator[MapPoint]:
    """Where something is documented: one point a locality, with the first titles of what it tells."""
    for (kind, lat, lon), rows in ground_facts.documented(place_id).groupby(
        ["kind", "lat", "lon"], sort=False
    ):
        first = rows.iloc[0]
        yield MapPoint(
            float(lat),
            float(lon),
            label=_label(first),
            detail=tuple(_titles(rows)),
            place_id=_target(first),
            kind=gettext(KINDS[str(kind)]),
            is_sure=bool(rows["is_sure"].all()),
        )
    if village and village.lat is not None and village.lon is not None:
        yield MapPoint(village.lat, village.lon, village.name, kind=gettext(HERE))


def _label(row: pd.Series) -> str:
    return row["locality"] if isinstance(row["locality"], str) else row["title"]


def _target(row: pd.Series) -> str:
    """What a click on a point chooses: the village it stands for; where that is not known, what is told."""
    return str(row["village_id"] if isinstance(row["village_id"], str) else row["row_id"])


def at_mark(place_id: str, mark: str) -> pd.DataFrame:
    """What is documented at a mark of the map of a district, as its points name it; empty if nothing is."""
    rows = ground_facts.documented(place_id)
    own = rows[(rows["village_id"] == mark) | (rows["row_id"] == mark)]
    here = own[["kind", "lat", "lon"]].drop_duplicates()
    return rows.merge(here, on=["kind", "lat", "lon"])


def _titles(rows: pd.DataFrame) -> Iterator[tuple[str, str]]:
    for row in rows.head(FEW_TITLES).itertuples():
        yield gettext(KINDS[row.kind]), row.title
    if len(rows) > FEW_TITLES:
        yield gettext("And"), gettext("{count} more", count=len(rows) - FEW_TITLES)
