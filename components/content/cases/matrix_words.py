"""What is said of each matrix: of what it counts, of a cell, and of a hole."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar, Protocol

from components.language.messages import gettext, gettext_noop, ngettext

Counted = tuple[int, str]


class Wording(Protocol):
    """How the things that are counted are called.

    Attributes:
        strengths: words for each part of a cell, in order; empty if cells have one part.
    """

    strengths: ClassVar[Mapping[str, str]]

    def about(self, total: int) -> str:
        """What stands above the table."""

    def caption(self) -> str:
        """What its rows, columns and numbers are, for who cannot see it."""

    def none(self) -> str:
        """What an empty cell says."""

    def counted(self, count: int, row: str, column: str) -> str:
        """A cell in words, with the labels of its row and column."""


class CaseWording(Wording, Protocol):
    """The same for case studies, whose holes are told in sentences."""

    def no_case(self) -> str:
        """That a pair has no case, with open places for ``{row}`` and ``{column}``."""

    def of_each(self, row: Counted, column: Counted) -> str:
        """How many cases there are of a row and of a column alone, each with its label."""


class _Cases:
    strengths: ClassVar[Mapping[str, str]] = MappingProxyType(
        {
            "change_reported": gettext_noop("change reported"),
            "first_step": gettext_noop("first step"),
            "not_reported": gettext_noop("outcome not reported"),
        }
    )

    def about(self, total: int) -> str:
        return ngettext(
            "{count} case study. A case with two themes or two groups stands in each of them. "
            "Choose a cell to see its cases.",
            "{count} case studies. A case with two themes or two groups stands in each of them. "
            "Choose a cell to see its cases.",
            total,
        )

    def none(self) -> str:
        return gettext("no case recorded")


class CasesByGroup(_Cases):
    """Case studies by theme and social group."""

    def caption(self) -> str:
        return gettext("Theme and social group: number of cases")

    def counted(self, count: int, row: str, column: str) -> str:
        return ngettext(
            "{count} case about {row} with {column}",
            "{count} cases about {row} with {column}",
            count,
            row=row,
            column=column,
        )

    def no_case(self) -> str:
        return gettext("No case about {row} with {column}.")

    def of_each(self, row: Counted, column: Counted) -> str:
        return gettext(
            "There are {in_row} about {row} and {in_column} with {column}.",
            in_row=row[0],
            row=row[1],
            in_column=column[0],
            column=column[1],
        )


class CasesByPlace(_Cases):
    """Case studies by theme and state or province."""

    def caption(self) -> str:
        return gettext("Theme and state or province: number of cases")

    def counted(self, count: int, row: str, column: str) -> str:
        return ngettext(
            "{count} case about {row} from {column}",
            "{count} cases about {row} from {column}",
            count,
            row=row,
            column=column,
        )

    def no_case(self) -> str:
        return gettext("No case about {row} from {column}.")

    def of_each(self, row: Counted, column: Counted) -> str:
        return gettext(
            "There are {in_row} about {row} and {in_column} from {column}.",
            in_row=row[0],
            row=row[1],
            in_column=column[0],
            column=column[1],
        )


class Outcomes:
    """Outcomes of gatherings by theme and kind."""

    strengths: ClassVar[Mapping[str, str]] = MappingProxyType({})

    def about(self, total: int) -> str:
        return ngettext(
            "{count} outcome by theme and kind. Choose a cell to list its outcomes.",
            "{count} outcomes by theme and kind. Choose a cell to list its outcomes.",
            total,
        )

    def caption(self) -> str:
        return gettext("Theme and kind: number of outcomes")

    def none(self) -> str:
        return gettext("no outcome recorded")

    def counted(self, count: int, row: str, column: str) -> str:
        return ngettext(
            "{count} outcome about {row} of the kind {column}",
            "{count} outcomes about {row} of the kind {column}",
            count,
            row=row,
            column=column,
        )
