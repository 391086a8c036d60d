"""What is withheld leaves the real site on no way out: files, interface, offline folder, pages, packs."""

import io
import json
import zipfile

import pandas as pd
import pytest
from starlette.applications import Starlette

from components.brief.facts import Facts
from components.facts import indicators, tables
from components.server import files, handlers, middleware, routes, static_pages
from components.server.offline import write
from data import load
from tests.unit.asking import ask

KEY = ["indicator_id", "place_id", "period", "group", "residence", "reporter", "variant"]


@pytest.fixture(scope="module")
def withheld(catalog) -> pd.DataFrame:
    """Every withheld row of every package, read past the rule."""
    parts = [
        load.read_table(package.tables["values"], catalog.root).rows.assign(
            package_id=package.package_id
        )
        for package in catalog.packages()
        if "values" in package.tables
    ]
    rows = pd.concat(parts)
    return rows[rows["publication"] == "withheld"]


@pytest.fixture(scope="module")
def site() -> Starlette:
    return Starlette(routes=routes(), middleware=middleware(), exception_handlers=handlers())


def keys(rows: pd.DataFrame) -> set[tuple[str, ...]]:
    return set(map(tuple, rows[KEY].astype(str).to_numpy()))


def test_there_are_rows_to_withhold(withheld):
    """Else every test here would pass by finding nothing."""
    assert len(withheld)
    assert withheld["value"].notna().all()


def test_no_frame_that_pages_and_packs_read_holds_one(withheld, catalog):
    frames = {
        "tables of programmes": tables.table("values").rows,
        "tables of contexts": tables.context_table("values").rows,
        "explorer": indicators.all_rows("values"),
        "packs": Facts.read(catalog).tables["values"],
        **{
            f"table of {package_id}": tables.package_table(package_id, "values")
            for package_id in withheld["package_id"].unique()
        },
    }
    assert {name for name, rows in frames.items() if keys(rows) & keys(withheld)} == set()


def served(site, package_id: str) -> dict[str, pd.DataFrame]:
    """Every file of the table of values that the site hands out."""
    whole = zipfile.ZipFile(io.BytesIO(ask(site, f"/data/{package_id}.zip").body))
    names = [name for name in whole.namelist() if name.endswith("values.csv")]
    assert len(names) == 1
    texts = {
        "csv": ask(site, f"/data/{package_id}/values.csv").body,
        "zip": whole.read(names[0]),
        "offline": dict(write._files(tables.catalog().package(package_id)))["values.csv"],
    }
    found = {
        way: pd.read_csv(io.BytesIO(text), dtype=str, keep_default_na=False)
        for way, text in texts.items()
    }
    parquet = files.parquet(package_id, "values")
    return {**found, "parquet": pd.read_parquet(io.BytesIO(parquet))}


def test_no_file_holds_one_and_each_holds_all_the_others(withheld, site, catalog):
    for package_id in withheld["package_id"].unique():
        table = catalog.package(package_id).tables["values"]
        all_rows = load.read_table(table, catalog.root).rows
        mine = withheld[withheld["package_id"] == package_id]
        for way, rows in served(site, package_id).items():
            assert keys(rows) == keys(all_rows) - keys(mine), (package_id, way)


def test_the_interface_answers_with_none(withheld, site):
    for name in ("variant", "publication"):
        for word in withheld[name].unique():
            answer = ask(site, f"/api/v1/values?{name}={word}&limit=500")
            assert json.loads(answer.body).get("data", []) == [], (name, word)
    for _, row in withheld.iterrows():
        asked = "&".join(f"{name}={row[name]}" for name in KEY[:6])
        for found in json.loads(ask(site, f"/api/v1/values?{asked}").body)["data"]:
            assert found["value"] is None, found


def test_no_static_page_of_its_place_or_indicator_says_it(withheld, site):
    notes = set(withheld["note"].dropna())
    paths = {f"places/{one}" for one in withheld["place_id"]}
    paths |= {
        f"indicators/{package_id}:{indicator_id}"
        for package_id, indicator_id in withheld[["package_id", "indicator_id"]].to_numpy()
    }
    known = paths & set(static_pages.paths())
    assert {path.split("/")[0] for path in known} == {"places", "indicators"}
    for path in known:
        text = ask(site, f"/read/{path}").text
        assert not [note for note in notes if note in text], path
