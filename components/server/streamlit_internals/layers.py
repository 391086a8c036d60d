"""The layers that touch. One that is switched off is not even imported.

So the app starts also where a module that a layer imports is gone.
"""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from starlette.middleware import Middleware

from components.facts import touches

# For each touch its module and the class of its layer.
LAYERS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "repeats": ("repeats", "LongMemory"),
        "incoming": ("incoming", "SmallMessages"),
        "font_subsets": ("fonts", "LighterFonts"),
        "known_files": ("static_files", "KnownFiles"),
        "uploads": ("uploads", "OnlyWhereAsked"),
        "message_batching": ("message_batching", "InBursts"),
    }
)


def layer(touch: str) -> list[Middleware]:
    """The layer of a touch; nothing if it is switched off."""
    if not touches.is_on(touch):
        return []
    module, name = LAYERS[touch]
    return [Middleware(getattr(import_module(f"{__package__}.{module}"), name))]
