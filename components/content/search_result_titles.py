"""What a search found, called as the reader's language calls it; the search itself reads English."""

from collections.abc import Mapping

from components.facts import tables
from data import languages
from data.search import Excerpt, Record

# Table and column with what a find of each kind is called, and the column with its id.
NAMED = {
    "case": ("cases", "title", "case_id"),
    "event": ("events", "title", "event_id"),
    "outcome": ("outcomes", "text", "outcome_id"),
    "aim": ("aims", "title", "aim_id"),
}


def title_of(record: Record, excerpt: Excerpt | None = None) -> str:
    """Its translated title; where there is none, its own, with the words that were searched marked."""
    own = excerpt.title if excerpt else record.title
    if languages.translated() is None:
        return own
    if record.kind == "place":
        return tables.gazetteer().name(record.record_id)
    said = _titles(record.kind).get((record.package_id, record.record_id), record.title)
    return own if said == record.title else said


@tables.once
def _titles(kind: str) -> Mapping[tuple[str, str], str]:
    if kind not in NAMED:
        return {}
    table, column, row_id = NAMED[kind]
    rows = tables.table(table).rows
    keys = zip(rows["package_id"], rows[row_id], strict=True)
    return dict(zip(keys, rows[column], strict=True))
