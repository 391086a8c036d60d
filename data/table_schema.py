"""A table and its columns, as their Table Schema describes them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SCHEMAS = Path(__file__).parent / "schemas"
# Tables that are made and have the columns of one that is written by hand: they are read together.
MADE = {
    "register_indicators": ("indicators", "What the register measures"),
    "register_values": ("values", "Figures of the register"),
}


@dataclass(frozen=True)
class Field:
    """A column as its Table Schema describes it.

    Attributes:
        default: what an empty cell means ("" if nothing); such a column may be left out of a file.
    """

    name: str
    type: str
    title: str
    description: str
    delimiter: str = ";"
    vocabulary: str | None = None
    refers_to: str | None = None
    default: str | None = None
    required: bool = False
    pattern: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    is_period: bool = False

    @property
    def is_code(self) -> bool:
        """Whether the cells are codes that another table lists."""
        return bool(self.vocabulary or self.refers_to)

    @classmethod
    def from_descriptor(
        cls, descriptor: Mapping[str, Any], refers_to: Mapping[str, str] | None = None
    ) -> "Field":
        """Read one entry of ``schema.fields``.

        Args:
            refers_to: table that lists the codes, by column, as foreign keys say it.
        """
        limits = descriptor.get("constraints", {})
        return cls(
            name=descriptor["name"],
            type=descriptor.get("type", "string"),
            title=descriptor.get("title", descriptor["name"]),
            description=descriptor.get("description", ""),
            delimiter=descriptor.get("delimiter", ";"),
            vocabulary=descriptor.get("vocabulary"),
            default=descriptor.get("default"),
            refers_to=descriptor.get("refersTo") or (refers_to or {}).get(descriptor["name"]),
            required=bool(limits.get("required")),
            pattern=limits.get("pattern"),
            minimum=limits.get("minimum"),
            maximum=limits.get("maximum"),
            is_period=bool(descriptor.get("isPeriod")),
        )


@dataclass(frozen=True)
class Table:
    """A table of a package: its file, its columns and its key."""

    name: str
    title: str
    description: str
    path: Path
    fields: tuple[Field, ...]
    key: tuple[str, ...]

    @property
    def columns(self) -> list[str]:
        """Names of the columns, in the order of the file."""
        return [column.name for column in self.fields]

    @classmethod
    def of(cls, name: str, path: Path, schema: Mapping[str, Any]) -> "Table":
        """A table of this name in a file, as a Table Schema describes it."""
        targets = {
            key["fields"][0]: key["reference"]["resource"] or name
            for key in schema.get("foreignKeys", ())
        }
        return cls(
            name=name,
            title=schema.get("title", name),
            description=schema.get("description", ""),
            path=path,
            fields=tuple(Field.from_descriptor(entry, targets) for entry in schema["fields"]),
            key=tuple(schema.get("primaryKey", ())),
        )

    @classmethod
    def from_descriptor(cls, descriptor: Mapping[str, Any], folder: Path) -> "Table":
        """Read one entry of ``resources`` that has a Table Schema.

        A table with a standard name has the standard schema, whatever an old description says of it:
        the code that shows it knows these columns.
        """
        name, path = str(descriptor["name"]), descriptor["path"]
        if not isinstance(path, str) or Path(path).name != path:
            raise TypeError(f"a path of “{name}” that is the name of a file beside it")
        return cls.of(name, folder / path, known_schema(name) or descriptor["schema"])


def known_schema(table: str) -> dict[str, Any] | None:
    """The standard schema of a table; None if no table of that name is defined."""
    try:
        return standard_schema(table)
    except KeyError:
        return None


def standard_schema(table: str) -> dict[str, Any]:
    """The Table Schema every package uses for a table of this name.

    Raises:
        KeyError: no table of that name is defined.
    """
    own, title = MADE.get(table, (table, ""))
    path = SCHEMAS / f"{own}.json"
    if not path.is_file():
        raise KeyError(table)
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema | {"title": title} if title else schema


def kind_of(table: str) -> str:
    """The table that a made one has the columns of; any other itself."""
    return MADE[table][0] if table in MADE else table


def made_like(table: str) -> tuple[str, ...]:
    """The made tables that have the columns of one and are read with it."""
    return tuple(made for made, (kind, _) in MADE.items() if kind == table)
