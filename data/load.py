"""Read tables with declared types: empty stays missing, and nothing is read twice."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from data import publication
from data.catalog import Catalog, Field, Package, Table, standard_schema
from data.problems import DataProblem, Problem

NULLABLE = {"integer": "Int64", "number": "Float64", "boolean": "boolean"}
BOOLEANS = {"true": True, "false": False}


@dataclass(frozen=True)
class Reading:
    """Rows of one table from several packages, and what could not be read.

    Attributes:
        rows: the table's columns and ``package_id``.
        problems: why a package's rows are not there.
    """

    rows: pd.DataFrame
    problems: tuple[Problem, ...]


def read_table(table: Table, root: Path) -> pd.DataFrame:
    """Read one CSV file with the types of its schema, without the rows that are withheld.

    Returns, raises: as :func:`read_every_row`, which is for those who check the file.
    """
    return publication.shown(read_every_row(table, root))


def read_every_row(table: Table, root: Path) -> pd.DataFrame:
    """Read one CSV file with the types of its schema, with the rows that must not be shown.

    Returns:
        A frame with the schema's columns in order. Text is ``string``, numbers are nullable
        (``Int64``, ``Float64``), lists are tuples, an empty cell is missing (an empty list: ``()``)
        or, where the column has one, its default.

    Raises:
        DataProblem: file missing, empty, not UTF-8, with other columns, or with unreadable cells.
    """
    name = _name(table.path, root)
    text = _read_text(table, name)
    problems: list[Problem] = []
    frame = pd.DataFrame(index=text.index)
    for column in table.fields:
        frame[column.name] = _typed(text[column.name], column, name, problems)
    if problems:
        raise DataProblem(problems)
    return frame


def empty_table(name: str) -> pd.DataFrame:
    """A frame without rows and with the standard columns of a table."""
    nothing = pd.Series(dtype="string")
    fields = _standard_fields(name)
    return pd.DataFrame({field.name: _typed(nothing, field, name, []) for field in fields})


def _standard_fields(name: str) -> list[Field]:
    return [Field.from_descriptor(entry) for entry in standard_schema(name)["fields"]]


def read_all(packages: Iterable[Package], table: str, catalog: Catalog) -> Reading:
    """Read a table from every package that has it, one under the other.

    A package whose file is damaged is left out and reported, so that the others still show.
    """
    frames: list[pd.DataFrame] = []
    problems: list[Problem] = []
    for package in packages:
        if table not in package.tables:
            continue
        try:
            rows = read_table(package.tables[table], catalog.root)
        except DataProblem as error:
            problems.extend(error.problems)
            continue
        frames.append(rows.assign(package_id=package.package_id))
    rows = (
        _stacked(frames, table)
        if frames
        else empty_table(table).assign(package_id=pd.Series(dtype="string"))
    )
    return Reading(rows.astype({"package_id": "string"}), tuple(problems))


def _stacked(frames: list[pd.DataFrame], name: str) -> pd.DataFrame:
    """Tables one under the other; one described before a column had a default gets the default."""
    rows = pd.concat(frames, ignore_index=True)
    with_default = [field for field in _standard_fields(name) if field.default is not None]
    return rows.assign(**{field.name: _filled(rows, field) for field in with_default})


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def _read_text(table: Table, name: str) -> pd.DataFrame:
    try:
        text = pd.read_csv(table.path, dtype="string", keep_default_na=False, na_values=[""])
    except FileNotFoundError:
        raise DataProblem(
            [
                Problem(
                    name, "The file is missing.", "Put it back, or take it out of datapackage.json."
                )
            ]
        ) from None
    except UnicodeDecodeError as error:
        what = f"The file is not UTF-8 (byte {error.start})."
        remedy = "Save it again as “CSV UTF-8”."
        raise DataProblem([Problem(name, what, remedy)]) from None
    except (pd.errors.EmptyDataError, pd.errors.ParserError) as error:
        empty = isinstance(error, pd.errors.EmptyDataError)
        what = "The file is empty." if empty else f"The file is not a clean table ({error})."
        remedy = "Restore the header and the rows." if empty else "Check quotes and commas."
        raise DataProblem([Problem(name, what, remedy)]) from None
    required = [field.name for field in table.fields if field.default is None]
    problems = [
        Problem(name, "This column is missing.", "Add it, empty if nothing is known.", 1, column)
        for column in required
        if column not in text
    ] + [
        Problem(name, "No such column is described.", "Rename or remove it.", 1, str(column))
        for column in text
        if column not in table.columns
    ]
    if problems:
        raise DataProblem(problems)
    return text.assign(**{field.name: _filled(text, field) for field in table.fields})


def _filled(rows: pd.DataFrame, field: Field) -> pd.Series:
    """Cells of a column; where it has a default, that stands in for what was left out."""
    if field.default is None:
        return rows[field.name]
    if field.name not in rows:
        return pd.Series(field.default or pd.NA, index=rows.index, dtype="string")
    return rows[field.name].fillna(field.default or pd.NA)


def _typed(text: pd.Series, field: Field, name: str, problems: list[Problem]) -> pd.Series:
    if field.type == "list":
        return _lists(text, field.delimiter)
    if field.type not in NULLABLE:
        return text.astype("string")
    if field.type == "boolean":
        typed = text.map(BOOLEANS).astype("boolean")
        remedy = "Write true or false, or leave it empty."
    else:
        typed = pd.to_numeric(text, errors="coerce")
        if field.type == "integer":
            typed = typed.where(typed % 1 == 0)
        typed = typed.astype(NULLABLE[field.type])
        remedy = "Write a plain number without commas, or leave it empty."
    for row in text.index[text.notna() & typed.isna()]:
        what = (
            f"“{text[row]}” is not a {'whole number' if field.type == 'integer' else field.type}."
        )
        problems.append(Problem(name, what, remedy, int(row) + 2, field.name))
    return typed


def _lists(text: pd.Series, delimiter: str) -> pd.Series:
    def items(cell: object) -> tuple[str, ...]:
        if not isinstance(cell, str):
            return ()
        return tuple(part.strip() for part in cell.split(delimiter) if part.strip())

    return pd.Series([items(cell) for cell in text], index=text.index, dtype="object")
