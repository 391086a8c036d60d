"""Meaning lives in columns: code never decides by words in a note, a label or a summary."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_layers import ROOT, python_files

# Columns that people write sentences into, and words for reading: anybody may reword them.
PROSE = {
    "note", "caveat", "label", "short_label", "verification", "text", "summary", "outcome",
    "definition", "title", "question", "activities", "numerator", "denominator", "reason", "reasons",
}  # fmt: skip
# Names of variables that can only hold such a cell; “text” or “title” may be anything.
PROSE_NAMES = {
    "note", "notes", "caveat", "caveats", "short_label", "verification", "definition", "reason",
    "reasons",
}  # fmt: skip
LOOKS_INTO = {
    "startswith", "endswith", "contains", "match", "fullmatch", "search", "find", "count", "index",
    "removeprefix", "removesuffix", "isin", "eq",
}  # fmt: skip
# The same by a pattern: `re.match(pattern, label)`, or a pattern's own `match(label)`.
BY_PATTERN = {"match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"}
SAME_WORDS = {"lower", "upper", "casefold", "strip", "str", "fillna", "astype", "iloc", "loc"}


def decisions_by_prose(root: Path) -> set[str]:
    """Lines that compare words of a prose column with words written in the code."""
    return {
        f"{path.as_posix()}:{node.lineno}: {ast.unparse(node)}"
        for path in python_files(root)
        for node in _decisions(ast.parse((root / path).read_text(encoding="utf-8")))
    }


def _decisions(tree: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            if any(map(_is_prose, sides)) and any(map(_is_wording, sides)):
                yield node
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            looks = node.func.attr in LOOKS_INTO and _is_prose(node.func.value)
            if (looks and any(map(_is_wording, node.args))) or _is_by_pattern(node):
                yield node


def _is_by_pattern(node: ast.Call) -> bool:
    """Whether a pattern is held against prose."""
    by_pattern = isinstance(node.func, ast.Attribute) and node.func.attr in BY_PATTERN
    return by_pattern and any(map(_is_prose_for_sure, node.args))


def _is_prose_for_sure(node: ast.expr) -> bool:
    """Whether an expression is prose; “text” may be anything, a label is one also by its name alone."""
    if isinstance(node, ast.Name) and node.id == "label":
        return True
    return _is_prose(node) and not (isinstance(node, ast.Attribute) and node.attr == "text")


def _is_prose(node: ast.expr) -> bool:
    """Whether an expression is a cell or a column of prose, whatever its letters are changed to."""
    match node:
        case ast.Attribute(value=value, attr=name):
            return _is_prose(value) if name in SAME_WORDS else name in PROSE
        case ast.Subscript(value=value, slice=ast.Constant(value=name)):
            return name in PROSE or (isinstance(name, int) and _is_prose(value))
        case ast.Call(
            func=ast.Attribute(value=value, attr="get"), args=[ast.Constant(value=name), *_]
        ):
            return name in PROSE or _is_prose(value)
        case ast.Call(func=ast.Name(id="str"), args=[value]):
            return _is_prose(value)
        case ast.Call(func=ast.Attribute() as function):
            return function.attr in SAME_WORDS and _is_prose(function.value)
        case ast.Name(id=name):
            return name in PROSE_NAMES
    return False


def _is_wording(node: ast.expr) -> bool:
    """Words written in the code; an empty text or a sign between words is none."""
    match node:
        case ast.Constant(value=str(words)):
            return any(letter.isalpha() for letter in words)
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts):
            return any(map(_is_wording, parts))
    return False


def test_nothing_is_decided_by_words_that_anybody_may_reword():
    assert decisions_by_prose(ROOT) == set()


@pytest.mark.parametrize(
    "line",
    [
        '"survey" in row.caveat',
        '"survey" in row["caveat"].lower()',
        'row.short_label.endswith(" share")',
        'verification.startswith("one source only")',
        'rows["note"].str.startswith("Do not chart")',
        'rows[rows["note"].fillna("").str.contains("withheld")]',
        'case["outcome"] == "Land was given"',
        'row.get("title") in ("Index", "Share")',
        'str(row.note) != "doubtful"',
        'rows["label"].isin(["Population"])',
        "HOMES.match(subject.indicator.label)",
        're.sub(" [(].*?[)]", "", label)',
        'any("not by itself the effect" in reason for reason in why)',
    ],
)
def test_a_decision_by_prose_is_seen(line):
    assert len([*_decisions(ast.parse(line))]) == 1


@pytest.mark.parametrize(
    "line",
    [
        'row.note == ""', 'rows["note"].notna()', 'f"{row.label} of {row.title}"',
        'row.quality == "doubtful"', 'rows["note"].eq("")', 'label in labels', 'kind == "title"',
    ],
)  # fmt: skip
def test_a_decision_by_a_code_is_none(line):
    assert [*_decisions(ast.parse(line))] == []
