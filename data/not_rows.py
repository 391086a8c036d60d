"""Rows under a header that are none of its table: totals, notes, and the header once more."""

from collections.abc import Sequence
from dataclasses import dataclass

from data.table_schema import Field

# Words of last rows that add up what stands above them.
TOTALS = {
    "total", "grand total", "sub total", "subtotal", "sum", "all total", "कुल", "योग",
    "کل", "میزان", "মোট", "ମୋଟ",
}  # fmt: skip
PLACES = "places"
MOST_SHOWN = 60


@dataclass(frozen=True)
class Columns:
    """Where the columns stand by which a row shows that it is none of its table.

    Attributes:
        terms: those of terms, of which “total” is one.
        places: those of places.
        needed: how many cells no row can do without.
    """

    terms: tuple[int, ...]
    places: tuple[int, ...]
    needed: int

    @classmethod
    def of(cls, header: Sequence[str], fields: Sequence[Field]) -> "Columns":
        """The columns of a header with the names of these fields."""
        terms = {field.name for field in fields if field.vocabulary}
        places = {field.name for field in fields if field.refers_to == PLACES}
        return cls(
            tuple(at for at, name in enumerate(header) if name in terms),
            tuple(at for at, name in enumerate(header) if name in places),
            sum(field.required for field in fields),
        )


def why_no_row(
    row: Sequence[str], columns: Columns, header: Sequence[str]
) -> tuple[str, str] | None:
    """Why a row is none of the table: the code of a problem and the cell that tells it; None if it is one.

    Args:
        row: cells of which one at least holds something.
        header: the header as it is written.
    """
    first = next(at for at, cell in enumerate(row) if cell.strip())
    looked_at = () if first in columns.terms else (first,)
    for at in (*looked_at, *columns.places):
        cell = row[at].strip() if at < len(row) else ""
        if cell.rstrip(":").casefold() in TOTALS:
            return "total-row", cell[:MOST_SHOWN]
    is_alone = not any(map(str.strip, row[first + 1 :]))
    if is_alone and columns.needed > 2:
        return "note-row", row[first].strip()[:MOST_SHOWN]
    return ("header-again", row[first].strip()[:MOST_SHOWN]) if [*row] == [*header] else None
