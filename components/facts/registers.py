"""Registers of villages and groups that programmes have, and what may be shown of them.

A programme without a register costs nothing here: no engine is opened, and its library is not loaded.
"""

from dataclasses import replace
from pathlib import Path

import pandas as pd

from components.facts import cache, tables
from data.catalog import DESCRIPTOR
from data.place import SUBDISTRICT
from data.register import engine, published, village_list
from data.register.engine import Register
from data.register.form import BLOCK, COUNTRY, DISTRICT, FOLDER, PREPARED, PRIMARY, STATE
from data.register.published import ShownPlace
from data.register.village_list import MOST_ON_A_PAGE, Page, VillageRow
from data.register.within import Within
from data.register_intake.matching import CERTAIN

LEVELS = {"country": COUNTRY, "state": STATE, "district": DISTRICT, SUBDISTRICT: BLOCK}


COLUMNS = (
    "ground_id", "village_id", "name", "is_sure", "status", "first_year", "groups", "members",
    "members_known", "shown",
)  # fmt: skip


def _folder(programme: str) -> Path:
    return tables.catalog().package(programme).folder / FOLDER / PREPARED


@cache.once_without_words
def has_register(programme: str) -> bool:
    """Whether a programme has a register that the engine can be asked for."""
    folder = _folder(programme)
    # A programme without a register asks no engine whether it has one.
    return (folder.parent / DESCRIPTOR).is_file() and engine.has_register(folder)


@cache.once_without_rows
def _opened(folder: Path) -> Register:
    register = engine.open_register(folder, compiled=_compiled)

    def close() -> None:
        # The cache cannot look into a method that belongs to a connection.
        register.close()

    return replace(register, close=close)


_compiled = cache.once_without_words(engine.compile_question)


def place(programme: str, place_id: str) -> ShownPlace | None:
    """A place as the register of a programme has it; None if it has nothing there, or there is none."""
    places = tables.gazetteer()
    # Where the table of places is damaged, a programme's country may not be among them.
    level = LEVELS.get(places[place_id].level) if place_id in places else None
    return None if level is None else _place(programme, level, place_id)


@cache.bounded_without_words
def _place(programme: str, level: str, place_id: str) -> ShownPlace | None:
    if not has_register(programme):
        return None
    return published.show_place(_opened(_folder(programme)), Within(level, place_id))


@cache.bounded_without_words
def blocks(programme: str, district: str) -> tuple[ShownPlace, ...]:
    """The blocks of a district as a register has them; villages without a known block come last."""
    return published.show_places(_opened(_folder(programme)), BLOCK, Within(DISTRICT, district))


@cache.bounded_without_words
def villages_page(programme: str, district: str, block: str | None, first: int, count: int) -> Page:
    """Some villages of a district, or of one of its blocks, by name, with their primary groups.

    Args:
        block: its id in the register.
        first: how many of the list come before.
    """
    within = Within(BLOCK, block) if block else Within(DISTRICT, district)
    return village_list.list_villages(
        _opened(_folder(programme)), within, PRIMARY, first=first, count=count
    )


@cache.bounded_without_words
def matched(programme: str, district: str) -> pd.DataFrame:
    """The villages of a district that were found in the ground.

    Returns:
        ground_id, village_id, name, is_sure, status, first_year, groups, members, members_known, shown.
    """
    rows = []
    first, total = 0, 1
    while first < total:
        page = villages_page(programme, district, None, first, MOST_ON_A_PAGE)
        rows += [_row(one) for one in page.rows if one.ground_id]
        first, total = first + MOST_ON_A_PAGE, page.total
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _row(row: VillageRow) -> tuple[object, ...]:
    sure = row.match == CERTAIN
    counts = row.groups, row.members, row.members_known, row.shown
    return row.ground_id, row.village_id, row.name, sure, row.status, row.first_year, *counts
