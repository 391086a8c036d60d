"""No function and no module grows beyond what one reads at a glance; ruff and eslint watch the rest."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_layers import ROOT, python_files

LONGEST_FUNCTION, LONGEST_MODULE = 60, 300
FOREIGN = ("leaflet/leaflet.js",)


def scripts(root: Path) -> Iterator[Path]:
    """The scripts of ours that run in a browser, as paths below the root."""
    ours = sorted((root / "components").rglob("*.js"))
    yield from (path.relative_to(root) for path in ours if not path.match(FOREIGN[0]))


def long_modules(root: Path) -> set[str]:
    """Modules with more lines than one may have."""
    lengths = {
        path: (root / path).read_text(encoding="utf-8").count("\n")
        for path in (*python_files(root), *scripts(root))
    }
    return {f"{path}: {lines}" for path, lines in lengths.items() if lines > LONGEST_MODULE}


def long_functions(root: Path) -> set[str]:
    """Python functions with more lines than one may have; eslint counts those of the scripts."""
    return {
        f"{path}:{node.name} has {lines} lines"
        for path in python_files(root)
        for node in ast.walk(ast.parse((root / path).read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    }


@pytest.mark.parametrize("rule", [long_modules, long_functions])
def test_everything_is_short_enough_to_read(rule):
    assert rule(ROOT) == set()


@pytest.mark.parametrize(
    ("rule", "file", "text"),
    [
        (long_modules, "data/long.py", "\n" * (LONGEST_MODULE + 1)),
        (long_modules, "components/long.js", "\n" * (LONGEST_MODULE + 1)),
        (long_functions, "pages/long.py", "def read():\n" + "    pass\n" * LONGEST_FUNCTION),
    ],
)
def test_what_is_too_long_is_seen(tmp_path, rule, file, text):
    for room in ("pages", "components", "data"):
        (tmp_path / room).mkdir()
    (tmp_path / "app.py").touch()
    (tmp_path / file).write_text(text, encoding="utf-8")
    assert len(rule(tmp_path)) == 1
    (tmp_path / file).write_text(
        text.rpartition("\n")[0].rpartition("\n")[0] + "\n", encoding="utf-8"
    )
    assert rule(tmp_path) == set()
