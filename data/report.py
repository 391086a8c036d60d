"""What is in the packages, in lines: rows, gaps and ranges of every table."""

from collections.abc import Iterator

import pandas as pd

from data.catalog import Catalog
from data.load import Reading
from data.table_schema import Table
from data.tables import read_tables


def lines(catalog: Catalog) -> Iterator[str]:
    """One line per package, one per table, one per column with gaps or a range."""
    tables = read_tables(catalog)
    for package in catalog.packages():
        yield f"{package.package_id} {package.version}: {package.title}"
        for table in package.tables.values():
            read = tables.one(package.package_id, table.name)
            if read.is_lost:
                yield f"  {table.name}: cannot be read (see below)"
                continue
            yield f"  {table.name}: {len(read.rows):,} rows{_left_out(read)}"
            frame = read.rows
            for column in _columns(frame, table):
                yield f"    {column}"


def _left_out(read: Reading) -> str:
    return f", {len(read.problems):,} problems" if read.problems else ""


def summary(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """One row per column: title, description, type, filled and empty cells, smallest, largest."""
    rows = []
    for field in table.fields:
        cells = frame[field.name]
        filled = cells.map(len) > 0 if field.type == "list" else cells.notna()
        numbers = field.type in ("integer", "number") and filled.any()
        rows.append(
            {
                "column": field.name,
                "title": field.title,
                "description": field.description,
                "type": field.type,
                "filled": int(filled.sum()),
                "empty": int((~filled).sum()),
                "smallest": cells.min() if numbers else pd.NA,
                "largest": cells.max() if numbers else pd.NA,
            }
        )
    return pd.DataFrame(rows)


def _columns(frame: pd.DataFrame, table: Table) -> Iterator[str]:
    for row in summary(frame, table).to_dict("records"):
        has_range = not pd.isna(row["smallest"])
        if row["empty"] or has_range:
            span = f", {row['smallest']:,} to {row['largest']:,}" if has_range else ""
            yield f"{row['column']}: {row['empty']:,} empty{span}"
