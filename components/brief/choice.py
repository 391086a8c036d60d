"""What a pack is about, as a frozen value that can be written as an address and read back."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Self
from urllib.parse import urlencode

from components.brief import short_code
from data import languages
from data.place_words import normalise
from data.places import Gazetteer

PAGE = "advocacy_pack"
# Before the code of a whole choice in its short address.
SHORT = "p"
# Between the id of an item and the heading it was given, in an address.
WORDS_SIGN = "="
# Before headings that were folded because they are long; no id of an item begins like this.
FOLDED_SIGN = "~"
# Servers and proxies on the way refuse an address of 8,000 letters; the rest is left for the site's own.
LONGEST_QUERY = 7_000
# An address longer than this needs a code that is hard to read from paper, and a still longer one
# a code that no telephone reads, or none at all.
LONGEST_IN_CODE, LONGEST_READ = 400, 1_000
NO_THEMES = ("programme", "population")
# What a code says, in this order; what is empty at its end is left out.
CODED = (
    "place", "theme", "audience", "until", "without", "added", "order", "words", "language",
    "handout",
)  # fmt: skip
EMPTY: Mapping[str, object] = MappingProxyType(
    {"until": None, **{key: () for key in ("without", "added", "order")}, "words": [], "note": ""}
)


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
        handout: place ids of the districts that stand on the handout; nothing for as many as fit.
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
    handout: tuple[str, ...] = ()

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
            "handout": list(self.handout),
        }
        return {key: values for key, values in found.items() if values}

    def link_query(self, places: Gazetteer) -> dict[str, list[str]]:
        """The same, as short as servers want it: long headings are folded, and left out only if no
        server would take the address even then."""
        whole = self.query(places)
        folded = {**whole, "words": [FOLDED_SIGN + short_code.fold(_json(self.words))]}
        for query in (whole, folded):
            if not self.words or len(urlencode(query, doseq=True, safe=":")) <= LONGEST_QUERY:
                return query
        return {key: values for key, values in whole.items() if key != "words"}

    def page_address(self, site: str, places: Gazetteer) -> str:
        """Where the page itself opens with the choice, below the address of the site."""
        spoken = languages.current()
        language = {} if spoken == languages.ENGLISH else {"lang": [spoken]}
        query = urlencode({**self.link_query(places), **language}, doseq=True, safe=":")
        return f"{site.rstrip('/')}/{PAGE}?{query}"

    def address(self, site: str) -> str:
        """The short address that leads there; headings that are too long for it stay out."""
        whole = _short(self, site)
        return whole if len(whole) <= LONGEST_QUERY else _short(replace(self, words=()), site)

    def code_address(self, site: str) -> str:
        """The address for a printed code.

        Changed headings stay out if it would become too long; then the order, too; and what was put
        in or taken out, and the districts of the handout, only if no code could hold it.
        """
        whole = _short(self, site)
        if len(whole) <= LONGEST_IN_CODE:
            return whole
        without_headings = replace(self, words=())
        in_our_order = replace(without_headings, order=())
        for choice in (without_headings, in_our_order):
            if len(shorter := _short(choice, site)) <= LONGEST_READ:
                return shorter
        return _short(replace(in_our_order, without=(), added=(), handout=()), site)

    def code(self) -> str:
        """The whole choice but the note in a few letters, with the language that is spoken."""
        spoken = languages.current()
        language = "" if spoken == languages.ENGLISH else spoken
        changed = [
            self.until,
            self.without,
            self.added,
            self.order,
            self.words,
            language,
            self.handout,
        ]
        while changed and not changed[-1]:
            changed.pop()
        return short_code.fold(_json([self.place, self.theme, self.audience, *changed]))

    @classmethod
    def from_code(cls, code: str) -> tuple[Self, str]:
        """The choice that a code holds, and its language. Raises ValueError if it is none."""
        found = _parsed(short_code.unfold(code))
        if not isinstance(found, list) or not 3 <= len(found) <= len(CODED):
            raise ValueError("no code of a pack")
        record = dict(zip(CODED, found, strict=False))
        language = record.pop("language", "") or languages.ENGLISH
        if not isinstance(language, str) or language not in languages.LANGUAGES:
            raise ValueError("no code of a pack: no language")
        return cls.from_record({**EMPTY, **record}), language

    def own_id(self, name: str) -> str:
        """Id of something that only this place and theme have, such as the title of the pack."""
        return f"{name}:{self.place}:{self.theme}"

    def file_stem(self, places: Gazetteer) -> str:
        """A name for files, with the language that is spoken: “gaya-bihar-water-en”."""
        around = dict.fromkeys((self.place, places.state_of(self.place) or self.place))
        names = " ".join(places[place_id].latin_name for place_id in around)
        words = normalise(f"{names} {self.theme} {languages.current()}")
        return re.sub(r"[^a-z0-9]+", "-", words).strip("-")

    @classmethod
    def from_file(cls, content: bytes) -> Self:
        """Read a saved pack as it came back. Raises ValueError if it is none."""
        record = _parsed(content)
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
                # Packs that were saved before there was a choice of districts do not have it.
                handout=_texts(record.get("handout", ())),
            )
        except (KeyError, TypeError) as error:
            raise ValueError(f"not a pack: {error}") from None

    def record(self) -> dict[str, object]:
        """The whole choice with the note, as values that JSON can hold."""
        return {**vars(self), "words": [list(pair) for pair in self.words]}


def unfold_words(asked: Sequence[str]) -> tuple[str, ...]:
    """Changed headings as an address says them, those that were folded for its sake as they were.

    Raises ValueError if something folded cannot be read.
    """
    found: list[str] = []
    for word in asked:
        if word.startswith(FOLDED_SIGN):
            pairs = _pairs_of_texts(_parsed(short_code.unfold(word.removeprefix(FOLDED_SIGN))))
            found += (f"{item}{WORDS_SIGN}{text}" for item, text in pairs)
        else:
            found.append(word)
    return tuple(found)


def _short(choice: PackChoice, site: str) -> str:
    return f"{site.rstrip('/')}/{SHORT}/{choice.code()}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _parsed(text: str | bytes) -> object:
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("its parts lie too deep in each other") from None


def _pairs_of_texts(value: object) -> tuple[tuple[str, str], ...]:
    """Raises ValueError if these are no pairs of texts."""
    try:
        return tuple((_text(item), _text(text)) for item, text in _pairs(value))
    except TypeError as error:
        raise ValueError(f"no pairs: {error}") from None


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
