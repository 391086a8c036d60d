"""Villages of a register beside those of the ground: certain, likely, or not at all; never by guess.

The code of the census decides where a register has it. Else a village is looked for by its name in its
district, and in its block if the register says one. Where several could be meant, none is taken: they
are named in the list to review.
"""

from collections.abc import Callable, Sequence

import pandas as pd
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from data import ground, nearby, village_names
from data.ground import Layer
from data.register_intake import block_names

CERTAIN, LIKELY, NONE = "certain", "likely", "none"
# How a village was found or why it was not, with the match it gives.
HOW = {
    "code": CERTAIN, "name": CERTAIN, "name_point": CERTAIN, "other_block": LIKELY, "far": LIKELY,
    "sound": LIKELY, "spelling": LIKELY, "several": NONE, "shared": NONE, "other_district": NONE,
    "nothing": NONE,
}  # fmt: skip
# A name that sounds alike must be so like, one with another letter a little more.
LIKE_IN_SOUND, LIKE_IN_LETTERS = 0.7, 0.8
# So much more like than the next.
CLEARLY = 0.15
SAME_VILLAGE_KM, OTHER_VILLAGE_KM = 4.0, 15.0
MOST_CANDIDATES = 5
FOUND = [
    "ground_id",
    "found_name",
    "found_block",
    "shape_id",
    "found_lat",
    "found_lon",
    "households",
]


def match_villages(villages: pd.DataFrame, layers: Sequence[Layer]) -> pd.DataFrame:
    """Find each village of a register in the ground.

    Args:
        villages: a register's table, checked; the index tells its rows apart.
        layers: those of the country, the census first; a village not found in one is looked for in the
            next.

    Returns:
        For each village, in the same order: match (CERTAIN, LIKELY, NONE), how (a key of HOW), the
        columns FOUND of the village of the ground (missing if there is none), candidates (villages it
        may be, where none is taken).
    """
    asked = _asked(villages)
    districts = sorted(villages["place_id"].unique())
    found = [_nothing(asked.index[:0])]
    for layer in layers:
        known = _known(layer, districts)
        if len(known) and len(asked):
            here = _in_layer(asked, known, layer)
            found.append(here[here["how"] != "nothing"])
            asked = asked.drop(index=found[-1].index)
    together = pd.concat([*found, _nothing(asked.index)]).reindex(villages.index)
    return _taken_once(together)


def _nothing(index: pd.Index) -> pd.DataFrame:
    texts = [one for one in FOUND if one not in ("found_lat", "found_lon", "households")]
    return pd.DataFrame(
        {
            **{name: pd.Series(pd.NA, index, dtype="string") for name in texts},
            **{name: pd.Series(pd.NA, index, dtype="Float64") for name in FOUND[4:6]},
            "households": pd.Series(pd.NA, index, dtype="Int64"),
            "how": pd.Series("nothing", index, dtype="string"),
            "match": pd.Series(NONE, index, dtype="string"),
            "candidates": pd.Series(pd.NA, index, dtype="string"),
        }
    )


def _asked(villages: pd.DataFrame) -> pd.DataFrame:
    names = villages["name"].astype("object")
    return villages[["village_id", "census_code", "place_id"]].assign(
        folded=village_names.map_once(names, village_names.folded),
        bones=village_names.map_once(names, _skeletons),
        plain=village_names.map_once(names, _in_latin),
        block=villages["block"].astype("string"),
        lat=villages["lat"].astype("Float64"),
        lon=villages["lon"].astype("Float64"),
    )


def _skeletons(name: str) -> tuple[str, ...]:
    native = village_names.skeletons_of_script(name)
    return native or (village_names.skeleton(village_names.folded(name)),)


def _in_latin(name: str) -> str:
    return village_names.romanised(name) or village_names.folded(name)


def _known(layer: Layer, districts: Sequence[str]) -> pd.DataFrame:
    """The villages of a layer in some districts; one with several names has a row for each."""
    columns = (*ground.CORE, "other_names", *([layer.households] if layer.households else []))
    rows = ground.read_districts(layer, districts, columns)
    spelt = rows["name"].astype("object")
    if "other_names" in rows:
        spelt = spelt.str.cat(rows["other_names"].astype("object"), sep="; ", na_rep="")
        spelt = spelt.str.split("; ").explode()
        spelt = spelt[spelt != ""]
    own = rows.loc[spelt.index]
    households = own[layer.households] if layer.households else pd.Series(pd.NA, own.index)
    return pd.DataFrame(
        {
            "ground_id": own["village_id"],
            "found_name": own["name"].map(village_names.spoken),
            "found_block": own["subdistrict"].fillna("").map(village_names.spoken),
            "shape_id": own["shape_id"].replace("", pd.NA),
            "found_lat": own["lat"],
            "found_lon": own["lon"],
            "households": households.astype("Int64"),
            "place_id": own["place_id"],
            "folded": village_names.map_once(spelt, village_names.folded),
            "bones": village_names.map_once(
                spelt, lambda name: village_names.skeleton(village_names.folded(name))
            ),
            "area": own["subdistrict"].fillna(""),
        }
    ).reset_index(drop=True)


def _in_layer(asked: pd.DataFrame, known: pd.DataFrame, layer: Layer) -> pd.DataFrame:
    """What one layer has of the villages: those it does not have are there as nothing."""
    parts = []
    blocks = known.rename(columns={"place_id": "district"}).assign(name=known["area"])
    blocks = blocks.assign(value=blocks["area"])[["district", "name", "value"]]
    # A block that the ground does not know fits no village of it.
    area = block_names.resolve(asked["place_id"], asked["block"], blocks)
    rest = asked.assign(area=area.fillna(asked["block"]))
    steps: tuple[Callable[[pd.DataFrame, pd.DataFrame], pd.DataFrame], ...] = (
        lambda rows, ground_rows: _by_code(rows, ground_rows, layer),
        _by_name, _by_likeness,
    )  # fmt: skip
    for step in steps:
        if len(rest):
            found = step(rest, known)
            parts.append(found)
            rest = rest.drop(index=found.index)
    return pd.concat([*parts, _nothing(rest.index)])


def _by_code(asked: pd.DataFrame, known: pd.DataFrame, layer: Layer) -> pd.DataFrame:
    """Villages whose census code, or own id, is one of the ground."""
    is_own = asked["village_id"].str.startswith(layer.prefix)
    own = asked["village_id"].str.removeprefix(layer.prefix)
    rows = asked.assign(written=asked["census_code"].where(~is_own, own))
    rows = rows.dropna(subset="written").reset_index(names="row")
    rows = rows.assign(code=_plain_code(rows["written"]))
    numbered = known.drop_duplicates("ground_id")
    codes = _plain_code(numbered["ground_id"].str.removeprefix(layer.prefix))
    here = rows.merge(numbered.assign(code=codes), on=["code", "place_id"], suffixes=("", "_known"))
    rest = rows[~rows["row"].isin(here["row"])]
    elsewhere = rest.merge(_elsewhere(rest["written"], layer), on="written")
    pairs = pd.concat([here.assign(how="code"), elsewhere.assign(how="other_district")])
    return _told(pairs) if len(pairs) else _nothing(asked.index[:0])


def _elsewhere(codes: pd.Series, layer: Layer) -> pd.DataFrame:
    """The villages of some codes wherever they lie, with the columns FOUND."""
    rows = [
        (one.village_id.removeprefix(layer.prefix), one.village_id, one.name, one.subdistrict)
        for one in ground.read_villages(layer, [layer.prefix + code for code in codes.unique()])
    ]
    found = pd.DataFrame(rows, columns=["written", *FOUND[:3]], dtype="string")
    return found.reindex(columns=["written", *FOUND])


def _plain_code(codes: pd.Series) -> pd.Series:
    return codes.astype("string").str.lstrip("0")


def _by_name(asked: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """Villages of the same name in the district: one alone is certain, with what else is known of it."""
    pairs = _pairs(asked, known, ["place_id", "folded"])
    one = _one_of_each(pairs)
    how = pd.Series("name", one.index).mask(~one["in_block"], "other_block")
    how = how.mask(one["km"] <= SAME_VILLAGE_KM, "name_point").mask(
        one["km"] > OTHER_VILLAGE_KM, "far"
    )
    return _told(one.assign(how=how.where(one["is_alone"], "several")))


def _by_likeness(asked: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """Villages with a like name: one that is clearly more like than any other is likely the same."""
    spread = asked.explode("bones")
    sound = _pairs(spread, known, ["place_id", "bones"]).assign(how="sound", least=LIKE_IN_SOUND)
    less = _pairs(_with_a_letter_less(spread), _with_a_letter_less(known), ["place_id", "less"])
    letters = less.assign(how="spelling", least=LIKE_IN_LETTERS)
    pairs = pd.concat([sound, letters]).drop_duplicates(["row", "ground_id"], ignore_index=True)
    likeness = process.cpdist(
        pairs["plain"].tolist(),
        pairs["folded_known"].tolist(),
        scorer=DamerauLevenshtein.normalized_similarity,
    )
    pairs = pairs.assign(likeness=likeness)
    like = pairs[(likeness >= pairs["least"]) & ~(pairs["km"] > OTHER_VILLAGE_KM)]
    best = _one_of_each(like).sort_values("likeness", ascending=False, kind="stable")
    most = best.groupby("row")["likeness"].transform("max")
    rival = best["likeness"].where(best["row"].duplicated()).groupby(best["row"]).transform("max")
    leads = ~((most - rival) < CLEARLY)
    able = leads & best["in_block"] & (best["likeness"] == most)
    # The others of a village that has a clear one are no candidates.
    kept = best[able | ~able.groupby(best["row"]).transform("any")]
    return _told(kept.assign(how=kept["how"].where(able[kept.index], "several")))


def _with_a_letter_less(rows: pd.DataFrame) -> pd.DataFrame:
    less = village_names.map_once(
        rows["bones"], lambda bones: (bones, *village_names.forgiven(bones))
    )
    return rows.assign(less=less).explode("less")


def _pairs(asked: pd.DataFrame, known: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Each village beside those of the ground it may be: once, with `in_block` and `km`."""
    rows = asked.reset_index(names="row")
    pairs = rows.merge(known, on=keys, suffixes=("", "_known"))
    pairs = pairs.drop_duplicates(["row", "ground_id"], ignore_index=True)
    if "folded_known" not in pairs:
        pairs["folded_known"] = pairs["folded"]
    far = nearby.distances(
        *(pairs[one].astype("float64") for one in ("found_lat", "found_lon", "lat", "lon"))
    )
    in_block = (pairs["area"].isna() | (pairs["area"] == pairs["area_known"])).astype(bool)
    return pairs.assign(in_block=in_block, km=far)


def _one_of_each(pairs: pd.DataFrame) -> pd.DataFrame:
    """Of the pairs of each village those that may be meant: the near ones, else those of its block, else all.

    Returns:
        The same columns and `is_alone`; the row of a village that is not alone stands for several.
    """
    near = pairs["km"] <= SAME_VILLAGE_KM
    rank = (~near).astype(int) * 2 + (~pairs["in_block"]).astype(int)
    rank = rank.where(~near, 0)
    best = rank.groupby(pairs["row"]).transform("min")
    meant = pairs[rank == best]
    alone = ~meant["row"].duplicated(keep=False)
    return meant.assign(is_alone=alone)


def _told(pairs: pd.DataFrame) -> pd.DataFrame:
    """One row a village, by its index; the villages of the ground that it may be stand as candidates."""
    match = pairs["how"].map(HOW)
    kept = pairs[["row", *FOUND, "how"]].assign(match=match)
    is_open = kept["match"] == NONE
    named = _named(kept[is_open])
    first = kept.drop_duplicates("row").set_index("row")
    first.loc[first["match"] == NONE, FOUND] = pd.NA
    told = first.assign(candidates=named.reindex(first.index))
    told.index.name = None
    return told.astype(dict(_nothing(told.index).dtypes))


def _named(pairs: pd.DataFrame) -> pd.Series:
    words = pairs["found_name"] + " (" + pairs["found_block"] + ") " + pairs["ground_id"]
    first = words.groupby(pairs["row"]).head(MOST_CANDIDATES)
    return first.groupby(pairs.loc[first.index, "row"]).agg("; ".join).astype("string")


def _taken_once(found: pd.DataFrame) -> pd.DataFrame:
    """A village of the ground is one of the register: where several claim it, the only certain one has it."""
    claimed = found[found["ground_id"].notna()]
    sure = claimed["match"] == CERTAIN
    count = claimed.groupby("ground_id")["match"].transform("size")
    count_sure = sure.groupby(claimed["ground_id"]).transform("sum")
    lost = claimed[(count > 1) & ~(sure & (count_sure == 1))]
    told = found.copy()
    named = lost["found_name"] + " (" + lost["found_block"] + ") " + lost["ground_id"]
    told.loc[lost.index, "candidates"] = named
    told.loc[lost.index, FOUND] = pd.NA
    told.loc[lost.index, ["how", "match"]] = ["shared", NONE]
    return told
