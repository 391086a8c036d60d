"""One thing that is measured as a static page: what it means, where it is high and low, who says so."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from components.content import navigation
from components.content.elements import sources
from components.content.elements.blocks import Document, File, Grid, Link, Picture, Section, Text
from components.content.indicators import (
    indicator_facts,
    indicator_map,
    indicator_page,
    indicator_table,
    indicator_views,
)
from components.content.indicators.indicator import Scene
from components.content.indicators.indicator_table import ListedFigures
from components.content.maps import map_pictures
from components.facts import indicators, tables
from components.language.messages import gettext_noop
from components.language.shortening import shorten_to_words
from components.server.static_pages import sections
from data.choices import IndicatorChoice
from data.indicators import Indicator
from data.letters import join_sentences
from data.measures import Slice

TITLE = gettext_noop("Indicators")
LEAD = gettext_noop(
    "What is measured about these places, with definition, year, source and cautions."
)
PAGE, ONE, KEY = navigation.KINDS["indicators"]
DESCRIPTION_LENGTH = 190
VIEW = "map"
EVERYBODY = "all"


def names() -> list[str]:
    """Package and id of every indicator that has a figure: ``package:indicator``."""
    return list(indicators.catalogue())


def entries() -> dict[str, list[Link]]:
    """The way to every indicator, by whose figures they are and by theme."""
    words, titles = tables.vocabulary(), indicators.sources_of_figures()
    found: dict[str, list[Link]] = {}
    for package_id, title in titles.items():
        for indicator in indicators.catalogue().values():
            if indicator.package_id == package_id:
                theme = words.label("themes", indicator.theme)
                found.setdefault(title, []).append(
                    Link(f"indicators/{indicator.key}", indicator.label, theme)
                )
    return found


def document(name: str) -> Document | None:
    """The indicator of this key; None if there is none."""
    indicator = indicators.catalogue().get(name)
    if indicator is None:
        return None
    scenes = openings(indicator)
    scene = scenes[0]
    page = indicator_page.describe_indicator(scene.choice)
    listed = [indicator_table.list_figures(opened.choice) for opened in scenes]
    findings = [figures.finding for figures in listed]
    # The map of one group would stand for all of them.
    picture = _picture(scene) if len(scenes) == 1 else None
    return Document(
        path=f"indicators/{name}",
        title=page.title,
        lead=page.lead,
        description=shorten_to_words(
            join_sentences((*findings, indicator.definition)), DESCRIPTION_LENGTH
        ),
        sections=(
            *sections.of_page(page),
            *([Section("", (picture,))] if picture else ()),
            *_side_by_side([*map(sections.of_section, _with_sources(listed, scenes))], scenes),
        ),
        page=PAGE,
        query={KEY: name},
        about=_about(scene),
        map=picture.svg if picture else None,
    )


def openings(indicator: Indicator) -> list[Scene]:
    """The indicator as the explorer opens it; group by group where no figure is for everybody."""
    groups = indicator.groups()
    return [opening(indicator, one) for one in (groups[:1] if groups[0] == EVERYBODY else groups)]


def opening(indicator: Indicator, group: str | None = None) -> Scene:
    """The indicator at its newest time, for its usual group if none is given."""
    cut = indicator_views.default_cut(indicator)
    if group is not None:
        cut = Slice(group, indicator.residences(group)[0])
    period = indicator.periods(cut)[0]
    choice = IndicatorChoice(
        indicator.key, VIEW, group=cut.group, residence=cut.residence, period=period
    )
    return Scene(choice, indicator)


def _picture(scene: Scene) -> Picture | None:
    one = scene.indicator
    drawable = one.is_rate and one.level in indicators.layers_of(one.country_id)
    return (
        map_pictures.of_figure(indicator_map.map_figure(scene, scene.everywhere))
        if drawable
        else None
    )


def _with_sources(listed: Iterable[ListedFigures], scenes: Sequence[Scene]) -> Iterator[Section]:
    """Figures group by group, each with the sources that those described first do not have."""
    described = indicator_facts.source_ids(scenes[0])
    for figures, scene in zip(listed, scenes, strict=True):
        yield figures.section
        used = indicator_facts.source_ids(scene)
        if further := [source_id for source_id in used if source_id not in described]:
            yield Section("", (sources.block(scene.indicator.package_id, further),))


def _side_by_side(said: list[Section], scenes: Sequence[Scene]) -> list[Section]:
    """The tables of several groups as one, a column for each, where they are of the same places.

    To compare groups is what such a page is opened for, and the places are then named once.
    """
    grids = [block for section in said for block in section.blocks if isinstance(block, Grid)]
    beside = _beside_figures(grids[0]) if grids else ()
    times = {(scene.choice.period, scene.choice.residence) for scene in scenes}
    if (
        len(grids) < 2
        or len(times) > 1
        or len(grids[0].numeric) != 1
        or any(_beside_figures(one) != beside for one in grids)
    ):
        return said
    words = tables.vocabulary()
    names = [words.label("groups", scene.choice.group) for scene in scenes]
    rest = (replace(one, blocks=tuple(b for b in one.blocks if b not in grids)) for one in said)
    return [*rest, Section("", (_joined(grids, names, scenes[0].indicator.label),))]


def _beside_figures(grid: Grid) -> tuple[tuple[object, ...], ...]:
    """All that a table says but its figures: heads, places and what is said of each."""
    said = [at for at in range(len(grid.heads)) if at not in grid.numeric]
    return tuple(tuple(row[at] for at in said) for row in (grid.heads, *grid.rows))


def _joined(grids: Sequence[Grid], names: Sequence[str], caption: str) -> Grid:
    """One table: the figures of each under its name, and once what all say of a place."""
    heads: list[str] = []
    columns: list[tuple[Text | Link | File, ...]] = []
    numeric: set[int] = set()
    for at, head in enumerate(grids[0].heads):
        told = [tuple(row[at] for row in grid.rows) for grid in grids]
        if at not in grids[0].numeric:
            heads.append(head)
            columns.append(told[0])
            continue
        numeric.update(range(len(heads), len(heads) + len(grids)))
        heads.extend(names)
        columns.extend(told)
    return Grid(caption, tuple(heads), tuple(zip(*columns, strict=True)), frozenset(numeric))


def _about(scene: Scene) -> dict[str, object]:
    """The indicator as schema.org describes a dataset."""
    one, package = scene.indicator, tables.packages()[scene.indicator.package_id]
    places = tables.gazetteer()
    # A description may name a country that the gazetteer does not know.
    country = places.name(one.country_id) if one.country_id in places else one.country_id
    return {
        "@type": "Dataset",
        "variableMeasured": one.label,
        "measurementTechnique": one.definition_version,
        "spatialCoverage": {"@type": "Place", "name": country},
        "temporalCoverage": scene.choice.period,
        "isAccessibleForFree": True,
        "license": [stated.get("path", "") for stated in package.descriptor.get("licenses", ())],
        "creator": {"@type": "Organization", "name": package.title},
        "includedInDataCatalog": {"@type": "DataCatalog", "name": package.title},
    }
