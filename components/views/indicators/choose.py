"""Choose what to look at: an indicator by question, theme or word, a view, a cut, places."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from components.app import notices, url_state
from components.content.indicators import indicator_search, indicator_views
from components.facts import indicators, tables
from components.language import dates, lists
from components.language.messages import gettext, pgettext
from components.views.indicators import search_hints
from components.widgets import choice_row, prose
from data import gaps, views
from data.choices import IndicatorChoice
from data.indicators import Indicator
from data.measures import Slice

MOST_PINS = 6
PACKAGE = "indicator:package"
# What is chosen behind the button.
HIDDEN = ("theme", "q", "compare", "cut", "residence", "period", "state", "pin")
OwnChoice = Mapping[str, Callable[[Indicator], object]]


@dataclass(frozen=True)
class Questions:
    """What can be asked of the figures of a package, by the key of an indicator.

    Attributes:
        unusual: whether an address without an indicator would open another package.
    """

    labels: Mapping[str, str]
    unusual: bool


def read_choice(own_choice: OwnChoice) -> IndicatorChoice | None:
    """Everything that was chosen, read from the address and from the widgets; None without figures.

    Args:
        own_choice: draws what only some views ask for, by the name of the view.
    """
    with choice_row.show_row():
        package_id = _package()
        if package_id is None:
            return None
        # What lists fewer questions stands behind the button, after them, but is read before them.
        question, look, own = st.container(key="question"), st.container(), st.container()
        box = choice_row.show_rest(HIDDEN)
        with box:
            questions = _questions(package_id)
        with question:
            asked = url_state.choose_one(
                "indicator", gettext("Question"), questions.labels, tell_default=questions.unusual
            )
        indicator = indicators.catalogue()[str(asked)]
        with look:
            view, missing = _view(indicator)
        if view in own_choice:
            with own:
                own_choice[view](indicator)
        with box:
            group, residence, period = _cut(indicator, view)
            state = _state(indicator)
            pins = _pins(indicator)
            if missing:
                _not_offered(missing)
    return IndicatorChoice(indicator.key, view, state, group, residence, period, pins)


def chosen_among(key: str, options: Mapping[str, str]) -> str:
    """What was chosen of some options elsewhere on the page, or the first of them."""
    asked = url_state.from_address(key)
    return asked if asked is not None and asked in options else next(iter(options))


def _package() -> str | None:
    everything, titles = indicators.catalogue(), indicators.sources_of_figures()
    if not titles:
        return None
    asked = everything.get(url_state.from_address("indicator") or "")
    shown = url_state.widget(PACKAGE, asked.package_id if asked else next(iter(titles)))
    return str(st.selectbox(
        gettext("Whose figures"), list(titles), key=shown, format_func=titles.__getitem__,
        filter_mode=None, on_change=_open_package, args=(shown,),
    ))  # fmt: skip


def _questions(package_id: str) -> Questions:
    """The questions of a package, all or those of a theme or with some words."""
    everything, titles = indicators.catalogue(), indicators.sources_of_figures()
    own = {key: one for key, one in everything.items() if one.package_id == package_id}
    words = url_state.enter_words("q", gettext("Search"), gettext("water, school, poor …"))
    theme = url_state.choose_one("theme", gettext("Theme"), _themes(own), gettext("All themes"))
    found = _fitting(own, package_id, theme, words)
    if words.strip():
        search_hints.show_how_understood(package_id, words)
        search_hints.show_elsewhere(package_id, titles, words)
    if not found:
        st.info(
            gettext("No indicator fits. All {count} are listed again.", count=len(own)),
            icon=":material/search_off:",
        )
        found = own
    labels = _labels(found, package_id, theme, words)
    return Questions(labels, unusual=package_id != next(iter(titles)))


def _open_package(shown: str) -> None:
    opens_with = indicators.default_indicator(st.session_state[shown])
    url_state.keep("indicator", [opens_with] if opens_with else [])


def _themes(own: dict[str, Indicator]) -> dict[str, str]:
    return tables.vocabulary().options("themes", {indicator.theme for indicator in own.values()})


def _fitting(
    own: Mapping[str, Indicator], package_id: str, theme: str | None, words: str
) -> dict[str, Indicator]:
    """The indicators of a theme that have the words, the best first; all for no words."""
    keys = indicator_search.matching(package_id, words) if words.strip() else list(own)
    return {key: own[key] for key in keys if theme in (None, own[key].theme)}


def _labels(
    found: dict[str, Indicator], package_id: str, theme: str | None, words: str
) -> dict[str, str]:
    """Questions with the name of the figure; the richest indicator of a package opens first."""
    best = indicators.default_indicator(package_id)
    first = [best] if best in found and not theme and not words.strip() else []
    order = [*first, *(key for key in found if key not in first)]
    return {
        str(key): f"{found[str(key)].question} · {found[str(key)].short_label}" for key in order
    }


def _view(indicator: Indicator) -> tuple[str, dict[str, str]]:
    """The chosen way to look at an indicator, and why others are not offered."""
    missing = {name: why for name, why in indicator_views.why_not(indicator).items() if why}
    asked = url_state.from_address("view")
    known = {name: gettext(label) for name, label in views.VIEWS.items()}
    offered = {name: label for name, label in known.items() if name not in missing}
    if asked in missing:
        # Said once, with the reason; the box would say that it does not know the word.
        notices.say_not_offered(known[asked], missing[asked])
        url_state.correct("view", ())
    view = url_state.choose_one("view", gettext("How to look at it"), offered)
    return str(view), missing


def _not_offered(missing: dict[str, str]) -> None:
    names = lists.join(gettext(views.VIEWS[name]) for name in missing)
    reasons = Markup("").join(
        Markup("<li><b>{}:</b> {}</li>").format(gettext(views.VIEWS[name]), why)
        for name, why in missing.items()
    )
    prose.show_html(
        Markup('<details class="lz-source"><summary>{}</summary><ul>{}</ul></details>').format(
            gettext("Not offered: {views}. Why?", views=names), reasons
        )
    )


def _cut(indicator: Indicator, view: str) -> tuple[str, str, str]:
    words = tables.vocabulary()
    if view == "gap":
        return (
            "all",
            _gap_residence(indicator),
            _period(indicator, indicator.in_places()[0].cut, view),
        )
    groups = {one: words.label("groups", one) for one in indicator.groups()}
    group = next(iter(groups))
    if len(groups) > 1 and view != "multiples":
        group = str(url_state.choose_one("cut", gettext("Who"), groups))
    residences = {one: words.label("residences", one) for one in indicator.residences(group)}
    residence = next(iter(residences))
    if len(residences) > 1:
        residence = str(
            url_state.choose_one("residence", pgettext("villages or towns", "Where"), residences)
        )
    return group, residence, _period(indicator, Slice(group, residence), view)


def offered_pair(indicator: Indicator) -> gaps.Pair:
    """The pair of groups that was chosen, or the first one."""
    offered = gaps.offered_pairs(indicator)
    chosen = url_state.from_address("compare")
    return offered[chosen if chosen in offered else next(iter(offered))][0]


def _pair(indicator: Indicator) -> gaps.Pair:
    offered = gaps.offered_pairs(indicator)
    labels = {name: indicator_views.pair_label(pair) for name, (pair, _) in offered.items()}
    chosen = next(iter(labels))
    if len(labels) > 1:
        chosen = str(url_state.choose_one("compare", gettext("Whose gap"), labels))
    return offered[chosen][0]


def _gap_residence(indicator: Indicator) -> str:
    words = tables.vocabulary()
    pair = _pair(indicator)
    _, known = gaps.offered_pairs(indicator)[pair.pair_id]
    if len(known) == 1:
        return known[0]
    labels = {code: words.label("residences", code) for code in known}
    return str(url_state.choose_one("residence", pgettext("villages or towns", "Where"), labels))


def _period(indicator: Indicator, cut: Slice, view: str) -> str:
    known = indicator.periods(cut)
    if len(known) == 1 or view == "time":
        return known[0]
    return str(
        url_state.choose_one(
            "period", gettext("When"), {period: dates.format_period(period) for period in known}
        )
    )


def _state(indicator: Indicator) -> str | None:
    if indicator.level != "district":
        return None
    places = tables.gazetteer()
    ids = {place.place_id: place.name for place in places.children(indicator.country_id, "state")}
    used = indicators.states_with_figures(indicator.key)
    return url_state.choose_one(
        "state",
        gettext("State or province"),
        {one: ids[one] for one in ids if one in used},
        pgettext("states or provinces", "All"),
    )


def _pins(indicator: Indicator) -> tuple[str, ...]:
    options = indicators.pinnable(indicator.country_id)
    return url_state.choose_several(
        "pin", gettext("Pinned places"), options, MOST_PINS,
        gettext("Up to six"), gettext("Choose them here, or click them in any view."),
    )  # fmt: skip


def toggle_pin(place_id: str) -> None:
    """Mark a place, or unmark it; for clicks in any view."""
    url_state.toggle("pin", place_id, MOST_PINS)
