"""The public address of this site, and whether an address can be printed at all."""

import ipaddress
import os
from urllib.parse import urlsplit

VARIABLE = "LEARNING_ZONE_ADDRESS"


def configured_address() -> str:
    """The address of the site as the environment variable LEARNING_ZONE_ADDRESS says it, or ""."""
    return os.environ.get(VARIABLE, "").rstrip("/")


def printable(site: str) -> str:
    """The address if others than this machine can open it, else ""; without a slash at the end."""
    try:
        host = urlsplit(site).hostname or ""
    except ValueError:
        return ""
    return "" if not host or _is_this_machine(host) else site.rstrip("/")


def _is_this_machine(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        return False
    return found.is_loopback or found.is_unspecified
