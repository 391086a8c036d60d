"""Descriptions that are saved as JSON: made of what the cache keeps, in the words of the reader."""

import io
import json
import zipfile

import pytest

from components.content.about_data import package_files
from components.facts import tables
from components.language.catalogues import OPENING
from data import languages
from data.catalog import DESCRIPTOR

TABLES = [
    (package.package_id, name)
    for package in tables.catalog().packages()
    for name in list(package.tables)[:2]
]


@pytest.mark.parametrize("package_id, table", TABLES)
def test_the_description_of_a_table_is_json_with_its_columns(package_id, table):
    described = json.loads(package_files.schema(package_id, table))
    names = [field["name"] for field in described["fields"]]
    assert names == list(tables.catalog().package(package_id).tables[table].columns)


def described(zipped: bytes) -> dict:
    with zipfile.ZipFile(io.BytesIO(zipped)) as archive:
        return json.loads(archive.read(DESCRIPTOR))


def words(part: dict) -> list[str]:
    return [part[name] for name in ("title", "description") if part.get(name)]


def test_a_package_says_its_tables_and_columns_in_the_reader_s_language_and_keeps_their_codes():
    english = described(package_files.package_zip("pacs"))
    with languages.speaking(languages.PSEUDO):
        said = described(package_files.package_zip("pacs"))
        alone = json.loads(package_files.schema("pacs", "cases"))
    for one in said["resources"]:
        for part in (one, one["schema"], *one["schema"]["fields"]):
            assert all(text.startswith(OPENING) for text in words(part)), part["name"]
    assert alone in [one["schema"] for one in said["resources"]]
    # What an editor wrote and what programs ask for are the same for all.
    for before, after in zip(english["resources"], said["resources"], strict=True):
        assert [one["name"] for one in before["schema"]["fields"]] == [
            one["name"] for one in after["schema"]["fields"]
        ]
        assert (before["path"], before["name"]) == (after["path"], after["name"])
    assert {**english, "resources": []} == {**said, "resources": []}


def test_the_words_of_a_column_are_translated():
    with languages.speaking("hi"):
        fields = json.loads(package_files.schema("pacs", "cases"))["fields"]
    (title,) = (one["title"] for one in fields if one["name"] == "title")
    assert any("\u0900" <= letter <= "\u097f" for letter in title)
