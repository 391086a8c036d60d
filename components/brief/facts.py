"""Everything a pack can be made from, read once: the tables of all packages, words, places, shapes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from components.facts import cache, readers
from components.facts.figures import EVERYBODY, Figures
from components.facts.filed_figures import FiledFigures, file_figures
from components.figures.maps import drawing
from components.figures.maps.choropleth import MapFigure
from components.figures.maps.drawing import Drawing, Ground
from data import changes, figures_by_place, indicators, periods
from data.catalog import Catalog, Package
from data.comparisons import Rules
from data.coverage import by_district, by_state
from data.indicators import Indicator
from data.measures import Slice
from data.places import GAZETTEER_TABLES, Gazetteer
from data.shapes import Layer, ShapesMissing, layer_ids, read_layer
from data.stories import Stories
from data.tables import read_tables
from data.vocabulary import Vocabulary

TABLES = (
    "sources",
    "indicators",
    "values",
    "coverage",
    "cases",
    "events",
    "outcomes",
    "comparability",
    "information_laws",
)

ASKS = "asks"
# Tables of the package ``changes``.
CHANGES = (changes.TABLE, changes.ADDITIONS)


@dataclass(frozen=True, eq=False)
class Newest:
    """The newest figure of an indicator for each place that has one."""

    rows: pd.DataFrame = field(repr=False)
    positions: Mapping[str, int] = field(repr=False)

    def of(self, place_id: str) -> pd.Series | None:
        """The figure of a place; None if it has none."""
        position = self.positions.get(place_id)
        return None if position is None else self.rows.iloc[position]


@dataclass(frozen=True, eq=False)
class Facts:
    """The tables, read-only; what is computed from them is kept for the next pack.

    Attributes:
        programmes, contexts: packages by id.
        tables: table of every package, one below the other, with ``package_id``.
        known: the figures of every indicator.
    """

    root: Path
    places: Gazetteer
    words: Vocabulary
    programmes: Mapping[str, Package]
    contexts: Mapping[str, Package]
    boundaries: Package
    tables: Mapping[str, pd.DataFrame] = field(repr=False)
    known: Figures = field(repr=False)

    @property
    def catalogue(self) -> Mapping[str, Indicator]:
        """Every indicator by its key."""
        return self.known.catalogue

    @classmethod
    def read(cls, catalog: Catalog) -> "Facts":
        """Read all tables of a data folder; rows and tables that cannot be read are left out."""
        tables = read_tables(catalog)

        def shared(package: str, table: str) -> pd.DataFrame:
            return tables.one(package, table).rows

        packages = (*catalog.programmes, *catalog.contexts)
        return cls.of(
            catalog,
            Gazetteer.from_tables(*(shared(*table) for table in GAZETTEER_TABLES)),
            Vocabulary.from_tables(shared("vocabulary", "terms"), shared("vocabulary", "glossary")),
            {
                **{name: tables.of(packages, name).rows for name in TABLES},
                ASKS: shared("vocabulary", ASKS),
                **{name: shared(changes.PACKAGE, name) for name in CHANGES},
            },
        )

    @classmethod
    def of(
        cls,
        catalog: Catalog,
        places: Gazetteer,
        words: Vocabulary,
        tables: Mapping[str, pd.DataFrame],
        filed: FiledFigures | None = None,
    ) -> "Facts":
        """Put together what was read elsewhere.

        Args:
            tables: each of TABLES, of programmes and contexts together, the table ASKS and CHANGES.
            filed: the figures of the same tables, if they are kept for the readers of all languages.
        """
        contexts = {context.package_id: context for context in catalog.contexts}
        filed = filed or file_figures(catalog, tables["indicators"], tables["values"], places)
        return cls(
            root=catalog.root,
            places=places,
            words=words,
            programmes={programme.package_id: programme for programme in catalog.programmes},
            contexts=contexts,
            boundaries=catalog.package("boundaries"),
            tables=tables,
            known=Figures(filed, places, indicators.reword(filed.catalogue, tables["indicators"])),
        )

    def package(self, package_id: str) -> Package:
        """A programme or context; KeyError if there is none."""
        return self.programmes.get(package_id) or self.contexts[package_id]

    def figures(self, indicator: Indicator, cut: Slice = EVERYBODY) -> pd.DataFrame:
        """All figures of an indicator in one cut, with names, withheld ones without their number."""
        return self.known.of(indicator.key, cut)

    def newest(self, indicator: Indicator, cut: Slice, until: int | None) -> Newest:
        """The newest figure of each place, up to the end of a year if one is given."""
        return self._newest(indicator.key, cut, until)

    @cache.bounded
    def _newest(self, indicator_key: str, cut: Slice, until: int | None) -> Newest:
        figures = self.known.of(indicator_key, cut)
        rows = figures[figures["value"].notna()]
        ends = [periods.sort_key(period) for period in rows["period"]]
        order = pd.Series(ends, rows.index, dtype="int64")
        if until is not None:
            order = order[order <= until * 10_000 + 1231]
        rows = rows.loc[order.sort_values(kind="stable").index]
        rows = rows.drop_duplicates("place_id", keep="last")
        return Newest(rows, {str(one): place for place, one in enumerate(rows["place_id"])})

    @cache.bounded
    def around(self, place_id: str) -> tuple[str, ...]:
        """The place, the groups of districts it is drawn in, and its state: from near to far."""
        groups = figures_by_place.groups_of(place_id, self.places)
        state = self.places.state_of(place_id)
        return (place_id, *groups, *([] if state in (None, place_id) else [str(state)]))

    def values(self, package_id: str, indicator_id: str) -> pd.DataFrame:
        """Rows of the table ``values`` of one stored indicator."""
        return self.known.rows_of(package_id, indicator_id)

    def together(self, indicator: Indicator, cut: Slice, period: str) -> pd.DataFrame:
        """States and the country at one period: published, else computed; see `data.aggregates`."""
        return self.known.together(indicator.key, cut, period)

    def source(self, package_id: str, source_id: str) -> pd.Series:
        """The row of a source. Raises KeyError if the package has no such source."""
        return self._sources().loc[(package_id, source_id)]

    @cache.bounded
    def _sources(self) -> pd.DataFrame:
        return self.tables["sources"].set_index(["package_id", "source_id"]).sort_index()

    @cache.bounded
    def asks(self) -> Mapping[str, tuple[Mapping[str, str], ...]]:
        """How each kind of ask is put to each reader, in the order for that reader."""
        found: dict[str, list[Mapping[str, str]]] = {}
        for row in self.tables[ASKS].sort_values("position").to_dict("records"):
            told = {name: str(row[name]) for name in ("kind", "what", "office", "by_when")}
            found.setdefault(str(row["audience"]), []).append(told)
        return {reader: tuple(rows) for reader, rows in found.items()}

    @cache.bounded
    def changed_on(self) -> Mapping[str, str]:
        """The newest day on which a cell of each package was changed or added."""
        return changes.find_newest_days(*(self.tables[name] for name in CHANGES))

    @cache.bounded
    def rules(self) -> Rules:
        """Which figures may be compared over time."""
        return Rules.from_table(self.tables["comparability"], self.places)

    @cache.bounded
    def stories(self) -> Stories:
        """The case studies, ready to be asked for a place and a theme."""
        return Stories.of(self.tables["cases"], self.places)

    @cache.bounded
    def layer(self, country_id: str, level: str) -> Layer | None:
        """The first layer of a country at a level that is not mere context; None without one.

        A place whose row is left out has a shape and no name: it is left out here, too.
        """
        layer_id = next(iter(self._layer_ids(country_id, level)), None)
        if layer_id is None:
            return None
        own = readers.own_layers()
        layer = own[layer_id] if layer_id in own else read_layer(self.root, layer_id)
        named = tuple(shape for shape in layer.shapes if shape.place_id in self.places)
        return replace(layer, shapes=named)

    def _layer_ids(self, country_id: str, level: str) -> Iterable[str]:
        described = {
            resource["name"]: resource["layer"]
            for resource in self.boundaries.descriptor.get("resources", ())
            if "layer" in resource
        }
        return (
            layer_id
            for layer_id in (*layer_ids(self.root), *readers.own_layers())
            if described[layer_id]["country"] == country_id
            and described[layer_id]["level"] == level
            and not described[layer_id].get("context")
        )

    def coverage(self, programme: str, layer: Layer) -> pd.DataFrame:
        """The look of every district of a layer for a programme."""
        return self._coverage(programme, tuple(shape.place_id for shape in layer.shapes))

    @cache.bounded
    def _coverage(self, programme: str, drawn: tuple[str, ...]) -> pd.DataFrame:
        table = self.tables["coverage"]
        return by_district(table[table["package_id"] == programme], self.places, drawn)

    @cache.bounded
    def coverage_by_state(self, programme: str) -> pd.DataFrame:
        """Districts claimed, named in a source, and named on weak evidence, state by state."""
        table = self.tables["coverage"]
        return by_state(table[table["package_id"] == programme], self.places)

    @cache.bounded
    def ground(self, state: str) -> Ground:
        """The districts of a state as shapes in a box, projected once for all packs.

        Raises:
            data.shapes.ShapesMissing: the country has no layer of districts.
        """
        country = self.places[state].country_id
        layer, outline = self.layer(country, "district"), self.layer(country, "state")
        if layer is None:
            raise ShapesMissing("shapes-districts", "boundaries", country=country)
        inside = [
            shape.place_id
            for shape in layer.shapes
            if self.places.state_of(shape.place_id) == state
        ]
        return drawing.ground_of(layer, inside, outline, state)

    def drawn(self, figure: MapFigure, state: str) -> Drawing:
        """A figure of the districts of a state, with the state's border around them.

        Raises:
            KeyError: the figure says nothing of a district of the state.
        """
        return drawing.on(self.ground(state), figure, self.places[state].status is not None)

    def of_country(self, country_id: str) -> list[Package]:
        """Programmes of a country, in order."""
        return [
            programme
            for programme in self.programmes.values()
            if programme.country_id == country_id
        ]
