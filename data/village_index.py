"""The index of village names: one SQLite file, made from the layers, read by every process.

    python -m data.village_index            make it, unless it is there

It is made once for the layers and the rules of names as they are (its own name tells both), beside
them or, where that folder cannot be written, in the machine's folder for temporary files.
"""

import hashlib
import math
import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import pandas as pd

from data import ground, scripts, village_names
from data.catalog import data_root
from data.ground import FOLDER, Layer

# A name of the same sound this near in kilometres is the same village in another register.
SAME_VILLAGE_KM = 4.0
KM_A_DEGREE = 111.2
TABLES = """
    create table areas (area integer primary key, place_id text not null, subdistrict text not null);
    create table villages (
        village integer primary key, village_id text not null, name text not null,
        area integer not null, people integer, lat real, lon real);
    create table skeletons (skeleton integer primary key, letters text not null);
    create table forms (form integer primary key, folded text not null, skeleton integer not null);
    create table called (form integer, village integer, primary key (form, village)) without rowid;
    create table near (less text, skeleton integer, primary key (less, skeleton)) without rowid;
"""
INDEXES = """
    create unique index skeletons_by_letters on skeletons(letters);
    create unique index forms_by_name on forms(folded);
    create index forms_by_skeleton on forms(skeleton);
"""


def path_of(root: Path, layers: Sequence[Layer]) -> Path:
    """Where the index of some layers is, or is to be."""
    weight = hashlib.sha256()
    for made_by in (__file__, village_names.__file__, scripts.__file__):
        weight.update(Path(made_by).read_bytes())
    for path in (*(layer.path for layer in layers), *_tables_of_stories(root)):
        state = path.stat()
        weight.update(f"{path.parent.name} {state.st_size} {state.st_mtime_ns}".encode())
    folder = root / FOLDER
    if not os.access(folder, os.W_OK):
        folder = Path(tempfile.gettempdir())
    return folder / f"names-{weight.hexdigest()[:16]}.sqlite"


def make(root: Path) -> Path:
    """Make the index of a data folder, unless it is there; several at once do no harm.

    Raises:
        OSError: it cannot be written.
        data.problems.DataProblem: a layer is damaged.
    """
    layers, _ = ground.open_layers(root)
    path = path_of(root, layers)
    if path.exists():
        return path
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix="names-", delete=False) as unfinished:
        pass
    try:
        _write(Path(unfinished.name), layers, _names_in_stories(root))
        Path(unfinished.name).replace(path)
    finally:
        Path(unfinished.name).unlink(missing_ok=True)
    for other in path.parent.glob("names-*.sqlite"):
        if other != path:
            other.unlink(missing_ok=True)
    return path


def _tables_of_stories(root: Path) -> list[Path]:
    return sorted(root.glob("programmes/*/cases.csv"))


def _names_in_stories(root: Path) -> pd.DataFrame:
    """What stories call the villages that they are taken to be about: village and village_id."""
    columns = ["village", "village_id"]
    read = [
        pd.read_csv(path, dtype=str, usecols=lambda name: name in columns)
        for path in _tables_of_stories(root)
    ]
    return pd.concat([pd.DataFrame(columns=columns, dtype=str), *read]).dropna().drop_duplicates()


def _write(path: Path, layers: Sequence[Layer], told: pd.DataFrame) -> None:
    """Make the file.

    Args:
        told: what stories call some villages, see :func:`_names_in_stories`.
    """
    rows = _rows(layers, frozenset(told["village_id"]))
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("pragma journal_mode = off")
    base.execute("pragma synchronous = off")
    base.executescript(TABLES)
    base.execute("begin")
    areas = pd.MultiIndex.from_frame(rows[["place_id", "subdistrict"]])
    numbers, kinds = pd.factorize(areas)
    base.executemany(
        "insert into areas values (?, ?, ?)", ((at, *kind) for at, kind in enumerate(kinds))
    )
    base.executemany(
        "insert into villages values (?, ?, ?, ?, ?, ?, ?)", _villages(rows, numbers.tolist())
    )
    forms, called = _forms(rows, told)
    bones = {
        letters: at for at, letters in enumerate(dict.fromkeys(map(village_names.skeleton, forms)))
    }
    base.executemany(
        "insert into skeletons values (?, ?)", ((at, one) for one, at in bones.items())
    )
    base.executemany(
        "insert into forms values (?, ?, ?)",
        ((at, form, bones[village_names.skeleton(form)]) for form, at in forms.items()),
    )
    base.executemany("insert or ignore into called values (?, ?)", called)
    near = ((less, at) for letters, at in bones.items() for less in village_names.forgiven(letters))
    base.executemany("insert into near values (?, ?)", near)
    base.execute("commit")
    base.executescript(INDEXES)
    base.execute("analyze")
    base.close()


def _rows(layers: Sequence[Layer], kept: frozenset[str]) -> pd.DataFrame:
    """Every village once: of a register without figures those that no census has already.

    Args:
        kept: ids of villages that stay in any case.
    """
    known: list[pd.DataFrame] = []
    for layer in layers:
        rows = ground.read_names(layer)
        rows["skeleton"] = _each_once(rows["name"], village_names.skeleton)
        rows["area"] = _each_once(rows["subdistrict"].fillna(""), village_names.area)
        same = [one for one in known if one.attrs["country"] == layer.country_id]
        if not layer.has_figures and same:
            new = _new_only(rows, pd.concat(same, ignore_index=True))
            rows = rows[rows.index.isin(new.index) | rows["village_id"].isin(kept)]
        rows.attrs["country"] = layer.country_id
        known.append(rows)
    empty = pd.DataFrame(columns=[*ground.CORE, "skeleton", "area", "other_names", "population"])
    found = pd.concat([empty, *known], ignore_index=True)
    return found.assign(subdistrict=found["subdistrict"].fillna("").map(village_names.spoken))


def _each_once(names: pd.Series, make: Callable[[str], str]) -> pd.Series:
    return names.map({name: make(name) for name in names.unique()})


def _new_only(rows: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """Rows whose name no known row has near by or, where that one has no point, in the same sub-district."""
    columns = ["place_id", "skeleton", "lat", "lon", "area"]
    pairs = rows.reset_index()[["index", *columns]].merge(known[columns], on=columns[:2])
    east = (pairs["lon_x"] - pairs["lon_y"]) * pairs["lat_x"].map(
        lambda one: math.cos(math.radians(one))
    )
    north = pairs["lat_x"] - pairs["lat_y"]
    near = (east**2 + north**2) ** 0.5 * KM_A_DEGREE < SAME_VILLAGE_KM
    alike = pairs["lat_y"].isna() & (pairs["area_x"] == pairs["area_y"])
    same = pairs.loc[near | alike, "index"]
    return rows.drop(index=same.unique())


def _villages(rows: pd.DataFrame, area: Iterable[int]) -> Iterator[tuple[object, ...]]:
    people = rows["population"].astype(float)
    names = rows["name"].map(village_names.spoken)
    columns = (rows["village_id"], names, area, people, rows["lat"], rows["lon"])
    for at, row in enumerate(zip(*(list(column) for column in columns), strict=True)):
        yield (at, *(None if pd.isna(cell) else cell for cell in row))


def _forms(
    rows: pd.DataFrame, told: pd.DataFrame
) -> tuple[dict[str, int], Iterator[tuple[int, int]]]:
    """Every way a village is written, each once with a number; and which villages are written so."""
    row_of = pd.Series(rows.index, rows["village_id"])
    in_stories = told[told["village_id"].isin(row_of.index)]
    names = in_stories.set_index(row_of[in_stories["village_id"]])["village"]
    written = pd.concat([rows["name"], _others(rows["other_names"]), names])
    folded = {name: village_names.folded(name) for name in written.unique()}
    forms = {form: at for at, form in enumerate(filter(None, dict.fromkeys(folded.values())))}
    pairs = zip(written, written.index, strict=True)
    return forms, ((forms[folded[name]], row) for name, row in pairs if folded[name])


def _others(cells: pd.Series) -> pd.Series:
    return cells.dropna().str.split("; ").explode()


def main() -> None:
    """Make the index of the data folder and say where it is."""
    path = make(data_root())
    sys.stdout.write(f"{path}: {path.stat().st_size / 1e6:.0f} MB\n")


if __name__ == "__main__":
    main()
