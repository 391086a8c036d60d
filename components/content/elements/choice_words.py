"""What a visitor chose, in a sentence of her language."""

from collections.abc import Iterable, Mapping

from components.language import lists
from components.language.messages import gettext, ngettext
from data.choices import NOT_SAID, CaseChoice, PlaceChoice
from data.coverage import DistrictCounts
from data.gatherings import GatheringChoice
from data.library import NEWS, LibraryChoice
from data.places import Gazetteer
from data.vocabulary import Vocabulary


def say_case_choice(
    choice: CaseChoice, names: Mapping[str, str], words: Vocabulary, places: Gazetteer
) -> str:
    """Which case studies are asked for.

    Args:
        names: short title of each programme by id.
        words: labels of themes, groups, tiers, outcome kinds and source kinds.
        places: names of places.
    """
    if choice.is_everything:
        return gettext("Nothing chosen: all case studies.")
    parts = [
        _any_of(gettext("of {names}"), [names[programme] for programme in choice.programmes]),
        _any_of(gettext("from {names}"), [places.full_name(place) for place in choice.places]),
        _any_of(gettext("about {names}"), _labels(words, "themes", choice.themes)),
        _groups(choice, words),
        _any_of(
            gettext("told of a {names}"),
            _labels(words, "tiers", choice.tiers),
            gettext("tier not reported") if NOT_SAID in choice.tiers else "",
        ),
        _any_of(
            gettext("of the year {names}"),
            [year for year in choice.years if year != NOT_SAID],
            gettext("year not reported") if NOT_SAID in choice.years else "",
        ),
        _any_of(
            gettext("with the outcome: {names}"),
            _labels(words, "case_outcome_kinds", choice.outcome_kinds),
        ),
        _any_of(
            gettext("as told by: {names}"), _labels(words, "source_kinds", choice.source_kinds)
        ),
        gettext("containing “{words}”", words=choice.words.strip()) if choice.words.strip() else "",
    ]
    return gettext("Chosen: {parts}.", parts=lists.join(filter(None, parts)))


def say_gathering_choice(
    choice: GatheringChoice, names: Mapping[str, str], words: Vocabulary, places: Gazetteer
) -> str:
    """Which gatherings are asked for; the arguments are those of :func:`say_case_choice`."""
    if choice.is_everything:
        return gettext("All gatherings.")
    parts = [
        _any_of(gettext("of {names}"), [names[programme] for programme in choice.programmes]),
        _any_of(gettext("at level: {names}"), _labels(words, "event_levels", choice.levels)),
        _any_of(gettext("in {names}"), [places.full_name(place) for place in choice.places]),
        _any_of(gettext("in {names}"), [say_year(year) for year in choice.years]),
        _any_of(gettext("about {names}"), _labels(words, "themes", choice.themes)),
        _any_of(
            gettext("with outcome: {names}"), _labels(words, "event_outcome_kinds", choice.kinds)
        ),
        _any_of(gettext("on record: {names}"), _labels(words, "event_records", choice.records)),
    ]
    return gettext("Gatherings {parts}.", parts=lists.join(filter(None, parts)))


def say_library_choice(choice: LibraryChoice, names: Mapping[str, str], words: Vocabulary) -> str:
    """Which publications and news are asked for; the arguments are those of :func:`say_case_choice`."""
    if choice.is_everything:
        return gettext("Everything.")
    years = [gettext("not reported") if year == NOT_SAID else year for year in choice.years]
    parts = [
        _any_of(gettext("of {names}"), [names[programme] for programme in choice.programmes]),
        _any_of(
            gettext("of the kind {names}"),
            [say_resource_kind(kind, words) for kind in choice.kinds],
        ),
        _any_of(gettext("about {names}"), _labels(words, "themes", choice.themes)),
        _any_of(gettext("of the year {names}"), years),
    ]
    return gettext("Items {parts}.", parts=lists.join(filter(None, parts)))


def say_place_choice(choice: PlaceChoice, names: Mapping[str, str], places: Gazetteer) -> str:
    """A programme and a place of it: “Programme X in Gaya, Bihar”."""
    programme = names[choice.programme]
    if not choice.place:
        return programme
    return gettext(
        "{programme} in {place}", programme=programme, place=places.full_name(choice.place)
    )


def say_resource_kind(kind: str, words: Vocabulary) -> str:
    """A kind of resource, or of news, as people call it."""
    return gettext("News item") if kind == NEWS else words.label("resource_kinds", kind)


def say_year(year: str) -> str:
    """A year of a choice as people write it."""
    return gettext("year not reported") if year == NOT_SAID else year


def say_district_counts(counts: DistrictCounts, programme: str, where: str = "") -> str:
    """Districts claimed and known by name, always together.

    Args:
        programme: short name of the programme.
        where: name of the state or province; empty for the whole programme.
    """
    known = gettext(
        "{proven} proven by a source, {weak} likely on weak evidence",
        proven=counts.proven,
        weak=counts.weak,
    )
    values: dict[str, object] = {"programme": programme, "place": where, "known": known}
    if counts.claimed is None:
        if where:
            return gettext(
                "{programme} gives no number of districts in {place}; known by name: {known}.",
                **values,
            )
        return gettext(
            "{programme} gives no number of districts; known by name: {known}.", **values
        )
    values |= {"nameless": counts.nameless}
    said = _say_claimed(counts.claimed, values, where)
    if not counts.later:
        return said
    later = gettext(
        "Known from a later time than that number: {names}.", names=lists.join(counts.later)
    )
    return f"{said} {later}"


def say_drawn(numbers: tuple[int, int] | None) -> str:
    """Why a map has more or fewer covered districts than the records; empty if nothing is to be said.

    Args:
        numbers: what :func:`data.coverage.counts_drawn` returned.
    """
    if numbers is None:
        return ""
    recorded, drawn = numbers
    return ngettext(
        "The map draws districts of a later time than the records: {count} covered district of the "
        "records is {drawn} on the map.",
        "The map draws districts of a later time than the records: {count} covered districts of the "
        "records are {drawn} on the map.",
        recorded,
        drawn=drawn,
    )


def _say_claimed(claimed: int, values: Mapping[str, object], where: str) -> str:
    if where:
        return ngettext(
            "{programme} says that it worked in {count} district in {place}: {known}, {nameless} not "
            "known by name.",
            "{programme} says that it worked in {count} districts in {place}: {known}, {nameless} not "
            "known by name.",
            claimed,
            **values,
        )
    return ngettext(
        "{programme} says that it worked in {count} district: {known}, {nameless} not known by name.",
        "{programme} says that it worked in {count} districts: {known}, {nameless} not known by name.",
        claimed,
        **values,
    )


def _groups(choice: CaseChoice, words: Vocabulary) -> str:
    labels = _labels(words, "groups", choice.groups)
    missing = [gettext("group not reported")] if NOT_SAID in choice.groups else []
    join = lists.join_with_and if choice.every_group else lists.join_with_or
    said = [gettext("with {names}", names=join(labels))] if labels else []
    return join([*said, *missing])


def _any_of(pattern: str, labels: Iterable[str], missing: str = "") -> str:
    """A part of the sentence: “of the year 2012 or 2013 or year not reported”; empty without any."""
    named = lists.join_with_or(labels)
    said = [pattern.format(names=named)] if named else []
    return lists.join_with_or([*said, *filter(None, [missing])])


def _labels(words: Vocabulary, vocabulary: str, codes: tuple[str, ...]) -> list[str]:
    return [words.label(vocabulary, code) for code in codes if code != NOT_SAID]
