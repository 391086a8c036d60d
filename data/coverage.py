"""Where a programme worked: one row for every district that can be drawn, with one of four looks."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from data import ordering, periods
from data.places import Gazetteer

COLUMNS = ["partners", "blocks", "villages", "period", "source_id", "other_source_ids", "note"]
LOOKS = ("covered", "not_covered", "no_record", "outside")


def by_district(coverage: pd.DataFrame, places: Gazetteer, drawn: Iterable[str]) -> pd.DataFrame:
    """The look of every drawn district.

    A district without a row is *not covered* when the list of its state is complete, *no record* when
    it is not, and *outside* when the programme did not work in its state at all. A row for several
    districts together stands for each of them that has no record of its own, and the row of a covered
    district for those that were cut from it.

    Args:
        coverage: table ``coverage`` of one programme.
        drawn: ids of the districts that have a shape.

    Returns:
        place_id, name, state_id, state, look, weak, recorded_as (the district or group whose row
        stands for it, missing if it has its own), and the columns of the table; in reading order.
    """
    known = coverage.set_index("place_id")
    own_notes = known["note"].dropna().to_dict()
    recorded_as = _recorded_as(coverage, places, drawn := tuple(drawn))
    # Where nothing is on record, nothing is known of any state.
    in_programme = set(known.index) or {places.state_of(place_id) for place_id in drawn}
    complete = set(coverage.loc[coverage["list_complete"].eq(True), "place_id"])
    rows = []
    for place_id in drawn:
        state_id = places.state_of(place_id)
        listed = recorded_as.get(place_id)
        row = None if listed is None else known.loc[listed]
        rows.append(
            {
                "place_id": place_id,
                "name": places.name(place_id),
                "state_id": state_id,
                "state": places.state_name(place_id),
                "look": _look(row, state_id in in_programme, state_id in complete),
                "weak": row is not None and row["evidence"] == "weak",
                "recorded_as": None if listed in (None, place_id) else places.name(str(listed)),
                **{name: None if row is None else row[name] for name in COLUMNS},
                **({"note": own_notes[place_id]} if place_id in own_notes else {}),
            }
        )
    columns = ["place_id", "name", "state_id", "state", "look", "weak", "recorded_as", *COLUMNS]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.sort_values(["state", "name"], key=ordering.column_key, ignore_index=True)


def _recorded_as(coverage: pd.DataFrame, places: Gazetteer, drawn: Iterable[str]) -> dict[str, str]:
    """The place whose row stands for each drawn district; those without any are left out."""
    listed = set(coverage["place_id"])
    recorded = set(coverage.loc[coverage["status"] != "no_record", "place_id"])
    # One that was not covered may have given only a part of a younger district.
    covered = set(coverage.loc[coverage["status"] == "covered", "place_id"])
    groups = {shape: one for one in recorded for shape in places[one].drawn_as}
    found = {}
    for place_id in drawn:
        cut_from = places[place_id].split_from
        older = groups.get(place_id) or (cut_from if cut_from in covered else None)
        if place_id in recorded or (place_id in listed and older is None):
            found[place_id] = place_id
        elif older is not None:
            found[place_id] = older
    return found


def by_state(coverage: pd.DataFrame, places: Gazetteer) -> pd.DataFrame:
    """One row a state or province: districts claimed, listed with a source, listed on weak evidence.

    Args:
        coverage: table ``coverage`` of one programme.

    Returns:
        place_id, name, claimed (missing if the programme gives no number), sourced, weak, later
        (names of districts known from a later time than the number), list_complete, source_id.
    """
    regions = [place_id for place_id in coverage["place_id"] if places[place_id].level == "state"]
    counted_in = [places.counted_in(place_id, regions) for place_id in coverage["place_id"]]
    state_of = pd.Series(counted_in, coverage.index, dtype="object")
    is_state = coverage["place_id"].isin(regions)
    covered = coverage[~is_state & (coverage["status"] == "covered")]
    counted = pd.crosstab(state_of[covered.index], covered["evidence"])
    counted = counted.reindex(columns=["sourced", "weak"], fill_value=0)
    states = coverage[is_state].rename(columns={"children_claimed": "claimed"})
    # A state without a row of its own has the districts that are listed in it all the same.
    rows = states.merge(counted, left_on="place_id", right_index=True, how="outer")
    none_listed = {"sourced": 0, "weak": 0}
    rows = rows.fillna(none_listed).astype({"claimed": "Int64", "sourced": int, "weak": int})
    rows = rows.assign(
        name=[places.name(place_id) for place_id in rows["place_id"]],
        list_complete=rows["list_complete"].eq(True).fillna(False).astype(bool),
        later=[
            _later(covered[state_of[covered.index] == row.place_id], row.period, places)
            for row in rows.itertuples()
        ],
    )
    columns = ["place_id", "name", "claimed", "sourced", "weak", "later", "list_complete"]
    return rows[[*columns, "source_id"]].sort_values(
        "name", key=ordering.column_key, ignore_index=True
    )


def _later(districts: pd.DataFrame, claimed_in: object, places: Gazetteer) -> tuple[str, ...]:
    """Names of the districts that are known from a time after the one their number is of."""
    if not isinstance(claimed_in, str):
        return ()
    known = districts.dropna(subset="period")
    after = [
        periods.sort_key(period.partition("/")[0]) > periods.sort_key(claimed_in)
        for period in known["period"]
    ]
    return tuple(places.name(place_id) for place_id in known[after]["place_id"])


@dataclass(frozen=True)
class DistrictCounts:
    """How many districts a programme says it covered, and how many of them are known by name.

    Attributes:
        claimed: districts claimed; None if the programme gives no number.
        proven, weak: districts known by name, with a source and on weak evidence.
        later: names of those among them that are known from a later time than the number claimed.
        source_ids: who gives the number, one a state or province.
    """

    claimed: int | None
    proven: int
    weak: int
    later: tuple[str, ...]
    source_ids: tuple[str, ...]

    @property
    def nameless(self) -> int:
        """Claimed districts of which the name is not known."""
        known = self.proven + self.weak - len(self.later)
        return max((self.claimed or 0) - known, 0)


def district_counts(states: pd.DataFrame, state_id: str | None = None) -> DistrictCounts:
    """The numbers of one state or province, or of all of them together.

    Args:
        states: what :func:`by_state` returned.
    """
    rows = states if state_id is None else states[states["place_id"] == state_id]
    told = rows.dropna(subset="claimed")
    return DistrictCounts(
        int(told["claimed"].sum()) if len(told) else None,
        int(rows["sourced"].sum()),
        int(rows["weak"].sum()),
        tuple(name for names in rows["later"] for name in names),
        tuple(rows["source_id"].dropna()),
    )


def counts_drawn(
    drawn: pd.DataFrame, states: pd.DataFrame, state_id: str | None, places: Gazetteer
) -> tuple[int, int] | None:
    """Covered districts on record and on the map, where these differ because the map draws younger ones.

    Nothing is said of a state in which districts of another's records are drawn, nor of that other one.

    Args:
        drawn: what :func:`by_district` returned, of the state or of all.
        states: what :func:`by_state` returned.
    """
    covered = drawn[drawn["look"] == "covered"]
    counts, regions = district_counts(states, state_id), tuple(states["place_id"])
    recorded = counts.proven + counts.weak
    is_its_own = state_id is None or all(
        places.counted_in(one, regions) == state_id for one in covered["place_id"]
    )
    draws_younger = bool(covered["recorded_as"].notna().any())
    is_told = is_its_own and draws_younger and recorded != len(covered)
    return (recorded, len(covered)) if is_told else None


def _look(row: pd.Series | None, in_programme: bool, list_complete: bool) -> str:
    if row is not None:
        return str(row["status"])
    if not in_programme:
        return "outside"
    return "not_covered" if list_complete else "no_record"
