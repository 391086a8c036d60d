"""Files to take away: tables as CSV, their descriptions, whole packages."""

import json
from collections.abc import Callable

import pandas as pd
import streamlit as st

from components.facts import exports, tables
from components.language.messages import gettext, gettext_noop
from data import export
from data.table_schema import Table

DOWNLOAD = gettext_noop("Download the table (CSV)")


def offer_csv(rows: pd.DataFrame, name: str, label: str = DOWNLOAD) -> None:
    """A button that saves rows as CSV; the file is made when it is asked for.

    Args:
        label: the message of the button.
    """
    offer_file(f"{name}.csv", "text/csv", gettext(label), lambda: export.to_csv(rows))


def offer_file(name: str, kind: str, label: str, make: Callable[[], bytes]) -> None:
    """A button that saves a file, which is made when it is asked for.

    Args:
        kind: its media type.
    """
    st.download_button(
        label,
        data=make,
        file_name=name,
        mime=kind,
        on_click="ignore",
        icon=":material/download:",
        key=f"file-{name}",
    )


def offer_ready_file(name: str, kind: str, label: str, content: bytes, key: str) -> None:
    """A button that saves a file that is there already: a click never has to wait for it.

    Args:
        kind: its media type.
        key: names the button, also when the name of the file changes.
    """
    st.download_button(
        label,
        data=content,
        file_name=name,
        mime=kind,
        on_click="ignore",
        icon=":material/download:",
        key=key,
    )


def offer_table(package_id: str, described: Table) -> None:
    """Two buttons: a table of a package as CSV, and its description as JSON."""
    name = f"{package_id}-{described.name}"
    with st.container(horizontal=True):
        offer_csv(tables.package_table(package_id, described.name), name, gettext_noop("CSV"))
        st.download_button(
            gettext("Description (Table Schema)"),
            data=lambda: _schema(package_id, described.name),
            file_name=f"{name}.schema.json",
            mime="application/json",
            on_click="ignore",
            icon=":material/description:",
            key=f"schema-{name}",
        )


def offer_package(package_id: str) -> None:
    """A button that saves a whole package."""
    st.download_button(
        gettext("All tables with descriptions (ZIP)"),
        data=lambda: exports.package_zip(package_id),
        file_name=f"{package_id}.zip",
        mime="application/zip",
        on_click="ignore",
        icon=":material/folder_zip:",
        key=f"zip-{package_id}",
    )


def _schema(package_id: str, table_name: str) -> str:
    resources = tables.catalog().package(package_id).descriptor["resources"]
    schema = next(entry["schema"] for entry in resources if entry["name"] == table_name)
    return json.dumps(schema, indent=2, ensure_ascii=False, default=dict)
