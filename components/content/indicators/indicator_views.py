"""Which views suit an indicator, why others do not, and the cut it opens with."""

from components.facts import indicators, tables
from components.language.messages import gettext
from data import gaps, views
from data.indicators import Indicator
from data.letters import begin_small
from data.measures import Slice


def why_not(indicator: Indicator) -> dict[str, str]:
    """For every view the sentence why it does not suit an indicator; empty where it does."""
    return _why_not(indicator.key)


def name_views() -> dict[str, str]:
    """What each way to look at an indicator is called, by its code."""
    return {code: gettext(label) for code, label in views.VIEWS.items()}


@tables.once
def _why_not(key: str) -> dict[str, str]:
    indicator = indicators.catalogue()[key]
    cut = default_cut(indicator)
    return views.why_not(
        indicator,
        indicators.comparable_periods(key, cut.group, cut.residence),
        set(indicators.layers_of(indicator.country_id)),
        bool(indicators.programmes_in(indicator.country_id)),
    )


def default_cut(indicator: Indicator) -> Slice:
    """The cut an indicator opens with: everybody, everywhere, as far as it is known for them."""
    group = indicator.groups()[0]
    return Slice(group, indicator.residences(group)[0])


def pair_label(pair: gaps.Pair) -> str:
    """“Scheduled Castes beside neither SC nor ST”."""
    group, reference = halves(pair)
    small = begin_small(reference)
    return gettext(
        "{group} beside {reference}",
        group=group,
        reference=small,
    )


def halves(pair: gaps.Pair) -> tuple[str, str]:
    """Names of the two groups of a pair."""
    words = tables.vocabulary()
    if pair.residence and pair.reference_residence:
        return words.label("residences", pair.residence), words.label(
            "residences", pair.reference_residence
        )
    return words.label("groups", pair.group), words.label("groups", pair.reference)
