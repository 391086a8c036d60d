"""Pages of the app that show no single thing, as static pages: federations, publications, the pack."""

from collections.abc import Callable, Iterable, Mapping

from components.content import publications
from components.content.about_data import data_report, what_changed, your_data
from components.content.elements import data_table, sources
from components.content.elements.blocks import (
    Block,
    Document,
    Heading,
    Items,
    Link,
    Made,
    Note,
    Section,
    Table,
    Words,
)
from components.content.elements.data_table import DataTable
from components.content.guided_stories import guides
from components.content.impact_maps import impact_page
from components.content.programmes import (
    federations,
    ladder_drawing,
    official_density,
    statements,
    tier_rules,
)
from components.facts import indicators, tables
from components.language import lists
from components.language.messages import gettext, gettext_noop
from components.server.static_pages import sections
from data import library
from data.choices import NOT_SAID
from data.library import LibraryChoice

FEDERATIONS, RESOURCES, PACK = "federations", "resources", "advocacy_pack"
IMPACT = impact_page.PATH
DESK = "your_data"
# Half of what the app's page lists: one static page for all of it would weigh too much.
NEWS = "news"
CHANGES = what_changed.PATH
# Pages of the app that show one of these as a part of themselves, and what opens that part.
PARTS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    NEWS: (RESOURCES, {}),
    CHANGES: ("about_data", {"section": CHANGES}),
}
TITLES = {
    IMPACT: impact_page.TITLE,
    FEDERATIONS: gettext_noop("How people federate"),
    RESOURCES: publications.TITLE,
    NEWS: gettext_noop("What was in the news?"),
    PACK: gettext_noop("What do you put on the table?"),
    DESK: your_data.TITLE,
    CHANGES: what_changed.TITLE,
}
LEADS = {
    IMPACT: impact_page.LEAD,
    FEDERATIONS: gettext_noop(
        "Families join groups, groups join federations, federations join networks: how many."
    ),
    RESOURCES: gettext_noop(
        "Publications, films, toolkits and pages of the programmes, newest first."
    ),
    NEWS: gettext_noop("Dated news of the programmes and about them, newest first."),
    PACK: gettext_noop(
        "A brief, slides, a picture and tables for a meeting, made for a place and a theme."
    ),
    DESK: your_data.LEAD,
    CHANGES: what_changed.LEAD,
}
MAKING = gettext_noop(
    "A pack is put together in the live part of this site: choose a place, a theme and who will read it, "
    "tick what belongs in it, and take the files along. Without the live part, the page of a place has "
    "its figures, its case studies and its gatherings, each with its source, and can be printed."
)

CHECKING = gettext_noop(
    "Files are checked in the live part of this site. Without it, the same checks are the command "
    "`make check-data` over a folder of tables."
)


def document(path: str) -> Document | None:
    """The static page of this name; None if it is none of these."""
    if path not in SECTIONS:
        return None
    page, query = PARTS.get(path, (path, {}))
    return Document(
        path=path,
        title=gettext(TITLES[path]),
        lead=gettext(LEADS[path]),
        description=gettext(LEADS[path]),
        sections=tuple(SECTIONS[path]()),
        page=page,
        query=query,
    )


def ways() -> tuple[Link, ...]:
    """The way to each of these pages."""
    return tuple(_way(path) for path in SECTIONS)


def _way(path: str) -> Link:
    return Link(path, gettext(TITLES[path]), gettext(LEADS[path]))


def _impact() -> Iterable[Section]:
    for package_id in tables.programmes():
        yield from map(sections.of_section, impact_page.describe_programme(package_id))
        # In them all that is counted here can be looked up.
        maps = Items(impact_page.list_maps(package_id))
        yield Section(gettext(guides.TO_MAP), (maps,), needs_server=True)


def _federations() -> Iterable[Section]:
    yield sections.of_section(Section(gettext("The ladders"), ladder_drawing.describe_ladders()))
    for package_id, package in tables.programmes().items():
        yield Section(package.title, tuple(_federations_of(package_id)))
    for country in dict.fromkeys(map(str, tables.countries().values())):
        if official := tuple(_official_densities(country)):
            yield Section(gettext("Groups that the government counts"), official)
    benefits = statements.blocks_about(statements.FEDERATIONS, statements.kinds_but_definition())
    yield Section(gettext("What organising brings"), benefits)


def _official_densities(country: str) -> Iterable[Block]:
    """The way to each rate that a government's counts give, and what must be said beside them all."""
    known = indicators.catalogue()
    measures = [known[key] for key in official_density.measures(country)]
    if measures:
        yield Items(
            tuple(Link(f"indicators/{one.key}", one.label, one.question) for one in measures)
        )
        yield from map(Note, dict.fromkeys(one.caveat for one in measures))


def _federations_of(package_id: str) -> Iterable[Block]:
    defined = (statements.DEFINITION,)
    yield from statements.blocks_about(statements.FEDERATIONS, defined, package_id)
    yield Made(federations.rungs_in_words(package_id))
    if growth := federations.growth(package_id):
        yield Words(growth.figure.alt)
        yield from sections.static(_as_table(growth.counts))
    yield sources.block(package_id, federations.sources_of_rungs(package_id))
    for tier in tier_rules.of_programme(package_id):
        yield Heading(tier.title)
        yield Made(tier.html)


def _as_table(counts: DataTable) -> Table:
    """Counts over time, each leading to its own page."""
    return Table(
        counts.about,
        counts.shown,
        figures={data_table.head("Figure"): counts.figures},
    )


def _resources() -> Iterable[Section]:
    kinds = tables.library().counts(LibraryChoice(), "kinds")
    ordered = [code for code in tables.vocabulary().ids("resource_kinds") if code in kinds]
    yield from _listed(tuple(ordered), _way(NEWS))


def _news() -> Iterable[Section]:
    yield from _listed((library.NEWS,), _way(RESOURCES))


def _listed(kinds: tuple[str, ...], other: Link) -> Iterable[Section]:
    """All items of some kinds, year by year, and the way to those of the others."""
    choice = LibraryChoice(kinds=kinds)
    items = tables.library().matching(choice)
    yield publications.describe_choice(choice, items)
    yield Section("", (Items((other,)),))
    for year, rows in items.groupby(items["year"].fillna(NOT_SAID), sort=False):
        title = gettext("Date not reported") if year == NOT_SAID else str(year)
        yield Section(title, (publications.describe_items(rows),))


def _pack() -> Iterable[Section]:
    places = tables.gazetteer()
    ways = tuple(
        Link(f"places/{place.place_id}", lists.join((place.name, places.name(place.country_id))))
        for country in sorted(
            {str(programme.country_id) for programme in tables.programmes().values()}
        )
        for place in places.children(country, "state")
        if places.children(place.place_id, "district")
    )
    yield Section("", (Words(gettext(MAKING)),))
    yield Section(gettext("States and provinces"), (Items(ways, "columns"),))


def _desk() -> Iterable[Section]:
    words = (your_data.SAFE, CHECKING, data_report.PUBLISHING)
    yield Section("", (Words(your_data.say_limits()), *(Words(gettext(one)) for one in words)))


def _changes() -> Iterable[Section]:
    yield from map(sections.of_section, what_changed.describe_changes())


SECTIONS: Mapping[str, Callable[[], Iterable[Section]]] = {
    IMPACT: _impact,
    FEDERATIONS: _federations,
    RESOURCES: _resources,
    NEWS: _news,
    PACK: _pack,
    DESK: _desk,
    CHANGES: _changes,
}
