"""What is said of usual ways to write a cell that no program can be sure of."""

from collections.abc import Mapping

from data.messages import mark_message
from data.problem_words.words import Words

_WRITE = mark_message("Write {becomes}.")
_EITHER = mark_message("Write {becomes} or {other}.")
_ABROAD = mark_message("“{cell}” is the name of a place in another country.")
_EMPTY = mark_message("Leave the cell empty and say why in missing_reason.")

WORDS: Mapping[str, Words] = {
    "number-space": Words(mark_message("“{cell}” has a space before, after or in it."), _WRITE),
    "number-missing": Words(mark_message("“{cell}” stands where a figure is missing."), _EMPTY),
    "number-nil": Words(
        mark_message("“{cell}” can mean nothing at all, or that nobody knows."),
        mark_message("Write 0, or leave the cell empty and say why in missing_reason."),
    ),
    "sheet-error": Words(
        mark_message("“{cell}” is an error of a formula."),
        mark_message("Mend the formula, or leave the cell empty and say why."),
    ),
    "formula": Words(
        mark_message("“{cell}” is a formula, and formulas are never run."),
        mark_message("Write its result."),
    ),
    "number-about": Words(
        mark_message("“{cell}” is not one exact figure."),
        mark_message("Write the figure alone, and what is not exact about it in note."),
    ),
    "number-digits": Words(mark_message("“{cell}” is not written in the digits 0 to 9."), _WRITE),
    "number-thousands": Words(mark_message("“{cell}” has separators of thousands."), _WRITE),
    "number-points": Words(mark_message("“{cell}” has points for thousands."), _WRITE),
    "number-comma": Words(
        mark_message("The comma of “{cell}” can separate thousands or decimals."), _EITHER
    ),
    "number-decimal-comma": Words(mark_message("“{cell}” has a decimal comma."), _WRITE),
    "number-sign": Words(mark_message("“{cell}” has a sign that a number does without."), _WRITE),
    "number-brackets": Words(
        mark_message("“{cell}” stands in brackets, which can mean minus."), _WRITE
    ),
    "number-per-cent": Words(
        mark_message("“{cell}” has a sign of per cent; the unit stands with the indicator."), _WRITE
    ),
    "number-many": Words(mark_message("“{cell}” says a part of its size in words."), _WRITE),
    "number-unit": Words(mark_message("“{cell}” has words or signs beside the number."), _WRITE),
    "boolean-word": Words(mark_message("“{cell}” is neither true nor false."), _WRITE),
    "date-spaces": Words(mark_message("“{cell}” has a space before, after or in it."), _WRITE),
    "date-digits": Words(mark_message("“{cell}” is not written in the digits 0 to 9."), _WRITE),
    "date-missing": Words(
        mark_message("“{cell}” stands where a date is missing."),
        mark_message("Leave the cell empty."),
    ),
    "date-serial": Words(
        mark_message("“{cell}” looks like a day as a spreadsheet counts them."), _WRITE
    ),
    "date-time": Words(mark_message("“{cell}” has the time of the day."), _WRITE),
    "date-order": Words(
        mark_message("“{cell}” does not begin with the year and have hyphens."), _WRITE
    ),
    "date-either": Words(
        mark_message("“{cell}” can begin with the day or with the month."), _EITHER
    ),
    "date-words": Words(mark_message("“{cell}” has its month in words."), _WRITE),
    "date-first": Words(
        mark_message("“{cell}” can be the whole month: a spreadsheet makes a day of a month."),
        _EITHER,
    ),
    "period-words": Words(mark_message("“{cell}” has its month in words."), _WRITE),
    "period-short": Words(
        mark_message("“{cell}” can be a month of a year, or a day of that month."),
        mark_message("Write {becomes} for the month, or the day with its year."),
    ),
    "period-quarter": Words(
        mark_message("“{cell}” can be a quarter of the calendar or of a financial year."), _EITHER
    ),
    "period-span": Words(mark_message("“{cell}” is a span without a slash."), _WRITE),
    "period-number": Words(mark_message("“{cell}” is a year written as a number."), _WRITE),
    "name-place": Words(
        mark_message("“{cell}” is a name, not the code of a place."),
        mark_message("Write {becomes} ({name})."),
    ),
    "name-places": Words(
        mark_message("“{cell}” is the name of several places."),
        mark_message("Write the code of one: {choices}."),
    ),
    "name-parts": Words(
        mark_message("“{cell}” has the names of several places."),
        mark_message("Write one of them, or a row for each: {choices}."),
    ),
    "name-near": Words(
        mark_message("“{cell}” is not known."),
        mark_message("Perhaps it is one of these: {choices}."),
    ),
    "name-abroad": Words(_ABROAD, mark_message("Write a place of {country}.")),
    "name-abroad-near": Words(
        _ABROAD, mark_message("Write a place of {country}; perhaps it is one of these: {choices}.")
    ),
    "name-code": Words(mark_message("“{cell}” is not written as the code of its list."), _WRITE),
    "name-label": Words(mark_message("“{cell}” is a label, not a code."), _WRITE),
    "name-word": Words(
        mark_message("“{cell}” is a word that means a term of the list “{list}”."), _WRITE
    ),
    "list-separator": Words(
        mark_message("The parts of “{cell}” are not separated by semicolons."), _WRITE
    ),
}
