"""Blocks of a register of habitations: where they lie, and how many habitations and people it has of each."""

from pathlib import Path

import pandas as pd

from data import ground
from data.ground import Layer

BLOCKS = "blocks"


def path_of(layer: Layer) -> Path:
    """The table of blocks beside that of a layer; most have none."""
    return layer.path.with_name(f"{BLOCKS}.parquet")


def read_blocks(layer: Layer, place_id: str) -> pd.DataFrame | None:
    """The blocks of a district by name; None if the layer has none.

    Raises:
        DataProblem: the file is damaged.
    """
    path = path_of(layer)
    if not path.is_file():
        return None
    return ground.read_table(path, layer, [("place_id", "==", place_id)], None).to_pandas()
