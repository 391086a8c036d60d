"""What assistants and catalogues look for at fixed addresses: ``llms.txt`` and ``.well-known``."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.content import navigation, site_facts
from components.facts import tables
from components.server import address, responses
from components.server.api import bodies
from components.server.assistant import endpoint
from data.languages import ENGLISH, speaking

TEXT, JSON = "text/plain; charset=utf-8", "application/json"
LLMS = """# {name}

> Community-mobilisation programmes ({programmes}): what they did, where, and what came of it, beside
> census and survey figures of the same places. Every figure has a source, a date, its doubts and an
> address of its own.

When you use a figure, give its source, its period and its page. Missing is not zero. Where two sources
differ, name both. Do not compute changes, sums or rates from figures: ask the tools, which refuse what
may not be compared.

## Ask
{tools}- [Programming interface]({site}/api/v1): JSON with sources, without a key
- [Its description]({site}/api/v1/openapi.json): OpenAPI 3.1
- [Which place a name means]({site}/api/v1/resolve?name=): one, several to ask about, or none
- A figure: `{site}/f/<package>:<indicator>:<place>:<period>[:<group>[:<residence>]]`; add `.json`,
  `.csv`, `.bib` or `.ris`; `?as_of=2026-11-28` has it as it was at the end of that day
  (lists and views are of today)
- A map, chart or table of a page as a file: `{site}/view.csv?<address of the page>`, also `view.png` and
  `view.svg`, such as [where a programme worked]({site}/view.csv?/coverage?programme={programme})

## Read
{pages}

## Terms
- {terms}
"""


def routes() -> list[Route]:
    """The fixed addresses."""
    return [
        Route("/llms.txt", llms),
        Route("/.well-known/mcp.json", well_known),
        Route("/.well-known/api-catalog", catalogue),
    ]


async def llms(request: Request) -> Response:
    """What is here, for assistants, in a page of plain text (llmstxt.org)."""
    site = address.of_site(request)
    with speaking(ENGLISH):
        tools = f"- [Tools]({site}{endpoint.ADDRESS}): Model Context Protocol, streamable HTTP, no key\n"
        pages = "\n".join(
            f"- [{entry.title}]({site}{address.of_document(path)})"
            for path, entry in _pages().items()
        )
        text = LLMS.format(
            name=navigation.APP_NAME,
            programmes=", ".join(one.short_title for one in tables.programmes().values()),
            programme=next(iter(tables.programmes()), ""),
            tools=tools if endpoint.is_on() else "",
            site=site,
            pages=pages,
            terms=site_facts.OWN_TERMS,
        )
    return responses.answer(request, text.encode(), TEXT, responses.KEEP_AN_HOUR)


def _pages() -> Mapping[str, navigation.Entry]:
    by_page = {entry.page: entry for entry in navigation.MENU}
    return {path: by_page[kind.page] for path, kind in navigation.KINDS.items()}


async def well_known(request: Request) -> Response:
    """Where the tools are, for programs that look for them."""
    site = address.of_site(request)
    servers = (
        [{"name": "learning-zone", "url": f"{site}{endpoint.ADDRESS}", "transport": "streamable-http",
          "authentication": "none", "documentation": f"{site}/llms.txt"}]
        if endpoint.is_on() else []
    )  # fmt: skip
    return responses.answer(
        request, bodies.encoded({"servers": servers}), JSON, responses.KEEP_AN_HOUR
    )


async def catalogue(request: Request) -> Response:
    """The interfaces of the site (RFC 9727)."""
    site = address.of_site(request)
    described = {
        "anchor": f"{site}/api/v1",
        "service-desc": [
            {
                "href": f"{site}/api/v1/openapi.json",
                "type": "application/vnd.oai.openapi+json;version=3.1",
            }
        ],
        "service-doc": [{"href": f"{site}/read/about", "type": "text/html"}],
        "service-meta": [{"href": f"{site}/llms.txt", "type": "text/plain"}],
    }
    body = bodies.encoded({"linkset": [described]})
    return responses.answer(request, body, "application/linkset+json", responses.KEEP_AN_HOUR)
