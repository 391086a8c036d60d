"""Names of blocks: the same one in two registers, by its letters, else by its sound if that is one alone."""

import pandas as pd

from data import village_names


def resolve(districts: pd.Series, names: pd.Series, known: pd.DataFrame) -> pd.Series:
    """What is known of the block of each name in its district; missing where no one block has it.

    Args:
        districts, names: of the rows; a name may be missing.
        known: district, name and `value` of every block.
    """
    blocks = known.dropna().drop_duplicates()
    spelt = _only(blocks, blocks["name"].map(_folded))
    sounding = _only(blocks, blocks["name"].map(village_names.area))
    different = pd.DataFrame({"district": districts, "name": names}).dropna().drop_duplicates()
    found = {
        (district, name): spelt.get(
            (district, _folded(name)), sounding.get((district, village_names.area(name)))
        )
        for district, name in different.itertuples(index=False)
    }
    values = [found.get(pair) for pair in zip(districts, names, strict=True)]
    return pd.Series(values, districts.index, dtype="string")


def _folded(name: str) -> str:
    return village_names.folded(name)


def _only(blocks: pd.DataFrame, keys: pd.Series) -> dict[tuple[str, str], str]:
    """The value of each key in its district that one block alone has."""
    keyed = blocks.assign(key=keys).drop_duplicates(["district", "key", "value"])
    alone = keyed[~keyed.duplicated(["district", "key"], keep=False) & (keyed["key"] != "")]
    return {
        (district, key): value
        for district, key, value in alone[["district", "key", "value"]].itertuples(index=False)
    }
