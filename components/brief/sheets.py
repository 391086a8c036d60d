"""The other sheets of the kit: what to say, a wall poster, a tall picture, a request for information."""

from functools import partial
from typing import Any

from components.brief import brief_words, laws, pdf, pictures, questions, wording
from components.brief.asks import PUBLISH
from components.brief.pack import Chart, Headline, Pack
from components.figures import typeset
from components.language import lists, numbers
from components.language.messages import gettext
from components.language.shortening import shorten_to_sentences
from data.letters import end_sentence

# Longest text for each height of its letters, in points.
SPEAKING_SIZES = ((600, 20), (850, 18), (1_150, 16))
SMALLEST_SPOKEN = 14
# At 130 words a minute these are two minutes. Where all is more, fewer figures and asks are said: so
# many beside that of the title, and so many asks.
MOST_SPOKEN = 260
SPOKEN = ((2, 3), (2, 2), (1, 2), (1, 1), (0, 1))
POSTER_TITLES = ((70, 62), (110, 54), (160, 46))
SMALLEST_POSTER_TITLE = 40
PHONE_TITLES = ((60, 76), (110, 64), (160, 56))
SMALLEST_PHONE_TITLE = 48
POSTER_STORY, POSTER_ASK, PHONE_ASK = 130, 130, 190
POSTER_SOURCES = 6
# The map of a poster may be a quarter of its height; its names are read from a step away even then.
POSTER_MAP_LETTERS = 190


def speaking(pack: Pack) -> bytes:
    """What to say in two minutes, in large letters, then likely questions with answers, as PDF."""
    said = next(
        (parts for parts in map(partial(_speech, pack), SPOKEN) if _words(parts) <= MOST_SPOKEN),
        _speech(pack, SPOKEN[-1]),
    )
    length = sum(len(text) for part in said for text in part["said"])
    values = {
        **_base(pack),
        "title": gettext("What to say in two minutes"),
        "parts": said,
        "size": _size(length, SPEAKING_SIZES, SMALLEST_SPOKEN),
        "questions": [
            {"question": question, "answer": answer} for question, answer in questions.answer(pack)
        ],
        "say": {"questions": gettext("What they may ask")},
    }
    return _pdf("speaking.typ", pack, values)


def _speech(pack: Pack, many: tuple[int, int]) -> list[dict[str, Any]]:
    """The parts of what is said, with so many figures beside that of the title, and so many asks."""
    figures, asks = many
    asked = [wording.say_ask(ask, with_office=False) for ask in pack.asks[:asks]]
    parts = [
        (gettext("Say first"), [end_sentence(pack.title), *_sentences(pack)[:figures]]),
        (gettext("Then a story"), [_tell(pack)] if pack.stories else []),
        (gettext("Then ask"), asked),
    ]
    return [{"title": title, "said": said} for title, said in parts if said]


def _words(parts: list[dict[str, Any]]) -> int:
    return sum(len(text.split()) for part in parts for text in part["said"])


def sign_off(pack: Pack) -> bytes | None:
    """A sheet on which each ask is answered and signed in the meeting, as PDF; None without an ask."""
    if not pack.asks:
        return None
    said = [wording.ask_in_words(ask) for ask in pack.asks]
    words = brief_words.template_values(pack)
    keys = {key for ask in pack.asks for key in ask.sources}
    values = {
        **_base(pack),
        "title": gettext("What was asked, and what was answered"),
        **{name: words[name] for name in ("address", "shown-address")},
        "sources": [brief_words.describe_source(one) for one in pack.sources if one.key in keys],
        "asks": [
            {
                "what": what,
                "office-and-time": gettext(
                    "Who: {office}. By when: {time}.", office=office, time=time
                )
                if office and time
                else office or time,
                "marks": pack.marks(ask),
            }
            for ask, (what, office, time) in zip(pack.asks, said, strict=True)
        ],
        "say": {
            **{name: words["say"][name] for name in ("sources", "again", "data")},
            "day": gettext("Day"),
            "where": gettext("Place"),
            "present": gettext("Present"),
            "answer": gettext("Answer"),
            "by-when": gettext("By when"),
            "signed": gettext("Name and signature"),
        },
    }
    return _pdf("signoff.typ", pack, values)


def poster(pack: Pack) -> bytes | None:
    """A poster for the wall of a meeting, A3: the finding, three numbers, the map, one story, as PDF.

    None where nothing is known, so that it would be blank.
    """
    if not pictures.can_be_shown(pack):
        return None
    words = brief_words.template_values(pack)
    story = pack.change() or next(iter(pack.stories), None)
    drawn = pack.picture or pack.chart
    sources = pictures.note_sources(
        pack, (*pack.headlines[:3], drawn, story, *pack.asks[:1]), POSTER_SOURCES
    )
    values = {
        **_base(pack),
        "numbers": words["headlines"][:3],
        "picture": pictures.describe_picture(pack, POSTER_MAP_LETTERS),
        "title-size": _size(len(pack.title), POSTER_TITLES, SMALLEST_POSTER_TITLE),
        "story": None
        if story is None
        else {
            "title": story.heading,
            "text": shorten_to_sentences(
                story.outcome if story.is_change else story.summary, POSTER_STORY
            ),
        },
        "ask": _first_ask(pack, POSTER_ASK),
        "small": " ".join((*sources, pack.borders, words["footer"])),
        "say": {"ask": gettext("What we ask")},
    }
    return _pdf("poster.typ", pack, values)


def phone(pack: Pack) -> bytes | None:
    """A tall picture of 1080 x 1920 pixels: one number, one line, one ask, as PNG.

    None where nothing is known, so that it would be blank.
    """
    if not pictures.can_be_shown(pack):
        return None
    drawn = typeset.png(pdf.template_of("phone.typ"), phone_values(pack), typeset.POINTS_PER_INCH)
    return pictures.pack_colours(drawn)


def phone_values(pack: Pack) -> dict[str, Any]:
    """What the tall picture says, for its template, in letters that our fonts have."""
    shown = questions.find_leading(pack)
    values = {
        **_base(pack),
        "number": None if shown is None else _number(shown, is_turned=bool(pack.exact)),
        "title-size": _size(len(pack.title), PHONE_TITLES, SMALLEST_PHONE_TITLE),
        "ask": _first_ask(pack, PHONE_ASK),
        "source": "".join(pictures.note_sources(pack, (shown, *pack.asks[:1]))),
        "site": brief_words.shorten_pack_address(pack.code_address),
        "say": {"ask": gettext("What we ask")},
    }
    said: dict[str, Any] = brief_words.displayable(values)
    return said


def _first_ask(pack: Pack, most: int) -> str:
    if not pack.asks:
        return ""
    ask = pack.asks[0]
    return wording.mark_english(ask, ask.heading, shorten_to_sentences(ask.heading, most))


def request(pack: Pack) -> bytes | None:
    """A request for information to print and sign, as PDF; None if the pack asks for none."""
    if not any(ask.kind in PUBLISH for ask in pack.asks):
        return None
    law = pack.law
    under = (
        gettext("under the {law}, {section}", law=law.name, section=law.section)
        if law and law.section
        else gettext("under the {law}", law=law.name)
        if law
        else ""
    )
    values = {
        **_base(pack),
        "title": gettext(
            "Request for information on “{theme}” in {place}", theme=pack.theme, place=pack.place
        ),
        "officer": laws.name_officer(law),
        "paragraphs": [
            gettext("I ask for the following information {under}:", under=under)
            if under
            else gettext("I ask for the following information:"),
        ],
        "wanted": [
            gettext(
                "The newest figures that your office holds on “{theme}” for {place}, by block or tehsil "
                "and by year, with the day on which they were counted.",
                theme=pack.theme,
                place=pack.place,
            ),
            gettext("The same figures by social group and for women and men, as far as they are kept."),
            gettext("How the figures were collected, and where they are or will be published."),
        ],
        "form": gettext("Please send them on paper or as a table, {days}.", days=laws.say_days(law)),
        "notes": [
            gettext(
                "Drafted with the Learning Zone. Check the law, the office and the fee before you "
                "send it."
            ),
            *(source.line for source in pack.sources if law and source.key == law.source),
        ],
        "say": {
            "to": gettext("To the office of"),
            "name": gettext("Name"),
            "address": gettext("Address"),
            "telephone": gettext("Telephone or e-mail"),
            "place-and-day": gettext("Place and day"),
            "signature": gettext("Signature"),
        },
    }  # fmt: skip
    return _pdf("request.typ", pack, values)


def _base(pack: Pack) -> dict[str, Any]:
    words = brief_words.template_values(pack)
    return {
        **pdf.language_values(),
        "colours": pdf.colours(),
        **{name: words[name] for name in ("title", "lead", "footer")},
    }


def _pdf(template: str, pack: Pack, values: dict[str, Any]) -> bytes:
    shown = {
        name: value if name == "picture" else brief_words.displayable(value)
        for name, value in values.items()
    }
    return typeset.pdf(pdf.template_of(template), shown, pdf.seconds(pack))


def _sentences(pack: Pack) -> list[str]:
    """The figures as a person would say them, without the one that the title tells."""
    told = [
        one.people or one.sentence or f"{one.where}: {one.heading}, {one.value}"
        for one in pack.headlines
    ]
    return [end_sentence(one) for one in told if one != pack.title]


def _number(shown: Headline | Chart, *, is_turned: bool) -> dict[str, Any]:
    """A figure as one large number, what it counts, where and when.

    Args:
        is_turned: the title below it tells the figure in a sentence. Where that counts those without,
            the number does, too, and the figure as it was published stands in the small line.
    """
    if isinstance(shown, Headline):
        value, heading, where = shown.value, shown.heading, shown.where
    else:
        row, (group, column) = shown.rows[0], shown.series[0]
        unit = numbers.Unit("", shown.unit, shown.symbol, shown.decimals)
        value, heading = numbers.format_value(column[0], unit), lists.join((row.label, group))
        where = shown.categories[0]
    if is_turned and shown.turned:
        published = gettext("{name}: {fact}", name=heading, fact=value)
        said = lists.join_parts((lists.join((where, shown.when)), published))
        return {"value": shown.turned, "heading": "", "where-and-when": said}
    return {
        "value": value,
        "heading": heading,
        "where-and-when": lists.join((where, shown.when)),
    }


def _tell(pack: Pack) -> str:
    """What came of the first story in which something changed; of another one, what it tells."""
    return wording.tell_story(pack.change() or pack.stories[0])


def _size(length: int, sizes: tuple[tuple[int, int], ...], smallest: int) -> int:
    return next((size for most, size in sizes if length <= most), smallest)
