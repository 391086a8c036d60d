"""Places, indicators, stories and gatherings for an assistant: found, each with its source and page."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from components.facts import resolver, searches, tables
from components.server import address
from components.server.api import resolve
from components.server.assistant import provenance
from components.server.assistant.understanding import (
    ANSWER,
    LONGEST_WORD,
    NOTHING,
    NotAnswered,
    describe_indicator,
    search,
    understand_place,
)
from data import resolution
from data.choices import CaseChoice
from data.gatherings import GatheringChoice
from data.resolution import Candidate

MOST = 20
KINDS = {resolution.MATCH: ANSWER, resolution.ASK: "ask", resolution.NONE: NOTHING}


def find_places(site: str, name: str, within: str, level: str) -> dict[str, object]:
    """The place of a name in any script: one, several to choose from, or none."""
    if level not in ("", *resolution.LEVELS):
        raise NotAnswered(NOTHING, f"A level is one of {', '.join(resolution.LEVELS)}.")
    asked = {"name": name[:LONGEST_WORD], "in": within[:LONGEST_WORD], "level": level}
    found = resolver.resolve(*asked.values())
    told = resolve.describe(asked, found, site)
    match = _place(site, found.match) if found.match else None
    candidates = [_place(site, one) for one in found.candidates]
    return {**told, "result": KINDS[found.kind], "match": match, "candidates": candidates}


def _place(site: str, one: Candidate) -> dict[str, object]:
    return {**resolve.describe_candidate(one, site), **provenance.describe_place(one.place_id)}


def find_indicators(site: str, words: str, country: str, limit: int) -> dict[str, object]:
    """Indicators by words, the best first; all of a country for no words."""
    place = understand_place(country, site).place_id if country else ""
    found = search(words, place)
    if not found:
        raise NotAnswered(NOTHING, f"No indicator has the words “{words[:80]}”.")
    return {
        "result": ANSWER,
        "found": len(found),
        "indicators": [
            {
                **describe_indicator(one),
                "package": tables.packages()[one.package_id].title,
                **provenance.describe_source(one.package_id, one.source_id),
                "page": f"{site}{address.of_document(f'indicators/{one.key}')}",
            }
            for one in found[: _few(limit)]
        ],
    }


def _few(limit: int) -> int:
    return max(1, min(limit, MOST))


def find_stories(site: str, words: str, place: str, theme: str, limit: int) -> dict[str, object]:
    """Case studies by words, place and theme, with what came of them and how sure that is."""
    choice = CaseChoice(
        words=words[:LONGEST_WORD], places=_places(place, site), themes=_theme(theme)
    )
    ranked = searches.search_everything(words).ids("case") if words.strip() else None
    rows = tables.stories().matching(choice, ranked)
    return _listed(
        "stories", [_story(site, row) for row in rows.head(_few(limit)).to_dict("records")], rows
    )


def find_gatherings(site: str, place: str, theme: str, limit: int) -> dict[str, object]:
    """Conclaves and conventions by place and theme, newest first, with what came of them."""
    choice = GatheringChoice(places=_places(place, site), themes=_theme(theme))
    rows = tables.gatherings().matching(choice)
    told = [_gathering(site, row) for row in rows.head(_few(limit)).to_dict("records")]
    return _listed("gatherings", told, rows)


def _listed(name: str, told: list[dict[str, object]], rows: pd.DataFrame) -> dict[str, object]:
    if not told:
        raise NotAnswered(
            NOTHING, "Nothing is recorded for this choice; that does not mean nothing was."
        )
    return {"result": ANSWER, "found": len(rows), name: told}


def _places(name: str, site: str) -> tuple[str, ...]:
    return (understand_place(name, site).place_id,) if name else ()


def _theme(word: str) -> tuple[str, ...]:
    if not word:
        return ()
    known = tables.vocabulary().options("themes")
    by_label = {label.casefold(): code for code, label in known.items()}
    code = word if word in known else by_label.get(word.casefold())
    if code is None:
        raise NotAnswered("ask", f"“{word[:80]}” is no theme; say which.", candidates=dict(known))
    return (code,)


def _story(site: str, row: Mapping[Hashable, Any]) -> dict[str, object]:
    return {
        "case_id": row["case_id"],
        "title": row["title"],
        "place": tables.gazetteer().full_name(row["place_id"]),
        "year": _known(row["year"]),
        "summary": row["summary"],
        "outcome": _known(row["outcome"]),
        "outcome_kind": row["outcome_kind"],
        "told_by": row["source_kind"],
        "themes": list(row["themes"]),
        **_provenance(row),
        "page": f"{site}{address.of_document('cases/' + row['case_id'])}",
    }


def _gathering(site: str, row: Mapping[Hashable, Any]) -> dict[str, object]:
    outcomes = tables.gatherings().of_event(row["event_id"])
    return {
        "event_id": row["event_id"],
        "title": _known(row.get("title")),
        "place": tables.gazetteer().full_name(row["place_id"]),
        "date": _known(row.get("date")) or _known(row.get("year")),
        "level": row["level"],
        "outcomes": [
            {"kind": one["kind"], "theme": one["theme"], "text": one["text"]}
            for one in outcomes.head(MOST).to_dict("records")
        ],
        **_provenance(row),
        "page": f"{site}{address.of_document('gatherings/' + row['event_id'])}",
    }


def _provenance(row: Mapping[Hashable, Any]) -> dict[str, object]:
    """Source, dates and licence of a row, and what is noted of it."""
    told = provenance.describe_source(row["package_id"], row["source_id"])
    return {**told, "note": _known(row.get("note"))}


def _known(cell: Any) -> Any:
    if isinstance(cell, str):
        return cell
    return None if cell is None or pd.isna(cell) else int(cell)
