"""A registry of habits, as data: what people write in their own tables, and what is made of it.

Cells: each stands in a row of its own of one sheet of figures, so that one check tells of all of them.
Files: each is a whole file, made here.
"""

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter
from openpyxl import load_workbook

KEPT = object()


@dataclass(frozen=True)
class Cell:
    """A habit in one cell.

    Attributes:
        column, written: where it stands, and as what.
        code: the problem it is.
        remedy: a part of what its editor is told to do.
        becomes: what it is repaired to without a question; None if somebody is asked or it is left out.
        ways: what somebody who is asked can answer; () if it is no question.
    """

    column: str
    written: str
    code: str
    remedy: str
    becomes: str | None = None
    ways: tuple[str, ...] = ()


def sure(column: str, written: str, code: str, becomes: str) -> Cell:
    """A habit that means one thing."""
    return Cell(
        column, written, code, "Delete the space" if code.startswith("space") else becomes, becomes
    )


def asked(column: str, written: str, code: str, remedy: str, *ways: str) -> Cell:
    """A habit that somebody is asked about."""
    return Cell(column, written, code, remedy, None, ways or ("read",))


def hopeless(column: str, written: str, code: str, remedy: str) -> Cell:
    """A cell that nobody but its editor can mend."""
    return Cell(column, written, code, remedy)


MISSING = ("not_reported", "not_collected", "not_applicable")
CELLS = (
    # Numbers
    sure("value", "1,23,456", "number-thousands", "123456"),
    sure("value", "1,234,567", "number-thousands", "1234567"),
    sure("value", "1 234 567", "number-thousands", "1234567"),
    sure("value", "1'234", "number-thousands", "1234"),
    sure("value", "12 345,6", "number-thousands", "12345.6"),
    sure("value", "20\u00a0", "number-space", "20"),
    sure("value", " 20 ", "number-space", "20"),
    sure("value", "93,3", "number-decimal-comma", "93.3"),
    sure("value", "1.234,5", "number-points", "1234.5"),
    sure("value", "२०", "number-digits", "20"),
    sure("value", "۲۰", "number-digits", "20"),
    sure("value", "২০", "number-digits", "20"),
    sure("value", "२,३४,५६७", "number-thousands", "234567"),
    sure("value", "+20", "number-sign", "20"),
    sure("value", "'20", "number-sign", "20"),
    sure("value", ".5", "number-sign", "0.5"),
    sure("value", "−5", "number-digits", "-5"),
    Cell("value", "2\u200b0", "unseen", "Type it anew.", "20"),
    asked("value", "12.5%", "number-per-cent", "Write 12.5."),
    asked("value", "+20%", "number-per-cent", "Write 20."),
    asked("value", "12.5 per cent", "number-per-cent", "Write 12.5."),
    asked("value", "NA", "number-missing", "missing_reason", *MISSING),
    asked("value", "n/a", "number-missing", "missing_reason", *MISSING),
    asked("value", "..", "number-missing", "missing_reason", *MISSING),
    asked("value", "-", "number-nil", "Write 0, or leave", *MISSING, "zero"),
    asked("value", "nil", "number-nil", "Write 0, or leave", *MISSING, "zero"),
    asked("value", "(5)", "number-brackets", "Write -5."),
    asked("value", "1.2 lakh", "number-many", "Write 120000."),
    asked("value", "3 crore", "number-many", "Write 30000000."),
    asked("value", "1234 crore", "number-many", "Write 12340000000."),
    asked("value", "12345.678 lakh", "number-many", "Write 1234567800."),
    asked("value", "Rs. 2.5 crore", "number-many", "Write 25000000."),
    asked("value", "2.5 crore rupees", "number-many", "Write 25000000."),
    asked("value", "₹3 Cr.", "number-many", "Write 30000000."),
    asked("value", "1.2 lakh households", "number-many", "Write 120000."),
    asked("value", "12 lac HHs", "number-many", "Write 1200000."),
    asked("value", "15 (in lakh)", "number-many", "Write 1500000."),
    asked("value", "५ लाख", "number-many", "Write 500000."),
    asked("value", "2 million people", "number-many", "Write 2000000."),
    asked("value", "20k", "number-many", "Write 20000."),
    asked("value", "2 dozen", "number-many", "Write 24."),
    asked("value", "12 km", "number-unit", "Write 12."),
    asked("value", "Rs 500/-", "number-unit", "Write 500."),
    asked("value", "123*", "number-unit", "Write 123."),
    asked("value", "45 (p)", "number-unit", "Write 45."),
    hopeless("value", "45 per thousand", "number", "plain number"),
    hopeless("value", "8 out of hundred", "number", "plain number"),
    hopeless("value", "3 in thousand", "number", "plain number"),
    hopeless("value", "=1+1", "formula", "Write its result."),
    hopeless("value", "2.24E+04", "number-scientific", "Write all digits"),
    hopeless("value", "~200", "number-about", "note"),
    hopeless("value", "10-15", "number-about", "note"),
    hopeless("value", "200+", "number-about", "note"),
    hopeless("value", "5 lakh+", "number-about", "note"),
    hopeless("value", "<5", "number-about", "note"),
    hopeless("value", "#REF!", "sheet-error", "Mend the formula"),
    hopeless("value", "1.5m", "number", "Write a plain number"),
    hopeless("value", "2 L", "number", "Write a plain number"),
    hopeless("value", "2 M people", "number", "Write a plain number"),
    hopeless("value", "1O", "number", "Write a plain number"),
    hopeless("value", "1 lakh crore", "number", "Write a plain number"),
    hopeless("value", "twenty", "number", "Write a plain number"),
    hopeless("value", "12345678901234567890", "number-long", "15"),
    # Periods and dates
    sure("period", "31/03/2016", "date-order", "2016-03-31"),
    sure("period", "04/25/2015", "date-order", "2015-04-25"),
    sure("period", "31.12.2015", "date-order", "2015-12-31"),
    sure("period", "2015/6/4", "date-order", "2015-06-04"),
    sure("period", "06/2015", "date-order", "2015-06"),
    sure("period", "March 2015", "period-words", "2015-03"),
    sure("period", "मार्च 2015", "period-words", "2015-03"),
    sure("period", "14 June 2015", "date-words", "2015-06-14"),
    sure("period", "June 14, 2015", "date-words", "2015-06-14"),
    sure("period", "2009-2015", "period-span", "2009/2015"),
    sure("period", "2009 to 2015", "period-span", "2009/2015"),
    sure("period", "Apr 2014 to Mar 2015", "period-span", "2014-04/2015-03"),
    sure("period", "April 2014–March 2015", "period-span", "2014-04/2015-03"),
    sure("period", "14-06-2015 00:00", "date-order", "2015-06-14"),
    asked("period", "2014-16", "period-span", "Write 2014/2016."),
    asked("period", "Mar'15", "period-short", "Write 2015-03"),
    asked(
        "period", "FY15", "period-one-year", "2014-04/2015-03 for the one from April that ends in it",
        "april", "july", "april-of", "july-of",
    ),
    sure("period", "2015.0", "period-number", "2015"),
    sure("period", "२०२१", "date-digits", "2021"),
    sure("period", "2015-06-14 00:00:00", "date-time", "2015-06-14"),
    sure("period", "2021 ", "date-spaces", "2021"),
    asked("period", "03/04/2015", "date-either", "2015-04-03 or 2015-03-04", "day-first", "month-first"),
    asked("period", "Mar-16", "period-short", "2016-03"),
    asked("period", "42460", "date-serial", "2016-03-31"),
    asked("period", "2014-15", "period-financial", "2014-04/2015-03", "april", "july"),
    asked(
        "period", "2011-12", "period-doubtful", "Write 2011-04/2012-03 for the year from April",
        "april", "july", "month",
    ),
    asked("period", "Q2 2015", "period-quarter", "2015-04/2015-06", "calendar", "april", "july"),
    hopeless("period", "2021-13", "period-month", "2015-06"),
    hopeless("period", "2021-02-30", "period-day", "2015-06"),
    hopeless("period", "ongoing", "period-form", "2015-06"),
    # Places
    sure("place_id", "IN-BR ", "space-after", "IN-BR"),
    sure("place_id", "IN-BR Bihar", "name-code", "IN-BR"),
    asked("place_id", "Orissa", "name-place", "Write IN-OR (Odisha)."),
    asked("place_id", "Orissa ", "name-place", "Write IN-OR (Odisha)."),
    asked("place_id", "Gaya Dist.", "name-place", "Write IN-C11-236 (Gaya, Bihar)."),
    asked("place_id", "गया", "name-place", "Write IN-C11-236 (Gaya, Bihar)."),
    asked("place_id", "Gaya, Bihar", "name-place", "Write IN-C11-236 (Gaya, Bihar)."),
    hopeless("place_id", "PK-S", "abroad", "Correct the code"),
    hopeless("place_id", "Pakistan", "name-abroad", "Write a place of India."),
    hopeless("place_id", "Thatta", "name-abroad", "Write a place of India."),
    asked("place_id", "Gaya, Gaya", "name-place", "Write IN-C11-236 (Gaya, Bihar)."),
    asked(
        "place_id", "Gaya, Jharkhand", "name-parts", "a row for each: IN-C11-236 (Gaya, Bihar); IN-JH",
        "IN-C11-236", "IN-JH",
    ),
    asked(
        "place_id", "Bihar & Jharkhand", "name-parts", "a row for each: IN-BR (Bihar); IN-JH",
        "IN-BR", "IN-JH",
    ),
    hopeless("place_id", "IN-ZZ", "not-a-place", "the sheet “Lists”"),
    hopeless("place_id", "Elsewhere", "not-a-place", "the sheet “Lists”"),
    # Terms and codes of other tables
    sure("group", "All", "name-code", "all"),
    sure("quality", "Stated", "name-code", "stated"),
    sure("residence", "RURAL", "name-code", "rural"),
    sure("group", "Scheduled Castes", "name-label", "scheduled_caste"),
    asked("group", "Dalit", "name-word", "Write scheduled_caste."),
    sure("indicator_id", "Made-up groups", "name-label", "groups"),
    sure("source_id", "A made-up report", "name-label", "made_up"),
    hopeless("group", "everyone", "unknown-term", "groups"),
    hopeless("source_id", "", "required", "Fill it in"),
    hopeless("source_id", "nobody", "unknown-code", "sources"),
    asked(
        "group", "schedule_caste", "name-near", "scheduled_caste", "scheduled_caste", "scheduled_caste_men"
    ),
    hopeless("source_id", "Ministry 2015", "unknown-code", "Add it to the table sources"),
    hopeless("group", "--", "unknown-term", "the sheet “Lists”"),
    hopeless("place_id", "No. of groups", "not-a-place", "the sheet “Lists”"),
    hopeless("variant", "Main Figure", "code-small", "without spaces"),
    hopeless("note", "x" * 20_001, "cell-long", "Shorten it"),
)  # fmt: skip


@dataclass(frozen=True)
class File:
    """A habit of a whole file.

    Attributes:
        make: makes it of the text of a sound CSV file of figures.
        code: what it is told as.
        rows: whether its rows are read all the same.
        name: what the file is called.
        cell: the cell, or the row, that it is told at; "" for the whole file.
        remedy: a part of what its editor is told to do.
        command: what `make check-data` tells of it first, if that is something else: the desk takes what
            the app would not read.
    """

    make: Callable[[str], bytes]
    code: str
    rows: bool = True
    name: str = "values.csv"
    cell: str = ""
    remedy: str = ""
    command: str = ""


def workbook(text: str, change: Callable[..., None] | None = None, title: str = "values") -> bytes:
    """The rows as xlsx, after a change by (workbook, sheet)."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet(title)
        for number, line in enumerate(text.splitlines()):
            for column, cell in enumerate(line.split(",")):
                if cell:
                    sheet.write(
                        number, column, float(cell) if cell.replace(".", "").isdigit() else cell
                    )
        if change:
            change(book, sheet)
    return out.getvalue()


def packed(**files: bytes | str) -> bytes:
    """A ZIP; two underscores in a name stand for a slash, one before the ending for a point."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_csv", ".csv"), content)
    return out.getvalue()


def with_other_bytes(content: bytes) -> bytes:
    """A ZIP in which what is packed of each file cannot be unpacked."""
    changed = bytearray(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            begins = entry.header_offset + 30 + len(entry.filename.encode())
            # The last of the three kinds of a block, which there is not.
            changed[begins] = 0b111
    return bytes(changed)


def country_files() -> dict[str, str]:
    """A made-up country with two states, four districts, their boundaries, and a programme in it."""
    folder = Path(__file__).parent / "fixtures" / "country"
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def zipped(files: Mapping[str, str]) -> bytes:
    """A ZIP of texts by their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def renamed(content: bytes, old: str, new: str) -> bytes:
    """A ZIP with another name of one of its files."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(out, "w") as other:
        for entry in archive.infolist():
            other.writestr(new if entry.filename == old else entry.filename, archive.read(entry))
    return out.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """A workbook with one more part, or another in its place."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as archive,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as other,
    ):
        for entry in archive.infolist():
            if entry.filename != name:
                other.writestr(entry.filename, archive.read(entry))
        other.writestr(name, part)
    return out.getvalue()


OPEN_DOCUMENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="values">{rows}</table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)
OPEN_ROW = "<table:table-row>{cells}</table:table-row>"
OPEN_CELL = (
    '<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
)
OPEN_SHARE = (
    '<table:table-cell office:value-type="percentage" office:value="{cell}"><text:p>x</text:p>'
    "</table:table-cell>"
)


def open_document(text: str, share: str = "") -> bytes:
    """The rows as ods; a figure that is `share` is shown as per cent."""
    rows = [
        OPEN_ROW.format(
            cells="".join(
                (OPEN_SHARE if share and cell == share else OPEN_CELL).format(cell=cell)
                for cell in line.split(",")
            )
        )
        for line in text.splitlines()
    ]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", OPEN_DOCUMENT.format(rows="".join(rows)))
    return out.getvalue()


def without_results(content: bytes) -> bytes:
    """A workbook as a program writes it that never computes: its formulas have no result."""
    book, out = load_workbook(io.BytesIO(content)), io.BytesIO()
    book["values"]["H3"] = "=10+10"
    book.save(out)
    return out.getvalue()


def semicolons(text: str) -> str:
    return text.replace(",", ";")


FILES = {
    "places of a new country": File(
        lambda _text: b"place_id,name,level,parent_id,country_id\nZZ,Ruritania,country,,ZZ\n",
        "country-other",
        rows=False,
        name="places.csv",
        remedy="Write ZZ as the country",
    ),
    "boundaries": File(
        lambda _text: b'{"type": "FeatureCollection", "features": []}',
        "kind-shapes",
        rows=False,
        name="districts.geojson",
    ),
    "boundaries with a programme": File(
        lambda text: packed(values_csv=text, d_json=b'{ "type":"Topology", "objects": {}}'),
        "kind-shapes",
        name="p.zip",
    ),
    "semicolons": File(
        lambda text: semicolons(text).encode(),
        "separator-semicolons",
        cell="1",
        remedy="comma separated",
    ),
    "semicolons with BOM and CRLF": File(
        lambda text: ("\ufeff" + semicolons(text).replace("\n", "\r\n")).encode(),
        "separator-semicolons",
        cell="1",
        remedy="comma separated",
    ),
    "tabs": File(
        lambda text: text.replace(",", "\t").encode(),
        "separator-tabs",
        name="values.tsv",
        cell="1",
        remedy="comma separated",
    ),
    "strokes": File(
        lambda text: text.replace(",", "|").encode(),
        "separator-strokes",
        cell="1",
        remedy="comma separated",
    ),
    "sep line": File(
        lambda text: ("sep=,\n" + text).encode(), "sep-line", cell="1", remedy="Delete this line"
    ),
    "UTF-16": File(lambda text: text.encode("utf-16"), "read-encoding", command="not-utf-8"),
    "Windows-1252": File(
        lambda text: text.replace(",,shown", ",Café à Gayá,shown").encode("cp1252"),
        "read-old-encoding",
        command="encoding",
    ),
    "Windows-1256": File(
        lambda text: (
            text.replace(",,shown", ",گاؤں کی تنظیم,shown")
            .replace("گ", "ك")
            .replace("ں", "ن")
            .replace("ی", "ي")
            .replace("ک", "ك")
            .encode("cp1256")
        ),
        "read-old-encoding",
        command="encoding",
    ),
    "written twice": File(
        lambda text: text.replace(",,shown", ",CafÃ©,shown").encode(),
        "read-twice-encoded",
        remedy="as UTF-8",
    ),
    "title rows": File(
        lambda text: ("Our figures of 2021\n\n" + text).encode(),
        "title-row",
        cell="3",
        remedy="Delete the rows above",
    ),
    "blank end rows": File(
        lambda text: (text + "," * 13 + "\n" + "," * 13 + "\n").encode(), "", command="blank-row"
    ),
    "blank row inside": File(
        lambda text: text.replace("\n", "\n,,,\n", 2).encode(),
        "blank-rows",
        cell="2",
        command="blank-row",
    ),
    "blank columns": File(
        lambda text: text.replace("\n", ",,\n").encode(), "", command="column-nameless"
    ),
    "other order": File(
        lambda text: "\n".join(
            ",".join(line.split(",")[::-1]) for line in text.splitlines()
        ).encode(),
        "header-order",
        cell="1",
        command="column-order",
    ),
    "titles for names": File(
        lambda text: text.replace("place_id", "Place", 1).replace("period", "Period", 1).encode(),
        "header-called",
        cell="1",
        command="header-missing",
    ),
    "unit in the header": File(
        lambda text: text.replace(",value,", ",Value (%),", 1).encode(),
        "header-called",
        cell="1",
        command="header-close",
    ),
    "extra column": File(
        lambda text: (
            text.replace("\n", ",checked by\n", 1).replace("shown\n", "shown,me\n").encode()
        ),
        "column-apart",
        cell="O1",
        remedy="Rename it",
        command="column-unknown",
    ),
    "header again": File(
        lambda text: (text + text.splitlines()[0] + "\n").encode(),
        "header-again",
        cell="8",
        remedy="Delete the row",
    ),
    "totals": File(
        lambda text: (text + "Total,,,,,,,330,,,,,,\n").encode(),
        "total-row",
        cell="8",
        remedy="delete the row",
    ),
    "a total where a place should be": File(
        lambda text: (text + "groups,TOTAL:,2021,all,total,all,main,330,,,made_up,,,\n").encode(),
        "total-row",
        cell="8",
        remedy="delete the row",
    ),
    "a note below": File(
        lambda text: (text + "Source: field offices" + "," * 13 + "\n").encode(),
        "note-row",
        cell="8",
        remedy="Complete the row",
    ),
    "xlsx": File(workbook, "", name="figures.xlsx"),
    "ods": File(open_document, "", name="figures.ods"),
    "ods with per cent": File(
        lambda text: open_document(text, "20"),
        "shares-shown",
        name="f.ods",
        remedy="Write them as numbers",
    ),
    "xlsx named csv": File(workbook, "read-as-workbook", command="spreadsheet"),
    "a hidden sheet": File(
        lambda text: workbook(text, lambda book, _sheet: book.add_worksheet("Old").hide()),
        "hidden-sheet",
        name="v.xlsx",
        remedy="Show it",
    ),
    "merged cells": File(
        lambda text: workbook(text, lambda _book, sheet: sheet.merge_range("M2:M4", "the same")),
        "merged-cells",
        name="v.xlsx",
        remedy="separate them",
    ),
    "formulas": File(
        lambda text: workbook(
            text, lambda _book, sheet: sheet.write_formula("H3", "=10+10", None, 20)
        ),
        "formulas-read",
        name="v.xlsx",
        remedy="never run",
    ),
    "formulas without results": File(
        lambda text: without_results(workbook(text)),
        "formula-empty",
        name="v.xlsx",
        cell="H3",
        remedy="save it again",
    ),
    "ZIP": File(lambda text: packed(values_csv=text), "", name="mine.zip"),
    "ZIP with a folder": File(
        lambda text: renamed(
            packed(mine__values_csv=text, rest=b"x"), "rest", "__MACOSX/._values.csv"
        ),
        "",
        name="mine.zip",
    ),
    "ZIP with what is made of a register": File(
        lambda text: packed(values_csv=text, register_values_csv=text),
        "table-made",
        name="mine.zip",
    ),
    "an empty file": File(lambda _text: b"", "empty-file", rows=False, remedy="Restore the header"),
    "header only": File(
        lambda text: text.splitlines()[0].encode(), "no-rows", rows=False, remedy="Add rows"
    ),
    "no header": File(
        lambda text: "\n".join(text.splitlines()[1:]).encode(),
        "no-header",
        rows=False,
        remedy="Write these columns above",
        command="header-missing",
    ),
    "another table": File(
        lambda _text: b"name,age\nx,3\n",
        "table-unknown",
        rows=False,
        name="people.csv",
        remedy="template",
    ),
    "a picture": File(
        lambda _text: b"\x89PNG\r\n\x1a\n",
        "kind-picture",
        rows=False,
        remedy="Give the table",
        command="encoding",
    ),
    "tildes": File(
        lambda text: text.replace(",", "~").encode(),
        "separator-unknown",
        rows=False,
        cell="1",
        remedy="comma separated",
    ),
    "colons": File(
        lambda text: text.replace(",", ":").encode(),
        "separator-unknown",
        rows=False,
        cell="1",
        remedy="comma separated",
    ),
    "macros of an ods": File(
        lambda text: with_part(open_document(text), "Basic/Standard/Module1.xml", b"<m/>"),
        "macros",
        rows=False,
        name="v.ods",
        remedy="Save it as .xlsx",
    ),
    "an ods with an empty list of macros": File(
        lambda text: with_part(open_document(text), "Basic/Standard/script-lb.xml", b"<m/>"),
        "",
        name="v.ods",
    ),
    "a PDF": File(
        lambda _text: b"%PDF-1.7",
        "kind-pdf",
        rows=False,
        name="values.xlsx",
        remedy="Put its figures into a table",
    ),
    "a web page": File(
        lambda _text: b"<html><table><tr><td>1",
        "kind-web-page",
        rows=False,
        name="values.xls",
        remedy="save it as .xlsx",
    ),
    "packed otherwise": File(
        lambda _text: b"7z\xbc\xaf\x27\x1c",
        "kind-packed",
        rows=False,
        remedy="pack it as ZIP",
        command="encoding",
    ),
    "a password": File(
        lambda _text: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "password",
        rows=False,
        name="v.xlsx",
        remedy="Take the password away",
    ),
    "macros": File(
        lambda text: with_part(workbook(text), "xl/vbaProject.bin", b"x"),
        "macros",
        rows=False,
        name="v.xlsm",
        remedy="Save it as .xlsx",
    ),
}
# Files that mean harm, or would do it: nothing of them is read.
ENTITIES = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><l>&b;</l>'
SHEET = "xl/worksheets/sheet1.xml"
FAR = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="A1"><v>1</v></c></row><row r="%d"><c r="%s%d"><v>1</v></c></row>'
    b"</sheetData></worksheet>"
)
ATTACKS = {
    "a bomb": File(lambda _text: packed(values_csv=b"0" * 40_000_000), "zip-bomb", name="a.zip"),
    "a bomb as workbook": File(
        lambda text: with_part(workbook(text), "xl/media/a.xml", b"0" * 40_000_000),
        "zip-bomb",
        name="a.xlsx",
    ),
    "entities": File(
        lambda text: with_part(workbook(text), SHEET, ENTITIES), "xml-entities", name="a.xlsx"
    ),
    "a path out": File(
        lambda text: renamed(packed(values_csv=text), "values.csv", "../../values.csv"),
        "zip-path",
        name="a.zip",
    ),
    "an absolute path": File(
        lambda text: renamed(packed(values_csv=text), "values.csv", "/etc/values.csv"),
        "zip-path",
        name="a.zip",
    ),
    "a drive": File(
        lambda text: renamed(packed(values_csv=text), "values.csv", "C:\\values.csv"),
        "zip-path",
        name="a.zip",
    ),
    "a ZIP in a ZIP": File(
        lambda text: renamed(packed(a=packed(values_csv=text)), "a", "a.zip"),
        "zip-in-zip",
        name="a.zip",
    ),
    "a ZIP by another name": File(
        lambda text: packed(values_csv=packed(values_csv=text)), "zip-in-zip", name="a.zip"
    ),
    "too many files": File(
        lambda _text: packed(**{f"n{n}": b"x" for n in range(150)}), "zip-files", name="a.zip"
    ),
    "10,000 columns": File(
        lambda text: (text.splitlines()[0] + ",x" * 10_000 + "\n").encode(), "too-many-columns"
    ),
    "a cell far to the right": File(
        lambda text: with_part(workbook(text), SHEET, FAR % (2, b"XFD", 2)),
        "too-many-columns",
        name="a.xlsx",
    ),
    "a cell far below": File(
        lambda text: with_part(workbook(text), SHEET, FAR % (1_048_576, b"B", 1_048_576)),
        "too-many-rows",
        name="a.xlsx",
    ),
    "a cell in the corner": File(
        lambda text: with_part(workbook(text), SHEET, FAR % (300_000, b"ZZ", 300_000)),
        "too-many-columns",
        name="a.xlsx",
    ),
    "too many cells": File(
        lambda text: with_part(workbook(text), SHEET, FAR % (300_000, b"CZ", 300_000)),
        "too-many-cells",
        name="a.xlsx",
    ),
    "a damaged ZIP": File(lambda text: packed(values_csv=text)[:60], "zip-damaged", name="a.zip"),
    "a ZIP of which letters were changed on the way": File(
        lambda text: with_other_bytes(packed(values_csv=text)), "zip-damaged", name="a.zip"
    ),
    "a workbook of which letters were changed on the way": File(
        lambda text: with_other_bytes(workbook(text)), "zip-damaged", name="a.xlsx"
    ),
    "a workbook in an encoding that nobody knows": File(
        lambda text: with_part(
            workbook(text), "xl/workbook.xml", b'<?xml version="1.0" encoding="UTF-88"?><a/>'
        ),
        "zip-damaged",
        name="a.xlsx",
    ),
    "a damaged workbook": File(
        lambda text: with_part(workbook(text), "xl/workbook.xml", b"<"),
        "zip-damaged",
        name="a.xlsx",
    ),
    "a program": File(lambda _text: b"MZ\x90\x00", "kind-program", name="values.xlsx"),
}
