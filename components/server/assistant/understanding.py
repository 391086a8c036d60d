"""What a tool is asked for, understood for certain or asked back; never a guess."""

from collections.abc import Iterable, Mapping

from components.content.indicators import indicator_search
from components.facts import indicators, resolver, tables
from components.language import dates
from components.server.api import resolve
from data.indicators import Indicator
from data.measures import Slice
from data.resolution import ASK, Candidate

ANSWER, QUESTION, REFUSED, NOTHING = "answer", "ask", "refused", "none"
MOST_OFFERED = 10
LONGEST_WORD = 200


class NotAnswered(Exception):
    """A question that has no answer: it is asked back, refused, or there is nothing.

    Attributes:
        answer: what the tool says instead.
    """

    def __init__(self, kind: str, why: str, **more: object) -> None:
        super().__init__(why)
        self.answer: dict[str, object] = {"result": kind, "why": why, **more}


def understand_place(name: str, site: str, within: str = "") -> Candidate:
    """The one country, state or district of a name.

    Raises:
        NotAnswered: several places have it, or none.
    """
    found = resolver.resolve(name[:LONGEST_WORD], within[:LONGEST_WORD])
    if found.match:
        return found.match
    offered = [resolve.describe_candidate(one, site) for one in found.candidates[:MOST_OFFERED]]
    kind = QUESTION if found.kind == ASK else NOTHING
    asked = {"place": name, "candidates": offered, "not_held": list(found.elsewhere)}
    held = offered or not found.elsewhere
    why = resolve.WHY[found.reason] if held else resolve.NOT_HELD
    raise NotAnswered(kind, f"“{name}”: {why}", **asked)


def understand_places(names: Iterable[str], site: str) -> list[Candidate]:
    """Each place once, in order."""
    found = [understand_place(name, site) for name in names]
    return list({one.place_id: one for one in found}.values())


def understand_indicator(word: str) -> Indicator:
    """The one indicator of a key, or of a name that no other has a word of.

    Raises:
        NotAnswered: it is neither; those that it may mean are offered.
    """
    known = indicators.catalogue()
    if word in known:
        return known[word]
    offered = search(word)
    if len(offered) == 1 and offered[0].label.casefold() == word.casefold():
        return offered[0]
    if not offered:
        raise NotAnswered(NOTHING, f"No indicator is called “{word[:80]}”; ask find_indicators.")
    raise NotAnswered(
        QUESTION,
        f"“{word[:80]}” may be several indicators; say which by its key.",
        candidates=[describe_indicator(one) for one in offered[:MOST_OFFERED]],
    )


def search(words: str, country: str = "") -> list[Indicator]:
    """Indicators that have the words or mean the same, best first in each package."""
    known = indicators.catalogue()
    packages = dict.fromkeys(one.package_id for one in known.values())
    found = [
        known[key]
        for package_id in packages
        for key in indicator_search.matching(package_id, words[:LONGEST_WORD])
    ]
    return [one for one in found if country in ("", one.country_id)]


def describe_indicator(one: Indicator) -> Mapping[str, object]:
    """An indicator in short: its key, what it means, and for whom and when it is known."""
    words = tables.vocabulary()
    return {
        "indicator": one.key,
        "label": one.label,
        "definition": one.definition,
        "unit": words.label("units", one.unit),
        "direction": one.direction,
        "country_id": one.country_id,
        "level": one.level,
        "groups": one.groups(),
        "residences": one.residences(one.groups()[0]),
        "periods": one.periods(Slice(one.groups()[0], one.residences(one.groups()[0])[0])),
        "is_survey": one.is_survey,
        "caveat": one.caveat or None,
        "doubt": one.doubt or None,
    }


def understand_cut(indicator: Indicator, group: str, residence: str) -> Slice:
    """The group and residence of an indicator, by code or label.

    Raises:
        NotAnswered: the indicator is not known for them.
    """
    chosen = Slice(_term("groups", group), _term("residences", residence))
    known = {offer.cut for offer in indicator.offers}
    if chosen in known:
        return chosen
    offered = sorted({(cut.group, cut.residence) for cut in known})
    raise NotAnswered(
        NOTHING,
        f"{indicator.label} is not known for {group or 'all'}, {residence or 'total'}.",
        known=[{"group": group, "residence": residence} for group, residence in offered],
    )


def _term(vocabulary: str, word: str) -> str:
    labels = {
        label.casefold(): code for code, label in tables.vocabulary().options(vocabulary).items()
    }
    return labels.get(word.casefold(), word)


def understand_period(indicator: Indicator, cut: Slice, period: str) -> str:
    """A period of an indicator; the newest if none is named.

    Raises:
        NotAnswered: there is no figure of that period.
    """
    known = list(dict.fromkeys(offer.period for offer in indicator.offers if offer.cut == cut))
    if not period:
        newest = indicator.periods(cut)
        return newest[0] if newest else known[0]
    labels = {dates.format_period(one).casefold(): one for one in known}
    found = labels.get(period.casefold(), period)
    if found in known:
        return found
    raise NotAnswered(
        NOTHING, f"There is no figure of {period[:40]} for {indicator.label}.", periods=known
    )
