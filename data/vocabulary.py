"""The words: labels of codes, definitions, units, and the glossary."""

from collections.abc import Container
from dataclasses import dataclass, field

import pandas as pd

from data.letters import join_sentences
from data.messages import mark_message, phrase
from data.text_cells import text_of

NOT_REPORTED = mark_message("not reported")


@dataclass(frozen=True)
class Term:
    """One allowed word of a list, with the label shown on screen."""

    term_id: str
    label: str
    definition: str
    position: int
    decimals: int | None = None
    symbol: str = ""
    symbol_one: str = ""
    also_called: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """Every list of terms, by name of the list."""

    lists: dict[str, dict[str, Term]]
    glossary: dict[str, str] = field(default_factory=dict)

    @classmethod
    def from_tables(cls, terms: pd.DataFrame, glossary: pd.DataFrame) -> "Vocabulary":
        """Build from the tables ``terms`` and ``glossary``."""
        lists: dict[str, dict[str, Term]] = {}
        for row in terms.sort_values("position").to_dict("records"):
            lists.setdefault(row["vocabulary"], {})[row["term_id"]] = Term(
                term_id=row["term_id"],
                label=row["label"],
                definition=text_of(row["definition"]),
                position=int(row["position"]),
                decimals=None if pd.isna(row["decimals"]) else int(row["decimals"]),
                symbol=text_of(row["symbol"]),
                symbol_one=text_of(row.get("symbol_one")),
                also_called=text_of(row.get("also_called")),
            )
        meanings = {
            row["term"]: row["definition"]
            if pd.isna(row["stands_for"])
            else join_sentences((row["stands_for"], row["definition"]))
            for row in glossary.to_dict("records")
        }
        return cls(lists, meanings)

    def term(self, vocabulary: str, term_id: str) -> Term:
        """One term; one that its list lacks is a term without a definition, named by its code."""
        known = self.lists.get(vocabulary, {}).get(term_id)
        return known or Term(term_id, term_id.replace("_", " "), "", 0)

    def label(self, vocabulary: str, term_id: object) -> str:
        """Label of a code, “not reported” for a missing one, the code itself if unknown."""
        if not isinstance(term_id, str):
            return phrase(NOT_REPORTED)
        term = self.lists.get(vocabulary, {}).get(term_id)
        return term.label if term else term_id

    def label_cut(self, group: str, residence: str) -> tuple[str, ...]:
        """Labels of a group and of where it lives, without those that are not the usual ones: everybody."""
        cut = (("groups", group, "all"), ("residences", residence, "total"))
        return tuple(self.label(name, code) for name, code, usual in cut if code != usual)

    def called(self, vocabulary: str, term_id: str) -> str:
        """Label of a code with the word that many people use for it: “Scheduled Castes (Dalit)”."""
        term = self.term(vocabulary, term_id)
        return f"{term.label} ({term.also_called})" if term.also_called else term.label

    def also_called(self, vocabulary: str) -> dict[str, str]:
        """Code of each word that many people use for a term, in small letters."""
        terms = self.lists.get(vocabulary, {}).values()
        return {term.also_called.casefold(): term.term_id for term in terms if term.also_called}

    def labels(self, vocabulary: str, term_ids: "tuple[str, ...]") -> tuple[str, ...]:
        """Labels of several codes."""
        return tuple(self.label(vocabulary, term_id) for term_id in term_ids)

    def options(self, vocabulary: str, wanted: Container[str] | None = None) -> dict[str, str]:
        """Label of each code of a list, in its order; of those that are wanted, if that is told."""
        terms = self.lists.get(vocabulary, {}).values()
        return {
            term.term_id: term.label for term in terms if wanted is None or term.term_id in wanted
        }

    def ids(self, vocabulary: str) -> list[str]:
        """Codes of a list in its order."""
        return list(self.lists.get(vocabulary, {}))
