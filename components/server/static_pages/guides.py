"""A guided story as a static page: each step a paragraph with its picture, its figures and its sources."""

from components.content import navigation
from components.content.elements.blocks import Document, Link
from components.content.guided_stories import guides
from components.language.messages import gettext
from components.language.shortening import shorten_to_words
from components.server.static_pages import sections

TITLE, LEAD = guides.TITLE, guides.LEAD
PAGE, ONE, KEY = navigation.KINDS[guides.PATH]
DESCRIPTION_LENGTH = 190


def names() -> list[str]:
    """Ids of all guided stories."""
    return list(guides.titles())


def entries() -> dict[str, list[Link]]:
    """The way to every guided story."""
    ways = [
        Link(f"{guides.PATH}/{one.guide_id}", one.title, one.lead)
        for one in map(guides.introduce, guides.titles())
    ]
    return {gettext(TITLE): ways} if ways else {}


def document(name: str) -> Document | None:
    """The guided story of this id; None if there is none."""
    told = guides.tell(name)
    if told is None:
        return None
    page, picture = guides.describe_guide(told), guides.introduce(name).picture
    return Document(
        path=f"{guides.PATH}/{name}",
        title=page.title,
        lead=page.lead,
        description=shorten_to_words(page.lead, DESCRIPTION_LENGTH),
        sections=sections.of_page(page),
        page=ONE,
        query={KEY: name},
        about={"@type": "Article"},
        # A preview has room for a map, and not for the letters of a chart.
        map=picture.svg if picture and picture.keys else None,
    )
