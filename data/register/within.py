"""Where a question is asked: in the whole register, or in one place of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.register import form
from data.register.engine import value

if TYPE_CHECKING:
    from ibis.expr.types import BooleanValue, Table

EVERYWHERE = "everywhere"


@dataclass(frozen=True)
class Within:
    """A place.

    Attributes:
        level: one of `form.LEVELS`, or EVERYWHERE.
        place_id: its code; empty for EVERYWHERE, and for groups and villages of which no place of that
            level is known.
    """

    level: str = EVERYWHERE
    place_id: str = ""


def lies_within(table: "Table", level: str) -> "BooleanValue":
    """Whether a row lies in the place whose code is the value `within`."""
    import ibis

    return (
        ibis.literal(True) if level == EVERYWHERE else table[form.ID_OF[level]] == value("within")
    )


def in_order(table: "Table", *columns: str) -> "Table":
    """The rows by these columns, rising, nulls last."""
    import ibis

    return table.order_by([ibis.asc(table[one], nulls_first=False) for one in columns])
