import io
import json
import zipfile

import pandas as pd
import pytest

from data import export
from data.catalog import open_package


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_spreadsheet_does_not_run_a_cell(start):
    text = export.to_csv(pd.DataFrame({"words": [start]})).decode("utf-8-sig")
    assert pd.read_csv(io.StringIO(text), dtype=str)["words"][0].startswith("'")


def test_numbers_keep_their_sign_and_gaps_stay_empty():
    rows = pd.DataFrame({"value": pd.array([-5, None], dtype="Int64"), "list": [("a", "b"), ()]})
    text = export.to_csv(rows).decode("utf-8-sig")
    assert text == "value,list\n-5,a;b\n,\n" or text == 'value,list\n-5,a;b\n,""\n'


def test_a_package_is_zipped_whole_and_always_alike(fixture_programme):
    package = open_package(fixture_programme, fixture_programme.parent)
    first = export.package_zip(package)
    assert first == export.package_zip(package)
    names = zipfile.ZipFile(io.BytesIO(first)).namelist()
    assert {"datapackage.json", "cases.csv"} <= set(names)


def test_a_zip_holds_what_the_description_names_and_nothing_hidden_or_outside(tmp_path):
    folder = tmp_path / "example"
    (folder / "more").mkdir(parents=True)
    for name in ("more/rows.csv", "notes.txt", ".hidden", "../secret.csv"):
        (folder / name).write_text("a\n1\n")
    paths = ["more/rows.csv", "../secret.csv", "missing.csv"]
    described = {"name": "example", "resources": [{"name": "x", "path": path} for path in paths]}
    (folder / "datapackage.json").write_text(json.dumps(described))
    made = export.package_zip(open_package(folder, tmp_path))
    names = zipfile.ZipFile(io.BytesIO(made)).namelist()
    assert names == ["datapackage.json", "more/rows.csv", "notes.txt"]
