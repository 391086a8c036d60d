"""Slides as tests look at them."""

from collections.abc import Iterable
from typing import Any


def every_shape(shapes: Iterable[Any]) -> Iterable[Any]:
    """All shapes of a slide, those inside of groups too."""
    for shape in shapes:
        yield shape
        yield from every_shape(getattr(shape, "shapes", ()))
