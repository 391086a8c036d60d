"""Write the prepared form of a register: one Parquet file a table."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from data.register import form, hiding, summing

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend
    from ibis.expr.types import Table

MEMORY = "2GB"
# Few enough that a district is read without its neighbours.
ROWS_TOGETHER = 30_000
# Federations of federations of federations: no ladder has more rungs below a rung.
MOST_RUNGS = 5


def write_register(villages: pd.DataFrame, groups: pd.DataFrame | None, folder: Path) -> None:
    """Write a register as `form.SCHEMAS` has it.

    Args:
        villages: with the columns of `form.GIVEN_VILLAGES`.
        groups: with those of `form.GIVEN_GROUPS`; a group that lies in a village takes its places from
            there, one without any place those that the groups that belong to it have in common.
            Without groups those that villages state are counted as primary ones.
        folder: is made; what it holds of an earlier preparation is replaced.

    Raises:
        KeyError: a column is missing.
        pyarrow.ArrowInvalid: a cell is not what its column says.
    """
    given = form.given_table(villages, form.GIVEN_VILLAGES)
    listed = None if groups is None else form.given_table(groups, form.GIVEN_GROUPS)
    write_tables(given, listed, folder)


def write_tables(villages: pa.Table, groups: pa.Table | Path | None, folder: Path) -> None:
    """The same from tables of Arrow, whose schemas are those of `form`.

    Args:
        groups: those of a large register lie in a Parquet file, of which never all is in memory.
    """
    folder.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(dir=folder))
    try:
        engine = _engine(aside)
        known = engine.create_table("given_villages", villages)
        listed = _placed(engine, groups, known)
        tables = {
            "villages": summing.with_unit(known, form.VILLAGE).drop("level"),
            "groups": listed,
            **_summed(engine, known, listed, is_listed=groups is not None),
        }
        for name, table in tables.items():
            _write(table, aside / f"{name}.parquet", name)
        for name in form.TABLES:
            (aside / f"{name}.parquet").replace(folder / f"{name}.parquet")
        engine.disconnect()
    finally:
        shutil.rmtree(aside)


def _engine(folder: Path) -> "Backend":
    import ibis

    return ibis.duckdb.connect(
        memory_limit=MEMORY, temp_directory=str(folder), preserve_insertion_order=False
    )


def _placed(engine: "Backend", groups: pa.Table | Path | None, villages: "Table") -> "Table":
    """The groups with the places they lie in, their year, and the people behind them."""
    if isinstance(groups, Path):
        given = engine.read_parquet(groups, table_name="given_groups")
    else:
        listed = form.GIVEN_GROUPS.empty_table() if groups is None else groups
        given = engine.create_table("given_groups", listed)
    placed = engine.create_table("placed_0", summing.place_groups(given, villages))
    rungs = min(MOST_RUNGS, int(engine.execute(placed.tier.nunique())) - 1)
    for rung in range(rungs):
        placed = engine.create_table(
            f"placed_{rung + 1}", summing.place_by_groups_below(placed), overwrite=True
        )
        engine.drop_table(f"placed_{rung}")
    year = placed.formed.substr(0, 4).try_cast("int64")
    counted = placed.mutate(formed_year=year, people=placed.members.coalesce(0))
    for rung in range(rungs):
        counted = engine.create_table(f"counted_{rung}", summing.count_people(counted))
        if rung:
            engine.drop_table(f"counted_{rung - 1}")
    return counted


def _summed(
    engine: "Backend", villages: "Table", groups: "Table", is_listed: bool
) -> Mapping[str, "Table"]:
    """The tables of places and of what is counted in them."""
    counted = summing.cells_of_villages(groups) if is_listed else summing.cells_stated(villages)
    of_groups = engine.create_table("of_groups", counted)
    of_places = engine.create_table("of_places", summing.places_of_villages(villages, of_groups))
    of_villages = engine.create_table(
        "of_villages", summing.complete_cells(of_groups, of_places, is_listed)
    )
    cells = engine.to_pandas(_each_level(of_villages, summing.ADDED_IN_CELLS, ("tier",)))
    places = engine.to_pandas(_each_level(of_places, summing.ADDED_IN_PLACES))
    places["households_shown"] = hiding.show_households(places)
    cells["shown"] = hiding.show_cells(cells, places)
    cells["women_shown"] = hiding.show_women(cells, cells["shown"].to_numpy(dtype=bool))
    active = groups.filter(groups.status == form.ACTIVE)
    return {
        **_split("places", places),
        **_split("cells", cells),
        "growth": _counted(active.rename(year="formed_year"), ("tier", "year")),
    }


def _split(name: str, rows: pd.DataFrame) -> Mapping[str, "Table"]:
    """Villages apart from the places above them."""
    import ibis

    is_village = rows["level"] == form.VILLAGE
    parts = {
        form.of_level(name, form.BLOCK): ~is_village,
        form.of_level(name, form.VILLAGE): is_village,
    }
    return {
        part: ibis.memtable(form.given_table(rows[own], form.SCHEMAS[part]))
        for part, own in parts.items()
    }


def _each_level(table: "Table", added: tuple[str, ...], also: tuple[str, ...] = ()) -> "Table":
    import ibis

    return ibis.union(*(summing.add_up(table, level, added, also) for level in form.LEVELS))


def _counted(groups: "Table", also: tuple[str, ...]) -> "Table":
    """Groups counted from the district up."""
    import ibis

    levels = [level for level in form.LEVELS if level not in form.BELOW_DISTRICT]
    return ibis.union(*(summing.count_groups(groups, level, also) for level in levels))


def _write(table: "Table", path: Path, name: str) -> None:
    """Write the rows of a table in their order, nulls last."""
    import ibis

    schema = form.SCHEMAS[name]
    order = [ibis.asc(table[one], nulls_first=False) for one in form.SORTED_BY[name]]
    batches = table.order_by(order).select(*schema.names).to_pyarrow_batches()
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in batches:
            writer.write_table(
                pa.Table.from_batches([batch]).cast(schema), row_group_size=ROWS_TOGETHER
            )
