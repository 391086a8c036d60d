"""What a card says of a case study: its first words, its place and time, its evidence, its themes."""

import pandas as pd
from markupsafe import Markup

from components.content.elements import markup
from components.content.elements.blocks import Card, Link
from components.facts import tables
from components.figures import theme_signs
from components.language import dates, lists
from components.language.messages import gettext
from components.language.shortening import shorten_to_words
from data import languages
from data.letters import begin_small
from data.search import BEGIN, Excerpt

SUMMARY_LENGTH = 220


def card(case: pd.Series, reason: str = "", excerpt: Excerpt | None = None) -> Card:
    """A case study in a list: its first or its found words, then its place, evidence and themes.

    Args:
        reason: why it stands beside another.
        excerpt: where the words of a search stand in it.
    """
    found_in_text = excerpt is not None and BEGIN in excerpt.text
    text = (
        excerpt.text
        if excerpt and found_in_text
        else shorten_to_words(case["summary"], SUMMARY_LENGTH)
    )
    said = [Markup('<p class="lz-summary">{}</p>').format(markup.mark_matches(text))]
    if excerpt and excerpt.aside:
        said.append(Markup('<p class="lz-meta">{}</p>').format(markup.mark_matches(excerpt.aside)))
    said.append(labels(case["case_id"]))
    if reason:
        said.append(
            Markup('<p class="lz-source">{}</p>').format(gettext("Alike: {reason}", reason=reason))
        )
    return Card(
        link=Link(f"cases/{case['case_id']}", _title(case, excerpt)),
        said=Markup("").join(said),
        item=f"case:{case['case_id']}",
        place_id=case["place_id"],
        theme=case["themes"][0],
    )


def link(case: pd.Series, remark: str = "") -> Link:
    """The way to one case study, with what helps to choose it."""
    kind = begin_small(tables.vocabulary().label("case_outcome_kinds", case["outcome_kind"]))
    usual = lists.join_parts((tables.gazetteer().name(case["place_id"]), kind))
    return Link(f"cases/{case['case_id']}", str(case["title"]), remark or usual)


def _title(case: pd.Series, excerpt: Excerpt | None) -> str:
    """The title, with the words of a search marked where it is in the language that is searched."""
    is_searched = excerpt is not None and languages.translated() is None
    return excerpt.title if excerpt and is_searched else str(case["title"])


@tables.drawn
def labels(case_id: str) -> Markup:
    case = tables.stories().case(case_id)
    return Markup('<p class="lz-meta">{}<br>{}</p>{}').format(
        where_and_when(case), evidence(case), themes(case)
    )


def themes(case: pd.Series) -> Markup:
    """The themes of a case study in a row, each with its sign."""
    words = tables.vocabulary()
    named = (
        Markup('<span class="lz-theme">{}{}</span>').format(
            theme_signs.draw(theme), words.label("themes", theme)
        )
        for theme in case["themes"]
    )
    # For who hears or copies them; who sees them sees the room between.
    between = Markup('<span class="lz-hidden"> · </span>')
    return Markup('<p class="lz-themes">{}</p>').format(between.join(named))


def evidence(case: pd.Series) -> Markup:
    """The evidence label: a sign, the kind of outcome, and who says so."""
    words = tables.vocabulary()
    outcome = Markup('<span class="lz-evidence">{} {}</span>').format(
        sign(case["outcome_kind"]), words.label("case_outcome_kinds", case["outcome_kind"])
    )
    teller = begin_small(words.label("source_kinds", case["source_kind"]))
    return markup.fill_sentence(
        gettext("{outcome}, told by: {teller}"), outcome=outcome, teller=teller
    )


def sign(outcome_kind: str) -> Markup:
    """A full, half or empty circle for the strength of an outcome; the word stands beside it."""
    return Markup('<span class="lz-sign lz-{}" aria-hidden="true"></span>').format(outcome_kind)


def say_year(year: object) -> str:
    """The year of a case in words, or that it is not reported."""
    return gettext("year not reported") if pd.isna(year) else dates.format_period(str(year))


def where_and_when(case: pd.Series) -> str:
    """Place, year and programme, in words."""
    parts = [
        tables.gazetteer().full_name(case["place_id"]),
        say_year(case["year"]),
        tables.programmes()[case["package_id"]].short_title,
    ]
    return " · ".join(parts)
