"""The picture that stands for a page in link previews: 1200 x 630, title beside its map."""

from functools import partial

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.content import navigation
from components.content.elements.blocks import Document
from components.facts import cache
from components.figures import palette, typeset
from components.figures.svg_outlines import outline_texts
from components.figures.svg_text import Style, break_lines, draw_lines, fonts
from components.server import address, responses, static_pages
from components.server.middleware.limits import Turns
from data import languages

WIDTH, HEIGHT = 1200, 630
PIXELS_PER_INCH = 96
MARGIN = 60
MAP_WIDTH = 440
# Height of the letters, letters a line beside a map, and lines, for shorter and longer titles.
TITLES = ((64, 17, 4), (50, 22, 5), (40, 28, 6))
WIDER = 1.7
LEAD_SIZE, LEAD_LETTERS, LEAD_LINES = 27, 42, 3
LEADING = 1.15
SERIF = "Spectral"
HOME = "home"
TURNS = Turns(at_once=1, waiting=20)


def routes() -> list[Route]:
    """A picture for each static page, in every language."""
    return [
        Route(
            f"{address.of_language(code)}{address.PREVIEW}/{{path:path}}.png",
            partial(preview, code),
        )
        for code in languages.LANGUAGES
    ]


async def preview(code: str, request: Request) -> Response:
    """The picture of a static page in a language; 404 if there is no such page."""
    path = request.path_params["path"]
    with languages.speaking(code):
        content = await TURNS.find_or_do(lambda: picture("" if path == HOME else path))
    if content is None:
        raise HTTPException(404)
    return responses.answer(request, content, "image/png", responses.KEEP_A_DAY)


@cache.bounded
def picture(path: str) -> bytes | None:
    """The picture as PNG; None if there is no such static page."""
    document = static_pages.find(path)
    if document is None:
        return None
    return typeset.picture(outline_texts(svg(document)), WIDTH / PIXELS_PER_INCH, PIXELS_PER_INCH)


def svg(document: Document) -> str:
    """The picture as a drawing."""
    ground = palette.GROUND["light"]
    wider = 1.0 if document.map else WIDER
    size, lines = _title(document.title, wider)
    lead = _cut(break_lines(document.lead, round(LEAD_LETTERS * wider)), LEAD_LINES)
    top = 150
    below = top + round(len(lines) * size * LEADING) + 20
    return str(
        Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
            'height="{height}" font-family="{fonts}"><rect width="{width}" height="{height}" fill="#fbfaf6"/>'
            '<rect width="{width}" height="14" fill="{accent}"/>{name}{title}{lead}{map}</svg>'
        ).format(
            width=WIDTH,
            height=HEIGHT,
            fonts=fonts(),
            accent=ground.covered,
            name=_lines([navigation.APP_NAME], 78, Style(30, 700, ground.covered)),
            title=_lines(lines, top, Style(size, 600, ground.ink, family=f"{SERIF}, {fonts()}")),
            lead=_lines(lead, below, Style(LEAD_SIZE, colour=ground.muted)),
            map=_map(document.map),
        )
    )


def _title(title: str, wider: float) -> tuple[int, list[str]]:
    """Size and lines: as large as the title allows; a very long one is cut."""
    for size, letters, most in TITLES:
        lines = break_lines(title, round(letters * wider))
        if len(lines) <= most and max(map(len, lines)) <= letters * wider:
            return size, lines
    return size, _cut(lines, most)


def _cut(lines: list[str], most: int) -> list[str]:
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]


def _lines(lines: list[str], y: float, style: Style) -> Markup:
    shown = [typeset.displayable(line)[0] for line in lines]
    return draw_lines(shown, MARGIN, y, style.size * LEADING, style)


def _map(drawn: Markup | None) -> Markup:
    """The map at the right, as large as its place allows."""
    if drawn is None:
        return Markup("")
    placed = Markup('<svg x="{}" y="{}" width="{}" height="{}" ').format(
        WIDTH - MAP_WIDTH - MARGIN // 2, 70, MAP_WIDTH, HEIGHT - 120
    )
    return Markup(str(drawn).replace("<svg ", placed, 1))
