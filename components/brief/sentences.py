"""A figure in a sentence that a person would say: “In Tharparkar four in five homes lack improved
water; in Sindh one in eight”. The pattern of each indicator stands in its row (``sentence``)."""

from components.brief import wording
from components.brief.facts import Facts
from components.brief.place_figures import PlaceFigure
from components.facts.figures import EVERYBODY
from components.facts.untranslated import is_english
from components.language import fractions, lists
from components.language.messages import fill_sentence, gettext, gettext_noop
from data.letters import begin_small

# Groups whose label stands in no sentence as it is.
GROUPS = {
    "neither_sc_nor_st": gettext_noop("those who are neither SC nor ST"),
    "neither_sc_nor_st_women": gettext_noop("women who are neither SC nor ST"),
    "neither_sc_nor_st_men": gettext_noop("men who are neither SC nor ST"),
}


def say_figure(facts: Facts, figure: PlaceFigure) -> str:
    """A figure of a place beside that of its state or country; empty where no sentence can say it."""
    share = share_told(figure)
    if share is None or figure.cut != EVERYBODY:
        return ""
    place = facts.places.name(figure.place_id)
    whole = figure.whole
    if whole is None or figure.worse is None:
        said = say_with(figure, place, fractions.say_fraction(share))
        return _dated(said, figure)
    other = _of_those(figure, float(whole["value"]))
    words = fractions.say_beside(share, other)
    said = say_with(figure, place, words[0])
    name = str(whole["name"])
    if name != facts.places.name(str(whole["place_id"])):
        # Not a name but words: “All 265 districts here”.
        name = begin_small(name)
    return _dated(_beside(said, name, words, whole["basis"] == "published"), figure)


def say_gap(facts: Facts, group: PlaceFigure, reference: PlaceFigure) -> str:
    """Two groups of one place beside each other; empty where no sentence can say it."""
    shares = share_told(group), share_told(reference)
    whole_place = EVERYBODY.residence
    if None in shares or {group.cut.residence, reference.cut.residence} != {whole_place}:
        return ""
    words = fractions.say_beside(shares[0] or 0.0, shares[1] or 0.0)
    place = gettext(
        "{place}, among {group},",
        place=facts.places.name(group.place_id),
        group=_name_group(facts, group),
    )
    said = say_with(group, place, words[0])
    other = _name_group(facts, reference)
    if words[0] == words[1]:
        return _dated(
            gettext("{sentence} as many as among {other}", sentence=said, other=other), group
        )
    told = gettext(
        "{sentence}; among {other} {fraction}", sentence=said, other=other, fraction=words[1]
    )
    return _dated(told, group)


def _beside(said: str, place: str, words: tuple[str, str], is_published: bool) -> str:
    """The sentence with the larger place behind it, which says who computed its figure."""
    if words[0] == words[1]:
        pattern = (
            gettext("{sentence}, as in {place}")
            if is_published
            else gettext("{sentence}, as in {place} (computed by us)")
        )
        return pattern.format(sentence=said, place=place)
    pattern = (
        gettext("{sentence}; in {place} {fraction}")
        if is_published
        else gettext("{sentence}; in {place} {fraction} (computed by us)")
    )
    return pattern.format(sentence=said, place=place, fraction=words[1])


def _dated(sentence: str, figure: PlaceFigure) -> str:
    when = wording.when(figure.period, figure.figure["base_period"])
    mark = figure.indicator.doubt
    return f"{sentence} ({lists.join((when, mark)) if mark else when})"


def say_with(figure: PlaceFigure, place: str, fraction: str) -> str:
    """The sentence of an indicator about a place, with any words for how many."""
    return fill_sentence(figure.indicator.sentence, place=place, fraction=fraction)


def share_told(figure: PlaceFigure) -> float | None:
    """What the sentence counts, from 0 to 1; None where there is no sentence, or several figures."""
    indicator, row = figure.indicator, figure.figure
    is_told = indicator.sentence and not is_english(indicator.sentence)
    if not is_told or indicator.unit != "percent" or figure.is_range:
        return None
    if row["figure_kind"] == "target" or not 0 <= float(row["value"]) <= 100:
        return None
    return _of_those(figure, float(row["value"]))


def _of_those(figure: PlaceFigure, per_cent: float) -> float:
    """A figure of so many per cent as the share that its sentence counts."""
    share = min(max(per_cent / 100, 0.0), 1.0)
    return 1 - share if figure.indicator.sentence_is_of_rest else share


def _name_group(facts: Facts, figure: PlaceFigure) -> str:
    group = figure.cut.group
    return (
        gettext(GROUPS[group])
        if group in GROUPS
        else begin_small(facts.words.label("groups", group))
    )
