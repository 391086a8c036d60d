"""Rules of the house that a tool can check: who imports whom, and who alone may do what."""

import ast
import re
import shutil
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("app.py", "pages", "components", "data")
OURS = ("app", "pages", "components", "data")

# The table of `components/README.md`: who may import whom, besides itself.
ROOMS_BELOW = {
    "app.py": ("components.app", "components.server"),
    "pages": ("components.views", "components.app"),
    "components/views": ("widgets", "app", "brief", "content", "figures", "facts", "language"),
    "components/widgets": ("app", "content", "figures", "facts", "language"),
    "components/app": ("content", "facts", "language"),
    "components/server": ("brief", "content", "figures", "facts", "language"),
    "components/brief": ("content", "figures", "facts", "language"),
    "components/content": ("figures", "facts", "language"),
    "components/figures": ("language",),
    "components/facts": (),
    "components/language": (),
    "data": (),
}
NO_DATA = ("app.py", "pages", "data")
PURE = (
    "data",
    *(f"components/{room}" for room in ("brief", "content", "figures", "facts", "language")),
)
NEVER_IN_PURE = ("streamlit", "streamlit_folium")
MOST_FLOORS = 8

NAVIGATION = re.compile(r"\bst\.(navigation|switch_page|page_link|Page)\b")
ADDRESS_KEYS = re.compile(r"\bst\.query_params\b|\bbind=")
ONLY_IN = {
    NAVIGATION: "components/app/frame.py",
    ADDRESS_KEYS: "components/app/url_state/visit.py",
}
LONGEST_PAGE = 70

# The cache, and beside it the catalogues of messages: as many as languages, below the cache's room.
THE_CACHE = "components/facts/cache.py"
KEEPERS = (THE_CACHE, "components/facts/shelves.py", "components/language/catalogues.py",
           # Streamlit's cache of a session, for a name alone: it says when the session is over.
           "components/views/your_data/work.py")  # fmt: skip
# Ways to keep a value beyond the call that made it. `cached_property` is not one of them: it lives
# and dies with its object, and the cache refuses an object that has one.
CACHES = {
    "functools": {"cache", "lru_cache"},
    "streamlit": {"cache_data", "cache_resource", "experimental_memo", "experimental_singleton"},
    "cachetools": None,
    "diskcache": None,
    "joblib": None,
}
# What is kept elsewhere, and why nothing of it is one visitor's.
WEAKLY, BOUND_ANEW = "a dictionary of weak references", "a name that a function binds anew"
ALLOWED = {
    # A lock for each loop that is running, the page of each connection that is open.
    ("components/server/assistant/endpoint.py", WEAKLY),
    ("components/server/streamlit_internals/uploads.py", WEAKLY),
    # Set once, when the server starts.
    ("components/facts/readers.py", BOUND_ANEW),
    ("components/server/streamlit_internals/site_path.py", BOUND_ANEW),
    ("data/messages.py", BOUND_ANEW),
}
WEAK = {"WeakKeyDictionary", "WeakValueDictionary", "WeakSet"}
SHORT_NAMES = {"st": "streamlit"}
# What keeps all it has made is asked by names that stand in the data, of these parameters and types:
# there are as many of them as the data have. All else visitors can make up, and it has to be bounded.
KEEPS_ALL = re.compile(r"(\w+\.)?once(_\w+)?")
NAMES_OF_DATA = {
    "code", "columns", "country_id", "folder", "group", "guide_id", "indicator_id", "key", "kind", "kinds",
    "layer", "layer_id", "level", "name", "package", "package_id", "packages", "period", "place_id",
    "programme", "programme_id", "rates", "residence", "state", "subject", "table", "themes", "within",
}  # fmt: skip
TYPES_OF_NAMES = {
    "str", "str | None", "bool | None", "tuple[str, ...]", "Path", "MapLayer", "Package",
    "tuple[Package, ...]",
}  # fmt: skip
# Words of the vocabulary and of periods, of which there are a few.
ASKED_BY_WORDS_OF_DATA = {
    ("components/content/maps/map_files.py", "periods_path"),
    ("components/content/elements/markup.py", "_glossary_pattern"),
}
UNDER_A_CONDITION = (ast.If, ast.Try, ast.ExceptHandler, ast.With, ast.For, ast.While)
CONTAINERS = {"dict", "list", "set", "deque", "defaultdict", "OrderedDict", "Counter"}

# Run by hand to make a file of the project anew; the app does not need them.
TOOLS = (
    "data/boundaries/recipe",
    "data/villages/recipe",
    "components/facts/script_fonts/__main__.py",
    "components/facts/script_fonts/odia_signs.py",
    "components/server/streamlit_internals/fonts/__main__.py",
)
# Engines of registers that a setting names: whoever sets it installs the package (`deploy/registers.md`).
BY_SETTING = {
    "data/register/engine.py": {"psycopg", "py4j", "pyspark"},
    "data/register/load.py": {"psycopg"},
}
DISTRIBUTIONS = packages_distributions()


def python_files(root: Path) -> Iterator[Path]:
    """Every Python file of the rooms, as a path below the root."""
    for room in ROOMS:
        found = root.glob(room) if room.endswith(".py") else (root / room).rglob("*.py")
        yield from (path.relative_to(root) for path in sorted(found))


def imports(path: Path) -> set[str]:
    """Dotted names that a file imports; for `from a import b` both `a` and `a.b`."""
    return _imports(path.read_text(encoding="utf-8"))


@cache
def _imports(text: str) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            names |= {module} | {f"{module}.{alias.name}" for alias in node.names}
    return names


def within(name: str, rooms: tuple[str, ...]) -> bool:
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


def room_of(path: Path, rooms: tuple[str, ...]) -> str | None:
    return next((room for room in rooms if path.is_relative_to(room)), None)


def wrong_imports(root: Path) -> set[str]:
    """Imports that the table of rooms does not allow, relative ones, and Streamlit in a pure room."""
    return {wrong for path in python_files(root) for wrong in wrong_imports_of(root, path)}


def wrong_imports_of(root: Path, path: Path) -> Iterator[str]:
    """The same for one file."""
    room, pure = room_of(path, tuple(ROOMS_BELOW)), room_of(path, PURE) is not None
    for name in imports(root / path):
        forbidden = within(name, OURS) and not _may_import(room, name)
        if forbidden or name.startswith(".") or (pure and within(name, NEVER_IN_PURE)):
            yield f"{path.as_posix()} imports {name}"


def _may_import(room: str | None, name: str) -> bool:
    """Whether a file of a room may name a module; a loose module of `components/` may none."""
    if room is None:
        return False
    below = (
        one if one.startswith("components.") else f"components.{one}" for one in ROOMS_BELOW[room]
    )
    # Pages are entries: none stands on another.
    own = () if room == "pages" else (room.replace("/", "."),)
    allowed = (*own, *below, *(() if room in NO_DATA else ("data",)))
    # `from components import figures` names `components`, too, without taking more from it.
    return within(name, allowed) or name in {one.rpartition(".")[0] for one in allowed}


def loose_modules(root: Path) -> set[str]:
    """Files of `components/` that stand in none of its rooms."""
    return {
        path.as_posix()
        for path in python_files(root)
        if path.parts[0] == "components"
        and room_of(path, tuple(ROOMS_BELOW)) is None
        and path.as_posix() != "components/__init__.py"
    }


def floors_too_many(root: Path) -> set[str]:
    """The longest way down from room to room, if it has more floors than the house may have."""
    arrows = arrows_between_rooms(root)
    height: dict[str, int] = {}
    for room in TopologicalSorter(arrows).static_order():
        height[room] = 1 + max((height[one] for one in arrows.get(room, ())), default=0)
    return {f"{room} is floor {floor}" for room, floor in height.items() if floor > MOST_FLOORS}


def arrows_between_rooms(root: Path) -> dict[str, set[str]]:
    """For each room those that its files import; `app.py` belongs to no room."""
    arrows: dict[str, set[str]] = {}
    for path in python_files(root):
        room = room_of(path, tuple(ROOMS_BELOW))
        if room in (None, "app.py"):
            continue
        for name in imports(root / path):
            other = room_of(Path(name.replace(".", "/")), tuple(ROOMS_BELOW))
            if other not in (None, room):
                arrows.setdefault(room, set()).add(other)
    return arrows


def circles(root: Path) -> set[str]:
    """Modules that import each other in a circle, so that none stands above the other."""
    paths = {_module(path): path for path in python_files(root)}
    above = {name: imports(root / path) & set(paths) for name, path in paths.items()}
    packages = {name for name, path in paths.items() if path.name == "__init__.py"}
    arrows = {name: _without_own_package(name, names, packages) for name, names in above.items()}
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        return {" -> ".join(error.args[1])}
    return set()


def _module(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _without_own_package(name: str, names: set[str], packages: set[str]) -> set[str]:
    return {one for one in names if one != name and not (one in packages and within(name, (one,)))}


def out_of_place(root: Path) -> set[str]:
    """Commands that only one module may use, used elsewhere."""
    return {
        f"{path.as_posix()} uses {match.group()}, which belongs into {home}"
        for path in python_files(root)
        for pattern, home in ONLY_IN.items()
        if path.as_posix() != home
        for match in pattern.finditer((root / path).read_text(encoding="utf-8"))
    }


def rows_by_a_list(root: Path) -> set[str]:
    """Frames asked for rows by ``rows[[...]]``: an empty list, of no rows, takes their columns away."""
    return {
        f"{path.as_posix()}:{line} has to take rows by .loc"
        for path in python_files(root)
        for line in _lists_in_brackets((root / path).read_text(encoding="utf-8"))
    }


def _lists_in_brackets(text: str) -> list[int]:
    return [
        node.lineno
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.ListComp)
        and not (isinstance(node.value, ast.Attribute) and node.value.attr in ("loc", "iloc"))
    ]  # fmt: skip


def caches_elsewhere(root: Path) -> set[str]:
    """Ways to keep a value beyond the call that made it, outside of the one cache."""
    return {
        f"{path.as_posix()}:{line} keeps values by {way}, which only {THE_CACHE} may"
        for path in python_files(root)
        if path.as_posix() not in KEEPERS and room_of(path, TOOLS) is None
        for line, way in ways_to_keep((root / path).read_text(encoding="utf-8"))
        if (path.as_posix(), way) not in ALLOWED
    }


@cache
def ways_to_keep(text: str) -> frozenset[tuple[int, str]]:
    """Line and name of each way to keep a value: a known cache, or a container somebody fills."""
    return frozenset(_ways_to_keep(ast.parse(text)))


def _ways_to_keep(tree: ast.Module) -> Iterator[tuple[int, str]]:
    called = SHORT_NAMES | _other_names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and _is_frozen(node):
            yield from _filled_by_methods(node)
        elif isinstance(node, ast.Global):
            yield node.lineno, BOUND_ANEW
        elif isinstance(node, ast.Call) and _name_of(node) in WEAK:
            yield node.lineno, WEAKLY
        else:
            yield from ((node.lineno, name) for name in _known_caches(node, called))
    yield from _filled_in_module(tree.body)


def kept_without_bound(root: Path) -> set[str]:
    """Functions that keep all they have made, though it is asked for by what visitors may make up."""
    return {
        f"{path.as_posix()}: {node.name} has to be bounded, for its {parameter.arg}"
        for path in python_files(root)
        for node in _functions(_parsed((root / path).read_text(encoding="utf-8")))
        if (path.as_posix(), node.name) not in ASKED_BY_WORDS_OF_DATA
        and any(KEEPS_ALL.fullmatch(ast.unparse(one)) for one in node.decorator_list)
        for parameter in _parameters(node.args)
        if parameter.arg not in NAMES_OF_DATA
        or parameter.annotation is None
        or ast.unparse(parameter.annotation) not in TYPES_OF_NAMES
    }


@cache
def _parsed(text: str) -> ast.Module:
    return ast.parse(text)


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _parameters(of: ast.arguments) -> list[ast.arg]:
    several = [one for one in (of.vararg, of.kwarg) if one]
    return [*of.posonlyargs, *of.args, *of.kwonlyargs, *several]


def _other_names(tree: ast.Module) -> dict[str, str]:
    """What modules are called here instead of their names: of ``import functools as f``."""
    return {
        alias.asname: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
        if alias.asname
    }


def _known_caches(node: ast.AST, called: dict[str, str]) -> list[str]:
    """Names of the known caches that a line imports or uses."""
    match node:
        case ast.ImportFrom(module=module, names=aliases):
            return [alias.name for alias in aliases if _is_cache(module or "", alias.name)]
        case ast.Import(names=aliases):
            return [alias.name for alias in aliases if CACHES.get(alias.name, ()) is None]
        case ast.Attribute(value=ast.Name(id=module), attr=name):
            return [name] if _is_cache(called.get(module, module), name) else []
    return []


def _is_cache(module: str, name: str) -> bool:
    names = CACHES.get(module, ())
    return names is None or name in names


def _filled_in_module(body: Iterable[ast.AST]) -> Iterator[tuple[int, str]]:
    """Containers at module level that begin empty: nobody would need one that stays so."""
    for node in body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and _is_empty(node.value):
            yield node.lineno, "an empty container of the module"
        elif isinstance(node, UNDER_A_CONDITION):
            yield from _filled_in_module(ast.iter_child_nodes(node))


def _is_empty(value: ast.expr | None) -> bool:
    if isinstance(value, ast.Dict | ast.List):
        return not (value.keys if isinstance(value, ast.Dict) else value.elts)
    if not isinstance(value, ast.Call):
        return False
    name = _name_of(value)
    # A defaultdict is given what makes its values, not a value.
    return name in CONTAINERS and (not value.args or name == "defaultdict")


def _name_of(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def _is_frozen(node: ast.ClassDef) -> bool:
    """Whether a class says that it does not change; others may gather what they read."""
    return any("frozen=True" in ast.unparse(one) for one in node.decorator_list)


def _filled_by_methods(node: ast.ClassDef) -> Iterator[tuple[int, str]]:
    """``self.something[key] = value`` in a method: a memory that lives as long as the object."""
    for inner in ast.walk(node):
        targets = inner.targets if isinstance(inner, ast.Assign) else []
        for target in targets:
            if isinstance(target, ast.Subscript) and _is_own(target.value):
                yield inner.lineno, "a container of an object"
        if (
            isinstance(inner, ast.Call)
            and isinstance(inner.func, ast.Attribute)
            and inner.func.attr == "setdefault"
            and _is_own(inner.func.value)
        ):
            yield inner.lineno, "a container of an object"


def _is_own(value: ast.expr) -> bool:
    return (
        isinstance(value, ast.Attribute)
        and isinstance(value.value, ast.Name)
        and value.value.id in ("self", "cls")
    )


def programmes_in_code(root: Path) -> set[str]:
    """Files that name a programme: a programme is data."""
    ids = [path.name for path in (ROOT / "data" / "programmes").iterdir() if path.is_dir()]
    named = re.compile("|".join(ids), re.IGNORECASE)
    return {
        path.as_posix()
        for path in python_files(root)
        if named.search((root / path).read_text(encoding="utf-8"))
    }


def uncalled_functions(root: Path) -> set[str]:
    """Functions of the modules that nothing but a test calls; a decorator is taken for a caller."""
    trees = {
        path: ast.parse((root / path).read_text(encoding="utf-8")) for path in python_files(root)
    }
    named = Counter(name for tree in trees.values() for name in _names_used(tree))
    return {
        f"{path.as_posix()}: nothing calls {node.name}"
        for path, tree in trees.items()
        if room_of(path, TOOLS) is None
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.decorator_list
        # What only calls itself is not called.
        if named[node.name] == Counter(_names_used(node))[node.name]
    }


def _names_used(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr


def long_pages(root: Path) -> set[str]:
    """Pages that no longer read like a table of contents."""
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in _pages(root)}
    return {
        f"{path.name} has {count} lines" for path, count in lines.items() if count > LONGEST_PAGE
    }


def _pages(root: Path) -> Iterator[Path]:
    return (root / "pages").glob("*.py")


def unpinned_packages(root: Path) -> set[str]:
    """Packages of others that the app imports, but would not find on a new machine."""
    pins = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pinned = {_as_listed(pin.split("==")[0]) for pin in pins if "==" in pin}
    names = {
        (path, name.split(".")[0])
        for path in python_files(root)
        if room_of(path, TOOLS) is None
        for name in imports(root / path)
    }
    return {
        f"{path.as_posix()} imports {name}, which requirements.txt does not have"
        for path, name in names
        if name not in (*sys.stdlib_module_names, *OURS)
        and name not in BY_SETTING.get(path.as_posix(), ())
        and not pinned & {_as_listed(one) for one in DISTRIBUTIONS.get(name, [name])}
    }


def _as_listed(package: str) -> str:
    return package.strip().lower().replace("_", "-")


MEMORY = """
@dataclass(frozen=True)
class Reader:
    def rows(self, name):
        self._known[name] = name
"""

RULES = (
    wrong_imports,
    loose_modules,
    floors_too_many,
    circles,
    out_of_place,
    rows_by_a_list,
    caches_elsewhere,
    kept_without_bound,
    programmes_in_code,
    uncalled_functions,
    long_pages,
    unpinned_packages,
)


@pytest.mark.parametrize("rule", RULES)
def test_the_house_keeps_its_rules(rule):
    assert rule(ROOT) == set()


@pytest.fixture(scope="module")
def copy_of_the_house(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("house")
    for path in python_files(ROOT):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, root / path)
    return root


FORBIDDEN = (
    ("data/load.py", "from components.facts import tables"),
    ("components/language/__init__.py", "from components.facts import cache"),
    ("components/facts/cache.py", "from components.figures import palette"),
    ("components/facts/cache.py", "from components.content import markup"),
    ("components/figures/palette.py", "from components.facts import tables"),
    ("components/figures/palette.py", "from components.content import markup"),
    ("components/content/elements/markup.py", "from components.brief import pdf"),
    ("components/content/elements/markup.py", "from components.app import frame"),
    ("components/content/elements/markup.py", "from components.widgets import prose"),
    ("components/brief/pdf.py", "from components.server import feeds"),
    ("components/brief/pdf.py", "from components.app import clock"),
    ("components/server/feeds.py", "from components.app import frame"),
    ("components/server/feeds.py", "from components.widgets import cards"),
    ("components/server/feeds.py", "from components.views import home"),
    ("components/app/frame.py", "from components.widgets import cards"),
    ("components/app/frame.py", "from components.figures import palette"),
    ("components/app/frame.py", "from components.server import feeds"),
    ("components/widgets/cards.py", "from components.views import home"),
    ("components/widgets/cards.py", "from components.brief import pdf"),
    ("components/views/home/__init__.py", "from components.server import feeds"),
    ("components/views/home/__init__.py", "from pages import coverage"),
    ("pages/home.py", "from components.widgets import cards"),
    ("pages/home.py", "from components.content import markup"),
    ("pages/home.py", "from data import load"),
    ("pages/home.py", "import pages.coverage"),
    ("components/content/elements/sources.py", "from . import markup"),
    ("app.py", "from components.views import home"),
    *(
        (f"components/{room}/__init__.py", "import streamlit as st")
        for room in ("brief", "content", "facts", "figures", "language")
    ),
    ("data/load.py", "from streamlit_folium import st_folium"),
)


@pytest.mark.parametrize(("file", "planted"), FORBIDDEN)
def test_a_forbidden_import_is_seen(tmp_path, file, planted):
    victim = tmp_path / file
    victim.parent.mkdir(parents=True, exist_ok=True)
    victim.write_text(f"{planted}\n", encoding="utf-8")
    assert wrong_imports(tmp_path) != set()


@pytest.mark.parametrize(
    ("rule", "file", "planted"),
    [
        (circles, "components/facts/tables.py", "from components.facts import indicators"),
        (out_of_place, "pages/home.py", 'st.switch_page("../../pages/coverage.py")'),
        (caches_elsewhere, "components/facts/tables.py", "st.cache_resource(len)"),
        (
            caches_elsewhere,
            "components/content/elements/sources.py",
            "from streamlit import cache_data",
        ),
        (
            caches_elsewhere,
            "components/content/elements/sources.py",
            "from functools import lru_cache",
        ),
        (caches_elsewhere, "components/facts/frozen.py", "from functools import cache"),
        (caches_elsewhere, "data/periods.py", "import functools\nkept = functools.cache(len)"),
        (caches_elsewhere, "data/load.py", "from cachetools import TTLCache"),
        (caches_elsewhere, "data/load.py", "import diskcache"),
        (caches_elsewhere, "data/load.py", "_kept: dict[str, bytes] = {}"),
        (caches_elsewhere, "components/brief/pdf.py", "_kept = defaultdict(list)"),
        (caches_elsewhere, "components/server/files.py", MEMORY),
        (caches_elsewhere, "data/load.py", "def f():\n    global _kept\n    _kept = 1"),
        (caches_elsewhere, "data/load.py", "_kept = weakref.WeakKeyDictionary()"),
        (
            caches_elsewhere,
            "data/load.py",
            "class A:\n    def f(self):\n        WeakValueDictionary()",
        ),
        (caches_elsewhere, "data/load.py", "import functools as f\nkept = f.cache(len)"),
        (caches_elsewhere, "data/load.py", "if True:\n    _kept = {}"),
        (caches_elsewhere, "data/load.py", "try:\n    pass\nexcept OSError:\n    _kept = []"),
        (kept_without_bound, "components/server/files.py", "@cache.once\ndef f(etag: str): 1"),
        (kept_without_bound, "data/load.py", "@once_without_words\ndef f(key: Choice): 1"),
        (
            kept_without_bound,
            "components/facts/figures.py",
            "class A:\n    @cache.once\n    def f(self, key: str):\n        1",
        ),
        (kept_without_bound, "data/load.py", "@tables.once\ndef f(*words: str): 1"),
        (out_of_place, "components/widgets/cards.py", 'st.query_params["a"]'),
        (out_of_place, "pages/coverage.py", 'st.text_input("a", bind="query-params")'),
        (rows_by_a_list, "data/load.py", "rows[[one > 0 for one in rows.index]]"),
        (uncalled_functions, "data/load.py", "def call_itself(a):\n    call_itself(a)"),
        (programmes_in_code, "components/widgets/cards.py", "# only for PACS"),
        (long_pages, "pages/home.py", "\n" * LONGEST_PAGE),
        (unpinned_packages, "data/load.py", "import nobody_has_this"),
    ],
)
def test_a_rule_sees_what_breaks_it(copy_of_the_house, rule, file, planted):
    victim = copy_of_the_house / file
    sound = victim.read_text(encoding="utf-8")
    victim.write_text(f"{sound}\n{planted}\n", encoding="utf-8")
    try:
        assert rule(copy_of_the_house) != set()
    finally:
        victim.write_text(sound, encoding="utf-8")


def test_a_module_that_stands_in_no_room_is_seen(copy_of_the_house):
    loose = copy_of_the_house / "components" / "loose.py"
    loose.write_text("from components import facts\n", encoding="utf-8")
    assert loose_modules(copy_of_the_house) == {"components/loose.py"}
    assert wrong_imports(copy_of_the_house) != set()
    loose.unlink()


def test_a_house_with_too_many_floors_is_seen(monkeypatch):
    monkeypatch.setattr(sys.modules[__name__], "MOST_FLOORS", 3)
    assert floors_too_many(ROOT) != set()


def test_every_forbidden_import_is_seen_in_each_of_the_nine_rooms():
    assert {file.split("/")[1] for file, _ in FORBIDDEN if file.startswith("components/")} == {
        room.split("/")[1] for room in ROOMS_BELOW if room.startswith("components/")
    }


# Who makes a file without a visitor has no day but the server's, and says that it is UTC.
WITHOUT_A_VISITOR = {
    "components/app/clock.py",
    "components/brief/__main__.py",
    "components/server/figure_addresses.py",
    "components/server/offline/briefs.py",
    "components/server/offline/zim.py",
    "components/server/static_pages/figures.py",
    # Prints no day: a period that begins tomorrow, wherever its editor is, is no doubt yet.
    "data/checks/doubts.py",
}


def test_only_the_visitors_clock_says_what_day_it_is():
    """A server's day printed for a visitor is yesterday's in India for half of the night."""
    own_day = re.compile(r"\bdate\.today\(|\bdatetime\.(now|today)\(|\butcnow\(")
    found = {
        path.as_posix()
        for path in python_files(ROOT)
        if own_day.search((ROOT / path).read_text(encoding="utf-8"))
    }
    assert found == WITHOUT_A_VISITOR


def test_types_are_checked_everywhere_and_a_row_says_what_it_holds():
    checked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]
    assert checked["strict"] and set(checked["files"]) == {"app.py", "pages", "components", "data"}
    assert "exclude" not in checked
    untyped = re.compile(r"\brow: (?:object|Any)\b")
    found = [
        str(path)
        for path in python_files(ROOT)
        if untyped.search((ROOT / path).read_text(encoding="utf-8"))
    ]
    assert found == []


def test_one_function_draws_tables_so_that_each_says_on_paper_what_is_missing():
    drawing = [
        path.relative_to(ROOT).as_posix()
        for path in [*(ROOT / "components").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]
        if "st.dataframe(" in path.read_text(encoding="utf-8")
    ]
    assert drawing == ["components/widgets/data_grid.py"]


# Joined for machines: a list of fonts, of what is searched, of numbers in square brackets.
JOINED_FOR_MACHINES = (
    "components/figures/svg_text.py",
    "components/content/indicators/indicator_search.py",
    "components/brief/pack.py",
    "components/brief/__main__.py",
)


def test_no_words_are_joined_or_ended_with_latin_signs_by_hand():
    """Urdu has a comma, and Urdu and the languages of India have a full stop, of their own."""
    by_hand = re.compile(
        r"""["'](?:, |; |\. )["']\)?\.join\(|f"\{[^{}"]*\}\."|f"\{[^{}"]*\}[,;] \{"""
    )
    rooms = ("content", "views", "widgets", "app", "brief", "figures", "server/static_pages")
    found = [
        path.relative_to(ROOT).as_posix()
        for room in rooms
        for path in (ROOT / "components" / room).rglob("*.py")
        if by_hand.search(path.read_text(encoding="utf-8"))
    ]
    assert sorted(set(found) - set(JOINED_FOR_MACHINES)) == []


# Places of a drawing, powers of ten, the digits of a number before it is written, a bound of bytes.
NUMBERS_FOR_MACHINES = {
    "components/content/elements/markup.py",
    "components/figures/charts/svg_panels.py",
    "components/figures/maps/classes.py",
    "components/figures/maps/legends.py",
    "components/figures/maps/point_marks.py",
    "components/figures/maps/presence_marks.py",
    "components/figures/svg_outlines.py",
}
BY_HAND = re.compile(r"[,_]|\.\d+[fge%]|^[fge%n]$")


def test_no_number_is_written_by_hand():
    """Each language groups and draws its own (``components.language.numbers``)."""
    rooms = ("content", "views", "widgets", "app", "figures", "server/static_pages")
    files = [path for room in rooms for path in (ROOT / "components" / room).rglob("*.py")]
    found = {
        path.relative_to(ROOT).as_posix()
        for path in [*files, *(ROOT / "pages").glob("*.py")]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FormattedValue) and node.format_spec
        if BY_HAND.search(
            "".join(str(getattr(one, "value", "")) for one in node.format_spec.values)
        )
    }
    assert found == NUMBERS_FOR_MACHINES


# A word by itself may be a key of the keyboard, a name of an event or of a class.
WORDS_OF_A_SCRIPT = re.compile(r"""["'`][^"'`\n]*\b[A-Z][a-z]+ [a-z]+[^"'`\n]*["'`]""")
REMARK = re.compile(r"/\*.*?\*/|(?<![:\w])//[^\n]*", re.DOTALL)


def test_no_script_has_words_of_its_own():
    """They arrive with what is drawn, in the reader's language."""
    scripts = [
        path for path in (ROOT / "components").rglob("*.js") if path.parent.name != "leaflet"
    ]
    found = {
        path.name: WORDS_OF_A_SCRIPT.findall(REMARK.sub("", path.read_text(encoding="utf-8")))
        for path in scripts
    }
    assert len(found) > 20 and {name: said for name, said in found.items() if said} == {}
