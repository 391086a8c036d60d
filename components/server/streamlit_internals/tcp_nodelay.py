"""Small messages leave at once.

Streamlit binds its own socket, and a socket bound like that keeps a small message back until the one
before it was acknowledged, which adds some 40 ms to every rerun (uvicorn, issue 3149). Connections
inherit the setting of the socket that listens for them, so that is where it is mended.

Relies on: that Streamlit listens before it calls `lifespan`, and on ``/dev/fd``. Where the system does not
list open files nothing is changed. Off (``tcp_nodelay``): it is not called.
"""

import os
import socket
import stat
from contextlib import suppress
from pathlib import Path

OPEN_FILES = Path("/dev/fd")
INTERNET = (socket.AF_INET, socket.AF_INET6)


def send_at_once() -> int:
    """Switch the delay off for every socket this process listens on; returns how many there are.

    Where the system does not list open files nothing is changed.
    """
    if not OPEN_FILES.is_dir():
        return 0
    return sum(_mended(int(file.name)) for file in list(OPEN_FILES.iterdir()))


def _mended(file: int) -> bool:
    if not _is_socket(file):
        return False
    with socket.socket(fileno=os.dup(file)) as one:
        listens = one.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
        if not (listens and one.family in INTERNET):
            return False
        one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return True


def _is_socket(file: int) -> bool:
    # The list still names the folder that has just been read.
    with suppress(OSError):
        return stat.S_ISSOCK(os.fstat(file).st_mode)
    return False
