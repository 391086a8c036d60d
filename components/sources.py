"""The source note under every figure: who says so, when, and what to be careful about."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from components import cached, markup
from data import periods


@dataclass(frozen=True)
class Words:
    """A source in words: title and publisher as plain text, and a line with date and link."""

    title: str
    line: Markup


@cached.once
def _known() -> dict[tuple[str, str], Words]:
    """Every source in words, by package_id and source_id."""
    rows = cached.sources()
    return {
        key: Words(f"{row['title']} ({row['publisher']})", _line(row))
        for key, (_, row) in zip(rows.index, rows.iterrows(), strict=True)
    }


def _line(row: pd.Series) -> Markup:
    when = f", {periods.label(row['published'])}" if pd.notna(row["published"]) else ""
    text = Markup("{} · {}{}").format(row["title"], row["publisher"], when)
    if pd.isna(row["url"]) or not str(row["url"]).startswith(("http://", "https://")):
        return text
    link = Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{} ↗</a>')
    return link.format(row["url"], text)


def note(package_id: str, source_ids: Iterable[str], remark: str = "") -> None:
    """One line that names each source once, with its link; the full list opens below if it is long."""
    known = _known()
    ids = dict.fromkeys(one for one in source_ids if isinstance(one, str))
    lines = [known[package_id, one].line for one in ids]
    if not lines:
        return
    if len(lines) <= 2:
        joined = Markup("; ").join(lines)
        markup.show(Markup('<p class="lz-source"><b>Source:</b> {}. {}</p>').format(joined, remark))
        return
    items = Markup("").join(Markup("<li>{}</li>").format(one) for one in lines)
    markup.show(
        Markup(
            '<details class="lz-source"><summary>{} sources</summary><ul>{}</ul></details>'
        ).format(len(lines), items)
    )
    if remark:
        markup.show(Markup('<p class="lz-source">{}</p>').format(remark))


def line(package_id: str, source_id: str) -> Markup:
    """Title, publisher and date of a source, linked to its address."""
    return _known()[package_id, source_id].line


def title(package_id: str, source_id: str) -> str:
    """Title and publisher of a source as plain text, for tables and files."""
    return _known()[package_id, source_id].title


def titles(package_id: str, source_ids: Iterable[object]) -> list[str]:
    """Title and publisher of each source in order; "" for what is no id."""
    known = _known()
    return [known[package_id, one].title if isinstance(one, str) else "" for one in source_ids]
