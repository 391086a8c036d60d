"""What people did and said on a theme: case studies, and what was asked or promised at gatherings."""

from dataclasses import replace

import pandas as pd

from components.brief import limits, wording
from components.brief.choice import PackChoice
from components.brief.facts import Facts
from components.brief.pack import Caution, Outcome, Story
from components.brief.row import SourceKey
from components.content.cases import case_labels
from components.language import dates, lists
from components.language.messages import gettext, gettext_noop
from components.language.shortening import shorten_to_sentences
from data.choices import CaseChoice
from data.letters import begin_small
from data.text_cells import text_of

STORY_LENGTH = 430
USUAL_STORIES, OFFERED_STORIES = 2, 6
USUAL_SAID, OFFERED_SAID = 3, 8
KINDS = {"commitment": 0, "demand": 1, "linkage": 2, "learning": 3}
ASKED_OR_PROMISED = ("commitment", "demand")
DOUBTFUL_LINKS = {
    "indirect": gettext_noop("linked to the programme only through a correspondent or partner"),
    "doubtful": gettext_noop("whether this belongs to the programme is doubtful"),
}


def cases(facts: Facts, choice: PackChoice) -> list[Story]:
    """Case studies of the theme, strongest evidence first: from the place, then from its state.

    Those put into the pack from elsewhere come first.
    """
    table = facts.tables["cases"]
    state = facts.places.state_of(choice.place)
    own = facts.stories().matching(_theme_in(choice, choice.place))
    around = facts.stories().matching(_theme_in(choice, str(state)))
    further = around[~around["case_id"].isin(own["case_id"])]
    added = [one.removeprefix("case:") for one in choice.added if one.startswith("case:")]
    near = pd.concat([own, further]).head(OFFERED_STORIES)
    foreign = table[table["case_id"].isin(added) & ~table["case_id"].isin(near["case_id"])]
    usual = max(0, USUAL_STORIES - len(foreign))
    return [
        *(_story(facts, choice, row, True) for _, row in foreign.iterrows()),
        *(
            _story(facts, choice, row, place < usual)
            for place, (_, row) in enumerate(near.iterrows())
        ),
    ]


def _theme_in(choice: PackChoice, place: str) -> CaseChoice:
    return CaseChoice(themes=(choice.theme,), places=(place,))


def _story(facts: Facts, choice: PackChoice, case: pd.Series, is_usual: bool) -> Story:
    package = facts.package(case["package_id"])
    year = case_labels.say_year(case["year"])
    kind = facts.words.label("case_outcome_kinds", case["outcome_kind"])
    teller = begin_small(facts.words.label("source_kinds", case["source_kind"]))
    link = DOUBTFUL_LINKS.get(case["programme_link"])
    said = [one for one in (gettext(link) if link else "", text_of(case["note"])) if one]
    return Story(
        item_id=f"case:{case['case_id']}",
        heading=case["title"],
        usual=is_usual,
        sources=_sources(case),
        cautions=tuple(Caution(f"“{case['title']}”", wording.isolate(one)) for one in said),
        where=facts.places.full_name(case["place_id"]),
        where_and_when=gettext(
            "{place}, {year}; {programme}",
            place=facts.places.full_name(case["place_id"]),
            year=year,
            programme=package.short_title,
        ),
        outcome_kind=case["outcome_kind"],
        evidence=gettext("{kind}; told by: {teller}", kind=kind, teller=teller),
        near=say_nearness(facts, choice.place, (case["place_id"], *case["other_place_ids"])),
        summary=shorten_to_sentences(case["summary"], STORY_LENGTH),
        outcome=shorten_to_sentences(case["outcome"], STORY_LENGTH),
    )


def say_nearness(facts: Facts, place: str, where: tuple[str, ...]) -> str:
    """How near one of some places is: the same district, the same state, the same country, or not."""
    places = facts.places
    if any(places.lies_in(place_id, place) for place_id in where):
        return gettext("from {place}", place=places.name(place))
    state = places.state_of(place)
    if any(state == places.state_of(place_id) for place_id in where):
        return gettext(
            "not from {place}, but from the same state or province", place=places.name(place)
        )
    if any(places[place].country_id == places[place_id].country_id for place_id in where):
        return gettext("from elsewhere in the country")
    return gettext("from another country")


def _sources(row: pd.Series) -> tuple[SourceKey, ...]:
    more = row["other_source_ids"] if "other_source_ids" in row.index else ()
    return tuple((row["package_id"], one) for one in (row["source_id"], *more))


def find_outcomes(facts: Facts, choice: PackChoice) -> list[Outcome]:
    """What was asked or promised on the theme in the place and its state, else in the country.

    Promises come before demands, near places before far ones. What was only shared or learned is
    offered, but not usual.
    """
    outcomes = facts.tables["outcomes"]
    events = facts.tables["events"].set_index(["package_id", "event_id"])
    country = facts.places[choice.place].country_id
    of_theme = outcomes[outcomes["theme"] == choice.theme]
    countries = of_theme["place_id"].map(lambda one: facts.places[one].country_id)
    mine = of_theme[countries.eq(country)]
    distance = [_distance(facts, choice.place, place_id) for place_id in mine["place_id"]]
    ordered = mine.assign(_far=distance, _kind=mine["kind"].map(KINDS))
    ordered = ordered[ordered["_far"] < 3].sort_values(["_far", "_kind", "outcome_id"])
    added = [one.removeprefix("outcome:") for one in choice.added if one.startswith("outcome:")]
    telling = ordered[ordered["kind"].isin(ASKED_OR_PROMISED)]
    nearest = telling[telling["_far"] == telling["_far"].min()]
    others = ordered[~ordered["kind"].isin(ASKED_OR_PROMISED)]
    shown = pd.concat([telling, others]).head(OFFERED_SAID)
    foreign = outcomes[
        outcomes["outcome_id"].isin(added) & ~outcomes["outcome_id"].isin(shown["outcome_id"])
    ]
    # No promise made to the place or its state is left out for there being many.
    promised = int((nearest["kind"].eq("commitment") & nearest["_far"].le(1)).sum())
    usual = set(nearest["outcome_id"].head(max(promised, USUAL_SAID - len(foreign))))
    return [
        *(_said(facts, choice, row, events, True) for _, row in foreign.iterrows()),
        *(
            _said(facts, choice, row, events, row["outcome_id"] in usual)
            for _, row in shown.iterrows()
        ),
    ]


def came_id(outcome_id: str) -> str:
    """Under which name the visitor's words for what came of a promise are kept."""
    return f"came:{outcome_id.removeprefix('outcome:')}"


def say_what_came(outcome: Outcome, choice: PackChoice) -> Outcome:
    """The same with what came of it, as far as the visitor wrote it down, within its limit."""
    typed = dict(choice.words).get(came_id(outcome.item_id), "")
    return replace(outcome, came=limits.heading(typed).text)


def _distance(facts: Facts, place: str, where: str) -> int:
    """0 in the place itself, 1 in its state, 2 for the whole country, 3 in another state."""
    places = facts.places
    if places.lies_in(where, place):
        return 0
    if places[where].level == "country":
        return 2
    return 1 if places.state_of(where) == places.state_of(place) else 3


def _said(
    facts: Facts, choice: PackChoice, row: pd.Series, events: pd.DataFrame, is_usual: bool
) -> Outcome:
    event = events.loc[(row["package_id"], row["event_id"])]
    when = _when(event)
    where = facts.places.full_name(row["place_id"])
    named = [event["title"], *([when] if when and when not in event["title"] else [])]
    note = text_of(row["note"])
    return Outcome(
        item_id=f"outcome:{row['outcome_id']}",
        heading=facts.words.label("event_outcome_kinds", row["kind"]),
        usual=is_usual,
        sources=((row["package_id"], row["source_id"]),),
        cautions=(Caution(event["title"], wording.isolate(note)),) if note else (),
        kind=row["kind"],
        gathering=f"{lists.join(named)} ({where})",
        when=when,
        who=text_of(event["officials"]),
        near=say_nearness(facts, choice.place, (row["place_id"],)),
        is_near=_distance(facts, choice.place, str(row["place_id"])) <= 1,
        text=row["text"],
    )


def _when(event: pd.Series) -> str:
    """The date of a gathering, else its year; empty if neither is known."""
    if pd.notna(event["date"]):
        return dates.format_period(event["date"])
    return dates.format_period(str(event["year"])) if pd.notna(event["year"]) else ""
