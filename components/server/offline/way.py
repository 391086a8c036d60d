"""How the files of the folder are named, and how its pages link to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from components.content.figure_pages.figure_links import FOLDER

FRAME = "page"


def page_file(path: str) -> str:
    """File of a static page, e.g. ``cases/well.html``; a stick (FAT) allows no colon in a name."""
    return f"{path.replace(':', '.') or 'index'}.html"


@dataclass(frozen=True)
class InAFolder:
    """Links between files of one folder, as seen from the page at `path`."""

    path: str

    def read(self, path: str) -> str:
        """Address of a static page; nothing for a single figure, of which the folder has no page."""
        return "" if path.startswith(f"{FOLDER}/") else self.file(page_file(path))

    def app(self, page: str, query: Mapping[str, str]) -> str:
        """Nothing: there is no app in a folder."""
        return ""

    def file(self, path: str) -> str:
        """Address of a file to take along."""
        return "../" * page_file(self.path).count("/") + quote(path)

    def asset(self, name: str) -> str:
        """Address of one of the frame's own files."""
        return self.file(f"{FRAME}/{name}")
