"""PostgreSQL and Java for the tests of registers, found or got: `python -m tests.engines.servers`."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

PACKAGES = {"postgresql": ("postgresql",), "java": ("openjdk-17-jre-headless",)}
POSTGRES_PLACES = ("/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt")
ADVICE = "Install PostgreSQL (15 or later) and Java 17, then try again: make test"


def find_postgres() -> Path | None:
    """The folder with `initdb` and `pg_ctl`."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    places = (one for root in POSTGRES_PLACES for one in Path(root).glob("*/bin/initdb"))
    return next((one.parent for one in sorted(places, reverse=True)), None)


def find_java() -> Path | None:
    """The program `java`, if it runs."""
    home = os.environ.get("JAVA_HOME")
    path = f"{home}/bin/java" if home else shutil.which("java")
    if path is None or not Path(path).is_file():
        return None
    ran = subprocess.run([path, "-version"], capture_output=True, check=False)
    return Path(path) if ran.returncode == 0 else None


def get() -> tuple[Path, Path]:
    """Both, installed where they were not and this machine's packages are ours to install.

    Raises:
        SystemExit: one was not found and could not be installed.
    """
    finders = {"postgresql": find_postgres, "java": find_java}
    missing = [name for name, find in finders.items() if find() is None]
    if missing and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        _install([package for name in missing for package in PACKAGES[name]])
    postgres, java = find_postgres(), find_java()
    if postgres is None or java is None:
        raise SystemExit(f"The tests of registers need PostgreSQL and Java. {ADVICE}")
    return postgres, java


def _install(packages: list[str]) -> None:
    print(f"Installing {' and '.join(packages)} ...", flush=True)
    # A server of the machine's own is not wanted: the tests start one of theirs.
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    for command in (["update", "-qq"], ["install", "-qq", "--yes", *packages]):
        subprocess.run(["apt-get", *command], env=quiet, stdout=subprocess.DEVNULL, check=False)


@contextmanager
def postgres_running() -> Iterator[str]:
    """A PostgreSQL of its own in a temporary folder; its address."""
    programs, _ = get()
    with TemporaryDirectory(prefix="postgres-") as folder:
        # It refuses to be run by root.
        whose = "postgres" if os.geteuid() == 0 else None
        if whose:
            shutil.chown(folder, whose)
        data, log, port = Path(folder) / "data", Path(folder) / "log", free_port()
        _run(
            whose,
            programs / "initdb",
            "-D",
            data,
            "-U",
            "tests",
            "--auth=trust",
            "-E",
            "UTF8",
            "-N",
        )
        options = f"-p {port} -k {folder} -c fsync=off -c listen_addresses=127.0.0.1"
        _run(whose, programs / "pg_ctl", "-D", data, "-l", log, "-w", "-o", options, "start")
        try:
            yield f"postgresql://tests@127.0.0.1:{port}/postgres"
        finally:
            _run(whose, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


def _run(whose: str | None, *command: Path | str) -> None:
    done = subprocess.run(
        [str(part) for part in command],
        user=whose,
        group=whose,
        extra_groups=[] if whose else None,
        cwd="/",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr}")


if __name__ == "__main__":
    print("Engines for the tests:", *get())
