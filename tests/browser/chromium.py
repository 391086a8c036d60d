"""Find a Chromium for the browser tests, or get one: `python -m tests.browser.chromium`."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

# The first has no window of its own to paint, which saves about a fifth of what it costs to open a page.
LIGHTEST = "chromium-headless-shell"
NAMES = (
    LIGHTEST,
    "chromium",
    "google-chrome",
    "google-chrome-stable",
    "chromium-browser",
    "chrome",
)
# A library of Playwright's that its wheel leaves to the system.
LIBRARY = "libatomic1"
# Not every system has the lightest; of a list with an unknown name nothing is installed.
PACKAGES = ((LIGHTEST, LIBRARY), ("chromium", LIBRARY))
ASK_PLAYWRIGHT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""
ADVICE = "Install Chromium or Chrome, or say where it is: CHROMIUM=/path/to/chromium make test"


def find() -> str | None:
    """Path of the first Chromium that runs: the one CHROMIUM names, the system's, Playwright's."""
    return next((path for path in _candidates() if _runs(path)), None)


def get() -> str:
    """A Chromium that runs and that Playwright can drive, installed if there was none.

    Raises:
        SystemExit: none was found and none could be installed.
    """
    for install in (_nothing, _with_apt, _with_playwright):
        install()
        if (path := find()) and _playwrights_own():
            return path
    raise SystemExit(f"The browser tests need a Chromium. {ADVICE}")


def _candidates() -> Iterator[str]:
    if named := os.environ.get("CHROMIUM"):
        yield named
        return
    yield from filter(None, map(shutil.which, NAMES))
    yield _playwrights_own()


def _playwrights_own() -> str:
    """Where Playwright would have its own Chromium; nothing if Playwright cannot start."""
    # Asked in a process of its own, which may fail: on a bare Debian, Playwright cannot start
    # before PACKAGES are there.
    answer = subprocess.run(
        [sys.executable, "-c", ASK_PLAYWRIGHT], capture_output=True, text=True, check=False
    )
    return answer.stdout.strip()


def _runs(path: str) -> bool:
    # On Ubuntu `chromium-browser` may be a script that only says where to get the real one.
    if not Path(path).is_file():
        return False
    return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0


def _nothing() -> None:
    """First look at what is there."""


def _with_apt() -> None:
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        print("Installing Chromium ...", flush=True)
        _apt(["update", "-qq"])
        any(_apt(["install", "-qq", "--yes", *packages]) for packages in PACKAGES)


def _apt(command: list[str]) -> bool:
    """Whether it did what it was asked to do."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(["apt-get", *command], env=quiet, stdout=subprocess.DEVNULL, check=False)
    return done.returncode == 0


def _with_playwright() -> None:
    print("Downloading Playwright's Chromium ...", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


if __name__ == "__main__":
    print(f"Browser for the tests: {get()}")
