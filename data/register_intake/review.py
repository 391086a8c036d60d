"""How many villages of a register were found, and which of them an editor should look at."""

from collections.abc import Iterable

import pandas as pd

from data.register_intake.matching import CERTAIN, LIKELY, NONE


def count_matches(found: pd.DataFrame) -> dict[str, int]:
    """How many villages are certain, likely and not found."""
    counts = found["match"].value_counts()
    return {match: int(counts.get(match, 0)) for match in (CERTAIN, LIKELY, NONE)}


def to_review(villages: pd.DataFrame, found: pd.DataFrame, names: Iterable[str]) -> pd.DataFrame:
    """Every village whose match is not certain, with what was found, how, and what else it may be.

    Args:
        names: of the districts, in the order of the villages.
    """
    rows = villages[["village_id", "name", "place_id", "block"]].assign(district=list(names))
    rows.insert(0, "row", villages.index)
    beside = found[["match", "how", "ground_id", "found_name", "found_block", "candidates"]]
    open_ = found["match"] != CERTAIN
    return pd.concat([rows, beside], axis="columns")[open_].reset_index(drop=True)
