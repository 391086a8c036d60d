"""The figures and sources of a pack as tables, for spreadsheets and for machines."""

from collections.abc import Mapping

import pandas as pd

from components.brief.pack import Pack, Row, Source, SourceKey
from data import export

FIGURES = {
    "part": ("Part of the pack", "string"),
    "indicator": ("Indicator", "string"),
    "label": ("What is measured", "string"),
    "place_id": ("Place, code", "string"),
    "place": ("Place", "string"),
    "group": ("Group", "string"),
    "residence": ("Residence", "string"),
    "period": ("Period", "string"),
    "value": ("Value; empty means not reported", "number"),
    "upper": ("Upper end, where two reporters differ", "number"),
    "unit": ("Unit, or the look of a place on a map of coverage", "string"),
    "numerator": ("Numerator of a computed rate", "number"),
    "denominator": ("Denominator", "number"),
    "basis": ("Published, or how it was computed", "string"),
    "quality": ("Quality", "string"),
    "missing_reason": ("Why it is missing", "string"),
    "note": ("Note", "string"),
    "source": ("Number of the source in this pack", "integer"),
    "source_title": ("Source", "string"),
    "source_publisher": ("Publisher", "string"),
    "source_url": ("Address of the source", "string"),
}
SOURCES = {
    "source": ("Number in this pack", "integer"),
    "package": ("Package of tables", "string"),
    "source_id": ("Code of the source", "string"),
    "title": ("Title", "string"),
    "publisher": ("Publisher", "string"),
    "published": ("Published", "string"),
    "url": ("Address", "string"),
    "licence": ("Licence", "string"),
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
