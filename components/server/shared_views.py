"""What a shared address of a page chooses: the address that every spelling of it has, and its name.

A chat or a search engine follows the address that a page calls its own. It holds what the page
understands, as codes and in one order, and nothing else.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from starlette.datastructures import QueryParams

from components.content import choice_words, data_catalogue, guides, indicator_views, navigation
from components.facts import indicators, tables
from components.language import dates, lists
from components.language.messages import gettext
from data import library
from data.choices import NOT_SAID
from data.places import AmbiguousPlace, UnknownPlace
from data.vocabulary import NOT_REPORTED

Chosen = Mapping[str, list[str]]
LONGEST_TEXT, MOST_VALUES, MOST_NAMED = 200, 30, 6
PERIOD = re.compile(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?")
NUMBER = re.compile(r"\d{1,4}")


@dataclass(frozen=True)
class Part:
    """One value of a choice.

    Attributes:
        key, code: as they stand in the address.
        label: what the choice is called after it; empty if it says nothing about the content.
    """

    key: str
    code: str
    label: str = ""


Understood = tuple[str, str]
Understand = Callable[[str, Chosen], Understood | None]


@dataclass(frozen=True)
class Parameter:
    """A key of an address, how its value is understood, and whether there may be several."""

    key: str
    understand: Understand
    is_list: bool = False


def choice(page: str, query: QueryParams) -> tuple[Part, ...]:
    """What an address of a page chooses, in the order of the page's own parameters."""
    chosen: dict[str, list[str]] = {}
    parts: list[Part] = []
    parameters = PAGES[page]() if page in PAGES and query else ()
    for parameter in parameters:
        for part in _understood(parameter, query, chosen):
            chosen.setdefault(part.key, []).append(part.code)
            parts.append(part)
    return tuple(parts)


def query(parts: tuple[Part, ...]) -> dict[str, list[str]]:
    """The choice as it stands in an address."""
    found: dict[str, list[str]] = {}
    for part in parts:
        found.setdefault(part.key, []).append(part.code)
    return found


def title(page: str, parts: tuple[Part, ...]) -> str:
    """“Where they worked: Sindh, Hyderabad”."""
    name = gettext(next(entry.title for entry in navigation.MENU if entry.page == page))
    labels = [part.label for part in parts if part.label]
    more = " …" if len(labels) > MOST_NAMED else ""
    return f"{name}: {lists.join(labels[:MOST_NAMED])}{more}" if labels else name


def _understood(parameter: Parameter, query: QueryParams, chosen: Chosen) -> Iterator[Part]:
    """The values of a parameter that are understood, each once."""
    seen: set[str] = set()
    for word in query.getlist(parameter.key)[:MOST_VALUES]:
        found = parameter.understand(word[:LONGEST_TEXT], chosen)
        if found and found[0] not in seen and (parameter.is_list or not seen):
            seen.add(found[0])
            yield Part(parameter.key, *found)


def _one_of(options: Mapping[str, str]) -> Understand:
    """One of some codes, by itself or by its label."""
    by_label = {label.casefold(): code for code, label in options.items()}

    def understand(word: str, _chosen: Chosen) -> Understood | None:
        code = word if word in options else by_label.get(word.casefold())
        return None if code is None else (code, options[code])

    return understand


def _unnamed(*codes: str) -> Understand:
    """One of some codes that say how a thing is shown, not what."""
    return lambda word, _chosen: (word, "") if word in codes else None


def _term(vocabulary: str) -> Understand:
    """A word of a list, or that it is not said."""
    words = tables.vocabulary()
    plain = _one_of({**words.options(vocabulary), NOT_SAID: gettext(NOT_REPORTED)})
    also = words.also_called(vocabulary)
    return lambda word, chosen: plain(also.get(word.casefold(), word), chosen)


def _place(word: str, _chosen: Chosen, within: str | None = None) -> Understood | None:
    try:
        place = tables.gazetteer().find(word, within=within)
    except (UnknownPlace, AmbiguousPlace):
        return None
    return place.place_id, place.name


def _state(word: str, chosen: Chosen) -> Understood | None:
    found = _place(word, chosen)
    return found if found and tables.gazetteer()[found[0]].level == "state" else None


def _district(word: str, chosen: Chosen) -> Understood | None:
    """A district, which the only state that is chosen tells from others of its name."""
    states = chosen.get("state", [])
    return _place(word, chosen, states[0] if len(states) == 1 else None)


def _district_of_state(word: str, chosen: Chosen) -> Understood | None:
    """A district of the state that is chosen; without one the page asks for the state first."""
    return _district(word, chosen) if chosen.get("state") else None


def _period(word: str, _chosen: Chosen) -> Understood | None:
    return (word, dates.format_period(word)) if PERIOD.fullmatch(word) else None


def _number(word: str, _chosen: Chosen) -> Understood | None:
    return (word, "") if NUMBER.fullmatch(word) and word.isascii() else None


def _year(word: str, _chosen: Chosen) -> Understood | None:
    if word == NOT_SAID:
        return word, gettext("year not reported")
    return (word, dates.format_period(word)) if NUMBER.fullmatch(word) and word.isascii() else None


def _searched(word: str, _chosen: Chosen) -> Understood | None:
    return (word.strip(), f"“{word.strip()}”") if word.strip() else None


def _text(word: str, _chosen: Chosen) -> Understood | None:
    return (word, "") if word.strip() else None


def _measures() -> Understand:
    rows = tables.table("indicators").rows
    labels = dict(zip(rows["indicator_id"], rows["label"], strict=True))
    return _one_of({**labels, "presence": "", "evidence": gettext("how well that is proven")})


def _programme(is_list: bool = False) -> Parameter:
    return Parameter("programme", _one_of(tables.programme_names()), is_list)


def _terms(key: str, vocabulary: str) -> Parameter:
    return Parameter(key, _term(vocabulary), is_list=True)


PLACE = (Parameter("state", _state), Parameter("district", _district))
IN_A_STATE = (Parameter("state", _state), Parameter("district", _district_of_state))
PLACES = (Parameter("state", _state, is_list=True), Parameter("district", _district, is_list=True))
YEARS = Parameter("year", _year, is_list=True)
PERIOD_SHOWN = Parameter("period", _period)
WORDS = Parameter("q", _searched)
NUMBER_OF_PAGE = Parameter("page", _number)


def _coverage() -> tuple[Parameter, ...]:
    return _programme(), *IN_A_STATE, Parameter("measure", _measures()), PERIOD_SHOWN


def _federations() -> tuple[Parameter, ...]:
    kind = Parameter("kind", _unnamed("rates", "counts"))
    points = Parameter("points", _unnamed("yes"))
    rates = {key: one.label for key, one in indicators.catalogue().items()}
    official = (
        Parameter("official", _one_of(rates)),
        Parameter("snapshot", _period),
        Parameter("blocks", _state),
    )
    measure = Parameter("measure", _measures())
    return _programme(), *IN_A_STATE, kind, measure, PERIOD_SHOWN, points, *official


def _learning_zone() -> tuple[Parameter, ...]:
    return (
        WORDS,
        _terms("theme", "themes"),
        _terms("group", "groups"),
        Parameter("every_group", _unnamed("yes")),
        _terms("outcome", "case_outcome_kinds"),
        _terms("told_by", "source_kinds"),
        _terms("tier", "tiers"),
        YEARS,
        _programme(is_list=True),
        *PLACES,
        Parameter("view", _unnamed("list", "map", "groups", "places")),
        NUMBER_OF_PAGE,
    )


def _conclaves() -> tuple[Parameter, ...]:
    return (
        _programme(is_list=True),
        _terms("theme", "themes"),
        _terms("kind", "event_outcome_kinds"),
        _terms("level", "event_levels"),
        YEARS,
        _terms("record", "event_records"),
        *PLACES,
        Parameter("view", _unnamed("gatherings", "outcomes")),
        NUMBER_OF_PAGE,
    )


def _resources() -> tuple[Parameter, ...]:
    words = tables.vocabulary()
    kinds = words.options("resource_kinds")
    kind = Parameter(
        "kind",
        _one_of({**kinds, library.NEWS: choice_words.say_resource_kind(library.NEWS, words)}),
        is_list=True,
    )
    return _programme(is_list=True), kind, _terms("theme", "themes"), YEARS, NUMBER_OF_PAGE


def _indicators() -> tuple[Parameter, ...]:
    labels = {str(key): one.label for key, one in indicators.catalogue().items()}
    return (
        Parameter("indicator", _one_of(labels)),
        Parameter("theme", _term("themes")),
        WORDS,
        Parameter("view", _one_of(indicator_views.name_views())),
        Parameter("cut", _term("groups")),
        Parameter("residence", _term("residences")),
        Parameter("compare", _text),
        PERIOD_SHOWN,
        Parameter("state", _state),
        Parameter("pin", _place, is_list=True),
        Parameter("second", _text),
        _programme(),
        Parameter("together", _unnamed("yes")),
    )


def _aims() -> tuple[Parameter, ...]:
    return (_programme(),)


def _about_data() -> tuple[Parameter, ...]:
    titles = {package.package_id: package.short_title for package in tables.packages().values()}
    return (
        Parameter(
            "section",
            _one_of({code: gettext(title) for code, title in data_catalogue.SECTIONS.items()}),
        ),
        Parameter("package", _one_of(titles)),
        _programme(),
    )


def _advocacy_pack() -> tuple[Parameter, ...]:
    own = (Parameter(key, _text, is_list=True) for key in ("without", "item", "order", "words"))
    audience = Parameter("audience", _term("audiences"))
    return *PLACE, Parameter("theme", _term("themes")), audience, Parameter("until", _year), *own


# What each page understands, in the order of its address.
PAGES: Mapping[str, Callable[[], tuple[Parameter, ...]]] = {
    "coverage": _coverage,
    "federations": _federations,
    "learning_zone": _learning_zone,
    "conclaves": _conclaves,
    "resources": _resources,
    "indicators": _indicators,
    "aims": _aims,
    "guides": lambda: (Parameter("guide", _one_of(guides.titles())), Parameter("step", _number)),
    "about_data": _about_data,
    "advocacy_pack": _advocacy_pack,
}
