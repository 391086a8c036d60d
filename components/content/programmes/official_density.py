"""How dense the groups are that a government counts: rates by district, and by block where they are known."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd

from components.content.elements import data_table, sources
from components.content.elements.data_table import DataTable
from components.content.figure_pages import figure_links
from components.content.indicators import indicator_map, indicator_metadata, indicator_table
from components.content.indicators.indicator import Scene
from components.content.maps import class_breaks
from components.content.maps.prepared_map import PreparedMap, prepare_map
from components.content.programmes import headlines
from components.facts import indicators, tables
from components.figures.maps import choropleth
from components.figures.maps.choropleth import MapFigure, MapPoint, MapSetting, Measure
from components.language import dates, lists, numbers
from components.language.messages import gettext, gettext_noop, ngettext
from components.language.numbers import Unit
from data.choices import IndicatorChoice
from data.indicators import Indicator
from data.letters import begin_small
from data.place import SUBDISTRICT

VIEW = "map"
BLOCK_LEVELS = ("block", "tehsil")


@dataclass(frozen=True)
class Density:
    """A rate on a map and in a table, with all that must be said beside both.

    Attributes:
        caveat: of the indicator, to stand before both.
        words: what stands below both.
    """

    package_id: str
    caveat: str
    map: PreparedMap
    key: str
    words: tuple[str, ...]
    table: DataTable


@tables.once
def measures(country_id: str) -> dict[str, str]:
    """Label of each rate of a country's federations that governments count district by district.

    In the order of their units: households come before villages.
    """
    units = tables.vocabulary().ids("units")
    rates = [
        one
        for one in indicators.catalogue().values()
        if one.is_context
        and one.country_id == country_id
        and one.theme == "federations"
        and one.level == "district"
        and one.is_rate
    ]
    return {one.key: one.label for one in sorted(rates, key=lambda one: units.index(one.unit))}


def periods(key: str) -> dict[str, str]:
    """Label of each time of a rate, newest first."""
    one = indicators.catalogue()[key]
    return {period: dates.format_period(period) for period in one.periods(one.offers[0].cut)}


def states_with_blocks(key: str, period: str) -> dict[str, str]:
    """Names of the states whose sub-districts have a figure of a rate at a time, by id."""
    rows = _of_blocks(key, period)
    known = rows[rows["value"].notna()]
    return dict(sorted(zip(known["state_id"], known["state"], strict=True)))


@tables.drawn
def by_district(key: str, period: str) -> Density:
    """A rate on the districts of its country."""
    choice = IndicatorChoice(key, VIEW, period=period)
    scene = Scene(choice, indicators.catalogue()[key])
    drawn = indicator_map.prepare_indicator_map(choice)
    table = _table(scene, scene.everywhere, gettext_noop("District"), drawn.title)
    one = scene.indicator
    words = tuple(word for word in drawn.words if word != one.caveat)
    return Density(one.package_id, one.caveat, drawn.map, drawn.layer, words, table)


@tables.drawn
def by_block(key: str, period: str, state: str) -> Density:
    """A rate on the blocks of a state that have a shape; else as points on its districts."""
    scene = Scene(IndicatorChoice(key, VIEW, state, period=period), indicators.catalogue()[key])
    rows = scene.inside(_of_blocks(key, period))
    shown, one = _drawn(scene, rows), scene.indicator
    said = (*scene.cautions(rows), *_left_out(rows, any(_shapes(rows).values())))
    words = tuple(word for word in said if word != one.caveat)
    table = _table(scene, rows, gettext_noop("Block"), _title(scene))
    return Density(one.package_id, one.caveat, prepare_map(shown), shown.layer_id, words, table)


def figure(key: str, period: str, state: str | None = None) -> MapFigure:
    """The map of a rate for a file: of the districts of its country, or of the blocks of a state."""
    scene = Scene(IndicatorChoice(key, VIEW, state, period=period), indicators.catalogue()[key])
    if state is None:
        return indicator_map.map_figure(scene, scene.everywhere)
    return _drawn(scene, scene.inside(_of_blocks(key, period)))


def _drawn(scene: Scene, rows: pd.DataFrame) -> MapFigure:
    """The blocks as a fill if one of them has a shape, else as points."""
    shape_of = _shapes(rows)
    return _filled(scene, rows, shape_of) if any(shape_of.values()) else _pointed(scene, rows)


def _shapes(rows: pd.DataFrame) -> dict[str, str | None]:
    places = tables.gazetteer()
    return {one: places[one].shape_id for one in rows["place_id"]}


def _of_blocks(key: str, period: str) -> pd.DataFrame:
    return indicators.at(key, "all", "total", period, SUBDISTRICT)


def _title(scene: Scene) -> str:
    state = tables.gazetteer().name(str(scene.choice.state))
    return gettext("{figure}: blocks of {place}", figure=scene.subject.dated, place=state)


def _filled(scene: Scene, rows: pd.DataFrame, shape_of: dict[str, str | None]) -> MapFigure:
    """The rate as a fill, on the shapes of the blocks themselves."""
    one = scene.indicator
    layers = [layer for level in BLOCK_LEVELS for layer in tables.layers(one.country_id, level)]
    drawn = rows.assign(place_id=rows["place_id"].map(shape_of)).dropna(subset="place_id")
    worded = drawn.assign(
        name=[_with_district(place_id) for place_id in rows.loc[drawn.index, "place_id"]],
        period_label=scene.subject.when,
    )
    figure = choropleth.rate_map(
        worded.drop(columns="note"),
        MapSetting(
            layers[0].layer_id,
            title=_title(scene),
            outline_layer_id=indicators.layers_of(one.country_id)["state"],
            figure_id=f"{scene.file_name}-blocks",
            focus_id=scene.choice.state,
        ),
        Measure(
            label=one.label,
            unit=scene.subject.unit,
            numerator_text=one.numerator,
            denominator_text=one.denominator,
            direction=one.direction,  # type: ignore[arg-type]
            period_label=scene.subject.when,
            source_text=scene.text("", rows).source,
        ),
        breaks=class_breaks.of_cut(*scene.cut, SUBDISTRICT),
    )
    return replace(figure, here=frozenset(worded["place_id"]))


def _pointed(scene: Scene, rows: pd.DataFrame) -> MapFigure:
    """The blocks as points where they are, each with its figures, above the rate of the districts."""
    counted = indicators.numerator(scene.indicator)
    points = tuple(_points(scene, rows, counted))
    shown = indicator_map.map_figure(scene, scene.everywhere, points)
    return replace(shown, title=_title(scene), figure_id=f"{scene.file_name}-blocks")


def _points(scene: Scene, rows: pd.DataFrame, counted: Indicator) -> Iterator[MapPoint]:
    places, unit = tables.gazetteer(), headlines.unit(counted.unit)
    for row in rows[rows["numerator"].notna()].to_dict("records"):
        place = places[row["place_id"]]
        if place.lat is None or place.lon is None:
            continue
        rate = gettext("not known") if pd.isna(row["value"]) else scene.subject.value(row["value"])
        yield MapPoint(
            lat=place.lat,
            lon=place.lon,
            label=_with_district(place.place_id),
            detail=(
                (counted.short_label, numbers.format_value(row["numerator"], unit)),
                (scene.indicator.short_label, rate),
            ),
            place_id=place.place_id,
            kind=gettext("Block"),
        )


def _with_district(place_id: str) -> str:
    places = tables.gazetteer()
    return lists.join((places.name(place_id), places.name(str(places[place_id].parent_id))))


def _left_out(rows: pd.DataFrame, has_shapes: bool) -> Iterator[str]:
    """The blocks that stand in the table and not on the map."""
    places = tables.gazetteer()
    known = [places[one] for one in rows["place_id"]]
    away = [one.name for one in known if (one.shape_id is None if has_shapes else one.lat is None)]
    if away:
        yield ngettext(
            "{count} block stands in the table only, since its place on the map is not known: {names}.",
            "{count} blocks stand in the table only, since their place on the map is not known: {names}.",
            len(away),
            names=lists.join(away),
        )
    if not has_shapes:
        yield gettext(
            "The shapes here are districts: no shape of a block is known. "
            "Each point is a block and tells its own count and rate."
        )


def _table(scene: Scene, rows: pd.DataFrame, place: str, title: str) -> DataTable:
    """The rows of a map: rate, what it divides, quality, note and source."""
    one, words, places = scene.indicator, tables.vocabulary(), tables.gazetteer()
    count = Unit("count", "items", "", 0)
    heads = {one.short_label: scene.subject.unit, one.numerator: count, one.denominator: count}
    is_by_block = scene.choice.state is not None
    around = [places.name(str(places[each].parent_id)) for each in rows["place_id"]]
    columns = {
        place: rows["name"],
        one.short_label: numbers.rounded(rows["value"], scene.subject.unit.decimals),
        one.numerator: numbers.rounded(rows["numerator"], 0),
        one.denominator: numbers.rounded(rows["denominator"], 0),
        gettext_noop("District") if is_by_block else gettext_noop("State or province"): around,
        gettext_noop("Quality"): [
            begin_small(words.label("qualities", quality)) for quality in rows["quality"]
        ],
        gettext_noop("Note"): rows["note"],
        gettext_noop("Source"): sources.titles(one.package_id, rows["source_id"]),
    }
    shown = pd.DataFrame(columns)
    return DataTable(
        data_table.compact(shown),
        indicator_metadata.with_caveat(scene, shown),
        gettext("Table of: {title}", title=title),
        f"{scene.file_name}-{'blocks' if is_by_block else 'districts'}",
        {data_table.head(name): unit for name, unit in heads.items()},
        tuple(dict.fromkeys(rows["source_id"].dropna())),
        tuple(figure_links.path_of(key) for key in indicator_table.list_keys(scene, rows)),
    )
