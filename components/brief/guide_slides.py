"""A guided story as slides: its title, each step beside its picture, and all sources."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from markupsafe import Markup
from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Inches

from components.brief import (
    describe,
    pictures,
    scripts,
    slide_frame,
    slide_map,
    slide_parts,
    wording,
)
from components.brief.slide_frame import BODY_HEIGHT, BODY_TOP, INNER, MARGIN, clean
from components.brief.slide_map import Swatch
from components.content import navigation
from components.content.elements import sources
from components.content.elements.blocks import Picture
from components.content.guided_stories.guides import ToldGuide, ToldStep
from components.facts import tables
from components.figures import typeset
from components.figures.svg_outlines import outline_texts
from components.language import dates
from components.language.messages import gettext
from data import languages

WORDS_WIDTH, BETWEEN = 5.6, 0.4
KEY_HEIGHT, LEAST_HEIGHT = 0.36, 0.7
# The room that a letter of the sentence takes, beside one of the key.
SENTENCE_WEIGHT = 2
PIXELS_PER_INCH = 150
MOST_SOURCES = 3
# Says where a step, or without one the whole story, opens; "" if others could not open it.
Address = Callable[[ToldStep | None], str]


@dataclass(frozen=True)
class _Telling:
    """What every slide says below: when the slides were made, and where their step opens."""

    told: ToldGuide
    made: date
    address: Address

    def day(self) -> str:
        """The day of making in words."""
        return dates.format_period(self.made.isoformat())


def deck(told: ToldGuide, made: date, address: Address) -> bytes:
    """Slides of 16:9 as PPTX, one for each step between a title and the sources."""
    presentation, telling = Presentation(), _Telling(told, made, address)
    slide_frame.widen(presentation)
    _describe_file(presentation, telling)
    _open(presentation, telling)
    for step in told.steps:
        _tell(presentation, telling, step)
    _name_sources(presentation, telling)
    return slide_frame.save(presentation)


def _describe_file(presentation: Deck, telling: _Telling) -> None:
    core, told = presentation.core_properties, telling.told
    core.title, core.author = clean(told.title)[:255], navigation.APP_NAME
    core.subject = clean(told.lead)[:255]
    core.language = scripts.locale_of(languages.current())
    core.created = core.modified = datetime.combine(telling.made, time())
    core.comments = gettext(describe.LICENCE)[:255]


def _open(presentation: Deck, telling: _Telling) -> None:
    told = telling.told
    foot = [gettext(describe.LICENCE), *_say_made(telling, None)]
    slide = slide_frame.add_titled_slide(presentation, told.title, foot, [told.lead, *foot])
    slide_parts.text(slide, (MARGIN, BODY_TOP, INNER, 1.2), [clean(told.lead)], gettext("Lead"), 20)
    steps = [clean(f"{step.number}. {step.heading}") for step in told.steps]
    said = [*steps, *([told.missing] if told.missing else [])]
    box = (MARGIN, BODY_TOP + 1.3, INNER, BODY_HEIGHT - 1.3)
    slide_parts.text(slide, box, said, gettext("Steps"), 20)


def _tell(presentation: Deck, telling: _Telling, step: ToldStep) -> None:
    """A step: its words and the key at one side, its picture at the other."""
    foot = [_name_briefly(step), *_say_made(telling, step)]
    notes = _list_notes(telling, step)
    slide = slide_frame.add_titled_slide(presentation, step.heading, foot, notes)
    sentence, wide = clean(_plain(step.sentence)), INNER - WORDS_WIDTH - BETWEEN
    if step.picture is None:
        box = (MARGIN, BODY_TOP, INNER, BODY_HEIGHT)
        slide_parts.text(slide, box, [sentence], gettext("What it tells"), 24)
        return
    sides = slide_parts.in_reading_order((WORDS_WIDTH, wide))
    left = {sides[0]: MARGIN, sides[1]: MARGIN + sides[0] + BETWEEN}
    _show_words(slide, left[WORDS_WIDTH], sentence, step.picture)
    _show_picture(slide, (left[wide], BODY_TOP, wide, BODY_HEIGHT), step.picture)


def _show_words(slide: Slide, left: float, sentence: str, picture: Picture) -> None:
    """The sentence, what the picture is called and of, and its key, one below the other."""
    ground = slide_parts.GROUND.hatch_ground
    swatches = [
        Swatch(key.colour or ground, not key.colour, key.weak, key.label, clean(key.label))
        for key in picture.keys
    ]
    about: list[str | tuple[str, str]] = [(clean(picture.caption), "")]
    about += [clean(_plain(note)) for note in picture.notes]
    room = max(BODY_HEIGHT - KEY_HEIGHT * len(swatches), 2 * LEAST_HEIGHT)
    weights = SENTENCE_WEIGHT * len(sentence), sum(len("".join(one)) for one in about)
    share = room * weights[0] / max(1, sum(weights))
    height = min(max(share, LEAST_HEIGHT), room - LEAST_HEIGHT)
    below = BODY_TOP + height
    box = (left, BODY_TOP, WORDS_WIDTH, height)
    slide_parts.text(slide, box, [sentence], gettext("What it tells"), 20)
    box = (left, below, WORDS_WIDTH, room - height)
    slide_parts.text(slide, box, about, gettext("Legend"), 14)
    end = (left, BODY_TOP + room, WORDS_WIDTH, BODY_HEIGHT - room)
    slide_map.draw_swatches(slide, end, swatches)


def _show_picture(slide: Slide, box: slide_parts.Box, picture: Picture) -> None:
    """The drawing, as large as the box allows, in its middle."""
    left, top, width, height = box
    png = typeset.picture(outline_texts(str(picture.svg)), width, PIXELS_PER_INCH)
    shape = slide.shapes.add_picture(io.BytesIO(png), Inches(left), Inches(top), Inches(width))
    if shape.height > Inches(height):
        shape.width, shape.height = int(shape.width * Inches(height) / shape.height), Inches(height)
        shape.left = Inches(left) + (Inches(width) - shape.width) // 2
    else:
        shape.top = Inches(top) + (Inches(height) - shape.height) // 2
    slide_parts.describe(shape, gettext("Picture"), clean(picture.alt or picture.caption))


def _list_notes(telling: _Telling, step: ToldStep) -> Iterator[str]:
    """What to say, then the figures, the sources in full, and where to look closer."""
    yield _plain(step.sentence)
    for name, said in step.facts.facts.items():
        yield gettext("{name}: {fact}", name=name, fact=said)
    yield ""
    yield gettext("Sources:")
    yield from _name_in_full(step) or (gettext("none"),)
    if step.picture:
        yield from map(_plain, step.picture.notes)
    yield from _say_made(telling, step)


def _name_sources(presentation: Deck, telling: _Telling) -> None:
    every = [line for step in telling.told.steps for line in _name_in_full(step)]
    foot = [gettext(describe.LICENCE), *_say_made(telling, None)]
    lines = [clean(one) for one in dict.fromkeys(every)]
    head = wording.name_sources(gettext("Sources"), lines)
    slide = slide_frame.add_titled_slide(presentation, head, foot, [*lines, *foot])
    box = (MARGIN, BODY_TOP, INNER, BODY_HEIGHT)
    slide_parts.text(slide, box, lines, gettext("Sources"), 16)


def _say_made(telling: _Telling, step: ToldStep | None) -> list[str]:
    """Who made the slides and when, and where others open the same."""
    about = {"name": navigation.APP_NAME, "day": telling.day()}
    address = telling.address(step)
    return [
        gettext("{name}, {day}. {address}", address=address, **about)
        if address
        else gettext("{name}, {day}.", **about)
    ]


def _name_briefly(step: ToldStep) -> str:
    """The first sources of a step in a line."""
    named = [sources.title(*key) for key in step.source_keys]
    return pictures.sources_line(named, MOST_SOURCES) if named else ""


def _name_in_full(step: ToldStep) -> list[str]:
    """Title, publisher and address of each source of a step."""
    known = tables.sources()
    return [
        f"{sources.title(*key)} {address}"
        if isinstance(address := known.loc[key, "url"], str)
        else sources.title(*key)
        for key in step.source_keys
    ]


def _plain(text: str | Markup) -> str:
    return text.striptags() if isinstance(text, Markup) else text
