"""The prepared form of a register: its tables, their columns, the order of their rows.

Places are told by codes of the gazetteer; what is not known is empty. Every row of a place has its
`level`, the codes of the places around it, and its `unit`, a key without gaps made of these codes: a
village whose block is not known lies in the unit "block not known" of its district, so that the
units of a level always add up to the level above.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import pandas as pd
import pyarrow as pa

COUNTRY, STATE, DISTRICT, BLOCK, VILLAGE = "country", "state", "district", "block", "village"
LEVELS = (COUNTRY, STATE, DISTRICT, BLOCK, VILLAGE)
# Law 10 looks at these: below them somebody could be found.
BELOW_DISTRICT = (BLOCK, VILLAGE)
ID_OF: Mapping[str, str] = MappingProxyType({level: f"{level}_id" for level in LEVELS})
IDS = tuple(ID_OF.values())
AROUND = IDS[:-1]

# Where a programme has its register, and in it what is made from it.
FOLDER, PREPARED = "register", "prepared"

ACTIVE = "active"
COVERED = "covered"
# The tier of the groups that a village states without a table that lists them.
PRIMARY = "primary"

TEXT, NUMBER, FLAG = pa.string(), pa.int64(), pa.bool_()

# What is given to be prepared.
GIVEN_VILLAGES = pa.schema(
    [(one, TEXT) for one in ("village_id", "name", *AROUND, "ground_id", "match", "status")]
    + [(one, NUMBER) for one in ("groups", "members", "households", "first_year")]
)
GIVEN_GROUPS = pa.schema(
    [
        (one, TEXT)
        for one in (
            "group_id",
            "tier",
            "village_id",
            "parent_group_id",
            *AROUND,
            "formed",
            "status",
        )
    ]
    + [("members", NUMBER), ("women", NUMBER)]
)

PLACE = [("level", TEXT), ("unit", TEXT), *((one, TEXT) for one in IDS)]
_PLACES = pa.schema(
    [
        *PLACE,
        ("villages", NUMBER),
        ("covered", NUMBER),
        ("matched", NUMBER),
        ("with_groups", NUMBER),
        ("households", NUMBER),
        ("households_known", NUMBER),
        ("households_shown", FLAG),
    ]
)
_CELLS = pa.schema(
    [
        *PLACE,
        ("tier", TEXT),
        ("groups", NUMBER),
        ("groups_known", NUMBER),
        ("villages", NUMBER),
        ("members", NUMBER),
        ("members_known", NUMBER),
        ("women", NUMBER),
        ("women_of", NUMBER),
        ("women_known", NUMBER),
        ("people", NUMBER),
        ("shown", FLAG),
        ("women_shown", FLAG),
    ]
)
SCHEMAS: Mapping[str, pa.Schema] = MappingProxyType(
    {
        # A village of the register; `unit` is its key among the places.
        "villages": pa.schema([*GIVEN_VILLAGES, pa.field("unit", TEXT)]),
        # A group, with the places it lies in; `people` is how many at least stand behind it: its
        # members, or the people of the groups that belong to it.
        "groups": pa.schema(
            [*GIVEN_GROUPS, pa.field("formed_year", NUMBER), pa.field("people", NUMBER)]
        ),
        # A place, down to the block: its villages (of any status; covered; matched for certain; with
        # active groups), its households and of how many villages they are known.
        # `households_shown`: see :mod:`data.register.hiding`.
        "places": _PLACES,
        # Active groups of one tier in such a place (empty: nobody tells), and in how many villages; of
        # `groups_known` villages it is known how many they have. There is a row for each place and tier.
        # `members` of `members_known` groups, `women` among the `women_of` members of the
        # `women_known` groups that tell both. `shown`, `women_shown`: see
        # :mod:`data.register.hiding`.
        "cells": _CELLS,
        # The same of villages, and of where groups lie without one.
        "village_places": _PLACES,
        "village_cells": _CELLS,
        # Down to the district: active groups by the year they were formed (empty: not told).
        "growth": pa.schema([*PLACE, ("tier", TEXT), ("year", NUMBER), ("groups", NUMBER)]),
    }
)
TABLES = tuple(SCHEMAS)
# Those with a row for each village or group; the others are small.
LARGE = ("villages", "groups", "village_places", "village_cells")
# Rows that are asked for together stand together.
SORTED_BY: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "villages": (*AROUND, "village_id"),
        "groups": (*AROUND, "tier", "group_id"),
        "places": ("level", *IDS),
        "cells": ("level", *IDS, "tier"),
        "village_places": IDS,
        "village_cells": (*IDS, "tier"),
        "growth": ("level", *IDS, "tier", "year"),
    }
)


def of_level(name: str, level: str) -> str:
    """The table with the places, or the cells, of a level."""
    return f"village_{name}" if level == VILLAGE else name


def given_table(frame: pd.DataFrame, schema: pa.Schema) -> pa.Table:
    """The columns of a schema out of a frame, whatever else it has.

    Raises:
        KeyError: a column is missing.
        pyarrow.ArrowInvalid: a cell is not what its column says.
    """
    return pa.Table.from_pandas(frame[schema.names], schema=schema, preserve_index=False)
