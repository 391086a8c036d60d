"""Fill in ``resources`` of a ``datapackage.json`` from the tables that lie beside it.

    python -m data.describe data/programmes/my_programme

Every table gets the standard schema of its name, so that the same column name has the same meaning
and unit in every package. What an editor wrote about the package itself stays as it is.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from data.catalog import DESCRIPTOR
from data.table_schema import standard_schema

KINDS = {
    ".csv": ("csv", "text/csv"),
    ".parquet": ("parquet", "application/vnd.apache.parquet"),
}


def describe(folder: Path) -> dict[str, Any]:
    """The folder's descriptor with one resource for each of its CSV and Parquet files.

    Raises:
        KeyError: a file has a name that no standard table has.
        FileNotFoundError: there is no ``datapackage.json`` to fill in.
    """
    descriptor: dict[str, Any] = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    return with_tables(descriptor, sorted(one.name for one in folder.iterdir()))


def with_tables(descriptor: Mapping[str, Any], files: Sequence[str]) -> dict[str, Any]:
    """A description with one resource for each table among these files.

    Raises:
        KeyError: a table has a name that no standard table has.
    """
    paths = [Path(name) for name in files if Path(name).suffix in KINDS]
    names = [path.stem for path in paths]
    return {**descriptor, "resources": [_resource(path, names) for path in paths]}


def _resource(path: Path, present: list[str]) -> dict[str, Any]:
    name, (kind, media_type) = path.stem, KINDS[path.suffix]
    schema = standard_schema(name)
    keys = [key for key in schema.get("foreignKeys", ()) if _target(key) in ("", *present)]
    return {
        "name": name,
        "type": "table",
        "path": path.name,
        "title": schema["title"],
        "description": schema["description"],
        "scheme": "file",
        "format": kind,
        "mediatype": media_type,
        **({"encoding": "utf-8"} if kind == "csv" else {}),
        "schema": {**schema, "foreignKeys": keys},
    }


def _target(key: dict[str, Any]) -> str:
    return str(key["reference"]["resource"])


def main() -> None:
    """Rewrite the descriptor of each folder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    for folder in parser.parse_args().folders:
        text = json.dumps(describe(folder), indent=2, ensure_ascii=False)
        (folder / DESCRIPTOR).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
