"""How one value of a shared address is understood: as a code of the data, with the words for it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from components.content.villages import ground_map
from components.facts import tables
from components.language import dates
from components.language.messages import gettext
from data.choices import NOT_SAID
from data.places import AmbiguousPlace, UnknownPlace
from data.vocabulary import NOT_REPORTED

Chosen = Mapping[str, list[str]]
PERIOD = re.compile(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?")
NUMBER = re.compile(r"\d{1,4}")


@dataclass(frozen=True)
class Part:
    """One value of a choice.

    Attributes:
        key, code: as they stand in the address.
        label: what the choice is called after it; empty if it says nothing about the content.
    """

    key: str
    code: str
    label: str = ""


Understood = tuple[str, str]
Understand = Callable[[str, Chosen], Understood | None]


@dataclass(frozen=True)
class Parameter:
    """A key of an address, how its value is understood, and whether there may be several."""

    key: str
    understand: Understand
    is_list: bool = False


def one_of(options: Mapping[str, str]) -> Understand:
    """One of some codes, by itself or by its label."""
    by_label = {label.casefold(): code for code, label in options.items()}

    def understand(word: str, _chosen: Chosen) -> Understood | None:
        code = word if word in options else by_label.get(word.casefold())
        return None if code is None else (code, options[code])

    return understand


def unnamed(*codes: str) -> Understand:
    """One of some codes that say how a thing is shown, not what."""
    return lambda word, _chosen: (word, "") if word in codes else None


def term(vocabulary: str) -> Understand:
    """A word of a list, or that it is not said."""
    words = tables.vocabulary()
    plain = one_of({**words.options(vocabulary), NOT_SAID: gettext(NOT_REPORTED)})
    also = words.also_called(vocabulary)
    return lambda word, chosen: plain(also.get(word.casefold(), word), chosen)


def place(word: str, _chosen: Chosen, within: str | None = None) -> Understood | None:
    try:
        place = tables.gazetteer().find(word, within=within)
    except (UnknownPlace, AmbiguousPlace):
        return None
    return place.place_id, place.name


def state(word: str, chosen: Chosen) -> Understood | None:
    found = place(word, chosen)
    return found if found and tables.gazetteer()[found[0]].level == "state" else None


def district(word: str, chosen: Chosen) -> Understood | None:
    """A district, which the only state that is chosen tells from others of its name."""
    states = chosen.get("state", [])
    return place(word, chosen, states[0] if len(states) == 1 else None)


def district_of_state(word: str, chosen: Chosen) -> Understood | None:
    """A district of the state that is chosen; without one the page asks for the state first."""
    return district(word, chosen) if chosen.get("state") else None


def block(word: str, chosen: Chosen) -> Understood | None:
    """A block or tehsil of the district that is chosen, by the code of its shape."""
    layer_id = next(filter(None, map(ground_map.layer_id_of, chosen.get("district", []))), None)
    shapes = tables.layer(layer_id).shapes if layer_id else ()
    return next(((one.place_id, one.name) for one in shapes if one.place_id == word), None)


def period(word: str, _chosen: Chosen) -> Understood | None:
    return (word, dates.format_period(word)) if PERIOD.fullmatch(word) else None


def number(word: str, _chosen: Chosen) -> Understood | None:
    return (word, "") if NUMBER.fullmatch(word) and word.isascii() else None


def year(word: str, _chosen: Chosen) -> Understood | None:
    if word == NOT_SAID:
        return word, gettext("year not reported")
    return (word, dates.format_period(word)) if NUMBER.fullmatch(word) and word.isascii() else None


def searched(word: str, _chosen: Chosen) -> Understood | None:
    return (word.strip(), f"“{word.strip()}”") if word.strip() else None


def text(word: str, _chosen: Chosen) -> Understood | None:
    return (word, "") if word.strip() else None


def measures() -> Understand:
    rows = tables.table("indicators").rows
    labels = dict(zip(rows["indicator_id"], rows["label"], strict=True))
    return one_of({**labels, "presence": "", "evidence": gettext("how well that is proven")})
