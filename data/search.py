"""One search over everything: SQLite's full-text index, in memory, built once.

Records come back in bands: first those whose name is what was asked for, then those that have every
word or a synonym of it, then those with words that are only near in meaning. If no record has all
words, those with some of them are given, and it is said. Inside a band, SQLite's BM25 decides.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, product

from data.place_words import of_a_level
from data.search_names import Names
from data.search_words import Guesses, SearchTerm, Synonyms, folded, is_unsure, understood

# Characters that no text has; whoever shows a text turns them into marks after escaping it.
BEGIN, END = "\x02", "\x03"

COLUMNS = ("title", "place", "labels", "text")
WEIGHTS = (10.0, 6.0, 4.0, 1.0)
EXCERPT_WORDS = 36
# Porter's stemming for English; letters with and without accents are the same.
TOKENS = "porter unicode61 remove_diacritics 2"

NAMED, SAME, NEAR, SOME = range(4)
# What is beyond is not searched for.
LONGEST_SEARCH = 200
SHORTEST_NAME = 3
# Phrases of a name with its state or province, and the ways to say them that are tried.
LONGEST_NAME, MOST_SAID = 3, 100


@dataclass(frozen=True)
class Record:
    """One thing that can be found.

    Attributes:
        kind: what it is: case, event, outcome, resource, news, organisation, place, aim, or the
            subject of a statement (gatherings, federations).
        names: other names; a search for exactly a name or the title finds the record first.
        place, labels, text: what is searched besides the title.
        place_id: where it is; event_id: the gathering it belongs to; both where known.
        aside: a few words that say what it is, shown but not searched.
    """

    kind: str
    record_id: str
    package_id: str
    title: str
    names: tuple[str, ...] = ()
    place: str = ""
    labels: str = ""
    text: str = ""
    place_id: str | None = None
    event_id: str | None = None
    source_id: str | None = None
    aside: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What tells this record from all others."""
        return self.kind, self.record_id


@dataclass(frozen=True)
class Excerpt:
    """Where the words stand in a record, each between BEGIN and END.

    Attributes:
        title: the whole title.
        text: the part of the text with most of the words; its beginning if it has none.
        aside: place or labels if neither title nor text has a word, otherwise empty.
    """

    title: str
    text: str
    aside: str


@dataclass(frozen=True)
class SearchResult:
    """What a search found.

    Attributes:
        records: best first.
        bands: for each record, one of NAMED, SAME, NEAR, SOME.
        asked: how the words were understood.
    """

    text: str
    records: tuple[Record, ...]
    bands: tuple[int, ...]
    asked: tuple[SearchTerm, ...]

    def ids(self, kind: str) -> list[str]:
        """Ids of the records of one kind, best first."""
        return [record.record_id for record in self.records if record.kind == kind]

    def counts(self) -> dict[str, int]:
        """Number of records of each kind."""
        return dict(Counter(record.kind for record in self.records))

    @property
    def only_some_words(self) -> bool:
        """Whether no record has all words, so that those with some of them are given."""
        return bool(self.bands) and min(self.bands) == SOME

    @property
    def guessed(self) -> dict[str, tuple[str, ...]]:
        """What was guessed for each word that stands nowhere, by the word as it was typed."""
        return {one.written: one.guesses for one in self.asked if one.guesses}

    @property
    def offered(self) -> dict[str, tuple[str, ...]]:
        """Names of the places that a word may be, where it may be several, as it was typed."""
        return {one.written: one.offered for one in self.asked if one.offered}


@dataclass(frozen=True)
class Index:
    """All records, ready to be searched. Searching does not change it."""

    records: tuple[Record, ...] = field(repr=False)
    _base: sqlite3.Connection = field(repr=False)
    _rows: Mapping[tuple[str, str], int] = field(repr=False)
    _named: Mapping[str, Sequence[int]] = field(repr=False)
    _synonyms: Synonyms = field(repr=False)
    guesses: Guesses = field(repr=False)

    @classmethod
    def of(cls, records: Iterable[Record], synonyms: Synonyms) -> "Index":
        """Index the records; a fraction of a second for thousands of them."""
        kept = tuple(records)
        # SQLite itself lets one thread at a time use the connection, whichever it is.
        base = sqlite3.connect(":memory:", check_same_thread=False)
        columns = ", ".join(COLUMNS)
        base.execute(f"create virtual table found using fts5({columns}, tokenize='{TOKENS}')")
        base.executemany(
            f"insert into found(rowid, {columns}) values (?, ?, ?, ?, ?)",
            ((row, one.title, one.place, one.labels, one.text) for row, one in enumerate(kept)),
        )
        base.execute("insert into found(found) values ('optimize')")
        base.commit()
        base.execute("pragma query_only = on")
        rows = {one.key: row for row, one in enumerate(kept)}
        return cls(kept, base, rows, _named(kept), synonyms, _guesses(kept, synonyms))

    def find(self, text: str) -> SearchResult:
        """Everything that fits the words of a text, best first; nothing for an empty text.

        Only the first LONGEST_SEARCH letters are looked at.
        """
        text = text[:LONGEST_SEARCH]
        asked = understood(text, self._synonyms, self.guesses, self._stands)
        bands = dict.fromkeys(self._exactly(text, asked), NAMED)
        unread = any(is_unsure(one) for one in asked)
        for band, expression in _expressions(asked):
            if band == SOME and bands:
                break
            for row in self._matches(expression):
                # A part of a name in another script leads to as many places as have it: to none.
                if band != SOME or self.records[row].kind != "place" or not unread:
                    bands.setdefault(row, band)
        records = tuple(self.records[row] for row in bands)
        return SearchResult(text, records, tuple(bands.values()), tuple(asked))

    def excerpts(
        self, found: SearchResult, wanted: Iterable[Record]
    ) -> dict[tuple[str, str], Excerpt]:
        """The words in their places, for some of the records found, by the key of the record."""
        expression = _any(_phrases(found.asked))
        rows = [self._rows[one.key] for one in wanted]
        if not rows or not expression:
            return {}
        *short, long = range(len(COLUMNS))
        cells = [f"highlight(found, {column}, ?, ?)" for column in short]
        cells.append(f"snippet(found, {long}, ?, ?, ' … ', {EXCERPT_WORDS})")
        query = (
            f"select rowid, {', '.join(cells)} from found "
            f"where found match ? and rowid in ({', '.join('?' for _ in rows)})"
        )
        values = (*(BEGIN, END) * len(COLUMNS), expression, *rows)
        return {
            self.records[row].key: _excerpt(*columns)
            for row, *columns in self._base.execute(query, values)
        }

    def _exactly(self, text: str, asked: Sequence[SearchTerm]) -> list[int]:
        """Rows whose title or other name is the text, or what its few phrases mean."""
        said = product(*(one.same for one in asked)) if len(asked) <= LONGEST_NAME else ()
        whole = [folded(text), *(" ".join(one) for one in islice(said, MOST_SAID))]
        rows = [row for name in dict.fromkeys(whole) for row in self._named.get(name, ())]
        return [*rows, *self._places_of_a_level(text)]

    def _places_of_a_level(self, text: str) -> list[int]:
        """Rows of the places that a text names with what they are: “State of Bihar”."""
        names = [name for name, _ in of_a_level(folded(text).split())]
        rows = (row for name in names for row in self._named.get(name, ()))
        return [row for row in rows if self.records[row].kind == "place"]

    def _matches(self, expression: str) -> list[int]:
        weights = ", ".join(str(weight) for weight in WEIGHTS)
        best_first = f"order by bm25(found, {weights}), rowid"
        query = f"select rowid from found where found match ? {best_first}"
        return [row for (row,) in self._base.execute(query, (expression,))]

    def _stands(self, phrase: str) -> bool:
        query = "select 1 from found where found match ? limit 1"
        return self._base.execute(query, (_quoted(phrase),)).fetchone() is not None


def _named(records: Sequence[Record]) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = defaultdict(list)
    for row, record in enumerate(records):
        codes = (record.record_id,) if record.kind == "place" else ()
        for name in dict.fromkeys(folded(one) for one in (record.title, *record.names, *codes)):
            rows[name].append(row)
    return dict(rows)


def _guesses(records: Sequence[Record], synonyms: Synonyms) -> Guesses:
    often: Counter[str] = Counter(dict.fromkeys(synonyms.words(), 0))
    words: set[str] = set()
    places: dict[str, set[str]] = defaultdict(set)
    for record in records:
        own = folded(f"{record.place} {record.title if record.names else ''}").split()
        words.update(word for word in own if len(word) >= SHORTEST_NAME and word.isalpha())
        often.update(own)
        often.update(folded(f"{record.title} {record.labels} {record.text}").split())
        if record.kind == "place":
            for name in (record.title, *record.names):
                places[folded(name)].add(record.record_id)
    # A part of a name leads to its place as little as to any other: only a whole name does.
    words -= {word for name in places for word in name.split()}
    names = Names.of(sorted(words), {name: frozenset(ids) for name, ids in places.items()})
    return Guesses.of(dict(often), names)


def _expressions(asked: Sequence[SearchTerm]) -> Iterable[tuple[int, str]]:
    """What to ask SQLite for, band after band."""
    same = [_any(one.same) for one in asked]
    near = [_any((*one.same, *one.near)) for one in asked]
    if same and all(same):
        yield SAME, " AND ".join(same)
    if near and all(near) and near != same:
        yield NEAR, " AND ".join(near)
    if some := _any(_phrases(asked)):
        yield SOME, some


def _phrases(asked: Iterable[SearchTerm]) -> list[str]:
    return list(dict.fromkeys(one for each in asked for one in (*each.same, *each.near)))


def _any(phrases: Iterable[str]) -> str:
    joined = " OR ".join(_quoted(phrase) for phrase in phrases)
    return f"({joined})" if joined else ""


def _quoted(phrase: str) -> str:
    """A phrase as SQLite's query language takes it; a final star stays one."""
    return f'"{phrase[:-1]}" *' if phrase.endswith("*") else f'"{phrase}"'


def _excerpt(title: str, place: str, labels: str, text: str) -> Excerpt:
    seen = BEGIN in title or BEGIN in text
    aside = "" if seen else next((cell for cell in (place, labels) if BEGIN in cell), "")
    return Excerpt(title, text, aside)
