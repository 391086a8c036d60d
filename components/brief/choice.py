"""What a pack is about, as a frozen value that can be written as an address and read back."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlencode

from data import languages
from data.place_words import normalise
from data.places import Gazetteer

PAGE = "advocacy_pack"
# Between the id of an item and the heading it was given, in an address.
WORDS_SIGN = "="
# Servers and proxies on the way refuse a longer address.
LONGEST_ADDRESS = 7_500
# An address longer than this needs a code that is hard to read from paper, and a still longer one
# a code that no telephone reads, or none at all.
LONGEST_IN_CODE, LONGEST_READ = 400, 1_000


@dataclass(frozen=True)
class PackChoice:
    """A place, a theme, a reader, a time, and what the visitor changed in what we propose.

    Attributes:
        place: place id of a state, province or district.
        theme, audience: terms of the lists ``themes`` and ``audiences``.
        until: year; figures are the newest ones up to the end of it. None for the newest of all.
        without: ids of proposed items that were taken out.
        added: ids of items that were put in, also from other pages.
        order: ids in the order wanted; items not named keep their place behind them.
        words: (id, heading) for headings that were changed; ``own_id('title')`` is the pack's own.
        note: the visitor's own words. They go into the files and never into an address.
    """

    place: str
    theme: str
    audience: str
    until: int | None = None
    without: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    note: str = ""

    def query(self, places: Gazetteer) -> dict[str, list[str]]:
        """The choice as keys and values of an address, without the note."""
        state = places.state_of(self.place)
        found = {
            "state": [state or self.place],
            "district": [] if state in (None, self.place) else [self.place],
            "theme": [self.theme],
            "audience": [self.audience],
            "until": [str(self.until)] if self.until else [],
            "without": list(self.without),
            "item": list(self.added),
            "order": list(self.order),
            "words": [f"{item}{WORDS_SIGN}{text}" for item, text in self.words],
        }
        return {key: values for key, values in found.items() if values}

    def address(self, site: str, places: Gazetteer) -> str:
        """Where the same choice opens again, below the address of the site.

        Changed headings stay out if no server would take the address with them.
        """
        return _address(self.for_a_link(site, places), site, places)

    def for_a_link(self, site: str, places: Gazetteer) -> Self:
        """The choice as an address can hold it: without the changed headings if it grew too long."""
        is_short = len(_address(self, site, places)) <= LONGEST_ADDRESS
        return self if is_short else replace(self, words=())

    def code_address(self, site: str, places: Gazetteer) -> str:
        """The address for a printed code.

        Changed headings stay out if it would become too long; then the order, too; and what was put
        in or taken out only if no code could hold it.
        """
        whole = _address(self, site, places)
        if len(whole) <= LONGEST_IN_CODE:
            return whole
        without_headings = replace(self, words=())
        in_our_order = replace(without_headings, order=())
        for choice in (without_headings, in_our_order):
            if len(shorter := choice.address(site, places)) <= LONGEST_READ:
                return shorter
        return replace(in_our_order, without=(), added=()).address(site, places)

    def own_id(self, name: str) -> str:
        """Id of something that only this place and theme have, such as the title of the pack."""
        return f"{name}:{self.place}:{self.theme}"

    def file_stem(self, places: Gazetteer) -> str:
        """A name for files: “gaya-bihar-water”."""
        around = dict.fromkeys((self.place, places.state_of(self.place) or self.place))
        names = " ".join(places[place_id].latin_name for place_id in around)
        words = normalise(f"{names} {self.theme}")
        return re.sub(r"[^a-z0-9]+", "-", words).strip("-")

    @classmethod
    def from_file(cls, content: bytes) -> Self:
        """Read a saved pack as it came back. Raises ValueError if it is none."""
        try:
            record = json.loads(content)
        except RecursionError:
            raise ValueError("not a pack: its parts lie too deep in each other") from None
        if not isinstance(record, Mapping):
            raise ValueError("not a pack: no record")
        return cls.from_record(record)

    @classmethod
    def from_record(cls, record: Mapping[str, object]) -> Self:
        """Read what :meth:`record` wrote. Raises ValueError if that is not what it is."""
        try:
            until = record["until"]
            if not (until is None or isinstance(until, int)):
                raise TypeError("until")
            return cls(
                place=_text(record["place"]),
                theme=_text(record["theme"]),
                audience=_text(record["audience"]),
                until=until,
                without=_texts(record["without"]),
                added=_texts(record["added"]),
                order=_texts(record["order"]),
                words=tuple((_text(item), _text(text)) for item, text in _pairs(record["words"])),
                note=_text(record["note"]),
            )
        except (KeyError, TypeError) as error:
            raise ValueError(f"not a pack: {error}") from None

    def record(self) -> dict[str, object]:
        """The whole choice with the note, as values that JSON can hold."""
        return {**vars(self), "words": [list(pair) for pair in self.words]}


def length(choice: PackChoice, address: str) -> int:
    """How long an address with every changed heading would be.

    Args:
        address: the one that the choice got, which may have left them out.
    """
    words = choice.words and urlencode(
        {"words": [f"{item}{WORDS_SIGN}{text}" for item, text in choice.words]},
        doseq=True,
        safe=":",
    )
    return len(address) + (len(words) + 1 if words and "words=" not in address else 0)


def _address(choice: PackChoice, site: str, places: Gazetteer) -> str:
    spoken = languages.current()
    language = {} if spoken == languages.ENGLISH else {"lang": [spoken]}
    query = urlencode({**choice.query(places), **language}, doseq=True, safe=":")
    return f"{site.rstrip('/')}/{PAGE}?{query}"


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(repr(value)[:40])
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise TypeError(repr(value)[:40])
    return tuple(_text(one) for one in value)


def _pairs(value: object) -> Sequence[tuple[object, object]]:
    if not isinstance(value, list) or any(
        not isinstance(one, list) or len(one) != 2 for one in value
    ):
        raise TypeError(repr(value)[:40])
    return [(one[0], one[1]) for one in value]


NO_THEMES = ("programme", "population")
