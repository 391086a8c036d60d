"""The folders of several languages as one ZIM file, which Kiwix opens and searches on any telephone."""

import html
import mimetypes
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any

from libzim.writer import ContentProvider, Creator, FileProvider, Hint, Item
from markupsafe import Markup
from PIL import Image

from components.content import navigation
from components.content.elements.blocks import Items, Section
from components.facts import assets, tables
from components.language.messages import gettext
from components.server.offline import contents
from components.server.offline.way import page_file
from components.server.offline.write import ICON, START
from data.languages import LANGUAGES

# Of the page that leads to each language, within the folder of the first.
LANGUAGE_PAGE = "languages"
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
NAME = "learning-zone"
# The format names languages by ISO 639-3.
THREE_LETTERS = MappingProxyType({"en": "eng", "hi": "hin", "ur": "urd", "bn": "ben", "or": "ori"})
# What the format asks for: a picture of this many pixels a side, a description of so many letters.
PICTURE, MOST_LETTERS = 48, 80


class NotWritten(RuntimeError):
    """The archive cannot be written: the disk is full, or its writer gave up."""


@dataclass(frozen=True)
class _Entry:
    """A file of a folder, and where it lies in the archive."""

    path: str
    file: Path

    @property
    def kind(self) -> str:
        """Its media type."""
        return mimetypes.guess_type(self.file.name)[0] or "application/octet-stream"


class _FileItem(Item):  # type: ignore[misc]
    """A file as the writer of the archive wants it: pages have titles, and are found by their words."""

    def __init__(self, entry: _Entry) -> None:
        super().__init__()
        self._entry = entry

    def get_path(self) -> str:
        return self._entry.path

    def get_title(self) -> str:
        if not self._is_page():
            return ""
        found = TITLE.search(self._entry.file.read_text(encoding="utf-8"))
        return html.unescape(found[1]).strip() if found else ""

    def get_mimetype(self) -> str:
        return self._entry.kind

    def get_contentprovider(self) -> ContentProvider:
        return FileProvider(self._entry.file)

    def get_hints(self) -> Mapping[Any, bool]:
        return {Hint.FRONT_ARTICLE: self._is_page()}

    def _is_page(self) -> bool:
        return self._entry.kind == "text/html"


def write_archive(out: Path, folders: Mapping[str, Path]) -> int:
    """Put folders that :func:`components.server.offline.write.folder` wrote into one archive.

    What is the same in several languages (tables, boundaries, fonts) is kept once.

    Args:
        folders: by language; the archive opens in the first.

    Returns:
        The number of entries.

    Raises:
        NotWritten: the file cannot be written.
    """
    first = next(iter(folders))
    (folders[first] / page_file(LANGUAGE_PAGE)).write_text(
        _language_page(tuple(folders)), encoding="utf-8"
    )
    entries = tuple(_entries(folders))
    try:
        _fill(out, tuple(folders), entries)
    except RuntimeError as error:
        # The writer is C++: whatever goes wrong in it is this.
        raise NotWritten(str(error)) from error
    return len(entries)


def _fill(out: Path, spoken: tuple[str, ...], entries: Iterable[_Entry]) -> None:
    kept: dict[tuple[bytes, str], str] = {}
    first = spoken[0]
    with Creator(out).config_indexing(True, THREE_LETTERS[first]) as archive:
        archive.set_mainpath(f"{first}/{page_file(LANGUAGE_PAGE)}")
        for name, content in _metadata(spoken).items():
            archive.add_metadata(name, content)
        archive.add_illustration(PICTURE, _picture())
        for entry in entries:
            alike = (blake2b(entry.file.read_bytes()).digest(), entry.kind)
            if alike in kept:
                archive.add_alias(entry.path, "", kept[alike], {Hint.FRONT_ARTICLE: False})
            else:
                kept[alike] = entry.path
                archive.add_item(_FileItem(entry))


def _entries(folders: Mapping[str, Path]) -> Iterator[_Entry]:
    for language, folder in folders.items():
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                yield _Entry(f"{language}/{file.relative_to(folder).as_posix()}", file)


def _language_page(languages: tuple[str, ...]) -> str:
    """The page on which a reader chooses a language, each called by its own name."""
    links = tuple(
        Markup('<a href="../{}/{}" lang="{}" dir="{}">{}</a>').format(
            code, START, code, LANGUAGES[code].direction, LANGUAGES[code].name
        )
        for code in languages
    )
    home = contents.start(())
    page = replace(
        home,
        path=LANGUAGE_PAGE,
        lead=home.description,
        sections=(Section(gettext("Languages"), (Items(links),)),),
    )
    return contents.html(page)


def _metadata(languages: tuple[str, ...]) -> Mapping[str, str]:
    """What a library of archives lists; the names are those of the format."""
    said = contents.start(()).description
    return {
        "Name": NAME,
        "Title": navigation.APP_NAME,
        "Creator": ", ".join(package.short_title for package in tables.programmes().values()),
        "Publisher": tables.owner().publisher or navigation.APP_NAME,
        "Date": datetime.now(UTC).date().isoformat(),
        "Description": said if len(said) <= MOST_LETTERS else f"{said[: MOST_LETTERS - 1]}…",
        "LongDescription": said,
        "Language": ",".join(THREE_LETTERS[code] for code in languages),
        "License": gettext(navigation.LICENCES),
    }


def _picture() -> bytes:
    """The site's sign in the size that the format asks for."""
    drawn = BytesIO()
    with Image.open(BytesIO(assets.content(ICON))) as icon:
        icon.convert("RGBA").resize((PICTURE, PICTURE)).save(drawn, "PNG")
    return drawn.getvalue()
