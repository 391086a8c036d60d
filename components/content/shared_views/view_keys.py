"""Which parts of a page's address a view of it is made of as a file, and which views can be had as files."""

from collections.abc import Mapping, Sequence

from components.content.figure_pages.figure_links import AS_OF
from components.content.impact_maps import impact_layers
from components.content.indicators import indicator_views
from components.content.maps import prepared_measures
from components.content.places import place as place_facts
from components.facts import indicators, tables

PRESENCE, MAP, RANKS, GAP, TABLE, RATES = "presence", "map", "ranks", "gap", "table", "rates"
# The parts of an address that a view depends on.
USED = (
    "indicator", "view", "cut", "residence", "period", "state", "district", "block", "pin", "programme",
    "kind", "measure", "id", "fill", "circles", "points", "strength", "compare",
)  # fmt: skip
# What the page shows beside the view that can be had as a file, or in another view.
NOT_SHOWN: Mapping[str, frozenset[str]] = {
    "indicators": frozenset({"second", "together", "programme"}),
    "coverage": frozenset({"at"}),
    "federations": frozenset({"points", "official", "snapshot", "blocks", "own_blocks"}),
    "place": frozenset({"beside", "tiles"}),
    "impact_map": frozenset({"at"}),
}
# They choose which indicators are offered; only of the one that is named is anything shown.
LOOKING_FOR = ("theme", "q")
# Pictures have two sizes: for a screen or a message, and for paper.
LARGE = "large.png"
TABLES, PICTURES = ("csv",), ("csv", "png", LARGE, "svg")
INCHES, PIXELS_PER_INCH = 8, {"png": 150, LARGE: 300}

Asked = Mapping[str, Sequence[str]]


def find_unused(page: str, asked: Asked) -> str:
    """The first part of an address that a file of the view would not show; "" if it shows all.

    Args:
        asked: the words of each part of the address that says any.
    """
    return next((key for key in asked if key in _unused(page, asked)), "")


def _unused(page: str, asked: Asked) -> frozenset[str]:
    further: frozenset[str] = frozenset()
    if page == "indicators":
        # A gap is of a pair of groups, any other view of one group.
        other = "cut" if choose_one(asked, "view") == GAP else "compare"
        further = frozenset({other, *(() if "indicator" in asked else LOOKING_FOR)})
    if page == "coverage":
        # What is known at times has no blocks, and where a programme worked has no times.
        is_measure = choose_one(asked, "measure", PRESENCE) != PRESENCE
        further = frozenset({"block" if is_measure else "period"})
    return NOT_SHOWN.get(page, frozenset()) | further | {AS_OF}


def list_kinds(page: str, chosen: Asked) -> tuple[str, ...]:
    """The kinds of files that the view of an address can be had as; none where it cannot.

    Args:
        chosen: the choices of the page, as codes.
    """
    if page not in NOT_SHOWN or find_unused(page, chosen):
        return ()
    return _KINDS[page](chosen)


def find_first_indicator() -> str:
    """The indicator that the explorer opens with; "" without any."""
    return indicators.default_indicator(next(iter(indicators.sources_of_figures()), "")) or ""


def choose_one(chosen: Asked, key: str, usual: str = "") -> str:
    """The last word of a part of an address of which there is one, or what it is without."""
    words = chosen.get(key, ())
    return words[-1] if words else usual


def asks_for_rates(chosen: Asked) -> bool:
    """Whether the page of federations shows rates: it opens with them."""
    return choose_one(chosen, "kind", RATES) == RATES


def _of_indicators(chosen: Asked) -> tuple[str, ...]:
    indicator = indicators.catalogue().get(choose_one(chosen, "indicator", find_first_indicator()))
    if indicator is None:
        return ()
    offered = [name for name, why in indicator_views.why_not(indicator).items() if not why]
    view = choose_one(chosen, "view", next(iter(offered), ""))
    return {MAP: PICTURES, RANKS: PICTURES, GAP: PICTURES, TABLE: TABLES}.get(view, ())


def _of_coverage(chosen: Asked) -> tuple[str, ...]:
    measure = choose_one(chosen, "measure", PRESENCE)
    programme = choose_one(chosen, "programme", next(iter(tables.programmes()), ""))
    on_maps = prepared_measures.measures_on_maps(programme)
    return PICTURES if measure in (PRESENCE, *on_maps) else ()


def _of_federations(chosen: Asked) -> tuple[str, ...]:
    programme = choose_one(chosen, "programme", next(iter(tables.programmes()), ""))
    offered = prepared_measures.offer(programme, prepared_measures.DENSITY, asks_for_rates(chosen))
    return PICTURES if offered else ()


def _of_place(chosen: Asked) -> tuple[str, ...]:
    return TABLES if place_facts.find_place(choose_one(chosen, "id")) else ()


def _of_impact_map(chosen: Asked) -> tuple[str, ...]:
    programme = choose_one(chosen, "programme", next(iter(tables.programmes()), ""))
    if programme not in tables.programmes():
        return ()
    offered = impact_layers.offers(programme)
    # The page leaves out a layer that this programme does not have; a file is of what is asked for.
    is_offered = all(choose_one(chosen, key) in ("", *known) for key, known in offered.items())
    return PICTURES if is_offered else ()


_KINDS = {
    "indicators": _of_indicators,
    "coverage": _of_coverage,
    "federations": _of_federations,
    "place": _of_place,
    "impact_map": _of_impact_map,
}
