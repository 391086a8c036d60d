"""What a request asks of a collection, understood or refused in a sentence."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd
from starlette.datastructures import QueryParams

from components.facts import tables
from components.language import numbers
from components.server.api.collections import PACKAGE, WITHIN, Collection, Filter
from components.server.errors import Problem
from data import profile
from data.languages import ENGLISH, LANGUAGES
from data.places import AmbiguousPlace, UnknownPlace

LIMIT, OFFSET, LANGUAGE = "limit", "offset", "lang"
USUAL, MOST = 100, 500
FARTHEST = 10_000_000


@dataclass(frozen=True)
class RecordQuery:
    """Filters by name, each with the values of which any will do, and the part of the list wanted."""

    wanted: Mapping[str, tuple[str, ...]]
    limit: int
    offset: int
    language: str = ENGLISH

    def of(self, collection: Collection) -> pd.DataFrame:
        """The rows of the collection that fit."""
        rows = collection.rows()
        fits = pd.Series(True, index=rows.index)
        for name, values in self.wanted.items():
            fits &= _fitting(rows, collection.filters[name], set(values))
        return rows[fits]


def understand(collection: Collection, query: QueryParams) -> RecordQuery:
    """What the parameters ask for.

    Raises:
        Problem: a parameter is not known, or its value is not understood (400).
    """
    only(query, [*collection.filters, LIMIT, OFFSET, LANGUAGE])
    wanted = {
        name: tuple(_value(one, value) for value in query.getlist(name))
        for name, one in collection.filters.items()
        if name in query
    }
    return RecordQuery(wanted, *part(query), language(query))


def part(query: QueryParams) -> tuple[int, int]:
    """How many rows of a list are wanted, and how many are left out before them. Problem (400)."""
    limit = _number(query, LIMIT, USUAL, range(1, MOST + 1))
    return limit, _number(query, OFFSET, 0, range(FARTHEST + 1))


def language(query: QueryParams) -> str:
    """The language that texts are wanted in; English if none is named.

    Raises:
        Problem: it is none of the site's (400).
    """
    return one_of(LANGUAGE, query.get(LANGUAGE, ENGLISH), list(LANGUAGES))


def package(collection: Collection, query: QueryParams) -> str | None:
    """The package that the parameters of a single thing name; None if they name none.

    Raises:
        Problem: a parameter or the package is not known (400).
    """
    only(query, [PACKAGE, LANGUAGE])
    word = query.get(PACKAGE)
    return None if word is None else _value(collection.filters[PACKAGE], word)


def only(query: QueryParams, known: list[str]) -> None:
    """Nothing, if all parameters are among the known ones. Problem (400) if not."""
    if unknown := sorted(set(query) - set(known)):
        raise Problem(400, f"There is no parameter {_quoted(unknown)}.", parameters=known)


def _fitting(rows: pd.DataFrame, one: Filter, values: set[str]) -> pd.Series:
    cells = rows[one.column]
    if one.name == WITHIN:
        return profile.is_inside(rows, values, tables.gazetteer())
    if one.is_list:
        return pd.Series([not values.isdisjoint(cell) for cell in cells], rows.index, dtype=bool)
    return cells.isin(values).fillna(False).astype(bool)


def _value(one: Filter, value: str) -> str:
    if one.is_place:
        return find_place(one.name, value)
    allowed = one.allowed()
    return one_of(one.name, value, allowed) if allowed else value


def find_place(name: str, value: str) -> str:
    """The code of a place that is named by code, name or alias. Problem (404) if none is, (409) several."""
    places = tables.gazetteer()
    try:
        return places.find(value).place_id
    except UnknownPlace:
        near = places.near(value)
        raise Problem(404, f"“{name}”: there is no place “{value[:80]}”.", near=near) from None
    except AmbiguousPlace as several:
        said = f"“{name}”: more than one place has this name: {several}"
        near = [places.full_name(place_id) for place_id in several.place_ids]
        raise Problem(409, said, near=near) from None


def one_of(name: str, value: str, codes: list[str]) -> str:
    """The value of a parameter that is one of these words. Problem (400) if it is not."""
    if value not in codes:
        near = difflib.get_close_matches(value, codes, 3) or codes[:50]
        raise Problem(400, f"“{name}”: “{value[:80]}” is not one of its words.", near=near)
    return value


def _number(query: QueryParams, name: str, usual: int, allowed: range) -> int:
    word = query.get(name, str(usual))
    if not (word.isascii() and word.isdecimal() and int(word[:12]) in allowed):
        between = f"from {allowed.start} to {numbers.format_number(allowed.stop - 1)}"
        raise Problem(400, f"“{name}” must be a whole number {between}.")
    return int(word)


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"“{word[:80]}”" for word in words)
