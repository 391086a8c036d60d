"""A brief to print for every state or province where a programme worked."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain

import pandas as pd

from components.brief import describe, kept_packs, pdf
from components.brief.choice import NO_THEMES, PackChoice
from components.facts import tables
from data import ordering
from data.profile import inside

FOLDER = "briefs"


@dataclass(frozen=True)
class Brief:
    """A PDF: its file in the folder, what it is about, and what it finds."""

    file: str
    title: str
    finding: str
    content: bytes


def choices() -> list[tuple[str, PackChoice]]:
    """Programme and choice of every brief: each state or province, with its strongest theme."""
    reader = next(iter(tables.vocabulary().lists["audiences"]))
    return [
        (programme, PackChoice(state, theme, reader))
        for programme in tables.programmes()
        for state in _states(programme)
        if (theme := _strongest(programme, state))
    ]


def brief(programme: str, choice: PackChoice) -> Brief:
    """The brief of a choice, without the address that would open it in the app."""
    pack = describe.describe(kept_packs.facts(), choice, "", datetime.now(UTC).date())
    file = f"{FOLDER}/{programme}-{pack.file_stem}.pdf"
    finding = pack.title.removeprefix(f"{pack.place}: ")
    return Brief(file, f"{pack.place}: {pack.theme}", finding, pdf.brief(pack))


def _states(programme: str) -> list[str]:
    """States and provinces that the programme's coverage or case studies name, by name."""
    places = tables.gazetteer()
    rows_of = (tables.of_programme(name, programme) for name in ("coverage", "cases"))
    named = chain.from_iterable(table["place_id"] for table in rows_of)
    found = {state for place_id in named if (state := places.state_of(place_id))}
    return sorted(found, key=lambda one: ordering.key(places.name(one)))


def _strongest(programme: str, state: str) -> str | None:
    """The theme of most case studies there, else of most of the programme; None without any."""
    cases = tables.of_programme("cases", programme)
    counted = Counter(_themes(inside(cases, state, tables.gazetteer()))) or Counter(_themes(cases))
    return max(counted, key=lambda one: (counted[one], one), default=None)


def _themes(cases: pd.DataFrame) -> Iterator[str]:
    return (one for one in chain.from_iterable(cases["themes"]) if one not in NO_THEMES)
