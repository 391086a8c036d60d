"""What the documents say exists: every path, every command, every link."""

import importlib
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    "components/README.md",
    "data/README.md",
    "deploy/README.md",
    "deploy/registers.md",
    "benchmarks/README.md",
    "CHANGELOG.md",
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
    "docs/",
    ".streamlit/",
    ".ci/",
)
# What a command of the project writes there.
MADE = {"data/programmes/<id>/register/prepared"}
PATH = re.compile(r"^[\w./<>*-]+$")
SPOKEN, OTHERS = {".py", ".js", ".json", ".toml", ".css", ".html"}, {".git", ".venv"}
# A file that stands beside another one, or that is made; a name of the code, with “_” or called.
FILE = re.compile(r"^[\w-]+\.(?:py|js|css|csv|json|html|md|toml)$")
NAME = re.compile(r"^(?:[A-Za-z]\w*_\w*|[A-Za-z_]\w*\(\))$")
LINK = re.compile(r"\]\(([^)#:]+)\)")
MAKE = re.compile(r"\bmake ([a-z-]+)")
MODULE = re.compile(r"python -m ([\w.]+)")


def text_of(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


def named_paths(text: str) -> set[str]:
    words = (word for code in CODE.findall(text) for word in code.split())
    return {word for word in words if word.startswith(TOP) and PATH.match(word)}


@cache
def names_of_the_code() -> frozenset[str]:
    """Every word of the code, of what describes the tables, and of the lists of codes."""
    rooms = ("components", "data", "pages", "tests", "benchmarks", ".streamlit")
    code = [path for room in rooms for path in (ROOT / room).rglob("*") if path.suffix in SPOKEN]
    code += [
        *(ROOT / "data" / "vocabulary").glob("*.csv"),
        ROOT / "Makefile",
        ROOT / "pyproject.toml",
    ]
    texts = (path.read_text(encoding="utf-8") for path in code if "node_modules" not in path.parts)
    return frozenset(word for text in texts for word in re.findall(r"\w+", text))


@cache
def files_of_the_project() -> frozenset[str]:
    """Names of all files, wherever they stand."""
    rooms = (path for path in ROOT.iterdir() if path.is_dir() and path.name not in OTHERS)
    inside = {path.name for room in rooms for path in room.rglob("*.*")}
    return frozenset(inside | {path.name for path in ROOT.iterdir()})


def unknown_names(text: str) -> set[str]:
    """Files and names of the code that a document names and nobody has."""
    words = {word for code in CODE.findall(text) for word in code.split()}
    files = {word for word in words if FILE.match(word)} - files_of_the_project()
    made = {word for word in files if Path(word).stem in names_of_the_code()}
    names = {word for word in words if NAME.match(word)}
    return (files - made) | {name for name in names if name.strip("()") not in names_of_the_code()}


def stands(path: str) -> bool:
    """Whether a path exists; `<id>` is any one name, and `…` was cut."""
    pattern = re.sub(r"<[^>]+>", "*", path.rstrip("/"))
    return any(ROOT.glob(pattern))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_that_a_document_names_exists(document):
    named = named_paths(text_of(document)) - MADE
    assert {path for path in named if not stands(path)} == set()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_and_every_name_of_the_code_that_a_document_names_exists(document):
    assert unknown_names(text_of(document)) == set()


def test_the_readme_tells_of_every_page():
    section = text_of("README.md").partition("\n## Pages\n")[2].partition("\n## ")[0]
    told = set(re.findall(r"^\| `/(\w*)[`?]", section, re.MULTILINE)) - {""}
    pages = {path.stem for path in (ROOT / "pages").glob("*.py")}
    assert told == pages - {"home"}


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
    # Put together here, so that they are no words of the code.
    nobody_has = {"never_" + "here.py", "no_such_" + "name", "page_" + "of()"}
    named = [*nobody_has, "grep -rn", "test_docs.py", "named_paths"]
    assert unknown_names(" ".join(f"`{name}`" for name in named)) == nobody_has
    assert stands("data/programmes/<id>/cases.csv")


def test_the_map_of_the_house_names_every_room():
    rooms = {path.parent.name for path in (ROOT / "components").glob("*/__init__.py")}
    map_of_the_house = text_of("components/README.md")
    assert {room for room in rooms if f"`{room}/`" not in map_of_the_house} == set()


def test_the_map_of_the_house_says_what_each_folder_and_loose_module_of_the_content_holds():
    content = ROOT / "components" / "content"
    folders = {f"{path.parent.name}/" for path in content.glob("*/__init__.py")}
    loose = {path.stem for path in content.glob("*.py") if path.stem != "__init__"}
    section = text_of("components/README.md").partition("\n## Inside `content/`\n")[2]
    assert set(CODE.findall(section.partition("\n## ")[0])) == folders | loose


def test_the_map_of_the_house_has_each_loose_module_of_the_data_in_one_group():
    section = text_of("components/README.md").partition("\n## Inside `data/`\n")[2]
    rows = [line for line in section.partition("\n## ")[0].splitlines() if line.startswith("|")]
    told = [name for row in rows for name in CODE.findall(row)]
    modules = [path.stem for path in (ROOT / "data").glob("*.py") if path.stem != "__init__"]
    assert sorted(told) == sorted(modules)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "benchmarks").glob("*.py")), ids=lambda path: path.stem
)
def test_every_benchmark_can_be_started(path):
    assert importlib.import_module(f"benchmarks.{path.stem}").__doc__
