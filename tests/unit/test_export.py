import io
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
    assert "example/datapackage.json" in names
    assert "example/cases.csv" in names
