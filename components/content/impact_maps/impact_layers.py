"""The short lists of the impact map: what can fill it, what circles and points can be on it, in words."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from urllib.parse import parse_qsl

import pandas as pd

from components.facts import impact as known
from components.facts import tables
from components.language import lists
from components.language.messages import gettext, gettext_noop
from data import impact
from data.choices import (
    EVIDENCE,
    FEDERATIONS,
    GATHERINGS,
    PRESENCE,
    STORIES,
    VILLAGES,
    ImpactChoice,
)
from data.letters import begin_small

# All programmes side by side.
BOTH = "both"
_POINTS = {
    STORIES: gettext_noop("What people tell: all stories"),
    GATHERINGS: gettext_noop("Where people met: gatherings"),
    FEDERATIONS: gettext_noop("Who is organised: federations"),
    VILLAGES: gettext_noop("What is documented: villages"),
}
_LABELS = {
    STORIES: gettext_noop("Stories"),
    GATHERINGS: gettext_noop("Gatherings"),
    FEDERATIONS: gettext_noop("Federations known by name"),
    VILLAGES: gettext_noop("Documented villages"),
}


def name_all() -> str:
    """What the choice of all programmes is called."""
    return gettext("Both") if len(tables.programmes()) == 2 else gettext("All programmes")


def programmes_of(chosen: str) -> tuple[str, ...]:
    """The programmes that a choice of programme stands for."""
    return tuple(tables.programmes()) if chosen == BOTH else (chosen,)


@tables.once
def fills(programme: str) -> Mapping[str, str]:
    """What can fill the map of a programme, in words, by code: presence, then need, reach, density."""
    presence = {PRESENCE: gettext("Presence: where it worked")}
    return {**presence, **_of_roles(programme, impact.FILLS)}


@tables.once
def circles(programme: str) -> Mapping[str, str]:
    """The results that circles can show, and how well presence is proven where that is listed."""
    found = _of_roles(programme, (impact.RESULT,))
    if tables.evidence_counts(programme):
        found[EVIDENCE] = gettext("Trust: pieces of evidence")
    return found


@tables.once
def points(programme: str) -> Mapping[str, str]:
    """The kinds of points that a programme has, stories also theme by theme."""
    found = {}
    for kind, label in _POINTS.items():
        rows = known.points(programme, kind)
        if rows.empty:
            continue
        found[kind] = gettext(label)
        if kind == STORIES:
            found |= _by_theme(rows)
    return found


def _by_theme(rows: pd.DataFrame) -> dict[str, str]:
    told = {theme for themes in rows["themes"] for theme in themes}
    return {
        f"{STORIES}.{theme}": gettext(
            "What people tell: stories about {theme}", theme=begin_small(label)
        )
        for theme, label in tables.vocabulary().options("themes").items()
        if theme in told
    }


def label_of_points(choice: ImpactChoice) -> str:
    """What the points are, for a key and a sentence: “Stories (land rights; change reported)”."""
    words = tables.vocabulary()
    limits = [words.label("themes", choice.theme)] if choice.theme else []
    if choice.strength:
        limits.append(words.label("case_outcome_kinds", choice.strength))
    things = gettext(_LABELS[choice.points.partition(".")[0]])
    if not limits:
        return things
    return gettext(
        "{things} ({limits})", things=things, limits=lists.join_parts(map(begin_small, limits))
    )


def _of_roles(programme: str, roles: tuple[str, ...]) -> dict[str, str]:
    words = tables.vocabulary().options("map_roles")
    return {
        code: gettext("{role}: {layer}", role=words[role], layer=begin_small(layer.label))
        for role in roles
        for code, layer in known.layers(programme).items()
        if layer.role == role
    }


def strengths() -> Mapping[str, str]:
    """How strong a story's outcome is, in words."""
    return tables.vocabulary().options("case_outcome_kinds")


def offers(programme: str) -> Mapping[str, Collection[str]]:
    """The words that each part of an address can have for a programme, but its time."""
    return {
        "fill": fills(programme),
        "circles": circles(programme),
        "points": points(programme),
        "strength": strengths(),
        "state": tuple(tables.coverage_by_state(programme)["place_id"]),
    }


def read_view(programme: str, view: str) -> ImpactChoice | None:
    """The choice of a preset's address; None if the programme does not have what it asks for."""
    asked, offered = dict(parse_qsl(view, keep_blank_values=True)), offers(programme)
    if not all(key in offered and word in offered[key] for key, word in asked.items()):
        return None
    return ImpactChoice(programme, **asked)


def choose_for(programme: str, choice: ImpactChoice) -> ImpactChoice:
    """What another programme shows of a choice: what it does not have is left out.

    If the choice is the view of a question, and the programme lacks something of it, its own view of the
    same question is shown: each programme has a network, but not of the same groups.
    """
    own = replace(choice, programme=programme)
    kept = replace(
        own,
        fill=own.fill if own.fill in fills(programme) else PRESENCE,
        circles=own.circles if own.circles in circles(programme) else "",
        points=own.points if own.points in points(programme) else "",
    )
    answer = None if kept == own else _answers(programme).get(_question_of(choice))
    if answer is None:
        return kept
    return replace(answer, state=own.state, period=own.period)


def _question_of(choice: ImpactChoice) -> str:
    """The question whose view a choice is, of whichever programme; empty if of none."""
    asked = replace(choice, state=None, period="")
    return next(
        (
            question
            for programme in tables.programmes()
            for question, view in _answers(programme).items()
            if replace(view, programme=choice.programme) == asked
        ),
        "",
    )


def _answers(programme: str) -> dict[str, ImpactChoice]:
    """The view of each question that a programme can show."""
    views = {code: read_view(programme, view) for code, (_, view) in presets(programme).items()}
    return {code: view for code, view in views.items() if view}


@tables.once
def presets(programme: str) -> Mapping[str, tuple[str, str]]:
    """Question and view of each preset of a programme that it can show, in order."""
    rows = tables.of_programme("presets", programme).sort_values("position")
    return {
        row.preset_id: (row.question, row.view)
        for row in rows.itertuples()
        if read_view(programme, row.view)
    }
