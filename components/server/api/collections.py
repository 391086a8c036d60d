"""What can be asked for: every standard table of the packages as one collection, with its filters."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from components.facts import tables
from data.problems import Problem
from data.table_schema import Field, standard_schema

PACKAGE, WITHIN, PLACE = "package", "within", "place_id"
PROGRAMME_TABLES = (
    "indicators", "values", "coverage", "cases", "events", "outcomes", "organisations", "ladder",
    "tier_rules", "aims", "aim_results", "statements", "resources", "news", "guides",
    "sources",
)  # fmt: skip
SHARED_TABLES = {"places": "places", "terms": "vocabulary", "glossary": "vocabulary"}


@dataclass(frozen=True)
class Filter:
    """A parameter that limits a collection: rows with any of the values asked for.

    Attributes:
        vocabulary: list of terms the value must be of, or None.
        packages: the packages the value must be one of, if it names a package.
        is_place: whether the value is a place, which is understood by code and by name.
    """

    name: str
    description: str
    column: str
    vocabulary: str | None = None
    packages: tuple[str, ...] = ()
    is_list: bool = False
    is_place: bool = False

    def allowed(self) -> list[str]:
        """The only words that are understood, in their order; empty if there is no such list."""
        if self.vocabulary:
            return tables.vocabulary().ids(self.vocabulary)
        return list(self.packages)


@dataclass(frozen=True)
class Collection:
    """A table of several packages: its name in addresses, its columns, its filters, its key."""

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    key: Field | None
    filters: Mapping[str, Filter]

    def rows(self) -> pd.DataFrame:
        """All rows, with ``package_id``."""
        if self.name in SHARED_TABLES:
            package_id = SHARED_TABLES[self.name]
            return tables.package_table(package_id, self.name).assign(package_id=package_id)
        parts = [read(self.name).rows for read in (tables.table, tables.context_table)]
        return pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)

    def left_out(self, packages: Iterable[str] = ()) -> tuple[Problem, ...]:
        """What a fault takes away from the table in these packages; in all if none is named."""
        named = tuple(packages)
        unopened = () if named else tables.catalog().problems
        read = (tables.tables().one(one, self.name) for one in named or self.packages)
        return (*unopened, *(problem for one in read for problem in one.problems))

    def is_left_out(self, key: str, packages: Iterable[str] = ()) -> bool:
        """Whether a row with this key is there and has a fault."""
        read = (tables.tables().one(one, self.name) for one in packages or self.packages)
        return any(key in one.refused for one in read)

    @property
    def packages(self) -> tuple[str, ...]:
        """Ids of the packages that have the table."""
        return self.filters[PACKAGE].packages

    def with_key(self, key: str, package: str | None = None) -> pd.DataFrame:
        """The rows with this key; several packages may have one. KeyError if there are no keys."""
        if self.key is None:
            raise KeyError(self.name)
        rows = self.rows()
        found = rows[rows[self.key.name].astype("string") == key]
        return found[found["package_id"] == package] if package else found


def every() -> Mapping[str, Collection]:
    """All collections by name."""
    return {name: _collection(name) for name in (*PROGRAMME_TABLES, *SHARED_TABLES)}


def _collection(name: str) -> Collection:
    schema = standard_schema(name)
    fields = tuple(Field.from_descriptor(entry) for entry in schema["fields"])
    keys = [field for field in fields if field.name in (schema.get("primaryKey") or ())]
    packages = [
        package.package_id for package in tables.catalog().packages() if name in package.tables
    ]
    return Collection(
        name=name,
        title=schema["title"],
        description=schema["description"],
        fields=fields,
        key=keys[0] if len(keys) == 1 else None,
        filters={one.name: one for one in _filters(fields, packages)},
    )


def _filters(fields: Iterable[Field], packages: Iterable[str]) -> Iterator[Filter]:
    about = "Id of a package of tables."
    yield Filter(PACKAGE, about, "package_id", packages=tuple(packages))
    for field in fields:
        if field.name == PLACE:
            yield Filter(
                WITHIN,
                "A place; rows that name it or a place inside it, as the further places and the "
                "venue of a row, too.",
                PLACE,
                is_place=True,
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
