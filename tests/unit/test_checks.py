"""A damaged table is reported as file, row, column, what is wrong, and what to do."""

import re
from pathlib import Path

import pytest

import components.language  # noqa: F401 (who has the catalogues says the sentences)
from data import languages, load, report
from data.catalog import open_catalog
from data.checks.__main__ import main
from data.checks.folder import check
from data.problem_words import WORDS, desk, join_words, registers
from data.problems import column_letter, problem_at
from data.tables import read_tables

VALUES = "programmes/example/values.csv"
CASES = "programmes/example/cases.csv"
COVERAGE = "programmes/example/coverage.csv"


def edit(root, file, old, new, encoding="utf-8"):
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode(encoding))


def doubled(root):
    lines = (root / VALUES).read_text().splitlines()
    (root / VALUES).write_text("\n".join([*lines, lines[-1]]) + "\n")


# Faults that do not hide each other are told by one look at the folder.
DAMAGE = {
    "a place, a number, a row twice": (
        [
            (CASES, "IN-C11-236", "IN-C11-999", "cell C2 (column place_id): “IN-C11-999”", "“Lists”"),
            (VALUES, ",30,", ",thirty,", "cell H2 (column value)", "Write a plain number"),
            (VALUES, doubled, None, "cell A7", "Keep one of the rows"),
        ]
    ),
    "a column, a source": (
        [
            (VALUES, "indicator_id,", "indicator,", "indicator", ""),
            (CASES, ",made_up,", ",nobody,", "cell Z2 (column source_id): “nobody”",
             "Add it to the table sources"),
        ]
    ),
    "a gap, a theme": (
        [
            (VALUES, ",30,", ",,", "cell I2 (column missing_reason)", "Say why"),
            (CASES, ",water,", ",watr,", "cell M2 (column themes): “watr”", "one of these: water"),
            (COVERAGE, "place_id", "Place_ID", "The header says “Place_ID”", "in the same letters"),
        ]
    ),
    "an encoding, an empty file": (
        [
            (CASES, "A made-up well", "A made-up wéll", "UTF-8", ""),
            (COVERAGE, lambda root: (root / COVERAGE).write_text(""), None, "", ""),
        ]
    ),
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_reported_with_spot_and_remedy(small_root, damage):
    for file, old, new, *_ in DAMAGE[damage]:
        if callable(old):
            old(small_root)
        else:
            edit(small_root, file, old, new, "latin-1" if "é" in new else "utf-8")
    found = [str(problem) for problem in check(open_catalog(small_root))]
    for file, _, _, *parts in DAMAGE[damage]:
        assert any(one.startswith(file) and all(part in one for part in parts) for one in found), (
            found
        )


@pytest.mark.parametrize("text", ["", "{", '{"title": "no name"}'])
def test_a_damaged_description_is_reported_and_the_rest_still_opens(small_root, text):
    (small_root / "programmes" / "example" / "datapackage.json").write_text(text)
    catalog = open_catalog(small_root)
    assert [package.package_id for package in catalog.shared] == [
        "places",
        "vocabulary",
        "boundaries",
    ]
    assert [package.package_id for package in catalog.programmes] == ["neighbour"]
    assert [problem.file for problem in catalog.problems] == ["programmes/example/datapackage.json"]


def test_reading_says_every_bad_cell_at_once(small_root):
    edit(small_root, VALUES, ",30,", ",thirty,")
    edit(small_root, VALUES, ",20,", ",1.000,5,")
    edit(small_root, VALUES, ",1.000,5,", ",“20”,")
    catalog = open_catalog(small_root)
    read = load.read_table(catalog.package("example").tables["values"], small_root)
    assert [(one.row, one.column) for one in read.problems] == [(2, "value"), (3, "value")]
    assert "“thirty” is not a number" in str(read.problems[0])


def test_a_damaged_package_does_not_hide_the_others(small_root):
    (small_root / CASES).write_text("nonsense\n1\n")
    catalog = open_catalog(small_root)
    reading = read_tables(catalog).of(catalog.programmes, "cases")
    assert list(reading.rows["package_id"]) == ["neighbour"]
    assert reading.problems


def test_types_keep_what_is_missing_missing(small_root):
    catalog = open_catalog(small_root)
    cases = load.read_table(catalog.package("example").tables["cases"], small_root).rows
    assert cases["themes"][2] == ("water",)
    assert cases["other_place_ids"][2] == ()
    assert cases["note"].isna()[2]
    assert str(cases["year"].dtype) == "Int64"


def test_the_report_counts_rows_gaps_and_ranges(small_root):
    lines = list(report.lines(open_catalog(small_root)))
    assert "  values: 6 rows" in lines
    assert "    value: 0 empty, 9.0 to 300.0" in lines


def test_the_command_fails_when_there_is_a_problem(small_root, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["checks", str(small_root)])
    assert main() == 0
    edit(small_root, VALUES, ",30,", ",thirty,")
    assert main() == 1
    assert (
        "PROBLEM programmes/example/values.csv, cell H2 (column value)" in capsys.readouterr().out
    )


@pytest.mark.parametrize("written", ["-0", "-0.0"])
def test_a_zero_is_read_without_a_sign(small_root, written):
    edit(small_root, VALUES, ",30,", f",{written},")
    table = open_catalog(small_root).package("example").tables["values"]
    assert str(float(load.read_table(table, small_root).rows["value"].iloc[0])) == "0.0"


CODE = Path(__file__).parents[2]


def test_every_problem_has_words_and_all_words_are_said():
    """A code without words would end a page in an error; words without a code would be translated in vain."""
    words = CODE / "data" / "problem_words"
    files = [path for room in ("data", "components") for path in (CODE / room).rglob("*.py")]
    text = "".join(path.read_text() for path in files if path.parent != words)
    told = re.findall(
        r'(?:problem_at|_fault|ShapesMissing)\((?:\s*[\w.(){}"/]+,)?\s*"([a-z0-9-]+)"', text
    )
    assert set(told) <= set(WORDS)
    assert {code for code in WORDS if f'"{code}"' not in text} == set()


def test_a_code_has_the_words_of_one_table():
    said = problem_at("v.csv", "point-outside", 2, "lat", village="Ras", district="Gaya")
    assert "“Ras” lies outside its district (Gaya)" in said.what
    with pytest.raises(ValueError, match="point-far"):
        join_words(registers.WORDS, desk.WORDS, {"point-far": desk.WORDS["point-far"]})


@pytest.mark.parametrize("code", sorted(WORDS))
def test_both_sentences_of_a_problem_come_from_the_catalogue_of_the_readers_language(code):
    places = re.findall(r"{(\w+)}", WORDS[code].what + WORDS[code].remedy + WORDS[code].plural)
    values = {name: 2 if name == "count" else "x" for name in places}
    problem = problem_at("a.csv", code, 2, "year", **values)
    with languages.speaking(languages.PSEUDO):
        assert problem.what.startswith("«") and problem.what.endswith("»")
        assert problem.remedy.startswith("«") and problem.remedy.endswith("»")
        assert problem.spot.startswith("«")


@pytest.mark.parametrize(
    ("position", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_a_column_is_called_as_a_spreadsheet_calls_it(position, letter):
    assert column_letter(position) == letter
