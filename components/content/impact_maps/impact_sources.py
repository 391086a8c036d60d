"""Who says what the impact map shows: marks beside each layer with one list, and lines for paper."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from components.content.elements import sources
from components.content.elements.source_marks import MOST_MARKS, Source, SourceMarks
from components.content.impact_maps import impact_titles
from components.content.impact_maps.impact import ImpactView, is_presence
from components.facts import tables
from components.language import lists
from components.language.messages import gettext
from data.choices import EVIDENCE


@dataclass(frozen=True)
class _Layer:
    """A layer in words, its unit where it has one, and its sources, the one of most places first."""

    label: str
    unit: str
    sources: tuple[Source, ...]


def of_presence(view: ImpactView) -> tuple[str, ...]:
    """Ids of the sources of where the programme worked, where that fills the map."""
    if not is_presence(view):
        return ()
    rows = tables.coverage_by_district(view.choice.programme)
    return tuple(rows[rows["place_id"].isin(view.places)]["source_id"].dropna().unique())


def without_marks(view: ImpactView) -> tuple[str, ...]:
    """Those of presence, where they are too many for marks."""
    used = of_presence(view)
    return used if len(used) > MOST_MARKS else ()


def number_sources(views: Iterable[ImpactView], list_id: str) -> SourceMarks:
    """Numbers for the sources of some views, whose list stands at the end of them."""
    named = (source for view in views for layer in _layers(view) for source in layer.sources)
    return SourceMarks.of(named, list_id)


def marked_lines(view: ImpactView, marks: SourceMarks) -> Iterator[Markup]:
    """Each layer with its unit and time, and the marks of its sources; and whose places they are."""
    for layer in _layers(view):
        said = gettext("{figure} ({unit})", figure=layer.label, unit=layer.unit)
        yield marks.line(said if layer.unit else layer.label, layer.sources)


def lines(view: ImpactView) -> Iterator[str]:
    """The same with the sources in words, where nothing can be pointed at."""
    for layer in _layers(view):
        if not layer.unit:
            yield layer.label
            continue
        titles = dict.fromkeys(sources.title(*source) for source in layer.sources)
        yield gettext(
            "{figure} ({unit}): {sources}.",
            figure=layer.label,
            unit=layer.unit,
            sources=lists.join_parts(titles),
        )


def _layers(view: ImpactView) -> Iterator[_Layer]:
    programme = view.choice.programme
    if is_presence(view) or view.points is not None or view.choice.circles == EVIDENCE:
        label = gettext(
            "Where the programme worked, and the points: {programme}. The file of figures names the "
            "source of each district.",
            programme=tables.programmes()[programme].title,
        )
        few = () if without_marks(view) else of_presence(view)
        yield _Layer(label, "", tuple((programme, source_id) for source_id in few))
    for shown in (view.fill, view.circles):
        if shown is None or shown.layer is None:
            continue
        counted = shown.rows[shown.rows["value"].notna()]["source_id"].dropna().value_counts()
        package_id = shown.layer.package_id
        yield _Layer(
            impact_titles.heading(shown),
            shown.unit.label,
            tuple((package_id, str(source_id)) for source_id in counted.index),
        )
