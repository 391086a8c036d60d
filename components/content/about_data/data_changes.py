"""What new rows would change, in words: by table with the pages that show it, and figure by figure."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from components.content import navigation
from components.content.about_data import left_out, your_data
from components.facts import tables
from components.language import lists, numbers
from components.language.messages import gettext, gettext_noop, ngettext
from data.checks.changes import ADDED, CHANGED, COLUMNS, REMOVED, Changes
from data.checks.choice import RowKey
from data.problems import Problem

MOST_SHOWN = 1_000
# Between the cells of one row that change.
BETWEEN = " · "
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
        "stands there. A sheet is taken for the whole table; if yours is a part, take the tick away from "
        "the rows that go: they stay.",
        "{table}: {count} rows that are here now would go: they are not in your sheet, or cannot be used "
        "as they stand there. A sheet is taken for the whole table; if yours is a part, take the tick away "
        "from the rows that go: they stay.",
        told.removed,
        table=told.table,
    )


@dataclass(frozen=True)
class Group:
    """Rows of a table that change in one way: how many, and how many of them are taken along."""

    table: str
    change: str
    count: int
    taken: int


def groups(changes: Changes, left: Collection[RowKey]) -> list[Group]:
    """The rows that change, by table and kind of change."""
    rows = changes.rows.drop_duplicates(["table", "key"])
    taken = rows.assign(taken=[key not in left for key in _keys(rows)] if left else True)
    counted = taken.groupby(["table", "change"])["taken"].agg(["size", "sum"])
    return [
        Group(str(table), str(change), int(count), int(kept))
        for (table, change), count, kept in counted.itertuples(name=None)
    ]


def keys_of(changes: Changes, table: str, change: str) -> frozenset[RowKey]:
    """The rows of a table that change in one way."""
    rows = changes.rows
    return frozenset(_keys(rows[(rows["table"] == table) & (rows["change"] == change)]))


def _keys(rows: pd.DataFrame) -> Iterator[RowKey]:
    return zip(rows["table"], rows["key"], strict=True)


def say_group(group: Group) -> str:
    """What a tick at all rows of a table that change in one way says."""
    places = {"table": group.table, "taken": numbers.format_number(group.taken)}
    if group.change == ADDED:
        return ngettext(
            "{table}: {taken} of {count} new row",
            "{table}: {taken} of {count} new rows",
            group.count,
            **places,
        )
    if group.change == CHANGED:
        return ngettext(
            "{table}: {taken} of {count} row that changes",
            "{table}: {taken} of {count} rows that change",
            group.count,
            **places,
        )
    return ngettext(
        "{table}: {taken} of {count} row that goes",
        "{table}: {taken} of {count} rows that go",
        group.count,
        **places,
    )


def say_taken(told: Iterable[Group]) -> str:
    """How many rows are taken along, and what becomes of the others."""
    counts = [(one.count, one.taken) for one in told]
    return ngettext(
        "{taken} of {count} row is taken along. What has no tick stays as it is now: in the package, the "
        "patch and the report.",
        "{taken} of {count} rows are taken along. What has no tick stays as it is now: in the package, "
        "the patch and the report.",
        sum(count for count, _ in counts),
        taken=numbers.format_number(sum(taken for _, taken in counts)),
    )


def in_file(changes: Changes, left: Collection[RowKey]) -> pd.DataFrame:
    """All changes as a file has them, and whether each is taken along."""
    rows = changes.rows[list(COLUMNS)]
    return rows.assign(taken_along=["no" if key in left else "yes" for key in _keys(rows)])


def only(changes: Changes, keys: Collection[RowKey]) -> Changes:
    """The changes of these rows."""
    return Changes(changes.rows.loc[[key in keys for key in _keys(changes.rows)]])


def by_row(
    changes: Changes, wanted: str, link: Callable[..., str]
) -> tuple[int, list[RowKey], pd.DataFrame]:
    """The rows that change: how many have a word, the first of them, and these as a table.

    Args:
        wanted: letters that stand anywhere in a row; "" for all.
        link: gives the address of a page with its choices.
    """
    same = ["table", "key"]
    cells = changes.rows[list(COLUMNS)].astype("object").assign(at=changes.rows.index)
    if words := wanted.strip().casefold():
        others = [cells[name] for name in COLUMNS[1:]]
        told = cells[COLUMNS[0]].str.cat(others, sep=BETWEEN).str.casefold()
        found = cells.loc[told.str.contains(words, regex=False), same].drop_duplicates()
        cells = cells.merge(found, on=same)
    keys = cells[same].drop_duplicates()
    first = keys.head(MOST_SHOWN)
    each = {"change": "first", "column": lists.join, "now": BETWEEN.join, "then": BETWEEN.join}
    rows = cells.merge(first, on=same).groupby(same, sort=False).agg({**each, "at": "first"})
    shown = rows.reset_index()[list(COLUMNS)]
    shown["change"] = [gettext(WORDS[one]) for one in shown["change"]]
    shown = shown.rename(columns={name: gettext(head) for name, head in HEADS.items()})
    of_rows = changes.rows.loc[list(rows["at"])].to_dict("records")
    shown[gettext(PAGE)] = [_page(row, link) for row in of_rows]
    return len(keys), list(_keys(first)), shown


def after_ticks(
    left: frozenset[RowKey],
    keys: Sequence[RowKey],
    drawn: frozenset[RowKey],
    ticks: Mapping[int, bool],
) -> frozenset[RowKey]:
    """The rows that are not taken along after somebody ticked some of those that she sees.

    Args:
        keys: the rows that she sees, in their order.
        drawn: what had no tick when she began to see them.
        ticks: by position, what she has changed since.
    """
    without = {one for at, one in enumerate(keys) if not ticks.get(at, one not in drawn)}
    return (left - frozenset(keys)) | without


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


def say_stranded(stranded: Sequence[Problem]) -> str:
    """Rows that cannot be used without what is left: the first of them, and where all stand; Markdown."""
    said = ngettext(
        "{count} row cannot be used without what has no tick, and is not in the package:",
        "{count} rows cannot be used without what has no tick, and are not in the package:",
        len(stranded),
    )
    listed = [f"- {your_data.say_problem(one)}" for one in stranded[: your_data.FIRST]]
    if (more := len(stranded) - your_data.FIRST) > 0:
        rest = ngettext(
            "and {count} more: the report of this check, a file beside the package, lists all of them.",
            "and {count} more: the report of this check, a file beside the package, lists all of them.",
            more,
        )
        listed.append(f"- {rest}")
    return "\n".join((said, "", *listed))
