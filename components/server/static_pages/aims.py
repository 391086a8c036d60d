"""What a programme wanted and what was measured of it, as a static page."""

from components.content import navigation
from components.content.elements.blocks import Document, Link
from components.content.programmes import aims_page, results
from components.facts import tables
from components.language.messages import gettext, gettext_noop
from components.server.static_pages import sections
from data.catalog import Package

TITLE = gettext_noop("Aims and results")
LEAD = gettext_noop(
    "What a programme set out to do, what was measured, and the figures that differ."
)
PAGE, ONE, KEY = navigation.KINDS["aims"]


def names() -> list[str]:
    """Ids of the programmes that say what they wanted."""
    return [one for one, package in tables.programmes().items() if "aims" in package.tables]


def entries() -> dict[str, list[Link]]:
    """The way to the page of every programme."""
    packages = tables.programmes()
    links = [Link(f"aims/{name}", packages[name].title, results.goal(name)) for name in names()]
    return {gettext("Programmes"): links}


def document(name: str) -> Document | None:
    """What the programme of this id wanted; None if there is none."""
    if name not in names():
        return None
    page = aims_page.describe_aims(name)
    return Document(
        path=f"aims/{name}",
        title=page.title,
        lead=page.lead,
        description=results.goal(name) or gettext(LEAD),
        sections=sections.of_page(page),
        page=ONE,
        query={KEY: name},
        about=_described(tables.programmes()[name]),
    )


def _described(package: Package) -> dict[str, object]:
    return {"@type": "Project", "name": package.title}
