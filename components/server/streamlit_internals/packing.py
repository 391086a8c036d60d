"""What leaves over a websocket is packed against the last 32 kB that left, not the last 4.

A page that is drawn anew repeats most of what it said a moment ago. A browser remembers 32 kB of it unless it
is told otherwise; uvicorn tells it to remember 4, which saves 112 kB of memory a connection.

Relies on: uvicorn's module of websockets and its name ``ServerPerMessageDeflateFactory``, which it calls with
the settings of the extension when a connection is made. Where the name is gone nothing is changed, and a
warning is written. Off (``packing``): it is not called.
"""

import logging
from functools import partial

from uvicorn.protocols.websockets import websockets_sansio_impl

log = logging.getLogger(__name__)

FACTORY = "ServerPerMessageDeflateFactory"


def remember_more() -> None:
    """Let the server look back as far as a browser can; one that asks for less is heard."""
    factory = getattr(websockets_sansio_impl, FACTORY, None)
    if factory is None:
        log.warning("What leaves over a websocket is packed as the server packs it by itself.")
    elif not isinstance(factory, partial):
        setattr(websockets_sansio_impl, FACTORY, partial(_looking_back, factory))


def _looking_back(factory: type, **settings: object) -> object:
    return factory(**{**settings, "server_max_window_bits": None})
