"""A broken register says cell, what is wrong and the remedy, and loses no more than the cell or row."""

from pathlib import Path

import pandas as pd
import pytest

from data import languages
from data.register_intake import checks, faults, points
from data.register_intake.checks import Checked, Known
from data.register_intake.prepare import faults_file
from data.shapes import Layer, Shape
from data.table_schema import Table, standard_schema

KNOWN = Known(
    pd.DataFrame(
        [
            ("X-N-1", "district", "X"),
            ("X-N-2", "district", "X"),
            ("X-N-1-a", "subdistrict", "X"),
            ("X-N", "state", "X"),
            ("Y-1", "district", "Y"),
        ],
        columns=["place_id", "level", "country_id"],
        dtype="string",
    ),
    "X",
    {
        "tiers": ("household", "primary", "village", "union"),
        "coverage_statuses": ("covered", "not_covered", "no_record"),
        "group_statuses": ("active", "inactive", "closed"),
    },
    frozenset({"s"}),
    "2021-06",
)
VILLAGES = {
    "v1": dict(village_id="v1", name="Rampur", place_id="X-N-1", source_id="s"),
    "v2": dict(
        village_id="v2", name="सीतापुर", place_id="X-N-1-a", first_year="2019", source_id="s"
    ),
}
GROUPS = {
    "c": dict(group_id="c", tier="union", place_id="X-N-1", source_id="s"),
    "f": dict(group_id="f", tier="village", village_id="v1", parent_group_id="c", source_id="s"),
    "g": dict(
        group_id="g", tier="primary", village_id="v1", parent_group_id="f", formed="2015-02",
        members="12", women="12", status="active", source_id="s",
    ),
}  # fmt: skip
ROW_OF = {"v1": 2, "v2": 3, "c": 2, "f": 3, "g": 4}


def table(folder: Path, name: str, rows: list[dict[str, str]]) -> Table:
    known = Table.of(name, folder / f"{name}.csv", standard_schema(name))
    pd.DataFrame(rows, columns=known.columns).to_csv(known.path, index=False)
    return known


def look(folder: Path, changed: dict[str, dict[str, str]] | None = None, more=()) -> Checked:
    """A sound register with some cells changed and some rows more."""
    rows = {code: row | (changed or {}).get(code, {}) for code, row in (VILLAGES | GROUPS).items()}
    villages = [rows[code] for code in VILLAGES] + [one for one in more if "name" in one]
    groups = [rows[code] for code in GROUPS] + [one for one in more if "tier" in one]
    read = table(folder, "villages", villages), table(folder, "groups", groups)
    return checks.check_register(*read, "x/register", KNOWN)


def told(checked: Checked) -> list[tuple[str, int, str, str]]:
    """Code, row, column and file of each fault."""
    return [(one.code, one.row, one.column, one.file) for one in checked.faults.first()]


def test_a_sound_register_has_no_fault_and_loses_nothing(tmp_path):
    checked = look(tmp_path)
    assert told(checked) == []
    assert list(checked.villages["village_id"]) == ["v1", "v2"]
    assert list(checked.groups["group_id"]) == ["c", "f", "g"]
    assert list(checked.villages["status"]) == ["covered", "covered"]


# A code, the cell that is changed, what it becomes, and whether its row can be used all the same.
BROKEN = [
    ("unknown-village", "g", "village_id", "v9", False),
    ("unknown-place", "v2", "place_id", "X-N-9", False),
    ("place-abroad", "v2", "place_id", "Y-1", False),
    ("place-level", "v2", "place_id", "X-N", False),
    ("unknown-place", "c", "place_id", "X-N-9", False),
    ("not-a-term", "v2", "status", "maybe", False),
    ("not-a-term", "g", "status", "asleep", False),
    ("not-a-term", "g", "tier", "cluster", False),
    ("unknown-source", "g", "source_id", "t", False),
    ("women", "g", "women", "13", False),
    ("later", "g", "formed", "2021-07", False),
    ("period-day", "g", "formed", "2015-02-30", False),
    ("number-whole", "g", "members", "a dozen", False),
    ("number-small", "g", "members", "-1", False),
    ("required", "v2", "name", "", False),
    ("space-after", "g", "group_id", "g ", False),
    ("line-break", "v2", "block", "Gurua\nGaya", False),
    ("later", "v2", "first_year", "2022", True),
    ("point-half", "v2", "lat", "25.5", True),
    ("unknown-parent", "g", "parent_group_id", "z", True),
    ("parent-tier", "f", "parent_group_id", "g", True),
]  # fmt: skip


@pytest.mark.parametrize(("code", "row", "column", "cell", "is_kept"), BROKEN)
def test_a_broken_cell_is_told_with_its_place_and_remedy(
    tmp_path, code, row, column, cell, is_kept
):
    changed = {row: {column: cell}}
    if code == "parent-tier":
        changed["g"] = {"parent_group_id": ""}
    checked = look(tmp_path, changed)
    problem = next(one for one in checked.faults.first() if one.code == code)
    named = "lon" if code == "point-half" else column
    file = "villages.csv" if row in VILLAGES else "groups.csv"
    assert (problem.row, problem.column) == (ROW_OF[row], named)
    assert problem.file == f"x/register/{file}"
    with languages.speaking(languages.ENGLISH):
        assert problem.what.endswith(".")
        assert problem.remedy
    kept = checked.villages if row in VILLAGES else checked.groups
    assert (ROW_OF[row] in kept.index) == is_kept
    if is_kept:
        assert pd.isna(kept.loc[ROW_OF[row], column])


def test_of_two_rows_with_one_code_none_is_used_and_both_are_told(tmp_path):
    checked = look(tmp_path, more=[GROUPS["g"] | {"members": "9", "women": "9"}])
    assert [row for code, row, *_ in told(checked) if code == "row-code"] == [4, 5]
    assert list(checked.groups["group_id"]) == ["c", "f"]


def test_a_group_whose_village_is_left_out_says_so_and_its_federation_keeps_its_row(tmp_path):
    checked = look(tmp_path, {"v1": {"place_id": "X-N-9"}})
    assert ("village-left-out", 4, "village_id", "x/register/groups.csv") in told(checked)
    assert list(checked.groups["group_id"]) == ["c"]


def test_federations_that_belong_to_each_other_in_a_circle_lose_that_link_alone(tmp_path):
    other = GROUPS["f"] | {"group_id": "f2", "parent_group_id": "f"}
    checked = look(tmp_path, {"f": {"parent_group_id": "f2"}}, [other])
    assert [(code, row) for code, row, *_ in told(checked)] == [("circle", 3), ("circle", 5)]
    assert checked.groups.set_index("group_id")["parent_group_id"].dropna().to_dict() == {"g": "f"}


def test_a_group_without_a_place_is_told_unless_groups_with_one_belong_to_it(tmp_path):
    checked = look(
        tmp_path, {"c": {"place_id": ""}}, [GROUPS["c"] | {"group_id": "c2", "place_id": ""}]
    )
    assert told(checked) == [("no-place", 5, "village_id", "x/register/groups.csv")]


def test_a_file_in_another_encoding_is_told_with_the_cell_of_its_first_letter(tmp_path):
    villages = table(tmp_path, "villages", list(VILLAGES.values()))
    text = villages.path.read_text(encoding="utf-8").replace("सीतापुर", "Sītāpur").replace("ī", "é")
    villages.path.write_bytes(text.replace("ā", "a").encode("latin-1"))
    checked = checks.check_register(villages, None, "x/register", KNOWN)
    (problem,) = checked.faults.first()
    assert (problem.code, problem.row, problem.column) == ("encoding", 3, "name")
    assert checked.villages.empty


def test_an_encoding_that_breaks_far_down_is_told_too(tmp_path):
    rows = [VILLAGES["v1"] | {"village_id": f"v{n}", "note": "x" * 200} for n in range(6_000)]
    villages = table(tmp_path, "villages", rows)
    content = villages.path.read_bytes()
    villages.path.write_bytes(content[:-300] + content[-300:].replace(b"Rampur", b"R\xe9mpur"))
    (problem,) = checks.check_register(villages, None, "x/register", KNOWN).faults.first()
    assert (problem.code, problem.row, problem.column) == ("encoding", 6_001, "name")


def test_parquet_is_read_with_the_types_it_has_and_checked_alike(tmp_path):
    rows = pd.DataFrame(
        {
            "village_id": ["v1", "v2"], "name": ["Rampur", None], "place_id": "X-N-1",
            "first_year": [2015.0, None], "members": [40, 50], "source_id": "s",
        }
    )  # fmt: skip
    known = Table.of("villages", tmp_path / "villages.parquet", standard_schema("villages"))
    rows.to_parquet(known.path)
    checked = checks.check_register(known, None, "x/register", KNOWN)
    assert told(checked) == [("required", 3, "name", "x/register/villages.parquet")]
    assert checked.villages.loc[2, ["first_year", "members"]].tolist() == [2015, 40]


def test_the_points_outside_their_district_are_told_and_left_out_and_the_villages_stay(places):
    """Three in a hundred lie elsewhere; of one latitude and longitude are exchanged."""
    square = ((80.0, 20.0), (81.0, 20.0), (81.0, 21.0), (80.0, 21.0), (80.0, 20.0))
    layer = Layer(
        "l", "X", "district", "2011", False, "", (Shape("X-N-1", "Alpha", "", (square,)),)
    )
    rows = pd.DataFrame({"name": [f"v{n}" for n in range(100)], "place_id": "X-N-1"})
    rows = rows.assign(lat=20.5, lon=80.5).astype({"lat": "Float64", "lon": "Float64"})
    rows.loc[[7, 8], "lat"], rows.loc[9, ["lat", "lon"]] = 23.0, [80.5, 20.5]
    # Borders are drawn with fewer corners than they have.
    rows.loc[10, "lat"] = 21.01
    outside = points.outside(rows, layer, places, "x/register/villages.csv")
    assert outside["row"].tolist() == [7, 8, 9]
    assert outside["code"].tolist() == ["point-outside", "point-outside", "point-swapped"]
    checked = checks.cells_emptied(Checked(rows, None, faults.Faults.of([])), outside)
    with languages.speaking(languages.ENGLISH):
        assert {one.what for one in checked.faults.first()} == {
            f"The point of “v{number}” lies outside its district (Alpha)." for number in (7, 8, 9)
        }
    assert len(checked.villages) == 100
    assert checked.villages[["lat", "lon"]].isna().all(axis=1).sum() == 3


def test_the_first_faults_of_each_kind_are_said_and_all_of_them_are_in_the_file(tmp_path):
    many = [GROUPS["g"] | {"group_id": f"g{n}", "village_id": "v9"} for n in range(60)]
    odd = GROUPS["g"] | {"group_id": "odd", "women": "99"}
    checked = look(tmp_path, more=[*many, odd])
    first = [one.code for one in checked.faults.first(3)]
    assert first.count("unknown-village") == 3
    assert first.count("women") == 1
    listed = faults_file(checked.faults).decode("utf-8-sig").splitlines()
    assert listed[0] == "file,row,column,code,loses,what,remedy"
    assert len(listed) == 1 + 61
