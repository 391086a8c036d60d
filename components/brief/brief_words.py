"""Everything that a pack says in words, as values for the templates of paper, picture and slide."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from components.brief import wording
from components.brief.choice import SHORT
from components.brief.pack import Ask, Headline, Outcome, Pack, Story
from components.brief.source import Source
from components.content import navigation
from components.facts.untranslated import is_english
from components.figures import typeset
from components.language import dates, lists
from components.language.messages import gettext
from components.language.shortening import shorten_to_words
from data import citations
from data.letters import end_sentence

LONGEST_SHOWN = 70
# So much of an ask stands where it was said in full before, and only has to be known again.
ASK_LENGTH = 90


def template_values(pack: Pack) -> dict[str, Any]:
    """Everything a pack says in words, as values for a template, in letters that our fonts have."""
    shown: dict[str, Any] = displayable(
        {
            "title": pack.title,
            "exact": end_sentence(pack.exact[:1].upper() + pack.exact[1:]),
            "title-marks": _title_marks(pack),
            "lead": pack.lead,
            "place": pack.place,
            "theme": pack.theme,
            "keywords": [citations.keyword(word) for word in (pack.theme, pack.place)],
            "headlines": [_headline(pack, headline) for headline in pack.headlines],
            "asks": [_ask(pack, ask) for ask in pack.asks],
            "said": [_outcome(pack, outcome) for outcome in pack.said],
            "stories": [_story(pack, story) for story in pack.stories],
            "missing": list(pack.missing),
            "cautions": [tell(caution) for caution in pack.cautions],
            "sources": [describe_source(source) for source in pack.cited()],
            "address": pack.address,
            "shown-address": shorten_pack_address(pack.address),
            "version": pack.data_version,
            "licence": pack.licence,
            "borders-short": "" if pack.picture else pack.borders,
            "made": day(pack),
            "footer": " · ".join((navigation.APP_NAME, pack.place, pack.theme, day(pack))),
            "say": template_words(pack),
        }
    )
    return shown


def _title_marks(pack: Pack) -> str:
    """The sources of the figure in the title; none of a title that tells no figure, or the visitor's own."""
    one = pack.leading
    is_told = one is not None and (pack.exact or one.finding in pack.title)
    return pack.marks(one) if one is not None and is_told else ""


def template_words(pack: Pack) -> dict[str, str]:
    """What stands over the parts of the brief, and the small sentences around its lists."""
    return {
        "figures": gettext("More figures"),
        "rounded": gettext("Words such as “four in five” are rounded."),
        "asks": gettext("What we ask"),
        "office": gettext("Who"),
        "by-when": gettext("By when"),
        "more-asks": gettext("What else we ask"),
        "promise": gettext("What was said"),
        "made-at": gettext("Who, where and when"),
        "present": gettext("Present"),
        "came-of-it": gettext("What came of it"),
        "kept": gettext("kept"),
        "not-kept": gettext("not yet"),
        "signed": gettext("Name and signature"),
        "answers": gettext("In the meeting: what was answered"),
        "answer": gettext("Answer"),
        "said": gettext("What was asked or promised at gatherings"),
        "stories": gettext("What people did"),
        "outcome": gettext("What came of it:"),
        "english": gettext("in English"),
        "note": gettext("Our note"),
        "missing": gettext("What is not known"),
        "cautions": gettext("Take care"),
        "sources": wording.name_sources(
            gettext("Sources and address") if pack.address else gettext("Sources"),
            (source.title for source in pack.cited()),
        ),
        "no-source": gettext(
            "No figure, case or gathering is used, so there is no source to name."
        ),
        "again": gettext("Open the same choice again:")
        if pack.address.endswith(shorten_pack_address(pack.address))
        else gettext("The code and the link open the same choice again:"),
        "code": gettext(
            "Code that opens the same choice on a telephone: {address}", address=pack.address
        ),
        "data": gettext("Data: {version}.", version=pack.data_version),
        "made": gettext("Made on {day}.", day=day(pack)),
    }


def _headline(pack: Pack, headline: Headline) -> dict[str, Any]:
    return {
        "value": headline.value,
        "heading": headline.heading,
        "where-and-when": lists.join((headline.where, headline.when)),
        "beside": list(headline.beside),
        "remark": headline.remark,
        "people": headline.people,
        "rank": headline.rank,
        "before": headline.before,
        "trend": headline.trend,
        "marks": pack.marks(headline),
    }


def _ask(pack: Pack, ask: Ask) -> dict[str, Any]:
    return {
        "text": ask.heading,
        "is-english": ask.heading in ask.english,
        "short": {
            "text": shorten_to_words(ask.heading, ASK_LENGTH),
            "is-english": ask.heading in ask.english,
        },
        "marked": wording.ask_in_words(ask)[0],
        "office": {"text": ask.office, "is-english": ask.office in ask.english},
        "by-when": {"text": ask.by_when, "is-english": ask.by_when in ask.english},
        "answer": ask.answer,
        "marks": pack.marks(ask),
    }


def _outcome(pack: Pack, outcome: Outcome) -> dict[str, Any]:
    return {
        "heading": end_sentence(outcome.heading),
        "text": tell(outcome.text),
        "gathering-and-near": gettext(
            "{gathering}; {near}.", gathering=outcome.gathering, near=outcome.near
        ),
        "who": outcome.who,
        "who-is-english": is_english(outcome.who),
        "is-promise": outcome.kind == "commitment",
        "came": outcome.came or gettext("not recorded"),
        "marks": pack.marks(outcome),
    }


def _story(pack: Pack, story: Story) -> dict[str, Any]:
    return {
        "heading": story.heading,
        "where-and-near": gettext("{where}; {near}.", where=story.where_and_when, near=story.near),
        "evidence": end_sentence(story.evidence),
        "summary": tell(story.summary),
        "outcome": tell(story.outcome),
        "marks": pack.marks(story),
    }


def tell(text: str) -> dict[str, Any]:
    """A text of the tables, and whether it is still in English in a brief of another language."""
    return {"text": text, "is-english": is_english(text)}


def describe_source(source: Source) -> dict[str, str]:
    """A source with its number, its line and its address, for a template."""
    is_link = source.url.startswith(("http://", "https://"))
    return {
        "number": str(source.number),
        "line": source.line,
        "url": source.url if is_link else "",
        "shown": shorten_address(source.url),
    }


def day(pack: Pack) -> str:
    """The day of making in words."""
    return dates.format_period(pack.made.isoformat())


def say_again(pack: Pack) -> list[str]:
    """The sentence on where the same choice opens again; none where no address is known."""
    if not pack.address:
        return []
    return [gettext("Open the same choice again: {address}", address=pack.address)]


def shorten_address(url: str) -> str:
    """An address as it is printed: whole, without its scheme, or where nobody would type it, its host.

    An address that is cut off leads nowhere.
    """
    shown = url.partition("://")[2] or url
    return shown if len(shown) <= LONGEST_SHOWN else urlsplit(url).netloc or shown


def shorten_pack_address(address: str) -> str:
    """The address of a pack as it is printed: whole, or where nobody would type it, that of the site."""
    shown = shorten_address(address)
    is_whole = address.endswith(shown)
    return shown if is_whole else shorten_address(address.rpartition(f"/{SHORT}/")[0])


def displayable(value: Any) -> Any:
    """Every text in some values, in letters that our fonts have."""
    if isinstance(value, str):
        return typeset.displayable(value)[0]
    if isinstance(value, Mapping):
        return {key: displayable(one) for key, one in value.items()}
    return [displayable(part) for part in value] if isinstance(value, list) else value
