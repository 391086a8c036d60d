"""What new rows would change, in words: by table with the pages that show it, and figure by figure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from components.content import left_out, navigation
from components.content.data_table import DataTable, whole
from components.facts import tables
from components.language.messages import gettext, gettext_noop, ngettext
from data.checks.changes import ADDED, CHANGED, COLUMNS, REMOVED, Changes

MOST_SHOWN = 1_000
WORDS: Mapping[str, str] = {
    ADDED: gettext_noop("added"),
    CHANGED: gettext_noop("changed"),
    REMOVED: gettext_noop("removed"),
}
HEADS: Mapping[str, str] = {
    "table": gettext_noop("Table"),
    "change": gettext_noop("Change"),
    "key": gettext_noop("Which row"),
    "column": gettext_noop("Column"),
    "now": gettext_noop("Now"),
    "then": gettext_noop("With your data"),
}
PAGE = gettext_noop("Page")


@dataclass(frozen=True)
class TableChanges:
    """How many rows of a table change, and the pages that show it."""

    table: str
    added: int
    changed: int
    removed: int
    pages: tuple[str, ...]

    @property
    def removes_most(self) -> bool:
        """Whether more rows go than are changed or come: a part was given instead of the whole."""
        return self.removed > self.added + self.changed


def by_table(changes: Changes) -> list[TableChanges]:
    """How much changes in each table."""
    return [
        TableChanges(
            table,
            counts.get(ADDED, 0),
            counts.get(CHANGED, 0),
            counts.get(REMOVED, 0),
            pages_of(table),
        )
        for table, counts in changes.counts().items()
    ]


def pages_of(table: str) -> tuple[str, ...]:
    """The pages of the menu that show a table; what every page needs is best seen on the first."""
    in_menu = [entry.page for entry in navigation.MENU if entry.in_menu]
    found = tuple(page for page in in_menu if table in left_out.TABLES.get(page, ()))
    return found or ("home",)


def say_removed(told: TableChanges) -> str:
    """What a table that is only a part of the whole would take away."""
    return ngettext(
        "{table}: {count} row that is here now would go: it is not in your sheet, or cannot be used as it "
        "stands there. A sheet is taken for the whole table; if yours is a part, add it to the table of now.",
        "{table}: {count} rows that are here now would go: they are not in your sheet, or cannot be used "
        "as they stand there. A sheet is taken for the whole table; if yours is a part, add it to the table "
        "of now.",
        told.removed,
        table=told.table,
    )


def in_file(changes: Changes) -> pd.DataFrame:
    """All changes as a file has them."""
    return changes.rows[list(COLUMNS)]


def shown(changes: Changes, link: Callable[..., str]) -> DataTable:
    """The first changes as a table, each with the page on which it stands.

    Args:
        link: gives the address of a page with its choices.
    """
    rows = changes.rows.head(MOST_SHOWN)
    told = rows[list(COLUMNS)].assign(change=[gettext(WORDS[one]) for one in rows["change"]])
    told = told.rename(columns=HEADS)
    told[PAGE] = [_page(row, link) for row in rows.to_dict("records")]
    about = ngettext(
        "{count} change: the figure now and with your data",
        "{count} changes: each figure now and with your data",
        len(changes.rows),
    )
    return DataTable(whole(told), in_file(changes), about, "changes")


def _page(row: Mapping[str, str], link: Callable[..., str]) -> str:
    """The page that shows a row; of what is not there yet the page that will list it."""
    is_there = row["change"] != ADDED
    if is_there and row["case_id"]:
        return link("case_study", story=row["case_id"])
    if is_there and row["event_id"]:
        return link("conclaves", event=row["event_id"])
    places = tables.gazetteer()
    place = row["place_id"]
    if place in places and places[place].level in ("state", "district"):
        return link("place", id=place)
    return link(pages_of(row["table"])[0])
