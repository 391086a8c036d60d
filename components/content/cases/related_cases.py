"""The cases most like one, each with the reason."""

import pandas as pd

from components.facts import tables
from components.language import lists
from components.language.messages import gettext, gettext_noop
from data.letters import begin_small


@tables.drawn
def alike(case_id: str) -> tuple[tuple[pd.Series, str], ...]:
    """The cases most like one, each with the reason in words."""
    found = tables.stories().like(case_id, tables.gazetteer())
    return tuple((other, _reason(other)) for _, other in found.iterrows())


# What two cases share: themes, groups, a place.
_REASONS = {
    (True, True, True): gettext_noop("both about {themes}, with {groups}, from {place}"),
    (True, True, False): gettext_noop("both about {themes}, with {groups}"),
    (True, False, True): gettext_noop("both about {themes}, from {place}"),
    (True, False, False): gettext_noop("both about {themes}"),
    (False, True, True): gettext_noop("both with {groups}, from {place}"),
    (False, True, False): gettext_noop("both with {groups}"),
    (False, False, True): gettext_noop("both from {place}"),
    (False, False, False): gettext_noop("the same programme"),
}


def _reason(other: pd.Series) -> str:
    words, place_id = tables.vocabulary(), other["shared_place"]
    has_place = bool(pd.notna(place_id))
    shared = bool(other["shared_themes"]), bool(other["shared_groups"]), has_place
    return gettext(
        _REASONS[shared],
        themes=lists.join(
            begin_small(words.label("themes", theme)) for theme in other["shared_themes"]
        ),
        groups=lists.join(words.labels("groups", other["shared_groups"])),
        place=tables.gazetteer().name(place_id) if has_place else "",
    )
