"""What a shared address of a page chooses: the address that every spelling of it has, and its name.

A chat or a search engine follows the address that a page calls its own. It holds what the page
understands, as codes and in one order, and nothing else.
"""

from collections.abc import Callable, Iterator, Mapping

from starlette.datastructures import QueryParams

from components.content import navigation
from components.content.about_data import data_catalogue, your_data
from components.content.elements import choice_words
from components.content.guided_stories import guides
from components.content.impact_maps import impact_layers
from components.content.indicators import indicator_views
from components.facts import indicators, tables
from components.language import lists
from components.language.messages import gettext
from components.server import shared_parameters as understand
from components.server.shared_parameters import Chosen, Parameter, Part
from data import library

LONGEST_TEXT, MOST_VALUES, MOST_NAMED = 200, 40, 6
# The page that is of the one thing its address names.
PLACE_PAGE, ID = "place", "id"


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


def unknown(page: str, asked: QueryParams) -> Iterator[tuple[str, str]]:
    """Key and word of what an address of a page asks for and the page does not understand."""
    parameters = PAGES[page]() if page in PAGES and asked else ()
    chosen = query(choice(page, asked))
    for parameter in parameters:
        for word in asked.getlist(parameter.key)[:MOST_VALUES]:
            if word.strip() and not parameter.understand(word[:LONGEST_TEXT], chosen):
                yield parameter.key, word


def repeated(page: str, asked: QueryParams) -> Iterator[str]:
    """Keys for which an address of a page names several words where the page takes one."""
    parameters = PAGES[page]() if page in PAGES and asked else ()
    single = {parameter.key for parameter in parameters if not parameter.is_list}
    for key in asked.keys() & ({ID} if page == PLACE_PAGE else single):
        if len(set(asked.getlist(key))) > 1:
            yield key


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


def _programme(is_list: bool = False) -> Parameter:
    return Parameter("programme", understand.one_of(tables.programme_names()), is_list)


def _terms(key: str, vocabulary: str) -> Parameter:
    return Parameter(key, understand.term(vocabulary), is_list=True)


PLACE = (Parameter("state", understand.state), Parameter("district", understand.district))
IN_A_STATE = (
    Parameter("state", understand.state),
    Parameter("district", understand.district_of_state),
)
PLACES = (
    Parameter("state", understand.state, is_list=True),
    Parameter("district", understand.district, is_list=True),
)
YEARS = Parameter("year", understand.year, is_list=True)
PERIOD_SHOWN = Parameter("period", understand.period)
WORDS = Parameter("q", understand.searched)
NUMBER_OF_PAGE = Parameter("page", understand.number)


def _coverage() -> tuple[Parameter, ...]:
    block = Parameter("block", understand.block)
    measure = Parameter("measure", understand.measures())
    spot = Parameter("at", understand.text)
    return _programme(), *IN_A_STATE, block, spot, measure, PERIOD_SHOWN


def _impact_map() -> tuple[Parameter, ...]:
    offered = {
        kind: {
            code: label
            for programme in tables.programmes()
            for code, label in offers(programme).items()
        }
        for kind, offers in (
            ("fill", impact_layers.fills),
            ("circles", impact_layers.circles),
            ("points", impact_layers.points),
        )
    }
    programmes = {**tables.programme_names(), impact_layers.BOTH: impact_layers.name_all()}
    return (
        Parameter("programme", understand.one_of(programmes)),
        *(Parameter(kind, understand.one_of(options)) for kind, options in offered.items()),
        Parameter("strength", understand.term("case_outcome_kinds")),
        Parameter("state", understand.state),
        PERIOD_SHOWN,
        Parameter("at", understand.place),
    )


def _federations() -> tuple[Parameter, ...]:
    kind = Parameter("kind", understand.unnamed("rates", "counts"))
    points = Parameter("points", understand.unnamed("yes"))
    rates = {key: one.label for key, one in indicators.catalogue().items()}
    official = (
        Parameter("official", understand.one_of(rates)),
        Parameter("snapshot", understand.period),
        Parameter("blocks", understand.state),
        Parameter("own_blocks", understand.state),
    )
    measure = Parameter("measure", understand.measures())
    return _programme(), *IN_A_STATE, kind, measure, PERIOD_SHOWN, points, *official


def _learning_zone() -> tuple[Parameter, ...]:
    return (
        WORDS,
        _terms("theme", "themes"),
        _terms("group", "groups"),
        Parameter("every_group", understand.unnamed("yes")),
        _terms("outcome", "case_outcome_kinds"),
        _terms("told_by", "source_kinds"),
        _terms("tier", "tiers"),
        YEARS,
        _programme(is_list=True),
        *PLACES,
        Parameter("view", understand.unnamed("list", "map", "groups", "places")),
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
        Parameter("view", understand.unnamed("gatherings", "outcomes")),
        NUMBER_OF_PAGE,
    )


def _resources() -> tuple[Parameter, ...]:
    words = tables.vocabulary()
    kinds = words.options("resource_kinds")
    kind = Parameter(
        "kind",
        understand.one_of(
            {**kinds, library.NEWS: choice_words.say_resource_kind(library.NEWS, words)}
        ),
        is_list=True,
    )
    return _programme(is_list=True), kind, _terms("theme", "themes"), YEARS, NUMBER_OF_PAGE


def _indicators() -> tuple[Parameter, ...]:
    labels = {str(key): one.label for key, one in indicators.catalogue().items()}
    return (
        Parameter("indicator", understand.one_of(labels)),
        Parameter("theme", understand.term("themes")),
        WORDS,
        Parameter("view", understand.one_of(indicator_views.name_views())),
        Parameter("cut", understand.term("groups")),
        Parameter("residence", understand.term("residences")),
        Parameter("compare", understand.text),
        PERIOD_SHOWN,
        Parameter("state", understand.state),
        Parameter("pin", understand.place, is_list=True),
        Parameter("second", understand.text),
        _programme(),
        Parameter("together", understand.unnamed("yes")),
    )


def _aims() -> tuple[Parameter, ...]:
    return (_programme(),)


def _guides() -> tuple[Parameter, ...]:
    return (
        Parameter("guide", understand.one_of(guides.titles())),
        Parameter("step", understand.number),
    )


def _about_data() -> tuple[Parameter, ...]:
    titles = {package.package_id: package.short_title for package in tables.packages().values()}
    return (
        Parameter(
            "section",
            understand.one_of(
                {code: gettext(title) for code, title in data_catalogue.SECTIONS.items()}
            ),
        ),
        Parameter("package", understand.one_of(titles)),
        _programme(),
    )


def _advocacy_pack() -> tuple[Parameter, ...]:
    own = (
        Parameter(key, understand.text, is_list=True)
        for key in ("without", "item", "order", "words", "handout")
    )
    audience = Parameter("audience", understand.term("audiences"))
    return (
        *PLACE,
        Parameter("theme", understand.term("themes")),
        audience,
        Parameter("until", understand.year),
        *own,
    )


# What each page understands, in the order of its address.
PAGES: Mapping[str, Callable[[], tuple[Parameter, ...]]] = {
    "coverage": _coverage,
    "impact_map": _impact_map,
    "federations": _federations,
    "learning_zone": _learning_zone,
    "conclaves": _conclaves,
    "resources": _resources,
    "indicators": _indicators,
    "aims": _aims,
    "guides": _guides,
    "about_data": _about_data,
    "advocacy_pack": _advocacy_pack,
    "your_data": lambda: (Parameter("programme", understand.one_of(your_data.offer_programmes())),),
}
