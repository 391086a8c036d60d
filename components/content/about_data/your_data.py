"""What is said at the editor's desk: what may be given, what was recognised, what is wrong, what is asked."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from components.content.elements import markup
from components.facts import tables
from components.language import lists, numbers
from components.language.messages import gettext, gettext_noop, ngettext
from data.checks import outputs, templates
from data.checks.limits import Limits, Step
from data.checks.report import Report
from data.checks.sheet import Upload
from data.letters import join_sentences
from data.messages import phrase
from data.problems import Problem
from data.references import PLACES
from data.table_schema import standard_schema

TITLE = gettext_noop("Your data")
LEAD = gettext_noop(
    "Give your sheets as they are. You see what was understood, what has to be mended and what would "
    "change here, and take a checked package along."
)
SAFE = gettext_noop(
    "Your files are read in memory for you alone: nothing is published, nothing is written to a disk or a "
    "log, and all of it is gone when you close this page."
)
OTHER_COUNTRY = gettext_noop(
    "Is its country not listed? Give a ZIP with the tables, the table places of the new country, its "
    "boundaries (GeoJSON or TopoJSON) and a datapackage.json: they are checked and taken along together."
)
ENDINGS = (
    "csv", "tsv", "txt", "xlsx", "xlsm", "xls", "xlsb", "ods", "zip", "json", "geojson", "topojson",
)  # fmt: skip
# As Streamlit is told in `.streamlit/config.toml`, and the layer that takes files in `uploads.py`.
MOST_MEGABYTES = 25
NEW = "new_programme"
FIRST = 20
# Kinds of what has to be answered or mended before anything is published.
TO_MEND = ("question", "problem", "refusal")
STEPS: Mapping[Step, str] = {
    "unpack": gettext_noop("Unpacking {file} …"),
    "read": gettext_noop("Reading {file} …"),
    "check": gettext_noop("Looking at every cell …"),
    "judge": gettext_noop("Looking at every row …"),
    "join": gettext_noop("Looking up the codes that name other rows …"),
    "doubts": gettext_noop("Looking for figures that cannot be right …"),
    "compare": gettext_noop("Comparing with what is published …"),
}
KINDS: Mapping[str, str] = {
    "text": gettext_noop("Text"),
    "xlsx": gettext_noop("Excel workbook (xlsx)"),
    "xlsb": gettext_noop("Excel workbook (xlsb)"),
    "xls": gettext_noop("Old Excel workbook (xls)"),
    "ods": gettext_noop("OpenDocument workbook (ods)"),
    "zip": gettext_noop("ZIP"),
    "shapes": gettext_noop("Boundaries (GeoJSON or TopoJSON)"),
}
SEPARATORS: Mapping[str, str] = {
    "separator-semicolons": gettext_noop("semicolons"),
    "separator-tabs": gettext_noop("tabs"),
    "separator-strokes": gettext_noop("upright strokes"),
}
ENCODINGS = ("read-encoding", "read-old-encoding")
FAILED = gettext_noop(
    "These files could not be checked: something went wrong here that is not your fault. Try them one by "
    "one, to find the one it is about."
)


@dataclass(frozen=True)
class GivenFile:
    """A file that an editor gave.

    Attributes:
        file_id: tells it from another of the same name.
        size: in bytes.
        kind: one of :data:`KINDS`, or the code of the problem that says what else it is.
    """

    file_id: str
    size: int
    kind: str
    upload: Upload


def offer_programmes() -> dict[str, str]:
    """The programmes that files can be for, by id, and a new one."""
    return {**tables.programme_names(), NEW: gettext("A new programme")}


def name_table(table: str) -> str:
    """What a table is called, by its name in files."""
    return gettext(str(standard_schema(table)["title"]))


def say_limits() -> str:
    """What may be given, said before somebody gives it."""
    limits = Limits()
    return gettext(
        "CSV, TSV, Excel (xlsx, xls), OpenDocument (ods), or a ZIP of them: up to {size} MB together, "
        "{rows} rows and {columns} columns a sheet. Several files at once are fine; so are boundaries of a "
        "new country (GeoJSON, TopoJSON).",
        size=MOST_MEGABYTES,
        rows=limits.rows,
        columns=limits.columns,
    )


def say_format(given: GivenFile) -> str:
    """The format of a file, of a text with its encoding and what separates its cells."""
    kind = gettext(KINDS[given.kind]) if given.kind in KINDS else gettext("Not recognised")
    if given.kind != "text" or not given.upload.sheets:
        return kind
    remarks = {one.code: one for one in given.upload.remarks}
    encoding = next(
        (str(dict(remarks[code].values)["encoding"]) for code in ENCODINGS if code in remarks),
        "UTF-8",
    )
    separated = next(
        (gettext(word) for code, word in SEPARATORS.items() if code in remarks), gettext("commas")
    )
    return gettext(
        "{kind}, {encoding}, cells separated by {separator}",
        kind=kind,
        encoding=encoding,
        separator=separated,
    )


def recognised(
    files: Sequence[GivenFile], report: Report
) -> tuple[list[str], list[tuple[str, ...]]]:
    """Heads and rows of the list of all sheets: what each was taken for, and how many of its rows count."""
    heads = [
        gettext("File"),
        gettext("Sheet"),
        gettext("Format"),
        gettext("Table"),
        gettext("Rows"),
    ]
    known = {(one.file, one.sheet): one for one in report.tables}
    rows: list[tuple[str, ...]] = []
    for given in files:
        shapes = {(shape.file, "") for shape in given.upload.shapes}
        named = {(sheet.file, sheet.name) for sheet in given.upload.sheets} | shapes
        for file, sheet in sorted(named) or [(given.upload.name, "")]:
            table = known.get((file, sheet))
            said = _say_rows(table.kept, table.given) if table else ""
            none = gettext("boundaries") if (file, sheet) in shapes else _no_table(sheet)
            rows.append((file, sheet, say_format(given), table.name if table else none, said))
    return heads, rows


def _no_table(sheet: str) -> str:
    """What a sheet is that holds no rows of a table; those of our template are known by their names."""
    if sheet == templates.ABOUT_SHEET:
        return gettext("the description of the programme")
    if sheet in (templates.LISTS_SHEET, templates.COLUMNS_SHEET):
        return gettext("a help of the template")
    if sheet in templates.PROGRAMME_TABLES:
        return gettext("a table without rows")
    return gettext("not a table")


def _say_rows(kept: int, given: int) -> str:
    return gettext(
        "{kept} of {given}",
        kept=numbers.format_number(kept),
        given=numbers.format_number(given),
    )


def set_apart(report: Report) -> list[str]:
    """A sentence for each table with columns that no table has."""
    return [
        gettext(
            "{table}: these columns are not read, and stay with you: {columns}",
            table=one.name,
            columns=lists.join(one.apart),
        )
        for one in report.tables
        if one.apart
    ]


def say_programme(report: Report, known: Iterable[str]) -> str:
    """For which programme the sheets were taken."""
    package = report.package
    title = package.title
    if package.package_id in known:
        return gettext("Taken for tables of {programme}.", programme=title)
    return gettext("Taken for tables of a new programme: {programme}.", programme=title)


def say_outcome(report: Report) -> str:
    """The result of a check, and what has to be confirmed, in a sentence each."""
    waiting = len(report.unconfirmed)
    said = _say_usable(report)
    return join_sentences([said, say_unconfirmed(waiting)]) if waiting else said


def _say_usable(report: Report) -> str:
    kept = sum(one.kept for one in report.tables)
    given = sum(one.given for one in report.tables)
    if not report.tables:
        return gettext("None of the sheets could be read as a table.")
    if report.is_clean:
        return ngettext(
            "The row can be used as it is.", "All {count} rows can be used as they are.", kept
        )
    if report.refusals and not report.problems and not report.questions:
        return ngettext(
            "The row can be used, but the programme cannot be published like this.",
            "All {count} rows can be used, but the programme cannot be published like this.",
            kept,
        )
    if report.questions:
        return gettext(
            "{kept} of {given} rows can be used so far; something has to be answered.",
            kept=kept,
            given=given,
        )
    return gettext("{kept} of {given} rows can be used.", kept=kept, given=given)


def say_unconfirmed(count: int) -> str:
    """What becomes of figures that look wrong while nobody has said that they are right."""
    return ngettext(
        "{count} figure looks wrong: the package cannot be published before somebody confirms it.",
        "{count} figures look wrong: the package cannot be published before somebody confirms them.",
        count,
    )


def counted(report: Report) -> list[tuple[str, str, str]]:
    """How often each kind of thing is told: what became of it, how often, and the first one."""
    told = list(outputs.told(report))
    counts = Counter((kind, problem.code) for kind, problem in told)
    first: dict[tuple[str, str], Problem] = {}
    for kind, problem in told:
        first.setdefault((kind, problem.code), problem)
    return [
        (phrase(outputs.KINDS[kind]), numbers.format_number(count), first[kind, code].what)
        for (kind, code), count in counts.items()
    ]


def first_told(report: Report) -> tuple[int, list[str], list[tuple[str, ...]]]:
    """How many things have to be mended or answered, and the first of them as a table with their cells."""
    told = [(kind, one) for kind, one in outputs.told(report) if kind in TO_MEND]
    heads = [
        gettext("Cell"),
        gettext("Column"),
        gettext("What stands there"),
        gettext("What to do"),
        gettext("File and sheet"),
    ]
    rows: list[tuple[str, ...]] = [
        (_say_cell(one), one.column or "", one.what, one.remedy, _say_file(one))
        for _, one in told[:FIRST]
    ]
    return len(told), heads, rows


def _say_cell(problem: Problem) -> str:
    if problem.cell or problem.row is None:
        return problem.cell or gettext("the whole file")
    # The number of a row is a name: it has no sign for thousands.
    return gettext("row {row}", row=str(problem.row))


def _say_file(problem: Problem) -> str:
    if not problem.sheet:
        return problem.file
    return gettext("{file}, sheet “{sheet}”", file=problem.file, sheet=problem.sheet)


def say_problem(problem: Problem) -> str:
    """What is wrong, where, and what to do, as text for a label that Streamlit reads as Markdown."""
    return markup.literal(str(problem))


def row_of(report: Report, problem: Problem) -> dict[str, str]:
    """The filled cells of the row that a problem is about; nothing if it is not about one."""
    table = next(
        (one for one in report.tables if (one.file, one.sheet) == (problem.file, problem.sheet)),
        None,
    )
    texts = {**({PLACES: report.country.text} if report.country else {}), **report.texts}
    text = texts.get(table.name) if table else None
    if text is None or problem.row not in text.index:
        return {}
    row = text.loc[problem.row]
    return {str(name): str(cell) for name, cell in row.dropna().items()}
