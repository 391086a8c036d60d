"""The source note under every figure: who says so, when, and what to be careful about."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import cached, markup
from data import periods


def note(package_id: str, source_ids: Iterable[str], remark: str = "") -> None:
    """One line that names each source once, with its link; the full list opens below if it is long."""
    lines = [line(package_id, one) for one in dict.fromkeys(source_ids) if isinstance(one, str)]
    if not lines:
        return
    if len(lines) <= 2:
        joined = Markup("; ").join(lines)
        markup.show(Markup('<p class="lz-source"><b>Source:</b> {}. {}</p>').format(joined, remark))
        return
    with st.expander(f"{len(lines)} sources"):
        items = Markup("").join(Markup("<li>{}</li>").format(one) for one in lines)
        markup.show(Markup('<ul class="lz-source">{}</ul>').format(items))
    if remark:
        markup.show(Markup('<p class="lz-source">{}</p>').format(remark))


def line(package_id: str, source_id: str) -> Markup:
    """Title, publisher and date of a source, linked to its address."""
    row = cached.sources().loc[(package_id, source_id)]
    when = f", {periods.label(row['published'])}" if pd.notna(row["published"]) else ""
    text = Markup("{} · {}{}").format(row["title"], row["publisher"], when)
    if pd.isna(row["url"]) or not str(row["url"]).startswith(("http://", "https://")):
        return text
    link = Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{} ↗</a>')
    return link.format(row["url"], text)


def title(package_id: str, source_id: str) -> str:
    """Title and publisher of a source as plain text, for tables and files."""
    row = cached.sources().loc[(package_id, source_id)]
    return f"{row['title']} ({row['publisher']})"
