"""Is a data folder in order? What the app leaves out, with what is merely untidy beside it.

The tables are read as the app reads them; the library frictionless looks at the descriptions.
"""

import re
from collections.abc import Iterator, Mapping

from frictionless import Package as FrictionlessPackage

from data import ground
from data.catalog import DESCRIPTOR, Catalog, Package
from data.checks import listed_changes, views
from data.load import with_letter
from data.problems import Problem, problem_at
from data.register_intake import prepare as registers
from data.shapes import ShapesMissing, layer_ids, read_layer
from data.table_schema import standard_schema
from data.tables import Tables, read_tables

FIRST_RELEASED = "first_released"
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def check(catalog: Catalog, tables: Tables | None = None) -> list[Problem]:
    """Every problem in the catalog, in the order of the files.

    Args:
        catalog: what :func:`data.catalog.open_catalog` returned.
        tables: what was read of it, if somebody has read it.
    """
    tables = tables or read_tables(catalog)
    problems = [*catalog.problems]
    for read in tables.readings.values():
        problems += [*read.problems, *read.remarks]
    for package in catalog.packages():
        problems += [*_description_problems(package, catalog), *_untold_files(package, catalog)]
        problems += _day_problems(package, catalog)
    for programme in catalog.programmes:
        problems += programme_problems(programme, catalog, tables)
        problems += registers.problems_of(programme, catalog, tables)
        problems += views.problems_of(programme, catalog, tables)
    problems += [*_shape_problems(catalog), *ground.open_layers(catalog.root)[1]]
    problems += listed_changes.problems_of(catalog, tables)
    return sorted(set(problems), key=order)


def order(problem: Problem) -> tuple[str, int, str, str, str]:
    """Where a problem stands among others: by file, row and column."""
    rest = problem.row or 0, problem.column or "", problem.code, str(problem.values)
    return problem.file, *rest


def programme_problems(programme: Package, catalog: Catalog, tables: Tables) -> list[Problem]:
    """What a programme says of itself and cannot be shown by: words, layers of shapes, headlines."""
    return [
        *_about_problems(programme, catalog),
        *_layer_problems(programme, catalog),
        *_headline_problems(programme, tables),
    ]


def _described(package: Package, catalog: Catalog) -> str:
    return (package.folder / DESCRIPTOR).relative_to(catalog.root).as_posix()


def _description_problems(package: Package, catalog: Catalog) -> Iterator[Problem]:
    """Whether the description is a valid Data Package whose tables have the standard columns."""
    name = _described(package, catalog)
    if not package.descriptor:
        return
    checked = FrictionlessPackage.validate_descriptor(dict(package.descriptor))
    for fault in checked.errors:
        yield problem_at(name, "description", fault=_sentence(fault.message))
    for resource in package.descriptor.get("resources", ()):
        table = resource.get("name")
        if table not in package.tables or "schema" not in resource:
            continue
        try:
            standard = standard_schema(table)["fields"]
        except KeyError:
            continue
        if resource["schema"].get("fields") != standard:
            yield problem_at(name, "description-old", table=table)


def _about_problems(programme: Package, catalog: Catalog) -> Iterator[Problem]:
    """What the pages say of a programme and its description leaves out."""
    name = _described(programme, catalog)
    said = {"title": programme.descriptor, "version": programme.descriptor} | dict.fromkeys(
        ("short_title", "summary"), programme.about
    )
    for key, where in said.items():
        if not isinstance(where.get(key), str) or not where[key]:
            yield problem_at(name, "description-says-no", key=key)


def _day_problems(package: Package, catalog: Catalog) -> Iterator[Problem]:
    """Since when there are data of a package, which older addresses of figures are read by.

    What was made at the desk has no day of its own yet.
    """
    created = str(package.descriptor.get("created", ""))[:10]
    if not created:
        return
    name = _described(package, catalog)
    first = package.descriptor.get(FIRST_RELEASED)
    if not isinstance(first, str) or not first:
        yield problem_at(name, "description-says-no", key=FIRST_RELEASED)
    elif not DAY.fullmatch(first) or first > created:
        yield problem_at(name, "first-released", day=first, created=created)


def _untold_files(package: Package, catalog: Catalog) -> Iterator[Problem]:
    """Tables in the folder that the description does not name, so that nobody reads them."""
    named = {str(resource.get("path")) for resource in package.descriptor.get("resources", ())}
    for path in sorted(package.folder.glob("*.csv")):
        if package.descriptor and path.name not in named:
            name = path.relative_to(catalog.root).as_posix()
            yield problem_at(name, "file-untold")


def _layer_problems(programme: Package, catalog: Catalog) -> Iterator[Problem]:
    """Whether the programme names shapes for its maps, and those of its own country."""
    name = _described(programme, catalog)
    for level in ("state", "district"):
        layer_id = programme.layers.get(level)
        if not isinstance(layer_id, str):
            yield problem_at(name, "layer-none", level=level)
            continue
        about = _layer_about(catalog, layer_id)
        if about is None:
            yield problem_at(name, "layer-unknown", layer=layer_id)
        elif (about.get("country"), about.get("level")) != (programme.country_id, level):
            words = {"layer": layer_id, "country": programme.country_id, "level": level}
            yield problem_at(name, "layer-abroad", **words)


def _layer_about(catalog: Catalog, layer_id: str) -> dict[str, object] | None:
    boundaries = catalog.package("boundaries").descriptor
    for resource in boundaries.get("resources", ()):
        if resource.get("name") == layer_id and isinstance(resource.get("layer"), Mapping):
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
    listed = tables.one(programme.package_id, "indicators")
    indicators = listed.rows.assign(number=listed.row_numbers())
    at_home = set(values.loc[values["place_id"] == programme.country_id, "indicator_id"])
    for row in indicators[indicators["headline"].notna()].itertuples():
        parts = [one for one in (row.numerator_id, row.denominator_id) if isinstance(one, str)]
        if not at_home.issuperset(parts or [row.indicator_id]):
            name = f"{programme.folder.parent.name}/{programme.folder.name}/indicators.csv"
            words = {"indicator": row.indicator_id, "country": programme.country_id}
            told = problem_at(name, "headline", int(row.number), "headline", **words)
            yield with_letter(told, listed.header)


def _sentence(text: str) -> str:
    plain = text.strip().replace('"', "'")
    return plain if plain.endswith(".") else f"{plain}."
