"""What there is: the packages of the data folder, read from their ``datapackage.json``."""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from data.problems import DataProblem, Problem

HERE = Path(__file__).parent
SCHEMAS = HERE / "schemas"
DESCRIPTOR = "datapackage.json"


def data_root() -> Path:
    """Folder that holds programmes/, context/, places/, vocabulary/ and boundaries/.

    The environment variable LEARNING_ZONE_DATA replaces the folder that comes with the app.
    """
    return Path(os.environ.get("LEARNING_ZONE_DATA") or HERE)


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

    @classmethod
    def from_descriptor(cls, descriptor: Mapping[str, Any]) -> "Field":
        """Read one entry of ``schema.fields``."""
        return cls(
            name=descriptor["name"],
            type=descriptor.get("type", "string"),
            title=descriptor.get("title", descriptor["name"]),
            description=descriptor.get("description", ""),
            delimiter=descriptor.get("delimiter", ";"),
            vocabulary=descriptor.get("vocabulary"),
            refers_to=descriptor.get("refersTo"),
            default=descriptor.get("default"),
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
    def from_descriptor(cls, descriptor: Mapping[str, Any], folder: Path) -> "Table":
        """Read one entry of ``resources`` that has a Table Schema."""
        schema = descriptor["schema"]
        return cls(
            name=descriptor["name"],
            title=schema.get("title", descriptor["name"]),
            description=schema.get("description", ""),
            path=folder / descriptor["path"],
            fields=tuple(Field.from_descriptor(entry) for entry in schema["fields"]),
            key=tuple(schema.get("primaryKey", ())),
        )


@dataclass(frozen=True)
class Package:
    """A Data Package: a folder with a descriptor and its tables (shapes are not tables)."""

    package_id: str
    folder: Path
    descriptor: Mapping[str, Any] = field(hash=False, compare=False, repr=False)
    tables: Mapping[str, Table] = field(hash=False, compare=False, repr=False)

    @property
    def title(self) -> str:
        """Full title of the package."""
        return str(self.descriptor.get("title", self.package_id))

    @property
    def about(self) -> Mapping[str, Any]:
        """What the package says of its programme or context (custom part of the descriptor)."""
        return self.descriptor.get("programme") or self.descriptor.get("context") or {}

    @property
    def short_title(self) -> str:
        """Short name for filters and tags."""
        return str(self.about.get("short_title", self.title))

    @property
    def country_id(self) -> str | None:
        """Place id of the country the package is about, if it is about one."""
        return self.about.get("country")

    @property
    def version(self) -> str:
        """Version of the package, for citations."""
        return str(self.descriptor.get("version", ""))


@dataclass(frozen=True)
class Catalog:
    """All packages below a data folder.

    Attributes:
        problems: packages that could not be opened; the others are there all the same.
    """

    root: Path
    programmes: tuple[Package, ...]
    contexts: tuple[Package, ...]
    shared: tuple[Package, ...]
    problems: tuple[Problem, ...]

    def packages(self) -> Iterator[Package]:
        """Every package: programmes, contexts, then places, vocabulary and boundaries."""
        yield from (*self.programmes, *self.contexts, *self.shared)

    def package(self, package_id: str) -> Package:
        """The package with this id; KeyError if there is none."""
        for package in self.packages():
            if package.package_id == package_id:
                return package
        raise KeyError(package_id)


def open_package(folder: Path, root: Path) -> Package:
    """Open one folder with a ``datapackage.json``; DataProblem if it is missing or not JSON."""
    path = folder / DESCRIPTOR
    name = path.relative_to(root).as_posix()
    try:
        descriptor = json.loads(path.read_text(encoding="utf-8"))
        tables = {
            entry["name"]: Table.from_descriptor(entry, folder)
            for entry in descriptor.get("resources", ())
            if "schema" in entry
        }
        return Package(str(descriptor["name"]), folder, descriptor, tables)
    except FileNotFoundError:
        what, remedy = "The description is missing.", "Put a Data Package descriptor there."
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        what, remedy = f"This is not JSON ({error}).", "Mend it with a JSON editor."
    except (KeyError, TypeError, AttributeError) as error:
        what = f"The description lacks {error}."
        remedy = "Run `python -m data.describe` on the folder."
    raise DataProblem([Problem(name, what, remedy)])


def open_catalog(root: Path | None = None) -> Catalog:
    """Open every package below ``root`` (the app's own data folder if none is given)."""
    root = root or data_root()
    problems: list[Problem] = []

    def opened(folders: list[Path]) -> tuple[Package, ...]:
        packages = []
        for folder in folders:
            try:
                packages.append(open_package(folder, root))
            except DataProblem as error:
                problems.extend(error.problems)
        return tuple(packages)

    def below(name: str) -> list[Path]:
        return sorted(path for path in (root / name).glob("*") if path.is_dir())

    return Catalog(
        root=root,
        programmes=opened(below("programmes")),
        contexts=opened(below("context")),
        shared=opened([root / name for name in ("places", "vocabulary", "boundaries")]),
        problems=tuple(problems),
    )


def standard_schema(table: str) -> dict[str, Any]:
    """The Table Schema every package uses for a table of this name.

    Raises:
        KeyError: no table of that name is defined.
    """
    path = SCHEMAS / f"{table}.json"
    if not path.is_file():
        raise KeyError(table)
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema
