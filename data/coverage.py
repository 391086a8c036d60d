"""Where a programme worked: one row for every district that can be drawn, with one of four looks."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from data.places import Gazetteer

COLUMNS = ["partners", "blocks", "villages", "period", "source_id", "other_source_ids", "note"]
LOOKS = ("covered", "not_covered", "no_record", "outside")


def by_district(coverage: pd.DataFrame, places: Gazetteer, drawn: Iterable[str]) -> pd.DataFrame:
    """The look of every drawn district.

    A district without a row is *not covered* when the list of its state is complete, *no record* when
    it is not, and *outside* when the programme did not work in its state at all. A row for several
    districts together stands for each of them that has no row of its own.

    Args:
        coverage: table ``coverage`` of one programme.
        drawn: ids of the districts that have a shape.

    Returns:
        place_id, name, state_id, state, look, weak, and the columns of the table; in reading order.
    """
    known = coverage.set_index("place_id")
    groups = {shape: one for one in known.index for shape in places[one].drawn_as}
    complete = set(coverage.loc[coverage["list_complete"].eq(True), "place_id"])
    rows = []
    for place_id in drawn:
        state_id = places.state_of(place_id)
        listed = place_id if place_id in known.index else groups.get(place_id)
        row = None if listed is None else known.loc[listed]
        rows.append(
            {
                "place_id": place_id,
                "name": places.name(place_id),
                "state_id": state_id,
                "state": places.state_name(place_id),
                "look": _look(row, state_id in known.index, state_id in complete),
                "weak": row is not None and row["evidence"] == "weak",
                **{name: None if row is None else row[name] for name in COLUMNS},
            }
        )
    frame = pd.DataFrame(
        rows, columns=["place_id", "name", "state_id", "state", "look", "weak", *COLUMNS]
    )
    return frame.sort_values(["state", "name"], ignore_index=True)


def by_state(coverage: pd.DataFrame, places: Gazetteer) -> pd.DataFrame:
    """One row a state or province: districts claimed, listed with a source, listed on weak evidence.

    Args:
        coverage: table ``coverage`` of one programme.

    Returns:
        place_id, name, claimed (missing if the programme gives no number), sourced, weak,
        list_complete, source_id.
    """
    state_of = pd.Series([places.state_of(one) for one in coverage["place_id"]], coverage.index)
    is_state = state_of == coverage["place_id"]
    covered = coverage[~is_state & (coverage["status"] == "covered")]
    counted = pd.crosstab(state_of[covered.index], covered["evidence"])
    counted = counted.reindex(columns=["sourced", "weak"], fill_value=0)
    states = coverage[is_state].rename(columns={"children_claimed": "claimed"})
    rows = states.merge(counted, left_on="place_id", right_index=True, how="left")
    none_listed = {"sourced": 0, "weak": 0}
    rows = rows.fillna(none_listed).astype({"claimed": "Int64", "sourced": int, "weak": int})
    rows = rows.assign(name=[places.name(one) for one in rows["place_id"]])
    columns = ["place_id", "name", "claimed", "sourced", "weak", "list_complete", "source_id"]
    return rows[columns].sort_values("name", ignore_index=True)


@dataclass(frozen=True)
class LeftOut:
    """How many districts a programme says it covered, and how many of them are found by name.

    Attributes:
        claimed, sourced, weak: districts claimed; found with a source; found on weak evidence.
        nameless: claimed districts without a name, where the programme gives a number at all.
        source_ids: who says so, one a state or province.
    """

    claimed: int
    sourced: int
    weak: int
    nameless: int
    source_ids: tuple[str, ...]


def left_out(states: pd.DataFrame) -> LeftOut:
    """What a map of presence cannot show; takes what :func:`by_state` returned."""
    told = states.dropna(subset="claimed")
    return LeftOut(
        int(told["claimed"].sum()),
        int(states["sourced"].sum()),
        int(states["weak"].sum()),
        int((told["claimed"] - told["sourced"] - told["weak"]).sum()),
        tuple(states["source_id"].dropna()),
    )


def _look(row: pd.Series | None, in_programme: bool, list_complete: bool) -> str:
    if row is not None:
        return str(row["status"])
    if not in_programme:
        return "outside"
    return "not_covered" if list_complete else "no_record"
