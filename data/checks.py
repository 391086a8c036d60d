"""Is everything in order? What the app leaves out, with what is merely untidy beside it.

    python -m data.checks [FOLDER]

prints rows, gaps and ranges of every package and every problem as file, row, column, what, remedy.
The tables are read as the app reads them; the library frictionless looks at the descriptions.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from frictionless import Package as FrictionlessPackage

from data import ground, report
from data.catalog import DESCRIPTOR, Catalog, Package, open_catalog
from data.problems import Problem
from data.registers import prepare as registers
from data.shapes import ShapesMissing, layer_ids, read_layer
from data.table_schema import standard_schema
from data.tables import Tables, read_tables

DESCRIBE = "Run `python -m data.describe` on the folder."


def check(catalog: Catalog) -> list[Problem]:
    """Every problem in the catalog, in the order of the files.

    Args:
        catalog: what :func:`data.catalog.open_catalog` returned.
    """
    tables = read_tables(catalog)
    problems = [*catalog.problems]
    for read in tables.readings.values():
        problems += [*read.problems, *read.remarks]
    for package in catalog.packages():
        problems += [*_description_problems(package, catalog), *_untold_files(package, catalog)]
    for programme in catalog.programmes:
        problems += _about_problems(programme, catalog)
        problems += [*_layer_problems(programme, catalog), *_headline_problems(programme, tables)]
        problems += registers.problems_of(programme, catalog, tables)
    problems += [*_shape_problems(catalog), *ground.open_layers(catalog.root)[1]]
    return sorted(set(problems), key=_order)


def _order(problem: Problem) -> tuple[str, int, str, str]:
    return problem.file, problem.row or 0, problem.column or "", problem.what


def _described(package: Package, catalog: Catalog) -> str:
    return (package.folder / DESCRIPTOR).relative_to(catalog.root).as_posix()


def _description_problems(package: Package, catalog: Catalog) -> Iterator[Problem]:
    """Whether the description is a valid Data Package whose tables have the standard columns."""
    name = _described(package, catalog)
    if not package.descriptor:
        return
    checked = FrictionlessPackage.validate_descriptor(dict(package.descriptor))
    for fault in checked.errors:
        yield Problem(name, _sentence(fault.message), "Mend the description.", code="description")
    for resource in package.descriptor.get("resources", ()):
        table = resource.get("name")
        if table not in package.tables or "schema" not in resource:
            continue
        try:
            standard = standard_schema(table)["fields"]
        except KeyError:
            continue
        if resource["schema"].get("fields") != standard:
            what = f"The columns of the table {table} are described as they were once."
            yield Problem(name, what, DESCRIBE, code="description-old")


def _about_problems(programme: Package, catalog: Catalog) -> Iterator[Problem]:
    """What the pages say of a programme and its description leaves out."""
    name = _described(programme, catalog)
    said = {"title": programme.descriptor, "version": programme.descriptor} | dict.fromkeys(
        ("short_title", "summary"), programme.about
    )
    for key, where in said.items():
        if not isinstance(where.get(key), str) or not where[key]:
            what, remedy = f"The description says no “{key}”.", "Write it."
            yield Problem(name, what, remedy, code="description")


def _untold_files(package: Package, catalog: Catalog) -> Iterator[Problem]:
    """Tables in the folder that the description does not name, so that nobody reads them."""
    named = {str(resource.get("path")) for resource in package.descriptor.get("resources", ())}
    for path in sorted(package.folder.glob("*.csv")):
        if package.descriptor and path.name not in named:
            name = path.relative_to(catalog.root).as_posix()
            what = "The description does not name this file, so it is not read."
            yield Problem(name, what, DESCRIBE, code="file-untold")


def _layer_problems(programme: Package, catalog: Catalog) -> Iterator[Problem]:
    """Whether the programme names shapes for its maps, and those of its own country."""
    name = _described(programme, catalog)
    for level in ("state", "district"):
        layer_id = programme.layers.get(level)
        if not isinstance(layer_id, str):
            what = f"The description names no layer of shapes for the level {level}."
            remedy = f"Write “programme.layers.{level}”; without it there is no map."
            yield Problem(name, what, remedy, code="layer")
            continue
        about = _layer_about(catalog, layer_id)
        if about is None:
            what = f"There is no layer of shapes “{layer_id}”."
            remedy = "Use the name of a layer in boundaries/datapackage.json."
            yield Problem(name, what, remedy, code="layer")
        elif (about.get("country"), about.get("level")) != (programme.country_id, level):
            what = f"The layer “{layer_id}” shows another country or level."
            remedy = f"Use a layer of {programme.country_id} for the level {level}."
            yield Problem(name, what, remedy, code="layer")


def _layer_about(catalog: Catalog, layer_id: str) -> dict[str, object] | None:
    boundaries = catalog.package("boundaries").descriptor
    for resource in boundaries.get("resources", ()):
        if resource.get("name") == layer_id and isinstance(resource.get("layer"), dict):
            return dict(resource["layer"])
    return None


def _shape_problems(catalog: Catalog) -> Iterator[Problem]:
    """Layers that cannot be drawn."""
    try:
        ids = layer_ids(catalog.root)
    except ShapesMissing as error:
        yield error.problem
        return
    for layer_id in ids:
        try:
            read_layer(catalog.root, layer_id)
        except ShapesMissing as error:
            yield error.problem


def _headline_problems(programme: Package, tables: Tables) -> Iterator[Problem]:
    """Headline figures without a row for the country, which the home page leaves out."""
    values = tables.one(programme.package_id, "values").rows
    indicators = tables.one(programme.package_id, "indicators").rows
    at_home = set(values.loc[values["place_id"] == programme.country_id, "indicator_id"])
    for row in indicators[indicators["headline"].notna()].itertuples():
        parts = [one for one in (row.numerator_id, row.denominator_id) if isinstance(one, str)]
        if not at_home.issuperset(parts or [row.indicator_id]):
            name = f"{programme.folder.parent.name}/{programme.folder.name}/indicators.csv"
            what = f"The headline “{row.indicator_id}” has no figure for {programme.country_id}."
            remedy = "Add a row for the country to values.csv, or empty the cell."
            yield Problem(name, what, remedy, None, "headline", "headline")


def _sentence(text: str) -> str:
    plain = text.strip().replace('"', "'")
    return plain if plain.endswith(".") else f"{plain}."


def main() -> int:
    """Print the report and the problems; the exit status is 1 if there are any."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, help="data folder (default: the app's own)")
    catalog = open_catalog(parser.parse_args().folder)
    for line in report.lines(catalog):
        sys.stdout.write(f"{line}\n")
    problems = check(catalog)
    for problem in problems:
        sys.stdout.write(f"PROBLEM {problem}\n")
    sys.stdout.write(f"{len(problems)} problems\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
