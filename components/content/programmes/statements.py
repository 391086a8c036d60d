"""What programmes say of their own work, by subject: as a page shows it and as a static page does."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from components.content.elements import sources
from components.content.elements.blocks import Block, Facts, Heading, Simple, Words
from components.facts import tables
from data.letters import begin_small

GATHERINGS, FEDERATIONS = "gatherings", "federations"
DEFINITION = "definition"


@dataclass(frozen=True)
class Statements:
    """What one programme says of a subject, and the sources it was read in."""

    package_id: str
    blocks: tuple[Simple, ...]
    source_ids: tuple[str, ...]


def kinds_but_definition() -> tuple[str, ...]:
    """Every kind of statement but the definition, in order."""
    return tuple(code for code in tables.vocabulary().ids("statement_kinds") if code != DEFINITION)


def blocks_about(
    subject: str, kinds: tuple[str, ...], programme: str | None = None
) -> tuple[Block, ...]:
    """What one programme, or every programme, says of a subject, with its sources."""
    said = [
        statement
        for statement in word_statements(subject, kinds)
        if programme in (None, statement.package_id)
    ]
    parts = (
        (*statement.blocks, sources.block(statement.package_id, statement.source_ids))
        for statement in said
    )
    return tuple(block for part in parts for block in part)


@tables.once
def word_statements(subject: str, kinds: tuple[str, ...]) -> tuple[Statements, ...]:
    """What each programme says of a subject; programmes that say nothing of it are left out."""
    rows = tables.table("statements").rows
    wanted = rows[(rows["subject"] == subject) & rows["kind"].isin(kinds)]
    return tuple(
        Statements(
            package_id, tuple(_blocks(package_id, mine, kinds)), tuple(mine["source_id"].unique())
        )
        for package_id in tables.programmes()
        if not (mine := wanted[wanted["package_id"] == package_id]).empty
    )


def _blocks(package_id: str, rows: pd.DataFrame, kinds: Sequence[str]) -> Iterator[Simple]:
    programme = tables.programme_names()[package_id]
    ordered = rows.sort_values("position")
    for kind in kinds:
        yield from _of_kind(kind, programme, ordered[ordered["kind"] == kind])


def _of_kind(kind: str, programme: str, rows: pd.DataFrame) -> Iterator[Simple]:
    """Statements of one kind: a definition as a paragraph, others as names with their texts."""
    if kind == DEFINITION:
        yield from (Words(text) for text in rows["text"])
    elif len(rows):
        label = begin_small(tables.vocabulary().label("statement_kinds", kind))
        yield Heading(f"{programme}: {label}")
        yield Facts(dict(zip(rows["title"], rows["text"], strict=True)))
