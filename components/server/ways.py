"""How a static page links to other things."""

from collections.abc import Mapping
from typing import Protocol

from components.facts import assets
from components.server import address


class Way(Protocol):
    """How a page links to other things: on the site by addresses, in a folder by files."""

    def read(self, path: str) -> str:
        """Address of a static page."""

    def app(self, page: str, query: Mapping[str, str]) -> str:
        """Address of a page of the app, or an empty text if there is no app."""

    def file(self, path: str) -> str:
        """Address of a file to take along."""

    def asset(self, name: str) -> str:
        """Address of one of the frame's own files."""


class OnTheSite:
    """Links between addresses of this server."""

    def read(self, path: str) -> str:
        """Address of a static page."""
        return address.below(address.of_document(path))

    def app(self, page: str, query: Mapping[str, str]) -> str:
        """Address of a page of the app."""
        return address.below(address.of_page(page, query))

    def file(self, path: str) -> str:
        """Address of a file to take along."""
        return address.below(f"/{path}")

    def asset(self, name: str) -> str:
        """Address of one of the frame's own files."""
        return address.below(assets.address(name))
