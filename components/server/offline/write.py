"""Write the folder, file by file."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from components.content.about_data import package_files
from components.content.elements.blocks import Document
from components.facts import assets, script_fonts, tables
from components.language.messages import gettext, gettext_noop
from components.server import files
from components.server.offline import contents
from components.server.offline.briefs import Brief
from components.server.offline.way import FRAME, page_file
from data.catalog import Package

OWN = Path(__file__).parent / FRAME
LICENCE = Path(__file__).parents[3] / "LICENSE"
START, README = "index.html", "README.txt"
WORDS = f"{FRAME}/words.js"
ICON = "icon.png"
READ_ME = (
    gettext_noop("Learning Zone, to be read without internet"),
    "",
    gettext_noop(
        "Open index.html with a web browser (Firefox, Chrome, Edge, Safari). Nothing is installed or "
        "sent."
    ),
    "",
    gettext_noop(
        "data: every table as CSV and Parquet; datapackage.json describes its columns, and "
        "LEFT_OUT.csv, if there is one, lists rows with a fault that are left out"
    ),
    gettext_noop("briefs: a brief to print (PDF) for each state or province, unless left out"),
    gettext_noop("licences: what may be done with all this: see licences.html"),
)


def folder(out: Path, paths: Iterable[str], briefs: Iterable[Brief]) -> list[Path]:
    """Write the pages at these paths, these briefs, the start page that leads to them, all tables.

    Returns:
        The files, in the order of their writing.
    """
    return [*_pages(out, paths, briefs), *_frame(out), *_tables(out)]


def _pages(out: Path, paths: Iterable[str], briefs: Iterable[Brief]) -> Iterator[Path]:
    """The pages, then the briefs, then what was learned from them: the start page and its words."""
    pages: list[Document] = []
    printed: list[Brief] = []
    for path in paths:
        pages.append(contents.document(path))
        yield _write(out / page_file(path), contents.html(pages[-1]).encode())
    for brief in briefs:
        printed.append(brief)
        yield _write(out / brief.file, brief.content)
    yield _write(out / START, contents.html(contents.start(printed)).encode())
    yield _write(out / WORDS, contents.words(pages, printed).encode())


def _frame(out: Path) -> Iterator[Path]:
    """Style, script and icon, what to do with the folder, and what one may do with the code."""
    for own in sorted(OWN.iterdir()):
        yield _write(out / FRAME / own.name, own.read_bytes())
    for name in (ICON, *script_fonts.files_of_spoken()):
        yield _write(out / FRAME / name, assets.content(name))
    yield _write(out / README, _read_me().encode())
    yield _write(out / contents.CODE_LICENCE, LICENCE.read_bytes())


def _read_me() -> str:
    return "".join(f"{gettext(line) if line else ''}\n" for line in READ_ME)


def _tables(out: Path) -> Iterator[Path]:
    """Every file of every package as it leaves the site, and its tables as Parquet."""
    for package in tables.catalog().packages():
        for name, content in _files(package):
            yield _write(out / "data" / package.package_id / name, content)


def _files(package: Package) -> Iterator[tuple[str, bytes]]:
    name = package.package_id
    yield from package_files.package_files(name)
    for table in package.tables:
        yield f"{table}.parquet", files.parquet(package.package_id, table)


def _write(file: Path, content: bytes) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file
