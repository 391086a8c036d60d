"""What is said of two or three places side by side: the same rows, each with its year and source."""

from collections.abc import Iterator, Sequence

import pandas as pd

from components.content.elements import data_table
from components.content.elements.blocks import Block, Grid, Items, Note, Section, Table
from components.content.elements.source_marks import SourceMarks
from components.content.places import place as place_facts
from components.content.places import place_page
from components.content.programmes import headlines
from components.facts import indicators, newest, tables
from components.language import dates, lists, numbers
from components.language.messages import gettext, gettext_noop, ngettext
from data import ordering, place_comparison
from data.letters import begin_small, join_sentences
from data.place import Place
from data.place_comparison import SharedFigure

MOST = 3
COUNTS_DIFFER = gettext_noop(
    "Counts have no difference here: a larger place has more of everything. Rates and shares do."
)


def describe_comparison(places: Sequence[Place]) -> tuple[Section, ...]:
    """What was done in each place, and every figure that all of them have."""
    found = list(_shared(tuple(place.place_id for place in places)))
    return (
        Section(gettext("What was done there"), (_work(places),), "work"),
        Section(
            ngettext(
                "{count} figure that all of them have",
                "{count} figures that all of them have",
                len(found),
            ),
            tuple(_figures(places, found)),
            "figures",
        ),
        Section(
            gettext("Each place by itself"),
            (Items(tuple(place_page.link(place.place_id) for place in places)),),
        ),
    )


def say_title(places: Sequence[Place]) -> str:
    """The places by name: “Gaya, Bihar beside Ranchi, Jharkhand”."""
    names = [tables.gazetteer().full_name(place.place_id) for place in places]
    return gettext("{place} beside {others}", place=names[0], others=lists.join(names[1:]))


@tables.drawn
def _shared(place_ids: tuple[str, ...]) -> tuple[SharedFigure, ...]:
    found = place_comparison.shared_figures(
        {place_id: newest.place_figures(place_id) for place_id in place_ids},
        indicators.catalogue(),
        indicators.all_figures().of,
        indicators.rules(),
    )
    words = tables.vocabulary().ids("themes")
    order = {theme: number for number, theme in enumerate(words)}
    return tuple(
        sorted(
            found,
            key=lambda one: (order[one.indicator.theme], ordering.key(one.indicator.label)),
        )
    )


def _work(places: Sequence[Place]) -> Grid:
    """Whether each programme worked there, and how many stories and gatherings are on record."""
    countries = {place.country_id for place in places}
    programmes = [
        (package_id, programme.short_title)
        for package_id, programme in tables.programmes().items()
        if programme.country_id in countries
    ]
    counts = {
        gettext("Case studies"): place_facts.cases,
        gettext("Gatherings"): place_facts.gatherings,
    }
    rows = [
        *(
            (title, *(_look_beside(package_id, place) for place in places))
            for package_id, title in programmes
        ),
        *(
            (label, *(numbers.format_number(len(find(place.place_id))) for place in places))
            for label, find in counts.items()
        ),
    ]
    return Grid(
        gettext("What is on record of each place"),
        (gettext("What"), *(place.name for place in places)),
        tuple(rows),
    )


def _look_beside(package_id: str, place: Place) -> str:
    """Whether a programme of the place's country worked there, in a sentence."""
    if tables.programmes()[package_id].country_id != place.country_id:
        return gettext("Not its country.")
    return place_facts.look(package_id, place) or gettext("No record.")


def _figures(places: Sequence[Place], found: Sequence[SharedFigure]) -> Iterator[Block]:
    if not found:
        yield Note(gettext("Nothing is measured in the same way in all of these places."))
        return
    marks = SourceMarks.of(
        (one.indicator.package_id, source_id) for one in found for source_id in one.source_ids
    )
    yield Table(
        gettext("Figures of {places}", places=lists.join(place.name for place in places)),
        data_table.whole(_in_words(places, found, marks)),
        row_head=gettext("Figure"),
    )
    if any(not one.differences and not one.verdict.refused for one in found):
        yield Note(gettext(COUNTS_DIFFER))
    yield from map(Note, _cautions(found))
    yield marks.listed()


def _cautions(found: Sequence[SharedFigure]) -> Iterator[str]:
    """What must be said beside figures, each once with the names of those it is about."""
    named: dict[str, list[str]] = {}
    for one in found:
        if one.indicator.caveat_is_obligatory:
            named.setdefault(one.indicator.caveat, []).append(one.indicator.label)
    for caveat, labels in named.items():
        yield gettext("{figures}: {caveat}", figures=lists.join_parts(labels), caveat=caveat)


def _in_words(
    places: Sequence[Place], found: Sequence[SharedFigure], marks: SourceMarks
) -> pd.DataFrame:
    """A row for each figure: values, differences to the first place, when, and who says so by number."""
    # A phone has room for the values and the beginning of what they mean.
    names = _names(places)
    columns = {name: [_value(one, number) for one in found] for number, name in enumerate(names)}
    columns[gettext_noop("Figure")] = [one.indicator.label for one in found]
    for number, name in enumerate(names[1:]):
        head = gettext("{place} minus {other}", place=name, other=names[0])
        columns[head] = [_difference(one, number) for one in found]
    columns[gettext_noop("When")] = [_when(one, names) for one in found]
    columns[gettext_noop("May they be compared?")] = [_verdict(one) for one in found]
    columns[gettext_noop("Source")] = [_source(one, marks) for one in found]
    columns[gettext_noop("Theme")] = [
        tables.vocabulary().label("themes", one.indicator.theme) for one in found
    ]
    return pd.DataFrame(columns)


def _names(places: Sequence[Place]) -> list[str]:
    """What each place is called; two of one name are told apart by their states."""
    short = [place.name for place in places]
    if len(set(short)) == len(short):
        return short
    return [tables.gazetteer().full_name(place.place_id) for place in places]


def _value(one: SharedFigure, number: int) -> str:
    said = numbers.format_value(one.figures[number], headlines.unit(one.indicator.unit))
    if one.qualities[number] != "doubtful":
        return said
    return gettext("{figure} ({quality})", figure=said, quality=headlines.quality_mark("doubtful"))


def _difference(one: SharedFigure, number: int) -> str:
    if not one.differences:
        return ""
    return numbers.format_change(one.differences[number], headlines.unit(one.indicator.unit))


def _when(one: SharedFigure, names: Sequence[str]) -> str:
    """The time of all figures, or whose is whose where they differ."""
    if len(set(one.periods)) == 1:
        return dates.format_period(one.periods[0])
    return lists.join_parts(
        gettext("{place}: {value}", place=name, value=dates.format_period(period))
        for name, period in zip(names, one.periods, strict=True)
    )


def _verdict(one: SharedFigure) -> str:
    """The reason why not, or what to be careful about; else that nothing speaks against it."""
    if one.verdict.reasons:
        return join_sentences(one.verdict.reasons)
    if not one.indicator.is_rate:
        return begin_small(gettext("A count"))
    return begin_small(gettext("Yes"))


def _source(one: SharedFigure, marks: SourceMarks) -> str:
    """The numbers of its sources in the list below the table."""
    numbered = (marks.number(one.indicator.package_id, source) for source in one.source_ids)
    return lists.join_parts(dict.fromkeys(filter(None, numbered)))
