"""Packs of many places, themes and languages, as files in a folder, with a table of what came of each.

What is there and whole is not made again, so that a batch that was stopped goes on where it was.
"""

import csv
import json
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from components.brief import bundle, describe, progress
from components.brief.choice import PackChoice
from components.brief.facts import Facts
from components.facts import site as site_address
from data import languages
from data.checks.archives import DAMAGED

REPORT = "report.csv"
COLUMNS = ("place", "name", "theme", "language", "file", "state", "why")
MADE, KEPT, FAILED = "made", "kept", "failed"
# What a file is called until it is whole.
UNFINISHED = ".part"


@dataclass(frozen=True)
class Batch:
    """Choices, each in several languages, and the folder in which their files are to lie."""

    facts: Facts
    choices: Sequence[PackChoice]
    spoken: Sequence[str]
    site: str
    out: Path
    made: date

    def make(self) -> Counter[str]:
        """Make what is missing; how many files were made, kept, failed. The report tells each.

        A pack that cannot be made is told with the reason, and the others are made all the same.
        """
        self.out.mkdir(parents=True, exist_ok=True)
        states: Counter[str] = Counter()
        wanted = [(choice, code) for choice in self.choices for code in self.spoken]
        with (self.out / REPORT).open("w", encoding="utf-8", newline="") as file:
            report = csv.DictWriter(file, COLUMNS)
            report.writeheader()
            for choice, code in progress.show_progress(wanted):
                row = self._make_one(choice, code)
                report.writerow(row)
                # Who stops the batch has the report of what was done by then.
                file.flush()
                states[row["state"]] += 1
        return states

    def _make_one(self, choice: PackChoice, code: str) -> dict[str, str]:
        """The row of the report on one pack in one language."""
        with languages.speaking(code):
            path = self.out / f"{choice.file_stem(self.facts.places)}.zip"
            state, why = KEPT, ""
            if not _holds(path, self._describe(choice)):
                try:
                    state = self._write(choice, path)
                except Exception as error:
                    state, why = FAILED, f"{type(error).__name__}: {error}"
            return {
                "place": choice.place,
                "name": self.facts.places[choice.place].latin_name,
                "theme": choice.theme,
                "language": code,
                "file": path.name if state != FAILED else "",
                "state": state,
                "why": why,
            }

    def _write(self, choice: PackChoice, path: Path) -> str:
        """Make the file of a pack; it has its name only when it is whole."""
        pack = describe.describe(self.facts, choice, self.site, self.made)
        folder = {bundle.name_folder(pack): bundle.make_files(pack)}
        unfinished = path.with_suffix(UNFINISHED)
        unfinished.write_bytes(bundle.archive(folder, self.made))
        unfinished.replace(path)
        return MADE

    def _describe(self, choice: PackChoice) -> tuple[object, object, object]:
        """What makes a file the one that is wanted: its choice, its data, the address in it."""
        is_public = site_address.printable(self.site)
        address = choice.address(self.site) if is_public else ""
        saved = json.loads(json.dumps(choice.record()))
        return saved, describe.name_data(self.facts, choice), address


def _holds(path: Path, wanted: tuple[object, object, object]) -> bool:
    """Whether a whole file lies there, of this choice, these data and this address."""
    try:
        with zipfile.ZipFile(path) as file:
            if file.testzip() is not None:
                return False
            record, package = (
                json.loads(file.read(name))
                for end in (bundle.RECORD, bundle.PACKAGE)
                for name in _named(file, end)
            )
    except DAMAGED:
        return False
    return (record, package["version"], package.get("homepage", "")) == wanted


def _named(file: zipfile.ZipFile, end: str) -> Iterator[str]:
    return (name for name in file.namelist() if name.endswith(f"/{end}"))
