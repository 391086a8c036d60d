"""What the folder says: the static pages, a start page that lists and searches them, the licences."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from components.content import navigation
from components.content.about_data import data_catalogue
from components.content.elements import markup
from components.content.elements.blocks import Document, File, Items, Link, Made, Section
from components.facts import searches, tables
from components.language import digits
from components.language.messages import gettext, gettext_noop
from components.server import rendering, static_pages
from components.server.offline.briefs import Brief
from components.server.offline.way import InAFolder, page_file
from components.server.static_pages import lists
from data import search_words
from data.place_words import normalise
from data.search_records import other_names

PROGRAMMES, LICENCES = "programmes", "licences"
PROGRAMMES_TITLE, LICENCES_TITLE = gettext_noop("The programmes"), gettext_noop("Licences")
PROGRAMMES_LEAD = gettext_noop(
    "What each set out to do, its headline figures, and the districts where it worked."
)
LICENCES_LEAD = gettext_noop(
    "What may be done with the words, tables, boundaries and code in this folder."
)
CODE_LICENCE = f"{LICENCES}/code.txt"
BOUNDARIES_LICENCE = "data/boundaries/ATTRIBUTION.txt"
BRIEF = gettext_noop("Brief (PDF)")
# Pages where finds of a kind stand; on a page of its own for each programme, where {} is.
SAID = {"aim": "aims/{}", "gatherings": "gatherings", "federations": "federations"}
# Shown by its script, since without scripts it could not answer.
SEARCH = Markup(
    '<link rel="stylesheet" href="page/find.css">'
    '<form id="find" role="search" hidden><label for="words">{label}</label>'
    '<input id="words" type="search" autocomplete="off" dir="auto">'
    '<p id="count" class="lz-meta" role="status" data-none="{none}" data-one="{one}" '
    'data-some="{some}" data-best="{best}" data-numbers="{numbers}"></p>'
    '<ol id="found"></ol></form><noscript><p>{without}</p></noscript>'
    '<script src="page/words.js"></script><script src="page/find.js"></script>'
)


def _menu() -> tuple[Link, ...]:
    return (Link(lists.HOME, gettext("Search")), *static_pages.menu())


def paths() -> list[str]:
    """Every page of the folder but the start page."""
    return [PROGRAMMES, LICENCES, *(path for path in static_pages.paths() if path != lists.HOME)]


def document(path: str) -> Document:
    """A page of the folder; KeyError if there is none at this path."""
    if path == PROGRAMMES:
        return _programmes()
    if path == LICENCES:
        return _licences()
    found = static_pages.find(path)
    if found is None:
        raise KeyError(path)
    return _without_server(found)


def html(page: Document) -> str:
    """A page of the folder as HTML."""
    title = rendering.tab_title(page) if page.path else navigation.APP_NAME
    about = rendering.Head(title=title, heading=page.title, description=page.description)
    return rendering.page(page, InAFolder(page.path), about, _menu())


def start(briefs: Sequence[Brief]) -> Document:
    """The start page: search, what is here, every page by kind, the briefs."""
    home = _home()
    ways = (
        *_ways(home),
        Link(PROGRAMMES, gettext(PROGRAMMES_TITLE), gettext(PROGRAMMES_LEAD)),
        Link(LICENCES, gettext(LICENCES_TITLE), gettext(LICENCES_LEAD)),
    )
    printed = Items(tuple(map(_printed, briefs)))
    return replace(
        home,
        sections=(
            Section(gettext("Search"), (_search(),)),
            Section(gettext(lists.WAYS), (Items(ways),)),
            *([Section(gettext("Briefs to print (PDF)"), (printed,))] if briefs else []),
            Section(gettext("Every page"), tuple(_every(kind) for kind in static_pages.KINDS)),
        ),
    )


def words(pages: Iterable[Document], briefs: Iterable[Brief]) -> str:
    """A script that holds what is searched: file, title, kind, summary and other names of each.

    It says, too, how words are folded, which is so in every search of the site.
    """
    also = {**_other_names(), **_said_of_programmes()}
    entries = [
        *(
            [page_file(page.path), page.title, *_about(page), also.get(page.path, "")]
            for page in pages
        ),
        *([brief.file, brief.title, gettext(BRIEF), brief.finding, ""] for brief in briefs),
    ]
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
    folding = {
        "dropped": search_words.DROPPED.pattern,
        "nasal": search_words.NASAL.pattern,
        "alike": {chr(letter): same for letter, same in search_words.SAME_LETTER.items()},
    }
    rule = json.dumps(folding)
    return f"const PAGES = [\n{lines}\n];\nconst FOLDING = {rule};\n"


def _search() -> Made:
    """The form that searches the folder, with the words that its script says."""
    return Made(
        SEARCH.format(
            label=gettext("Words in titles and summaries, or other spellings of a place"),
            none=gettext("Nothing found. Try fewer or shorter words."),
            one=gettext("One page found."),
            some=gettext("{count} pages found.", count="{count}"),
            best=gettext(
                "{count} pages found; the best {most} are shown.", count="{count}", most="{most}"
            ),
            numbers=digits.browser_locale(),
            without=gettext("Searching needs scripts; everything is listed below."),
        )
    )


def _about(page: Document) -> tuple[str, str]:
    """Kind and summary of a page."""
    kind, _, name = page.path.partition("/")
    return (gettext(static_pages.KINDS[kind].TITLE) if name else "", page.description)


def _other_names() -> Mapping[str, str]:
    """Other names of places, by the path of the place's page."""
    names = other_names(*(tables.package_table("places", one) for one in ("aliases", "successors")))
    return {
        f"places/{place_id}": " ".join(sorted({normalise(one) for one in own}))
        for place_id, own in names.items()
    }


def _said_of_programmes() -> Mapping[str, str]:
    """The words of what each programme wanted and says of itself, by the path of its page."""
    said: dict[str, str] = {}
    for record in searches.search_index().records:
        if record.kind in SAID:
            path = SAID[record.kind].format(record.package_id)
            said[path] = (
                f"{said.get(path, '')} {normalise(f'{record.title} {record.text}')}".strip()
            )
    return said


def _home() -> Document:
    home = static_pages.find(lists.HOME)
    if home is None:
        raise KeyError(lists.HOME)
    return home


def _ways(home: Document) -> Iterable[Link]:
    (ways,) = home.sections[0].blocks
    return (
        (item for item in ways.items if isinstance(item, Link)) if isinstance(ways, Items) else ()
    )


def _printed(brief: Brief) -> Markup:
    """The way to a brief, with what it finds."""
    link = Markup('<a href="{}">{}</a> <span class="lz-meta">{}</span>')
    return link.format(InAFolder(lists.HOME).file(brief.file), brief.title, brief.finding)


def _programmes() -> Document:
    return replace(
        _home(),
        path=PROGRAMMES,
        title=gettext(PROGRAMMES_TITLE),
        lead=gettext(PROGRAMMES_LEAD),
        description=gettext(PROGRAMMES_LEAD),
        sections=_home().sections[1:],
    )


def _licences() -> Document:
    packages = tuple(
        Markup("{}: {}").format(
            package.title,
            markup.join_parts(map(data_catalogue.licence, package.descriptor.get("licenses", ()))),
        )
        for package in tables.packages().values()
    )
    in_short = (gettext(navigation.LICENCES), gettext(navigation.BORDERS))
    files = (
        File(CODE_LICENCE, gettext("Code: MIT")),
        File(BOUNDARIES_LICENCE, gettext("Boundaries: where they come from")),
    )
    return Document(
        path=LICENCES,
        title=gettext(LICENCES_TITLE),
        lead=gettext(LICENCES_LEAD),
        description=gettext(LICENCES_LEAD),
        sections=(
            Section(gettext("In short"), (Items(in_short),)),
            Section(gettext("Each package"), (Items(packages),)),
            Section(gettext("In full"), (Items(files),)),
        ),
        page="about_data",
    )


def _without_server(page: Document) -> Document:
    """The page without its sections about what only a server answers."""
    kept = tuple(section for section in page.sections if not section.needs_server)
    return replace(page, sections=kept)


def _every(kind: str) -> Made:
    """A list of all pages of a kind, closed until it is asked for."""
    module, way = static_pages.KINDS[kind], InAFolder(lists.HOME)
    groups = Markup("").join(
        Markup('<h3>{}</h3><ul class="columns">{}</ul>').format(
            title,
            Markup("").join(
                Markup('<li><a href="{}">{}</a></li>').format(way.read(link.path), link.label)
                for link in links
            ),
        )
        for title, links in module.entries().items()
    )
    return Made(
        Markup("<details><summary>{}</summary>{}</details>").format(
            gettext("{kind}: {count}", kind=gettext(module.TITLE), count=len(module.names())),
            groups,
        )
    )
