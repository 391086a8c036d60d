"""What the documents say exists: every path, every command, every link."""

import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    "components/README.md",
    "data/README.md",
    "deploy/README.md",
)
# A path begins with a folder or is a file of the top level; `<id>` stands for any name.
CODE = re.compile(r"`([^`\n]+)`")
TOP = (
    "app.py",
    "pages/",
    "data/",
    "components/",
    "tests/",
    "benchmarks/",
    "deploy/",
    ".streamlit/",
    ".ci/",
)
PATH = re.compile(r"^[\w./<>*-]+$")
LINK = re.compile(r"\]\(([^)#:]+)\)")
MAKE = re.compile(r"\bmake ([a-z-]+)")
MODULE = re.compile(r"python -m ([\w.]+)")


def text_of(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


def named_paths(text: str) -> set[str]:
    words = (word for code in CODE.findall(text) for word in code.split())
    return {word for word in words if word.startswith(TOP) and PATH.match(word)}


def stands(path: str) -> bool:
    """Whether a path exists; `<id>` is any one name, and `…` was cut."""
    pattern = re.sub(r"<[^>]+>", "*", path.rstrip("/"))
    return any(ROOT.glob(pattern))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_that_a_document_names_exists(document):
    assert {path for path in named_paths(text_of(document)) if not stands(path)} == set()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_of_a_document_leads_to_a_file(document):
    folder = (ROOT / document).parent
    links = (link for link in LINK.findall(text_of(document)) if not link.startswith("http"))
    assert {link for link in links if not (folder / link).exists()} == set()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_command_that_a_document_names_can_be_given(document):
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    text = "\n".join(code for code in CODE.findall(text_of(document)))
    modules = {name.replace(".", "/") for name in MODULE.findall(text) if name != "pip"}
    ours = {name for name in modules if (ROOT / name.split("/")[0]).is_dir()}
    assert set(MAKE.findall(text)) - targets == set()
    assert {
        name
        for name in ours
        if not any(((ROOT / f"{name}.py").exists(), (ROOT / name / "__main__.py").exists()))
    } == set()


def test_a_path_that_is_not_there_is_seen():
    assert named_paths("see `data/nothing.csv` and `make run`") == {"data/nothing.csv"}
    assert not stands("data/nothing.csv")
    assert stands("data/programmes/<id>/cases.csv")


def test_the_map_of_the_house_names_every_room():
    rooms = {path.parent.name for path in (ROOT / "components").glob("*/__init__.py")}
    map_of_the_house = text_of("components/README.md")
    assert {room for room in rooms if f"`{room}/`" not in map_of_the_house} == set()


@pytest.mark.parametrize(
    "path", sorted((ROOT / "benchmarks").glob("*.py")), ids=lambda path: path.stem
)
def test_every_benchmark_can_be_started(path):
    assert importlib.import_module(f"benchmarks.{path.stem}").__doc__
