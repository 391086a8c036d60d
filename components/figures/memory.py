"""Memory that is not needed any more goes back to the system, where the C library can do that."""

import ctypes

_TRIM = getattr(ctypes.CDLL(None), "malloc_trim", None)


def give_back() -> bool:
    """Return free memory to the system; False where that cannot be asked for (not glibc)."""
    return _TRIM is not None and bool(_TRIM(0))
