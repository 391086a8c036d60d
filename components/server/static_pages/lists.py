"""The first static page, the list of each kind, and what there is to know about the data."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import ModuleType

from markupsafe import Markup

from components.content import home_page, navigation, site_facts
from components.content.about_data import data_catalogue
from components.content.elements import markup
from components.content.elements.blocks import (
    Block,
    Document,
    File,
    Grid,
    Heading,
    Items,
    Link,
    Made,
    Section,
    Words,
)
from components.content.maps import coverage_map, map_pictures
from components.facts import tables
from components.language import numbers
from components.language.messages import gettext, gettext_noop
from components.server import address
from components.server.static_pages import pages, sections
from data.catalog import Package
from data.problems import DataProblem

HOME = ""
ABOUT = "about"
WAYS = gettext_noop("What is here")
ABOUT_TITLE = gettext_noop("About the data")
ABOUT_LEAD = gettext_noop(
    "Where the figures come from, what is missing, and the files to take along."
)
PROGRAMMES = gettext_noop(
    "Everything shown here can be asked for by programs: JSON with its sources, without a key, from "
    "any site. The description (OpenAPI) names every address, parameter and answer."
)


# Lists that begin with what is said of their things in general.
OPENED = ("gatherings",)


def document(path: str, kinds: Mapping[str, ModuleType]) -> Document | None:
    """The page at this path; None if it is none of these."""
    if path == HOME:
        return _home(kinds)
    if path == ABOUT:
        return _about()
    return _list(path, kinds[path]) if path in kinds else pages.document(path)


def ways_on(title: str, lead: str, kinds: Mapping[str, ModuleType]) -> Document:
    """A page that leads to all the others."""
    ways = tuple(
        Link(
            kind,
            gettext("{kind}: {count}", kind=gettext(module.TITLE), count=len(module.names())),
            gettext(module.LEAD),
        )
        for kind, module in kinds.items()
    )
    about = Link(ABOUT, gettext(ABOUT_TITLE), gettext(ABOUT_LEAD))
    return Document(
        path=HOME,
        title=title,
        lead=lead,
        description=lead,
        sections=(Section(gettext(WAYS), (Items((*ways, *pages.ways(), about)),)),),
        page="home",
        address=address.of_page("home"),
    )


def _home(kinds: Mapping[str, ModuleType]) -> Document:
    page = ways_on(gettext(home_page.TITLE), home_page.say_lead(), kinds)
    own = (section for package_id in tables.programmes() for section in _programme(package_id))
    return replace(
        page,
        sections=(
            *page.sections,
            *own,
            sections.of_section(home_page.describe_newest()),
            sections.of_section(home_page.describe_newest_changes()),
        ),
        about={
            "@type": "DataCatalog",
            "dataset": [_dataset(package) for package in tables.catalog().packages()],
        },
    )


def _programme(package_id: str) -> Iterable[Section]:
    """What is said of a programme, and where it worked, which the app says on a page of its own."""
    yield sections.of_section(home_page.describe_programme(package_id))
    picture = map_pictures.whole(package_id)
    counted = Words(coverage_map.sentence(package_id, None))
    yield Section("", (counted, picture) if picture else (counted,))


def _list(path: str, module: ModuleType) -> Document:
    found: Mapping[str, list[Link]] = module.entries()
    count = sum(map(len, found.values()))
    return Document(
        path=path,
        title=gettext(module.TITLE),
        lead=gettext("{lead} {count} in all.", lead=gettext(module.LEAD), count=count),
        description=gettext(module.LEAD),
        sections=(
            *([Section(gettext("What they were for"), module.opening())] if path in OPENED else []),
            *(Section(title, (Items(tuple(links), "columns"),)) for title, links in found.items()),
        ),
        page=module.PAGE,
        about={"@type": "CollectionPage"},
    )


def _about() -> Document:
    packages = list(tables.packages().values())
    return Document(
        path=ABOUT,
        title=gettext(ABOUT_TITLE),
        lead=gettext(ABOUT_LEAD),
        description=gettext(ABOUT_LEAD),
        sections=(
            Section(
                gettext("For programs"),
                (Words(gettext(PROGRAMMES)), Items(tuple(_for_programs()))),
                needs_server=True,
            ),
            *(Section(package.title, tuple(_package(package))) for package in packages),
            Section(gettext(site_facts.TITLE), site_facts.blocks(), "site"),
            *(
                Section(gettext("Villages"), (layers,))
                for layers in (data_catalogue.ground(),)
                if layers
            ),
        ),
        page="about_data",
        about={"@type": "DataCatalog", "dataset": [_dataset(package) for package in packages]},
    )


def _for_programs() -> Iterator[File]:
    yield File("api/v1/openapi.json", gettext("Description of the programming interface (OpenAPI)"))
    yield File("api/v1/names.csv", gettext("Every name of every place, in all scripts (CSV)"))
    yield File("api/v1/reconcile", gettext("Matching of place names for OpenRefine"))
    yield File("llms.txt", gettext("What assistants can ask, and how"))


def _package(package: Package) -> Iterable[Block]:
    yield Words(str(package.descriptor.get("description", "")))
    for title, key in data_catalogue.GAPS.items():
        if sentences := package.about.get(key):
            listed = Markup("").join(
                Markup("<li>{}</li>").format(markup.explained(sentence)) for sentence in sentences
            )
            yield Heading(gettext(title))
            yield Made(Markup("<ul>{}</ul>").format(listed))
    folder = f"data/{package.package_id}"
    if package.tables:
        yield Grid(
            caption=gettext(
                "Files of {title}, version {version}", title=package.title, version=package.version
            ),
            heads=(gettext("Table"), gettext("Rows"), "CSV", "Parquet"),
            rows=tuple(_tables(package, folder)),
            numeric=frozenset({1}),
        )
    described = File(
        f"{folder}/datapackage.json", gettext("Description of the tables (Data Package)")
    )
    licences = markup.join_parts(
        data_catalogue.licence(one) for one in package.descriptor.get("licenses", ())
    )
    citation = gettext(data_catalogue.APP_CITATION, title=package.title, version=package.version)
    yield Items(
        (
            described,
            Markup(gettext("Licence: {licence}")).format(licence=licences),
            gettext("Cite as: {citation}", citation=citation),
        )
    )


def _tables(package: Package, folder: str) -> Iterable[tuple[str | File, ...]]:
    for table in package.tables.values():
        try:
            count = len(tables.package_table(package.package_id, table.name))
            rows = numbers.format_number(count)
        except DataProblem:
            rows = gettext("cannot be read")
        files = (File(f"{folder}/{table.name}.{one}", one) for one in ("csv", "parquet"))
        yield (gettext(table.title), rows, *files)


def _dataset(package: Package) -> dict[str, object]:
    """The package as schema.org describes a dataset; addresses are below the site."""
    return {
        "@type": "Dataset",
        "name": package.title,
        "description": str(package.descriptor.get("description", package.title)),
        "version": package.version,
        "isAccessibleForFree": True,
        "license": [
            licence.get("path", licence.get("name"))
            for licence in package.descriptor.get("licenses", ())
        ],
        "creator": {"@type": "Organization", "name": navigation.APP_NAME},
        "keywords": list(package.descriptor.get("keywords", ())),
    }
