"""What is kept for all visitors cannot be changed, however deep it lies; what could be is refused."""

# ruff: noqa: PD002

import re
import sqlite3
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from markupsafe import Markup

from components.facts.frozen import NotFrozen, freeze, weigh

pytestmark = pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")


@dataclass(frozen=True)
class Box:
    inside: object
    beside: object = field(default=None)


class Colour(Enum):
    RED = "red"


def with_notes(**more):
    """A function with something that hangs on it."""

    def named():
        return None

    vars(named).update(more)
    return named


def with_default(seen):
    return lambda one=seen: one


@pytest.mark.parametrize(
    "value",
    [None, True, 3, 2.5, "a", b"a", date(2015, 6, 1), Path("a"), Markup("<b>"), Colour.RED, len, Box,
     (1, ("a",)), frozenset({"a"}), MappingProxyType({"a": (1,)}), Box((1, Box("a"))), pd.NA,
     pa.table({"a": [1]}), np.float64(2.0), re.compile("a"), with_default("a"),
     with_notes(seen=(1,))],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_what_is_frozen_stays_the_same_object(value):
    assert freeze(value) is value


def test_lists_dicts_and_sets_are_frozen_all_the_way_down():
    frozen = freeze({"a": [1, {"b": {2}}], "box": Box([3])})
    assert frozen == {"a": (1, MappingProxyType({"b": frozenset({2})})), "box": Box((3,))}
    for write in (
        lambda: frozen.__setitem__("c", 1),
        lambda: frozen["a"].append(1),
        lambda: frozen["a"][1].update(c=1),
        lambda: frozen["a"][1]["b"].add(1),
        lambda: frozen["box"].inside.append(1),
    ):
        with pytest.raises((TypeError, AttributeError)):
            write()


def test_who_made_a_value_can_no_longer_change_what_is_kept():
    own = {"a": [1]}
    frozen = freeze(own)
    own["a"].append(2)
    own["b"] = 3
    assert frozen == {"a": (1,)}


def test_a_box_is_left_as_it_was_and_its_frozen_copy_is_another():
    box = Box([1], "beside")
    frozen = freeze(box)
    assert (box.inside, frozen.inside, frozen.beside) == ([1], (1,), "beside")


def test_who_has_the_dict_of_a_read_only_mapping_can_no_longer_change_what_is_kept():
    own = {"a": 1}
    frozen = freeze({"inside": MappingProxyType(own)})
    own["b"] = 2
    assert frozen == {"inside": {"a": 1}}


@dataclass
class Open:
    inside: int = 1


class Own:
    pass


class Words(str):
    pass


class Row(tuple):
    pass


class Kept(Enum):
    LIST = []  # noqa: RUF012


@dataclass(frozen=True)
class WithMemory:
    inside: int = 1

    @cached_property
    def noted(self):
        return []


@pytest.mark.parametrize(
    "value",
    [Open(), Own(), WithMemory(), bytearray(b"a"), iter([1]), defaultdict(list), Counter("a"),
     {"a": Own()}, (1, Own()), Box(Own()), Box((Open(),)), np.array([[], {}], dtype=object),
     pd.DataFrame({"a": [Own()]}), sqlite3.connect(":memory:"), pd.Index(["a"]), Words("a"),
     Row((1,)), Kept.LIST, with_notes(seen=[]), with_default([])],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_what_can_be_changed_and_not_frozen_is_refused(value):
    with pytest.raises(NotFrozen):
        freeze(value)


def test_a_refusal_says_where_the_fault_lies():
    with pytest.raises(NotFrozen, match=re.escape("facts.table['a'][1].inside is a ")):
        freeze({"a": [1, Box(Own())]}, "facts.table")


def test_an_array_is_read_only_and_its_maker_cannot_reach_it():
    own = np.array([1, 2])
    frozen = freeze(own)
    own[0] = 9
    assert frozen.tolist() == [1, 2]
    with pytest.raises(ValueError, match="read-only"):
        frozen[0] = 9


def test_a_connection_is_kept_once_it_can_only_read():
    base = sqlite3.connect(":memory:")
    base.execute("create table a(b)")
    base.execute("pragma query_only = on")
    freeze(base)
    with pytest.raises(sqlite3.OperationalError):
        base.execute("insert into a values (1)")


def frame():
    return pd.DataFrame(
        {
            "number": [1.0, 2.0, 3.0],
            "whole": pd.array([1, None, 3], dtype="Int64"),
            "text": pd.array(["x", "y", None], dtype="string"),
            "cells": pd.Series([("a",), (), ("b", "c")], dtype="object"),
            "kind": pd.Categorical(["m", "n", "m"]),
            "day": pd.to_datetime(["2015-06-01", "2015-07-01", "2015-08-01"]),
            "span": pd.to_timedelta([1, 2, 3]),
        },
        index=pd.Index(["r", "s", "t"], name="row"),
    )


def plus_one(shared):
    shared += 1


def rename(labels):
    labels.name = "other"
    raise TypeError("the name of a copy was changed")


WRITES = {
    "cell": lambda f: f.__setitem__("number", 0),
    "new column": lambda f: f.__setitem__("new", 0),
    "attribute": lambda f: setattr(f, "number", 0),
    "loc": lambda f: f.loc.__setitem__(("r", "number"), 9),
    "loc with rows": lambda f: f.loc.__setitem__(
        "new", [1.0, 2, "z", (), "m", pd.Timestamp(0), pd.Timedelta(0)]
    ),
    "iloc": lambda f: f.iloc.__setitem__((0, 0), 9),
    "at": lambda f: f.at.__setitem__(("r", "number"), 9),
    "iat": lambda f: f.iat.__setitem__((0, 0), 9),
    "loc by axis": lambda f: f.loc(axis=0).__setitem__("r", 9),
    "insert": lambda f: f.insert(0, "new", 1),
    "pop": lambda f: f.pop("number"),
    "del": lambda f: f.__delitem__("number"),
    "isetitem": lambda f: f.isetitem(0, [1, 2, 3]),
    "update": lambda f: f.update(pd.DataFrame({"number": [9.0]}, index=["r"])),
    "columns": lambda f: setattr(f, "columns", list("abcdefg")),
    "index": lambda f: setattr(f, "index", [1, 2, 3]),
    "name of the index": lambda f: rename(f.index),
    "name of the columns": lambda f: rename(f.columns),
    "attrs": lambda f: f.attrs.__setitem__("a", 1),
    "attrs whole": lambda f: setattr(f, "attrs", {"a": 1}),
    "drop": lambda f: f.drop(columns="number", inplace=True),
    "rename": lambda f: f.rename(columns={"number": "n"}, inplace=True),
    "rename_axis": lambda f: f.rename_axis("n", inplace=True),
    "sort_values": lambda f: f.sort_values("number", ascending=False, inplace=True),
    "sort_index": lambda f: f.sort_index(ascending=False, inplace=True),
    "reset_index": lambda f: f.reset_index(inplace=True),
    "set_index": lambda f: f.set_index("number", inplace=True),
    "fillna": lambda f: f.fillna(0, inplace=True),
    "dropna": lambda f: f.dropna(inplace=True),
    "replace": lambda f: f.replace(1.0, 9.0, inplace=True),
    "where": lambda f: f.where(f["number"] > 1, inplace=True),
    "mask": lambda f: f.mask(f["number"] > 1, inplace=True),
    "clip": lambda f: f.clip(0, 1, inplace=True),
    "drop_duplicates": lambda f: f.drop_duplicates("whole", inplace=True),
    "eval": lambda f: f.eval("new = number + 1", inplace=True),
    "query": lambda f: f.query("number > 1", inplace=True),
    "plus": plus_one,
    "array of numbers": lambda f: f["number"].to_numpy().__setitem__(0, 9),
    "values": lambda f: f[["number"]].values.__setitem__((0, 0), 9),  # noqa: PD011
    "array of whole numbers": lambda f: f["whole"].array.__setitem__(0, 9),
    "array of texts": lambda f: f["text"].array.__setitem__(0, "z"),
    "array of floats": lambda f: f["number"].array.__setitem__(0, 9),
    "array of objects": lambda f: f["cells"].array.__setitem__(0, ("z",)),
    "array of categories": lambda f: f["kind"].array.__setitem__(0, "n"),
    "values of categories": lambda f: f["kind"].values.__setitem__(0, "n"),  # noqa: PD011
    "array of days": lambda f: f["day"].array.__setitem__(0, pd.Timestamp(0)),
    "values of days": lambda f: f["day"].values.__setitem__(0, 0),  # noqa: PD011
    "array of spans": lambda f: f["span"].array.__setitem__(0, pd.Timedelta(9)),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_every_way_to_write_to_a_kept_frame_raises_and_changes_nothing(write):
    shared = freeze(frame())
    with pytest.raises((TypeError, ValueError, AttributeError)):
        write(shared)
    pd.testing.assert_frame_equal(pd.DataFrame(shared), frame())


SERIES_WRITES = {
    "cell": lambda s: s.__setitem__("r", 9),
    "loc": lambda s: s.loc.__setitem__("r", 9),
    "iloc": lambda s: s.iloc.__setitem__(0, 9),
    "at": lambda s: s.at.__setitem__("r", 9),
    "name": lambda s: setattr(s, "name", "other"),
    "index": lambda s: setattr(s, "index", [1, 2, 3]),
    "name of the index": lambda s: rename(s.index),
    "update": lambda s: s.update(pd.Series({"r": 9.0})),
    "pop": lambda s: s.pop("r"),
    "rename": lambda s: s.rename("other", inplace=True),
    "sort_values": lambda s: s.sort_values(ascending=False, inplace=True),
    "fillna": lambda s: s.fillna(0, inplace=True),
    "replace": lambda s: s.replace(1.0, 9.0, inplace=True),
    "mask": lambda s: s.mask(s > 1, inplace=True),
    "plus": plus_one,
    "array": lambda s: s.array.__setitem__(0, 9),
}


@pytest.mark.parametrize("write", SERIES_WRITES.values(), ids=SERIES_WRITES)
@pytest.mark.parametrize("column", ["number", "whole"])
def test_every_way_to_write_to_a_kept_series_raises_and_changes_nothing(column, write):
    shared = freeze(frame()[column])
    with pytest.raises((TypeError, ValueError, AttributeError)):
        write(shared)
    pd.testing.assert_series_equal(pd.Series(shared), frame()[column])


@pytest.mark.parametrize(
    "derive",
    [
        lambda f: f[f["number"] > 0],
        lambda f: f.copy(),
        lambda f: f.copy(deep=False),
        lambda f: f.assign(),
        lambda f: f.sort_values("number"),
        lambda f: f.iloc[:],
        lambda f: f[["number", "whole", "kind", "day"]],
        lambda f: f.rename(columns=str),
        lambda f: pd.concat([f, f]).iloc[:3],
        lambda f: next(part for _, part in f.groupby(lambda _: 1)),
    ],
)
def test_what_is_made_of_a_kept_frame_may_be_written_to_and_does_not_reach_it(derive):
    shared = freeze(frame())
    own = derive(shared)
    assert type(own) is pd.DataFrame
    own.loc["r", "number"] = 9.0
    own.loc["r", "kind"], own.loc["r", "day"] = "n", pd.Timestamp(0)
    own["new"] = 1
    own.index.name = own.columns.name = "other"
    assert own["number"].iloc[0] == 9.0
    pd.testing.assert_frame_equal(pd.DataFrame(shared), frame())


def test_a_column_and_a_row_of_a_kept_frame_may_be_written_to_and_do_not_reach_it():
    shared = freeze(frame())
    for own in (shared["number"], shared.loc["r"], freeze(shared["number"]).copy()):
        assert type(own) is pd.Series
        own.iloc[0] = 9.0
    pd.testing.assert_frame_equal(pd.DataFrame(shared), frame())


def test_lists_in_the_cells_of_a_frame_are_frozen():
    shared = freeze(pd.DataFrame({"a": [["x"], ["y"]], "b": [1, 2]}))
    assert shared["a"].tolist() == [("x",), ("y",)]
    assert freeze(pd.Series([["x"]])).tolist() == [("x",)]


def test_a_frame_is_written_to_by_its_maker_without_reaching_what_is_kept():
    own = frame()
    shared = freeze(own)
    own.loc["r", "number"] = 9.0
    pd.testing.assert_frame_equal(pd.DataFrame(shared), frame())


def test_the_weight_of_a_value_is_near_what_it_takes():
    assert weigh("x" * 1_000) == pytest.approx(1_050, abs=50)
    assert weigh((b"x" * 1_000,) * 5) == pytest.approx(1_120, abs=100)
    assert weigh(Box(freeze({"a": ["x" * 1_000, "y" * 1_000]}))) == pytest.approx(2_700, abs=700)
    large = freeze(pd.DataFrame({"a": np.zeros(10_000), "b": ["text"] * 10_000}))
    assert weigh(large) > 120_000
    # A small frame is mostly what its columns need.
    assert weigh(freeze(pd.DataFrame({str(name): [1] for name in range(20)}))) > 25_000
    assert weigh(pa.table({"a": np.zeros(10_000)})) == pytest.approx(80_000, rel=0.05)
