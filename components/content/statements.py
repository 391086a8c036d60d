"""What programmes say of their own work, by subject: as a page shows it and as a static page does."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from components.content import markup, sources
from components.content.blocks import Block, Made
from components.facts import tables
from data.letters import begin_small

GATHERINGS, FEDERATIONS = "gatherings", "federations"
DEFINITION = "definition"


@dataclass(frozen=True)
class Statements:
    """What one programme says of a subject, as HTML, and the sources it was read in."""

    package_id: str
    html: Markup
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
    pairs = (
        (Made(statement.html), sources.block(statement.package_id, statement.source_ids))
        for statement in said
    )
    return tuple(block for pair in pairs for block in pair)


@tables.once
def word_statements(subject: str, kinds: tuple[str, ...]) -> tuple[Statements, ...]:
    """What each programme says of a subject; programmes that say nothing of it are left out."""
    rows = tables.table("statements").rows
    wanted = rows[(rows["subject"] == subject) & rows["kind"].isin(kinds)]
    return tuple(
        Statements(package_id, _html(package_id, mine, kinds), tuple(mine["source_id"].unique()))
        for package_id in tables.programmes()
        if not (mine := wanted[wanted["package_id"] == package_id]).empty
    )


def _html(package_id: str, rows: pd.DataFrame, kinds: Sequence[str]) -> Markup:
    programme = tables.programme_names()[package_id]
    ordered = rows.sort_values("position")
    of_kind = {kind: ordered[ordered["kind"] == kind] for kind in kinds}
    return Markup("").join(
        _of_kind(kind, programme, mine) for kind, mine in of_kind.items() if len(mine)
    )


def _of_kind(kind: str, programme: str, rows: pd.DataFrame) -> Markup:
    """Statements of one kind: a definition as a paragraph, others as names with their texts."""
    if kind == DEFINITION:
        paragraphs = (Markup("<p>{}</p>").format(markup.explained(text)) for text in rows["text"])
        return Markup("").join(paragraphs)
    facts = dict(zip(rows["title"], rows["text"], strict=True))
    head = Markup("<h4>{}: {}</h4>").format(
        programme, begin_small(tables.vocabulary().label("statement_kinds", kind))
    )
    return Markup("{}{}").format(head, markup.definition_list(facts))
