"""What a case study can be chosen by, with the words of each answer."""

from collections.abc import Mapping

from components.content.elements.facet import Facet
from components.facts import tables
from components.language.messages import gettext
from data.choices import NOT_SAID

THEME, GROUP = "theme", "group"


@tables.once
def facets() -> tuple[Facet, ...]:
    """What a case can be chosen by besides place and words; an answer that no case has is left out."""
    return (
        _listed(THEME, "themes", gettext("Theme"), "themes"),
        _listed(GROUP, "groups", gettext("Who"), "groups"),
        _listed("outcome", "outcome_kinds", gettext("What came of it"), "case_outcome_kinds"),
        _listed("told_by", "source_kinds", gettext("Who says so"), "source_kinds"),
        _listed("tier", "tiers", gettext("Kind of group"), "tiers"),
        Facet("year", "years", gettext("Year"), _offered("years", _years())),
        Facet(
            "programme",
            "programmes",
            gettext("Programme"),
            _offered("programmes", tables.programme_names()),
        ),
    )


def find_facet(key: str) -> Facet:
    """The facet of a key of the address; KeyError if there is none."""
    return {facet.key: facet for facet in facets()}[key]


@tables.once
def places_of(level: str) -> dict[str, str]:
    """Names of the places of a level in which any case lies, country by country."""
    return tables.gazetteer().named(_used("places"), level)


def _listed(key: str, part: str, label: str, vocabulary: str) -> Facet:
    """A facet whose answers are terms of a list, known with and without the word of the people."""
    words = tables.vocabulary()
    options = _offered(
        part, {code: words.called(vocabulary, code) for code in words.ids(vocabulary)}
    )
    known = {
        **words.also_called(vocabulary),
        **{words.label(vocabulary, code).casefold(): code for code in options},
    }
    return Facet(
        key, part, label, options, {word: code for word, code in known.items() if code in options}
    )


def _years() -> dict[str, str]:
    """The years of the cases, the newest first."""
    return {one: one for one in sorted(_used("years"), reverse=True) if one != NOT_SAID}


def _offered(part: str, known: Mapping[str, str]) -> dict[str, str]:
    """The answers that any case has, and “not reported” behind them."""
    used = _used(part)
    everything = {**known, NOT_SAID: gettext("Not reported")}
    return {code: label for code, label in everything.items() if code in used}


def _used(part: str) -> Mapping[str, int]:
    return tables.stories().facets.bits[part]
