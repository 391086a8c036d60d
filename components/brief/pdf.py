"""The pack as an A4 brief: one page, two with cases; tagged, with real text and its fonts inside."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from components.brief import gap_plot, qr, scripts
from components.brief.pack import Ask, Chart, Headline, Outcome, Pack, Picture, Source, Story
from components.content import navigation
from components.figures import nastaliq, palette, svg_text, typeset
from components.figures.charts import chart_svg
from components.figures.maps.drawing import fill
from components.figures.maps.legends import entry_text, legend_sentence
from components.figures.maps.map_svg import draw_map
from components.figures.svg_outlines import outline_texts
from components.language import dates, lists
from components.language.messages import gettext
from components.language.shortening import shorten_to_letters
from data import citations, languages
from data.letters import end_sentence, is_english

TEMPLATES = Path(__file__).parent / "templates"
# From the usual size of letters to the smallest that is still read on paper.
SIZES = (9.4, 8.8, 8.2, 7.6, 7.1)
MAP_HEIGHTS = (84, 76, 68, 60, 54)
LONGEST_SHOWN = 70
REMARK_LENGTH = 180
# Letters on a map of half a page: a map is 4,000 units wide.
SMALL_MAP_LETTERS = 100
SMALL_CHART = 470


def brief(pack: Pack) -> bytes:
    """The brief as PDF (PDF/UA-1 and PDF/A-2a)."""
    made = int(datetime.combine(pack.made, time(), UTC).timestamp())
    return typeset.pdf(*fitted(pack), made)


def fitted(pack: Pack) -> tuple[bytes, dict[str, Any]]:
    """The template of the brief and its values, with the size of letters that fits.

    The largest letters are taken with which it keeps to one page, or to two if it has cases, what
    was said, or a note; if even the smallest need more, it has more pages.
    """
    template = template_of("brief.typ")
    wanted = 2 if pack.stories or pack.said or pack.note else 1
    values = _values(pack)
    for size, height in zip(SIZES, MAP_HEIGHTS, strict=True):
        values = {**values, "size": size}
        if values["map"] is not None:
            values["map"] = {**values["map"], "height": height}
        if typeset.pages(template, values) <= wanted:
            break
    return template, values


def template_of(name: str) -> bytes:
    """Source of a template."""
    return (TEMPLATES / name).read_bytes()


def colours() -> dict[str, str]:
    """Colours of the palette that templates use."""
    ground = palette.GROUND["light"]
    return {
        "ink": ground.ink,
        "muted": ground.muted,
        "strong": palette.QUALITATIVE["light"][0],
        "rule": ground.border_strong,
        "edge": ground.border,
        "hatch": ground.hatch,
        "ground": ground.background,
        "accent": ground.accent,
    }


def _values(pack: Pack) -> dict[str, Any]:
    values = {
        **template_values(pack),
        **language_values(),
        "colours": colours(),
        "map": None if pack.picture is None else map_values(pack, pack.picture),
        "chart": None if pack.chart is None else chart_values(pack, pack.chart),
        "code": qr.svg(pack.code_address) if pack.code_address else "",
        "note": note_lines(pack.note),
    }
    # A brief in Urdu is set in Naskh throughout, and needs no outlines.
    drawn = () if svg_text.is_right_to_left() else _texts(values)
    return {**values, "nastaliq": nastaliq.template_values(drawn)}


def _texts(value: Any) -> Iterator[str]:
    """Every text in the values of a template."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for one in value.values() for text in _texts(one))
    elif isinstance(value, list):
        yield from (text for one in value for text in _texts(one))


def template_values(pack: Pack) -> dict[str, Any]:
    """Everything a pack says in words, as values for a template, in letters that our fonts have."""
    shown: dict[str, Any] = _displayable(
        {
            "title": pack.title,
            "lead": pack.lead,
            "place": pack.place,
            "theme": pack.theme,
            "keywords": [citations.keyword(word) for word in (pack.theme, pack.place)],
            "request": pack.request,
            "headlines": [_headline(pack, headline) for headline in pack.headlines],
            "asks": [_ask(pack, ask) for ask in pack.asks],
            "said": [_outcome(pack, outcome) for outcome in pack.said],
            "stories": [_story(pack, story) for story in pack.stories],
            "missing": list(pack.missing),
            "cautions": [_told(caution) for caution in pack.cautions],
            "sources": [_source(source) for source in pack.sources],
            "address": pack.address,
            "shown-address": _short(pack.address),
            "version": pack.data_version,
            "licence": pack.licence,
            "borders-short": "" if pack.picture else pack.borders,
            "made": day(pack),
            "footer": " · ".join((navigation.APP_NAME, pack.place, pack.theme, day(pack))),
            "say": template_words(pack),
        }
    )
    return shown


def language_values() -> dict[str, Any]:
    """Language, region, direction and fonts of what is set, for a template."""
    language = languages.spoken()
    return {
        "language": language.base,
        "region": language.locale.partition("_")[2].lower(),
        "direction": language.direction,
        "script": language.script,
        "fonts": [*svg_text.FAMILIES, "Noto Nastaliq Urdu"],
    }


def template_words(pack: Pack) -> dict[str, str]:
    """What stands over the parts of the brief, and the small sentences around its lists."""
    return {
        "figures": gettext("Key figures"),
        "map": gettext("Map"),
        "comparison": gettext("Comparison"),
        "asks": gettext("What we ask"),
        "office": gettext("Who"),
        "by-when": gettext("By when"),
        "said": gettext("What was asked or promised at gatherings"),
        "stories": gettext("What people did"),
        "outcome": gettext("What came of it:"),
        "english": gettext("in English"),
        "note": gettext("Our note"),
        "missing": gettext("What is not known"),
        "cautions": gettext("Take care"),
        "sources": gettext("Sources and address") if pack.address else gettext("Sources"),
        "no-source": gettext(
            "No figure, case or gathering is used, so there is no source to name."
        ),
        "again": gettext("Open the same choice again:"),
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
        "marks": pack.marks(headline),
    }


def _ask(pack: Pack, ask: Ask) -> dict[str, Any]:
    return {
        "text": ask.heading,
        "office": ask.office,
        "by-when": ask.by_when,
        "marks": pack.marks(ask),
    }


def _outcome(pack: Pack, outcome: Outcome) -> dict[str, Any]:
    return {
        "heading": end_sentence(outcome.heading),
        "text": _told(outcome.text),
        "gathering-and-near": gettext(
            "{gathering}; {near}.", gathering=outcome.gathering, near=outcome.near
        ),
        "marks": pack.marks(outcome),
    }


def _story(pack: Pack, story: Story) -> dict[str, Any]:
    return {
        "heading": story.heading,
        "where-and-near": gettext("{where}; {near}.", where=story.where_and_when, near=story.near),
        "evidence": end_sentence(story.evidence),
        "summary": _told(story.summary),
        "outcome": _told(story.outcome),
        "marks": pack.marks(story),
    }


def _told(text: str) -> dict[str, Any]:
    """A text of the tables, and whether it is still in English in a brief of another language."""
    return {"text": text, "is-english": is_english(text)}


def _source(source: Source) -> dict[str, str]:
    is_link = source.url.startswith(("http://", "https://"))
    return {
        "number": str(source.number),
        "line": source.line,
        "url": source.url if is_link else "",
        "shown": _short(source.url),
    }


def day(pack: Pack) -> str:
    """The day of making in words."""
    return dates.format_period(pack.made.isoformat())


def note_lines(note: str) -> list[dict[str, Any]]:
    """The lines of a note with language and direction."""
    return [
        {"text": line.text, "language": line.language, "rtl": line.right_to_left}
        for line in scripts.lines(note)
    ]


def map_values(pack: Pack, picture: Picture) -> dict[str, Any]:
    """A map with its legend, caption and the sentence for those who do not see it."""
    figure = picture.drawing.figure
    return {
        "svg": outline_texts(draw_map(picture.drawing, picture.place_id, SMALL_MAP_LETTERS)),
        "width": picture.drawing.width,
        "tall": picture.drawing.height,
        "heading": typeset.displayable(picture.heading)[0],
        "marks": pack.marks(picture),
        "alt": typeset.displayable(map_alt(picture))[0],
        "height": MAP_HEIGHTS[0],
        "borders": typeset.displayable(pack.borders)[0],
        "legend": {
            "title": figure.legend.title,
            "division": figure.legend.denominator_text,
            "entries": [
                {
                    "label": entry_text(entry),
                    "colour": fill(figure, entry.look, entry.class_index),
                    "hatched": entry.look == "no_record",
                    "weak": entry.weak,
                }
                for entry in figure.legend.entries
            ],
        },
    }


def map_alt(picture: Picture) -> str:
    """The map in words: what it shows, its extremes, its keys."""
    figure = picture.drawing.figure
    return f"{figure.description} {legend_sentence(figure.legend)}"


def chart_values(pack: Pack, chart: Chart) -> dict[str, Any]:
    """A chart as drawing, with its caption and the sentence for those who do not see it."""
    return {
        "svg": outline_texts(chart_svg.svg(gap_plot.plot(chart, titled=False), "", SMALL_CHART)),
        "heading": typeset.displayable(chart.heading)[0],
        "marks": pack.marks(chart),
        "alt": chart.description,
        "caption": lists.join((chart.unit, chart.when)),
    }


def _short(url: str) -> str:
    """An address as it is printed: without its scheme, and no longer than a line."""
    return shorten_to_letters(url.partition("://")[2] or url, LONGEST_SHOWN)


def _displayable(value: Any) -> Any:
    if isinstance(value, str):
        return typeset.displayable(value)[0]
    if isinstance(value, Mapping):
        return {key: _displayable(one) for key, one in value.items()}
    return [_displayable(part) for part in value] if isinstance(value, list) else value


def plain_record(pack: Pack) -> str:
    """The choice with its note as JSON: opened on the pack's page it gives the same pack again."""
    return json.dumps(pack.choice.record(), ensure_ascii=False, indent=2)
