"""The rules of each tier as sources state them: one table a tier, differing rules side by side."""

from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from components.content.elements import html_tables, markup, sources
from components.facts import tables
from components.language import dates, lists
from components.language.messages import gettext, gettext_noop, ngettext
from data.text_cells import text_of

HEADS = (
    gettext_noop("About"),
    gettext_noop("Rule"),
    gettext_noop("Stated by"),
    gettext_noop("Source"),
    gettext_noop("Take care"),
)
DOUBTFUL = "doubtful"


@dataclass(frozen=True)
class TierRules:
    """The rules of one tier of one programme, as a table; `title` names and counts them."""

    package_id: str
    title: str
    html: Markup


@tables.once
def of_programme(package_id: str) -> tuple[TierRules, ...]:
    """The rules of a programme, tier by tier from the household upwards; a rule of several tiers
    stands under each of them."""
    rows = tables.of_programme("tier_rules", package_id)
    by_tier = {
        tier: rows.loc[[tier in tiers for tiers in rows["tiers"]]]
        for tier in tables.vocabulary().ids("tiers")
    }
    return tuple(_rules(package_id, tier, mine) for tier, mine in by_tier.items() if not mine.empty)


def _rules(package_id: str, tier: str, rows: pd.DataFrame) -> TierRules:
    name = names(package_id).get(tier, tables.vocabulary().label("tiers", tier))
    title = ngettext("{tier}: {count} rule", "{tier}: {count} rules", len(rows), tier=name)
    cells = [_row(package_id, row) for row in rows.sort_values("rule").to_dict("records")]
    caption = gettext("{tier}: what sources say, differing rules side by side.", tier=name)
    heads = [gettext(head) for head in HEADS]
    return TierRules(package_id, title, html_tables.table(caption, heads, cells))


def names(package_id: str) -> dict[str, str]:
    """What a programme calls each tier of its ladder."""
    rows = tables.of_programme("ladder", package_id)
    return dict(zip(rows["tier"], rows["name"], strict=True))


def _row(package_id: str, row: dict[str, object]) -> list[str | Markup]:
    care = [gettext("doubtful") if row["quality"] == DOUBTFUL else "", text_of(row["note"])]
    when = text_of(row["source_date"])
    said = [text_of(row["stated_by"]), dates.format_period(when) if when else ""]
    return [
        str(row["rule"]),
        str(row["value"]),
        lists.join(part for part in said if part),
        sources.line(package_id, str(row["source_id"])),
        Markup(": ").join(markup.cell(part) for part in care if part),
    ]
