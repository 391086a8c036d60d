"""Where an answer of a tool is from: source with its dates, and licence."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from components.content.elements import sources
from components.facts import cache, tables, villages

PLACES = "places"
DATES = ("published", "accessed")
TOLD = ("title", "publisher", "url", *DATES)
UNDATED = "The source has no date, and it is not noted when it was read."


def describe_source(package_id: str, source_id: str) -> dict[str, object]:
    """Source and licence of a row of a programme, or of a census or survey; nothing if it names none."""
    known = tables.sources()
    if (package_id, source_id) not in known.index:
        return {}
    row = known.loc[(package_id, source_id)]
    own = {"title": sources.title(package_id, source_id)}
    return _told({**row.to_dict(), **own, "licence": sources.licence(package_id, source_id)})


def describe_place(place_id: str) -> dict[str, object]:
    """Where the name and the code of a place were read, or the register that a village is from."""
    if place_id in tables.gazetteer():
        return _told(_of_places().loc[_sources_of_places()[place_id]].to_dict())
    layer = next((one for one in villages.layers() if place_id.startswith(one.prefix)), None)
    if layer is None:
        return {}
    title, url = next(iter(layer.sources), (layer.title, ""))
    year = str(layer.year) if layer.year else ""
    return _told({"title": title, "url": url, "published": year, "licence": layer.licence})


@cache.once_without_words
def _of_places() -> pd.DataFrame:
    return tables.tables().one(PLACES, "sources").rows.set_index("source_id")


@cache.once_without_words
def _sources_of_places() -> Mapping[str, str]:
    rows = tables.tables().one(PLACES, PLACES).rows
    return dict(zip(rows["place_id"], rows["source_id"], strict=True))


def _told(row: Mapping[Any, Any]) -> dict[str, object]:
    told = {name: row.get(name) for name in TOLD}
    source = {name: cell for name, cell in told.items() if isinstance(cell, str) and cell}
    if not source.keys() & set(DATES):
        source["undated"] = UNDATED
    return {"source": source, "licence": row.get("licence")}
