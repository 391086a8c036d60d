import csv
import io
import json
import zipfile

import pandas as pd
import pytest
from frictionless import Package

from data import export
from data.catalog import open_catalog, open_package
from data.tables import read_tables


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_spreadsheet_does_not_run_a_cell(start):
    text = export.to_csv(pd.DataFrame({"words": [start]})).decode("utf-8-sig")
    assert pd.read_csv(io.StringIO(text), dtype=str)["words"][0].startswith("'")


def test_numbers_keep_their_sign_and_gaps_stay_empty():
    rows = pd.DataFrame({"value": pd.array([-5, None], dtype="Int64"), "list": [("a", "b"), ()]})
    text = export.to_csv(rows).decode("utf-8-sig")
    assert text == "value,list\n-5,a;b\n,\n" or text == 'value,list\n-5,a;b\n,""\n'


def example(root):
    """The made-up package and all its tables, as the app reads them now."""
    catalog = open_catalog(root)
    return catalog.package("example"), read_tables(catalog).of_package("example")


def test_a_package_is_zipped_whole_and_always_alike(small_root):
    package, readings = example(small_root)
    first = export.zip_files(export.package_files(package, readings))
    assert first == export.zip_files(export.package_files(package, readings))
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    assert held == {one.name: one.read_bytes() for one in package.folder.iterdir()}


def test_a_damaged_package_leaves_with_the_rows_that_are_read_and_says_what_is_not(
    of_programmes, tmp_path
):
    """A ZIP of it opens as a Data Package, its tables have no fault, and the fault is told."""
    for folder in of_programmes:
        leave_with_what_is_read(folder.root, tmp_path)


def leave_with_what_is_read(root, tmp_path):
    catalog = open_catalog(root)
    tables = read_tables(catalog)
    for package in catalog.packages():
        readings = tables.of_package(package.package_id)
        problems = export.left_out(readings)
        files = dict(export.package_files(package, readings))
        for table in package.tables.values():
            rows = list(csv.DictReader(io.StringIO(files[table.path.name].decode("utf-8-sig"))))
            assert len(rows) == len(readings[table.name].filed), table.name
        assert (export.LEFT_OUT in files) == bool(problems)
        if problems:
            told = pd.read_csv(io.BytesIO(files[export.LEFT_OUT]))
            assert list(told) == ["file", "row", "column", "what", "remedy", "code"]
            assert told["file"].tolist() == [one.file for one in problems]
            if "datapackage.json" in files:
                file = tmp_path / f"{package.package_id}.zip"
                file.write_bytes(export.zip_files(export.package_files(package, readings)))
                opened = Package(str(file))
                assert "left_out" in opened.resource_names
                assert opened.get_resource("left_out").read_bytes() == files[export.LEFT_OUT]


def test_a_zip_holds_what_the_description_names_and_nothing_hidden_or_outside(tmp_path):
    folder = tmp_path / "example"
    (folder / "more").mkdir(parents=True)
    for name in ("more/rows.csv", "notes.txt", ".hidden", "../secret.csv"):
        (folder / name).write_text("a\n1\n")
    paths = ["more/rows.csv", "../secret.csv", "missing.csv"]
    described = {"name": "example", "resources": [{"name": "x", "path": path} for path in paths]}
    (folder / "datapackage.json").write_text(json.dumps(described))
    made = export.zip_files(export.package_files(open_package(folder, tmp_path), {}))
    names = zipfile.ZipFile(io.BytesIO(made)).namelist()
    assert names == ["datapackage.json", "more/rows.csv", "notes.txt"]
