"""Packages as files for a reader: what their tables and columns are is said in her language.

Heads of the files stay codes, and what an editor wrote about the package stays as it is, so that a file
which was changed and comes back is known. The words stand beside them, in the description.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from components.facts import exports, tables
from components.language.messages import gettext
from data import export, languages
from data.catalog import DESCRIPTOR

_WORDS = ("title", "description")


def schema(package_id: str, table: str) -> bytes:
    """The description of one table as JSON (Table Schema)."""
    resources = tables.catalog().package(package_id).descriptor["resources"]
    (described,) = (one["schema"] for one in resources if one["name"] == table)
    return _written(_of_table(described))


def package_files(package_id: str) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file of a package as it leaves the site."""
    is_said = languages.spoken().base == languages.ENGLISH
    for name, content in exports.package_files(package_id):
        yield name, content if is_said or name != DESCRIPTOR else _of_package(content)


def package_zip(package_id: str) -> bytes:
    """A whole package as one ZIP file."""
    if languages.spoken().base == languages.ENGLISH:
        return exports.package_zip(package_id)
    return export.zip_files(package_files(package_id))


def _of_package(content: bytes) -> bytes:
    described = json.loads(content)
    resources = [
        {**_said(one), **({"schema": _of_table(one["schema"])} if "schema" in one else {})}
        for one in described.get("resources", ())
    ]
    return _written({**described, "resources": resources})


def _of_table(described: Mapping[str, Any]) -> dict[str, Any]:
    return {**_said(described), "fields": [_said(field) for field in described["fields"]]}


def _said(part: Mapping[str, Any]) -> dict[str, Any]:
    """The part with its words in the reader's language."""
    return {**part, **{name: gettext(part[name]) for name in _WORDS if part.get(name)}}


def _written(described: Mapping[str, Any]) -> bytes:
    # What is kept for all visitors is a read-only mapping, which JSON takes only as a dict.
    return f"{json.dumps(described, indent=2, ensure_ascii=False, default=dict)}\n".encode()
