"""How people write the name of a place: folded, with what it lies in, with what it is."""

import difflib
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import pandas as pd

from data.place import SUBDISTRICT, LaterName, Place
from data.search_names import Names
from data.search_words import folded

INITIALS = re.compile(r"(?<=\b[a-z]) (?=[a-z]\b)")
# What a place is stands before its name or after it.
DISTRICT = (
    "district", "dist", "distt", "zila", "zilla", "ज़िला", "ضلع", "ضلعو", "জেলা", "ଜିଲ୍ଲା",
)  # fmt: skip
STATE = ("state", "province", "राज्य", "صوبہ", "صوبو", "রাজ্য", "ରାଜ୍ୟ")
OF = "of"
LEVEL_OF_WORD = {
    **{folded(one): "district" for one in DISTRICT},
    **{folded(one): "state" for one in STATE},
}


def normalise(name: str) -> str:
    """Fold what never tells two places apart: case, accents, “&”, punctuation, spaces.

    Letters that stand alone are one word, as people write D. I. Khan and DI Khan.
    """
    return INITIALS.sub("", folded(name.replace("&", " and ")))


def in_a_whole(words: Sequence[str], backwards: bool) -> Iterator[tuple[str, str]]:
    """Each way to read the words as a name and what it lies in: “gaya”, “bihar”.

    Args:
        backwards: what it lies in stands before the name.
    """
    for length in range(1, len(words)):
        parts = " ".join(words[:length]), " ".join(words[length:])
        yield parts[::-1] if backwards else parts


def of_a_level(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The words without the one that says what the place is, and the level that this means.

    It stands behind the name, or before it: “Bihar state”, “state Bihar”, “State of Bihar”.
    """
    if len(words) > 1:
        behind = words[2:] if len(words) > 2 and words[1] == OF else words[1:]
        for said, name in ((words[-1], words[:-1]), (words[0], behind)):
            if said in LEVEL_OF_WORD:
                yield " ".join(name), LEVEL_OF_WORD[said]


def spellings(
    filed: Mapping[str, Place],
    shown: Mapping[str, Place],
    aliases: pd.DataFrame,
    later: Mapping[str, Iterable[LaterName]],
    synonyms: pd.DataFrame | None,
) -> dict[str, tuple[str, ...]]:
    """Every folded name with the places it may mean; sub-districts stand apart.

    Args:
        filed, shown: the places with the names of their table, and of the reader's language.
        synonyms: the words of the search; those marked as places are names in other scripts.
    """
    names: dict[str, set[str]] = defaultdict(set)
    for place in filed.values():
        if place.level != SUBDISTRICT:
            names[normalise(place.name)].add(place.place_id)
    for alias, place_id in zip(aliases["alias"], aliases["place_id"], strict=True):
        if place_id not in filed or filed[place_id].level != SUBDISTRICT:
            names[normalise(alias)].add(place_id)
    for place_id, rows in later.items():
        for row in rows:
            names[normalise(row.name)].add(place_id)
    for word, means in () if synonyms is None else _words_for_places(synonyms):
        names[normalise(word)] |= names.get(normalise(means), set())
    for place in shown.values():
        if place.level != SUBDISTRICT:
            names[normalise(place.name)].add(place.place_id)
    return _in_order(names)


def _words_for_places(synonyms: pd.DataFrame) -> Iterator[tuple[str, str]]:
    rows = synonyms[synonyms["place"] & synonyms["same"]]
    return zip(rows["word"], rows["means"], strict=True)


def _in_order(names: Mapping[str, set[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(sorted(ids)) for name, ids in names.items()}


def names_of_subdistricts(
    places: Mapping[str, Place], aliases: pd.DataFrame
) -> dict[str, tuple[str, ...]]:
    """The folded names and aliases of sub-districts alone: many share theirs with a district."""
    names: dict[str, set[str]] = defaultdict(set)
    for place in places.values():
        if place.level == SUBDISTRICT:
            names[normalise(place.name)].add(place.place_id)
    for alias, place_id in zip(aliases["alias"], aliases["place_id"], strict=True):
        if place_id in places and places[place_id].level == SUBDISTRICT:
            names[normalise(alias)].add(place_id)
    return _in_order(names)


def full_names_of_subdistricts(places: Mapping[str, Place]) -> dict[str, tuple[str, ...]]:
    """Each name with its district and state, folded, and its code: what is printed can be typed."""
    return {
        normalise(" ".join(_with_wholes(place, places))): (place.place_id,)
        for place in places.values()
        if place.level == SUBDISTRICT
    }


def _with_wholes(place: Place, places: Mapping[str, Place]) -> tuple[str, ...]:
    """A sub-district with what it lies in, and the state or province around that."""
    inside = around = places.get(str(place.parent_id))
    while around and around.level != "state":
        around = places.get(str(around.parent_id))
    return (place.name, *(one.name for one in (inside, around) if one))


def names_spelt(word: str, names: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Names that a word of another script may spell."""
    if not word.strip() or word.isascii():
        return ()
    latin = {one: frozenset(ids) for one, ids in names.items() if one.isascii()}
    meant, offered = Names.of((), latin).meant(word)
    return (*meant, *offered)


def names_alike(
    asked: str, names: Collection[str], spelt: Iterable[str], count: int
) -> tuple[list[str], list[str]]:
    """Names that have all words of one that is asked for, and so many that are spelt alike.

    Args:
        asked, names, spelt: folded; spelt: other spellings of the names.
    """
    words = set(asked.split())
    having = [one for one in sorted({*names, *spelt}) if words and words <= set(one.split())]
    return having, difflib.get_close_matches(asked, names, count)


def index_elsewhere(
    rows: pd.DataFrame, countries: Mapping[str, str], scripts: Iterable[tuple[str, str]] = ()
) -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Places of which nothing is held, by folded name, alone and with what they lie in.

    Args:
        rows: the table ``elsewhere``.
        countries: name of each country by its code.
        scripts: names in other scripts, each with the name in Latin letters that others may share.

    Returns:
        Full name, level and country of each.
    """
    found: dict[str, dict[tuple[str, str, str], None]] = {}
    for row in rows.to_dict("records"):
        inside = row["lies_in"] if isinstance(row["lies_in"], str) else ""
        country = countries[row["country_id"]]
        called = ", ".join(filter(None, (row["name"], inside, country)))
        entry = called, row["level"], row["country_id"]
        for around in ("", inside, country, f"{inside} {country}"):
            found.setdefault(normalise(f"{row['name']} {around}"), {})[entry] = None
    for written, official in scripts:
        if shared := found.get(normalise(official)):
            found.setdefault(normalise(written), {}).update(shared)
    return {name: tuple(entries) for name, entries in found.items()}
