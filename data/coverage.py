"""Where a programme worked: one row for every district that can be drawn, with one of four looks."""

from collections.abc import Iterable

import pandas as pd

from data.places import Gazetteer

COLUMNS = ["partners", "blocks", "villages", "period", "source_id", "other_source_ids", "note"]
LOOKS = ("covered", "not_covered", "no_record", "outside")


def by_district(coverage: pd.DataFrame, places: Gazetteer, drawn: Iterable[str]) -> pd.DataFrame:
    """The look of every drawn district.

    A district without a row is *not covered* when the list of its state is complete, *no record* when
    it is not, and *outside* when the programme did not work in its state at all.

    Args:
        coverage: table ``coverage`` of one programme.
        drawn: ids of the districts that have a shape.

    Returns:
        place_id, name, state_id, state, look, weak, and the columns of the table; in reading order.
    """
    known = coverage.set_index("place_id")
    complete = set(coverage.loc[coverage["list_complete"].eq(True), "place_id"])
    rows = []
    for place_id in drawn:
        state_id = places.state_of(place_id)
        row = known.loc[place_id] if place_id in known.index else None
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
    frame = pd.DataFrame(rows, columns=["place_id", "name", "state_id", "state", "look", "weak", *COLUMNS])
    return frame.sort_values(["state", "name"], ignore_index=True)


def by_state(coverage: pd.DataFrame, districts: pd.DataFrame, places: Gazetteer) -> pd.DataFrame:
    """One row a state or province: districts claimed, found with a source, found with weak evidence.

    Args:
        coverage: table ``coverage`` of one programme.
        districts: what :func:`by_district` returned.

    Returns:
        place_id, name, claimed (missing if the programme gives no number), sourced, weak,
        list_complete.
    """
    covered = districts[districts["look"] == "covered"]
    states = coverage[[places[one].level == "state" for one in coverage["place_id"]]]
    rows = [
        {
            "place_id": row.place_id,
            "name": places.name(row.place_id),
            "claimed": row.children_claimed,
            "sourced": int(((covered["state_id"] == row.place_id) & ~covered["weak"]).sum()),
            "weak": int(((covered["state_id"] == row.place_id) & covered["weak"]).sum()),
            "list_complete": row.list_complete,
            "source_id": row.source_id,
        }
        for row in states.itertuples()
    ]
    columns = ["place_id", "name", "claimed", "sourced", "weak", "list_complete", "source_id"]
    frame = pd.DataFrame(rows, columns=columns).astype({"claimed": "Int64"})
    return frame.sort_values("name", ignore_index=True)


def _look(row: pd.Series | None, in_programme: bool, list_complete: bool) -> str:
    if row is not None:
        return str(row["status"])
    if not in_programme:
        return "outside"
    return "not_covered" if list_complete else "no_record"
