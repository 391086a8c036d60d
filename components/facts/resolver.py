"""The resolver of place names, with every spelling that is known: kept for all visitors."""

from collections.abc import Iterator, Mapping

import pandas as pd

from components.facts import cache, tables, translated, villages
from data import languages, translations
from data.place import CUT_FROM
from data.place_words import index_elsewhere
from data.places import GAZETTEER_TABLES, Gazetteer
from data.problems import NotReady
from data.resolution import CALLED_SO, VILLAGE, Candidate, Resolution, Resolver
from data.translations import Translation
from data.village_finds import FoundVillages
from data.village_names import script_of

# What a name is: the official one, one a source uses, that of today, of a district cut from it
# later, one of the search, a translation.
OFFICIAL, SPELLING, SEARCHED, TRANSLATED = "official", "spelling", "searched", "translated"
COLUMNS = (
    "name", "script", "language", "kind", "place_id", "level", "official_name", "district", "state",
    "country", "source_id", "status",
)  # fmt: skip
PACKAGE = "places"
# Registers of these kinds count villages; habitations and settlements are parts of them.
VILLAGES = ("village", "locality")


@cache.bounded_without_words
def resolve(name: str, within: str = "", level: str = "") -> Resolution:
    """What a name means; see :meth:`data.resolution.Resolver.resolve`.

    Raises:
        NotReady: it may be a village, and the list of their names is still being made.
        data.problems.DataProblem: it may be a village, and that list is damaged.
    """
    return resolver().resolve(name, within, level)


@cache.bounded_without_words
def of_id(place_id: str) -> Candidate | None:
    """A place or a village by its code; None if there is none."""
    places = tables.gazetteer()
    if place_id in places:
        place = places[place_id]
        return Candidate(place_id, place.name, place.level, CALLED_SO, lat=place.lat, lon=place.lon)
    village = villages.village(place_id)
    if village is None:
        return None
    around = (village.place_id, village.subdistrict, village.lat, village.lon)
    return Candidate(place_id, village.name, VILLAGE, CALLED_SO, *around)


@cache.once_without_words
def resolver() -> Resolver:
    """The one resolver."""
    filed = {name: tables.shared(package_id, name) for package_id, name in GAZETTEER_TABLES}
    spoken = pd.DataFrame(_translations(), columns=["alias", "place_id"])
    filed["aliases"] = pd.concat([filed["aliases"], spoken], ignore_index=True)
    later = filed["successors"]
    same = {**filed, "successors": later[later["kind"] != CUT_FROM]}
    places = tables.gazetteer().places
    countries = {code: place.name for code, place in places.items() if place.level == "country"}
    elsewhere = index_elsewhere(tables.shared(PACKAGE, "elsewhere"), countries, _in_other_scripts())
    registers = tuple(one.prefix for one in villages.layers() if one.kind in VILLAGES)
    known = Gazetteer.from_tables(**filed), Gazetteer.from_tables(**same)
    return Resolver(*known, elsewhere, registers, _find_villages, of_id)


def _find_villages(text: str) -> FoundVillages | None:
    """Villages of a name; None where there are none. What cannot be asked yet is not kept as an answer."""
    if villages.layers() and not villages.is_index_ready():
        raise NotReady
    return villages.find(text)


def _in_other_scripts() -> Iterator[tuple[str, str]]:
    """Each name in another script than Latin, with the official name."""
    rows = names()
    rows = rows[rows["script"] != "LATIN"]
    yield from zip(rows["name"], rows["official_name"], strict=True)


def _translations() -> Iterator[tuple[str, str]]:
    known = tables.gazetteer()
    for where, said in translated.in_all_languages(tables.catalog().package(PACKAGE)):
        match where:
            case "places", place_id, "name" if place_id in known:
                yield said.text, place_id


@cache.once_without_words
def names() -> pd.DataFrame:
    """Every name of every place of the gazetteer, with its script and what it is: COLUMNS."""
    rows = pd.DataFrame(
        _names(), columns=["name", "language", "kind", "place_id", "source_id", "status"]
    )
    places = tables.gazetteer()
    around = pd.DataFrame([_around(place_id) for place_id in places.places])
    rows["script"] = rows["name"].map(script_of)
    joined = rows.drop_duplicates(["name", "kind", "language", "place_id"]).merge(
        around, on="place_id"
    )
    return joined[list(COLUMNS)].sort_values(["place_id", "kind", "name"], ignore_index=True)


def _around(place_id: str) -> Mapping[str, str]:
    """A place and what it lies in, by name."""
    places = tables.gazetteer()
    inside = {place.level: place.name for place in places.ancestors(place_id)}
    own = places[place_id]
    whole = {level: inside.get(level, "") for level in ("district", "state", "country")}
    return {"place_id": place_id, "level": own.level, "official_name": own.name, **whole}


def _names() -> Iterator[tuple[str, str, str, str, str, str]]:
    """Name, language, kind, place, source and status of each."""
    filed = {name: tables.shared(package_id, name) for package_id, name in GAZETTEER_TABLES}
    known = tables.gazetteer()
    for row in filed["places"].to_dict("records"):
        yield row["name"], "", OFFICIAL, row["place_id"], row["source_id"], ""
    for row in filed["aliases"].to_dict("records"):
        yield row["alias"], "", SPELLING, row["place_id"], row["source_id"], ""
    for row in filed["successors"].to_dict("records"):
        yield row["name"], "", row["kind"], row["place_id"], row["source_id"], ""
    words = filed["synonyms"]
    for row in words[words["place"] & words["same"]].to_dict("records"):
        for place_id in known.could_mean(row["means"]):
            yield row["word"], row["language"], SEARCHED, place_id, "", ""
    package = tables.catalog().package(PACKAGE)
    for code in languages.LANGUAGES:
        for where, said in translated.texts_of(package, code).items():
            match where:
                case "places", place_id, "name" if place_id in known:
                    yield said.text, code, TRANSLATED, place_id, "", _status(said)


def _status(said: Translation) -> str:
    return translations.REVIEWED if said.is_reviewed else translations.MACHINE
