"""One folder that opens without a server: pages, search, tables, briefs. Or one file for Kiwix.

python -m components.server.offline --out /media/stick/learning-zone
python -m components.server.offline --out /media/stick/learning-zone-hindi --language hi
python -m components.server.offline --out learning-zone.zim --language en,hi,ur,bn,or
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from components.brief.progress import show_progress
from components.server.offline import briefs, contents, write, zim
from components.server.streamlit_internals import logger_names
from data import languages
from data.languages import ENGLISH, LANGUAGES
from data.problems import DataProblem

ONE_FOLDER = "A folder has one language; a file whose name ends in {} has several."
NOT_WRITTEN = "{} cannot be written; what was there before is as it was: {}"
OTHERS = "{} holds other files. Name a new folder, or one that this command has written."
ARCHIVE, KNOWN = ".zim", ",".join(LANGUAGES)
DONE = "{:,} files, {:,.1f} MB, {:,.0f} s. Open {}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write folder or file; 0 if done, 1 if a table cannot be read, 2 if it cannot stand there."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    out: Path = asked.out
    is_archive = out.suffix.lower() == ARCHIVE
    if not is_archive and len(asked.language) > 1:
        parser.error(ONE_FOLDER.format(ARCHIVE))
    if out.is_dir() if is_archive else _holds_others(out):
        print(OTHERS.format(out), file=sys.stderr)
        return 2
    # The shared tables are used outside of a visitor's session, as is meant.
    logger_names.silence()
    start = time.monotonic()
    write_all = _replace_archive if is_archive else _replace_folder
    try:
        size, count = write_all(out, asked.language, asked.briefs)
    except DataProblem as error:
        print(f"A table cannot be read; nothing was written: {error}", file=sys.stderr)
        return 1
    except (OSError, zim.NotWritten) as error:
        print(NOT_WRITTEN.format(out, error), file=sys.stderr)
        return 2
    seconds = time.monotonic() - start
    opened = out if is_archive else out / write.START
    print(DONE.format(count, size / 1e6, seconds, opened), file=sys.stderr)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m components.server.offline",
        description=__doc__.splitlines()[0] if __doc__ else "",
    )
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        help=f"the folder to write, or a file {ARCHIVE} for Kiwix",
    )
    parser.add_argument(
        "--language",
        type=languages.read_argument,
        default=(ENGLISH,),
        help=f"the language of pages and briefs; of a file {ARCHIVE} several: {KNOWN}",
    )
    parser.add_argument(
        "--no-briefs", dest="briefs", action="store_false", help="leave out the PDF briefs"
    )
    return parser


def _holds_others(out: Path) -> bool:
    """Whether something lies there that this command has not written."""
    if not out.exists():
        return False
    return not out.is_dir() or (any(out.iterdir()) and not (out / write.WORDS).is_file())


def _replace_folder(out: Path, spoken: tuple[str, ...], with_briefs: bool) -> tuple[int, int]:
    """Write the folder beside its place, then put it there; bytes and number of files."""
    with _beside(out) as beside:
        made = beside / "new"
        files = _write(made, spoken[0], with_briefs)
        size = sum(file.stat().st_size for file in files)
        if out.exists():
            out.rename(beside / "old")
        made.rename(out)
    return size, len(files)


def _replace_archive(out: Path, spoken: tuple[str, ...], with_briefs: bool) -> tuple[int, int]:
    """Write the folder of each language, make one file of them, put it in its place; bytes and entries."""
    with _beside(out) as beside:
        folders = {language: beside / language for language in spoken}
        for language, folder in folders.items():
            _write(folder, language, with_briefs)
        made = beside / out.name
        with languages.speaking(spoken[0]):
            count = zim.write_archive(made, folders)
        size = made.stat().st_size
        made.replace(out)
    return size, count


@contextmanager
def _beside(out: Path) -> Iterator[Path]:
    """A folder for a while, on the disk of what is to be written."""
    parent = out.absolute().parent
    parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".offline-", dir=parent) as beside:
        yield Path(beside)


def _write(folder: Path, language: str, with_briefs: bool) -> list[Path]:
    """Write the folder of a language; its files."""
    with languages.speaking(language):
        wanted = briefs.choices() if with_briefs else []
        printed = (briefs.brief(*one) for one in show_progress(wanted, "Briefs"))
        return write.folder(folder, show_progress(contents.paths(), "Pages"), printed)


if __name__ == "__main__":
    sys.exit(main())
