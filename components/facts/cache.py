"""The only cache: what is made once and then found again by all visitors, frozen.

Two kinds, told apart by where their keys come from:

- :func:`once` keeps all it has made. For what is asked for by names that stand in the data.
- :func:`bounded` keeps what was used last. For what depends on what visitors type or choose: an
  address, words, a filter. All of it together takes at most :data:`~components.facts.shelves.MOST_BYTES`.

What they make may hold words, so the language that is spoken is a part of every key. What holds none
is made by :func:`once_without_words` and :func:`bounded_without_words`, once for the readers of all
languages; words asked for while it is made are an error.

It may be made of rows, so in a private preview (:mod:`components.facts.readers`) it is kept apart, for that
preview alone. What is made of none, and asked for by names that no row brings, is made by
:func:`once_without_rows`, once for all; rows asked for while it is made are an error.

Of all, one visitor makes a value while the others who want it wait. If that fails, nothing is kept
and the next one tries. What is kept cannot be changed, see :mod:`components.facts.frozen`.
"""

import inspect
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from components.facts import readers, shelves
from components.facts.shelves import MISSING, SHELVES, BoundedShelf, Key, SharedShelf, Shelf
from data import languages

Arguments = ParamSpec("Arguments")
Made = TypeVar("Made")

# A parameter whose name begins so helps to make a value, but does not tell one from another.
NOT_IN_KEY = "_"
PLACED = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)


def once(function: Callable[Arguments, Made]) -> Callable[Arguments, Made]:
    """Keep all that a function returns. Its arguments must be names that stand in the data."""
    return keep_on(Shelf(name_of(function)), function)


def bounded(function: Callable[Arguments, Made]) -> Callable[Arguments, Made]:
    """Keep what a function returned last. Its arguments may be whatever visitors type or choose."""
    return keep_on(BoundedShelf(name_of(function)), function)


def once_without_digits(function: Callable[Arguments, Made]) -> Callable[Arguments, Made]:
    """Like :func:`once`, for a language with its own digits and with Latin ones together.

    What is kept holds words alone: it is made in the language with Latin digits.
    """

    @wraps(function)
    def make(*arguments: Arguments.args, **named: Arguments.kwargs) -> Made:
        base = languages.base_key()
        if base == languages.key():
            return function(*arguments, **named)
        with languages.speaking(base):
            return function(*arguments, **named)

    return keep_on(Shelf(name_of(function)), make, languages.base_key)


def once_without_words(function: Callable[Arguments, Made]) -> Callable[Arguments, Made]:
    """Like :func:`once`, for all languages together. Raises NoLanguage if it asks for words."""
    return keep_on(Shelf(name_of(function)), _wordless(function), languages.no_key)


def bounded_without_words(function: Callable[Arguments, Made]) -> Callable[Arguments, Made]:
    """Like :func:`bounded`, for all languages together. Raises NoLanguage if it asks for words."""
    return keep_on(BoundedShelf(name_of(function)), _wordless(function), languages.no_key)


def once_without_rows(function: Callable[Arguments, Made]) -> Callable[Arguments, Made]:
    """Like :func:`once_without_words`, also for all private previews together.

    Raises NoRows if it asks for rows. Its arguments must be names that no row of a preview brings.
    """
    shelf = SharedShelf(name_of(function))
    return keep_on(shelf, _wordless(_rowless(function)), languages.no_key)


def once_of_shapes(function: Callable[[str], Made]) -> Callable[[str], Made]:
    """Like :func:`once_without_rows`; of what a private preview brings (a layer, a country) for it alone.

    Args:
        function: makes something of the layer or the country that is named.
    """
    shared, own = once_without_rows(function), once_without_words(function)

    @wraps(function)
    def found(name: str) -> Made:
        rows = readers.current()
        return own(name) if rows is not None and rows.brings(name) else shared(name)

    return found


def _rowless(function: Callable[Arguments, Made]) -> Callable[Arguments, Made]:
    @wraps(function)
    def make(*arguments: Arguments.args, **named: Arguments.kwargs) -> Made:
        with readers.without_rows():
            return function(*arguments, **named)

    return make


def _wordless(function: Callable[Arguments, Made]) -> Callable[Arguments, Made]:
    @wraps(function)
    def make(*arguments: Arguments.args, **named: Arguments.kwargs) -> Made:
        with languages.without_words():
            return function(*arguments, **named)

    return make


def keep_on(
    shelf: Shelf,
    function: Callable[Arguments, Made],
    language: Callable[[], str] = languages.key,
) -> Callable[Arguments, Made]:
    """The function, looking on a shelf before it makes a value, and leaving there what it makes.

    Args:
        language: says the language that the value is made in, which is the last part of its key.
    """
    key_of, completions = _key_maker(function), _completions(function)
    find = shelf.find if isinstance(shelf, BoundedShelf) else shelf.values.get

    @wraps(function)
    def found(*arguments: Arguments.args, **named: Arguments.kwargs) -> Made:
        rest = None if named else completions.get(len(arguments))
        asked = key_of(arguments, named) if rest is None else arguments + rest
        key = (*asked, language())
        own = shelf.now()
        value = find(key, MISSING) if own is shelf else own.find(key, MISSING)
        if value is MISSING:
            return own.made(key, lambda: function(*arguments, **named))
        kept_value: Made = value
        return kept_value

    return found


def name_of(function: Callable[..., Any]) -> str:
    """What a shelf for a function is called."""
    return f"{function.__module__}.{function.__qualname__}"


def keep_nothing() -> None:
    """Keep nothing of all that is being made now: it says what holds at this moment only."""
    shelves.keep_nothing()


def find_kept(make: Callable[[], Made]) -> Made:
    """What a function returns, if all that it asks for is kept: NotKept is raised where it is not."""
    with shelves.only_kept():
        return make()


def make_and_tell(make: Callable[[], Made]) -> tuple[Made, bool]:
    """What a function returns, and whether that holds at this moment only (:func:`keep_nothing`)."""
    return shelves.make_and_tell(make)


def forget() -> None:
    """Forget everything, everywhere, after the data folder has changed."""
    for shelf in SHELVES:
        shelf.forget()


def _key_maker(function: Callable[..., Any]) -> Callable[[Key, Mapping[str, Any]], Key]:
    """A function that makes the same key of a call by position, by name, and with defaults."""
    signature = inspect.signature(function)
    names = [name for name in signature.parameters if not name.startswith(NOT_IN_KEY)]

    def key_of(arguments: Key, named: Mapping[str, Any]) -> Key:
        bound = signature.bind(*arguments, **named)
        bound.apply_defaults()
        return tuple(bound.arguments[name] for name in names)

    return key_of


def _completions(function: Callable[..., Any]) -> Mapping[int, Key]:
    """The defaults that complete a call with so many arguments by position to its key.

    It is empty where a key cannot be had so easily: a parameter is no part of it, or has no place.

    Raises:
        TypeError: the function takes any names, of which no key can be made.
    """
    parameters = list(inspect.signature(function).parameters.values())
    if any(parameter.kind is parameter.VAR_KEYWORD for parameter in parameters):
        raise TypeError(f"{name_of(function)} takes any names: nothing can be kept by them.")
    if any(
        parameter.kind not in PLACED or parameter.name.startswith(NOT_IN_KEY)
        for parameter in parameters
    ):
        return {}
    defaults = tuple(parameter.default for parameter in parameters)
    return {
        given: defaults[given:]
        for given in range(len(parameters) + 1)
        if inspect.Parameter.empty not in defaults[given:]
    }
