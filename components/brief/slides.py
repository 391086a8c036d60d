"""The pack as slides: native text, tables, charts and map shapes, all of which can be edited."""

import io
from collections.abc import Callable, Iterable
from datetime import datetime, time

from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Inches, Pt

from components.brief import pdf, pictures, qr, scripts, slide_map, slide_parts
from components.brief.pack import Ask, Item, Pack, SourceKey, Story
from components.content import navigation
from components.figures import palette, typeset
from components.language import lists
from components.language.messages import gettext
from components.language.shortening import shorten_to_words
from data import citations, languages
from data.letters import end_sentence, join_sentences

WIDTH, HEIGHT = 13.333, 7.5
MARGIN = 0.5
INNER = WIDTH - 2 * MARGIN
BODY_TOP, BODY_HEIGHT = 1.45, 4.95
FOOT_TOP, FOOT_HEIGHT = 6.5, 0.85
TITLE_ONLY = 5
MOST = 6
QR_INCHES = 1.6
# What the file format allows for one property.
PROPERTY_LENGTH = 255


def deck(pack: Pack) -> bytes:
    """Slides of 16:9 as PPTX: four to six, fewer where nothing is known."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(WIDTH), Inches(HEIGHT)
    _properties(presentation, pack)
    for make in _wanted(pack):
        make(presentation, pack)
    buffer = io.BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


Maker = Callable[[Deck, Pack], None]


def _wanted(pack: Pack) -> list[Maker]:
    middle = [
        *([_map] if pack.picture else []),
        *([_chart] if pack.chart else []),
        *([_people] if pack.stories or pack.said else []),
        *([_asks] if pack.asks or pack.note else []),
    ]
    both = len(middle) + 3 > MOST
    return [_opening, *middle, *([_limits_and_sources] if both else [_limits, _sources])]


def _properties(presentation: Deck, pack: Pack) -> None:
    core = presentation.core_properties
    core.title, core.author = _clean(pack.title)[:PROPERTY_LENGTH], navigation.APP_NAME
    core.subject = _clean(pack.lead)[:PROPERTY_LENGTH]
    core.keywords = _clean(citations.join_keywords((pack.place, pack.theme)))[:PROPERTY_LENGTH]
    core.language = scripts.locale_of(languages.current())
    core.created = core.modified = datetime.combine(pack.made, time())
    core.comments = f"{pack.licence} {_data(pack)}"[:PROPERTY_LENGTH]


def _slide(
    presentation: Deck, title: str, items: Iterable[Item], pack: Pack, remark: str = ""
) -> Slide:
    """A slide with a title, the sources of its items below it and in full in the notes."""
    slide = presentation.slides.add_slide(presentation.slide_layouts[TITLE_ONLY])
    heading = slide.shapes.title
    heading.left, heading.top = Inches(MARGIN), Inches(0.35)
    heading.width, heading.height = Inches(INNER), Inches(1.0)
    frame = heading.text_frame
    frame.word_wrap = True
    font = slide_parts.set_words(frame.paragraphs[0], _clean(title)).font
    font.size = Pt(32 if len(title) <= 60 else 26 if len(title) <= 110 else 22)
    font.bold, font.name = True, "Georgia"
    font.color.rgb = slide_parts.rgb(palette.GROUND["light"].ink)
    slide_parts.describe(heading, gettext("Title"), _clean(title))
    _foot(slide, list(items), pack, remark)
    return slide


def _foot(slide: Slide, items: list[Item], pack: Pack, remark: str) -> None:
    keys = _keys(items)
    lines = [f"[{source.number}] {source.line}" for source in pack.sources if source.key in keys]
    dated = end_sentence(pdf.day(pack))
    about = f"{_data(pack)} {pack.licence} {dated} {pdf.template_values(pack)['shown-address']}"
    said = [pictures.sources_line(lines, 4) if lines else "", remark, about]
    slide_parts.text(
        slide, (MARGIN, FOOT_TOP, INNER, FOOT_HEIGHT), [_clean(text) for text in said if text],
        gettext("Sources and data"), 11, palette.GROUND["light"].muted,
    )  # fmt: skip
    full = [
        f"[{source.number}] {source.line} {source.url}".strip()
        for source in pack.sources
        if source.key in keys
    ]
    cautions = [caution for item in items for caution in item.cautions]
    notes = [gettext("Sources:"), *(full or [gettext("none")])]
    notes += [gettext("Take care:"), *cautions] if cautions else []
    notes += [
        gettext("Open the same choice again: {address}", address=pack.address),
        f"{_data(pack)} {pack.licence}",
    ]
    slide.notes_slide.notes_text_frame.text = _clean("\n".join(notes))


def _data(pack: Pack) -> str:
    return gettext("Data: {version}.", version=pack.data_version)


def _keys(items: Iterable[Item]) -> set[SourceKey]:
    return {key for item in items for key in item.sources}


def _opening(presentation: Deck, pack: Pack) -> None:
    slide = _slide(presentation, pack.title, pack.headlines, pack)
    slide_parts.text(
        slide, (MARGIN, BODY_TOP - 0.1, INNER, 0.5), [(_clean(pack.lead), "")], gettext("Lead"), 18
    )
    box = (MARGIN, BODY_TOP + 0.6, INNER, BODY_HEIGHT - 0.7)
    if pack.headlines:
        rows = [
            [
                gettext("Figure"),
                gettext("Value"),
                gettext("When and where"),
                gettext("Beside it"),
                gettext("Source"),
            ]
        ]
        rows += [
            [
                headline.heading,
                headline.value,
                lists.join((headline.where, headline.when)),
                " ".join([*headline.beside, headline.remark]).strip(),
                pack.marks(headline),
            ]
            for headline in pack.headlines
        ]
        clean = [[_clean(cell) for cell in row] for row in rows]
        slide_parts.table(slide, box, clean, (3, 1.8, 2.2, 3, 0.8), gettext("Table of key figures"))
    else:
        slide_parts.text(
            slide, box, [_clean(text) for text in pack.missing[:1]], gettext("No figures"), 20
        )


def _map(presentation: Deck, pack: Pack) -> None:
    picture = pack.picture
    assert picture is not None
    slide = _slide(presentation, picture.heading, [picture], pack, pack.borders)
    slide_map.state_map(slide, (MARGIN, BODY_TOP, 8.0, BODY_HEIGHT), picture)
    slide_map.legend(slide, (9.0, BODY_TOP, WIDTH - 9.0 - MARGIN, BODY_HEIGHT), picture.drawing)


def _chart(presentation: Deck, pack: Pack) -> None:
    chart = pack.chart
    assert chart is not None
    remark = join_sentences((lists.join((chart.unit, chart.when)), *chart.cautions))
    slide = _slide(
        presentation, chart.heading, [chart], pack, shorten_to_words(remark, pdf.REMARK_LENGTH)
    )
    slide_parts.text(
        slide,
        (MARGIN, BODY_TOP - 0.05, INNER, 0.75),
        [_clean(chart.point)],
        gettext("What the chart says"),
        16,
    )
    slide_parts.chart(slide, (MARGIN, BODY_TOP + 0.75, INNER, BODY_HEIGHT - 0.8), chart)


def _people(presentation: Deck, pack: Pack) -> None:
    title = gettext("What people did") if pack.stories else gettext("What was asked or promised")
    if pack.stories and pack.said:
        title = gettext("What people did, asked and were promised")
    slide = _slide(presentation, f"{title}: {pack.theme}", [*pack.stories, *pack.said], pack)
    paragraphs: list[str | tuple[str, str]] = []
    for story in pack.stories:
        paragraphs.append(
            (
                _clean(end_sentence(story.heading)),
                _clean(f" {_where(story)} {end_sentence(story.evidence)}"),
            )
        )
        outcome = f"{gettext('What came of it:')} {story.outcome}"
        paragraphs.append(_clean(f"{story.summary} {outcome} {pack.marks(story)}"))
    for each in pack.said:
        paragraphs.append(
            (
                _clean(end_sentence(each.heading)),
                _clean(
                    f" {each.text} ({lists.join_parts((each.gathering, each.near))}) {pack.marks(each)}"
                ),
            )
        )
    slide_parts.text(
        slide,
        (MARGIN, BODY_TOP, INNER, BODY_HEIGHT),
        paragraphs,
        gettext("What people did and said"),
        18,
    )


def _where(story: Story) -> str:
    return gettext("{where}; {near}.", where=story.where_and_when, near=story.near)


def _asks(presentation: Deck, pack: Pack) -> None:
    slide = _slide(
        presentation,
        gettext("What we ask") if pack.asks else gettext("Our note"),
        pack.asks,
        pack,
    )
    said = [
        _clean(f"{place}. {one.heading} {_office(one)} {pack.marks(one)}")
        for place, one in enumerate(pack.asks, start=1)
    ]
    request = [(_clean(pack.request), "")] if pack.asks else []
    share = 0.6 if pack.note and pack.asks else 1.0
    if pack.asks:
        box = (MARGIN, BODY_TOP, INNER, BODY_HEIGHT * share)
        slide_parts.text(slide, box, [*said, *request], gettext("What we ask"), 20)
    if pack.note:
        top = BODY_TOP + (BODY_HEIGHT * share if pack.asks else 0)
        box = (MARGIN, top, INNER, BODY_HEIGHT * (1 - share if pack.asks else 1))
        slide_parts.text(
            slide, box, [(gettext("Our note"), ""), *pack.note.split("\n")], gettext("Our note"), 18
        )


def _office(ask: Ask) -> str:
    """Who is asked, and by when, as far as it is said."""
    if ask.office and ask.by_when:
        return gettext("Who: {office}. By when: {time}.", office=ask.office, time=ask.by_when)
    if ask.office:
        return gettext("Who: {office}.", office=ask.office)
    return gettext("By when: {time}.", time=ask.by_when) if ask.by_when else ""


def _limits(presentation: Deck, pack: Pack) -> None:
    slide = _slide(presentation, gettext("What is not known, and what to take care of"), (), pack)
    _two_columns(
        slide,
        (gettext("What is not known"), pack.missing or (gettext("Nothing was found missing."),)),
        (gettext("Take care"), pack.cautions or (gettext("There is no caution on record."),)),
    )


def _sources(presentation: Deck, pack: Pack) -> None:
    slide = _slide(presentation, gettext("Sources"), list(pack.items()), pack)
    lines = [f"[{source.number}] {source.line}" for source in pack.sources]
    box = (MARGIN, BODY_TOP, INNER - QR_INCHES - 0.4, BODY_HEIGHT)
    none = [gettext("No figure, case or gathering is used, so there is no source to name.")]
    slide_parts.text(slide, box, [_clean(text) for text in lines or none], gettext("Sources"), 16)
    _code(slide, pack)


def _limits_and_sources(presentation: Deck, pack: Pack) -> None:
    slide = _slide(
        presentation, gettext("Sources, and what to take care of"), list(pack.items()), pack
    )
    lines = [f"[{source.number}] {source.line}" for source in pack.sources]
    _two_columns(
        slide,
        (gettext("Take care"), (*pack.cautions, *pack.missing)),
        (gettext("Sources"), lines),
        narrower=QR_INCHES + 0.3,
    )
    _code(slide, pack)


def _two_columns(
    slide: Slide,
    left: tuple[str, Iterable[str]],
    right: tuple[str, Iterable[str]],
    narrower: float = 0.0,
) -> None:
    wide = (INNER - 0.4 - narrower) / 2
    for place, (title, said) in enumerate(slide_parts.in_reading_order((left, right))):
        box = (MARGIN + place * (wide + 0.4), BODY_TOP, wide, BODY_HEIGHT)
        slide_parts.text(slide, box, [(title, ""), *(_clean(text) for text in said)], title, 16)


def _code(slide: Slide, pack: Pack) -> None:
    side = Inches(QR_INCHES)
    shape = slide.shapes.add_picture(
        io.BytesIO(qr.png(pack.code_address, 600)),
        Inches(WIDTH - MARGIN - QR_INCHES), Inches(BODY_TOP), side, side,
    )  # fmt: skip
    said = gettext(
        "Code that opens the same choice on a telephone: {address}", address=pack.address
    )
    slide_parts.describe(shape, gettext("Code"), said)


def _clean(text: str) -> str:
    return typeset.displayable(text)[0]
