"""What can be asked for: every standard table of the packages as one collection, with its filters."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from components import cached
from data.catalog import Field, Package, standard_schema

PACKAGE, WITHIN, PLACE = "package", "within", "place_id"
PROGRAMME_TABLES = (
    "indicators", "values", "coverage", "cases", "events", "outcomes", "organisations", "ladder",
    "tier_rules", "aims", "aim_results", "statements", "resources", "news", "sources",
)  # fmt: skip
SHARED_TABLES = {"places": "places", "terms": "vocabulary", "glossary": "vocabulary"}


@dataclass(frozen=True)
class Filter:
    """A parameter that limits a collection: rows with any of the values asked for.

    Attributes:
        vocabulary: list of terms the value must be of, or None.
        is_place: whether the value is a place, which is understood by code and by name.
    """

    name: str
    description: str
    column: str
    vocabulary: str | None = None
    is_list: bool = False
    is_place: bool = False


@dataclass(frozen=True)
class Collection:
    """A table of several packages: its name in addresses, its columns, its filters, its key."""

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    key: str | None
    filters: Mapping[str, Filter]

    def rows(self) -> pd.DataFrame:
        """All rows, with ``package_id``."""
        if self.name in SHARED_TABLES:
            package_id = SHARED_TABLES[self.name]
            return cached.package_table(package_id, self.name).assign(package_id=package_id)
        parts = [read(self.name).rows for read in (cached.table, cached.context_table)]
        return pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)

    def packages(self) -> list[Package]:
        """The packages that have the table."""
        return [one for one in cached.catalog().packages() if self.name in one.tables]


def every() -> Mapping[str, Collection]:
    """All collections by name."""
    return {name: _collection(name) for name in (*PROGRAMME_TABLES, *SHARED_TABLES)}


def _collection(name: str) -> Collection:
    schema = standard_schema(name)
    fields = tuple(Field.from_descriptor(entry) for entry in schema["fields"])
    key = schema.get("primaryKey") or []
    return Collection(
        name=name,
        title=schema["title"],
        description=schema["description"],
        fields=fields,
        key=key[0] if len(key) == 1 else None,
        filters={one.name: one for one in _filters(fields)},
    )


def _filters(fields: tuple[Field, ...]) -> Iterator[Filter]:
    yield Filter(PACKAGE, "Id of a package of tables.", "package_id")
    for field in fields:
        if field.name == PLACE:
            yield Filter(
                WITHIN, "A place; rows of it and of every place inside it.", PLACE, is_place=True
            )
        if field.type in ("string", "list") and _tells_apart(field):
            yield Filter(
                name=field.name,
                description=field.description,
                column=field.name,
                vocabulary=field.vocabulary,
                is_list=field.type == "list",
                is_place=field.name == PLACE or field.refers_to == "places",
            )


def _tells_apart(field: Field) -> bool:
    """Codes and terms tell rows apart; texts are for reading."""
    return bool(
        field.vocabulary
        or field.refers_to
        or field.name.endswith("_id")
        or field.name in ("period", "variant", "reporter", "year", "level")
    )
