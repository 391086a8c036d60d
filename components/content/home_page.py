"""The home page: the words that greet a visitor, and what is said of each programme."""

from dataclasses import replace

from components.content.about_data import what_changed
from components.content.about_data.what_changed import Change
from components.content.cases import case_labels, story_map
from components.content.elements import markup
from components.content.elements.blocks import (
    Block,
    Cards,
    Items,
    Link,
    Made,
    Picture,
    Section,
    Text,
    Words,
)
from components.content.maps import map_pictures
from components.content.programmes import headlines, results
from components.facts import tables
from components.language import dates, lists
from components.language.messages import gettext, gettext_noop, ngettext

TITLE = gettext_noop("What villagers organised for, and what came of it")
MOST_CHANGES = 3
NEWEST_OF_EACH = 2


def say_lead() -> str:
    """How many programmes there are, and in which countries: in a private preview one may be new."""
    known, places = tables.programmes(), tables.gazetteer()
    ids = dict.fromkeys(one.country_id for one in known.values())
    countries = [places.name(one) for one in ids if one is not None and one in places]
    if not countries:
        return gettext("No programme can be shown at this moment.")
    return ngettext(
        "A programme helped poor rural families to organise, in {countries}. Here are its places, its "
        "figures and its stories, each with its source.",
        "{count} programmes helped poor rural families to organise, in {countries}. Here are their places, "
        "their figures and their stories, each with its source.",
        len(known),
        countries=lists.join_with_and(countries),
    )


@tables.once
def picture(package_id: str) -> Picture | None:
    """Where a programme worked, with its stories as circles; None if its shapes cannot be read.

    Its notes stand under every page: whose the boundaries are, and that they express no opinion.
    """
    stories = tables.stories().rows
    own = stories[stories["package_id"] == package_id]["case_id"]
    drawn = map_pictures.of_figure(story_map.figure(package_id, list(own)), f"home-{package_id}")
    return replace(drawn, notes=()) if drawn else None


@tables.once
def describe_newest() -> Section:
    """The newest case studies of every programme, and the way to all."""
    newest = tables.stories().rows.groupby("package_id").head(NEWEST_OF_EACH)
    cards = tuple(case_labels.card(row) for _, row in newest.iterrows())
    ways = Items((Link("cases", gettext("All case studies"), page="learning_zone"),))
    return Section(gettext("Newest case studies"), (Cards(cards), ways), "newest")


@tables.once
def describe_programme(package_id: str) -> Section:
    """What a programme was, its goal, and its headline figures with their sources."""
    programme = tables.programmes()[package_id]
    said: list[Block] = [Words(str(programme.about.get("summary", "")))]
    if goal := results.goal(package_id):
        to_aims = Link(f"aims/{package_id}", gettext("Aims, results and what remains"))
        said += [Words(goal), Items((to_aims,))]
    said.append(Made(headlines.describe_headlines(package_id).figures))
    return Section(programme.title, tuple(said), package_id)


@tables.once
def describe_newest_changes() -> Section:
    """What changed last, a line each, and the way to all of it."""
    lines = tuple(map(_say_change, what_changed.list_changes()[:MOST_CHANGES]))
    ways = Link(
        what_changed.PATH,
        gettext("All changes"),
        page="about_data",
        query={"section": what_changed.PATH},
    )
    return Section(gettext(what_changed.TITLE), (Items(lines), Items((ways,))), "changes")


def _say_change(change: Change) -> Text:
    day = dates.format_period(change.date)
    if not change.why:
        return gettext("{day}: {title}", day=day, title=change.title)
    said = gettext("{day}: {title}. {why}")
    return markup.fill_sentence(said, day=day, title=change.title, why=markup.plain(change.why))
