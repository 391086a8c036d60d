"""Files to take away: tables as CSV, their descriptions, whole packages."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from components.content.about_data import package_files
from components.facts import readers, tables
from components.language.messages import gettext, gettext_noop
from data import export, languages
from data.table_schema import Table

DOWNLOAD = gettext_noop("Download the table (CSV)")

Content = bytes | Callable[[], bytes | str]


def offer_csv(rows: pd.DataFrame, name: str, label: str = DOWNLOAD) -> None:
    """A button that saves rows as CSV; the file is made when it is asked for.

    Args:
        label: the message of the button.
    """
    offer_file(f"{name}.csv", "text/csv", gettext(label), lambda: export.to_csv(rows))


def offer_file(
    name: str,
    kind: str,
    label: str,
    content: Content,
    *,
    icon: str = ":material/download:",
    key: str = "",
) -> None:
    """A button that saves a file.

    Args:
        kind: its media type.
        icon: as Streamlit names it, whole, so that the lighter font is known to need it.
        content: the file, or what makes it when it is asked for.
        key: names the button, if its file has not always the same name.
    """
    st.download_button(
        label,
        # Made when it is asked for, by a thread that does not know whose page offered it.
        data=content
        if isinstance(content, bytes)
        else readers.keep_rows(languages.keep_language(content)),
        file_name=name,
        mime=kind,
        on_click="ignore",
        icon=icon,
        key=key or f"file-{name}",
    )


def offer_table(package_id: str, described: Table) -> None:
    """Two buttons: a table of a package as CSV, and its description as JSON."""
    name = f"{package_id}-{described.name}"
    with st.container(horizontal=True):
        offer_csv(tables.package_table(package_id, described.name), name, gettext_noop("CSV"))
        offer_file(
            f"{name}.schema.json",
            "application/json",
            gettext("Description (Table Schema)"),
            lambda: package_files.schema(package_id, described.name),
            icon=":material/description:",
        )


def offer_package(package_id: str) -> None:
    """A button that saves a whole package."""
    offer_file(
        f"{package_id}.zip",
        "application/zip",
        gettext("All tables with descriptions (ZIP)"),
        lambda: package_files.package_zip(package_id),
        icon=":material/folder_zip:",
    )
