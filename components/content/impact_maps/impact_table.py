"""The table twin of the impact map: one row a place, one column a layer, and the same as a file."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pandas as pd

from components.content.elements import data_table, sources
from components.content.elements.data_table import DataTable
from components.content.impact_maps import impact_map, impact_sources, impact_titles
from components.content.impact_maps.impact import DISTRICT, ImpactView, Shown, view_of
from components.content.impact_maps.impact_layers import label_of_points
from components.facts import tables
from components.figures.maps.map_figure import say_shared
from components.language import lists, numbers
from components.language.messages import gettext_noop, ngettext
from components.language.numbers import Unit
from data import impact, impact_points
from data.choices import ImpactChoice

COUNT = Unit("count", "items", "", 0)
# What only the file has. Its heads are in English, so that a program finds them whoever saved it.
PRESENCE_SOURCE, OF_A_LAYER = "Programme: Source", ("{name}: Quality", "{name}: Source")


@tables.drawn
def table_of(choice: ImpactChoice) -> DataTable:
    """The rows of a view: every place that has a fill, a circle or a point, in reading order."""
    view = view_of(choice)
    ids = _rows_of(view)
    gazetteer = tables.gazetteer()
    places = pd.DataFrame(
        {
            gettext_noop("Place"): [gazetteer.name(one) for one in ids],
            gettext_noop("State or province"): [
                gazetteer.state_name(one) if gazetteer[one].level != "state" else "" for one in ids
            ],
        }
    )
    units: dict[str, Unit] = {}
    shown, filed = places, places.assign(place_id=ids)
    for name, column, unit, more in _columns(view, ids):
        shown = shown.assign(**{name: column})
        filed = filed.assign(**{name: column, **more})
        if unit:
            units[data_table.head(name)] = unit
    return DataTable(
        data_table.compact(shown),
        filed,
        ngettext(
            "The map as a table: {count} place", "The map as a table: {count} places", len(ids)
        ),
        impact_map.file_name(choice),
        units,
        impact_sources.of_presence(view),
    )


Column = tuple[str, "pd.Series | list[str]", Unit | None, dict[str, object]]


def _columns(view: ImpactView, ids: list[str]) -> Iterator[Column]:
    for shown in (view.fill, view.circles):
        if shown is not None:
            yield _figures(view, shown, ids)
    if any(notes := _notes(view, ids)):
        yield gettext_noop("Note"), notes, None, {}
    if view.level == DISTRICT:
        words = impact_map.presence_words(view.choice.programme)
        more: dict[str, object] = {PRESENCE_SOURCE: _sources_of_presence(view, ids)}
        yield gettext_noop("Programme"), [words.get(one, "") for one in ids], None, more
    if view.points is not None:
        name = label_of_points(view.choice)
        more = {OF_A_LAYER[1].format(name=name): _sources_of_points(view, ids)}
        yield name, _counts(view, ids), COUNT, more


def _sources_of_presence(view: ImpactView, ids: list[str]) -> list[str]:
    """Who says of each place that the programme worked there, or did not."""
    programme = view.choice.programme
    rows = tables.coverage_by_district(programme).set_index("place_id")
    return list(sources.titles(programme, rows["source_id"].reindex(ids)))


def _sources_of_points(view: ImpactView, ids: list[str]) -> list[str]:
    """Who tells of the points that are counted in each row."""
    if view.points is None:
        return []
    titles = sources.titles(view.choice.programme, view.points["source_id"])
    return _together(ids, zip(_at(view, set(ids)), titles, strict=True))


def _sources_of_evidence(programme: str, ids: list[str]) -> list[str]:
    """Where the pieces of evidence of each place are from."""
    rows = tables.of_programme("coverage_evidence", programme)
    titles = sources.titles(programme, rows["source_id"])
    return _together(ids, zip(rows["place_id"], titles, strict=True))


def _together(ids: list[str], told: Iterable[tuple[str, str]]) -> list[str]:
    """All that is told of each place, each thing once; "" for none."""
    of_place: dict[str, dict[str, None]] = defaultdict(dict)
    for place_id, text in told:
        if text:
            of_place[place_id][text] = None
    return [lists.join_parts(of_place[one]) if one in of_place else "" for one in ids]


def _figures(view: ImpactView, shown: Shown, ids: list[str]) -> Column:
    """The column of a layer: unit and year in its head, its source in a column of the file."""
    rows = impact.each_figure_once(shown.rows) if shown is view.circles else shown.rows
    own = rows.set_index("place_id").reindex(ids)
    values = numbers.rounded(own["value"], shown.unit.decimals).reset_index(drop=True)
    name = f"{impact_titles.heading(shown)} ({shown.unit.label})"
    quality, source = (head.format(name=name) for head in OF_A_LAYER)
    more: dict[str, object] = {
        quality: _qualities(own),
        source: sources.titles(shown.layer.package_id, own["source_id"])
        if shown.layer
        else _sources_of_evidence(view.choice.programme, ids),
    }
    return name, values, shown.unit, more


def _qualities(own: pd.DataFrame) -> list[str]:
    """How sure each figure is, or why there is none."""
    words = tables.vocabulary()
    return [
        ""
        if not isinstance(row["quality"], str)
        else words.label("missing_reasons", row["missing_reason"])
        if pd.isna(row["value"]) and isinstance(row["missing_reason"], str)
        else words.label("qualities", row["quality"])
        for row in own.to_dict("records")
    ]


def _notes(view: ImpactView, ids: list[str]) -> list[str]:
    """Of which places together the figures of each row are; "" where they are its own."""
    shown = (one.rows.set_index("place_id") for one in (view.fill, view.circles) if one is not None)
    groups = [one["figure_of"].reindex(ids) for one in shown]
    return [
        lists.join_parts(dict.fromkeys(filter(None, map(say_shared, row))))
        for row in zip(*groups, strict=True)
    ]


def _counts(view: ImpactView, ids: list[str]) -> pd.Series:
    """How many points lie in each row; nothing where none does."""
    found = pd.Series(_at(view, set(ids)), dtype="object").value_counts()
    return pd.Series([found.get(one) for one in ids], dtype="Int64")


def _at(view: ImpactView, known: set[str]) -> list[str]:
    """The row that each point is counted in: that of its district, or else of its state."""
    if view.points is None:
        return []
    gazetteer = tables.gazetteer()
    at = []
    for place_id in view.points["place_id"]:
        own = impact_points.place_at(place_id, view.level, gazetteer)
        at.append(own if own in known else gazetteer.state_of(place_id) or place_id)
    return at


def _rows_of(view: ImpactView) -> list[str]:
    """Larger places that only circles or points have come before those that are filled."""
    filled = list(view.places)
    circles = [] if view.circles is None else list(view.circles.rows["place_id"])
    further = dict.fromkeys([*circles, *_at(view, set(filled))])
    return [*(one for one in further if one not in set(filled)), *filled]
