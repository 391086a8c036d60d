"""From tables and a choice to the one description of a pack: proposed, then as the visitor wants it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from components.brief import (
    asks,
    first_page,
    gap,
    headlines,
    laws,
    limits,
    maps,
    place_figures,
    side_by_side,
    testimony,
    titles,
    unknowns,
)
from components.brief.choice import PackChoice
from components.brief.facts import Facts
from components.brief.figure_rows import PUBLISHED
from components.brief.pack import Ask, Caution, Chart, Headline, Item, Pack
from components.brief.place_figures import PlaceFigure
from components.brief.proposal import Proposal
from components.brief.row import SourceKey
from components.brief.source import Source
from components.facts import site as site_address
from components.language import dates, lists
from components.language.messages import gettext, gettext_noop
from data import periods
from data.catalog import Package
from data.letters import begin_small
from data.text_cells import text_of

OLD_AFTER_YEARS = 10
LICENCE = gettext_noop(
    "Words and figures: CC BY 4.0. Boundaries: ODbL 1.0. Sources keep their own terms."
)

SomeItem = TypeVar("SomeItem", bound=Item)


def years(facts: Facts, choice: PackChoice) -> list[int]:
    """Years in which figures of the theme are known for the place or its state, newest first."""
    known = place_figures.find_figures(facts, replace(choice, until=None))
    found = set()
    for figure in known:
        rows = facts.figures(figure.indicator, figure.cut)
        here = rows[rows["value"].notna() & (rows["place_id"] == figure.figure["place_id"])]
        found |= {periods.year_of(period) for period in here["period"]}
    return sorted(found, reverse=True)


def propose(facts: Facts, choice: PackChoice) -> Proposal:
    """What the tables hold on the theme of the choice, for its place.

    Raises:
        data.places.UnknownPlace: there is no such place.
        data.shapes.ShapesMissing: the shapes of its country cannot be read.
    """
    found = place_figures.find_figures(facts, choice)
    chart = gap.chart(facts, choice, found, _wanted(choice, "chart:"))
    known, proposed = first_page.put_gap_first(facts, choice, found, chart)
    added = _added_figures(facts, choice, known)
    usual = proposed | {item.item_id for item in added}
    of_theme = {item.item_id for item in known}
    everything = [*(item for item in added if item.item_id not in of_theme), *known]
    figures = [
        headlines.headline(facts, item, choice, item.item_id in usual) for item in everything
    ]
    stories, said = testimony.cases(facts, choice), testimony.find_outcomes(facts, choice)
    in_pack = [one for one in said if one.usual]
    picture = maps.picture(facts, choice, known, _wanted(choice, "map:"))
    if picture is not None and not (figures or stories or said):
        # A map of the programme alone would only pad a pack that has nothing to say.
        picture = replace(picture, usual=False)
    return Proposal(
        headlines=tuple(figures),
        picture=picture,
        chart=chart,
        asks=tuple(asks.propose_asks(facts, choice, known, figures, chart, stories, in_pack)),
        stories=tuple(stories),
        said=tuple(said),
        columns=side_by_side.list_columns(
            facts, choice, [one for one in everything if one.item_id in usual]
        ),
    )


def _wanted(choice: PackChoice, kind: str) -> str | None:
    """The last item of a kind that was put into the pack."""
    return next((one for one in reversed(choice.added) if one.startswith(kind)), None)


def _added_figures(
    facts: Facts, choice: PackChoice, known: Sequence[PlaceFigure]
) -> list[PlaceFigure]:
    """Figures that were put in by hand, also those of other themes."""
    keys = [one.removeprefix("figure:") for one in choice.added if one.startswith("figure:")]
    of_theme = {figure.indicator.key: figure for figure in known}
    found = []
    for key in keys:
        asked = place_figures.read_figure_name(facts, key)
        if key in of_theme:
            found.append(of_theme[key])
        elif asked and (
            one := place_figures.find_figure(facts, asked[0], choice, asked[1], also_country=True)
        ):
            found.append(one)
    return found


def compose(facts: Facts, choice: PackChoice, proposal: Proposal, site: str, made: date) -> Pack:
    """The pack as the visitor wants it: what is ticked, in the order and with the headings chosen.

    Args:
        site: address of the app, for the link that reopens the choice; what only this machine could
            open is not printed.
        made: day printed on the files.
    """
    figures = _chosen(proposal.headlines, choice)
    picture = next(iter(_chosen(_one(proposal.picture), choice)), None)
    chart = next(iter(_chosen(_one(proposal.chart), choice)), None)
    offered = all_asks(proposal, choice)
    chosen_asks = asks.reword_all(_chosen(offered, choice), offered, choice)
    stories = _chosen(proposal.stories, choice)
    said = tuple(testimony.say_what_came(one, choice) for one in _chosen(proposal.said, choice))
    in_order = [*figures, *_one(picture), *_one(chart), *chosen_asks, *stories, *said]
    place, theme = facts.places.full_name(choice.place), facts.words.label("themes", choice.theme)
    audience = facts.words.term("audiences", choice.audience)
    leading = find_leading(facts, choice, proposal)
    proposed = proposed_title(facts, choice, proposal)
    title = _heading(choice, choice.own_id("title"), proposed)
    columns = side_by_side.choose_columns(proposal.columns, figures, leading)
    public = site_address.printable(site)
    return Pack(
        choice=choice,
        title=title,
        exact=leading.finding if leading and leading.sentence and title == proposed else "",
        lead=gettext(
            "{place} · {theme} · for: {reader}",
            place=place,
            theme=theme,
            reader=begin_small(audience.label),
        ),
        place=place,
        theme=theme,
        audience=audience.label,
        request=audience.definition,
        headlines=figures,
        picture=picture,
        chart=chart,
        asks=chosen_asks,
        stories=stories,
        said=said,
        cautions=_cautions(in_order, made),
        missing=unknowns.list_unknowns(facts, choice, proposal),
        sources=_sources(facts, [*in_order, *columns]),
        note=limits.note(choice.note).text,
        address=choice.address(public) if public else "",
        code_address=choice.code_address(public) if public else "",
        data_version=name_data(facts, choice),
        licence=gettext(LICENCE),
        borders=maps.border_sentence(picture),
        made=made,
        file_stem=choice.file_stem(facts.places),
        columns=columns,
        law=laws.find_law(facts, choice.place),
        leading=leading,
    )


def describe(facts: Facts, choice: PackChoice, site: str, made: date) -> Pack:
    """The pack of a choice: :func:`propose`, then :func:`compose`."""
    return compose(facts, choice, propose(facts, choice), site, made)


def find_leading(facts: Facts, choice: PackChoice, proposal: Proposal) -> Headline | Chart | None:
    """The figure that the proposed title tells; None where it tells none."""
    chart = next(iter(_chosen(_one(proposal.chart), choice)), None)
    figures = [reworded(one, choice) for one in proposal.headlines if is_in(one, choice)]
    return titles.find_leading(facts, choice, figures, chart)


def proposed_title(facts: Facts, choice: PackChoice, proposal: Proposal) -> str:
    """The title of what is in the pack, before the visitor changed its words."""
    voices = (*_chosen(proposal.stories, choice), *_chosen(proposal.said, choice))
    leading = find_leading(facts, choice, proposal)
    return titles.title(facts, choice, leading, bool(voices), proposal)


def all_asks(proposal: Proposal, choice: PackChoice) -> tuple[Ask, ...]:
    """The asks that could be in the pack: the visitor's own first, then those proposed."""
    return (*asks.own_asks(choice), *proposal.asks)


def _one(item: SomeItem | None) -> tuple[SomeItem, ...]:
    return () if item is None else (item,)


def _chosen(items: Iterable[SomeItem], choice: PackChoice) -> tuple[SomeItem, ...]:
    kept = [one for one in items if is_in(one, choice)]
    rank = {item: place for place, item in enumerate(choice.order)}
    kept.sort(key=lambda one: rank.get(one.item_id, len(rank)))
    return tuple(reworded(one, choice) for one in kept)


def reworded(item: SomeItem, choice: PackChoice) -> SomeItem:
    """An item with the heading that the visitor gave it, if she did."""
    return replace(item, heading=_heading(choice, item.item_id, item.heading))


def _heading(choice: PackChoice, item: str, proposed: str) -> str:
    """What stands over an item: the proposal, or what the visitor wrote, within its limits."""
    written = dict(choice.words).get(item, "")
    return limits.heading(written, limits.longest(item)).text or proposed


def is_in(item: Item, choice: PackChoice) -> bool:
    """Whether an item of the proposal is in the pack."""
    return item.item_id not in choice.without and (item.usual or item.item_id in choice.added)


def _cautions(items: Sequence[Item], made: date) -> tuple[str, ...]:
    """Each caution once, with all that it is about; those that are about everything first."""
    figures = [row for item in items for row in item.rows if row.period and row.value is not None]
    old = {periods.year_of(row.period) for row in figures}
    said = []
    if old and max(old) <= made.year - OLD_AFTER_YEARS:
        said.append(
            gettext(
                "The newest figure here is of {year}. Much may have changed since then.",
                year=dates.format_period(str(max(old))),
            )
        )
    if any(row.basis not in (PUBLISHED, "") for row in figures):
        said.append(
            gettext(
                "“Computed” figures were calculated by us from published ones; the table says how."
            )
        )
    about: dict[str, dict[str, None]] = {}
    for caution in (one for item in items for one in item.cautions):
        about.setdefault(caution.text, {})[caution.about] = None
    grouped = (Caution(lists.join(filter(None, names)), text) for text, names in about.items())
    return (*said, *(one.said for one in grouped))


def _sources(facts: Facts, items: Sequence[Item]) -> tuple[Source, ...]:
    keys: dict[SourceKey, None] = {}
    for item in items:
        keys.update(dict.fromkeys(item.sources))
        keys.update(dict.fromkeys(row.source for row in item.rows if row.source))
    return tuple(_source(facts, number, key) for number, key in enumerate(keys, start=1))


def _source(facts: Facts, number: int, key: SourceKey) -> Source:
    row = facts.source(*key)
    published = text_of(row["published"])
    return Source(
        number=number,
        key=key,
        title=text_of(row["title"]),
        publisher=text_of(row["publisher"]),
        published=dates.format_period(published) if published else "",
        url=text_of(row["url"]),
        licence=text_of(row["licence"]),
    )


def name_data(facts: Facts, choice: PackChoice) -> str:
    """Packages of the country with version and the day of their newest change."""
    country = facts.places[choice.place].country_id
    mine = [
        one
        for one in (*facts.programmes.values(), *facts.contexts.values(), facts.boundaries)
        if one.country_id in (country, None)
    ]
    return lists.join_parts(_dated(facts, one) for one in mine)


def _dated(facts: Facts, package: Package) -> str:
    created = max(
        str(package.descriptor.get("created", ""))[:10],
        facts.changed_on().get(package.package_id, ""),
    )
    name = package.short_title if package.about else gettext("Boundaries")
    versioned = f"{name} {package.version}"
    return lists.join((versioned, dates.format_period(created))) if created else versioned
