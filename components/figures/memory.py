"""Memory that is not needed any more goes back to the system, where the C library can do that."""

import ctypes
from functools import cache


def give_back() -> bool:
    """Return free memory to the system; False where that cannot be asked for (not glibc)."""
    trim = _trim()
    return trim is not None and bool(trim(0))


@cache
def _trim() -> "ctypes._NamedFuncPointer | None":
    return getattr(ctypes.CDLL(None), "malloc_trim", None)
