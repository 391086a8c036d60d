"""One thing that is measured as a static page: what it means, where it is high and low, who says so."""

from collections.abc import Iterator

import pandas as pd

from components.content import (
    indicator_facts,
    indicator_map,
    indicator_page,
    indicator_views,
    navigation,
    sources,
)
from components.content.blocks import (
    Block,
    Document,
    Grid,
    Link,
    Note,
    Picture,
    Section,
)
from components.content.indicator import Scene
from components.facts import indicators, tables
from components.figures.charts import chart_titles
from components.language.messages import gettext, gettext_noop
from components.language.shortening import shorten_to_words
from components.server.static_pages import maps, sections
from data.choices import IndicatorChoice
from data.indicators import Indicator
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
        for one in indicators.catalogue().values():
            if one.package_id == package_id:
                theme = words.label("themes", one.theme)
                found.setdefault(title, []).append(Link(f"indicators/{one.key}", one.label, theme))
    return found


def document(name: str) -> Document | None:
    """The indicator of this key; None if there is none."""
    indicator = indicators.catalogue().get(name)
    if indicator is None:
        return None
    scenes = openings(indicator)
    scene = scenes[0]
    page = indicator_page.describe_indicator(scene.choice)
    said = [chart_titles.ranks(one.subject, one.rows, one.where) for one in scenes]
    # The map of one group would stand for all of them.
    picture = _picture(scene) if len(scenes) == 1 else None
    return Document(
        path=f"indicators/{name}",
        title=page.title,
        lead=page.lead,
        description=shorten_to_words(
            f"{'. '.join(said)}. {indicator.definition}", DESCRIPTION_LENGTH
        ),
        sections=(
            *sections.of_page(page),
            *(
                Section(finding, (*_figures(one, picture), *_notes(one, scene)))
                for finding, one in zip(said, scenes, strict=True)
            ),
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
    return maps.of_figure(indicator_map.map_figure(scene, scene.everywhere)) if drawable else None


def _figures(scene: Scene, picture: Picture | None) -> Iterator[Block]:
    if picture:
        yield picture
    for caption, rows in (
        (gettext("States and country"), scene.wholes),
        (gettext("Places"), scene.everywhere),
    ):
        if len(rows):
            yield _grid(scene, f"{caption}: {scene.subtitle}", rows)


def _notes(scene: Scene, first: Scene) -> Iterator[Block]:
    """What to be careful about, and the sources that the figures described first do not have."""
    if cautions := scene.cautions(scene.everywhere):
        yield Note(" ".join(cautions))
    known = indicator_facts.source_ids(first)
    further = [
        source_id for source_id in indicator_facts.source_ids(scene) if source_id not in known
    ]
    if further:
        yield sources.block(scene.indicator.package_id, further)


def _grid(scene: Scene, caption: str, rows: pd.DataFrame) -> Grid:
    has_states = "state" in rows and rows["state"].ne(rows["name"]).any()
    states = rows["state"] if has_states else _how(rows)
    doubtful = rows.get("quality", states).eq("doubtful")
    return Grid(
        caption=caption,
        heads=(
            gettext("Place"),
            gettext("In") if has_states else gettext("How"),
            gettext("Figure"),
        ),
        rows=tuple(
            (name, str(state), _say_figure(scene, value, doubt))
            for name, state, value, doubt in zip(
                rows["name"], states, rows["value"], doubtful, strict=True
            )
        ),
        numeric=frozenset({2}),
    )


def _say_figure(scene: Scene, value: object, is_doubtful: bool) -> str:
    said = scene.subject.value(value)
    return gettext("{figure} (doubtful)", figure=said) if is_doubtful else said


def _how(rows: pd.DataFrame) -> pd.Series:
    """How each value came about: published, or how it was computed; nothing for single places."""
    if "how" not in rows:
        return rows["name"].map(lambda _: "")
    return rows["how"].where(rows["basis"] != "published", gettext("published"))


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
