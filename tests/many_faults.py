"""Many faults in one data folder, each in a row or a programme of its own, so that none hides another.

What spoils one row of the figures gets an indicator of its own beside the sound rows of `example`. What
spoils more than a row, or another table, stands in a copy of the programme, with those of other tables.
What all programmes share is damaged in further folders, one fault of each shared folder at a time.
"""

import shutil
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from data.problems import Problem
from tests.faults import (
    DESCRIPTION,
    EVENTS,
    EXAMPLE,
    FAULTS,
    INDICATORS,
    OF_ALL,
    OUTCOMES,
    SOURCES,
    VALUES,
    Fault,
)
from tests.faults_told import TOLD

# Each takes rows of other tables away, or the whole programme: nothing else may be spoilt beside it.
ALONE = (SOURCES, INDICATORS, DESCRIPTION)
# An outcome goes with its gathering.
TOGETHER = {OUTCOMES: EVENTS}
# Some pages show all programmes, and take longer with each.
MOST_COPIES = 11
OWN = {name: one for name, one in FAULTS.items() if one.file.startswith(f"{EXAMPLE}")}
SHARED = {name: one for name, one in (FAULTS | OF_ALL).items() if name not in OWN}


@dataclass(frozen=True)
class Spot:
    """Where a fault has to be told in a folder of many."""

    name: str
    file: str
    row: int | None
    column: str | None

    def is_told(self, problems: Iterable[Problem]) -> bool:
        """Whether one of the problems names this spot, as the fault that it is, and says what to do."""
        code, remedy = TOLD[self.name]
        alike = [one for one in problems if one.code == code and remedy in one.remedy]
        return self.is_named(alike)

    def is_named(self, problems: Iterable[Problem]) -> bool:
        """Whether one of the problems names this spot and says what to do."""
        return any(
            one.file == self.file
            and self.row in (None, one.row)
            and self.column in (None, one.column)
            and one.remedy
            for one in problems
        )


@dataclass(frozen=True)
class Folder:
    """A damaged data folder.

    Attributes:
        damaged: its programmes that have a fault.
        spots: every fault in it.
    """

    root: Path
    damaged: tuple[str, ...]
    spots: tuple[Spot, ...]


def of_programmes(sound: Path, parent: Path) -> list[Folder]:
    """Folders with every fault of a programme's own files."""
    scratch, root = parent / "scratch", parent / "rows"
    shutil.copytree(sound, root)
    in_rows = {name: row for name, one in OWN.items() if (row := _one_row(sound, scratch, one))}
    folders = [Folder(root, ("example",), tuple(_add_rows(root, in_rows)))]
    packed = _packed({name: one for name, one in OWN.items() if name not in in_rows})
    for at in range(0, len(packed), MOST_COPIES):
        root = parent / f"copies{at}"
        shutil.copytree(sound, root)
        named, spots = [], []
        for number, together in enumerate(packed[at : at + MOST_COPIES], start=at):
            named.append(f"copy{number:02}")
            _add_programme(sound, root, scratch / named[-1], named[-1], together)
            spots += [
                Spot(name, one.file.replace("example", named[-1]), one.row, one.column)
                for name, one in together.items()
            ]
        folders.append(Folder(root, tuple(named), tuple(spots)))
    return folders


def of_what_is_shared(sound: Path, parent: Path) -> list[Folder]:
    """Folders with every fault of what all programmes share, one of each shared folder at a time."""
    by_folder: dict[str, list[str]] = defaultdict(list)
    for name, fault in SHARED.items():
        by_folder[fault.file.partition("/")[0]].append(name)
    folders = []
    for number, names in enumerate(zip_longest(*by_folder.values())):
        root = parent / f"shared{number}"
        shutil.copytree(sound, root)
        together = {name: SHARED[name] for name in names if name}
        for one in together.values():
            one.damage(root)
        spots = [Spot(name, one.file, one.row, one.column) for name, one in together.items()]
        folders.append(Folder(root, ("example", "neighbour"), tuple(spots)))
    return folders


def _one_row(sound: Path, scratch: Path, fault: Fault) -> bytes | None:
    """The row that a fault makes of one row of the figures; None if it does more, or something else."""
    if fault.file != VALUES or not fault.row:
        return None
    shutil.rmtree(scratch, ignore_errors=True)
    shutil.copytree(sound / EXAMPLE, scratch / EXAMPLE)
    fault.damage(scratch)
    path = scratch / VALUES
    before = (sound / VALUES).read_bytes().splitlines()
    after = path.read_bytes().splitlines() if path.is_file() else []
    at = fault.row - 1
    if len(after) != len(before) or before[:at] + before[at + 1 :] != after[:at] + after[at + 1 :]:
        return None
    is_whole = after[at].startswith(b"groups,") and after[at].count(b'"') % 2 == 0
    return after[at] if is_whole else None


def _add_rows(root: Path, rows: Mapping[str, bytes]) -> list[Spot]:
    """Write each row with an indicator of its own behind the sound rows."""
    values, indicators = root / VALUES, root / INDICATORS
    spots = []
    for number, (name, row) in enumerate(rows.items()):
        own = f"groups_{number:02},"
        described = indicators.read_text().splitlines()[1].replace("groups,", own, 1)
        indicators.write_text(f"{indicators.read_text()}{described}\n")
        fault = OWN[name]
        spots.append(Spot(name, VALUES, len(values.read_bytes().splitlines()) + 1, fault.column))
        spoilt = row.replace(b"groups,", own.encode(), 1)
        values.write_bytes(values.read_bytes() + spoilt + b"\n")
    return spots


def _packed(faults: Mapping[str, Fault]) -> list[dict[str, Fault]]:
    """The faults by the programme they stand in: of each table one, some alone."""
    by_table: dict[str, list[str]] = defaultdict(list)
    for name, fault in faults.items():
        by_table[TOGETHER.get(fault.file, fault.file)].append(name)
    alone = [
        [name] for name, one in faults.items() if one.file in ALONE or "example/" not in one.file
    ]
    taken = {name for names in alone for name in names}
    tables = [[one for one in names if one not in taken] for names in by_table.values()]
    together = [[name for name in names if name] for names in zip_longest(*tables)]
    return [{name: faults[name] for name in names} for names in (*together, *alone)]


def _add_programme(
    sound: Path, root: Path, scratch: Path, programme: str, faults: Mapping[str, Fault]
) -> None:
    """A copy of the programme `example` under another name, with some faults."""
    shutil.copytree(sound / EXAMPLE, scratch / EXAMPLE)
    for fault in faults.values():
        fault.damage(scratch)
    for path in sorted((scratch / "programmes").rglob("*")):
        named = path.relative_to(scratch).as_posix().replace("example", programme)
        if path.is_dir():
            (root / named).mkdir()
        else:
            renamed = path.read_bytes().replace(b"example", programme.encode())
            (root / named).write_bytes(renamed)
