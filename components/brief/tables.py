"""The figures and sources of a pack as tables, for spreadsheets and for machines."""

from collections.abc import Mapping

import pandas as pd

from components.brief.pack import Pack
from components.brief.row import Row, SourceKey
from components.brief.source import Source
from components.language.messages import gettext_noop
from data import export

FIGURES = {
    "part": (gettext_noop("Part of the pack"), "string"),
    "indicator": (gettext_noop("Indicator"), "string"),
    "label": (gettext_noop("What is measured"), "string"),
    "place_id": (gettext_noop("Place, code"), "string"),
    "place": (gettext_noop("Place"), "string"),
    "group": (gettext_noop("Group"), "string"),
    "residence": (gettext_noop("Residence"), "string"),
    "period": (gettext_noop("Period"), "string"),
    "value": (gettext_noop("Value; empty means not reported"), "number"),
    "upper": (gettext_noop("Upper end, where two reporters differ"), "number"),
    "unit": (gettext_noop("Unit, or the look of a place on a map of coverage"), "string"),
    "numerator": (gettext_noop("Numerator of a computed rate"), "number"),
    "denominator": (gettext_noop("Denominator"), "number"),
    "basis": (gettext_noop("Published, or how it was computed"), "string"),
    "quality": (gettext_noop("Quality"), "string"),
    "missing_reason": (gettext_noop("Why it is missing"), "string"),
    "note": (gettext_noop("Note"), "string"),
    "source": (gettext_noop("Number of the source in this pack"), "integer"),
    "source_title": (gettext_noop("Source"), "string"),
    "source_publisher": (gettext_noop("Publisher"), "string"),
    "source_url": (gettext_noop("Address of the source"), "string"),
}
SOURCES = {
    "source": (gettext_noop("Number in this pack"), "integer"),
    "package": (gettext_noop("Package of tables"), "string"),
    "source_id": (gettext_noop("Code of the source"), "string"),
    "title": (gettext_noop("Title"), "string"),
    "publisher": (gettext_noop("Publisher"), "string"),
    "published": (gettext_noop("Published"), "string"),
    "url": (gettext_noop("Address"), "string"),
    "licence": (gettext_noop("Licence"), "string"),
}


def figures(pack: Pack) -> pd.DataFrame:
    """Every figure in the pack with its source, one row each; columns as FIGURES says."""
    by_key = {source.key: source for source in pack.sources}
    rows = [_figure(row, by_key) for row in pack.rows()]
    frame = pd.DataFrame(rows, columns=list(FIGURES))
    return frame.astype({"source": "Int64"})


def _figure(row: Row, by_key: Mapping[SourceKey, Source]) -> dict[str, object]:
    source = by_key.get(row.source) if row.source else None
    return {
        "part": row.item,
        **{
            name: getattr(row, name)
            for name in FIGURES
            if name not in ("part", "source") and not name.startswith("source_")
        },
        "source": source.number if source else None,
        "source_title": source.title if source else "",
        "source_publisher": source.publisher if source else "",
        "source_url": source.url if source else "",
    }


def sources(pack: Pack) -> pd.DataFrame:
    """The sources of the pack; columns as SOURCES says."""
    rows = [
        {
            "source": source.number,
            "package": source.key[0],
            "source_id": source.key[1],
            "title": source.title,
            "publisher": source.publisher,
            "published": source.published,
            "url": source.url,
            "licence": source.licence,
        }
        for source in pack.sources
    ]
    return pd.DataFrame(rows, columns=list(SOURCES))


def figures_csv(pack: Pack) -> bytes:
    """The figures as CSV that a spreadsheet opens without running anything."""
    return export.to_csv(figures(pack))


def sources_csv(pack: Pack) -> bytes:
    """The sources as CSV that a spreadsheet opens without running anything."""
    return export.to_csv(sources(pack))
