"""What is said of a programme as a whole: by a description, a sheet of a template, or before."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from data.catalog import DESCRIPTOR, OPTIONAL, SHARED, Catalog, Package
from data.checks import folder
from data.checks.about import find_about_sheet
from data.checks.report import Base
from data.checks.sheet import Upload
from data.load import Reading
from data.problems import Problem, problem_at
from data.shapes import ShapesMissing, layers_of
from data.tables import Tables

PLAIN_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
NO_PLAIN_LETTERS = re.compile(r"[^a-z0-9]+")
LEVELS = ("state", "district")
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}


def find_description(
    uploads: Sequence[Upload], descriptor: Mapping[str, Any], catalog: Catalog
) -> tuple[Mapping[str, Any], tuple[Problem, ...]]:
    """What is said of the programme, and what is wrong with its name.

    Args:
        descriptor: what was said before; a description among the files, or a sheet, stands for it.

    Returns:
        the description; its name is "" if that cannot name a folder or is taken by what is no programme.
    """
    said = _find_said(uploads, descriptor, catalog)
    fault = _find_fault(str(said.get("name") or ""), catalog)
    if not fault:
        return said, ()
    return {**said, "name": ""}, (fault,)


def _find_said(
    uploads: Sequence[Upload], descriptor: Mapping[str, Any], catalog: Catalog
) -> Mapping[str, Any]:
    given = next((one.descriptor for one in uploads if one.descriptor), None)
    if given is not None:
        return given
    about = find_about_sheet(uploads)
    if not about:
        return descriptor
    filled = {key: text for key, text in about.said.items() if text}
    return describe_programme({**find_layers(catalog, about.said.get("country", "")), **filled})


def find_layers(catalog: Catalog, country_id: str) -> dict[str, str]:
    """The first layer of shapes of a country for each level that has one, by the key of a sheet."""
    return {key: layers[0] for key, layers in list_layers(catalog, country_id).items()}


def list_layers(catalog: Catalog, country_id: str) -> dict[str, tuple[str, ...]]:
    """All layers of shapes of a country for each level that has one, by the key of a sheet."""
    try:
        known = {level: layers_of(catalog.root, country_id, level) for level in LEVELS}
    except ShapesMissing:
        # The check of the data folder says so.
        return {}
    return {f"layers.{level}": layers for level, layers in known.items() if layers}


def _find_fault(name: str, catalog: Catalog) -> Problem | None:
    """Why a name cannot name a folder, and no other place on a disk, that is the programme's own."""
    taken = {one.package_id for one in (*catalog.contexts, *catalog.shared)}
    if not name:
        return problem_at(DESCRIPTOR, "programme-lacks", part="name")
    if not PLAIN_NAME.fullmatch(name):
        plain = "-".join(NO_PLAIN_LETTERS.sub(" ", name.casefold()).split()) or "my-programme"
        return problem_at(DESCRIPTOR, "programme-name", name=name, plain=plain)
    if name in {*taken, *SHARED, *OPTIONAL}:
        return problem_at(DESCRIPTOR, "programme-name-taken", name=name)
    return None


def describe_programme(about: Mapping[str, str]) -> dict[str, Any]:
    """The description of a new programme.

    Args:
        about: its name, title, short_title, country, summary, version and layers, see
            :data:`data.checks.headers.ABOUT_KEYS`.
    """
    parts = ("short_title", "country", "summary")
    layers = {level: about[f"layers.{level}"] for level in LEVELS if about.get(f"layers.{level}")}
    programme: dict[str, Any] = {part: about[part] for part in parts if about.get(part)}
    return {
        "$schema": PROFILE,
        "name": about.get("name", ""),
        "title": about.get("title", ""),
        "version": about.get("version") or "1.0.0",
        "licenses": [LICENCE],
        "programme": {**programme, "id": about.get("name", ""), "layers": layers},
    }


def lacking_parts(descriptor: Mapping[str, Any]) -> list[Problem]:
    """What a programme has to say of itself, beside its name."""
    parts = [] if descriptor.get("title") else ["title"]
    about = descriptor.get("programme")
    if not isinstance(about, Mapping) or not about.get("country"):
        parts.append("country")
    return [problem_at(DESCRIPTOR, "programme-lacks", part=part) for part in parts]


def find_refusals(
    base: Base, package: Package, readings: Mapping[str, Reading]
) -> tuple[Problem, ...]:
    """What `make check-data` says of a programme as a whole, beyond its cells and its missing parts.

    Args:
        readings: its tables; the index of the rows is the row of the sheet.
    """
    catalog = replace(base.catalog, programmes=(package,))
    own = Tables(
        {
            (package.package_id, name): replace(read, numbers=tuple(map(int, read.rows.index)))
            for name, read in readings.items()
        }
    )
    # Of a programme that does not say its title, lacking_parts says so.
    lacking = {dict(one.values)["part"] for one in lacking_parts(package.descriptor)}
    return tuple(
        one
        for one in dict.fromkeys(folder.programme_problems(package, catalog, own))
        if not (one.code == "description-says-no" and dict(one.values)["key"] in lacking)
    )
