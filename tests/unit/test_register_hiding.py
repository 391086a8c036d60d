"""No hidden cell of a register can be computed from all that is shown of it."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from data.disclosure import HOUSEHOLDS, MEMBERS
from data.register import form, hiding
from data.register.hiding import MOST_OF_A_HOUSEHOLD
from tests.unit.attacker import Published

SUMS = [
    "groups",
    "people",
    "women",
    "women_of",
    "households",
    "villages",
    "with_groups",
    "households_known",
]
COUNTS = [*SUMS, "leaves", "blanks"]

village = st.fixed_dictionaries(
    {
        "state_id": st.sampled_from("AB"),
        "district_id": st.sampled_from("pq"),
        "block_id": st.sampled_from("xyz-"),
        "groups": st.sampled_from([0, 0, 1, 1, 1, 2, 3, 12]),
        "people": st.sampled_from([0, 1, 4, 9, 10, 15, 30, 120]),
        "women": st.floats(0, 1),
        "households": st.sampled_from([None, 0, 3, 9, 10, 25, 80]),
    }
)


def of_all_levels(villages: list[dict]) -> pd.DataFrame:
    """Every level of a register of one tier, summed plainly."""
    rows = pd.DataFrame(villages).assign(country_id="C")
    rows["village_id"] = [f"v{number}" for number in range(len(rows))]
    rows["district_id"] = rows["state_id"] + rows["district_id"]
    rows["block_id"] = (rows["district_id"] + rows["block_id"]).mask(rows["block_id"] == "-")
    rows["people"] = rows["people"].where(rows["groups"] > 0, 0)
    rows["women"] = (rows["people"] * rows["women"]).round()
    rows["women_of"] = rows["people"]
    rows["households"] = rows["households"].astype("Int64")
    rows["households_known"] = rows["households"].notna().astype(int)
    rows["leaves"] = rows["with_groups"] = (rows["groups"] > 0).astype(int)
    rows["blanks"], rows["villages"] = 1 - rows["leaves"], 1
    levels = []
    for depth, level in enumerate(form.LEVELS, start=1):
        keys = list(form.IDS[:depth])
        summed = rows.groupby(keys, dropna=False)[COUNTS].sum(min_count=1).reset_index()
        unit = ["/".join(map(str, ids)) for ids in summed[keys].fillna("-").to_numpy()]
        levels.append(summed.assign(level=level, unit=unit, tier="primary"))
    return pd.concat(levels, ignore_index=True)


def as_read(cells: pd.DataFrame, shown: pd.Series, figure: str, least: dict) -> Published:
    units = cells["unit"]
    around = {unit: unit.rpartition("/")[0] or None for unit in units}
    numbers = dict(zip(units[shown], cells.loc[shown, figure].astype(float), strict=True))
    return Published(around, numbers, least)


def least_groups(cells: pd.DataFrame, shown: pd.Series) -> dict[str, int]:
    """A reader who knows the rules: hidden villages have a group each, if none without is hidden."""
    leaves = cells[(cells["level"] == form.VILLAGE) & ~shown]
    known = shown.set_axis(cells["unit"])
    top = {unit: nearest_shown(unit, known) for unit in leaves["unit"]}
    with_blanks = {top[unit] for unit in leaves.loc[leaves["groups"] == 0, "unit"]}
    return {unit: int(top[unit] not in with_blanks) for unit in leaves["unit"]}


def nearest_shown(unit: str, shown: pd.Series) -> str:
    while unit and not shown[unit]:
        unit = unit.rpartition("/")[0]
    return unit


registers = st.lists(village, min_size=1, max_size=14).map(of_all_levels)


@settings(max_examples=20, deadline=None)
@given(registers)
def test_no_hidden_count_of_groups_or_people_can_be_computed(cells):
    shown = pd.Series(hiding.show_cells(cells, cells))
    for figure in ("groups", "people", "women"):
        least = least_groups(cells, shown) if figure == "groups" else {}
        secret = cells.loc[~shown & (cells[figure] > 0), "unit"]
        assert as_read(cells, shown, figure, least).computed(secret) == []


@settings(max_examples=8, deadline=None)
@given(registers)
def test_no_hidden_number_of_women_or_men_can_be_computed_and_none_of_few_is_shown(cells):
    shown = hiding.show_cells(cells, cells)
    told = pd.Series(hiding.show_women(cells, shown))
    assert not (told & ~shown).any()
    cells["men"] = cells["women_of"] - cells["women"]
    for who in ("women", "men"):
        below = cells["level"].isin(form.BELOW_DISTRICT) & told
        assert not cells.loc[below, who].between(1, MEMBERS - 1).any()
        few = ~told & cells[who].between(1, MEMBERS - 1)
        assert as_read(cells, told, who, {}).computed(cells.loc[few, "unit"]) == []


def test_a_block_of_forty_with_three_women_says_neither_them_nor_the_men():
    """Nor does the share of women: its numerator and its denominator are hidden."""
    villages = [("x", 3), ("y", 200), ("z", 300), ("-", 400)]
    cells = of_all_levels(
        [
            {"state_id": "A", "district_id": "p", "block_id": block, "groups": 20,
             "people": 40 if women == 3 else 2 * women, "women": women / (40 if women == 3 else 2 * women),
             "households": 60}
            for block, women in villages
        ]
    )  # fmt: skip
    shown = hiding.show_cells(cells, cells)
    assert shown.all()
    told = hiding.show_women(cells, shown)
    blocks = cells["level"] == form.BLOCK
    assert sorted(cells.loc[blocks & ~told, "women"]) == [3, 200]
    unknown = cells.assign(women=None, women_of=None)
    assert hiding.show_women(unknown, shown).all()


@settings(max_examples=10, deadline=None)
@given(registers)
def test_no_hidden_number_of_households_can_be_computed(cells):
    shown = pd.Series(hiding.show_households(cells)) & cells["households"].notna()
    places = cells.assign(households=cells["households"].fillna(0))
    nobody = places["households"] == 0
    secret = cells.loc[~shown & ~nobody, "unit"]
    assert as_read(places, shown | nobody, "households", {}).computed(secret) == []


@settings(max_examples=10, deadline=None)
@given(registers)
def test_below_the_district_nothing_is_shown_of_few_people(cells):
    shown = hiding.show_cells(cells, cells)
    below = cells["level"].isin(form.BELOW_DISTRICT) & (cells["groups"] > 0) & shown
    assert (cells.loc[below, "people"] >= MEMBERS).all()
    villages = cells[below & (cells["level"] == form.VILLAGE)]
    told = villages["households"].dropna()
    assert (told.ge(HOUSEHOLDS) | told.eq(0)).all()
    untold = villages[villages["households"].isna()]
    assert (untold["people"] >= HOUSEHOLDS * MOST_OF_A_HOUSEHOLD).all()


def test_a_block_of_ten_villages_is_shown_though_nobody_counted_their_households():
    cells = of_all_levels(
        [
            {"state_id": "A", "district_id": "p", "block_id": "x", "groups": 4, "people": 40,
             "women": 1, "households": None}
            for _ in range(10)
        ]
    )  # fmt: skip
    shown = hiding.show_cells(cells, cells)
    assert set(cells.loc[shown, "level"]) == {"country", "state", "district", "block"}


def test_groups_of_a_block_without_villages_are_shown_where_many_belong_to_them():
    """Nobody tells how many households there are, and no village is there that could."""
    group = {"state_id": "A", "district_id": "p", "block_id": "x", "groups": 5, "women": 1}
    cells = of_all_levels([{**group, "people": 900, "households": None}])
    nowhere = cells["level"] == form.VILLAGE
    cells.loc[nowhere, "village_id"] = None
    cells[["villages", "with_groups", "households_known"]] = 0
    assert hiding.show_cells(cells, cells).all()
    assert not hiding.show_cells(cells.assign(people=90), cells)[cells["level"] == "block"].any()


def test_what_nobody_tells_is_not_hidden_and_hides_nothing():
    rows = [(None, 0, 40), (None, 0, None), (2, 40, 40)]
    cells = of_all_levels(
        [
            {"state_id": "A", "district_id": "p", "block_id": "x", "groups": groups,
             "people": people, "women": 1, "households": households}
            for groups, people, households in rows
        ]
    )  # fmt: skip
    cells["groups"] = cells["groups"].astype("Int64")
    assert hiding.show_cells(cells, cells).all()


def test_a_small_village_takes_the_smallest_other_with_it():
    rows = [(1, 6, 40), (2, 20, 40), (9, 90, 200), (0, 0, 40)]
    cells = of_all_levels(
        [
            {"state_id": "A", "district_id": "p", "block_id": "x", "groups": groups,
             "people": people, "women": 1, "households": households}
            for groups, people, households in rows
        ]
    )  # fmt: skip
    shown = hiding.show_cells(cells, cells)
    assert cells.loc[~shown, "groups"].tolist() == [1, 2]
    assert shown[cells["groups"] == 0].all()
