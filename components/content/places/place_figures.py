"""The figures of a place: its shares beside its state's as bars, then every figure as a table."""

from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from components.content.elements.bars import Bar, BarRow, draw_bars
from components.content.elements.blocks import Block, Drawer, Made, Note, Section, Table, Words
from components.content.elements.source_marks import SourceMarks
from components.content.figure_pages import figure_links
from components.content.places import beside_state, obligatory_caveats, place_figure_table
from components.content.places import place as place_facts
from components.content.places.beside_state import Share
from components.content.programmes import headlines
from components.content.villages import village_figures
from components.facts import newest, tables
from components.language import dates, numbers
from components.language.messages import gettext, gettext_noop, ngettext
from data import figure_keys, gaps
from data.letters import join_sentences
from data.place import Place

BARS, SOURCES, CENSUS, REGISTER = "bars", "sources", "census", "habitations"
COMPUTED = "computed"
NO_BARS = gettext_noop(
    "No share that is good or bad is known of this place and of what it lies in, at one time: the "
    "figures stand in the tables."
)
OF_A_COUNTRY = gettext_noop(
    "A country lies in nothing that its figures could stand beside: they stand in the tables."
)
NOT_AS_BARS = gettext_noop(
    "Counts, rates in other units and figures that are neither good nor bad stand in the table alone."
)


def describe_figures(place: Place) -> Mapping[str, Section]:
    """Every figure known of a place: the bars, a table for each package by its id, the sources.

    Of a sub-district what a census counts in its villages, too, and a register in its habitations.
    """
    known = place_figure_table.figures(place.place_id)
    title = gettext("Its figures")
    counted = _counted(place)
    if not known:
        nothing = gettext("No figure is recorded for this place.")
        return counted or {BARS: Section(title, (Note(nothing),), "figures")}
    shares, whole = _shares(place)
    marks = _marks(place, shares)
    drawn = tuple(_beside(place, whole, shares, marks)) if whole and shares else ()
    return {
        BARS: Section(title, drawn or (Words(_say_no_bars(place), "lz-meta"),), "figures"),
        **{
            package_id: Section("", (_table(package_id, one, place, is_open=not drawn),))
            for package_id, one in known.items()
        },
        SOURCES: Section("", (marks.listed(),)),
        **counted,
    }


def _counted(place: Place) -> Mapping[str, Section]:
    """What is counted in the villages and habitations of a sub-district."""
    parts = {
        CENSUS: (gettext("Its villages in the census"), village_figures.of_subdistrict),
        REGISTER: (
            gettext("Its habitations in the register of rural roads"),
            village_figures.of_block,
        ),
    }
    said = {name: (title, tuple(find(place))) for name, (title, find) in parts.items()}
    return {name: Section(title, blocks, name) for name, (title, blocks) in said.items() if blocks}


def prepare(programme: str) -> None:
    """Find the figures that districts of its country stand beside, so that no visitor waits for them.

    They are the same for every district, so one of them asks for all.
    """
    for place_id in tables.shapes_of(programme, "district")[:1]:
        describe_figures(tables.gazetteer()[place_id])


def _say_no_bars(place: Place) -> str:
    return gettext(NO_BARS if beside_state.whole_of(place) else OF_A_COUNTRY)


def _shares(place: Place) -> tuple[Mapping[str, tuple[Share, ...]], Place | None]:
    whole = beside_state.whole_of(place)
    if whole is None:
        return {}, None
    found = beside_state.find_shares(newest.place_figures(place.place_id), place, whole)
    is_compared = any(one.whole is not None for own in found.values() for one in own)
    return (found, whole) if is_compared else ({}, None)


def _marks(place: Place, shares: Mapping[str, tuple[Share, ...]]) -> SourceMarks:
    """Numbers of the sources of the tables first, then of what stands beside them."""
    beside = (
        (one.indicator.package_id, one.whole["source_id"])
        for own in shares.values()
        for one in own
        if one.whole is not None
    )
    return SourceMarks.of([*place_figure_table.marks_of(place.place_id).numbers, *beside])


def _beside(
    place: Place, whole: Place, shares: Mapping[str, tuple[Share, ...]], marks: SourceMarks
) -> Iterator[Block]:
    every = [one for own in shares.values() for one in own]
    if said := _in_short(place, whole, every):
        yield Words(said, "lz-sentence")
    yield Words(
        join_sentences(
            (
                gettext(
                    "A full bar is {place}, a hollow one {whole}; each runs from 0 to 100 %. "
                    "By theme, and where {place} is furthest behind comes first.",
                    place=place.name,
                    whole=whole.name,
                ),
                gettext(NOT_AS_BARS),
            )
        ),
        "lz-meta",
    )
    words = tables.vocabulary()
    yield Made(
        draw_bars(
            {
                words.label("themes", theme): [_row(one, place, whole, marks) for one in own]
                for theme, own in shares.items()
            }
        )
    )
    yield from map(Note, _cautions(place, every))


def _cautions(place: Place, shares: Iterable[Share]) -> tuple[str, ...]:
    """What must be said beside those figures that have bars."""
    rows = newest.place_figures(place.place_id)
    drawn = {one.indicator.key for one in shares}
    rows = rows[rows["package_id"].str.cat(rows["indicator_id"], sep=":").isin(drawn)]
    return obligatory_caveats.in_words(rows, obligatory_caveats.of_figures(rows))


def _in_short(place: Place, whole: Place, shares: Iterable[Share]) -> str:
    """On which side of the whole most shares are; "" where none can be counted."""
    worse, better, equal = beside_state.count_sides(shares)
    count = worse + better + equal
    if not count:
        return ""
    return ngettext(
        "{count} share of census or survey is known of both {place} and {whole}. Of {place} it is worse "
        "in {worse}, better in {better} and equal in {equal}.",
        "{count} shares of census and surveys, of different years, are known of both {place} and {whole}. "
        "Those of {place} are worse in {worse}, better in {better} and equal in {equal}.",
        count,
        place=place.name,
        whole=whole.name,
        worse=numbers.format_number(worse),
        better=numbers.format_number(better),
        equal=numbers.format_number(equal),
    )


def _row(one: Share, place: Place, whole: Place, marks: SourceMarks) -> BarRow:
    bars = [_own_bar(one, place, marks)]
    if one.whole is not None:
        bars.append(_whole_bar(one, whole, marks))
    return BarRow(
        label=one.indicator.label,
        when=dates.format_period(one.own["period"]),
        bars=tuple(bars),
        remark=_remark(one, whole),
        is_worse=one.indicator.is_context and (one.worse or 0.0) > 0 and not one.is_equal,
    )


def _remark(one: Share, whole: Place) -> str:
    if one.whole is not None:
        return gaps.in_words(one.points, one.worse, beside_state.PER_CENT)
    if one.is_whole_doubtful:
        return gettext("the figure of {place} is doubtful", place=whole.name)
    return gettext("no figure of {place} of that time", place=whole.name)


def _own_bar(one: Share, place: Place, marks: SourceMarks) -> Bar:
    own = {**one.own.to_dict(), "package_id": one.indicator.package_id}
    key = figure_keys.of_row({**own, "indicator_id": one.indicator.indicator_id})
    said = numbers.format_range(own["value"], own["upper"], headlines.unit(one.indicator.unit))
    mark = marks.mark(one.indicator.package_id, own["source_id"])
    quality = headlines.quality_mark(str(own["quality"]))
    return Bar(place.name, float(own["value"]), _said(said, key, mark, quality), is_own=True)


def _whole_bar(one: Share, whole: Place, marks: SourceMarks) -> Bar:
    assert one.whole is not None
    row, indicator = one.whole, one.indicator
    key = figure_keys.FigureKey(
        indicator.package_id, indicator.indicator_id, whole.place_id, str(one.own["period"])
    )
    said = numbers.format_value(row["value"], headlines.unit(indicator.unit))
    quality = headlines.quality_mark(str(row["quality"]))
    if row["basis"] == COMPUTED and row["counted"] < row["parts"]:
        quality = gettext(
            "computed from {counted} of {parts} districts",
            counted=numbers.format_number(row["counted"]),
            parts=numbers.format_number(row["parts"]),
        )
    mark = marks.mark(indicator.package_id, row["source_id"])
    return Bar(whole.name, float(row["value"]), _said(said, key, mark, quality), is_own=False)


def _said(said: str, key: figure_keys.FigureKey, mark: Markup, quality: str) -> Markup:
    doubt = Markup(" <small>{}</small>").format(quality) if quality else ""
    return Markup("<bdi>{}</bdi>{}{}").format(figure_links.link(said, key), mark, doubt)


def _table(
    package_id: str, known: place_facts.PlaceTable, place: Place, *, is_open: bool
) -> Drawer:
    """Every figure of a package, folded where the bars say the most telling ones."""
    count = known.shown.num_rows
    table = Table(
        ngettext(
            "{count} figure of {place}", "{count} figures of {place}", count, place=place.name
        ),
        known.shown,
        row_head=gettext("Figure"),
        figures=known.figures,
    )
    title = gettext(
        "{package}: {figures}",
        package=tables.packages()[package_id].title,
        figures=ngettext("{count} figure", "{count} figures", count),
    )
    return Drawer(title, (table, *map(Note, known.cautions)), is_open)
