"""Whether the pages that guided stories stand beside name things that are there."""

from collections.abc import Collection, Iterator, Mapping
from urllib.parse import parse_qsl

import pandas as pd

from data.catalog import Catalog, Package
from data.problems import Problem, problem_at
from data.tables import Tables

GUIDES = "guides"
# Keys of an address that name a row, with the table and the column of its code.
NAMED: Mapping[str, tuple[str, str]] = {
    "state": ("places", "place_id"),
    "district": ("places", "place_id"),
    "id": ("places", "place_id"),
    "pin": ("places", "place_id"),
    "measure": ("indicators", "indicator_id"),
    "story": ("cases", "case_id"),
    "event": ("events", "event_id"),
}


def problems_of(programme: Package, catalog: Catalog, tables: Tables) -> Iterator[Problem]:
    """Views of a programme's guided stories that name what no table has."""
    if GUIDES not in programme.tables:
        return
    rows = tables.one(programme.package_id, GUIDES).rows
    name = f"{programme.folder.parent.name}/{programme.folder.name}/{GUIDES}.csv"
    yield from row_problems(rows, name, known_words(catalog, tables))


def known_words(catalog: Catalog, tables: Tables) -> dict[str, set[str]]:
    """What each key of an address may say, for those that name a programme, a place, or a row."""
    packages = list(catalog.packages())

    def codes(table: str, column: str, prefix: bool = False) -> set[str]:
        return {
            f"{package.package_id}:{code}" if prefix else str(code)
            for package in packages
            if table in package.tables
            for code in tables.one(package.package_id, table).rows[column].dropna()
        }

    return {
        "programme": {one.package_id for one in catalog.programmes},
        "indicator": codes("indicators", "indicator_id", prefix=True),
        **{key: codes(*named) for key, named in NAMED.items()},
    }


def row_problems(
    rows: pd.DataFrame, file: str, known: Mapping[str, Collection[str]]
) -> Iterator[Problem]:
    """A problem for each word of a view that names nothing.

    Args:
        rows: table ``guides``.
        known: what each key may say; keys that are not in it may say anything.
    """
    for number, row in rows.iterrows():
        for key, word in parse_qsl(row["view"].partition("?")[2]):
            if word not in known.get(key, (word,)):
                yield problem_at(file, "view", int(str(number)), "view", key=key, code=word)
