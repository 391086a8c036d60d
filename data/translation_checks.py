"""What is wrong with the translations beside the packages: stale and missing texts, rows that name nothing.

Once a package has begun with a language, all its words are owed to the readers, but for the stories and
gatherings of other countries: a story is owed to those who read where it happened.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import pandas as pd

from data import languages, translations
from data.catalog import Catalog, Package
from data.tables import Tables, read_tables
from data.translations import PACKAGE, WORDS, Texts

# Who reads what happened where: all of it in the language of the country, titles and results in that of
# the state.
COUNTRY = MappingProxyType({"hi": "IN", "ur": "PK"})
STATE = MappingProxyType({"bn": "IN-WB", "or": "IN-OR"})
LONG = MappingProxyType(
    {"cases": ("title", "summary", "outcome"), "events": ("summary",), "outcomes": ("text",)}
)
IN_SHORT = MappingProxyType({"cases": ("title", "outcome"), "outcomes": ("text",)})


def faults(catalog: Catalog) -> Iterator[str]:
    """What is wrong with the translations of all packages, a sentence each."""
    tables = read_tables(catalog)
    for package in catalog.packages():
        for code in languages.LANGUAGES:
            texts = translations.read_translations(package.folder, code)
            yield from _of_package(package, tables, code, texts)


def _of_package(package: Package, tables: Tables, code: str, texts: Texts) -> Iterator[str]:
    where = f"{package.package_id}/{translations.FOLDER}/{code}.csv"
    known = set()
    for name, states in _states(package, tables, texts):
        owed = _owed_there(package, tables, code, name)
        for row_id, column, state in states:
            known.add((name, row_id, column))
            if state == "stale":
                yield (
                    f"{where}: {name}, {row_id}, {column} is older than its English text, or has "
                    "other places for figures."
                )
            if state == "missing" and _is_owed(owed, name, row_id, column):
                yield f"{where}: {name}, {row_id}, {column} has no translation."
    for table, row_id, column in texts:
        if (table, row_id, column) not in known:
            yield f"{where}: {table}, {row_id}, {column} translates nothing that is there."


def _is_owed(there: Mapping[str, tuple[str, ...]], name: str, row_id: str, column: str) -> bool:
    return column not in LONG.get(name, ()) or column in there.get(row_id, ())


def _owed_there(
    package: Package, tables: Tables, code: str, name: str
) -> dict[str, tuple[str, ...]]:
    """Which long texts of each row of a table are owed to those who read where it happened."""
    if name not in LONG:
        return {}
    rows = tables.one(package.package_id, name).rows
    ids = translations.row_ids(rows, name)
    if COUNTRY.get(code) == package.country_id:
        return dict.fromkeys(ids, LONG[name])
    if code not in STATE:
        return {}
    is_there = _places(package, tables, name, rows).isin(_inside(tables, STATE[code]))
    return dict.fromkeys(ids[is_there.to_numpy()], IN_SHORT.get(name, ()))


def _places(package: Package, tables: Tables, name: str, rows: pd.DataFrame) -> pd.Series:
    """Where each row happened; what came of a gathering happened where it was held."""
    if name != "outcomes":
        return rows["place_id"]
    events = tables.one(package.package_id, "events").rows
    return rows["event_id"].map(events.set_index("event_id")["place_id"])


def _inside(tables: Tables, state: str) -> set[str]:
    """The state and everything in it."""
    places = tables.one("places", "places").rows
    inside = {state}
    while found := {*places.loc[places["parent_id"].isin(inside), "place_id"]} - inside:
        inside |= found
    return inside


def _states(
    package: Package, tables: Tables, texts: Texts
) -> Iterator[tuple[str, Iterable[translations.State]]]:
    """The texts of the package itself and of each of its tables, by name, once anything is translated."""
    if not texts:
        return
    yield PACKAGE, translations.states_of_package(package.package_id, package.descriptor, texts)
    for name in WORDS:
        if name in package.tables:
            rows = tables.one(package.package_id, name).rows
            yield name, translations.state_of(rows, name, texts)
