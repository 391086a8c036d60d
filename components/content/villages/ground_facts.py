"""What is known of the ground of a district, counted: villages of a census, dots, what is documented."""

from collections.abc import Iterator

import pandas as pd

from components.facts import cache, tables, villages
from components.language import lists, numbers
from components.language.messages import gettext, gettext_noop, ngettext
from data import nearby
from data.ground import Layer
from data.letters import join_sentences

PEOPLE = ("village_id", "population")


def census_of(place_id: str) -> Layer | None:
    """The census that counts the villages of a district; None if there is none here."""
    country = tables.gazetteer()[place_id].country_id
    layers = (layer for layer in villages.layers(country) if layer.has_figures)
    return next((one for one in layers if len(villages.of_district(one.layer_id, place_id))), None)


@cache.bounded_without_words
def dots_of(place_id: str) -> Layer | None:
    """The layer with the most points in a district: the one that is drawn as ground."""
    country = tables.gazetteer()[place_id].country_id
    counts = {layer: _placed(layer, place_id) for layer in villages.layers(country)}
    most = max(counts, key=lambda layer: counts[layer], default=None)
    return most if most and counts[most] else None


def _placed(layer: Layer, place_id: str) -> int:
    return int(villages.of_district(layer.layer_id, place_id)["lat"].notna().sum())


def documented(place_id: str) -> pd.DataFrame:
    """Stories and federations with a point of their own in a district."""
    return villages.documented().loc[lambda rows: rows["place_id"] == place_id]


@tables.drawn
def said(place_id: str) -> str:
    """What the map of a district shows, counted: villages of the census, dots, and what is documented."""
    return join_sentences((*_of_census(place_id), *_of_dots(place_id), _of_documented(place_id)))


def _of_census(place_id: str) -> Iterator[str]:
    census = census_of(place_id)
    if census:
        rows = villages.of_district(census.layer_id, place_id, PEOPLE)
        yield ngettext(
            "The census of {year} counts {count} village in {place}.",
            "The census of {year} counts {count} villages in {place}.",
            len(rows),
            year=str(census.year),
            place=tables.gazetteer().name(place_id),
        )
        empty = int(rows["population"].eq(0).sum()) if "population" in rows else 0
        if empty:
            yield ngettext(
                "{lived_in} of them have people, {count} has none.",
                "{lived_in} of them have people, {count} have none.",
                empty,
                lived_in=numbers.format_number(len(rows) - empty),
            )


_DOTS = {
    "village": gettext_noop("{count} villages are drawn as small dots."),
    "habitation": gettext_noop(
        "{count} habitations are drawn as small dots; one village can be several habitations."
    ),
    "settlement": gettext_noop("{count} settlements are drawn as small dots."),
    "locality": gettext_noop("{count} localities are drawn as small dots."),
}


def _of_dots(place_id: str) -> Iterator[str]:
    if dots := dots_of(place_id):
        yield gettext(_DOTS[dots.kind], count=_placed(dots, place_id))


def _of_documented(place_id: str) -> str:
    counts = documented(place_id)["kind"].value_counts()
    parts = [
        gettext(_FOUND[kind], count=numbers.format_number(int(count)))
        for kind, count in counts.items()
    ]
    if not parts:
        return gettext("No story or federation with a known place is documented here.")
    return gettext("Documented with a place of their own: {parts}.", parts=lists.join(parts))


_FOUND = {
    nearby.CASE: gettext_noop("case studies {count}"),
    nearby.ORGANISATION: gettext_noop("federations and organisations {count}"),
}


def credits_of(place_id: str) -> str:
    """Who counted and placed the villages that are drawn."""
    drawn = dict.fromkeys(filter(None, (census_of(place_id), dots_of(place_id))))
    named = lists.join_parts(layer.credit for layer in drawn)
    return gettext("Villages: {credits}.", credits=named) if named else ""
