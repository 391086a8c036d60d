"""What is said of sheets that are compared with the tables, of repairs, and of doubtful figures."""

from collections.abc import Mapping

from data.messages import mark_message
from data.problem_words.words import Words

_NOTHING = mark_message("Nothing has to be done.")
_COMPARE = mark_message("Compare it with the source; leave it if it is right, and say so in note.")
_CANNOT_BE = mark_message(
    "Compare it with the source; if the source says so, write doubtful into quality."
)

_SHEETS: Mapping[str, Words] = {
    "sheet-empty": Words(
        mark_message("The sheet is empty."), mark_message("Fill it in, or delete it.")
    ),
    "no-header": Words(
        mark_message("No row of the sheet is the header of this table."),
        mark_message("Write these columns above the rows: {columns}."),
    ),
    "table-unknown": Words(
        mark_message("No table has the columns of this sheet."),
        mark_message("Take the header from a template, or name the sheet as the table."),
    ),
    "table-shared": Words(
        mark_message(
            "This sheet is the table {table} of all programmes, and the desk takes those of one."
        ),
        mark_message("Give it to whoever looks after the site, who adds its rows first."),
    ),
    "table-twice": Words(
        mark_message("The table {table} is also in “{other}”; this sheet was left out."),
        mark_message("Put all rows into one sheet."),
    ),
    "table-made": Words(
        mark_message("This table is made of the programme's register; the sheet was passed over."),
        _NOTHING,
    ),
    "rows-above": Words(
        mark_message("{count} row above the header was passed over."),
        _NOTHING,
        mark_message("{count} rows above the header were passed over."),
    ),
    "blank-rows": Words(
        mark_message("{count} blank row was passed over."),
        _NOTHING,
        mark_message("{count} blank rows were passed over."),
    ),
    "column-apart": Words(
        mark_message("No such column is described; it is kept apart and not shown."),
        mark_message("Rename it if it is one of the columns."),
    ),
    "header-called": Words(
        mark_message("{count} column is called otherwise than described and was found: {names}."),
        _NOTHING,
        mark_message(
            "{count} columns are called otherwise than described and were found: {names}."
        ),
    ),
    "header-order": Words(
        mark_message("The columns stand in another order than described, and were found."), _NOTHING
    ),
    "header-second": Words(
        mark_message("The column stands there twice; the first one was read."),
        mark_message("Keep one of the two."),
    ),
    "header-again": Words(
        mark_message("The header stands here once more; the row was passed over."),
        mark_message("Delete the row."),
    ),
    "total-row": Words(
        mark_message("“{cell}” says that this is a row of totals; it was left out."),
        mark_message("Give a total as a figure of the country or state, or delete the row."),
    ),
    "note-row": Words(
        mark_message("Only “{cell}” stands in this row; it was left out as a note."),
        mark_message("Complete the row if it is one, or write the note elsewhere."),
    ),
    "nothing-given": Words(
        mark_message("No sheet holds one of the tables."),
        mark_message("Begin with a template."),
    ),
    "programme-lacks": Words(
        mark_message("Nothing says the {part} of the programme."),
        mark_message("Fill it in, or give a datapackage.json that says it."),
    ),
    "programme-name": Words(
        mark_message("“{name}” cannot be the code of a programme."),
        mark_message("Use small letters, digits and hyphens only, and no space: {plain}."),
    ),
    "programme-there": Words(
        mark_message("There is a programme with the code “{name}” already: {title}."),
        mark_message(
            "Give a new programme another code; nothing has to be done if its tables are to be replaced."
        ),
    ),
    "programme-name-taken": Words(
        mark_message("“{name}” is the code of something else on this site."),
        mark_message("Give the programme another code."),
    ),
}
_DOUBTS: Mapping[str, Words] = {
    "few-places": Words(
        mark_message(
            "No map shows {count} indicator with figures for some places only: {indicators}."
        ),
        mark_message(
            "Nothing has to be done; a map needs figures of {fewest} states, or of {fewest} districts."
        ),
        mark_message(
            "No map shows {count} indicators with figures for some places only: {indicators}."
        ),
    ),
    "no-rate": Words(
        mark_message("No map shows a rate of this programme: none has figures of {fewest} places."),
        mark_message(
            "Nothing has to be done; a rate needs numerator_id, denominator_id and scale, and figures of "
            "both for {fewest} states, or for {fewest} districts."
        ),
    ),
    "like-formula": Words(
        mark_message(
            "“{cell}” begins like a formula, and a spreadsheet that opens the file may run it."
        ),
        mark_message("Begin it with a letter; leave it if it is only text."),
    ),
    "over-100": Words(mark_message("{value} per cent is more than the whole."), _CANNOT_BE),
    "below-0": Words(
        mark_message("{value} is less than nothing, and a count cannot be."), _CANNOT_BE
    ),
    "not-whole": Words(mark_message("{value} is a count and not a whole number."), _CANNOT_BE),
    "period-ahead": Words(
        mark_message("{period} has not begun yet."),
        mark_message("Correct the period; leave it if the figure is one that is expected."),
    ),
    "ten-times-before": Words(
        mark_message("{value} is {times} times the figure of {period} ({before})."), _COMPARE
    ),
    "far-below-before": Words(
        mark_message("The figure of {period} ({before}) is {times} times {value}."), _COMPARE
    ),
    "ten-times-others": Words(
        mark_message("{value} is {times} times what is usual in its neighbours ({before})."),
        _COMPARE,
    ),
    "less-than-part": Words(
        mark_message("{value} is less than the figure of {part}, which lies in it ({before})."),
        _COMPARE,
    ),
    "more-than-whole": Words(
        mark_message("{value} is more than the figure of {whole}, in which it lies ({before})."),
        _COMPARE,
    ),
    "sum-differs": Words(
        mark_message("{value} is less than the sum of what lies in it ({before})."), _COMPARE
    ),
    "tenfold-part": Words(
        mark_message(
            "{value} seems ten times too large: with {tenth} the parts of {whole} meet its figure ({before})."
        ),
        _COMPARE,
    ),
    "parts-of-one": Words(
        mark_message("All figures of “{indicator}” lie between 0 and 1, but its unit is per cent."),
        mark_message("Multiply them by 100 if 0.125 means 12.5 per cent."),
    ),
    "point-far": Words(
        mark_message("The point {value} lies far from {place}."),
        mark_message("Look whether latitude and longitude are exchanged or one digit is wrong."),
    ),
}
WORDS: Mapping[str, Words] = {**_SHEETS, **_DOUBTS}
