"""What is said of publications, films, toolkits and dated items, as a list and as a file."""

import pandas as pd
from markupsafe import Markup

from components.content.elements import choice_words, markup, sources
from components.content.elements.blocks import Made, Note, Section, Words
from components.content.elements.facet import Facet
from components.facts import tables
from components.language import dates, lists, signs
from components.language.messages import gettext, gettext_noop, ngettext
from data import library
from data.choices import NOT_SAID
from data.letters import end_sentence
from data.library import LibraryChoice

TITLE = gettext_noop("What was written and filmed?")
LEAD = gettext_noop(
    "Publications, films, toolkits and dated news of the programmes. The originals stand on other "
    "people's sites."
)
WARNING = gettext_noop(
    "Titles with an arrow {arrow} lead out of this site, in a new tab. Many of these pages are years old, "
    "and some no longer answer: title, date and publisher are kept here all the same."
)


def describe_choice(choice: LibraryChoice, items: pd.DataFrame) -> Section:
    """A choice of publications and news in a sentence, with what to be careful about.

    The items stand below it, see :func:`describe_items`.
    """
    names, there = tables.programme_names(), set(tables.library().items["package_id"])
    counted = ngettext("{count} item.", "{count} items.", len(items))
    said = f"{counted} {choice_words.say_library_choice(choice, names, tables.vocabulary())}"
    missing = (
        Note(
            gettext(
                "No list of publications or news of {programme} was collected.",
                programme=names[one],
            )
        )
        for one in choice.programmes or names
        if one not in there
    )
    return Section(
        "", (Words(said, "lz-sentence"), Note(gettext(WARNING, arrow=signs.way_out())), *missing)
    )


def describe_items(items: pd.DataFrame) -> Made:
    """The items, one under the other, in the order given."""
    return Made(list_items(tuple(items.index.tolist())))


@tables.once
def facets() -> tuple[Facet, ...]:
    """What an item can be chosen by; an option that no item has is left out."""
    shelf, words, everything = tables.library(), tables.vocabulary(), LibraryChoice()
    kinds, themes, years = (shelf.counts(everything, part) for part in ("kinds", "themes", "years"))
    of_kinds = (*words.ids("resource_kinds"), library.NEWS)
    by_year = _last(sorted(years, reverse=True))
    return (
        Facet("programme", "programmes", gettext("Programme"), tables.programme_names()),
        Facet(
            "kind",
            "kinds",
            gettext("Kind"),
            {
                kind: choice_words.say_resource_kind(kind, words)
                for kind in of_kinds
                if kind in kinds
            },
        ),
        Facet(
            "theme",
            "themes",
            gettext("Theme"),
            words.options("themes", themes),
        ),
        Facet(
            "year",
            "years",
            gettext("Year"),
            {year: gettext("Year not reported") if year == NOT_SAID else year for year in by_year},
        ),
    )


def _last(years: list[str]) -> list[str]:
    """The years with “not said” at the end."""
    return sorted(years, key=lambda year: year == NOT_SAID)


@tables.drawn
def list_items(rows: tuple[int, ...]) -> Markup:
    """The items of these rows as a list."""
    items = tables.library().items.loc[list(rows)]
    entries = Markup("").join(_entry(item) for _, item in items.iterrows())
    return Markup('<ul class="lz-library">{}</ul>').format(entries)


def _entry(item: pd.Series) -> Markup:
    return Markup(
        '<li><p class="lz-title">{}</p><p class="lz-meta">{}</p>{}<p class="lz-source">{}</p></li>'
    ).format(
        _title(item),
        " · ".join(_about(item)),
        Markup('<p class="lz-summary">{}</p>').format(markup.explained(item["summary"]))
        if isinstance(item["summary"], str)
        else "",
        _provenance(item),
    )


def _title(item: pd.Series) -> Markup:
    url = item["url"]
    if not isinstance(url, str) or not url.startswith(("http://", "https://")):
        return markup.plain(item["title"])
    return Markup(
        '<a href="{}" target="_blank" rel="noopener noreferrer">{} '
        '<span aria-hidden="true">{}</span><span class="lz-hidden"> {}</span></a>'
    ).format(url, markup.plain(item["title"]), signs.way_out(), gettext("(leaves this site)"))


def _about(item: pd.Series) -> list[str]:
    words = tables.vocabulary()
    place = item["place_id"]
    return [
        text
        for text in (
            choice_words.say_resource_kind(item["kind"], words),
            _when(item),
            tables.programmes()[item["package_id"]].short_title,
            tables.gazetteer().full_name(place) if isinstance(place, str) else "",
            lists.join(words.labels("themes", item["themes"])),
            item["language"] if isinstance(item["language"], str) else "",
        )
        if text
    ]


def _when(item: pd.Series) -> str:
    if isinstance(item["date"], str):
        return dates.format_period(item["date"])
    return item["year"] if isinstance(item["year"], str) else gettext("date not reported")


def _provenance(item: pd.Series) -> Markup:
    """Who published it, the address in letters, and what to be careful about."""
    row = tables.sources().loc[(item["package_id"], item["source_id"])]
    parts = [
        gettext("Publisher: {publisher}", publisher=row["publisher"]),
        _plain_address(item["url"]),
        item["note"],
    ]
    # Each by itself: a note that nobody translated is marked as English, also behind other words.
    told = (end_sentence(part) for part in parts if isinstance(part, str))
    return Markup(" ").join(map(markup.plain, told))


def _plain_address(url: object) -> str | None:
    return gettext("Address: {address}", address=url) if isinstance(url, str) else None


def as_file(items: pd.DataFrame, choice: LibraryChoice) -> pd.DataFrame:
    """The items as a file holds them: with names beside the codes, and the filter."""
    places, words = tables.gazetteer(), tables.vocabulary()
    keys = zip(items["package_id"], items["source_id"], strict=True)
    return items.assign(
        kind_label=[choice_words.say_resource_kind(kind, words) for kind in items["kind"]],
        theme_labels=[lists.join(words.labels("themes", theme)) for theme in items["themes"]],
        place=[
            places.full_name(place_id) if isinstance(place_id, str) else None
            for place_id in items["place_id"]
        ],
        source=[sources.title(package_id, source_id) for package_id, source_id in keys],
        list=choice_words.say_library_choice(choice, tables.programme_names(), words),
    )
