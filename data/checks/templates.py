"""Workbooks to fill in: a sheet for each table with a worked row, lists to choose from, columns explained.

What is filled in is read as any other sheet with these columns; the sheets that only explain are known by
the sign in their first cell.
"""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from data.checks.headers import HELP_SIGN, package_tables
from data.checks.programme import list_layers
from data.checks.report import Base
from data.messages import mark_message, phrase
from data.places import Gazetteer
from data.references import PLACES, TERMS, VOCABULARY
from data.table_schema import Field, Table

# The tables a programme can begin with, in the order to fill them in.
PROGRAMME_TABLES = (
    "sources", "indicators", "values", "coverage", "organisations", "cases", "events", "outcomes", "aims",
    "aim_results", "ladder", "statements", "resources", "news",
)  # fmt: skip
ABOUT_SHEET, LISTS_SHEET, COLUMNS_SHEET = "Programme", "Lists", "Columns"
LAST_ROW = 5_000
MOST_OF_MESSAGE, MOST_OF_TITLE = 255, 32
HEADER_ROW = 2
ABOUT: Mapping[str, str] = {
    "name": mark_message("A short code of small letters, digits and hyphens; it names the folder."),
    "title": mark_message("The full name of the programme."),
    "short_title": mark_message("Its short name, for lists."),
    "country": mark_message("The code of its country; the sheet {sheet} has all of them."),
    "summary": mark_message("One or two sentences for the home page."),
    "version": mark_message("1.0.0 for the first time."),
    "layers.state": mark_message(
        "The shapes of states or provinces; left empty, those of the country."
    ),
    "layers.district": mark_message("The shapes of districts; left empty, those of the country."),
}
TYPES: Mapping[str, str] = {
    "string": mark_message("text"),
    "integer": mark_message("whole number"),
    "number": mark_message("number"),
    "boolean": mark_message("true or false"),
    "list": mark_message("several, separated by semicolons"),
    "date": mark_message("day, as 2015-06-14"),
    "period": mark_message("year, month, day or span: 2015, 2015-06, 2015-06-14, 2019/2021"),
}


def table_template(name: str, base: Base, country_id: str) -> bytes:
    """A workbook to fill in one table with, in the language of the run. Raises KeyError for no table."""
    return _workbook([package_tables(base.catalog.root)[name]], base, country_id, with_about=False)


def programme_template(base: Base, country_id: str) -> bytes:
    """A workbook to fill in a whole programme with, in the language of the run."""
    tables = package_tables(base.catalog.root)
    return _workbook([tables[name] for name in PROGRAMME_TABLES], base, country_id, with_about=True)


def _workbook(tables: Sequence[Table], base: Base, country_id: str, with_about: bool) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        pale = book.add_format({"italic": True, "font_color": "#5F6368"})
        if with_about:
            about = book.add_worksheet(ABOUT_SHEET)
        pages = {table.name: book.add_worksheet(table.name) for table in tables}
        explained = book.add_worksheet(COLUMNS_SHEET)
        lists = book.add_worksheet(LISTS_SHEET)
        choices = [*_lists(tables, base, country_id)]
        if with_about:
            choices += _lists_about(base, country_id)
        ranges = _write_lists(lists, bold, choices)
        if with_about:
            _write_about(about, (bold, pale), country_id, ranges)
        for table in tables:
            example = _example(table, base, country_id)
            _write_table(pages[table.name], table, example, ranges, (bold, pale))
        _write_columns(explained, tables, (bold, pale))
    return out.getvalue()


def _write_about(
    page: Worksheet,
    styles: tuple[Format, Format],
    country_id: str,
    ranges: Mapping[str, str],
) -> None:
    bold, pale = styles
    for row, (key, meaning) in enumerate(ABOUT.items()):
        page.write_string(row, 0, key, bold)
        page.write_string(row, 1, {"country": country_id, "version": "1.0.0"}.get(key, ""))
        page.write_string(row, 2, phrase(meaning, sheet=LISTS_SHEET), pale)
        if key in ranges:
            listed = {"validate": "list", "source": ranges[key], "error_type": "warning"}
            page.data_validation(row, 1, row, 1, listed)
    page.set_column(0, 0, 16)
    page.set_column(1, 2, 60)


def _write_table(
    page: Worksheet,
    table: Table,
    example: Mapping[str, str],
    ranges: Mapping[str, str],
    styles: tuple[Format, Format],
) -> None:
    """Titles, a worked row, then the header under which rows are written."""
    bold, pale = styles
    for column, field in enumerate(table.fields):
        page.write_string(0, column, phrase(field.title), pale)
        page.write_string(1, column, example.get(field.name, ""), pale)
        page.write_string(HEADER_ROW, column, field.name, bold)
        page.data_validation(HEADER_ROW + 1, column, LAST_ROW, column, _choices(field, ranges))
    page.freeze_panes(HEADER_ROW + 1, 1)
    page.set_column(0, len(table.fields) - 1, 20)


def _choices(field: Field, ranges: Mapping[str, str]) -> dict[str, object]:
    """What a spreadsheet shows beside a cell of a column, and what it lets somebody choose from."""
    shown = {
        "input_title": field.name[:MOST_OF_TITLE],
        "input_message": phrase(field.description)[:MOST_OF_MESSAGE],
        "ignore_blank": True,
    }
    named = ranges.get(field.vocabulary or "") or (
        ranges.get(PLACES) if field.refers_to == PLACES else None
    )
    if field.type == "boolean":
        return {**shown, "validate": "list", "source": ["true", "false"], "error_type": "warning"}
    if named and field.type != "list":
        return {**shown, "validate": "list", "source": named, "error_type": "warning"}
    return {**shown, "validate": "any"}


def _lists(
    tables: Sequence[Table], base: Base, country_id: str
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """What can be chosen: for each list its entries with their label."""
    fields = [field for table in tables for field in table.fields]
    terms = base.tables.one(VOCABULARY, TERMS).rows
    for listed in sorted({field.vocabulary for field in fields if field.vocabulary}):
        rows = terms[terms["vocabulary"] == listed].sort_values("position")
        yield listed, list(zip(rows["term_id"], rows["label"], strict=True))
    places = base.gazetteer()
    if places and country_id in places and any(field.refers_to == PLACES for field in fields):
        yield PLACES, [(entry, "") for entry in place_entries(places, country_id)]


def _lists_about(base: Base, country_id: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """What can be chosen on the sheet that is about the programme: countries, and layers of its own."""
    places = base.gazetteer()
    if places:
        countries = [one for one in places.places.values() if one.level == "country"]
        yield "country", [(one.place_id, places.indexed_name(one.place_id)) for one in countries]
    for key, layers in list_layers(base.catalog, country_id).items():
        yield key, [(layer, "") for layer in layers]


def place_entries(places: Gazetteer, country_id: str) -> list[str]:
    """The country, its states and its districts as they stand in a list: code, then name."""
    inside = [
        places[country_id],
        *places.at_level("state", country_id),
        *places.at_level("district", country_id),
    ]
    return [f"{one.place_id} {places.indexed_name(one.place_id)}" for one in inside]


def _write_lists(
    page: Worksheet, bold: Format, lists: Iterable[tuple[str, list[tuple[str, str]]]]
) -> dict[str, str]:
    """Write every list, and say where each stands."""
    page.write_string(0, 0, HELP_SIGN)
    ranges = {}
    for number, (name, entries) in enumerate(lists):
        column = 1 + 2 * number
        page.write_string(0, column, name, bold)
        for row, (entry, label) in enumerate(entries, start=1):
            page.write_string(row, column, entry)
            page.write_string(row, column + 1, label)
        letter = xlsxwriter.utility.xl_col_to_name(column)
        ranges[name] = f"={LISTS_SHEET}!${letter}$2:${letter}${len(entries) + 1}"
    page.set_column(1, 200, 24)
    return ranges


def _write_columns(page: Worksheet, tables: Sequence[Table], styles: tuple[Format, Format]) -> None:
    """A row for each column of each table: what it means and what may stand there."""
    bold, _ = styles
    head = (
        HELP_SIGN,
        phrase("table"),
        phrase("column"),
        phrase("title"),
        phrase("what it means"),
        phrase("what may stand there"),
        phrase("must be filled in"),
    )
    for column, word in enumerate(head):
        page.write_string(0, column, word, bold)
    row = 0
    for table in tables:
        for field in table.fields:
            row += 1
            for column, text in enumerate(_explained(table, field), start=1):
                page.write_string(row, column, text)
    page.freeze_panes(1, 0)
    page.set_column(0, 0, 3)
    page.set_column(1, 3, 20)
    page.set_column(4, 5, 60)


def _explained(table: Table, field: Field) -> tuple[str, ...]:
    kind = phrase(TYPES["period" if field.is_period else field.type])
    if field.vocabulary:
        kind = phrase(
            "one of the list “{list}” on the sheet {sheet}",
            list=field.vocabulary,
            sheet=LISTS_SHEET,
        )
    elif field.refers_to:
        kind = phrase("a code of the table {table}", table=field.refers_to)
    needed = phrase("yes") if field.required else ""
    return table.name, field.name, phrase(field.title), phrase(field.description), kind, needed


def _example(table: Table, base: Base, country_id: str) -> dict[str, str]:
    """The fullest row that a programme of the country has in this table; none if none has one."""
    best: dict[str, str] = {}
    for programme in base.catalog.programmes:
        if programme.country_id != country_id:
            continue
        rows = base.tables.one(programme.package_id, table.name).rows.head(400)
        for row in rows.to_dict("records"):
            filled = {
                field.name: text for field in table.fields if (text := _shown(row.get(field.name)))
            }
            if len(filled) > len(best):
                best = filled
    return best


def _shown(cell: object) -> str:
    if isinstance(cell, tuple):
        return ";".join(map(str, cell))
    if cell is None or (not isinstance(cell, str) and pd.isna(cell)):
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell)
