"""What there is: the packages of the data folder, read from their ``datapackage.json``."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from data.problems import DataProblem, Problem, problem_at
from data.table_schema import Table, known_schema

HERE = Path(__file__).parent
DESCRIPTOR = "datapackage.json"
SHARED = ("places", "vocabulary", "boundaries")
# Shared, too, where a data folder has them.
OPTIONAL = ("changes",)


def data_root() -> Path:
    """Folder that holds programmes/, context/, places/, vocabulary/ and boundaries/.

    The environment variable LEARNING_ZONE_DATA replaces the folder that comes with the app.
    """
    return Path(os.environ.get("LEARNING_ZONE_DATA") or HERE)


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
        return str(self.descriptor.get("title") or self.package_id)

    @property
    def about(self) -> Mapping[str, Any]:
        """What the package says of its programme or context (custom part of the descriptor)."""
        said = self.descriptor.get("programme") or self.descriptor.get("context")
        return said if isinstance(said, Mapping) else {}

    @property
    def short_title(self) -> str:
        """Short name for filters and tags."""
        return str(self.about.get("short_title") or self.title)

    @property
    def layers(self) -> Mapping[str, str]:
        """Layer of shapes for each level of places; empty if the package names none."""
        named = self.about.get("layers")
        return named if isinstance(named, Mapping) else {}

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
        """Every package: programmes, contexts, then what they share: places, vocabulary, and so on."""
        yield from (*self.programmes, *self.contexts, *self.shared)

    def map(self, describe: Callable[[str], Package]) -> "Catalog":
        """The catalogue with other packages of the same ids."""

        def described(packages: tuple[Package, ...]) -> tuple[Package, ...]:
            return tuple(describe(package.package_id) for package in packages)

        return replace(
            self,
            programmes=described(self.programmes),
            contexts=described(self.contexts),
            shared=described(self.shared),
        )

    def package(self, package_id: str) -> Package:
        """The package with this id; KeyError if there is none."""
        for package in self.packages():
            if package.package_id == package_id:
                return package
        raise KeyError(package_id)


def open_package(folder: Path, root: Path) -> Package:
    """Open one folder with a ``datapackage.json``.

    Raises:
        DataProblem: the description is missing, is not JSON, or lacks what a Data Package needs.
    """
    path = folder / DESCRIPTOR
    name = path.relative_to(root).as_posix()
    try:
        descriptor = json.loads(path.read_text(encoding="utf-8-sig"))
        tables = {
            entry["name"]: Table.from_descriptor(entry, folder)
            for entry in descriptor.get("resources", ())
            if "schema" in entry
        }
        return Package(str(descriptor["name"]), folder, descriptor, tables)
    except OSError:
        problem = problem_at(name, "description-missing")
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        problem = problem_at(name, "description-no-json", fault=str(error))
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        problem = problem_at(name, "description-lacks", fault=str(error))
    raise DataProblem([problem])


def open_catalog(root: Path | None = None) -> Catalog:
    """Open every package below ``root`` (the app's own data folder if none is given)."""
    root = root or data_root()
    problems: list[Problem] = []

    def below(name: str) -> list[Path]:
        return sorted(path for path in (root / name).glob("*") if path.is_dir())

    there = (*SHARED, *(name for name in OPTIONAL if (root / name).is_dir()))
    shared = [_open_shared(root / name, root, problems) for name in there]
    taken = {package.package_id: package for package in shared}
    contexts = _opened(below("context"), root, taken, problems)
    programmes = _opened(below("programmes"), root, taken, problems)
    able = [programme for programme in programmes if _can_be_shown(programme, root, problems)]
    return Catalog(root, tuple(able), tuple(contexts), tuple(shared), tuple(problems))


def _opened(
    folders: Iterable[Path], root: Path, taken: dict[str, Package], problems: list[Problem]
) -> list[Package]:
    """The packages of the folders; of two with one name the one in the folder of that name."""
    packages = []
    for folder in folders:
        try:
            packages.append(open_package(folder, root))
        except DataProblem as error:
            problems.extend(error.problems)
    for package in sorted(packages, key=lambda one: one.folder.name != one.package_id):
        other = taken.setdefault(package.package_id, package)
        if other is not package:
            where = other.folder.relative_to(root).as_posix()
            names = {"name": package.package_id, "other": where, "folder": package.folder.name}
            problems.append(problem_at(_described(package, root), "double-name", **names))
    return [one for one in packages if taken[one.package_id] is one]


def _open_shared(folder: Path, root: Path, problems: list[Problem]) -> Package:
    """A package that every page needs; without a description its files tell what it holds."""
    try:
        package = open_package(folder, root)
    except DataProblem as error:
        problems.extend(error.problems)
        tables = {
            path.stem: Table.of(path.stem, path, schema)
            for path in sorted(folder.glob("*.csv"))
            if (schema := known_schema(path.stem))
        }
        return Package(folder.name, folder, {}, tables)
    return Package(folder.name, folder, package.descriptor, package.tables)


def _can_be_shown(package: Package, root: Path, problems: list[Problem]) -> bool:
    """Whether a programme says what no page can do without: its country."""
    if isinstance(package.country_id, str) and package.country_id:
        return True
    problems.append(problem_at(_described(package, root), "no-country"))
    return False


def _described(package: Package, root: Path) -> str:
    return (package.folder / DESCRIPTOR).relative_to(root).as_posix()
