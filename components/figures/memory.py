"""Memory that is not needed any more goes back to the system, where the C library can do that."""

import ctypes

import pyarrow as pa

_TRIM = getattr(ctypes.CDLL(None), "malloc_trim", None)


def give_back() -> bool:
    """Return free memory to the system; False where that cannot be asked for (not glibc).

    Arrow has a store of its own, which it keeps from the C library.
    """
    pa.default_memory_pool().release_unused()
    return _TRIM is not None and bool(_TRIM(0))
