"""The villages of a district as rows of a table: those of its census, or of a register without figures."""

from collections.abc import Hashable

import pandas as pd

from components.content.villages import ground_facts, village_figures
from components.facts import cache, tables, villages
from components.language import numbers
from components.language.messages import gettext
from data import ground, village_names
from data.ground import Layer

# Shares that have room in a table.
MOST_RATES = 4


def layer_of(place_id: str) -> Layer | None:
    """The census that counts the villages of a district, else the register that is drawn; None if none."""
    return ground_facts.census_of(place_id) or ground_facts.dots_of(place_id)


@cache.bounded_without_words
def rows(layer_id: str, place_id: str, block_id: str | None) -> pd.DataFrame:
    """Villages of a district, or of one of its blocks, by sub-district and name, with all columns.

    Raises:
        data.problems.DataProblem: the file of the layer is damaged.
    """
    layer = villages.layer(layer_id)
    found = ground.read_district(layer, place_id, tuple(layer.titles))
    return found[found["shape_id"] == block_id].reset_index(drop=True) if block_id else found


def heads(layer: Layer) -> tuple[str, ...]:
    """The heads of the columns, in the reader's language."""
    words = tables.vocabulary()
    people = [gettext("Households")] * bool(layer.households)
    shares = [words.label("village_rates", rate.rate_id) for rate in layer.rates[:MOST_RATES]]
    return (gettext("Village"), gettext("Sub-district"), *people, gettext("People"), *shares)


@cache.bounded
def part(
    layer_id: str, place_id: str, block_id: str | None, first: int, count: int
) -> tuple[tuple[str, ...], ...]:
    """Some villages of the table: id, name, and what stands in the columns after it.

    Raises:
        data.problems.DataProblem: the file of the layer is damaged.
    """
    layer = villages.layer(layer_id)
    shown = rows(layer_id, place_id, block_id).iloc[first : first + count]
    return tuple(
        (row["village_id"], village_names.spoken(row["name"]), *_cells(layer, row))
        for row in shown.to_dict("records")
    )


def _cells(layer: Layer, row: dict[Hashable, object]) -> tuple[str, ...]:
    known = {str(name): cell for name, cell in row.items() if not pd.isna(cell)}
    counts = [layer.households] * bool(layer.households) + ["population"]
    shares = (village_figures.share(rate, known, layer) for rate in layer.rates[:MOST_RATES])
    return (
        village_names.spoken(str(known.get("subdistrict", ""))),
        *(numbers.format_number(known[one]) if one in known else "" for one in counts),
        *shares,
    )


def file_rows(layer: Layer, found: pd.DataFrame) -> pd.DataFrame:
    """The rows as a file takes them, under the titles of their columns; each says whose they are."""
    titled = found.rename(columns=dict(layer.titles))
    whose = {"Source": layer.credit, "Year": layer.year, "Licence": layer.licence}
    return titled.assign(**{title: said for title, said in whose.items() if said is not None})
