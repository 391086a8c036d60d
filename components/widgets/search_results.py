"""What a search found besides case studies, and how its words were understood."""

from collections.abc import Iterable

import streamlit as st
from markupsafe import Markup

from components.app import frame
from components.content import navigation, search_result_titles
from components.content.elements import markup, sources
from components.content.villages import found_villages
from components.facts import searches, tables
from components.language import lists, numbers
from components.language.messages import gettext, gettext_noop
from components.widgets import prose, village_search
from data.search import Excerpt, Record, SearchResult
from data.village_finds import best_band
from data.village_likeness import NEAR

KINDS = {
    "place": gettext_noop("Places"),
    "event": gettext_noop("Conclaves and conventions"),
    "outcome": gettext_noop("What came of a gathering"),
    "organisation": gettext_noop("Organisations"),
    "resource": gettext_noop("Publications and films"),
    "news": gettext_noop("Dated items"),
    "aim": gettext_noop("Aims, roles and what remains"),
    "gatherings": gettext_noop("What gatherings were for"),
    "federations": gettext_noop("How people federate"),
}
# Where a find stands that has no page of its own.
PAGES = {"aim": "aims", "gatherings": "conclaves", "federations": "federations"}
BEST, EACH = 3, 10


def show_how_understood(words: str) -> None:
    """Say which words were guessed, which may be several names, and whether no case has all words."""
    if not words.strip():
        return
    found = searches.search_everything(words)
    lines = [
        Markup(gettext("Nothing has the word “{word}”; looked for {guesses} instead.")).format(
            word=typed, guesses=_any_of(guesses)
        )
        for typed, guesses in found.guessed.items()
    ]
    lines += [
        Markup(gettext("“{word}” may be more than one place. Choose the one you mean.")).format(
            word=typed
        )
        for typed in found.offered
    ]
    if found.only_some_words and len(found.asked) > 1:
        lines.append(Markup(gettext("Nothing has all the words; these have some of them.")))
    if lines:
        prose.show_html(Markup('<p class="lz-meta">{}</p>').format(Markup(" ").join(lines)))
    _offer([name for names in found.offered.values() for name in names])


def _any_of(guesses: Iterable[str]) -> Markup:
    quoted = (Markup("“<b>{}</b>”").format(guess) for guess in guesses)
    return Markup(lists.join_with_or(quoted))


def _offer(names: list[str]) -> None:
    if names:
        with st.container(horizontal=True):
            for name in names:
                frame.show_link("learning_zone", name.title(), q=name)


def show_villages(words: str) -> None:
    """Villages whose name the words are, behind a button."""
    found = found_villages.find(words) if words.strip() else None
    if found and best_band(found.hits) != NEAR:
        count = sum(hit.band != NEAR for hit in found.hits)
        with st.expander(gettext("Villages of this name: {count}", count=count)):
            village_search.show_found(words)


def show_elsewhere(words: str) -> None:
    """The best finds of other kinds as links, and behind a button all others by kind."""
    if not words.strip():
        return
    found = searches.search_everything(words)
    others = [one for one in found.records if one.kind in KINDS]
    if not others:
        return
    counts = found.counts()
    told = lists.join(
        f"{gettext(label)}: {numbers.format_number(counts[one])}"
        for one, label in KINDS.items()
        if one in counts
    )
    with st.container(key="elsewhere", border=True):
        st.caption(gettext("Found elsewhere: {counts}.", counts=told))
        with st.container(horizontal=True):
            for record in others[:BEST]:
                _link(record, search_result_titles.title_of(record))
        if len(others) > BEST:
            with st.expander(gettext("All {count} of them", count=len(others))):
                _by_kind(found, others)


def _by_kind(found: SearchResult, others: list[Record]) -> None:
    for kind, label in KINDS.items():
        records = [other for other in others if other.kind == kind]
        if not records:
            continue
        excerpts = searches.search_index().excerpts(found, records[:EACH])
        count = numbers.format_number(len(records))
        if len(records) > EACH:
            count = gettext("{count}, the first {shown}", count=len(records), shown=EACH)
        st.markdown(f"**{gettext(label)}** ({count})")
        for record in records[:EACH]:
            _find(record, excerpts.get(record.key))


def _find(record: Record, excerpt: Excerpt | None) -> None:
    """One find: its link, what it is, and the words in their place."""
    _link(record, search_result_titles.title_of(record, excerpt))
    where = (excerpt.text or excerpt.aside) if excerpt else record.text
    prose.show_html(
        Markup('<p class="lz-meta">{}{}</p>').format(
            record.aside, Markup(" · {}").format(markup.mark_matches(where)) if where else ""
        )
    )


def _link(record: Record, title: str) -> None:
    """A way to the record: its own page if there is one, otherwise its place or its source."""
    label = markup.literal_marked(title)
    if record.event_id and navigation.has("conclaves"):
        frame.show_link("conclaves", label, event=record.event_id)
    elif record.kind in ("place", "organisation") and record.place_id and navigation.has("place"):
        frame.show_link("place", label, id=record.place_id)
    elif record.kind in PAGES and navigation.has(PAGES[record.kind]):
        programme = None if record.kind == "gatherings" else record.package_id
        frame.show_link(PAGES[record.kind], label, programme=programme)
    elif record.source_id:
        prose.show_html(
            Markup("<p>{} ({})</p>").format(
                markup.mark_matches(title), sources.line(record.package_id, record.source_id)
            )
        )
    else:
        frame.show_link("learning_zone", label, **_place(record))


def _place(record: Record) -> dict[str, str | None]:
    places = tables.gazetteer()
    level = places[str(record.place_id)].level
    return {str(level if level == "district" else "state"): record.place_id}
