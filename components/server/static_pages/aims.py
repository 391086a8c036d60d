"""What a programme wanted and says of its own work, as a static page: aims, tiers, statements."""

from collections.abc import Iterable

from markupsafe import Markup

from components.content import federations as ladders
from components.content import results, sources, statements, tier_rules
from components.content.blocks import Block, Document, Link, Made, Section, Sources, Words
from components.facts import tables
from data.catalog import Package

TITLE = "Aims and federations"
LEAD = "What a programme set out to do, what was measured, how people federate, what it brings."
PAGE = "aims"
ONE, KEY = "aims", "programme"
TABLES = ("aims", "ladder", "statements", "tier_rules")


def names() -> list[str]:
    """Ids of the programmes that say something of themselves."""
    return [
        package_id
        for package_id, package in tables.programmes().items()
        if set(TABLES) & set(package.tables)
    ]


def entries() -> dict[str, list[Link]]:
    """The way to the page of every programme."""
    packages = tables.programmes()
    links = [Link(f"aims/{one}", packages[one].title, results.goal(one)) for one in names()]
    return {"Programmes": links}


def document(name: str) -> Document | None:
    """What the programme of this id wanted and says; None if there is none."""
    if name not in names():
        return None
    package = tables.programmes()[name]
    said = results.goal(name) or LEAD
    return Document(
        path=f"aims/{name}",
        title=f"{package.short_title}: aims, results and federations",
        lead=package.title,
        description=said,
        sections=(
            *(Section(aim.heading, tuple(_aim(name, aim))) for aim in results.of_programme(name)),
            Section("How people federate", tuple(_tiers(name))),
            *_said(name),
        ),
        page="aims",
        query={KEY: name},
        about=_described(package),
    )


def _aim(programme: str, aim: results.Aim) -> Iterable[Block]:
    yield Words(aim.definition)
    yield Sources((sources.line(programme, aim.source_id),), aim.note)
    if aim.results is not None:
        yield Made(aim.results)


def _tiers(programme: str) -> Iterable[Block]:
    for one in statements.worded(statements.FEDERATIONS, (statements.DEFINITION,)):
        if one.package_id == programme:
            yield Made(one.html)
    yield Made(ladders.rungs_in_words(programme))
    yield Sources(_lines(programme, ladders.sources_of_rungs(programme)))
    for tier in tier_rules.of_programme(programme):
        yield Made(Markup("<h3>{}</h3>{}").format(tier.title, tier.html))


def _said(programme: str) -> Iterable[Section]:
    titles = {
        statements.GATHERINGS: "What the gatherings were for",
        statements.FEDERATIONS: "What organising brings",
    }
    for subject, title in titles.items():
        if blocks := tuple(statement_blocks(subject, programme)):
            yield Section(title, blocks)


def statement_blocks(subject: str, programme: str | None = None) -> Iterable[Block]:
    """What one programme, or every programme, says of a subject, with its sources."""
    for one in statements.worded(subject, statements.others()):
        if programme in (None, one.package_id):
            yield Made(one.html)
            yield Sources(_lines(one.package_id, one.source_ids))


def _lines(programme: str, source_ids: Iterable[str]) -> tuple[Markup, ...]:
    return tuple(sources.line(programme, one) for one in source_ids)


def _described(package: Package) -> dict[str, object]:
    return {"@type": "Project", "name": package.title}
