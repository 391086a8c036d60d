"""The frame of every slide: a master of 16:9, a title, a number, the sources below, and the notes."""

import copy
import io
from collections.abc import Iterable, Sequence

from lxml import etree
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Inches, Pt

from components.brief import brief_words, pictures, slide_parts
from components.brief.pack import Item, Pack
from components.brief.source import Source
from components.figures import palette, typeset
from components.language.messages import gettext
from data.letters import end_sentence

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
WIDTH, HEIGHT = 13.333, 7.5
MARGIN = 0.5
INNER = WIDTH - 2 * MARGIN
BODY_TOP, BODY_HEIGHT = 1.45, 4.95
FOOT_TOP, FOOT_HEIGHT = 6.5, 0.85
TITLE_ONLY = 5
NUMBER_INCHES = 0.6
# The library's own master is 10 inches wide.
OLD_WIDTH = 10.0
# Fonts that Windows and Mac have, and that LibreOffice and Android replace by ones of the same width.
HEADINGS, TEXT = "Georgia", "Arial"
SCRIPTS = (
    ("Deva", "Nirmala UI"),
    ("Beng", "Nirmala UI"),
    ("Orya", "Nirmala UI"),
    ("Arab", "Urdu Typesetting"),
)


def widen(presentation: Deck) -> None:
    """Make the master, its layouts and its fonts those of a slide of 16:9."""
    presentation.slide_width, presentation.slide_height = Inches(WIDTH), Inches(HEIGHT)
    master = presentation.slide_master
    for part in (master, *master.slide_layouts):
        for place in part.placeholders:
            # One without a position of its own takes that of the master.
            if place._element.spPr.find(qn("a:xfrm")) is not None:
                place.left = int(place.left * WIDTH / OLD_WIDTH)
                place.width = int(place.width * WIDTH / OLD_WIDTH)
    _set_fonts(master)


def _set_fonts(master: object) -> None:
    parts = (one.target_part for one in master.part.rels.values())  # type: ignore[attr-defined]
    theme = next(part for part in parts if part.partname.endswith("theme1.xml"))
    tree = etree.fromstring(theme.blob)
    for name, font in (("majorFont", HEADINGS), ("minorFont", TEXT)):
        for fonts in tree.iter(qn(f"a:{name}")):
            fonts.find(qn("a:latin")).set("typeface", font)
            known = {one.get("script"): one for one in fonts.findall(qn("a:font"))}
            for script, typeface in SCRIPTS:
                one = known.get(script)
                if one is None:
                    one = etree.SubElement(fonts, qn("a:font"))
                    one.set("script", script)
                one.set("typeface", typeface)
    theme._blob = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def add_slide(
    presentation: Deck,
    title: str,
    items: Iterable[Item],
    pack: Pack,
    remark: str = "",
    speech: Sequence[str] = (),
) -> Slide:
    """A slide with a title and its number, the sources of its items below it and in full in the notes.

    Args:
        speech: what the presenter says, sentence by sentence; the title if nothing is given.
    """
    listed = list(items)
    foot = _list_foot(listed, pack, remark)
    return add_titled_slide(
        presentation, title, foot, _list_notes(listed, pack, speech or (title,))
    )


def add_titled_slide(
    presentation: Deck, title: str, foot: Iterable[str], notes: Iterable[str]
) -> Slide:
    """A slide with a title and its number; lines below it in small letters, and what the presenter reads."""
    slide = presentation.slides.add_slide(presentation.slide_layouts[TITLE_ONLY])
    heading = slide.shapes.title
    heading.left, heading.top = Inches(MARGIN), Inches(0.35)
    heading.width, heading.height = Inches(INNER), Inches(1.0)
    frame = heading.text_frame
    frame.word_wrap = True
    font = slide_parts.set_words(frame.paragraphs[0], clean(title)).font
    font.size = Pt(32 if len(title) <= 60 else 26 if len(title) <= 110 else 22)
    font.bold = True
    font.color.rgb = slide_parts.rgb(palette.GROUND["light"].ink)
    slide_parts.describe(heading, gettext("Title"), clean(title))
    slide_parts.text(
        slide, (MARGIN, FOOT_TOP, INNER, FOOT_HEIGHT), [clean(text) for text in foot if text],
        _foot_name(), 11, palette.GROUND["light"].muted,
    )  # fmt: skip
    _number(presentation, slide)
    slide.notes_slide.notes_text_frame.text = clean("\n".join(notes))
    return slide


def save(presentation: Deck) -> bytes:
    """The finished slides as a file, each read from its title over its body to its sources."""
    for slide in presentation.slides:
        _read_body_first(slide)
    buffer = io.BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def _read_body_first(slide: Slide) -> None:
    """Put the sources and the number behind the body, so that a screen reader comes to them last."""
    tree = slide.shapes._spTree
    last = [
        shape._element for shape in slide.shapes if shape.name in (_foot_name(), _number_name())
    ]
    for element in last:
        tree.remove(element)
        tree.append(element)


def clean(text: str) -> str:
    """A text in letters that our fonts have."""
    return typeset.displayable(text)[0]


def say_version(pack: Pack) -> str:
    """Which packages of data a pack was made from."""
    return gettext("Data: {version}.", version=pack.data_version)


def _foot_name() -> str:
    return gettext("Sources and data")


def _number_name() -> str:
    return gettext("Slide number")


def _number(presentation: Deck, slide: Slide) -> None:
    """The number of the slide, which the presenting program counts."""
    shape = slide.shapes.add_textbox(
        Inches(WIDTH - MARGIN - NUMBER_INCHES), Inches(0.08), Inches(NUMBER_INCHES), Inches(0.3)
    )
    paragraph = shape.text_frame.paragraphs[0]
    run = paragraph.add_run()
    run.text = str(len(presentation.slides))
    run.font.size = Pt(12)
    run.font.color.rgb = slide_parts.rgb(palette.GROUND["light"].muted)
    field = etree.SubElement(paragraph._p, qn("a:fld"))
    field.set("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}")
    field.set("type", "slidenum")
    for child in list(run._r):
        field.append(copy.deepcopy(child))
    paragraph._p.replace(run._r, field)
    slide_parts.describe(shape, _number_name(), str(len(presentation.slides)))


def _list_foot(items: list[Item], pack: Pack, remark: str) -> list[str]:
    lines = [f"[{source.number}] {source.line}" for source in _cited(items, pack)]
    dated = end_sentence(brief_words.day(pack))
    address = brief_words.shorten_pack_address(pack.address)
    about = f"{say_version(pack)} {pack.licence} {dated} {address}".rstrip()
    return [pictures.sources_line(lines, 4) if lines else "", remark, about]


def _list_notes(items: list[Item], pack: Pack, speech: Sequence[str]) -> list[str]:
    """What to say, then the sources in full and what to take care of."""
    full = [
        f"[{source.number}] {source.line} {source.url}".strip() for source in _cited(items, pack)
    ]
    cautions = [caution.said for item in items for caution in item.cautions]
    notes = [*(end_sentence(one) for one in speech), ""]
    notes += [gettext("Sources:"), *(full or [gettext("none")])] if items else []
    notes += [gettext("Take care:"), *cautions] if cautions else []
    notes += brief_words.say_again(pack)
    return [*notes, f"{say_version(pack)} {pack.licence}"]


def _cited(items: Iterable[Item], pack: Pack) -> list[Source]:
    """The sources of some items, those of the first item first: a foot has room for a few only."""
    keys = dict.fromkeys(key for item in items for key in item.sources)
    known = {source.key: source for source in pack.sources}
    return [known[key] for key in keys if key in known]
