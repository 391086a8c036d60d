"""Changed cells in words: which row, which column, what stood there and what stands there now."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from components.content.elements import data_table, sources
from components.content.elements.blocks import Table
from components.content.programmes import headlines
from components.facts import past_figures, tables
from components.language import dates, digits, lists, numbers
from components.language.messages import gettext, gettext_noop, ngettext
from data import past_values, periods
from data.changes import Act, ChangedCell
from data.figure_keys import USUAL
from data.table_schema import Field
from data.table_schema import Table as Described

# What a row is told by: the first of these that its table has.
TOLD_BY = ("label", "title", "name")
PLACES = "places"
NUMBERS = ("number", "integer")
# The column that tells two readings of one figure apart, by a word that is written like a code.
VARIANT = "variant"
# Of so many cells a list of what changed tells each; the feed and the table tell all.
MOST_TOLD = 3
ABOUT = gettext_noop("Every changed cell, the newest first")


@dataclass(frozen=True)
class Cell:
    """One changed cell in words."""

    row: str
    column: str
    old: str
    new: str
    source: str

    def __str__(self) -> str:
        return gettext(
            "{row}, {column}: {old} → {new}",
            row=self.row,
            column=self.column,
            old=self.old,
            new=self.new,
        )


def name_table(act: Act) -> str:
    """The package and the table in words."""
    package = tables.packages().get(act.package_id)
    described = _described(act)
    title = gettext(described.title) if described else act.table
    return lists.join((package.short_title if package else act.package_id, title))


def title_of(act: Act) -> str:
    """What changed, in a line."""
    return ngettext(
        "Data: {table}: {count} row changed",
        "Data: {table}: {count} rows changed",
        len({cell.key for cell in act.cells}),
        table=name_table(act),
    )


def say_act(act: Act) -> tuple[str, ...]:
    """Why, the first cells, and how many more; :func:`say_whole_act` says all of them."""
    more = len(act.cells) - MOST_TOLD
    rest = ngettext("{count} more cell", "{count} more cells", more) if more > 0 else ""
    told = (str(describe_cell(act, cell)) for cell in act.cells[:MOST_TOLD])
    return (act.why, *told, *([rest] if rest else []))


def say_whole_act(act: Act) -> tuple[str, ...]:
    """Why, and each cell with what stood there and what stands there now."""
    return (act.why, *(str(describe_cell(act, cell)) for cell in act.cells))


def describe_cell(act: Act, cell: ChangedCell) -> Cell:
    """One cell in words."""
    described = _described(act)
    fields = {field.name: field for field in described.fields} if described else {}
    field = fields.get(cell.column)
    return Cell(
        row=_name_row(act, cell, described, fields),
        column=gettext(field.title) if field else cell.column,
        old=_say_value(cell.old, act, cell, field) or gettext("empty"),
        new=_say_value(cell.new, act, cell, field) or _say_gone(act, cell, described),
        source=_name_source(act.package_id, cell.source),
    )


@tables.once
def table_of_cells() -> Table | None:
    """Every changed cell; None if there is none."""
    rows = [
        {
            gettext_noop("Date"): dates.format_period(act.date),
            gettext_noop("Table"): name_table(act),
            gettext_noop("Which row"): told.row,
            gettext_noop("Column"): told.column,
            gettext_noop("Before"): told.old,
            gettext_noop("Now"): told.new,
            gettext_noop("Why"): act.why,
            gettext_noop("Source"): told.source,
        }
        for act in past_figures.list_acts()
        for told in (describe_cell(act, cell) for cell in act.cells)
    ]
    if not rows:
        return None
    shown = data_table.whole(pd.DataFrame(rows))
    return Table(gettext(ABOUT), shown, row_head=gettext("Which row"))


def _described(act: Act) -> Described | None:
    package = tables.packages().get(act.package_id)
    return package.tables.get(act.table) if package else None


def _name_row(
    act: Act, cell: ChangedCell, described: Described | None, fields: Mapping[str, Field]
) -> str:
    """The row by its own name; by the parts of its key, but for the usual ones, where it has none."""
    if described is None or len(described.key) != len(cell.key):
        return lists.join(cell.key)
    own = _labels(act.package_id, act.table) if len(cell.key) == 1 else {}
    if cell.key[0] in own:
        return own[cell.key[0]]
    parts = zip(described.key, cell.key, strict=True)
    return lists.join(
        _name_part(act.package_id, part, fields[name]) for name, part in parts if part not in USUAL
    )


def _name_part(package_id: str, part: str, field: Field) -> str:
    if field.refers_to == PLACES:
        places = tables.gazetteer()
        return places.full_name(part) if part in places else part
    if field.name == VARIANT:
        return gettext("reading “{code}”", code=part.replace("_", " "))
    own = _labels(package_id, field.refers_to) if field.refers_to else {}
    return own.get(part) or _say(part, field).replace("_", " ")


@tables.once
def _labels(package_id: str, table: str) -> Mapping[str, str]:
    """What each row of a table is called, by its code; nothing for one whose rows have no names."""
    described = tables.packages()[package_id].tables.get(table)
    rows = tables.shared(package_id, table)
    column = next((one for one in TOLD_BY if one in rows), None)
    if described is None or column is None:
        return {}
    code = described.key[0]
    named = rows[[code, column]].dropna()
    return dict(zip(named[code].astype(str), named[column].astype(str), strict=True))


def _say_gone(act: Act, cell: ChangedCell, described: Described | None) -> str:
    """Whether the cell is empty, or its row is gone."""
    key = described.key if described else ()
    is_there = cell.key in _keys(act.package_id, act.table, key)
    return gettext("empty") if is_there else gettext("no longer listed")


@tables.once_without_words
def _keys(package_id: str, table: str, key: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    rows = tables.tables().one(package_id, table).rows
    columns = (rows[part].astype("string").fillna("") for part in key)
    return frozenset(zip(*columns, strict=True))


def _say_value(text: str, act: Act, cell: ChangedCell, field: Field | None) -> str:
    """A cell, an amount as the reader's language writes it; with its unit where it is a figure."""
    number = _read_amount(text, cell.column, field)
    if number is None:
        return _say(text, field)
    unit = _unit_of(act, cell) if cell.column == past_values.VALUE else None
    # A correction of the last digit must be seen.
    own = len(text.partition(".")[2])
    if unit is None:
        return numbers.format_number(number, own)
    return numbers.format_value(number, replace(unit, decimals=max(own, unit.decimals)))


def _read_amount(text: str, column: str, field: Field | None) -> float | None:
    """The number of a cell that tells how much; None for a year, a position, a point on the earth."""
    if field is None or field.type not in NUMBERS:
        return None
    # What is counted or measured begins at nothing.
    if column != past_values.VALUE and field.minimum != 0:
        return None
    try:
        return float(text)
    except ValueError:
        return None


def _unit_of(act: Act, cell: ChangedCell) -> numbers.Unit | None:
    """The unit of the indicator that a figure belongs to; None for what is of no known indicator."""
    if act.table != past_values.TABLE:
        return None
    known = tables.packages()[act.package_id].tables if act.package_id in tables.packages() else {}
    if "indicators" not in known:
        return None
    rows = tables.shared(act.package_id, "indicators")
    own = rows[rows["indicator_id"] == cell.key[0]]
    return headlines.unit(own.iloc[0]["unit"]) if len(own) else None


def _say(text: str, field: Field | None) -> str:
    if field and field.vocabulary:
        return tables.vocabulary().label(field.vocabulary, text)
    if field and field.type in NUMBERS:
        return digits.draw(text)
    return dates.format_period(text) if field and _is_period(text, field) else text


def _is_period(text: str, field: Field) -> bool:
    return field.is_period and periods.fault(text) is None


def _name_source(package_id: str, source: str) -> str:
    known = (package_id, source) in tables.sources().index
    return sources.title(package_id, source) if known else source
