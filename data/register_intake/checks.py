"""Is a register in order? Each fault is a cell with what is wrong, the remedy, and what it costs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data import periods
from data.messages import Period
from data.register_intake import faults
from data.register_intake.faults import CELL, ROW, Faults
from data.register_intake.reading import Raw, is_in, read_raw, typed
from data.table_schema import Table

VILLAGES, GROUPS = "villages", "groups"
# A village lies in a district or, where the register knows it, in one of its sub-districts.
LEVELS = ("district", "subdistrict")
# A chain of federations has a link less than there are tiers; a longer one comes back to itself.
LONGEST_CHAIN = 6


@dataclass(frozen=True)
class Known:
    """What the codes of a register are compared with.

    Attributes:
        places: place_id, level and country_id of every place.
        country_id: the country of the programme.
        terms: the terms of each list, in their order.
        source_ids: the sources of the programme; None if nobody can tell.
        as_of: the period in which the register was written down.
    """

    places: pd.DataFrame
    country_id: str
    terms: Mapping[str, tuple[str, ...]]
    source_ids: frozenset[str] | None
    as_of: str


@dataclass(frozen=True)
class Checked:
    """The rows of a register that can be used, with the types of their columns.

    Attributes:
        villages, groups: by the row of the file; groups is None if there is no such table.
    """

    villages: pd.DataFrame
    groups: pd.DataFrame | None
    faults: Faults


def check_register(villages: Table, groups: Table | None, folder: str, known: Known) -> Checked:
    """Read both tables of a register and leave out what cannot be used.

    Args:
        folder: what comes before the names of the files in a fault.
    """
    raw = read_raw(villages, f"{folder}/{villages.path.name}")
    told = [raw.told, *_of_villages(raw, villages, known, f"{folder}/{villages.path.name}")]
    good = _without(raw, told, villages)
    if groups is None:
        return Checked(good, None, Faults.of(told))
    name = f"{folder}/{groups.path.name}"
    listed = read_raw(groups, name)
    of_groups = [listed.told, *_of_groups(listed, groups, known, name)]
    if not raw.is_lost:
        of_groups.append(_of_their_villages(listed.text, raw.text, good, name))
    kept = _without(listed, of_groups, groups)
    parents = [*_of_parents(kept, listed.text, known, name)]
    kept = _cells_emptied(kept, parents)
    return Checked(good, kept, Faults.of([*told, *of_groups, *parents]))


def cells_emptied(checked: Checked, told: pd.DataFrame) -> Checked:
    """The same after a later look at the villages, with the cells of some faults left empty."""
    villages = _cells_emptied(checked.villages, [told])
    return Checked(villages, checked.groups, Faults.of([checked.faults.rows, told]))


def _without(raw: Raw, told: Iterable[pd.DataFrame], table: Table) -> pd.DataFrame:
    """The rows and cells that have no fault."""
    parts = list(told)
    gone = pd.concat([part.loc[part["loses"] == ROW, "row"] for part in parts])
    kept = raw.text[~raw.text.index.isin(gone.dropna().astype("int64"))]
    return _cells_emptied(typed(kept, table), parts)


def _cells_emptied(rows: pd.DataFrame, told: Iterable[pd.DataFrame]) -> pd.DataFrame:
    lost = pd.concat([part[part["loses"] == CELL] for part in told])
    emptied = rows.copy()
    for column, own in lost.groupby("column"):
        at = emptied.index.isin(own["row"].astype("int64"))
        together = ["lat", "lon"] if column in ("lat", "lon") else [str(column)]
        emptied.loc[at, together] = pd.NA
    return emptied


def _of_villages(raw: Raw, table: Table, known: Known, name: str) -> Iterable[pd.DataFrame]:
    text = raw.text
    yield from _codes(text, table, known, name)
    districts = known.places.loc[known.places["level"].isin(LEVELS), "place_id"]
    yield from _places(text["place_id"], districts, known, name)
    half = text["lat"].isna() ^ text["lon"].isna()
    for column in ("lat", "lon"):
        yield faults.tell(text.loc[half & text[column].isna(), column], name, "point-half", CELL)
    later = pd.to_numeric(text["first_year"], errors="coerce") > periods.year_of(known.as_of)
    cells = text.loc[later.fillna(False).astype(bool), "first_year"]
    yield faults.tell(cells, name, "later", CELL, written=Period(known.as_of))


def _of_groups(raw: Raw, table: Table, known: Known, name: str) -> Iterable[pd.DataFrame]:
    text = raw.text
    yield from _codes(text, table, known, name)
    yield from _places(text["place_id"], known.places["place_id"], known, name)
    has_none = text["village_id"].isna() & text["place_id"].isna()
    # A federation may lie where the groups lie that belong to it.
    nowhere = text.loc[has_none & ~is_in(text["group_id"], text["parent_group_id"]), "village_id"]
    yield faults.tell(nowhere, name, "no-place")
    women, members = (pd.to_numeric(text[one], errors="coerce") for one in ("women", "members"))
    more = (women > members).fillna(False).astype(bool)
    yield faults.tell(text.loc[more, "women"], name, "women")
    yield _formed_later(text["formed"], known.as_of, name)


def _formed_later(formed: pd.Series, as_of: str, name: str) -> pd.DataFrame:
    """Groups formed after the register was written down."""
    sound = [one for one in formed.dropna().unique() if periods.fault(one) is None]
    later = [one for one in sound if _begins(one) > periods.sort_key(as_of)]
    return faults.tell(formed[is_in(formed, later)], name, "later", written=Period(as_of))


def _begins(period: str) -> int:
    first, _ = periods.span(period)
    return first.year * 10_000 + first.month * 100 + first.day


def _codes(text: pd.DataFrame, table: Table, known: Known, name: str) -> Iterable[pd.DataFrame]:
    """Cells that name a term or a source which is not there."""
    for field in table.fields:
        if field.vocabulary:
            allowed = known.terms.get(field.vocabulary, ())
            words = ", ".join(allowed)
            unknown = _unknown(text[field.name], allowed)
            yield faults.tell(unknown, name, "not-a-term", words=words)
    if known.source_ids is not None:
        unknown = _unknown(text["source_id"], known.source_ids)
        yield faults.tell(unknown, name, "unknown-source")


def _unknown(cells: pd.Series, allowed: Iterable[str]) -> pd.Series:
    return cells[cells.notna() & ~is_in(cells, allowed)]


def _places(cells: pd.Series, able: pd.Series, known: Known, name: str) -> Iterable[pd.DataFrame]:
    """Cells whose place is not known, lies in another country, or is of another level."""
    places = known.places
    yield faults.tell(_unknown(cells, places["place_id"]), name, "unknown-place")
    own = places.loc[places["country_id"] == known.country_id, "place_id"]
    abroad = cells[is_in(cells, places["place_id"]) & ~is_in(cells, own)]
    yield faults.tell(abroad, name, "place-abroad", country=known.country_id)
    wrong = cells[is_in(cells, own) & ~is_in(cells, able)]
    yield faults.tell(wrong, name, "place-level")


def _of_their_villages(
    text: pd.DataFrame, villages: pd.DataFrame, good: pd.DataFrame, name: str
) -> pd.DataFrame:
    """Groups whose village is not in the register, or whose village's row cannot be used."""
    cells = text["village_id"]
    unknown = cells[cells.notna() & ~is_in(cells, villages["village_id"])]
    refused = cells[is_in(cells, villages["village_id"]) & ~is_in(cells, good["village_id"])]
    told = (
        faults.tell(unknown, name, "unknown-village"),
        faults.tell(refused, name, "village-left-out"),
    )
    return pd.concat(told, ignore_index=True)


def _of_parents(
    groups: pd.DataFrame, text: pd.DataFrame, known: Known, name: str
) -> Iterable[pd.DataFrame]:
    """Links to a federation that cannot be right; the group stays, the link is left out."""
    parents = groups["parent_group_id"].dropna()
    listed, kept = text["group_id"], groups["group_id"]
    yield faults.tell(parents[~is_in(parents, listed)], name, "unknown-parent", CELL)
    refused = parents[is_in(parents, listed) & ~is_in(parents, kept)]
    yield faults.tell(refused, name, "parent-left-out", CELL)
    inside = parents[is_in(parents, kept)]
    in_circle = _in_circles(groups, inside)
    yield faults.tell(inside[in_circle], name, "circle", CELL)
    yield _wrong_tiers(groups, inside[~in_circle], known, name)


def _wrong_tiers(groups: pd.DataFrame, parents: pd.Series, known: Known, name: str) -> pd.DataFrame:
    """A federation is of a higher tier than what belongs to it."""
    rank = {tier: at for at, tier in enumerate(known.terms.get("tiers", ()))}
    ranks = groups["tier"].map(rank).astype("Int64")
    of_id = pd.Series(ranks.array, groups["group_id"])
    above = parents.map(of_id).astype("Int64")
    wrong = parents[(above <= ranks[parents.index]).fillna(False).astype(bool)]
    return faults.tell(wrong, name, "parent-tier", CELL)


def _in_circles(groups: pd.DataFrame, parents: pd.Series) -> pd.Series:
    """Which groups come back to themselves, followed from parent to parent."""
    at = pd.Series(np.arange(len(groups)), groups["group_id"])
    up = np.full(len(groups) + 1, len(groups))
    own = at[groups.loc[parents.index, "group_id"]].to_numpy()
    up[own] = at[parents].to_numpy()
    here, back = up[own], np.zeros(len(own), dtype=bool)
    for _ in range(LONGEST_CHAIN):
        back |= here == own
        here = up[here]
    return pd.Series(back, parents.index)
