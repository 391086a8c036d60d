"""A sheet as its editor sees it: text in rows and columns, whatever kind of file it came in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from data.problems import Problem

Row = tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook, or a file of text.

    Attributes:
        file: name of the file as its editor knows it, within a ZIP with its path there.
        name: name of the sheet, "" for a file without sheets.
        rows: the cells as text from A1 on; a row may be shorter than others.
        problems: rows that cannot be read, and why.
        date_columns: positions of columns with cells that are days, not text.
    """

    file: str
    name: str
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()
    date_columns: frozenset[int] = frozenset()

    @property
    def stem(self) -> str:
        """The name of the file without folder and ending."""
        return self.file.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]


@dataclass(frozen=True)
class ShapeFile:
    """A file of boundaries: GeoJSON or TopoJSON.

    Attributes:
        file: its name as its editor knows it, within a ZIP with its path there.
        content: what stands in it.
    """

    file: str
    content: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True)
class Upload:
    """What could be read of a file that somebody gave us.

    Attributes:
        name: its name as its editor knows it.
        problems: why it, or a part of it, cannot be used.
        remarks: what was understood though it is not as it should be, e.g. its encoding.
        descriptor: the description of a Data Package, if it has one.
    """

    name: str
    sheets: tuple[Sheet, ...] = ()
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()
    descriptor: Mapping[str, Any] = field(default_factory=dict)
    shapes: tuple[ShapeFile, ...] = ()
