"""One folder that opens without a server: pages, search, tables, briefs.

python -m components.server.offline --out /media/stick/learning-zone
python -m components.server.offline --out /media/stick/learning-zone-hindi --language hi
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from components.brief.progress import show_progress
from components.server.offline import briefs, contents, write
from components.server.streamlit_internals import logger_names
from data import languages
from data.languages import ENGLISH, LANGUAGES
from data.problems import DataProblem

OTHERS = "{} holds other files. Name a new folder, or one that this command has written."
DONE = "{:,} files, {:,.1f} MB, {:,.0f} s. Open {}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the folder; 0 if done, 1 if a table cannot be read, 2 if the folder holds other files."""
    asked = _parser().parse_args(arguments)
    out: Path = asked.out
    if _holds_others(out):
        print(OTHERS.format(out), file=sys.stderr)
        return 2
    # The shared tables are used outside of a visitor's session, as is meant.
    logger_names.silence()
    start = time.monotonic()
    try:
        with languages.speaking(asked.language):
            size, count = _replace(out, asked.briefs)
    except DataProblem as error:
        print(f"A table cannot be read; nothing was written: {error}", file=sys.stderr)
        return 1
    seconds = time.monotonic() - start
    print(DONE.format(count, size / 1e6, seconds, out / write.START), file=sys.stderr)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m components.server.offline",
        description=__doc__.splitlines()[0] if __doc__ else "",
    )
    parser.add_argument("--out", type=Path, required=True, help="the folder to write")
    parser.add_argument(
        "--language",
        choices=LANGUAGES,
        default=ENGLISH,
        help="the language of pages and briefs: %(choices)s",
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


def _replace(out: Path, with_briefs: bool) -> tuple[int, int]:
    """Write the folder beside its place, then put it there; bytes and number of files."""
    parent = out.absolute().parent
    parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".offline-", dir=parent) as beside:
        made = Path(beside) / "new"
        wanted = briefs.choices() if with_briefs else []
        printed = (briefs.brief(*one) for one in show_progress(wanted, "Briefs"))
        files = write.folder(made, show_progress(contents.paths(), "Pages"), printed)
        size = sum(file.stat().st_size for file in files)
        if out.exists():
            out.rename(Path(beside) / "old")
        made.rename(out)
    return size, len(files)


if __name__ == "__main__":
    sys.exit(main())
