"""What is said of files of tables, their rows and cells."""

from collections.abc import Mapping

from data.messages import mark_message
from data.problem_words.words import Words

SAVE_AGAIN = mark_message("Save it again as “CSV UTF-8 (comma separated)”.")
_ADD = mark_message("Add it.")
_CORRECT = mark_message("Correct the number.")
_PLAIN = mark_message("Write a plain number such as 1234.5, or leave the cell empty and say why.")
_PERIOD = mark_message("Write 2015, 2015-06, 2015-06-14, or a span such as 2019/2021.")
_DATE = mark_message("Write it as 2015-06-14.")
_SPACE = mark_message("Delete the space.")

_FILES: Mapping[str, Words] = {
    "no-file": Words(
        mark_message("The file is missing."),
        mark_message("Put it back, or take it out of datapackage.json."),
    ),
    "folder": Words(
        mark_message("This is a folder, not a file."),
        mark_message("Put the CSV file in its place."),
    ),
    "not-opened": Words(
        mark_message("The file cannot be opened ({fault})."), mark_message("Look at its rights.")
    ),
    "empty-file": Words(
        mark_message("The file is empty."), mark_message("Restore the header and the rows.")
    ),
    "spreadsheet": Words(
        mark_message("This is a spreadsheet or a ZIP with the name of a CSV file."), SAVE_AGAIN
    ),
    "not-utf-8": Words(mark_message("The file is not UTF-8."), SAVE_AGAIN),
    "encoding": Words(
        mark_message(
            "The file is not UTF-8: the first letter that is not is 0x{letter} in this row."
        ),
        SAVE_AGAIN,
    ),
    "no-rows": Words(
        mark_message("There is no row under the header."),
        mark_message("Add rows, or leave the table away."),
    ),
    "separator-semicolons": Words(
        mark_message("The cells are separated by semicolons, not by commas."), SAVE_AGAIN
    ),
    "separator-tabs": Words(
        mark_message("The cells are separated by tabs, not by commas."), SAVE_AGAIN
    ),
    "separator-strokes": Words(
        mark_message("The cells are separated by upright strokes, not by commas."), SAVE_AGAIN
    ),
    "separator-unknown": Words(
        mark_message("The cells are separated by “{sign}”, which is not read."), SAVE_AGAIN
    ),
    "title-row": Words(
        mark_message("The header stands in row {at}, not in row 1."),
        mark_message("Delete the rows above the header."),
    ),
    "sep-line": Words(
        mark_message("The first line is a note for a spreadsheet program."),
        mark_message("Delete this line."),
    ),
}
_HEADERS: Mapping[str, Words] = {
    "header": Words(
        mark_message("The header cannot be read."), mark_message("Check its quotation marks.")
    ),
    "header-wide": Words(
        mark_message("The header has {count} cell."),
        mark_message("Keep the columns described."),
        mark_message("The header has {count} cells."),
    ),
    "header-close": Words(
        mark_message("The header says “{close}”."),
        mark_message("Write “{name}”, in the same letters and without a space."),
    ),
    "header-missing": Words(mark_message("This column is missing."), _ADD),
    "header-twice": Words(
        mark_message("The column stands there twice."), mark_message("Keep one of the two.")
    ),
    "column-unknown": Words(
        mark_message("No such column is described, so it is not read."),
        mark_message("Rename or remove it."),
    ),
    "column-nameless": Words(
        mark_message("A column without a name is not read."), mark_message("Name or remove it.")
    ),
    "column-missing": Words(mark_message("This column is missing and is read as empty."), _ADD),
    "column-order": Words(
        mark_message("The columns stand in another order than described."),
        mark_message("Put them in this order: {columns}."),
    ),
}
_ROWS: Mapping[str, Words] = {
    "quotes": Words(
        mark_message("A quotation mark is not closed, or stands inside a cell."),
        mark_message("Close it, or write it twice inside a quoted cell."),
    ),
    "blank-row": Words(mark_message("This row is blank."), mark_message("Delete it.")),
    "cells": Words(
        mark_message("The row has {count} cell, the header has {columns}."),
        mark_message("Put a text with a comma between quotation marks, or complete the row."),
        mark_message("The row has {count} cells, the header has {columns}."),
    ),
    "double-key": Words(
        mark_message("The key “{key}” is in row {others} as well."),
        mark_message(
            "Keep one of the rows, or give them different keys; none is shown until then."
        ),
    ),
    "double-code": Words(
        mark_message("“{code}” is used by {package} as well."),
        mark_message("Put the programme's name before it."),
    ),
    "key-empty": Words(mark_message("A part of the key is empty."), mark_message("Fill it in.")),
    "gap": Words(
        mark_message("An empty value has no reason."),
        mark_message("Say why: not_reported, not_usable ..."),
    ),
    "gap-filled": Words(
        mark_message("A value has a reason for being missing."),
        mark_message("Empty one of the two cells."),
    ),
    "rate": Words(
        mark_message(
            "A rate needs numerator_id, denominator_id and scale, and no rate has one of them."
        ),
        mark_message("Fill in all three, or none."),
    ),
    "quoted": Words(
        mark_message("“{cell}” names no figure."),
        mark_message("Write name=package:indicator@place@period, or name=count(subject)@place."),
    ),
    "not-quoted": Words(
        mark_message("The text has a place “{cell}”, for which the row names no figure."),
        mark_message("Name the figure in the column figures, or take the place away."),
    ),
    "not-filled": Words(
        mark_message("An ask of the kind “{kind}” has no fact for the place “{cell}”."),
        mark_message("Take the place out of the sentence, or use one that this kind has."),
    ),
    "view": Words(
        mark_message("The view has {key}={code}, which names nothing that is there."),
        mark_message("Copy the address of the page again; its step is left out until then."),
    ),
    "brackets": Words(
        mark_message("The curly brackets of “{cell}” do not fit together."),
        mark_message("Write a place as a name between two curly brackets."),
    ),
    "unknown-term": Words(
        mark_message("“{code}” is not known."),
        mark_message(
            "Use a term of the list “{list}”; the sheet “Lists” of a template has all of them."
        ),
    ),
    "unknown-code": Words(
        mark_message("“{code}” is not known."),
        mark_message("Add it to the table {table}, or correct the code."),
    ),
    "not-a-place": Words(
        mark_message("“{code}” is not known."),
        mark_message(
            "Write the name or the code of a place; the sheet “Lists” of a template has all of them."
        ),
    ),
    "unknown-spaced": Words(
        mark_message("“{code}” is not known: there is a space before or after it."), _SPACE
    ),
    "faulty-code": Words(
        mark_message("The row of “{code}” has a fault and is left out."),
        mark_message("Mend that row of the table {table}."),
    ),
    "table-lost": Words(
        mark_message("{count} row names a row of the table {table}, which is not there."),
        mark_message("Restore that table."),
        mark_message("{count} rows name a row of the table {table}, which is not there."),
    ),
    "abroad": Words(
        mark_message("“{place}” lies in another country than the package ({country})."),
        mark_message("Correct the code of the place."),
    ),
}
_CELLS: Mapping[str, Words] = {
    "required": Words(
        mark_message("The cell is empty."),
        mark_message("Fill it in; the row cannot be used without it."),
    ),
    "list-empty": Words(
        mark_message("“{cell}” is a list of nothing."), mark_message("Fill it in.")
    ),
    "unseen": Words(
        mark_message("“{cell}” holds a sign that cannot be seen."), mark_message("Type it anew.")
    ),
    "space-before": Words(mark_message("There is a space before “{cell}”."), _SPACE),
    "space-after": Words(mark_message("There is a space after “{cell}”."), _SPACE),
    "number-scientific": Words(
        mark_message("“{cell}” is in scientific notation, in which digits are lost."),
        mark_message("Write all digits of the number."),
    ),
    "number": Words(mark_message("“{cell}” is not a number."), _PLAIN),
    "number-whole": Words(
        mark_message("“{cell}” is not a whole number."),
        mark_message("Write a whole number such as 1234, or leave the cell empty and say why."),
    ),
    "number-long": Words(
        mark_message("“{cell}” has too many digits."), mark_message("{most} can be kept.")
    ),
    "number-small": Words(mark_message("“{cell}” is less than {limit}."), _CORRECT),
    "number-large": Words(mark_message("“{cell}” is more than {limit}."), _CORRECT),
    "boolean": Words(
        mark_message("“{cell}” is neither true nor false."),
        mark_message("Write true or false in small letters, or leave it empty."),
    ),
    "period-financial": Words(
        mark_message("“{cell}” is not a period."),
        mark_message("Write the year from April as {becomes}, one from July as {other}."),
    ),
    "period-one-year": Words(
        mark_message("“{cell}” can be the financial year that ends in it, or the one that begins."),
        mark_message(
            "Write its months: {becomes} for the one from April that ends in it, {begun} if it begins in it."
        ),
    ),
    "period-doubtful": Words(
        mark_message("“{cell}” can be a month or a financial year."),
        mark_message(
            "Write {becomes} for the year from April, {other} for one from July, {cell}/{cell} for the month."
        ),
    ),
    "period-backwards": Words(mark_message("“{cell}” ends before it begins."), _PERIOD),
    "period-form": Words(mark_message("“{cell}” is not a year, a month or a day."), _PERIOD),
    "period-month": Words(mark_message("“{cell}” has no month from 01 to 12."), _PERIOD),
    "period-day": Words(mark_message("“{cell}” is a day that does not exist."), _PERIOD),
    "date-form": Words(mark_message("“{cell}” is not a date."), _DATE),
    "date-day": Words(mark_message("“{cell}” is a day that does not exist."), _DATE),
    "code-form": Words(
        mark_message("“{cell}” is not written as a code."),
        mark_message(
            "Write letters from A to Z and digits, with hyphens, underscores, points or colons between them"
            " and no spaces."
        ),
    ),
    "code-small": Words(
        mark_message("“{cell}” is not written as a code."),
        mark_message("Write small letters from a to z, digits and underscores, without spaces."),
    ),
    "cell-long": Words(
        mark_message("The cell has {letters} letters, and {most} are read at most: “{cell}”."),
        mark_message("Shorten it, or tell it in several rows."),
    ),
    "pattern": Words(
        mark_message("“{cell}” is not written as this column is."),
        mark_message("It must fit {pattern}"),
    ),
}
WORDS: Mapping[str, Words] = {**_FILES, **_HEADERS, **_ROWS, **_CELLS}
