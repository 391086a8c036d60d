"""What leaves the site of a package: all of it as one ZIP, and what a fault takes away from it."""

from components.facts import cache, tables
from data import export
from data.problems import Problem
from data.shapes import ShapesMissing


@cache.once_without_words
def package_zip(package_id: str) -> bytes:
    """A whole package as one ZIP file."""
    return export.package_zip(
        tables.catalog().package(package_id),
        tables.readings_of(package_id),
        lost_shapes(package_id),
    )


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
