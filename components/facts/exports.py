"""What leaves the site of a package: all of it as one ZIP, and what a fault takes away from it."""

from collections.abc import Iterator, Mapping

from components.facts import cache, readers, tables
from data import export
from data.checks import outputs
from data.problems import Problem
from data.shapes import ShapesMissing


def private_files(package_id: str) -> Mapping[str, bytes] | None:
    """The files of the package that a private preview shows, which lie nowhere; None of every other one."""
    rows = readers.current()
    return _files_of_preview() if rows and rows.package_id == package_id else None


@cache.once_without_words
def _files_of_preview() -> Mapping[str, bytes]:
    rows = readers.asked()
    return outputs.package_files(rows.report) if rows else {}


def package_files(package_id: str) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file of a package as it leaves the site."""
    files = private_files(package_id)
    if files is not None:
        yield from files.items()
        return
    package, readings = tables.catalog().package(package_id), tables.readings_of(package_id)
    yield from export.package_files(package, readings, lost_shapes(package_id))


@cache.once_without_words
def package_zip(package_id: str) -> bytes:
    """A whole package as one ZIP file, the same bytes each time."""
    return export.zip_files(package_files(package_id))


@cache.once_without_words
def lost_shapes(package_id: str) -> tuple[Problem, ...]:
    """The files of shapes of a package that cannot be read; none of a package of tables."""
    lost = []
    for described in tables.catalog().package(package_id).descriptor.get("resources", ()):
        if "layer" in described:
            try:
                tables.layer(described["name"])
            except ShapesMissing as error:
                lost.append(error.problem)
    return tuple(lost)


def left_out_of(package_id: str) -> tuple[Problem, ...]:
    """What a fault takes away from one package: rows, tables, files of shapes."""
    return (*export.left_out(tables.readings_of(package_id)), *lost_shapes(package_id))
