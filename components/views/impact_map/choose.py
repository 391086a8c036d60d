"""The choices of the impact map: one row above the map, the rest behind a button."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from components.app import url_state
from components.content.impact_maps import impact_layers
from components.content.impact_maps.impact_layers import BOTH
from components.facts import tables
from components.language.messages import gettext, pgettext
from components.widgets import choice_row, measure_map, pickers
from data.choices import PRESENCE, STORIES, ImpactChoice

AT, PERIOD = "at", measure_map.PERIOD
# What means nothing any more when another programme is chosen.
OF_A_PROGRAMME = ("state", PERIOD, AT)


@dataclass(frozen=True)
class Asked:
    """The programmes whose maps are shown, and the choice that they share; of one, its state, too.

    Attributes:
        choice: names the first of the programmes.
    """

    programmes: tuple[str, ...]
    choice: ImpactChoice

    def of(self, programme: str) -> ImpactChoice:
        """The choice for one of the programmes: its own view of the same question, or else what it has."""
        return impact_layers.choose_for(programme, self.choice)


def choose_layers() -> Asked:
    """Programme, fill, circles and points in one row, the rest behind “More choices”."""
    with choice_row.show_row():
        programmes = _choose_programmes()
        filled = _choose("fill", gettext("Colour of the places"), impact_layers.fills, programmes)
        counted = _choose(
            "circles", gettext("Circles"), impact_layers.circles, programmes, gettext("No circles")
        )
        told = _choose(
            "points", gettext("Points"), impact_layers.points, programmes, gettext("No points")
        )
        choice = ImpactChoice(programmes[0], filled or PRESENCE, counted or "", told or "")
        with choice_row.show_rest(("strength", "state")):
            return Asked(programmes, _choose_more(choice, programmes))


def _choose_programmes() -> tuple[str, ...]:
    options = {**tables.programme_names(), BOTH: impact_layers.name_all()}
    # Other pages show one programme at a time.
    is_one = BOTH not in url_state.current().words("programme")
    chosen = url_state.switch(
        "programme", gettext("Programme"), options, outdates=OF_A_PROGRAMME, carried=is_one
    )
    return impact_layers.programmes_of(chosen)


Kind = Literal["fill", "circles", "points"]


def _choose(
    kind: Kind,
    label: str,
    offered: Callable[[str], Mapping[str, str]],
    programmes: tuple[str, ...],
    nothing: str | None = None,
) -> str | None:
    """One of the layers that any of the programmes has; the words are those of the first that has it."""
    options: dict[str, str] = {}
    for programme in programmes:
        options = {**offered(programme), **options}
    first = [code for code in offered(programmes[0])]
    ordered = {
        code: options[code] for code in (*first, *(one for one in options if one not in first))
    }
    return url_state.choose_one(kind, label, ordered, nothing)


def _choose_more(choice: ImpactChoice, programmes: tuple[str, ...]) -> ImpactChoice:
    """The strength of stories, and the state or province."""
    return replace(choice, strength=_choose_strength(choice), state=_choose_state(programmes))


def _choose_strength(choice: ImpactChoice) -> str:
    label = gettext("What came of the stories")
    if choice.points.partition(".")[0] != STORIES:
        url_state.unasked("strength", label, gettext("Choose stories as points first."))
        return ""
    everything = pgettext("outcomes of stories", "All")
    return url_state.choose_one("strength", label, impact_layers.strengths(), everything) or ""


def _choose_state(programmes: tuple[str, ...]) -> str | None:
    label = gettext("State or province")
    if len(programmes) > 1:
        url_state.unasked("state", label, gettext("Choose one programme first."))
        return None
    country = str(tables.countries()[programmes[0]])
    options = {
        row.place_id: row.name for row in tables.coverage_by_state(programmes[0]).itertuples()
    }
    everything = pgettext("states or provinces", "All")
    understand = pickers.by_place_name("state", country)
    return url_state.choose_one("state", label, options, everything, understand)


def choose_time(choice: ImpactChoice, times: Mapping[str, str]) -> ImpactChoice:
    """The time of what is shown, where it is known for several."""
    if not times:
        url_state.unasked(PERIOD, gettext("When"), gettext("What is shown is known for one time."))
        return choice
    return replace(choice, period=url_state.choose_latest(PERIOD, gettext("When"), times))


def drop_time() -> None:
    """Say that maps side by side have no time of their own to choose, if the address asks for one."""
    url_state.unasked(PERIOD, gettext("When"), gettext("Choose one programme first."))


def chosen_place(is_known: Callable[[str], bool]) -> str | None:
    """The place that was touched on a map."""
    understand = _among(is_known)
    url_state.say_unknown(AT, gettext("Place on the map"), understand)
    return next(iter(url_state.asked_for(AT, understand)), None)


def _among(is_known: Callable[[str], bool]) -> url_state.Understand:
    return lambda word: word if is_known(word) else None


def touch_place(place_id: str) -> None:
    """Choose a place by a click on a map."""
    url_state.choose({AT: [place_id]})


def leave_place() -> None:
    """Close the card of the chosen place."""
    url_state.choose({AT: []})
