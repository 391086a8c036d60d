"""What a page would show and cannot: rows and tables with a fault, in sentences."""

from collections.abc import Iterable, Mapping

from components.content.elements import markup
from components.facts import tables
from components.language.messages import gettext, ngettext
from data.catalog import SHARED
from data.problems import Problem

# Every page names places, terms and sources.
EVERYWHERE = ("places", "terms", "sources", "indicators")
TABLES: Mapping[str, tuple[str, ...]] = {
    "home": ("values", "coverage", "aims", "statements", "cases", "guides", "changes"),
    "learning_zone": ("cases",),
    "case_study": ("cases",),
    "coverage": ("coverage", "coverage_evidence", "values"),
    "impact_map": (
        "map_layers", "presets", "coverage", "coverage_evidence", "values", "cases", "events",
        "organisations",
    ),
    "federations": ("ladder", "values", "organisations", "statements", "tier_rules"),
    "indicators": ("values", "comparability"),
    "place": ("coverage", "values", "cases", "events", "organisations"),
    "guides": ("guides", "values", "coverage", "cases", "events"),
    "conclaves": ("events", "outcomes", "statements"),
    "aims": ("aims", "aim_results", "values", "statements"),
    "resources": ("resources", "news"),
    "advocacy_pack": ("values", "cases", "events", "outcomes", "coverage"),
    "about_data": ("values", "glossary", "changes"),
}  # fmt: skip
MOST_SAID = 3


def on_page(page: str) -> tuple[Problem, ...]:
    """What is left out of the tables of a page, and which packages cannot be opened."""
    return tables.left_out(*EVERYWHERE, *TABLES.get(page, ()))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """First what takes most away (what all programmes share, whole files), one fault of each file."""
    ordered = sorted(problems, key=_weight)
    of_each_file = {problem.file: problem for problem in reversed(ordered)}
    return [*dict.fromkeys((*sorted(of_each_file.values(), key=_weight), *ordered))]


def _weight(problem: Problem) -> tuple[bool, bool]:
    return not problem.file.startswith(SHARED), problem.row is not None


def sentences(problems: Iterable[Problem]) -> tuple[str, ...]:
    """A sentence for everybody, then for editors the first faults with file, row and remedy."""
    told = list(dict.fromkeys(map(str, in_order(problems))))
    if not told:
        return ()
    more = len(told) - MOST_SAID
    return (
        gettext(
            "Some rows or tables have a fault and are left out here. Everything else is shown."
        ),
        # What is said to editors is in English, and says so to others.
        *map(markup.say_english, told[:MOST_SAID]),
        *([_named_elsewhere(more)] if more > 0 else []),
    )


def _named_elsewhere(more: int) -> str:
    return ngettext(
        "There is {count} more; `make check-data` names them all.",
        "There are {count} more; `make check-data` names them all.",
        more,
    )
