"""Pages inside the frame, as a visitor opens them by an address."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from components.facts import tables
from tests.kept import nothing_kept

SHELL = Path(__file__).parents[2] / "components" / "app" / "shell.py"
SECONDS = 60


@pytest.fixture(scope="session", autouse=True)
def opened_quickly(packages_searched_once: None, waited_for_at_rest: None) -> None:
    """Every test here opens pages."""


@pytest.fixture
def open_page() -> Callable[..., AppTest]:
    """A function that opens a page with the choices of its address."""

    def opened(page: str = "home", /, **query: str | list[str]) -> AppTest:
        at = AppTest.from_file(SHELL, default_timeout=SECONDS)
        at.switch_page(f"../../pages/{page}.py")
        at.query_params.update(query)
        return at.run()

    return opened


@pytest.fixture
def data_root(monkeypatch) -> Iterator[Callable[[Path], Path]]:
    """A function that makes the app read another data folder until the end of the test."""

    def use(root: Path) -> Path:
        monkeypatch.setenv("LEARNING_ZONE_DATA", str(root))
        tables.forget()
        return root

    with nothing_kept():
        yield use


@pytest.fixture(scope="session")
def real_case() -> pd.Series:
    """The first case study of the real data."""
    return tables.table("cases").rows.iloc[0]
