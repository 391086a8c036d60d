"""Write the prepared form of a register."""

from pathlib import Path

import pandas as pd


def write_register(villages: pd.DataFrame, groups: pd.DataFrame | None, folder: Path) -> None:
    """Write a register as `data.register.form.SCHEMAS` has it: one Parquet file a table.

    Args:
        villages: with the columns of `form.GIVEN_VILLAGES`.
        groups: with those of `form.GIVEN_GROUPS`; a group that lies in a village takes its place from
            there, one without any place from the groups that belong to it. Without groups those that
            villages state are counted as primary ones.
        folder: is made; what it holds of an earlier preparation is replaced.
    """
    raise NotImplementedError
