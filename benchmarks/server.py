"""A server of the app, or of one of `apps/`, on this machine only, for as long as it is needed."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
HOST = "127.0.0.1"
SECONDS_TO_START = 90
IDLE_SHARE = 0.05
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Server:
    """A running server: where it is, and what it uses."""

    address: str
    pid: int

    def megabytes(self) -> float:
        """Memory the process holds now (RSS)."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        line = next(one for one in status.splitlines() if one.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def cpu_seconds(self) -> float:
        """Processor time the process has used since it started."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def wait_until_idle(self) -> None:
        """Wait until it has prepared everything and does nothing any more."""
        used = -1.0
        while (now := self.cpu_seconds()) - used > IDLE_SHARE:
            used = now
            time.sleep(1)


@contextmanager
def serving(script: str, port: int) -> Iterator[Server]:
    """Serve a script of this project with the project's own settings.

    Args:
        script: path below the project, such as ``app.py``.
    """
    settings = {
        "STREAMLIT_SERVER_PORT": str(port),
        "STREAMLIT_SERVER_ADDRESS": HOST,
        "STREAMLIT_SERVER_HEADLESS": "true",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "streamlit", "run", script]
    environment = {**os.environ, **settings}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as running:
        try:
            address = f"http://{HOST}:{port}"
            _wait_for(f"{address}/_stcore/health", running)
            yield Server(address, running.pid)
        finally:
            running.terminate()


def _wait_for(address: str, running: subprocess.Popen) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        if running.poll() is not None:
            raise RuntimeError("the server ended while starting")
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
    raise RuntimeError(f"the server was not up after {SECONDS_TO_START} s")


def disturbance() -> str:
    """How much others had of this machine; above a load of 2 or 2 % results are to be doubted.

    What a host takes from a virtual machine does not show in its load: it makes everything late.
    """
    stolen, whole = (now - then for now, then in zip(_ticks(), _BEGAN, strict=True))
    return f"{os.getloadavg()[0]:.1f}, {100 * stolen / max(whole, 1):.0f} % stolen"


def _ticks() -> tuple[int, int]:
    """Processor time that the host has taken, and all there was (proc_stat(5), first line)."""
    times = [int(one) for one in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
    return times[-1], sum(times)


_BEGAN = _ticks()
