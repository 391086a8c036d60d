"""The index of village names: one SQLite file, made from the layers, read by every process.

    python -m data.village_index            make it, unless it is there

It is made once for the layers and the rules of names as they are (its own name tells both), beside
them or, where that folder cannot be written, in the machine's folder for temporary files.
"""

import hashlib
import itertools
import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pandas as pd

from data import ground, scripts, village_names, village_registers
from data.catalog import data_root
from data.ground import FOLDER, Layer

MADE_BY = (__file__, village_registers.__file__, village_names.__file__, scripts.__file__)
TABLES = """
    create table areas (area integer primary key, place_id text not null, subdistrict text not null);
    create table villages (
        village integer primary key, village_id text not null, name text not null,
        area integer not null, people integer, lat real, lon real);
    create table skeletons (skeleton integer primary key, letters text not null);
    create table spellings (
        skeleton integer, length integer, first integer not null, names text not null,
        primary key (skeleton, length)) without rowid;
    create temp table forms (form integer primary key, folded text not null);
    create table called (form integer, village integer, primary key (form, village)) without rowid;
    create table spelt (place_id text, folded text, form integer, primary key (place_id, form)) without rowid;
    create table near (less text, skeleton integer, primary key (less, skeleton)) without rowid;
"""
# Every spelling of a district together, so that all can be looked at.
FILL_SPELT = """
    insert or ignore into spelt select place_id, folded, form from called
    join forms using (form) join villages using (village) join areas using (area)
"""
INDEXES = """
    create unique index skeletons_by_letters on skeletons(letters);
"""


def path_of(root: Path, layers: Sequence[Layer]) -> Path:
    """Where the index of some layers is, or is to be."""
    weight = hashlib.sha256()
    for made_by in MADE_BY:
        weight.update(Path(made_by).read_bytes())
    for path in (*(layer.path for layer in layers), *_tables_of_stories(root)):
        # What stands in it, not when it was written: another checkout of the same files needs no other index.
        with path.open("rb") as file:
            weight.update(path.parent.name.encode())
            weight.update(hashlib.file_digest(file, hashlib.sha256).digest())
    name = f"{weight.hexdigest()[:16]}.sqlite"
    folder = root / FOLDER
    if os.access(folder, os.W_OK):
        return folder / f"names-{name}"
    # Other data folders have their index there, too.
    own = hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:8]
    return Path(tempfile.gettempdir()) / f"names-{own}-{name}"


def make(root: Path) -> Path:
    """Make the index of a data folder, unless it is there, and remove those of other layers or rules.

    Several at once do no harm: what one of them has not finished is left alone.

    Raises:
        OSError: it cannot be written.
        data.problems.DataProblem: a layer is damaged.
    """
    layers, _ = ground.open_layers(root)
    path = path_of(root, layers)
    if not path.exists():
        _make(path, layers, _names_in_stories(root))
    for mark in (path, failed_mark(path)):
        for other in path.parent.glob(f"{path.stem.rpartition('-')[0]}-*{mark.suffix}"):
            if other != path:
                other.unlink(missing_ok=True)
    return path


def _make(path: Path, layers: Sequence[Layer], told: pd.DataFrame) -> None:
    """Make the file beside its place, so that it is there whole or not at all."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix="names-", delete=False) as unfinished:
        pass
    try:
        _write(Path(unfinished.name), layers, told)
        Path(unfinished.name).replace(path)
    finally:
        Path(unfinished.name).unlink(missing_ok=True)


def failed_mark(path: Path) -> Path:
    """The file beside an index that says that it could not be made: for all processes of a server."""
    return path.with_suffix(".failed")


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
        told: what stories call some villages: village and village_id.
    """
    rows, others = village_registers.merge(layers, frozenset(told["village_id"]))
    told = pd.concat([told, others], ignore_index=True)
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
    bones = {letters: at for at, letters in enumerate(dict.fromkeys(forms.values()))}
    base.executemany(
        "insert into skeletons values (?, ?)", ((at, one) for one, at in bones.items())
    )
    base.executemany("insert into forms values (?, ?)", enumerate(forms))
    base.executemany("insert into spellings values (?, ?, ?, ?)", _spellings(forms, bones))
    base.executemany("insert or ignore into called values (?, ?)", called)
    base.execute(FILL_SPELT)
    near = ((less, at) for letters, at in bones.items() for less in village_names.forgiven(letters))
    base.executemany("insert into near values (?, ?)", near)
    base.execute("commit")
    base.executescript(INDEXES)
    base.execute("analyze")
    base.close()


def _villages(rows: pd.DataFrame, area: Iterable[int]) -> Iterator[tuple[object, ...]]:
    people = rows["population"].astype(float)
    names = rows["name"].map(village_names.spoken)
    columns = (rows["village_id"], names, area, people, rows["lat"], rows["lon"])
    for at, row in enumerate(zip(*(list(column) for column in columns), strict=True)):
        yield (at, *(None if pd.isna(cell) else cell for cell in row))


def _forms(
    rows: pd.DataFrame, told: pd.DataFrame
) -> tuple[dict[str, str], Iterator[tuple[int, int]]]:
    """Every way a village is written, with its skeleton, and by number which villages are written so.

    Those of one skeleton and length stand together, so that they are read at once.
    """
    row_of = pd.Series(rows.index, rows["village_id"])
    in_stories = told[told["village_id"].isin(row_of.index)]
    names = in_stories.set_index(row_of[in_stories["village_id"]])["village"]
    written = pd.concat([rows["name"], _others(rows["other_names"]), names])
    folded = {name: village_names.folded(name) for name in written.unique()}
    bones = {form: village_names.skeleton(form) for form in filter(None, folded.values())}
    forms = dict(sorted(bones.items(), key=lambda one: (one[1], len(one[0]), one[0])))
    numbers = {form: at for at, form in enumerate(forms)}
    pairs = zip(written, written.index, strict=True)
    return forms, ((numbers[folded[name]], row) for name, row in pairs if folded[name])


def _spellings(
    forms: Mapping[str, str], bones: Mapping[str, int]
) -> Iterator[tuple[int, int, int, str]]:
    """The names of each skeleton and length in one row, with the number of the first."""
    numbered = enumerate(forms.items())
    for (letters, length), group in itertools.groupby(
        numbered, key=lambda one: (one[1][1], len(one[1][0]))
    ):
        first, *others = group
        names = [name for _, (name, _) in (first, *others)]
        yield bones[letters], length, first[0], " ".join(names)


def _others(cells: pd.Series) -> pd.Series:
    return cells.dropna().str.split("; ").explode()


def main() -> None:
    """Make the index of the data folder and say where it is."""
    path = make(data_root())
    sys.stdout.write(f"{path}: {path.stat().st_size / 1e6:.0f} MB\n")


if __name__ == "__main__":
    main()
