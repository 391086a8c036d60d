"""Guided stories: steps in order, and the figures that each of them quotes by name.

A quoted figure is written ``name=indicator@place@period@group``: the indicator as ``package:code``, the
group left out for everybody. What is counted in the tables is written ``name=count(subject)@place@…``,
with a count of :data:`COUNTS`.
"""

import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from string import Formatter
from types import MappingProxyType
from typing import Any

import pandas as pd

from data.problems import Problem, problem_at

EVERYBODY = "all"
OPENING = 0
# What a count is of, by its name: a package, an indicator, or a theme of a package's stories.
COUNTS = MappingProxyType(
    {
        "districts_claimed": "package",
        "districts_sourced": "package",
        "districts_weak": "package",
        "districts_nameless": "package",
        "stories": "theme",
        "stories_with_change": "theme",
        "gatherings": "package",
        "gatherings_reported": "package",
        "periods": "indicator",
        "first_period": "indicator",
        "last_period": "indicator",
        "districts_compared": "indicator",
        "districts_behind": "indicator",
        "points_behind": "indicator",
    }
)
_QUOTED = re.compile(
    r"(?P<name>[a-z][a-z0-9_]*)="
    r"(?:(?P<count>[a-z_]+)\((?P<counted>[A-Za-z0-9_:.-]+)\)|(?P<indicator>[A-Za-z0-9_.-]+:[A-Za-z0-9_.-]+))"
    r"@(?P<place_id>[A-Za-z0-9-]+)(?:@(?P<period>[0-9/-]*))?(?:@(?P<group>[a-z0-9_]+))?"
)


@dataclass(frozen=True)
class Quoted:
    """A figure that a sentence quotes.

    Attributes:
        name: of its place in the sentence.
        count: what is counted, one of COUNTS; "" for a figure as it stands in the tables.
        subject: key of the indicator (``package:code``), or what the count is of.
        period: of the figure; "" for what has none.
    """

    name: str
    count: str
    subject: str
    place_id: str
    period: str = ""
    group: str = EVERYBODY


@dataclass(frozen=True)
class Step:
    """A step of a guided story; its words still have places where figures stand."""

    package_id: str
    number: int
    heading: str
    sentence: str
    view: str
    quoted: tuple[Quoted, ...]
    source_id: str | None


@dataclass(frozen=True)
class Guide:
    """A guided story.

    Attributes:
        opening: its title, and what it is about.
        steps: what it tells, in order.
    """

    guide_id: str
    opening: Step
    steps: tuple[Step, ...]


def read_quoted(text: str) -> Quoted:
    """A quoted figure as the table writes it. Raises ValueError if it is none."""
    found = _QUOTED.fullmatch(text.strip())
    if found is None or (found["count"] and found["count"] not in COUNTS):
        raise ValueError(text)
    return Quoted(
        found["name"],
        found["count"] or "",
        found["counted"] or found["indicator"],
        found["place_id"],
        found["period"] or "",
        found["group"] or EVERYBODY,
    )


def places_in(text: str) -> set[str]:
    """Names of the places in a text. Raises ValueError if its brackets do not fit together."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def read_guides(rows: pd.DataFrame) -> tuple[Guide, ...]:
    """The guided stories of all programmes; one without its title or without a step is left away.

    Args:
        rows: table ``guides`` with ``package_id``.
    """
    found = []
    for guide_id, own in rows.groupby("guide_id", sort=False):
        steps = [_step(row) for row in own.sort_values("step").to_dict("records")]
        opening = next((step for step in steps if step.number == OPENING), None)
        told = tuple(step for step in steps if step.number != OPENING)
        if opening and told:
            found.append(Guide(str(guide_id), opening, told))
    return tuple(found)


def _step(row: Mapping[Hashable, Any]) -> Step:
    return Step(
        str(row["package_id"]),
        int(row["step"]),
        str(row["heading"]),
        str(row["sentence"]),
        str(row["view"]),
        tuple(map(read_quoted, row["figures"])),
        row["source_id"] if isinstance(row["source_id"], str) else None,
    )


def row_problems(rows: pd.DataFrame, file: str) -> list[Problem]:
    """Figures that cannot be read, and places in a sentence for which the row names no figure."""
    found: list[Problem] = []
    for number, row in rows.iterrows():
        found += (
            problem_at(file, code, int(str(number)), column, cell=cell)
            for column, code, cell in _faults(row)
        )
    return found


def _faults(row: pd.Series) -> Iterator[tuple[str, str, str]]:
    names = set()
    for text in row["figures"]:
        try:
            names.add(read_quoted(text).name)
        except ValueError:
            yield "figures", "quoted", text
    for column in ("heading", "sentence"):
        try:
            unnamed = sorted(places_in(row[column]) - names)
        except ValueError:
            yield column, "brackets", row[column]
            continue
        for name in unnamed:
            yield column, "not-quoted", name


def fill_in(text: str, said: Mapping[str, str], shown: Callable[[str], str] = str) -> str:
    """A text with its figures in their places. Raises KeyError if one has no figure.

    Args:
        said: what is written in each place.
        shown: how it is put there.
    """
    return text.format_map({name: shown(figure) for name, figure in said.items()})
