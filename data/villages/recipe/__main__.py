"""Make the layers of villages anew: ``python -m data.villages.recipe --read FOLDER``.

FOLDER holds what was read from the sources, one file a source, see the README beside this folder.
"""

import argparse
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from data import ground_blocks
from data.catalog import data_root
from data.ground import DESCRIPTOR, WHOLES
from data.shapes import read_layer
from data.villages.recipe import blocks, shapes, tables

HERE = Path(__file__).parents[1]
ROWS_TOGETHER = 16_384


@dataclass(frozen=True)
class Step:
    """One table: the file it is read from, what makes it, where it goes, and the shapes it lies in."""

    read: str
    make: Callable[[pd.DataFrame], pd.DataFrame]
    layer: str
    resource: str
    shapes: str = ""


BLOCKS, TEHSILS = "india_blocks", "pakistan_tehsils"


def _blocks(read: pd.DataFrame) -> pd.DataFrame:
    places = pd.read_csv(data_root() / "places" / "places.csv", dtype=str)
    return blocks.blocks(read, places)


STEPS = (
    Step(
        "india_villages_census2011.parquet",
        tables.census_villages,
        "india_census_villages",
        "villages",
        BLOCKS,
    ),
    Step(
        "india_subdistricts_census2011.csv",
        tables.census_subdistricts,
        "india_census_villages",
        WHOLES,
    ),
    Step(
        "india_habitations_pmgsy.parquet",
        tables.habitations,
        "india_habitations",
        "habitations",
        BLOCKS,
    ),
    Step("india_blocks_pmgsy.csv", _blocks, "india_habitations", ground_blocks.BLOCKS),
    Step(
        "uttar_pradesh_villages_udise.parquet",
        tables.school_villages,
        "uttar_pradesh_villages",
        "villages",
        BLOCKS,
    ),
    Step(
        "pakistan_rural_localities_2017.parquet",
        tables.rural_localities,
        "pakistan_localities",
        "localities",
        TEHSILS,
    ),
    Step("pakistan_tehsils_rural_2017.csv", tables.rural_tehsils, "pakistan_localities", WHOLES),
    Step(
        "pakistan_settlements_wof.parquet",
        tables.settlements,
        "pakistan_settlements",
        "settlements",
        TEHSILS,
    ),
)


def main() -> None:
    """Make the tables and write size and hash of each into the description beside it."""
    parser = argparse.ArgumentParser(prog="python -m data.villages.recipe", description=__doc__)
    parser.add_argument("--read", type=Path, required=True, help="folder with what was read")
    parser.add_argument("--only", nargs="*", help="names of tables, such as blocks; without it all")
    asked = parser.parse_args()
    folder: Path = asked.read
    for step in STEPS:
        if asked.only and step.resource not in asked.only:
            continue
        rows = step.make(_read(folder / step.read))
        if step.shapes:
            rows = shapes.with_shapes(rows, read_layer(data_root(), step.shapes))
        path = HERE / step.layer / f"{step.resource}.parquet"
        _write(rows, path)
        _describe(path, step.resource)
        print(f"{path.relative_to(HERE)}: {len(rows)} rows, {path.stat().st_size // 1024} KB")


def _read(path: Path) -> pd.DataFrame:
    if path.suffix == ".csv":
        return pd.read_csv(path, dtype={"subdistrict_code": str})
    return pd.read_parquet(path)


def _write(rows: pd.DataFrame, path: Path) -> None:
    table = pa.Table.from_pandas(rows, preserve_index=False).replace_schema_metadata(None)
    pq.write_table(
        table, path, compression="zstd", compression_level=19, row_group_size=ROWS_TOGETHER
    )


def _describe(path: Path, resource: str) -> None:
    described = path.with_name(DESCRIPTOR)
    package = json.loads(described.read_text(encoding="utf-8"))
    content = path.read_bytes()
    for entry in package["resources"]:
        if entry["name"] == resource:
            entry["bytes"] = len(content)
            entry["hash"] = f"sha256:{hashlib.sha256(content).hexdigest()}"
    text = json.dumps(package, indent=1, ensure_ascii=False)
    described.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
