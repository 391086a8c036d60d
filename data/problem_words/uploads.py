"""What is said of files as editors give them: their kind, size, encoding, and what is refused."""

from collections.abc import Mapping

from data.messages import mark_message
from data.problem_words.words import Words

_AS_XLSX = mark_message("Open it in a spreadsheet program and save it as .xlsx or CSV.")
_SMALLER = mark_message("Divide it, or leave out what is not one of our tables.")
_LOOK = mark_message("Nothing has to be done; look at a few names with accents or other scripts.")
_NOTHING = mark_message("Nothing has to be done.")
_NEW_ZIP = mark_message("Make the ZIP anew with the tables only.")

_KINDS: Mapping[str, Words] = {
    "kind-pdf": Words(
        mark_message("This is a PDF, not a table."),
        mark_message("Put its figures into a table; we read .xlsx, .xls, .ods, CSV and ZIP."),
    ),
    "kind-picture": Words(
        mark_message("This is a picture, whatever its name says."),
        mark_message("Give the table it shows; we read .xlsx, .xls, .ods, CSV and ZIP."),
    ),
    "kind-packed": Words(
        mark_message("This is packed in a way that is not read here."),
        mark_message("Unpack it, or pack it as ZIP."),
    ),
    "kind-program": Words(
        mark_message("This is a program, not a table."), mark_message("Give the table.")
    ),
    "kind-numbers": Words(
        mark_message("This is a file of Apple Numbers."),
        mark_message("Export it from Numbers as .xlsx or CSV."),
    ),
    "kind-web-page": Words(
        mark_message("This is a web page with the name of a spreadsheet."), _AS_XLSX
    ),
    "kind-xml": Words(mark_message("This is XML, not a table that is read here."), _AS_XLSX),
    "kind-other": Words(
        mark_message("This file holds no table that is read here."),
        mark_message("We read .xlsx, .xls, .ods, CSV and ZIP."),
    ),
    "macros": Words(
        mark_message("The workbook has macros, and is not opened."),
        mark_message("Save it as .xlsx, which has none."),
    ),
    "password": Words(
        mark_message("The file is protected by a password."),
        mark_message("Take the password away and save it again."),
    ),
    "workbook-damaged": Words(
        mark_message("The workbook is damaged, or not what its name says."),
        mark_message("Open it in a spreadsheet program and save it again."),
    ),
    "not-text": Words(
        mark_message("The file is not text in the encoding it begins with."), _AS_XLSX
    ),
}
_BOUNDS: Mapping[str, Words] = {
    "too-large": Words(mark_message("The file is larger than {most} MB."), _SMALLER),
    "too-many-rows": Words(mark_message("A sheet has more than {most} rows."), _SMALLER),
    "too-many-columns": Words(mark_message("A sheet has more than {most} columns."), _SMALLER),
    "too-many-cells": Words(
        mark_message("The last cell of a sheet is so far away that it has more than {most} cells."),
        mark_message("Delete what stands far from the table, and save it again."),
    ),
    "too-many-sheets": Words(mark_message("The workbook has more than {most} sheets."), _SMALLER),
    "too-long": Words(
        mark_message("The check took longer than {seconds} seconds and was ended."), _SMALLER
    ),
    "zip-damaged": Words(
        mark_message("The ZIP or workbook is damaged."),
        mark_message("Make it anew, or save it again."),
    ),
    "zip-bomb": Words(
        mark_message("The file grows too much when it is unpacked, and was not read."), _NEW_ZIP
    ),
    "zip-files": Words(mark_message("The ZIP holds more than {most} files."), _NEW_ZIP),
    "zip-empty": Words(mark_message("The ZIP holds no file."), _NEW_ZIP),
    "zip-path": Words(
        mark_message("“{path}” leads out of the folder of the ZIP, of which nothing was read."),
        _NEW_ZIP,
    ),
    "zip-link": Words(
        mark_message("“{path}” is a link to another file; nothing of the ZIP was read."),
        _NEW_ZIP,
    ),
    "zip-in-zip": Words(
        mark_message("“{path}” is a ZIP in a ZIP, which is not opened."),
        mark_message("Put its files into the ZIP itself."),
    ),
    "xml-entities": Words(
        mark_message("The part {part} of the workbook defines signs of its own and was not read."),
        mark_message("Open it in a spreadsheet program and save it again."),
    ),
}
_UNDERSTOOD: Mapping[str, Words] = {
    "read-encoding": Words(
        mark_message("The file is written in {encoding}; it was read so."), _NOTHING
    ),
    "read-old-encoding": Words(
        mark_message("The file is not UTF-8; it was read as {encoding}."), _LOOK
    ),
    "read-twice-encoded": Words(
        mark_message("Some letters are written as two others each (“Ã©” for “é”)."),
        mark_message("Export it again as UTF-8 from where it comes."),
    ),
    "read-as-workbook": Words(
        mark_message(
            "The file is a workbook ({kind}) with the name of a CSV file; it was read as one."
        ),
        _NOTHING,
    ),
    "hidden-sheet": Words(
        mark_message("The sheet “{sheet}” is hidden, and was not read."),
        mark_message("Show it in the workbook if it belongs to the tables."),
    ),
    "formulas-read": Words(
        mark_message("{count} cell holds a formula ({cells}); its last result was read."),
        mark_message("Look whether the results are those you see; formulas are never run here."),
        mark_message("{count} cells hold a formula ({cells} ...); their last results were read."),
    ),
    "formula-empty": Words(
        mark_message("The formula has no result in the file."),
        mark_message("Open the workbook in a spreadsheet program and save it again."),
    ),
    "shares-shown": Words(
        mark_message("Cells shown as per cent were read as parts of one: 0.125 for 12.5 per cent."),
        mark_message("Write them as numbers if the unit of the indicator is per cent."),
    ),
    "formats-unseen": Words(
        mark_message(
            "In a workbook of this kind nobody sees here which cells are shown as per cent or hold formulas:"
            " 12.5% is read as 0.125."
        ),
        mark_message("If it has such cells, save it as .xlsx and give that."),
    ),
    "merged-cells": Words(
        mark_message(
            "The cells {cells} are merged; only the first of them holds what is written there."
        ),
        mark_message("If the others mean the same, separate them and write it into each."),
    ),
    "file-cut": Words(
        mark_message("The file ends within this row; rows after it may be missing."),
        mark_message("Export it again."),
    ),
}
WORDS: Mapping[str, Words] = {**_KINDS, **_BOUNDS, **_UNDERSTOOD}
