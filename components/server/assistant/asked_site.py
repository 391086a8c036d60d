"""The site at which a tool is asked: its answer names pages with this base address.

One server answers at all of them: a host that a visitor made up costs nothing, and takes nobody else's
server away.
"""

from contextvars import ContextVar

SITE: ContextVar[str] = ContextVar("site", default="")
