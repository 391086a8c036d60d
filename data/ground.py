"""Ground: where villages are. Which of them a programme worked in is another question (coverage).

Each folder of `data/villages` is a layer: a Data Package with one Parquet table, sorted by district,
whose rows are villages, hamlets or settlements of one source. A folder may be deleted; what it held
is then missing, and nothing else.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from data import village_names
from data.problems import DataProblem, Problem, problem_at

FOLDER = "villages"
DESCRIPTOR = "datapackage.json"
WHOLES = "subdistricts"
CORE = ("village_id", "name", "place_id", "subdistrict", "shape_id", "lat", "lon")


@dataclass(frozen=True)
class Rate:
    """A share that can be computed of a village from the columns of its layer.

    Attributes:
        rate_id: a term of the list `village_rates`, which names it.
        stated: column that holds it in per cent, if the source computed it.
        numerator, denominator, less: columns that are added; those of `less` are taken from the
            denominator.
        beside: the figure of a context that says the same of districts and states: its
            indicator_id, group and residence; empty if there is none.
    """

    rate_id: str
    stated: str = ""
    numerator: tuple[str, ...] = ()
    denominator: tuple[str, ...] = ()
    less: tuple[str, ...] = ()
    beside: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, said: Mapping[str, Any]) -> "Rate":
        """A rate as a layer describes it. Raises KeyError without a name."""
        return cls(
            said["rate_id"],
            said.get("stated", ""),
            tuple(said.get("numerator", ())),
            tuple(said.get("denominator", ())),
            tuple(said.get("less", ())),
            MappingProxyType(said.get("beside", {})),
        )

    def of(self, row: Mapping[str, Any]) -> float | None:
        """The rate in per cent; None where a part is missing or nobody is counted."""
        if self.stated:
            return row.get(self.stated)
        cells = [row.get(name) for name in (*self.numerator, *self.denominator, *self.less)]
        if any(cell is None for cell in cells):
            return None
        whole = sum(row[name] for name in self.denominator) - sum(row[name] for name in self.less)
        return 100 * sum(row[name] for name in self.numerator) / whole if whole > 0 else None


@dataclass(frozen=True)
class Layer:
    """One source of villages.

    Attributes:
        path: its Parquet table.
        kind: what a row is: village, habitation, settlement or locality. Only rows of the kinds
            village and locality may be counted as villages.
        prefix: letters with which its ids begin.
        year: of its figures; None if it has none, or says none.
        has_figures: whether a census stands behind it.
        credit: to print wherever its points are shown.
        count: how many rows it has.
        titles: what each column means, in English, by name.
        households: column with the households of a village, if the layer has one.
        rates: shares that can be computed of a village.
        scripts: names of the scripts in which people of the country write its villages.
        wholes: table with the same counts of whole sub-districts, if there is one.
    """

    layer_id: str
    path: Path = field(repr=False)
    title: str
    description: str
    country_id: str
    kind: str
    prefix: str
    year: int | None
    has_figures: bool
    credit: str
    licence: str
    sources: tuple[tuple[str, str], ...]
    count: int
    titles: Mapping[str, str] = field(hash=False, repr=False)
    households: str = ""
    rates: tuple[Rate, ...] = field(default=(), hash=False)
    scripts: tuple[str, ...] = ()
    wholes: Path | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Village:
    """One village, as its source has it.

    Attributes:
        name: as it is shown; spelling: as the source writes it.
        place_id: its district.
        figures: what the layer holds of it beside that, by column; empty cells are left out.
    """

    village_id: str
    name: str
    spelling: str
    place_id: str
    subdistrict: str
    shape_id: str
    lat: float | None
    lon: float | None
    layer_id: str
    figures: Mapping[str, Any] = field(hash=False, compare=False, repr=False)


def open_layers(root: Path) -> tuple[tuple[Layer, ...], tuple[Problem, ...]]:
    """The layers below a data folder, census first, and what is wrong with those that cannot be read."""
    layers: list[Layer] = []
    problems: list[Problem] = []
    for folder in sorted((root / FOLDER).glob(f"*/{DESCRIPTOR}")):
        try:
            layers.append(_open(folder.parent, root))
        except DataProblem as error:
            problems.extend(error.problems)
    layers.sort(key=lambda one: (one.country_id, not one.has_figures, one.layer_id))
    return tuple(layers), tuple(problems)


def _open(folder: Path, root: Path) -> Layer:
    where = (folder / DESCRIPTOR).relative_to(root).as_posix()
    try:
        said = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
        about, (resource, *others) = said["ground"], said["resources"]
        layer = Layer(
            folder.name,
            folder / resource["path"],
            said["title"],
            said["description"],
            about["country"],
            about["kind"],
            about["prefix"],
            about.get("year"),
            about["has_figures"],
            about["credit"],
            said["licenses"][0]["title"],
            tuple((one["title"], one["path"]) for one in said["sources"]),
            pq.read_metadata(folder / resource["path"]).num_rows,
            MappingProxyType({one["name"]: one["title"] for one in resource["schema"]["fields"]}),
            about.get("households", ""),
            tuple(Rate.read(one) for one in about.get("rates", ())),
            tuple(about.get("scripts", ())),
            next((folder / one["path"] for one in others if one["name"] == WHOLES), None),
        )
        missing = set(CORE) - set(pq.read_schema(layer.path).names)
    except (OSError, pa.ArrowException) as error:
        problem = problem_at(where, "ground-unreadable", fault=str(error))
    except (ValueError, KeyError, TypeError, IndexError) as error:
        problem = problem_at(where, "ground-described", fault=repr(error))
    else:
        if not missing:
            return layer
        problem = problem_at(where, "ground-lacks", columns=", ".join(sorted(missing)))
    raise DataProblem([problem])


def read_district(layer: Layer, place_id: str, columns: Sequence[str] = CORE) -> pd.DataFrame:
    """Rows of one district, by sub-district and name.

    Raises:
        DataProblem: the file is damaged.
    """
    return read_districts(layer, [place_id], columns)


def read_districts(
    layer: Layer, place_ids: Sequence[str], columns: Sequence[str] = CORE
) -> pd.DataFrame:
    """Rows of some districts, by district, sub-district and name; a column the layer lacks is left out.

    Raises:
        DataProblem: the file is damaged.
    """
    known = [column for column in columns if column in layer.titles or column in CORE]
    here = pc.field("place_id").isin(pa.array(place_ids, pa.string()))
    return _read(layer, here, known).to_pandas()


def read_village(layer: Layer, village_id: str) -> Village | None:
    """One village with all that its layer holds; None if there is none of this id.

    Raises:
        DataProblem: the file is damaged.
    """
    return next(iter(read_villages(layer, [village_id])), None)


def read_villages(layer: Layer, village_ids: Iterable[str]) -> list[Village]:
    """The villages of some ids that a layer has, in its order.

    Raises:
        DataProblem: the file is damaged.
    """
    own = [one for one in village_ids if one.startswith(layer.prefix)]
    rows = _read(layer, [("village_id", "in", own)], None).to_pylist() if own else []
    return [_village(layer, row) for row in rows]


def _village(layer: Layer, cells: Mapping[str, Any]) -> Village:
    row = {name: value for name, value in cells.items() if value not in (None, "")}
    return Village(
        row["village_id"],
        village_names.spoken(row["name"]),
        row["name"],
        row["place_id"],
        village_names.spoken(row.get("subdistrict", "")),
        row.get("shape_id", ""),
        row.get("lat"),
        row.get("lon"),
        layer.layer_id,
        MappingProxyType({name: row[name] for name in row if name not in CORE}),
    )


def read_subdistrict(layer: Layer, village: Village) -> Mapping[str, Any]:
    """What the layer counts in all villages of the sub-district around one; empty if it does not say.

    Raises:
        DataProblem: the file is damaged.
    """
    if layer.wholes is None:
        return {}
    rows = read_table(layer.wholes, layer, [("place_id", "==", village.place_id)], None).to_pylist()
    key = "subdistrict_code" if "subdistrict_code" in village.figures else "subdistrict"
    own = village.figures.get("subdistrict_code") or village.subdistrict.casefold()
    found = (row for row in rows if row[key] and row[key].casefold() == own)
    return next(found, {})


def read_subdistricts(layer: Layer, place_id: str) -> pd.DataFrame:
    """What a layer that has ``wholes`` counts in the sub-districts of a district.

    Raises:
        DataProblem: the file is damaged.
    """
    assert layer.wholes is not None
    rows = read_table(layer.wholes, layer, [("place_id", "==", place_id)], None).to_pandas()
    return rows.sort_values("subdistrict", kind="stable")


def read_names(layer: Layer) -> pd.DataFrame:
    """Every village of a layer with its names, district, point and people, if they are known.

    Raises:
        DataProblem: the file is damaged.
    """
    known = pq.read_schema(layer.path).names
    columns = [*CORE, *(one for one in ("other_names", "population") if one in known)]
    return _read(layer, None, columns).to_pandas()


def _read(layer: Layer, filters: Any, columns: Sequence[str] | None) -> pa.Table:
    return read_table(layer.path, layer, filters, columns)


def read_table(path: Path, layer: Layer, filters: Any, columns: Sequence[str] | None) -> pa.Table:
    """Rows of a table of a layer.

    Raises:
        DataProblem: the file is damaged.
    """
    try:
        return pq.read_table(
            path, columns=columns and list(columns), filters=filters, use_threads=False
        )
    except (OSError, pa.ArrowException) as error:
        where = f"{FOLDER}/{layer.layer_id}/{path.name}"
        raise DataProblem([problem_at(where, "ground-damaged", fault=str(error))]) from error
