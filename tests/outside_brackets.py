"""What stands outside of every message in a text of the pseudo-language, and in no table either."""

import re
from calendar import month_name
from collections.abc import Iterator, Mapping
from functools import cache

import pyarrow.parquet as pq

from components.facts import tables, villages
from components.language.catalogues import CLOSING, OPENING
from data import village_names
from data.catalog import Package

# Districts whose villages are walked over, too.
WALKED = ("IN-C11-236", "PK17-s-thatta")
# Whole words of the tables are known; of longer texts, which are cut short, parts are, too.
LONG = 12
# Names that no language has its own word for.
NAMES = {
    "english",
    "apa",
    "bibtex",
    "ris",
    "learning zone",
    "csv",
    "pdf",
    "svg",
    "json",
    "geojson",
    "parquet",
    "xlsx",
    "geoboundaries",
}

# Where two texts may be put together.
SEAMS = re.compile(r"[,.:)÷] | \(|\d[\d,.]* ?%? | (?=\d)")
# A site by itself, as the address of a source that is too long to be printed.
SITE = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
ADDRESS = re.compile(r"(?:https?://)?zone\.example\S*|#[0-9a-f]{6}")
PLACE = re.compile(r"{\w*}")
NUMBER = re.compile(r"[\d,.]*\d|[\u2191\u2193\u2197↔…÷]")
MONTH = re.compile(rf"\b(?:{'|'.join(name.casefold() for name in month_name if name)})\b")
SPACE = re.compile(r"\s+")


@cache
def table_words() -> tuple[frozenset[str], str]:
    """Every text of the tables and of what the packages say of themselves; and all in one."""
    told = {text for package in tables.catalog().packages() for text in _said(package)}
    said = {plain(text) for text in told}
    listed = {plain(one) for one in {one for text in said for one in re.split("[;,] ", text)}}
    return frozenset(said | listed | _of_villages()), "\n".join(sorted(said))


def _of_villages() -> set[str]:
    """Names of villages around stories and of some districts, and what their layers say of themselves."""
    found = set()
    for layer in villages.layers():
        found |= {layer.title, layer.credit, *(title for title, _ in layer.sources)}
        found |= {*layer.licence.split("; "), *re.split("[.;] ", layer.description)}
        areas = pq.read_table(layer.path, columns=["subdistrict"])["subdistrict"].unique()
        found |= {village_names.spoken(name) for name in areas.to_pylist() if name}
        for district in {*WALKED, *(one.place_id for one in villages.in_stories())}:
            rows = villages.of_district(layer.layer_id, district)
            for column in ("name", "subdistrict"):
                names = set(rows[column].dropna())
                found |= {village_names.spoken(name) for name in names} | names
    return {plain(text) for text in found}


def _said(package: Package) -> Iterator[str]:
    # What tables and columns are called is a message; their codes are the same in every language.
    yield from _texts_in({**package.descriptor, "resources": None})
    for described in package.tables.values():
        yield from (described.name, *described.columns, *(one.type for one in described.fields))
    for name in package.tables:
        rows = tables.tables().one(package.package_id, name).rows
        for column in rows.columns:
            yield from _texts_in(list(dict.fromkeys(rows[column].dropna())))


def _texts_in(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case Mapping():
            yield from _texts_in([*value, *value.values()])
        case list() | tuple():
            for one in value:
                yield from _texts_in(one)


def plain(text: str) -> str:
    """A text without numbers and places for them, months, signs at its ends, and case."""
    without = MONTH.sub(" ", NUMBER.sub(" ", PLACE.sub(" ", text.casefold())))
    return SPACE.sub(" ", without).strip(" .,;:·()[]“”–-/|+\u2212%")


def pieces(text: str) -> list[str]:
    """What stands outside of the brackets, piece by piece."""
    found, depth, piece = [], 0, ""
    for sign in text:
        if sign == OPENING:
            depth += 1
            found.append(piece)
            piece = ""
        elif sign == CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0:
            piece += sign
    return [one for one in (*found, piece) if one.strip()]


def unknown(text: str) -> list[str]:
    """Pieces of English outside of the brackets that no table has."""
    lines = [
        line for piece in pieces(text) for line in re.split(r"\n|·|; ", ADDRESS.sub("", piece))
    ]
    return [line.strip() for line in lines if not _is_known(line)]


def _is_known(text: str) -> bool:
    """Whether a text is one of a table, a part of one, or several of them with commas between."""
    ends = [0, *(match.end() for match in SEAMS.finditer(text)), len(text)]
    reached = {0}
    for place, end in enumerate(ends[1:], start=1):
        if any(begin in reached and _is_one(text[begin:end]) for begin in ends[:place]):
            reached.add(end)
    return len(text) in reached


def _is_one(text: str) -> bool:
    said = plain(text)
    if (
        not re.search(r"[a-z]{2}", said)
        or said.startswith(("http", "www."))
        or SITE.fullmatch(said)
    ):
        return True
    whole, corpus = table_words()
    if text.rstrip().endswith("…") and said in corpus:
        return True
    return said in whole or said in NAMES or (len(said) >= LONG and said in corpus)
