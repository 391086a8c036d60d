"""A file as somebody gives it to us: what kind it is, and the sheets in it."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from data.checks import archives, kinds
from data.checks.limits import Watch
from data.checks.sheet import Upload
from data.checks.text_files import read_text_file
from data.checks.workbooks import read_workbook
from data.problems import DataProblem, problem_at

WORKBOOKS = ("xlsx", "xlsb", "xls", "ods")
# Translations lie beside a package and are no table of it.
TRANSLATIONS = "translations"
SHAPES = (".geojson", ".topojson")


def read_upload(content: bytes, name: str, watch: Watch | None = None) -> Upload:
    """Read CSV, TSV, xlsx, xls, ods, boundaries, a ZIP of them or a Data Package; nothing is written or run.

    Args:
        content: the whole file.
        name: its name as its editor knows it.
        watch: bounds and progress; the usual bounds if none is given.

    Returns:
        Its sheets; what cannot be read is a problem, what was understood a remark.
    """
    watch = watch or Watch()
    try:
        if len(content) > watch.limits.file_bytes:
            most = f"{watch.limits.file_bytes / 1e6:.0f}"
            return Upload(name, problems=(problem_at(name, "too-large", most=most),))
        kind = kinds.kind_of(content)
        if kind == "zip":
            return _read_zip(content, name, watch)
        return _read_file(content, name, kind, watch)
    except DataProblem as error:
        return Upload(name, problems=error.problems)


def _read_file(content: bytes, name: str, kind: str, watch: Watch) -> Upload:
    if kind == "shapes" or (kind == "text" and name.casefold().endswith(SHAPES)):
        return Upload(name, shapes=(archives.read_shapes(content, name, watch),))
    if kind == "text":
        if archives.is_descriptor(name):
            return Upload(name, descriptor=archives.read_descriptor(content, name))
        return read_text_file(content, name, watch)
    if kind not in WORKBOOKS:
        raise DataProblem([problem_at(name, kind)])
    read = read_workbook(content, name, kind, watch)
    ending = PurePosixPath(name).suffix.casefold().removeprefix(".")
    if ending in ("csv", "tsv", "txt"):
        said = problem_at(name, "read-as-workbook", kind=kind)
        return Upload(name, read.sheets, read.problems, (said, *read.remarks))
    return read


def _read_zip(content: bytes, name: str, watch: Watch) -> Upload:
    """All files of a ZIP as one upload."""
    inside = [
        _read_inside(part, path, watch)
        for path, part in archives.unpack(content, name, watch)
        if TRANSLATIONS not in PurePosixPath(path).parts
        and not path.casefold().endswith(archives.BESIDE)
    ]
    return join_uploads(name, inside)


def _read_inside(content: bytes, path: str, watch: Watch) -> Upload:
    try:
        kind = kinds.kind_of(content)
        if kind == "zip":
            raise DataProblem([problem_at(path, "zip-in-zip", path=path)])
        return _read_file(content, path, kind, watch)
    except DataProblem as error:
        return Upload(path, problems=error.problems)


def join_uploads(name: str, uploads: Iterable[Upload]) -> Upload:
    """Several files as if they had come as one."""
    uploads = tuple(uploads)
    descriptor = next((one.descriptor for one in uploads if one.descriptor), {})
    return Upload(
        name,
        tuple(sheet for one in uploads for sheet in one.sheets),
        tuple(problem for one in uploads for problem in one.problems),
        tuple(remark for one in uploads for remark in one.remarks),
        descriptor,
        tuple(shape for one in uploads for shape in one.shapes),
    )
