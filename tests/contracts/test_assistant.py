"""Real questions are answered by the tools alone, each with source and date; doubtful ones are asked back."""

import asyncio
import csv
import json
import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from components.server import handlers, middleware, routes
from components.server.assistant import comparison_answers, endpoint, figure_answers, record_answers
from components.server.assistant.understanding import NotAnswered
from components.server.static_pages import figures
from data.languages import ENGLISH, speaking
from tests.unit.asking import ask

ROOT = Path(__file__).parents[2]
QUESTIONS = json.loads((ROOT / "tests/fixtures/questions.json").read_text(encoding="utf-8"))
SITE = "https://zone.example"
USUAL = {"period": "", "group": "all", "residence": "total"}
CALLS: dict[str, tuple[Callable, dict]] = {
    "find_places": (record_answers.find_places, {"within": "", "level": ""}),
    "find_indicators": (record_answers.find_indicators, {"country": "", "limit": 8}),
    "find_stories": (record_answers.find_stories, {"words": "", "place": "", "theme": "", "limit": 5}),
    "find_gatherings": (record_answers.find_gatherings, {"place": "", "theme": "", "limit": 5}),
    "get_figures": (figure_answers.get_figures, USUAL),
    "check_figure": (figure_answers.check_figure, USUAL),
    "compare_places": (comparison_answers.compare_places, {**USUAL, "earlier": ""}),
    "find_gaps": (
        comparison_answers.find_gaps,
        {"between": "", "within": "", "residence": "", "period": "", "limit": 5},
    ),
}  # fmt: skip


def call(question: dict) -> dict:
    function, usual = CALLS[question["tool"]]
    with speaking(ENGLISH):
        try:
            return function(SITE, **{**usual, **question["arguments"]})
        except NotAnswered as other:
            return other.answer


@cache
def rows(path: str) -> list[dict[str, str]]:
    """A table as it lies in the data folder, read without any code of ours."""
    with (ROOT / "data" / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def folder(package: str) -> str:
    return str(next(ROOT.glob(f"data/*/{package}/values.csv")).parent.relative_to(ROOT / "data"))


@cache
def code(name: str) -> str:
    """Code of a place by its code, or by name and state: ``Darbhanga,Bihar``."""
    own, _, state = name.replace("_", " ").partition(",")
    if not state:
        return own
    places = rows("places/places.csv")
    parent = next(
        one["place_id"] for one in places if one["name"] == state and one["level"] == "state"
    )
    return next(
        one["place_id"] for one in places if (one["name"], one["parent_id"]) == (own, parent)
    )


def raw(package: str, indicator: str, place: str, period: str, group: str, residence: str) -> float:
    wanted = (indicator, code(place), period, group, residence, "main", "all")
    names = ("indicator_id", "place_id", "period", "group", "residence", "variant", "reporter")
    found = [
        float(row["value"])
        for row in rows(f"{folder(package)}/values.csv")
        if tuple(row[name] for name in names) == wanted and row["value"]
    ]
    assert len(found) == 1, wanted
    return found[0]


def inside(place: str, whole: str) -> bool:
    parents = {row["place_id"]: row["parent_id"] for row in rows("places/places.csv")}
    while place and place != whole:
        place = parents.get(place, "")
    return place == whole


def widest(
    package: str, indicator: str, whole: str, period: str, group: str, other: str, better: str
):
    """The widest gap in a whole, from the table as it lies there."""
    values: dict[tuple[str, str], float] = {}
    for row in rows(f"{folder(package)}/values.csv"):
        if (row["indicator_id"], row["period"], row["residence"]) == (
            indicator,
            period,
            "total",
        ) and row["value"]:
            values[row["place_id"], row["group"]] = float(row["value"])
    sign = 1 if better == "higher" else -1
    found = {
        place: sign * (values[place, other] - value)
        for (place, one), value in values.items()
        if one == group and place != whole and inside(place, whole) and (place, other) in values
    }
    return max(found.values())


def recorded(kind: str, whole: str) -> int:
    """Rows of the programmes that name a place inside a whole."""

    def named(row: dict[str, str]) -> list[str]:
        further = (row.get(name) or "" for name in ("other_place_ids", "venue_place_ids"))
        return [row["place_id"], *(one for cell in further for one in cell.split(";"))]

    return sum(
        any(inside(place, whole) for place in named(row))
        for path in sorted(ROOT.glob(f"data/programmes/*/{kind}.csv"))
        for row in rows(str(path.relative_to(ROOT / "data")))
    )


def computed(
    package: str, above: str, below: str, place: str, period: str, scale: str, decimals: str
) -> float:
    parts = [raw(package, one, place, period, "all", "total") for one in (above, below)]
    return round(parts[0] / parts[1] * float(scale), int(decimals))


def spread(*places: str) -> float:
    values = [raw(*one.split()) for one in " ".join(places).split("|")]
    return max(values) - min(values)


def change(package: str, indicator: str, place: str, before: str, later: str) -> float:
    first, last = (raw(package, indicator, place, one, "all", "total") for one in (before, later))
    return last - first


def figure(answer: dict) -> float:
    return answer["figures"][0]["value"]


class Having(str):
    """Equal to every set that has it."""

    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, set) and str(self) in other


# What each kind of question expects: what the answer says, and what the tables say.
CHECKS: dict[str, tuple[Callable[[dict], object], Callable[..., object]]] = {
    "value": (figure, raw),
    "missing": (lambda answer: answer["figures"][0]["missing_reason"], str),
    "rate": (figure, computed),
    "difference": (lambda answer: answer["difference"], spread),
    "change": (lambda answer: answer["change"], change),
    "verdict": (lambda answer: answer["verdict"], str),
    "gap": (lambda answer: abs(answer["widest_first"][0]["points"]), widest),
    "place": (lambda answer: answer["match"]["place_id"], code),
    "stories": (lambda answer: answer["found"], lambda whole: recorded("cases", whole)),
    "gatherings": (lambda answer: answer["found"], lambda whole: recorded("events", whole)),
    "has": (lambda answer: {one["indicator"] for one in answer["indicators"]}, Having),
}


def check(expected: str, answer: dict) -> None:
    """The answer against what the tables say."""
    kind, *rest = expected.split()
    said, told = CHECKS[kind]
    wanted = told(*rest)
    assert said(answer) == (pytest.approx(wanted) if isinstance(wanted, float) else wanted)


def provenance(answer: object) -> Iterable[dict]:
    """Every figure, record, place and indicator inside an answer: each has a page of its own."""
    if isinstance(answer, dict):
        if "page" in answer:
            yield answer
        for one in answer.values():
            yield from provenance(one)
    elif isinstance(answer, list):
        for one in answer:
            yield from provenance(one)


def is_dated(one: dict) -> bool:
    """Whether it is said when a figure held, when its source was published or read, or that nobody knows."""
    source = one["source"]
    days = (one.get("period"), source.get("published"), source.get("accessed"))
    return any(re.match(r"\d{4}", day) for day in days if day) != ("undated" in source)


def of_kind(*kinds: str) -> list:
    asked = [one for one in QUESTIONS if (one["expected"] in ("ask", "refused")) == bool(kinds)]
    chosen = [one for one in asked if not kinds or one["expected"] in kinds]
    return [pytest.param(one, id=one["question"]) for one in chosen]


@pytest.mark.parametrize("question", of_kind())
def test_a_real_question_is_answered_with_its_source(question):
    answer = call(question)
    assert answer["result"] == "answer", answer
    check(question["expected"], answer)
    told = list(provenance(answer))
    assert told
    for one in told:
        assert one["source"]["title"]
        assert one["licence"]
        assert one["page"].startswith(SITE)
        assert is_dated(one)
    assert len(json.dumps(answer, default=dict)) < 120_000


@pytest.mark.parametrize("question", of_kind("ask", "refused"))
def test_what_is_ambiguous_is_asked_and_what_misleads_is_refused(question):
    answer = call(question)
    assert answer["result"] == question["expected"], answer
    assert answer["why"]
    if question["expected"] == "ask":
        assert answer["candidates"]


def test_a_change_is_told_forwards_in_whichever_order_its_times_are_named():
    asked = next(one for one in QUESTIONS if one["expected"].startswith("change "))
    period, earlier = asked["arguments"]["period"], asked["arguments"]["earlier"]
    swapped = {**asked, "arguments": {**asked["arguments"], "period": earlier, "earlier": period}}
    assert call(swapped) == call(asked)


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [(63.7, 49.9, 13.8), (0.3, 0.1, 0.2), (1e-7, 0, 1e-7), (1_210_854_977, 1, 1_210_854_976)],
)
def test_a_difference_has_no_decimals_that_neither_number_has(one, other, difference):
    assert figure_answers.subtract(one, other) == difference


@pytest.mark.parametrize(
    ("stated", "value", "is_so"),
    [(64, 63.67, True), (63.7, 63.67, True), (63.6, 63.67, False), (1e-7, 0.4, False),
     (1e-7, 1.2e-7, True), (1e22, 1e22, True), (22400, 22404, False), (2.5, 2.45, True)],
)  # fmt: skip
def test_a_stated_number_is_another_rounded_to_as_many_decimals_as_it_has(stated, value, is_so):
    assert figure_answers._is_rounded(stated, value) is is_so


TWO = {"period": "2015-06", "earlier": "2015-03"}


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        (
            "compare_places",
            {"indicator": "rspn:cos", "places": ["Pakistan"], **TWO, "earlier": "2015-06"},
        ),
        ("compare_places", {"indicator": "rspn:cos", "places": ["Tharparkar", "Badin"], **TWO}),
        ("compare_places", {"indicator": "india:literacy7_pct", "places": ["Gaya"]}),
        ("compare_places", {"indicator": "india:literacy7_pct", "places": ["Gaya", "गया"]}),
        ("find_gaps", {"indicator": "india:population", "within": "Bihar", "between": "caste"}),
        ("find_gaps", {"indicator": "india:sc_share_pct", "within": "Bihar"}),
    ],
)
def test_a_question_that_cannot_be_is_refused(tool, arguments):
    assert asked(tool, **arguments)["result"] == "refused"


def test_a_gap_names_the_source_of_each_of_its_two_figures():
    answer = asked("find_gaps", indicator="india:literacy7_pct", between="caste", within="Bihar")
    for gap in answer["widest_first"]:
        mine, other = gap["figures"]
        assert mine["group"] != other["group"]
        for side in (mine, other):
            key = side["page"].removeprefix(f"{SITE}/f/")
            assert side["source"] == figures.describe_source(figures.find(key))


def test_places_of_a_register_of_villages_name_it_and_its_licence():
    found = asked("find_places", name="Barachatti", within="Gaya", level="village")
    named = [found["match"], *found["candidates"]] if found["match"] else found["candidates"]
    assert named
    assert all(one["source"]["title"] and one["licence"] for one in named)


def asked(tool: str, **arguments: object) -> dict:
    return call({"tool": tool, "arguments": arguments})


def test_ranges_that_overlap_are_not_ranked():
    places = ["Attock", "Chiniot"]
    answer = asked("compare_places", indicator="rspn:households_per_co", places=places)
    assert answer["result"] == "refused"
    assert "overlap" in answer["why"]


@pytest.mark.parametrize(
    ("stated", "verdict", "difference"),
    [(34555, "within_the_range", 0), (44830, "within_the_range", 0),
     (50000, "differs", 5170), (24000, "differs", -280)],
)  # fmt: skip
def test_a_stated_figure_is_measured_from_the_nearer_end_of_a_range(stated, verdict, difference):
    one = {"indicator": "rspn:households_organised", "place": "Charsadda", "period": "2009-03"}
    answer = asked("check_figure", **one, stated=stated)
    assert (answer["verdict"], answer["difference"]) == (verdict, difference)


def test_a_doubtful_figure_takes_no_rank_and_no_difference():
    one = {"indicator": "rspn:pct_union_councils", "period": "2009-03"}
    answer = asked("compare_places", **one, places=["Gilgit", "Tharparkar", "Badin"])
    ranked = {one["place"] for one in answer["highest_first"]}
    assert ranked == {"Tharparkar, Sindh", "Badin, Sindh"}
    assert [one["place"] for one in answer["doubtful"]] == ["Gilgit, Gilgit-Baltistan"]
    assert asked("compare_places", **one, places=["Gilgit", "Badin"])["result"] == "refused"


def test_figures_of_two_sources_are_compared_with_a_caution_that_names_both():
    places = ["Chhattisgarh", "Bihar"]
    answer = asked("compare_places", indicator="pacs:work_got_pct", places=places, period="2016")
    (caution,) = answer["take_care"]
    assert all(figure["source"]["title"] in caution for figure in answer["highest_first"])


def test_the_table_of_questions_is_long_enough():
    counted = [len(of_kind()), len(of_kind("ask")), len(of_kind("refused"))]
    assert counted >= [60, 20, 20]


def test_the_protocols_own_client_finds_and_calls_the_tools():
    import httpx2
    from mcp import Client
    from mcp.client.streamable_http import streamable_http_client

    site = Starlette(routes=routes(), middleware=middleware(), exception_handlers=handlers())

    async def talk() -> tuple[list[str], dict]:
        transport = httpx2.ASGITransport(app=site)
        async with (
            httpx2.AsyncClient(transport=transport, base_url=SITE) as http,
            Client(streamable_http_client(f"{SITE}/mcp", http_client=http)) as client,
        ):
            listed = await client.list_tools()
            asked = {"indicator": "pacs:villages", "places": ["India"]}
            answer = await client.call_tool("get_figures", asked)
            assert all(one.annotations.read_only_hint for one in listed.tools)
            return [one.name for one in listed.tools], answer.structured_content

    names, answer = asyncio.run(talk())
    assert sorted(names) == sorted(CALLS)
    assert len(names) <= 8
    assert answer["figures"][0]["value"] == 22404
    assert answer["figures"][0]["page"] == f"{SITE}/f/pacs:villages:IN:2016"


def test_the_tools_can_be_switched_off_and_refuse_what_is_too_large(monkeypatch):
    site = Starlette(routes=routes(), middleware=middleware(), exception_handlers=handlers())
    assert ask(site, "/mcp").status == 405
    large = {"content-length": str(endpoint.LARGEST + 1)}
    assert ask(site, "/mcp", large, method="POST").status == 413
    monkeypatch.setenv(endpoint.VARIABLE, "off")
    assert endpoint.routes() == []


def post(site: Starlette, host: str, **arguments: object) -> dict:
    """The answer of a tool to a request at a host."""
    params = {"name": "find_places", "arguments": arguments}
    body = json.dumps(
        {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}
    ).encode()
    about = {"content-type": "application/json", "accept": "application/json, text/event-stream",
             "content-length": str(len(body)), "host": host}  # fmt: skip
    answer = ask(site, "/mcp", about, method="POST", body=body)
    assert answer.status == 200, answer.text
    return json.loads(answer.body)["result"]


def test_one_server_names_the_pages_of_the_site_that_is_asked():
    served = endpoint.Endpoint()
    site = Starlette(routes=[Route("/mcp", served)])
    for host in ("zone.example", "made-up.example", "zone.example"):
        found = post(site, host, name="Gaya")["structuredContent"]
        assert found["match"]["page"].startswith(f"https://{host}/")


def test_who_comes_when_the_server_does_not_open_is_told_and_does_not_wait(monkeypatch):
    async def hold(ready: asyncio.Future) -> None:
        raise OSError("no room")

    monkeypatch.setattr(endpoint, "_build", lambda: (None, hold))
    site = Starlette(routes=[Route("/mcp", endpoint.Endpoint())])
    with pytest.raises(OSError, match="no room"):
        post(site, "zone.example", name="Gaya")


def test_a_browser_may_ask_before_it_posts():
    site = Starlette(routes=routes(), middleware=middleware(), exception_handlers=handlers())
    asked = {"origin": "https://other.example", "access-control-request-method": "POST"}
    answer = ask(site, "/mcp", asked, method="OPTIONS")
    assert (answer.status, answer.headers["access-control-allow-origin"]) == (204, "*")
    assert "POST" in answer.headers["access-control-allow-methods"]


def test_the_protocols_library_is_loaded_only_when_somebody_asks():
    import subprocess
    import sys

    program = (
        "import sys; from components.server import routes; routes(); print('mcp' in sys.modules)"
    )
    said = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "False"
