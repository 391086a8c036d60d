"""One figure as a static page with an address of its own, and as a record for programs."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pandas as pd

from components.content.elements.blocks import Document
from components.content.figure_pages import figure_changes, figure_page
from components.content.figure_pages.figure_links import of_day, path_of
from components.facts import one_figure, past_figures, tables
from components.facts.one_figure import Figure
from components.language import numbers
from components.language.shortening import shorten_to_words
from components.server import address
from data import citations, export, figure_keys
from data.languages import ENGLISH, speaking

PAGE, ONE, KEY = "indicators", "indicators", "indicator"
SCRIPT = "figure.js"
DESCRIPTION_LENGTH = 190


def find(name: str, as_of: str = "") -> Figure | None:
    """The figure of this name; None if there is none.

    Args:
        as_of: the day whose data it is of, if not today's.
    """
    key = figure_keys.parse(name)
    if key is None:
        return None
    return past_figures.find(key, as_of) if as_of else one_figure.find(key)


def package_of(name: str) -> str:
    """Id of the package that the name of a figure begins with; "" if it is no name."""
    key = figure_keys.parse(name)
    return key.package_id if key else ""


def last_day(name: str) -> str:
    """The last day on which the data had a figure that it has no more; "" if it never had one."""
    key = figure_keys.parse(name)
    return past_figures.last_day(key) if key else ""


def document(
    name: str, site: str = "", today: date | None = None, as_of: str = ""
) -> Document | None:
    """The page of a figure; None if there is none.

    Args:
        site: base address, which citations and links to share begin with.
        today: the day it is read on, for citations.
        as_of: the day whose data it is of, if not today's.
    """
    figure = find(name, as_of)
    if figure is None:
        return None
    path = path_of(figure.key)
    where = f"{site}{address.of_document(path)}"
    day = today or datetime.now(UTC).date()
    return Document(
        path=path,
        title=figure_page.title(figure),
        lead=figure_page.say_period(figure),
        description=shorten_to_words(figure_page.describe(figure), DESCRIPTION_LENGTH),
        sections=figure_page.sections(figure, where, day, as_of),
        page=PAGE,
        query=_in_app(figure),
        about=_about(figure, f"{where}{of_day(as_of)}"),
        script=SCRIPT,
    )


def _in_app(figure: Figure) -> Mapping[str, str]:
    """The view of the app that shows it among others."""
    key = figure.key
    place = tables.gazetteer()[key.place_id]
    own = {"indicator": key.indicator, "period": key.period, "pin": key.place_id}
    cut = {
        name: code
        for name, code, usual in (("cut", key.group, "all"), ("residence", key.residence, "total"))
        if code != usual
    }
    known = place.level in ("state", "district")
    return {name: code for name, code in {**own, **cut}.items() if known or name != "pin"}


def _about(figure: Figure, where: str) -> dict[str, object]:
    """The figure as schema.org describes an observation of a statistical variable."""
    key, indicator = figure.key, figure.indicator
    place = tables.gazetteer()[key.place_id]
    source = describe_source(figure)
    observed = {
        "@type": "Observation",
        "@id": where,
        "name": figure_page.title(figure),
        "observationAbout": {
            "@type": "AdministrativeArea",
            "name": place.latin_name,
            "identifier": key.place_id,
        },
        "observationDate": key.period,
        "variableMeasured": {
            "@type": "StatisticalVariable",
            "name": indicator.label,
            "description": indicator.definition,
            "identifier": key.indicator,
        },
        "unitText": tables.vocabulary().label("units", indicator.unit),
        **({"value": figure.value} if figure.value is not None else {}),
        **({"isBasedOn": source} if source else {}),
    }
    return {"mainEntity": observed, "license": figure_page.licence(figure)}


def describe_source(figure: Figure) -> dict[str, object]:
    """The source of a figure for programs; nothing where it is computed of figures of several."""
    named, known = figure_page.named_source(figure), tables.sources()
    if named not in known.index:
        return {}
    row = known.loc[named]
    told = {
        "title": row["title"],
        "publisher": row["publisher"],
        "url": row["url"],
        "published": row["published"],
        "accessed": row["accessed"],
    }
    return {name: cell for name, cell in told.items() if isinstance(cell, str)}


def ends(figure: Figure) -> tuple[float, float]:
    """Both ends of a figure that has a value, the same number twice where it is no range.

    What was computed here has the decimals of its unit; what a source states is as it is written.
    """
    lower = figure.value or 0.0
    upper = lower if figure.upper is None else figure.upper
    if figure.numerator is None and not figure.how:
        return lower, upper
    decimals = figure_page.unit(figure).decimals
    first, last = (numbers.round_number(end, decimals) for end in (lower, upper))
    return first, last


def describe(figure: Figure, site: str, as_of: str = "") -> dict[str, object]:
    """All of a figure for programs, in English: what it is, who says so, what speaks against it."""
    with speaking(ENGLISH):
        key, words = figure.key, tables.vocabulary()
        where = f"{site}{address.of_document(path_of(key))}{of_day(as_of)}"
        lower, upper = (None, None) if figure.value is None else ends(figure)
        place = tables.gazetteer()[key.place_id]
        return {
            "key": str(key),
            "indicator": key.indicator,
            "label": figure.indicator.label,
            "definition": figure.indicator.definition,
            "place_id": key.place_id,
            "place": tables.gazetteer().full_name(key.place_id),
            "country_id": place.country_id,
            "period": key.period,
            "group": key.group,
            "residence": key.residence,
            "variant": key.variant,
            "value": lower,
            "upper": upper if upper != lower else None,
            "said": figure_page.say_value(figure),
            "unit": figure.indicator.unit,
            "unit_label": words.label("units", figure.indicator.unit),
            "kind": figure.figure_kind,
            "quality": figure.quality,
            "missing_reason": figure.missing_reason or None,
            "computed_as": figure_page.say_computed(figure) or None,
            "doubts": figure_page.say_doubts(figure),
            "comparability": figure_page.say_comparability(figure),
            "other_readings": [str(one.key) for one in one_figure.other_readings(figure)],
            "source_id": figure.source_id or None,
            "source": describe_source(figure),
            "licence": figure_page.licence(figure),
            "as_of": as_of or None,
            "changes": figure_changes.describe_changes(key),
            "page": where,
        }


def to_csv(figure: Figure, site: str, as_of: str = "") -> bytes:
    """All of a figure as a table of one row; parts of the source have names of their own."""
    told = describe(figure, site, as_of)
    source = {f"source_{name}": cell for name, cell in describe_source(figure).items()}
    plain = {name: cell for name, cell in told.items() if name not in ("source", "changes")}
    return export.to_csv(pd.DataFrame([{**plain, **source}]))


def cite(
    figure: Figure, style: str, site: str, today: date, as_of: str = "", read: date | None = None
) -> str:
    """A citation of a figure: ``bib`` or ``ris``; arguments as of :func:`figure_page.cite`."""
    where = f"{site}{address.of_document(path_of(figure.key))}"
    one = figure_page.cite(figure, where, today, as_of, read)
    return citations.bibtex(one) if style == "bib" else citations.ris(one)
