"""The pack as slides: native text, tables, charts and map shapes, all of which can be edited."""

import io
from collections.abc import Callable, Iterable
from datetime import datetime, time

from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Inches

from components.brief import pdf, qr, scripts, slide_frame, slide_map, slide_parts, wording
from components.brief.pack import Pack, Story
from components.brief.slide_frame import BODY_HEIGHT, BODY_TOP, INNER, MARGIN, WIDTH
from components.content import navigation
from components.language import lists
from components.language.messages import gettext
from components.language.shortening import shorten_to_words
from data import citations, languages
from data.letters import end_sentence, join_sentences

MOST = 6
QR_INCHES = 1.6
# What the file format allows for one property.
PROPERTY_LENGTH = 255


def deck(pack: Pack) -> bytes:
    """Slides of 16:9 as PPTX: four to six, fewer where nothing is known."""
    presentation = Presentation()
    slide_frame.widen(presentation)
    _properties(presentation, pack)
    for make in _wanted(pack):
        make(presentation, pack)
    return slide_frame.save(presentation)


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
    core.title, core.author = slide_frame.clean(pack.title)[:PROPERTY_LENGTH], navigation.APP_NAME
    core.subject = slide_frame.clean(pack.lead)[:PROPERTY_LENGTH]
    core.keywords = slide_frame.clean(citations.join_keywords((pack.place, pack.theme)))[
        :PROPERTY_LENGTH
    ]
    core.language = scripts.locale_of(languages.current())
    core.created = core.modified = datetime.combine(pack.made, time())
    core.comments = f"{pack.licence} {slide_frame.say_version(pack)}"[:PROPERTY_LENGTH]


def _opening(presentation: Deck, pack: Pack) -> None:
    told = [one for one in (pack.leading,) if one is not None and one not in pack.headlines]
    slide = slide_frame.add_slide(
        presentation, pack.title, [*told, *pack.headlines], pack, speech=_speech(pack)
    )
    slide_parts.text(
        slide,
        (MARGIN, BODY_TOP - 0.1, INNER, 0.5),
        [(slide_frame.clean(pack.lead), "")],
        gettext("Lead"),
        18,
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
        clean = [[slide_frame.clean(cell) for cell in row] for row in rows]
        slide_parts.table(slide, box, clean, (3, 1.8, 2.2, 3, 0.8), gettext("Table of key figures"))
    else:
        slide_parts.text(
            slide,
            box,
            [slide_frame.clean(text) for text in pack.missing[:1]],
            gettext("No figures"),
            20,
        )


def _speech(pack: Pack) -> list[str]:
    """The finding and the figures as a presenter says them."""
    told = [one.sentence or f"{one.heading}: {one.value}" for one in pack.headlines]
    return [pack.title, *(one for one in told if one != pack.title)]


def _map(presentation: Deck, pack: Pack) -> None:
    picture = pack.picture
    assert picture is not None
    slide = slide_frame.add_slide(presentation, picture.heading, [picture], pack, pack.borders)
    slide_map.state_map(slide, (MARGIN, BODY_TOP, 8.0, BODY_HEIGHT), picture)
    slide_map.legend(slide, (9.0, BODY_TOP, WIDTH - 9.0 - MARGIN, BODY_HEIGHT), picture.drawing)


def _chart(presentation: Deck, pack: Pack) -> None:
    chart = pack.chart
    assert chart is not None
    remark = join_sentences(
        (lists.join((chart.unit, chart.when)), *(one.said for one in chart.cautions))
    )
    slide = slide_frame.add_slide(
        presentation,
        chart.heading,
        [chart],
        pack,
        shorten_to_words(remark, pdf.REMARK_LENGTH),
        # A gap that is the title was told on the first slide.
        speech=[chart.point if chart.sentence in ("", pack.title) else chart.sentence],
    )
    slide_parts.text(
        slide,
        (MARGIN, BODY_TOP - 0.05, INNER, 0.75),
        [slide_frame.clean(chart.point)],
        gettext("What the chart says"),
        16,
    )
    slide_parts.chart(slide, (MARGIN, BODY_TOP + 0.75, INNER, BODY_HEIGHT - 0.8), chart)


def _people(presentation: Deck, pack: Pack) -> None:
    title = gettext("What people did") if pack.stories else gettext("What was asked or promised")
    if pack.stories and pack.said:
        title = gettext("What people did, asked and were promised")
    slide = slide_frame.add_slide(
        presentation,
        f"{title}: {pack.theme}",
        [*pack.stories, *pack.said],
        pack,
        speech=[*map(wording.tell_story, pack.stories), *(each.text for each in pack.said)],
    )
    paragraphs: list[str | tuple[str, str]] = []
    for story in pack.stories:
        paragraphs.append(
            (
                slide_frame.clean(end_sentence(story.heading)),
                slide_frame.clean(f" {_where(story)} {end_sentence(story.evidence)}"),
            )
        )
        outcome = f"{gettext('What came of it:')} {story.outcome}"
        paragraphs.append(slide_frame.clean(f"{story.summary} {outcome} {pack.marks(story)}"))
    for each in pack.said:
        paragraphs.append(
            (
                slide_frame.clean(end_sentence(each.heading)),
                slide_frame.clean(
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
    slide = slide_frame.add_slide(
        presentation,
        gettext("What we ask") if pack.asks else gettext("Our note"),
        pack.asks,
        pack,
        speech=[wording.say_ask(one, with_office=True) for one in pack.asks],
    )
    said = [
        slide_frame.clean(f"{place}. {wording.say_ask(one, with_office=True)} {pack.marks(one)}")
        for place, one in enumerate(pack.asks, start=1)
    ]
    request = [(slide_frame.clean(pack.request), "")] if pack.asks else []
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


def _limits(presentation: Deck, pack: Pack) -> None:
    slide = slide_frame.add_slide(
        presentation,
        gettext("What is not known, and what to take care of"),
        (),
        pack,
        speech=_say_limits(pack),
    )
    _two_columns(
        slide,
        (gettext("What is not known"), pack.missing or (gettext("Nothing was found missing."),)),
        (gettext("Take care"), pack.cautions or (gettext("There is no caution on record."),)),
    )


def _sources(presentation: Deck, pack: Pack) -> None:
    lines = [f"[{source.number}] {source.line}" for source in pack.cited()]
    head = wording.name_sources(gettext("Sources"), lines)
    slide = slide_frame.add_slide(
        presentation, head, list(pack.items()), pack, speech=_say_sources(pack)
    )
    box = (MARGIN, BODY_TOP, INNER - QR_INCHES - 0.4, BODY_HEIGHT)
    none = [gettext("No figure, case or gathering is used, so there is no source to name.")]
    slide_parts.text(
        slide, box, [slide_frame.clean(text) for text in lines or none], gettext("Sources"), 16
    )
    if pack.code_address:
        _code(slide, pack)


def _say_limits(pack: Pack) -> list[str]:
    """The first thing that is not known and the first caution, as a presenter says them."""
    return [*pack.missing[:1], *pack.cautions[:1]]


def _say_sources(pack: Pack) -> list[str]:
    if not pack.cited():
        return [gettext("No figure, case or gathering is used, so there is no source to name.")]
    return [gettext("Each figure and each story here has its source, and you can look it up.")]


def _limits_and_sources(presentation: Deck, pack: Pack) -> None:
    slide = slide_frame.add_slide(
        presentation,
        gettext("Sources, and what to take care of"),
        list(pack.items()),
        pack,
        speech=[*_say_limits(pack), *_say_sources(pack)],
    )
    lines = [f"[{source.number}] {source.line}" for source in pack.cited()]
    _two_columns(
        slide,
        (gettext("Take care"), (*pack.cautions, *pack.missing)),
        (wording.name_sources(gettext("Sources"), lines), lines),
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
        slide_parts.text(
            slide, box, [(title, ""), *(slide_frame.clean(text) for text in said)], title, 16
        )


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
