"""One place has one number of gatherings and of stories: on the screen, as a static page, offline."""

import json
from functools import cache

import pytest
from starlette.applications import Starlette

from components.content.places import place, place_list
from components.content.places import place_map as street
from components.facts import tables
from components.server import handlers, middleware, routes, static_pages
from components.server.api import collections, query
from components.server.offline import contents
from components.server.static_pages import places
from data.choices import CaseChoice
from data.gatherings import GatheringChoice
from tests.unit.asking import ask

# A regular sample keeps the test short; the counts of all places are compared without their pages.
WITH_PAGES = place_list.with_a_page()[::45]
NAMED_IN_THE_ISSUE = ("PK17-kp-chitral", "IN-C11-364")


@cache
def recomputed(table: str) -> dict[str, int]:
    """Rows of a table that name each place, or one inside it, in any of their columns of places."""
    gazetteer, rows = tables.gazetteer(), tables.table(table).rows
    columns = [one for one in ("other_place_ids", "venue_place_ids") if one in rows]
    named = [
        {row["place_id"], *(more for column in columns for more in row[column])}
        for row in rows.to_dict("records")
    ]
    every = set().union(*named)
    counted = {}
    for place_id in place_list.with_a_page():
        inside = {one for one in every if gazetteer.lies_in(one, place_id)}
        counted[place_id] = sum(not inside.isdisjoint(one) for one in named)
    return counted


@pytest.mark.parametrize("table", ["events", "cases"])
def test_every_place_has_one_number_of_gatherings_and_stories(table):
    known = {"events": place.gatherings, "cases": place.cases}[table]
    counted = recomputed(table)
    assert {one: len(known(one)) for one in counted} == counted


def test_the_filters_count_what_the_pages_of_places_list():
    met = tables.gatherings().counts(GatheringChoice(), "places")
    for place_id in place_list.with_a_page():
        assert met.get(place_id, 0) == len(place.gatherings(place_id))
        told = tables.stories().matching(CaseChoice(places=(place_id,)))
        assert list(told["case_id"]) == list(place.cases(place_id)["case_id"])


@pytest.mark.parametrize("table", ["events", "cases"])
def test_the_interface_finds_within_a_place_what_its_page_lists(table):
    known = {"events": place.gatherings, "cases": place.cases}[table]
    collection = collections.every()[table]
    rows, within = collection.rows(), collection.filters["within"]
    for place_id in place_list.with_a_page():
        found = query._fitting(rows, within, {place_id})
        assert found.sum() == len(known(place_id)), place_id


def test_the_interface_answers_with_all_gatherings_of_a_place():
    site = Starlette(routes=routes(), middleware=middleware(), exception_handlers=handlers())
    answer = ask(site, "/api/v1/events?within=Chitral")
    assert json.loads(answer.body)["page"]["total"] == len(place.gatherings("PK17-kp-chitral")) > 0


@pytest.mark.parametrize("place_id", sorted({*WITH_PAGES, *NAMED_IN_THE_ISSUE}))
def test_static_and_offline_pages_say_the_same_number(place_id):
    static, offline = places.document(place_id), contents.document(f"places/{place_id}")
    for page in (static, offline):
        titles = [section.title for section in page.sections]
        assert f"Gatherings: {recomputed('events')[place_id]:,}" in titles
        assert f"Case studies from here: {recomputed('cases')[place_id]:,}" in titles


@pytest.mark.parametrize("place_id", NAMED_IN_THE_ISSUE)
def test_a_venue_and_those_who_came_from_elsewhere_count(place_id):
    assert recomputed("events")[place_id] > len(
        tables.table("events").rows.query("place_id == @place_id")
    )


def test_a_gathering_that_was_only_announced_says_so_wherever_it_is_listed():
    events, words = tables.gatherings().events, tables.vocabulary()
    announced = events[events["record"] != "reported"]
    listed = {
        link.path: link.remark
        for links in static_pages.KINDS["gatherings"].entries().values()
        for link in links
    }
    for _, event in announced.iterrows():
        label = words.label("event_records", event["record"]).lower()
        assert label in listed[f"gatherings/{event['event_id']}"]
    reported = set(events["event_id"]) - set(announced["event_id"])
    assert not any("only" in listed[f"gatherings/{one}"] for one in reported)


@pytest.mark.parametrize("place_id", ["IN-CT", "PK-KP", *NAMED_IN_THE_ISSUE])
def test_the_map_of_a_place_counts_them_alike(place_id):
    said = street.of_place(place_id).description.lower()
    assert f"gatherings {recomputed('events')[place_id]:,}" in said
    stories = recomputed("cases")[place_id]
    assert (f"case studies {stories:,}" in said) if stories else ("case studies" not in said)
