"""What a file is, by its first bytes and not by its name."""

import io
import re
import zipfile

from data.checks.archives import DAMAGED

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# First bytes of files that hold no table we read, with the problem that says what they are.
OTHERS = (
    (b"%PDF", "kind-pdf"),
    (b"\x89PNG", "kind-picture"),
    (b"\xff\xd8\xff", "kind-picture"),
    (b"GIF8", "kind-picture"),
    (b"II*\x00", "kind-picture"),
    (b"MM\x00*", "kind-picture"),
    (b"BM", "kind-picture"),
    (b"RIFF", "kind-picture"),
    (b"Rar!", "kind-packed"),
    (b"7z\xbc\xaf", "kind-packed"),
    (b"\x1f\x8b", "kind-packed"),
    (b"BZh", "kind-packed"),
    (b"SQLite format 3", "kind-other"),
    (b"PAR1", "kind-other"),
    (b"\x7fELF", "kind-program"),
    (b"MZ", "kind-program"),
)
# Parts that only one kind of file in a ZIP has.
PARTS = (
    ("xl/vbaProject.bin", "macros"),
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "xlsb"),
    ("content.xml", "ods"),
    ("word/document.xml", "kind-other"),
    ("ppt/presentation.xml", "kind-other"),
    ("Index/Document.iwa", "kind-numbers"),
)
# Where an ods file keeps programs; a list of libraries alone is in one that has none, too.
PROGRAMS, LIBRARY_LISTS = ("Basic/", "Scripts/"), ("script-lc.xml", "script-lb.xml")
HEAD = 2_000
SHAPES = re.compile(rb'"type"\s*:\s*"(topology|featurecollection|feature)"')
NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1f]")
READ = ("text", "shapes", "xlsx", "xlsb", "ods", "xls", "zip")


def kind_of(content: bytes) -> str:
    """One of :data:`READ`, or the code of the problem that says what else it is."""
    if not content.strip():
        return "empty-file"
    if content.startswith(ZIP):
        return _kind_of_zip(content)
    if content.startswith(OLE):
        return _kind_of_ole(content)
    for start, kind in OTHERS:
        # A header may begin with these letters, too.
        if content.startswith(start) and not (start.isalnum() and _is_text(content)):
            return kind
    head = content[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        return "kind-xml"
    if head.startswith((b"<html", b"<!doctype html", b"<table", b"<head", b"<meta")):
        return "kind-web-page"
    if head.startswith(b"{") and SHAPES.search(head):
        return "shapes"
    return "kind-xml" if head.startswith((b"<?xml", b"<!doctype")) else "text"


def _is_text(content: bytes) -> bool:
    """Whether a file begins without any of the bytes that no text has."""
    return not NO_TEXT.search(content[:HEAD])


def _kind_of_zip(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except DAMAGED:
        return "zip-damaged"
    for part, kind in PARTS:
        if part in names:
            is_sheet = kind != "ods" or "mimetype" in names or "META-INF/manifest.xml" in names
            if kind == "ods" and is_sheet and any(map(_is_program, names)):
                return "macros"
            return kind if is_sheet else "zip"
    return "zip"


def _is_program(part: str) -> bool:
    return part.startswith(PROGRAMS) and not part.endswith(("/", *LIBRARY_LISTS))


def _kind_of_ole(content: bytes) -> str:
    """An old workbook, or one that only a password opens."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "password"
    if "_VBA_PROJECT".encode("utf-16-le") in content:
        return "macros"
    is_book = any(name.encode("utf-16-le") in content for name in ("Workbook", "Book"))
    return "xls" if is_book else "kind-other"
