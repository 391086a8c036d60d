"""What goes wrong with tables in practice, as data: each fault, and where it has to be told.

Each damages the folder of :mod:`tests.small_data` in one way: the made-up programme `example`, or what
all programmes share. The other programme, `neighbour`, is never touched.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

EXAMPLE = "programmes/example"
VALUES, CASES = f"{EXAMPLE}/values.csv", f"{EXAMPLE}/cases.csv"
EVENTS, SOURCES = f"{EXAMPLE}/events.csv", f"{EXAMPLE}/sources.csv"
INDICATORS, COVERAGE = f"{EXAMPLE}/indicators.csv", f"{EXAMPLE}/coverage.csv"
OUTCOMES = f"{EXAMPLE}/outcomes.csv"
DESCRIPTION = f"{EXAMPLE}/datapackage.json"
TERMS, PLACES = "vocabulary/terms.csv", "places/places.csv"
SHAPES = "boundaries/india_districts.topojson"

Damage = Callable[[Path], None]


@dataclass(frozen=True)
class Fault:
    """One fault.

    Attributes:
        damage: does it to a data folder.
        file: the file that has to be named.
        row: row that has to be named, as a spreadsheet counts it; None for the whole file.
        column: column that has to be named; None if there is none.
        page: page that would have shown what is lost; "" if nothing of the example is lost.
    """

    damage: Damage
    file: str
    row: int | None = None
    column: str | None = None
    page: str = "home"


def replaced(file: str, old: str, new: str) -> Damage:
    """Replace the first of a text in a file."""

    def damage(root: Path) -> None:
        path = root / file
        text = path.read_text(encoding="utf-8")
        assert old in text, (file, old)
        path.write_bytes(text.replace(old, new, 1).encode("utf-8", "surrogateescape"))

    return damage


def rewritten(file: str, change: Callable[[str], str | bytes]) -> Damage:
    """Put another text in the place of a file."""

    def damage(root: Path) -> None:
        path = root / file
        changed = change(path.read_text(encoding="utf-8"))
        path.write_bytes(changed.encode() if isinstance(changed, str) else changed)

    return damage


def gone(file: str) -> Damage:
    """Delete a file."""
    return lambda root: (root / file).unlink()


def a_folder(file: str) -> Damage:
    """A folder in the place of a file."""

    def damage(root: Path) -> None:
        (root / file).unlink()
        (root / file).mkdir()

    return damage


def twin_package(root: Path) -> None:
    """A copy of a programme's folder whose name was not changed."""
    shutil.copytree(root / EXAMPLE, root / "programmes" / "example_2")


def value(cell: str, column: str = "value") -> Fault:
    """Another cell in the second row of values (the figure of Bihar)."""
    quoted = f'"{cell}"' if "," in cell else cell
    return Fault(replaced(VALUES, "main,20,", f"main,{quoted},"), VALUES, 3, column)


def period(cell: str) -> Fault:
    """Another period in the second row of values."""
    return Fault(replaced(VALUES, "IN-BR,2021,", f"IN-BR,{cell},"), VALUES, 3, "period")


def code(old: str, new: str, column: str) -> Fault:
    """Another code in the second row of values."""
    return Fault(replaced(VALUES, f"groups,IN-BR{old}", f"groups,IN-BR{new}"), VALUES, 3, column)


def in_case(old: str, new: str, column: str | None) -> Fault:
    """Another cell in the only case."""
    return Fault(replaced(CASES, old, new), CASES, 2, column, "learning_zone")


def whole(damage: Damage, row: int | None = None, column: str | None = None) -> Fault:
    """The file of values cannot be read."""
    return Fault(damage, VALUES, row, column)


def without_lines(start: str) -> Callable[[str], str]:
    """A file without the rows that begin so."""

    def change(text: str) -> str:
        return "".join(line for line in text.splitlines(True) if not line.startswith(start))

    return change


def doubled(text: str) -> str:
    """The second row once more, with a larger figure."""
    return text + text.splitlines()[2].replace(",20,", ",9999,") + "\n"


FAULTS = {
    # Numbers
    "inf": value("inf"),
    "INF": value("INF"),
    "minus inf": value("-inf"),
    "nan": value("nan"),
    "NaN": value("NaN"),
    "1e400": value("1e400"),
    "scientific": value("2.24E+04"),
    "underscore": value("1_000"),
    "Devanagari digits": value("२०"),
    "Arabic digits": value("۲۰"),
    "no-break space": value("20\u00a0"),
    "space before": value(" 20"),
    "thousands": value("1,23,456"),
    "per cent": value("12.5%"),
    "decimal comma": value("93,3"),
    "NA": value("NA"),
    "dash": value("-"),
    "formula": value("=1+1"),
    "plus": value("+20"),
    "hexadecimal": value("0x14"),
    "word": value("twenty"),
    "too many digits": value("12345678901234567890"),
    "no value, no reason": value("", "missing_reason"),
    "value and reason": Fault(
        replaced(VALUES, "main,20,,", "main,20,not_reported,"), VALUES, 3, "missing_reason"
    ),
    # Periods and dates
    "financial year": period("2021-22"),
    "month or year": period("2011-12"),
    "month 13": period("2021-13"),
    "30 February": period("2021-02-30"),
    "ends before it begins": period("2021/2019"),
    "day first": period("31/03/2016"),
    "month in words": period("Mar-16"),
    "serial day": period("42460"),
    "no period": period(""),
    "Devanagari year": period("२०२१"),
    "date of a gathering": Fault(
        replaced(EVENTS, "district,2021,,", "district,2021,31/03/2014,"), EVENTS, 2, "date", "conclaves"
    ),
    "day a source was seen": Fault(
        replaced(SOURCES, ",,2021,,", ",,2021,31/03/2014,"), SOURCES, 2, "accessed"
    ),
    # Codes
    "space after a place": code(",", " ,", "place_id"),
    "old name of a place": Fault(
        replaced(VALUES, "groups,IN-BR,", "groups,Orissa,"), VALUES, 3, "place_id"
    ),
    "place in its script": Fault(
        replaced(VALUES, "groups,IN-BR,", "groups,गया,"), VALUES, 3, "place_id"
    ),
    "another country": Fault(
        replaced(VALUES, "groups,IN-BR,", "groups,PK-S,"), VALUES, 3, "place_id"
    ),
    "space after main": code(",2021,all,total,all,main,", ",2021,all,total,all,main ,", "variant"),
    "unknown group": code(",2021,all,", ",2021,everyone,", "group"),
    "unknown reporter": code(",2021,all,total,all,", ",2021,all,total,nobody,", "reporter"),
    "unknown indicator": Fault(
        replaced(VALUES, "groups,IN-BR", "grups,IN-BR"), VALUES, 3, "indicator_id"
    ),
    "unknown source": code(
        ",2021,all,total,all,main,20,,,made_up", ",2021,all,total,all,main,20,,,nobody", "source_id"
    ),
    "no source": code(
        ",2021,all,total,all,main,20,,,made_up", ",2021,all,total,all,main,20,,,", "source_id"
    ),
    "unknown unit": Fault(replaced(INDICATORS, ",cbos,", ",clubs,"), INDICATORS, 2, "unit"),
    "space after a unit": Fault(replaced(INDICATORS, ",cbos,", ",cbos ,"), INDICATORS, 2, "unit"),
    "headline without its country": Fault(
        rewritten(VALUES, without_lines("groups,IN,")), INDICATORS, 2, "headline", page=""
    ),
    "figures of fewer than three places": Fault(
        rewritten(VALUES, without_lines("groups,IN-JH,")), VALUES, None, "place_id", page=""
    ),
    "no rate that a map can show": Fault(
        rewritten(INDICATORS, without_lines("groups_per_100_villages,")),
        INDICATORS, None, "numerator_id", page="",
    ),
    "half a rate": Fault(
        replaced(INDICATORS, "groups,villages,,100", "groups,villages,,"), INDICATORS, 3, "numerator_id"
    ),
    "rate of nothing": Fault(
        replaced(INDICATORS, ",groups,villages,,100", ",grups,villages,,100"), INDICATORS, 3,
        "numerator_id",
    ),
    "place of a case": in_case("IN-C11-236", "IN-C11-999", "place_id"),
    "no place of a case": in_case("IN-C11-236", "", "place_id"),
    "theme of a case": in_case(",water,", ",watr,", "themes"),
    "themes by commas": in_case(",water,", ',"water,land",', "themes"),
    "year of a case": in_case(",2021,", ",21,", "year"),
    "year and a half": in_case(",2021,", ",2021.5,", "year"),
    "place of a gathering": Fault(
        replaced(EVENTS, "IN-C11-236", "Gaya Dist."), EVENTS, 2, "place_id", "conclaves"
    ),
    "outcome of no gathering": Fault(
        replaced(OUTCOMES, ",example-fair,", ",example-fête,"), OUTCOMES, 2, "event_id", "conclaves"
    ),
    "TRUE": Fault(
        replaced(COVERAGE, "sourced,true", "sourced,TRUE"), COVERAGE, 2, "list_complete", "coverage"
    ),
    "yes": Fault(
        replaced(COVERAGE, "sourced,true", "sourced,yes"), COVERAGE, 2, "list_complete", "coverage"
    ),
    "unknown status": Fault(
        replaced(COVERAGE, "IN-C11-236,covered", "IN-C11-236,done"), COVERAGE, 3, "status", "coverage"
    ),
    "place of coverage": Fault(
        replaced(COVERAGE, "IN-C11-236,", "IN-C11-236 ,"), COVERAGE, 3, "place_id", "coverage"
    ),
    "tier of a ladder": Fault(
        replaced(f"{EXAMPLE}/ladder.csv", ",primary,", ",primery,"), f"{EXAMPLE}/ladder.csv", 2,
        "tier", "federations",
    ),
    # Rows
    "double key": Fault(rewritten(VALUES, doubled), VALUES, 3, "indicator_id"),
    "double source": Fault(
        rewritten(SOURCES, lambda text: text + text.splitlines()[1] + "\n"), SOURCES, 3, "source_id"
    ),
    "bad row of a source": Fault(replaced(SOURCES, ",other,", ",rumour,"), SOURCES, 2, "kind"),
    "case of another programme": Fault(
        replaced("programmes/neighbour/cases.csv", "neighbour-well", "example-well"),
        "programmes/neighbour/cases.csv", 2, "case_id", "learning_zone",
    ),
    "row too short": Fault(replaced(VALUES, "main,20,,,made_up,stated,,shown", "main,20"), VALUES, 3),
    "row too long": Fault(replaced(VALUES, "main,20,", "main,2,0,"), VALUES, 3),
    "open quote": Fault(
        replaced(VALUES, "main,20,,,made_up,stated,", 'main,20,,,made_up,stated,"a'), VALUES, 3
    ),
    "quote in a cell": Fault(replaced(VALUES, "main,20,", 'main,"2"0,'), VALUES, 3),
    "blank row": Fault(
        rewritten(VALUES, lambda text: text + "," * 13 + "\n"), VALUES, 8, None, ""
    ),
    "cut in a row": Fault(rewritten(VALUES, lambda text: text[: text.rindex(",200")]), VALUES, 7),
    # Files
    "semicolons": whole(rewritten(VALUES, lambda text: text.replace(",", ";")), 1),
    "semicolons of a spreadsheet": whole(
        rewritten(VALUES, lambda text: "\ufeff" + text.replace(",", ";").replace("\n", "\r\n")), 1
    ),
    "tabs": whole(rewritten(VALUES, lambda text: text.replace(",", "\t")), 1),
    "sep line": whole(rewritten(VALUES, lambda text: "sep=,\n" + text), 1),
    "title row": whole(rewritten(VALUES, lambda text: "Our figures" + "," * 13 + "\n" + text), 2),
    "space in the header": whole(replaced(VALUES, "place_id,", "place_id ,"), 1, "place_id"),
    "no-break space in the header": whole(
        replaced(VALUES, ",value,", ",value\u00a0,"), 1, "value"
    ),
    "renamed column": whole(replaced(VALUES, "indicator_id,", "indicator,"), 1, "indicator_id"),
    "capitals in the header": whole(replaced(VALUES, "place_id,", "PLACE_ID,"), 1, "place_id"),
    "column twice": whole(replaced(VALUES, ",period,", ",place_id,"), 1, "period"),
    "Windows-1252": Fault(
        rewritten(CASES, lambda text: text.replace("A made-up well", "A made-up wéll").encode("cp1252")),
        CASES, 2, None, "learning_zone",
    ),
    "UTF-16": whole(rewritten(VALUES, lambda text: text.encode("utf-16"))),
    "empty file": whole(rewritten(VALUES, lambda _text: "")),
    "header only": whole(rewritten(VALUES, lambda text: text.splitlines()[0] + "\n")),
    "a spreadsheet": whole(rewritten(VALUES, lambda _text: b"PK\x03\x04" + bytes(100))),
    "missing values": whole(gone(VALUES)),
    "a folder for a file": whole(a_folder(VALUES)),
    "missing sources": Fault(gone(SOURCES), SOURCES),
    "empty sources": Fault(rewritten(SOURCES, lambda _text: ""), SOURCES),
    "missing indicators": Fault(gone(INDICATORS), INDICATORS),
    "missing cases": Fault(gone(CASES), CASES, None, None, "learning_zone"),
    "missing coverage": Fault(gone(COVERAGE), COVERAGE, None, None, "coverage"),
    "missing ladder": Fault(
        gone(f"{EXAMPLE}/ladder.csv"), f"{EXAMPLE}/ladder.csv", None, None, "federations"
    ),
    "terms cut": Fault(
        rewritten(TERMS, lambda text: text[: text.index("households,households")]), TERMS, None, None, ""
    ),
    "terms missing": Fault(gone(TERMS), TERMS, None, None, ""),
    "bad row of a term": Fault(
        replaced(TERMS, "units,cbos,community-based organisations,", "units,cbos,,"), TERMS, None, "label", ""
    ),
    "missing glossary": Fault(gone("vocabulary/glossary.csv"), "vocabulary/glossary.csv", page="about_data"),
    "missing synonyms": Fault(gone("vocabulary/synonyms.csv"), "vocabulary/synonyms.csv", page=""),
    "missing aliases": Fault(gone("places/aliases.csv"), "places/aliases.csv", page=""),
    # Descriptions and shapes
    "two packages of one name": Fault(
        twin_package, "programmes/example_2/datapackage.json", page="about_data"
    ),
    "description is no JSON": Fault(rewritten(DESCRIPTION, lambda text: text[:-40]), DESCRIPTION),
    "description is a list": Fault(rewritten(DESCRIPTION, lambda _text: "[]"), DESCRIPTION),
    "description missing": Fault(gone(DESCRIPTION), DESCRIPTION),
    "no name": Fault(replaced(DESCRIPTION, '"name": "example"', '"called": "example"'), DESCRIPTION),
    "no title": Fault(
        replaced(DESCRIPTION, '"title": "Example Hills programme (made up for tests)"', '"other": ""'),
        DESCRIPTION, page="",
    ),
    "no country": Fault(replaced(DESCRIPTION, '"country": "IN"', '"land": "IN"'), DESCRIPTION),
    "unknown country": Fault(replaced(DESCRIPTION, '"country": "IN"', '"country": "XX"'), DESCRIPTION),
    "no summary": Fault(replaced(DESCRIPTION, '"summary"', '"summery"'), DESCRIPTION, page=""),
    "no layers": Fault(replaced(DESCRIPTION, '"layers"', '"layer"'), DESCRIPTION, page="coverage"),
    "layers of another country": Fault(
        replaced(DESCRIPTION, "india_districts", "pakistan_districts"), DESCRIPTION, page="coverage"
    ),
    "unknown layer": Fault(
        replaced(DESCRIPTION, "india_districts", "india_districts_1911"), DESCRIPTION, page="coverage"
    ),
    "no programme block": Fault(replaced(DESCRIPTION, '"programme": {', '"program": {'), DESCRIPTION),
    "cut boundary file": Fault(
        rewritten(SHAPES, lambda text: text[: len(text) // 2]), SHAPES, page="coverage"
    ),
    "missing boundary file": Fault(gone(SHAPES), SHAPES, page="coverage"),
    "boundary file is another": Fault(rewritten(SHAPES, lambda _text: "{}"), SHAPES, page="coverage"),
    "no description of the shapes": Fault(
        gone("boundaries/datapackage.json"), "boundaries/datapackage.json", page="coverage"
    ),
    "no description of the vocabulary": Fault(
        gone("vocabulary/datapackage.json"), "vocabulary/datapackage.json", page=""
    ),
}  # fmt: skip
# What takes the whole site's ground away: nothing falls, though all programmes suffer.
OF_ALL = {
    "places missing": Fault(gone(PLACES), PLACES),
    "places cut": Fault(
        rewritten(PLACES, lambda text: text[: text.index("Jharkhand") + 4]), PLACES
    ),
    "no description of the places": Fault(
        gone("places/datapackage.json"), "places/datapackage.json"
    ),
}


def loss_of(fault: Fault) -> tuple[str, bool, str]:
    """What a fault takes away: of which file, whether all of it, and on which page it is missed."""
    return fault.file, fault.row is None or fault.row == 1, fault.page


# The first fault of each loss, for what cannot tell those of one loss apart.
ONE_OF_EACH_LOSS = {loss_of(fault): name for name, fault in reversed((FAULTS | OF_ALL).items())}
