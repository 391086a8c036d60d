"""A guided story as slides, made when they are asked for."""

from components.app import clock, frame
from components.brief import guide_slides, slide_frame
from components.content.guided_stories.guides import ToldGuide, ToldStep
from components.facts import site
from components.language.messages import gettext
from components.widgets import downloads
from data import languages


def offer_slides(told: ToldGuide) -> None:
    """The button that saves the story as slides, in the language of the page."""
    link, spoken, day = frame.link_maker(), languages.current(), clock.today()

    def address(step: ToldStep | None) -> str:
        asked = {"step": step.number} if step else {}
        return site.printable(link("guides", guide=told.guide_id, **asked))

    def make() -> bytes:
        with languages.speaking(spoken):
            return guide_slides.deck(told, day, address)

    downloads.offer_file(
        f"{told.guide_id}-{spoken}.pptx",
        slide_frame.MEDIA_TYPE,
        gettext("Slides of this story (PPTX)"),
        make,
    )
