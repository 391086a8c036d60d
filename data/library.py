"""Publications, films, toolkits and news as one list: what fits a choice, and how many of each kind."""

from dataclasses import dataclass, field, replace
from typing import Self

import pandas as pd

from data import ordering, periods
from data.choices import NOT_SAID
from data.facets import Facets, flags

NEWS = "news"
ID_COLUMNS = {"resource_id": "item_id", "news_id": "item_id"}
COLUMNS = [
    "item_id", "package_id", "title", "kind", "themes", "year", "date", "place_id", "summary",
    "language", "url", "source_id", "note",
]  # fmt: skip


@dataclass(frozen=True)
class LibraryChoice:
    """Which items to list: any of these in each part; an empty part does not limit.

    The kind NEWS is a dated news item; the year NOT_SAID is a year not reported.
    """

    programmes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    years: tuple[str, ...] = ()

    def without(self, facet: str) -> Self:
        """The same choice with one facet lifted."""
        return replace(self, **{facet: ()})

    @property
    def is_everything(self) -> bool:
        """Whether nothing limits the list."""
        return self == type(self)()


@dataclass(frozen=True)
class Library:
    """All items, newest first, undated last, with their facets."""

    items: pd.DataFrame
    _facets: Facets = field(repr=False)

    @classmethod
    def of(cls, resources: pd.DataFrame, news: pd.DataFrame) -> Self:
        """Build from the tables ``resources`` and ``news`` with ``package_id``.

        The items have COLUMNS; ``kind`` is a kind of resource or NEWS, ``year`` is text or missing.
        """
        items = _in_order(pd.concat([_uniform(resources), _uniform(news.assign(kind=NEWS))]))
        facets = {
            "programmes": [(package_id,) for package_id in items["package_id"]],
            "kinds": [(kind,) for kind in items["kind"]],
            "themes": list(items["themes"]),
            "years": [(NOT_SAID if pd.isna(year) else year,) for year in items["year"]],
        }
        return cls(items, Facets.of(len(items), facets))

    def matching(self, choice: LibraryChoice) -> pd.DataFrame:
        """Items that fit every part of the choice, newest first."""
        return self.items[flags(self._facets.mask(vars(choice)), len(self.items))]

    def counts(self, choice: LibraryChoice, facet: str) -> dict[str, int]:
        """Number of items for each value of a facet, all other parts of the choice in force."""
        return self._facets.counts(facet, self._facets.mask(vars(choice.without(facet))))


def _uniform(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of either table with the same columns; the year of news is that of its date."""
    known = rows.rename(columns=ID_COLUMNS)
    if "date" in known:
        known = known.assign(year=[_year(date) for date in known["date"]])
    return known.reindex(columns=COLUMNS).assign(year=known["year"].astype("string"))


def _in_order(items: pd.DataFrame) -> pd.DataFrame:
    dated = items["date"].where(items["date"].notna(), items["year"])
    ends = [0 if pd.isna(period) else periods.sort_key(period) for period in dated]
    ordered = items.assign(_end=ends).sort_values(
        ["_end", "title"], ascending=[False, True], key=ordering.column_key
    )
    return ordered.drop(columns="_end").reset_index(drop=True)


def _year(date: str | None) -> str | None:
    return str(periods.year_of(date)) if isinstance(date, str) else None
