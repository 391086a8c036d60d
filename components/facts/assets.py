"""The frame's own files (fonts, style, icon), each under an address that holds its content's hash.

A browser may therefore keep them for good: another content is another address.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from components.facts import cache, touches

FOLDER = Path(__file__).parent / "site_files"
PREFIX = "/assets/"


@cache.once_without_rows
def by_hashed_name() -> Mapping[str, bytes]:
    """Content of each file, by the last part of its address."""
    contents = {path: path.read_bytes() for path in sorted(FOLDER.rglob("*")) if path.is_file()}
    return {_hashed(path.name, content): content for path, content in contents.items()}


def content(name: str) -> bytes:
    """The file of this name, which may lie in a folder, e.g. ``leaflet/leaflet.js``."""
    return (FOLDER / name).read_bytes()


def address(name: str) -> str:
    """Where the browser finds the file of this name, e.g. ``/assets/atlas.0f1e2d3c.css``."""
    return PREFIX + _hashed(name, content(name))


def styles() -> list[str]:
    """Names of the style sheets: what is ours, and what of Streamlit's elements looks otherwise."""
    return ["atlas.css", *(["streamlit.css"] if touches.is_on("style_selectors") else [])]


def _hashed(name: str, content: bytes) -> str:
    path = Path(name)
    return f"{path.stem}.{hashlib.sha256(content).hexdigest()[:8]}{path.suffix}"
