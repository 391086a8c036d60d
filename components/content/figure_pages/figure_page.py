"""The page of one figure: what it is, who says so, what speaks against it, how to cite and to share it."""

from collections.abc import Iterator, Mapping
from datetime import date

from markupsafe import Markup

from components.content import navigation
from components.content.elements import sources
from components.content.elements.blocks import Block, Facts, Items, Link, Made, Note, Section, Words
from components.content.figure_pages import corrections, figure_changes, sharing
from components.content.figure_pages.figure_links import of_day, path_of
from components.content.programmes import headlines
from components.facts import indicators, one_figure, tables
from components.facts.one_figure import Figure
from components.language import dates, lists, numbers
from components.language.messages import gettext, gettext_noop
from components.language.numbers import Unit
from data import citations
from data.citations import Citation
from data.figure_keys import MAIN
from data.letters import begin_small, join_sentences
from data.place import Place
from data.text_cells import text_of

IN_TABLES = gettext_noop(
    "Because of a doubt this figure stands in tables only: it is drawn on no map and in no chart."
)
PLANNED = gettext_noop("This is what was planned; it says nothing of what came of it.")
# Which one it is stands in the key and the source; a code is no word of any language.
SECOND = gettext_noop("a second published figure for the same thing")
OF_A_PART = gettext_noop("It counts a part of what the name says, or more than that.")


def title(figure: Figure) -> str:
    """What it is, whose, where: “Literacy, women: Gaya, Bihar”."""
    place = tables.gazetteer().full_name(figure.key.place_id)
    return gettext("{figure}: {place}", figure=_named(figure), place=place)


def _named(figure: Figure) -> str:
    """The name of the indicator with the group and residence that are not the usual ones."""
    cut = tables.vocabulary().label_cut(figure.key.group, figure.key.residence)
    return lists.join((figure.indicator.label, *map(begin_small, cut)))


def say_value(figure: Figure) -> str:
    """The figure with its unit, both ends of a range, or why it is missing."""
    if figure.value is None:
        words = tables.vocabulary()
        if not figure.missing_reason:
            return numbers.not_reported()
        return words.label("missing_reasons", figure.missing_reason)
    return numbers.format_range(figure.value, figure.upper, unit(figure))


def unit(figure: Figure) -> Unit:
    """The unit of a figure."""
    return headlines.unit(figure.indicator.unit)


def say_period(figure: Figure) -> str:
    """When it held; of an undated page, from when on it can be."""
    return headlines.told_when({"dating": figure.dating, "period": figure.key.period})


def say_doubts(figure: Figure) -> list[str]:
    """All that speaks against a figure, or has to be said beside it."""
    words = tables.vocabulary()
    quality = words.term("qualities", figure.quality) if figure.quality in _QUALITIES else None
    kind = {"target": PLANNED, "part": OF_A_PART}.get(figure.figure_kind)
    return [
        *([f"{quality.label}: {begin_small(quality.definition)}"] if quality else []),
        *([gettext(IN_TABLES)] if figure.is_for_tables else []),
        *([gettext(kind)] if kind else []),
        *filter(None, (figure.note, figure.indicator.doubt, figure.indicator.caveat)),
    ]


_QUALITIES = ("stated", "derived", "doubtful")


def say_comparability(figure: Figure) -> list[str]:
    """With which other times it may be compared, or why with none."""
    key = figure.key
    course = indicators.comparable_periods(key.indicator, key.group, key.residence)
    if key.period not in course.periods:
        return list(course.why) or [gettext("It stands alone: no other time may be set beside it.")]
    others = [dates.format_period(one) for one in course.periods if one != key.period]
    with_whom = gettext("It may be compared with {periods}.", periods=lists.join_with_and(others))
    return [with_whom, *course.why]


def sections(figure: Figure, where: str, today: date, as_of: str = "") -> tuple[Section, ...]:
    """All that the page says.

    Args:
        where: whole address of the figure, without a day.
        today: the day it is read on.
        as_of: the day whose data it is of, if not today's.
    """
    shown = f"{where}{of_day(as_of)}"
    doubts = tuple(Note(text) for text in say_doubts(figure))
    return (
        *([figure_changes.say_day(figure.key, as_of)] if as_of else []),
        Section("", tuple(_said(figure))),
        *figure_changes.tell_changes(figure.key),
        *([Section(gettext("How sure is this?"), doubts)] if doubts else []),
        *_beside(figure),
        Section(
            gettext("May it be compared?"), tuple(Words(text) for text in say_comparability(figure))
        ),
        Section(gettext("Cite this figure"), (Made(_cited(cite(figure, where, today, as_of))),)),
        Section(
            gettext("For other programs"),
            (Items(sharing.list_files(figure.key, as_of)),),
            needs_server=True,
        ),
        Section(gettext("Share or embed it"), (Made(_share(figure, shown)),)),
        Section("", (corrections.block(title(figure), facts_of_a_message(figure, shown)),)),
    )


def _said(figure: Figure) -> Iterator[Block]:
    number = Markup('<p class="lz-number"><bdi>{}</bdi></p>').format(say_value(figure))
    yield Made(number)
    yield Facts(facts(figure))
    package_id, source_id = named_source(figure)
    yield sources.block(package_id, [source_id], licence(figure))
    yield Items(
        (
            *_way_to_place(tables.gazetteer()[figure.key.place_id]),
            Link(f"indicators/{figure.indicator.key}", gettext("This figure for all places")),
        )
    )


def _way_to_place(place: Place) -> Iterator[Link]:
    """The way to all figures of the place; a country has no page of its own."""
    if place.level != "country":
        path = navigation.path_of_place(place.place_id)
        yield Link(path, gettext("All figures of {place}", place=place.name))


def facts(figure: Figure) -> dict[str, str]:
    """What it is, by name; what does not apply is empty."""
    words, key = tables.vocabulary(), figure.key
    return {
        gettext("When"): say_period(figure),
        gettext("Place"): tables.gazetteer().full_name(key.place_id),
        gettext("Unit"): words.label("units", figure.indicator.unit),
        gettext("Who"): words.label("groups", key.group),
        gettext("Residence"): words.label("residences", key.residence),
        gettext("Meaning"): figure.indicator.definition,
        gettext("Computed as"): say_computed(figure),
        gettext("Reported by"): lists.join(figure.reporters),
        gettext("Reading"): "" if key.variant == MAIN else gettext(SECOND),
        gettext("Key"): str(key),
    }


def say_computed(figure: Figure) -> str:
    """What it was computed of, as a person reads it; "" for what a source states."""
    if figure.how:
        return figure.how
    if figure.numerator is None or figure.denominator is None:
        return ""
    above = numbers.format_number(figure.numerator)
    below = numbers.format_number(figure.denominator)
    base = dates.format_period(figure.base_period or figure.key.period)
    return gettext(
        "{numerator} ({above}) ÷ {denominator} ({below}, {base})",
        numerator=figure.indicator.numerator or gettext("Numerator"),
        above=above,
        denominator=begin_small(figure.indicator.denominator or gettext("Denominator")),
        below=below,
        base=base,
    )


def named_source(figure: Figure) -> tuple[str, str]:
    """Package and id of the source that is named with a figure: its own, else that of its indicator."""
    return figure.key.package_id, figure.source_id or figure.indicator.source_id


def licence(figure: Figure) -> str:
    """The terms of the source that is named, as its table says them, else those of the package."""
    return sources.licence(*named_source(figure))


def _beside(figure: Figure) -> Iterator[Section]:
    """Other published figures for the same thing, each with its address."""
    others = tuple(
        Link(path_of(other.key), say_value(other), say_period(other))
        for other in one_figure.other_readings(figure)
    )
    if others:
        yield Section(gettext("Other sources say"), (Items(others),))


def cite(
    figure: Figure, where: str, today: date, as_of: str = "", read: date | None = None
) -> Citation:
    """The citation of a figure as read on a day; its address opens the figure as it was then.

    Args:
        where: whole address of the figure, without a day.
        today: the day of the data, by the server.
        as_of: the day whose data it is of, if not today's.
        read: the reader's own day, if not the server's.
    """
    package = tables.packages()[figure.key.package_id]
    known = tables.sources()
    named = named_source(figure)
    source = known.loc[named] if named in known.index else {}
    words = tables.vocabulary()
    dated = lists.join((title(figure), say_period(figure)))
    label = gettext("{figure}: {value}", figure=dated, value=say_value(figure))
    return Citation(
        key=citations.key(f"{navigation.APP_NAME}-{figure.key}"),
        title=label,
        author=tables.owner().publisher or navigation.APP_NAME,
        # A programme that was made at the desk may not say its day.
        year=int(str(package.descriptor.get("created") or today.isoformat())[:4]),
        collection=package.title,
        version=package.version,
        url=f"{where}{of_day(as_of or today.isoformat())}",
        accessed=read or today,
        source_title=text_of(source.get("title")),
        source_publisher=text_of(source.get("publisher")),
        source_url=text_of(source.get("url")),
        source_period=text_of(source.get("published")),
        keywords=(words.label("themes", figure.indicator.theme),),
        kind="Data",
        is_data=True,
    )


def _cited(one: Citation) -> Markup:
    told = {
        gettext("Plain"): citations.plain(one),
        "APA": citations.apa(one),
        "BibTeX": citations.bibtex(one),
        "RIS": citations.ris(one),
    }
    return Markup("").join(
        Markup(
            "<details{}><summary>{}</summary>"
            '<pre class="lz-copy" tabindex="0" lang="en" dir="ltr" data-day="{}">{}</pre></details>'
        ).format(Markup(" open") if at == 0 else "", style, one.accessed.isoformat(), text)
        for at, (style, text) in enumerate(told.items())
    )


def say_in_short(figure: Figure, where: str) -> str:
    """The figure in one line with its address, for a message to somebody."""
    said = gettext("{figure}: {value}", figure=title(figure), value=_say_dated_value(figure))
    return f"{said} {where}"


def _say_dated_value(figure: Figure) -> str:
    return gettext("{name} ({remark})", name=say_value(figure), remark=say_period(figure))


def _share(figure: Figure, where: str) -> Markup:
    return sharing.draw_ways(title(figure), say_in_short(figure, where), where)


def facts_of_a_message(figure: Figure, where: str) -> Mapping[str, str]:
    """What a message about a wrong figure says of it."""
    key, named = figure.key, named_source(figure)
    known = tables.sources().index
    return {
        gettext("Figure"): title(figure),
        gettext("Key"): str(key),
        gettext("Value"): _say_dated_value(figure),
        gettext("Source"): f"{sources.title(*named)} [{named[1]}]" if named in known else named[1],
        gettext("Address"): where,
    }


def describe(figure: Figure) -> str:
    """One or two sentences for search results and link previews."""
    return join_sentences((_say_dated_value(figure), figure.indicator.definition))
