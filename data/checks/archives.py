"""ZIP files and Data Packages: what may be in one, and what is refused."""

import io
import json
import lzma
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from data.catalog import DESCRIPTOR
from data.checks.limits import Watch
from data.checks.sheet import ShapeFile
from data.problems import DataProblem, Problem, problem_at

PIECE, FREE_BYTES = 1 << 20, 10_000_000
# What programs leave in a ZIP beside the files of its editor.
LEFT_BY_PROGRAMS = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
ENCRYPTED = 1
# What `zipfile` raises over a file that is cut, changed on its way, or packed in a way it does not know.
DAMAGED: tuple[type[Exception], ...] = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError, OSError,
    ValueError,
)  # fmt: skip
# Files beside the tables that a package may have and that hold no rows.
BESIDE = (".md", ".pdf", ".txt.license")


def unpack(content: bytes, name: str, watch: Watch) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file in a ZIP; nothing is written anywhere.

    Raises:
        DataProblem: the ZIP is damaged, too large when it is unpacked, or has what it may not.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if _counts(entry)]
            if problems := list(_refused(entries, name, watch)):
                raise DataProblem(problems)
            total = 0
            for at, entry in enumerate(entries):
                watch.tell("unpack", at / len(entries), name)
                inside = _content(archive, entry, name, watch, (total, len(content)))
                total += len(inside)
                yield entry.filename, inside
    except DAMAGED:
        raise DataProblem([problem_at(name, "zip-damaged")]) from None


def _counts(entry: zipfile.ZipInfo) -> bool:
    last = PurePosixPath(entry.filename).name
    is_left = entry.filename.startswith(LEFT_BY_PROGRAMS[0]) or last in LEFT_BY_PROGRAMS
    return not (entry.filename.endswith("/") or is_left or last.startswith("._"))


def _refused(entries: list[zipfile.ZipInfo], name: str, watch: Watch) -> Iterator[Problem]:
    if not entries:
        yield problem_at(name, "zip-empty")
    if len(entries) > watch.limits.files:
        yield problem_at(name, "zip-files", most=watch.limits.files)
        return
    for entry in entries:
        path = entry.filename
        parts = path.replace("\\", "/").split("/")
        if path.startswith(("/", "\\")) or ".." in parts or ":" in parts[0] or "\x00" in path:
            yield problem_at(name, "zip-path", path=path[:80])
        elif stat.S_ISLNK(entry.external_attr >> 16):
            yield problem_at(name, "zip-link", path=path[:80])
        elif entry.flag_bits & ENCRYPTED:
            yield problem_at(name, "password")
        elif path.casefold().endswith(".zip"):
            yield problem_at(name, "zip-in-zip", path=path[:80])


def _content(
    archive: zipfile.ZipFile,
    entry: zipfile.ZipInfo,
    name: str,
    watch: Watch,
    so_far: tuple[int, int],
) -> bytes:
    """One file, bounded by what is really unpacked, whatever the ZIP says of itself."""
    limits = watch.limits
    total, size = so_far
    pieces = []
    with archive.open(entry) as part:
        while piece := part.read(PIECE):
            total += len(piece)
            if total > limits.unpacked_bytes or total > FREE_BYTES + limits.ratio * size:
                raise DataProblem([problem_at(name, "zip-bomb")])
            pieces.append(piece)
    return b"".join(pieces)


def read_descriptor(content: bytes, name: str) -> dict[str, Any]:
    """The description of a Data Package. Raises DataProblem."""
    try:
        described = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise DataProblem([problem_at(name, "description-no-json", fault=str(error))]) from None
    if not isinstance(described, dict):
        raise DataProblem([problem_at(name, "description-lacks", fault="{}")])
    return described


def read_shapes(content: bytes, name: str, watch: Watch) -> ShapeFile:
    """A file of boundaries. Raises DataProblem."""
    if len(content) > watch.limits.shape_bytes:
        most = f"{watch.limits.shape_bytes / 1e6:.0f}"
        raise DataProblem([problem_at(name, "shapes-large", most=most)])
    try:
        inside = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise DataProblem([problem_at(name, "shapes-json", fault=str(error))]) from None
    return ShapeFile(name, inside if isinstance(inside, dict) else {})


def is_descriptor(path: str) -> bool:
    """Whether a file is the description of a package."""
    return PurePosixPath(path).name == DESCRIPTOR
