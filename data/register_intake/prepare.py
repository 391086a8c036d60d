"""Check a register, match it, write its prepared form and the figures that all pages show of it.

    python -m data.register_intake prepare data/programmes/my_programme

A register is a Data Package in the folder `register` of a programme: the table `villages` and, where
groups are listed, `groups`, as CSV or Parquet. `prepared/` in it is made by this command: what the
engine asks, the faults, and the list of villages to review. The figures become the tables
`register_indicators` and `register_values` of the programme, which are read as all others are.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from data import ground, languages
from data.catalog import DESCRIPTOR, Catalog, Package, open_package
from data.describe import describe
from data.export import to_csv
from data.load import file_name
from data.places import GAZETTEER_TABLES, Gazetteer
from data.problems import DataProblem, Problem, problem_at
from data.register.engine import open_register
from data.register.form import FOLDER, PREPARED, SCHEMAS
from data.register.prepare import write_register
from data.register_intake import checks, faults, figures, matching, points, review, whereabouts
from data.register_intake.checks import GROUPS, VILLAGES, Checked, Known
from data.register_intake.faults import Faults
from data.shapes import ShapesMissing, read_layer
from data.tables import Tables

# The files that were just written, whatever engine answers the visitors.
IN_THIS_PROCESS = ""
REVIEW, FAULTS, STAMP = "review.csv", "faults.csv", "made_from.txt"


@dataclass(frozen=True)
class Source:
    """A register as it lies in the folder of its programme.

    Attributes:
        as_of: the period in which it was written down; source_id: what its figures name as their source.
    """

    programme: Package
    package: Package
    as_of: str
    source_id: str

    @property
    def prepared(self) -> Path:
        """The folder of what is made from it."""
        return self.package.folder / PREPARED

    def is_prepared(self) -> bool:
        """Whether what was made from it is of the files as they are."""
        stamp = self.prepared / STAMP
        return stamp.is_file() and stamp.read_text(encoding="utf-8") == self.stamp()

    def stamp(self) -> str:
        """What tells these files from others, and what is made of them now from what was made before."""
        weight = hashlib.sha256(f"{self.as_of} {self.source_id} {dict(SCHEMAS)}".encode())
        for table in self.package.tables.values():
            if table.path.is_file():
                with table.path.open("rb") as file:
                    weight.update(hashlib.file_digest(file, "sha256").digest())
        return weight.hexdigest()


@dataclass(frozen=True)
class Looked:
    """A register after a look at it: what can be used, where it was found, what is wrong."""

    source: Source
    checked: Checked
    found: pd.DataFrame
    places: Gazetteer


def find_register(programme: Package, root: Path) -> Source | None:
    """The register of a programme; None if it has none.

    Raises:
        DataProblem: its description cannot be used.
    """
    folder = programme.folder / FOLDER
    if not folder.is_dir():
        return None
    package = open_package(folder, root)
    about = package.descriptor.get("register")
    name = file_name(folder / DESCRIPTOR, root)
    if VILLAGES not in package.tables:
        raise DataProblem([problem_at(name, "register-empty")])
    if not isinstance(about, dict) or not {"as_of", "source_id"} <= about.keys():
        raise DataProblem([problem_at(name, "register-about")])
    return Source(programme, package, str(about["as_of"]), str(about["source_id"]))


def look_at(source: Source, catalog: Catalog, tables: Tables) -> Looked:
    """Check a register and look for its villages in the ground."""
    checked, places = check(source, catalog, tables)
    villages = _in_districts(checked.villages, places)
    found = matching.match_villages(villages, _layers(source, catalog))
    return Looked(source, checked, found, places)


def check(source: Source, catalog: Catalog, tables: Tables) -> tuple[Checked, Gazetteer]:
    """What of a register can be used, what is wrong with it, and the places it was compared with."""
    places = Gazetteer.from_tables(
        **{name: tables.one(package_id, name).rows for package_id, name in GAZETTEER_TABLES}
    )
    package = source.package
    folder = file_name(package.folder, catalog.root)
    known = _known(source, tables)
    checked = checks.check_register(
        package.tables[VILLAGES], package.tables.get(GROUPS), folder, known
    )
    villages = _in_districts(checked.villages, places)
    name = f"{folder}/{package.tables[VILLAGES].path.name}"
    misplaced = _misplaced(villages, source, catalog, places, name)
    return checks.cells_emptied(checked, misplaced), places


def _layers(source: Source, catalog: Catalog) -> tuple[ground.Layer, ...]:
    layers, _ = ground.open_layers(catalog.root)
    return tuple(one for one in layers if one.country_id == source.programme.country_id)


def _known(source: Source, tables: Tables) -> Known:
    terms = tables.one("vocabulary", "terms").rows.sort_values("position", kind="stable")
    sources = tables.one(source.programme.package_id, "sources")
    return Known(
        tables.one("places", "places").rows[["place_id", "level", "country_id"]],
        str(source.programme.country_id),
        {str(name): tuple(own["term_id"]) for name, own in terms.groupby("vocabulary")},
        frozenset(sources.rows["source_id"]) if sources.is_whole else None,
        source.as_of,
    )


def _in_districts(villages: pd.DataFrame, places: Gazetteer) -> pd.DataFrame:
    """The villages with their district as their place, and the name of a sub-district as their block."""
    district = whereabouts.districts_of(villages, places)
    inside = villages["place_id"].where(villages["place_id"] != district).dropna()
    named = inside.map({one: places.name(one) for one in inside.unique()})
    block = named.reindex(villages.index).astype("string").fillna(villages["block"])
    return villages.assign(place_id=district, block=block)


def _misplaced(
    villages: pd.DataFrame, source: Source, catalog: Catalog, places: Gazetteer, name: str
) -> pd.DataFrame:
    layer_id = source.programme.layers.get("district")
    try:
        layer = read_layer(catalog.root, str(layer_id))
    except ShapesMissing:
        # What is wrong with the shapes is said of them; no point is doubted for it.
        return faults.tell_problems(())
    return points.outside(villages, layer, places, name)


def prepare(source: Source, catalog: Catalog, tables: Tables) -> Looked:
    """Write the prepared form of a register, its figures, the faults and the list to review.

    Raises:
        DataProblem: the table of villages cannot be read at all.
    """
    looked = look_at(source, catalog, tables)
    checked, places = looked.checked, looked.places
    if checked.villages.empty:
        raise DataProblem(checked.faults.first())
    villages = _in_districts(checked.villages, places)
    census = next((one for one in _layers(source, catalog) if one.has_figures), None)
    blocks = whereabouts.Blocks.of(census, villages["place_id"].unique(), places)
    placed = whereabouts.place_villages(checked.villages, looked.found, blocks, places)
    groups = checked.groups
    given = None if groups is None else whereabouts.place_groups(groups, places)
    write_register(placed, given, source.prepared)
    _write_figures(
        source,
        whereabouts.census_of(census, placed["state_id"].dropna().unique(), blocks, places),
        places,
    )
    names = [places.name(place_id) for place_id in villages["place_id"]]
    listed = review.to_review(villages, looked.found, names)
    (source.prepared / REVIEW).write_bytes(to_csv(listed))
    (source.prepared / FAULTS).write_bytes(faults_file(checked.faults))
    (source.prepared / STAMP).write_text(source.stamp(), encoding="utf-8")
    return looked


def _write_figures(source: Source, census: pd.DataFrame, places: Gazetteer) -> None:
    """Write the figures as tables of the programme, and name them in its description."""
    folder = source.programme.folder
    register = open_register(source.prepared, IN_THIS_PROCESS)
    about = source.as_of, source.source_id
    values = figures.values_of(register, census, frozenset(places.places), *about)
    register.close()
    indicators = figures.indicators_of(source.source_id, values)
    for name, rows in (("register_indicators", indicators), ("register_values", values)):
        written = rows.to_csv(index=False, lineterminator="\n")
        (folder / f"{name}.csv").write_text(written, encoding="utf-8")
    described = json.dumps(describe(folder), indent=2, ensure_ascii=False)
    (folder / DESCRIPTOR).write_text(described + "\n", encoding="utf-8")


def faults_file(told: Faults) -> bytes:
    """All faults of a register as CSV, in English."""
    with languages.speaking(languages.ENGLISH):
        said = [(one.what, one.remedy) for one in told.every()]
    words = pd.DataFrame(said, columns=["what", "remedy"])
    return to_csv(pd.concat([told.rows.drop(columns="values"), words], axis="columns"))


def problems_of(programme: Package, catalog: Catalog, tables: Tables) -> Iterator[Problem]:
    """The first faults of each kind in the register of a programme, and whether it must be prepared again."""
    try:
        source = find_register(programme, catalog.root)
    except DataProblem as error:
        yield from error.problems
        return
    if source is None:
        return
    checked, _ = check(source, catalog, tables)
    yield from checked.faults.first()
    yield from say_old(source, catalog.root)


def say_old(source: Source, root: Path) -> Iterator[Problem]:
    """Whether a register must be prepared again."""
    if not source.is_prepared():
        name = file_name(source.package.folder, root)
        yield problem_at(name, "register-old", programme=source.programme.folder.name)
