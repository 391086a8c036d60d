"""A country that the site does not have: its places, boundaries and layers are checked with its programme."""

import csv
import io
import json
import shutil
import subprocess
from dataclasses import replace

import pytest

from components.content.about_data import data_report, your_data
from data import adopt
from data.catalog import open_catalog
from data.checks import outputs
from data.checks.changes import find_changes
from data.checks.choice import choose
from data.checks.desk import check_package
from data.checks.folder import check
from data.checks.patches import write_patch
from data.checks.report import Base, Report, preview
from data.checks.upload import read_upload
from data.problems import problem_at
from data.shapes import read_layer
from data.tables import read_tables
from tests.habits import country_files, zipped

Files = dict[str, str]


@pytest.fixture(scope="module")
def base(sound_root) -> Base:
    catalog = open_catalog(sound_root)
    return Base(catalog, read_tables(catalog))


@pytest.fixture
def files() -> Files:
    """A made-up country with its boundaries and a programme in it."""
    return country_files()


def checked(base: Base, files: Files) -> Report:
    upload = read_upload(zipped(files), "country.zip")
    return check_package([upload], base, upload.descriptor)


def in_json(files: Files, name: str, change) -> None:
    content = json.loads(files[name])
    change(content)
    files[name] = json.dumps(content)


def in_places(place_id: str, column: str, cell: str):
    """Write a cell of the table of places."""

    def change(files: Files) -> None:
        rows = list(csv.DictReader(io.StringIO(files["places.csv"])))
        out = io.StringIO()
        writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(
            {**row, column: cell} if row["place_id"] == place_id else row for row in rows
        )
        files["places.csv"] = out.getvalue()

    return change


def in_states(change):
    """Change the features of the file of states."""
    return lambda files: in_json(
        files, "states.geojson", lambda content: change(content["features"])
    )


def move(feature, by: float) -> None:
    rings = feature["geometry"]["coordinates"]
    feature["geometry"]["coordinates"] = [[[x + by, y] for x, y in ring] for ring in rings]


def name_twice(features) -> None:
    features[1]["properties"]["place_id"] = "XR-N"


def without(name: str):
    return lambda files: files.pop(name) and None


def say_nothing_of(key: str):
    def change(files: Files) -> None:
        in_json(
            files, "datapackage.json", lambda said: [one.pop(key) for one in said["resources"][:1]]
        )

    return change


# What is wrong: the problem, the cell, a part of what stands there and of what to do.
FAULTS = {
    "a code of another place": (
        in_places("XR-S-2", "place_id", "IN-BR"), "place-there", "A8", "IN-BR", "another code"),
    "a code twice": (
        in_places("XR-S-2", "place_id", "XR-S-1"), "double-key", "A8", "XR-S-1", "key"),
    "a parent that is nowhere": (
        in_places("XR-S-2", "parent_id", "XR-W"), "place-parent-unknown", "D8", "XR-W", "the state"),
    "a district in a country": (
        in_places("XR-S-2", "parent_id", "XR"), "place-parent-level", "D8", "district", "the state"),
    "a state in nothing": (
        in_places("XR-S", "parent_id", ""), "place-no-parent", "D4", "state", "the country"),
    "a country in a state": (
        in_places("XR", "parent_id", "XR-N"), "place-has-parent", "D2", "country", "Empty"),
    "another country": (
        in_places("XR-S-2", "country_id", "IN"), "place-other-country", "E8", "IN", "Write XR"),
    "a name twice": (
        in_places("XR-S-2", "name", "strelsau"), "place-name-twice", "B8", "XR-S-1", "one of the two"),
    "a level that is none": (
        in_places("XR-S-2", "level", "village"), "unknown-term", "C8", "village", "place_levels"),
    "a source that is nowhere": (
        in_places("XR-S-2", "source_id", "nobody"), "unknown-code", "Q8", "nobody", "sources"),
    "a country that the programme is not of": (
        lambda files: in_json(files, "datapackage.json",
                              lambda said: said["programme"].update(country="IN")),
        "country-other", "", "XR", "Write XR"),
    "a shape of nobody": (
        in_states(lambda all_: all_[1]["properties"].update(place_id="XR-W")),
        "shape-unknown", "", "XR-W", "add the place"),
    "a shape twice": (in_states(name_twice), "shape-twice", "", "shape 1", "MultiPolygon"),
    "a shape of another level": (
        in_states(lambda all_: all_.append({**all_[0], "properties": {"place_id": "XR-N-1"}})),
        "shape-level", "", "XR-N-1", "its level"),
    "a point for an area": (
        in_states(lambda all_: all_[1].update(geometry={"type": "Point", "coordinates": [10, 45]})),
        "shape-kind", "", "Point", "Polygon"),
    "metres for degrees": (
        in_states(lambda all_: move(all_[0], 500_000)), "shapes-degrees", "", "500010", "EPSG:4326"),
    "districts away from their state": (
        in_states(lambda all_: move(all_[1], 30)), "shape-outside", "", "Southern", "code is right"),
    "no codes": (
        in_states(lambda all_: [one["properties"].pop("place_id") for one in all_]),
        "shapes-no-codes", "", "code", "“place_id”: XR"),
    "no boundaries of districts": (
        without("districts.topojson"), "shapes-lack", "", "district", "such as XR-N-1"),
    "boundaries twice": (
        lambda files: files.update({"again.geojson": files["states.geojson"]}),
        "shapes-twice", "", "state", "one file"),
    "no source of boundaries": (
        say_nothing_of("sources"), "shapes-say-no", "", "sources", "datapackage.json"),
    "no licence of boundaries": (
        say_nothing_of("licenses"), "shapes-say-no", "", "licenses", "datapackage.json"),
    "damaged boundaries": (
        lambda files: files.update({"states.geojson": files["states.geojson"][:-9]}),
        "shapes-json", "", "damaged", "Export it again"),
    "boundaries that are none": (
        lambda files: files.update({"states.geojson": '{"type": "Topology", "objects": {"a": {}}}'}),
        "shapes-unread", "", "cannot be read", "FeatureCollection"),
    "no places": (without("places.csv"), "kind-shapes", "", "no places", "Give the table places"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_a_new_country_is_named_with_its_cell_and_what_to_do(name, base, files):
    change, code, cell, stands, remedy = FAULTS[name]
    change(files)
    report = checked(base, files)
    told = [one for one in report.problems if one.code == code and (not cell or one.cell == cell)]
    assert told, [(one.code, one.cell) for one in report.problems]
    assert stands in told[0].what and remedy in told[0].remedy, str(told[0])
    assert not report.is_clean


def test_a_place_without_a_shape_and_a_shape_beyond_its_parent_are_doubted(base, files):
    def drop_and_move(content):
        content["objects"]["districts"]["geometries"].pop()
        content["arcs"][0][0][0] -= 300

    in_json(files, "districts.topojson", drop_and_move)
    report = checked(base, files)
    told = {one.code: one for one in report.doubts}
    assert report.is_clean
    assert told["place-no-shape"].cell == "A8" and "Hofbau" in told["place-no-shape"].what
    assert "30 per cent of the shape of Zenda" in told["shape-beyond"].what
    in_places("XR-S-2", "drawn_as", "XR-S-1")(files)
    assert "place-no-shape" not in {one.code for one in checked(base, files).doubts}


def test_what_names_a_place_whose_row_is_left_out_is_told_that_and_its_shape_is_not(base, files):
    in_places("XR-S-2", "lat", "north")(files)
    report = checked(base, files)
    told = {one.file: one.what for one in report.problems}
    assert set(told) == {"places.csv", "values.csv"}
    assert "left out" in told["values.csv"]


def test_places_of_a_country_that_is_here_are_its_owners(base, files):
    in_places("XR", "place_id", "IN")(files)
    (told,) = [one for one in checked(base, files).problems if one.code == "table-shared"]
    assert "looks after the site" in told.remedy


def test_a_new_country_is_taken_along_and_adopted_with_its_programme(
    base, files, sound_root, tmp_path
):
    report = checked(base, files)
    assert report.is_clean, report.problems
    assert [one.code for one in report.doubts] == ["no-rate"]
    root, package = tmp_path / "data", tmp_path / "package.zip"
    shutil.copytree(sound_root, root)
    package.write_bytes(outputs.package_zip(report))
    assert adopt.main([str(package), "--data", str(root)]) == 0
    catalog = open_catalog(root)
    tables = read_tables(catalog)
    assert check(catalog, tables) == []
    own = catalog.package("castle-groups")
    assert own.layers == {"state": "ruritania_states", "district": "ruritania_districts"}
    assert sorted(path.name for path in own.folder.iterdir()) == [
        "coverage.csv", "datapackage.json", "indicators.csv", "sources.csv", "values.csv",
    ]  # fmt: skip
    assert "ruritania_survey" in set(tables.one("places", "sources").rows["source_id"])
    shapes = {one.place_id: one for one in read_layer(root, own.layers["district"]).shapes}
    assert shapes["XR-N-1"].name == "Zenda" and shapes["XR-N-1"].parent_id == "XR-N"
    assert shapes["XR-N-1"].rings == (
        ((10.0, 46.0), (11.0, 46.0), (11.0, 47.0), (10.0, 47.0), (10.0, 46.0)),
    )
    assert "Survey of Ruritania" in read_layer(root, own.layers["state"]).attribution
    # What stood there stays to the letter.
    for path in ("places/places.csv", "places/sources.csv"):
        assert (root / path).read_bytes().startswith((sound_root / path).read_bytes())
    # The next sheet of the programme needs no places any more.
    again = check_package(
        [read_upload(files["values.csv"].encode(), "values.csv")],
        Base(catalog, tables), own.descriptor,
    )  # fmt: skip
    assert again.is_clean and again.country is None


def test_git_applies_the_patch_of_a_new_country(base, files, sound_root, tmp_path):
    report = checked(base, files)
    patch = write_patch(report, find_changes(base, report))
    assert not patch.lacking
    shutil.copytree(sound_root, tmp_path / "data")
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    subprocess.run(["git", "-C", tmp_path, "apply", "-"], input=patch.content, check=True)
    catalog = open_catalog(tmp_path / "data")
    assert check(catalog) == []
    assert len(read_layer(catalog.root, "ruritania_districts").shapes) == 4


def test_the_desk_shows_what_a_new_country_brings_and_previews_its_places(base, files):
    report = checked(base, files)
    upload = read_upload(zipped(files), "country.zip")
    given = your_data.GivenFile("1", 9, "zip", upload)
    recognised = {file: (table, rows) for file, _, _, table, rows in
                  your_data.recognised([given], report)[1]}  # fmt: skip
    assert recognised["places.csv"] == ("places", "7 of 7")
    assert recognised["districts.topojson"] == ("boundaries", "")
    said = data_report.say_country(report)
    assert "Ruritania is not here yet" in said and "7 places" in said and "2 levels" in said
    assert not data_report.say_country(replace(report, country=None))
    doubt = problem_at("places.csv", "place-no-shape", 8, "place_id")
    assert your_data.row_of(report, doubt)["name"] == "Hofbau"
    _, tables = preview(base, report)
    assert "XR-N-1" in set(tables.one("places", "places").rows["place_id"])
    assert "XR-N-1" not in set(base.tables.one("places", "places").rows["place_id"])
    changes = find_changes(base, report)
    assert "values" in changes.counts()
    left = {("coverage", next(iter(changes.rows.loc[changes.rows["table"] == "coverage", "key"])))}
    chosen = choose(base, report, changes, left)
    assert chosen.report.country is report.country and not chosen.stranded
    assert len(chosen.report.readings["coverage"].rows) == len(report.texts["coverage"]) - 1
