"""The eight tools, as an assistant sees them.

It imports the protocol's library, so it is imported when somebody first asks.
"""

from collections.abc import Callable
from typing import Annotated, Any

from mcp.server.mcpserver import MCPServer
from mcp_types import ToolAnnotations
from pydantic import Field

from components.content import navigation
from components.content.about_data import left_out
from components.content.villages import found_villages
from components.facts import tables
from components.facts.site import configured_address
from components.server.assistant import comparison_answers, figure_answers, record_answers
from components.server.assistant.asked_site import SITE
from components.server.assistant.understanding import REFUSED, NotAnswered
from components.server.middleware.limits import Turns
from data.languages import ENGLISH, speaking
from data.problems import Busy, DataProblem, NotReady

VERSION = "1.0.0"
INSTRUCTIONS = (
    "Facts about community-mobilisation programmes ({programmes}), with census and survey figures of "
    "their districts. Quote a figure with its source, its period, its doubts and its page. When the "
    "result is “ask”, ask the user which one is meant; never choose. When it is “refused”, say the "
    "reason and do not compare. Never compute a difference, sum, mean or rate from figures: ask a tool. "
    "Missing is not zero."
)
READ_ONLY = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
TURNS = Turns(at_once=2, waiting=20)
WORD = 200

Name = Annotated[str, Field(max_length=WORD)]
Names = Annotated[list[Name], Field(min_length=1, max_length=20)]
Limit = Annotated[int, Field(ge=1, le=20, description="How many at most.")]
Place = Annotated[
    str,
    Field(
        max_length=WORD,
        description="Name in any script, alone or with its state, or a code (IN-C11-236).",
    ),
]
Indicator = Annotated[
    str, Field(max_length=WORD, description="Key of the indicator, as find_indicators gives it.")
]
Group = Annotated[
    str, Field(max_length=WORD, description="Social group, such as all, women, scheduled_caste.")
]
Residence = Annotated[str, Field(max_length=20, description="total, rural or urban.")]
Period = Annotated[
    str,
    Field(max_length=40, description="Such as 2011, 2015-06 or 2019/2021; the newest if empty."),
]
Earlier = Annotated[
    str,
    Field(max_length=40, description="An earlier period: then the change of one place is told."),
]
Stated = Annotated[float, Field(allow_inf_nan=False, description="The number as it was stated.")]
Between = Annotated[
    str,
    Field(
        max_length=40, description="Such as caste, tribe, women, rural; asked back if it is needed."
    ),
]
Answer = dict[str, Any]


async def answer(work: Callable[[], Answer]) -> Answer:
    """What a tool says: an answer, a question back, or a refusal; never an error of a visitor's making."""

    def said() -> Answer:
        with speaking(ENGLISH):
            try:
                return work()
            except NotAnswered as other:
                return other.answer
            except DataProblem as damaged:
                return {"result": REFUSED, "why": " ".join(left_out.sentences(damaged.problems))}

    try:
        return {**await TURNS.do(said), "terms": "Each figure and text under the licence it names."}
    except NotReady:
        return {"result": REFUSED, "why": found_villages.not_ready()}
    except Busy:
        return {"result": REFUSED, "why": "Too many ask at once; try again in some seconds."}


def build() -> MCPServer[Any]:
    """The server with its tools, which name pages of the site that is asked (:data:`SITE`)."""
    server: MCPServer[Any] = MCPServer(
        "learning-zone",
        title=tables.owner().publisher or navigation.APP_NAME,
        instructions=INSTRUCTIONS.format(programmes=", ".join(_programmes())),
        version=VERSION,
        website_url=configured_address() or None,
        log_level="WARNING",
    )
    _add_records(server)
    _add_figures(server)
    _add_comparisons(server)
    return server


def _programmes() -> list[str]:
    places = tables.gazetteer()
    return [
        f"{one.short_title}, {places.name(str(one.country_id))}"
        for one in tables.programmes().values()
    ]


def _add_records(server: MCPServer[Any]) -> None:
    @server.tool(annotations=READ_ONLY)
    async def find_places(name: Place, within: Name = "", level: Name = "") -> Answer:
        """Which place a name means: one, several to ask about, or none.

        A level is country, state, district, subdistrict or village.
        """
        return await answer(lambda: record_answers.find_places(SITE.get(), name, within, level))

    @server.tool(annotations=READ_ONLY)
    async def find_indicators(words: Name, country: Name = "", limit: Limit = 8) -> Answer:
        """What is measured, by words such as “literacy”: keys, definitions, groups, periods, cautions."""
        return await answer(
            lambda: record_answers.find_indicators(SITE.get(), words, country, limit)
        )

    @server.tool(annotations=READ_ONLY)
    async def find_stories(
        words: Name = "", place: Name = "", theme: Name = "", limit: Limit = 5
    ) -> Answer:
        """Case studies: what people did, what came of it, who tells it."""
        return await answer(
            lambda: record_answers.find_stories(SITE.get(), words, place, theme, limit)
        )

    @server.tool(annotations=READ_ONLY)
    async def find_gatherings(place: Name = "", theme: Name = "", limit: Limit = 5) -> Answer:
        """Conclaves and conventions with what came of them: commitments, demands, linkages, learning."""
        return await answer(lambda: record_answers.find_gatherings(SITE.get(), place, theme, limit))


def _add_figures(server: MCPServer[Any]) -> None:
    @server.tool(annotations=READ_ONLY)
    async def get_figures(
        indicator: Indicator, places: Names, period: Period = "", group: Group = "all",
        residence: Residence = "total",
    ) -> Answer:  # fmt: skip
        """Figures of one place or several, each with source, date, doubt, licence and page."""
        return await answer(
            lambda: figure_answers.get_figures(
                SITE.get(), indicator, places, period, group, residence
            )
        )

    @server.tool(annotations=READ_ONLY)
    async def check_figure(
        indicator: Indicator, place: Place, stated: Stated, period: Period = "", group: Group = "all",
        residence: Residence = "total",
    ) -> Answer:  # fmt: skip
        """Whether a stated figure is the one held here, exactly, rounded, or as another source gives it."""
        asked = (indicator, place, stated, period, group, residence)
        return await answer(lambda: figure_answers.check_figure(SITE.get(), *asked))


def _add_comparisons(server: MCPServer[Any]) -> None:
    @server.tool(annotations=READ_ONLY)
    async def compare_places(
        indicator: Indicator, places: Names, period: Period = "",
        earlier: Earlier = "",
        group: Group = "all", residence: Residence = "total",
    ) -> Answer:  # fmt: skip
        """Rank places and tell differences, or the change of one place; refused where it would mislead."""
        asked = (indicator, places, period, earlier, group, residence)
        return await answer(lambda: comparison_answers.compare_places(SITE.get(), *asked))

    @server.tool(annotations=READ_ONLY)
    async def find_gaps(
        indicator: Indicator, within: Name = "",
        between: Between = "",
        residence: Name = "", period: Period = "", limit: Limit = 5,
    ) -> Answer:  # fmt: skip
        """Where a group stands furthest behind another, district by district."""
        asked = (indicator, between, within, residence, period, limit)
        return await answer(lambda: comparison_answers.find_gaps(SITE.get(), *asked))
