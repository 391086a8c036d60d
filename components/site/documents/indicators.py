"""One thing that is measured as a static page: what it means, where it is high and low, who says so."""

from collections.abc import Iterator

import pandas as pd

from components import cached, cards, markup, sources
from components.explorer import about, choose, map_view, store
from components.explorer.scene import Scene
from components.figures import findings
from components.site.documents import maps
from components.site.documents.blocks import (
    Block,
    Document,
    Grid,
    Link,
    Made,
    Picture,
    Section,
    Sources,
    Words,
)
from data.choices import IndicatorChoice
from data.indicators import Indicator

TITLE = "Indicators"
LEAD = "What is measured about these places, with definition, year, source and cautions."
PAGE = "indicators"
ONE, KEY = "indicators", "indicator"
DESCRIPTION_LENGTH = 190
VIEW = "map"
DOUBTFUL = " (doubtful)"


def names() -> list[str]:
    """Package and id of every indicator that has a figure: ``package:indicator``."""
    return list(store.catalogue())


def entries() -> dict[str, list[Link]]:
    """The way to every indicator, by whose figures they are and by theme."""
    words, titles = cached.vocabulary(), store.sources_of_figures()
    found: dict[str, list[Link]] = {}
    for package_id, title in titles.items():
        for one in store.catalogue().values():
            if one.package_id == package_id:
                theme = words.label("themes", one.theme)
                found.setdefault(title, []).append(Link(f"indicators/{one.key}", one.label, theme))
    return found


def document(name: str) -> Document | None:
    """The indicator of this key; None if there is none."""
    indicator = store.catalogue().get(name)
    if indicator is None:
        return None
    scene = opening(indicator)
    finding = findings.ranks(scene.subject, scene.rows, scene.where)
    picture = _picture(scene)
    return Document(
        path=f"indicators/{name}",
        title=indicator.label,
        lead=indicator.question if indicator.question != indicator.label else scene.subtitle,
        description=cards.beginning(f"{finding}. {indicator.definition}", DESCRIPTION_LENGTH),
        sections=(
            Section("", (Words(markup.explained(indicator.definition)), _facts(scene))),
            Section(finding, tuple(_figures(scene, picture))),
            Section("How it was made", (Made(markup.definition_list(about.more_facts(scene))),)),
        ),
        page=PAGE,
        query={KEY: name},
        about=_about(scene),
        map=picture.svg if picture else None,
    )


def opening(indicator: Indicator) -> Scene:
    """The indicator as the explorer opens it: its usual cut at its newest time."""
    cut = choose.default_cut(indicator)
    period = indicator.periods(cut)[0]
    choice = IndicatorChoice(
        indicator.key, VIEW, group=cut.group, residence=cut.residence, period=period
    )
    return Scene(choice, indicator)


def _facts(scene: Scene) -> Made:
    return Made(markup.definition_list(about.facts(scene)))


def _picture(scene: Scene) -> Picture | None:
    one = scene.indicator
    drawable = one.is_rate and one.level in store.layers_of(one.country_id)
    return maps.of_figure(map_view.map_figure(scene)) if drawable else None


def _figures(scene: Scene, picture: Picture | None) -> Iterator[Block]:
    if picture:
        yield picture
    for caption, rows in (("States and country", scene.wholes), ("Places", scene.everywhere)):
        if len(rows):
            yield _grid(scene, f"{caption}: {scene.subtitle}", rows)
    cautions = scene.cautions(scene.everywhere)
    ids = about.source_ids(scene)
    lines = tuple(sources.line(scene.indicator.package_id, one) for one in ids)
    yield Sources(lines, " ".join(cautions))


def _grid(scene: Scene, caption: str, rows: pd.DataFrame) -> Grid:
    has_states = "state" in rows and rows["state"].ne(rows["name"]).any()
    states = rows["state"] if has_states else rows.get("basis", rows["name"].map(lambda _: ""))
    doubtful = rows.get("quality", states).eq("doubtful")
    return Grid(
        caption=caption,
        heads=("Place", "In" if has_states else "How", "Figure"),
        rows=tuple(
            (name, str(state), f"{scene.subject.value(value)}{DOUBTFUL * doubt}")
            for name, state, value, doubt in zip(
                rows["name"], states, rows["value"], doubtful, strict=True
            )
        ),
        numeric=frozenset({2}),
    )


def _about(scene: Scene) -> dict[str, object]:
    """The indicator as schema.org describes a dataset."""
    one, package = scene.indicator, cached.catalog().package(scene.indicator.package_id)
    return {
        "@type": "Dataset",
        "variableMeasured": one.label,
        "measurementTechnique": one.definition_version,
        "spatialCoverage": {"@type": "Place", "name": cached.gazetteer().name(one.country_id)},
        "temporalCoverage": scene.choice.period,
        "isAccessibleForFree": True,
        "license": [stated.get("path", "") for stated in package.descriptor.get("licenses", ())],
        "creator": {"@type": "Organization", "name": package.title},
        "includedInDataCatalog": {"@type": "DataCatalog", "name": package.title},
    }
