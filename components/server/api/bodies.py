"""Rows as JSON, each answer with its sources, its licence, and the way to the next part."""

import io
import json
import math
from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

import pandas as pd

from components.facts import tables
from components.server.api.collections import PACKAGE, Collection
from components.server.api.query import LANGUAGE, LIMIT, OFFSET, RecordQuery
from data import export
from data.catalog import Package
from data.languages import ENGLISH

TABLE = "sources"
CSV, PARQUET = "text/csv", "application/vnd.apache.parquet"
NAMING_SOURCES = ("source_id", "other_source_ids")
# What is left out of a list; the file beside the tables has all of it.
MOST_LEFT_OUT = 100


def describe_page(collection: Collection, asked: RecordQuery, address: str) -> dict[str, object]:
    """One part of a collection.

    Args:
        address: whole address of the collection, for the links to the parts before and after.
    """
    found = asked.of(collection)
    shown = found.iloc[asked.offset : asked.offset + asked.limit]
    ends = {
        "next": asked.offset + asked.limit if asked.offset + asked.limit < len(found) else None,
        "previous": max(0, asked.offset - asked.limit) if asked.offset else None,
    }
    links = {
        name: f"{address}?{_query(asked, offset)}"
        for name, offset in ends.items()
        if offset is not None
    }
    return {
        "data": records(shown),
        "page": {"total": len(found), OFFSET: asked.offset, LIMIT: asked.limit},
        "links": {"self": f"{address}?{_query(asked, asked.offset)}", **links},
        **sources_of(shown),
        **_left_out(collection, asked.wanted.get(PACKAGE, ())),
    }


def _left_out(collection: Collection, packages: Iterable[str]) -> dict[str, object]:
    """What a fault takes away from a collection; nothing if there is no such thing."""
    problems = collection.left_out(packages)
    return (
        {"left_out": [export.describe_problem(problem) for problem in problems[:MOST_LEFT_OUT]]}
        if problems
        else {}
    )


def table(collection: Collection, asked: RecordQuery, media_type: str) -> bytes:
    """The same part of a collection as a file: CSV, or Parquet."""
    found = asked.of(collection)
    return as_file(found.iloc[asked.offset : asked.offset + asked.limit], media_type)


def as_file(shown: pd.DataFrame, media_type: str) -> bytes:
    """Rows as CSV, or Parquet."""
    if media_type == CSV:
        return export.to_csv(shown)
    lists = {name: shown[name].map(list) for name in shown if shown[name].dtype == "object"}
    buffer = io.BytesIO()
    shown.assign(**lists).to_parquet(buffer, index=False)
    return buffer.getvalue()


def describe_record(rows: pd.DataFrame) -> dict[str, object]:
    """A single thing."""
    return {"data": records(rows)[0], **sources_of(rows)}


def sources_of(rows: pd.DataFrame) -> dict[str, object]:
    """Every source the rows name, by package and id, and the packages with their licences."""
    packages = {package.package_id: package for package in tables.catalog().packages()}
    wanted = dict.fromkeys(_source_keys(rows))
    known = {one: _sources(packages[one]) for one in {package_id for package_id, _ in wanted}}
    return {
        "sources": {
            f"{package_id}:{source_id}": record(known[package_id].loc[source_id])
            for package_id, source_id in wanted
            if source_id in known[package_id].index
        },
        "packages": {
            package_id: {
                "title": packages[package_id].title,
                "version": packages[package_id].version,
                "licenses": [
                    dict(licence) for licence in packages[package_id].descriptor.get("licenses", ())
                ],
            }
            for package_id in dict.fromkeys(rows["package_id"])
        },
    }


def records(rows: pd.DataFrame) -> list[dict[str, object]]:
    """Rows as JSON can hold them: what is missing is null, lists are lists."""
    return [record(row) for _, row in rows.iterrows()]


def record(row: pd.Series) -> dict[str, object]:
    """One row as JSON can hold it."""
    return {str(name): _plain(cell) for name, cell in row.items()}


def encoded(content: Mapping[str, object]) -> bytes:
    """JSON as bytes."""
    # What is kept for all visitors is a read-only mapping, which JSON takes only as a dict.
    text = json.dumps(
        content, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=dict
    )
    return text.encode()


def _sources(package: Package) -> pd.DataFrame:
    if TABLE not in package.tables:
        return pd.DataFrame()
    return tables.package_table(package.package_id, TABLE).set_index("source_id")


def _source_keys(rows: pd.DataFrame) -> Iterable[tuple[str, str]]:
    for column in NAMING_SOURCES:
        if column in rows:
            for package_id, cell in zip(rows["package_id"], rows[column], strict=True):
                for source_id in cell if isinstance(cell, tuple) else (cell,):
                    if isinstance(source_id, str):
                        yield str(package_id), source_id


def _query(asked: RecordQuery, offset: int) -> str:
    parts = [(name, value) for name, values in asked.wanted.items() for value in values]
    spoken = [] if asked.language == ENGLISH else [(LANGUAGE, asked.language)]
    return urlencode([*parts, (LIMIT, asked.limit), (OFFSET, offset), *spoken])


def _plain(cell: object) -> object:
    if isinstance(cell, tuple):
        return list(cell)
    if cell is None or cell is pd.NA:
        return None
    if isinstance(cell, str | bool):
        return cell
    number = float(cell)  # type: ignore[arg-type]
    if not math.isfinite(number):
        return None
    return int(number) if number.is_integer() else number
