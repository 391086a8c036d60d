"""Every sentence that a visitor reads, in her language.

The text in the code is the English message: a whole sentence with named places, ``{count}``. The
functions have the names of GNU gettext, by which its tools find the messages
(``make messages``); a message that is only named where it stands, and said later, is marked by
:func:`gettext_noop`.
"""

from components.language import catalogues, digits
from data import languages
from data.letters import keep_direction, run_from_right


def gettext(message: str, /, **values: object) -> str:
    """A sentence in the reader's language, with its places filled.

    A whole number among the values is written as the language writes it; other numbers come as
    text, from :mod:`components.language.numbers`.

    Raises:
        NoLanguage: asked for by what is kept for the readers of all languages.
        KeyError: a value is missing.
    """
    translated = catalogues.catalogue(_base()).gettext(message)
    return _fill(translated, values)


def pgettext(context: str, message: str, /, **values: object) -> str:
    """The same for a word that means several things: its context tells which (“state”, “menu”)."""
    translated = catalogues.catalogue(_base()).pgettext(context, message)
    return _fill(translated, values)


def ngettext(singular: str, plural: str, count: int, /, **values: object) -> str:
    """A sentence about so many things, in the form that the language has for their number.

    ``{count}`` in the sentence is the number, written as the language writes it.
    """
    translated = catalogues.catalogue(_base()).ngettext(singular, plural, count)
    return _fill(translated, {"count": count, **values})


def fill_sentence(sentence: str, /, **values: object) -> str:
    """A sentence of a table, which is in the reader's language already, with its places filled.

    In the pseudo-language it stands in brackets as a whole, as a message does.

    Raises:
        NoLanguage, KeyError: as for :func:`gettext`.
    """
    is_pseudo = languages.current() == languages.PSEUDO
    return _fill(catalogues.Pseudo().gettext(sentence) if is_pseudo else sentence, values)


def gettext_noop(message: str) -> str:
    """The message itself, for :func:`gettext` later: for what is written down once for all languages."""
    return message


def _base() -> str:
    return languages.spoken().base


def _fill(text: str, values: dict[str, object]) -> str:
    if not values:
        return run_from_right(text)
    return run_from_right(text.format(**{name: _written(value) for name, value in values.items()}))


def _written(value: object) -> object:
    if type(value) is int:
        return digits.write(value, 0)
    # Markup marks its own direction.
    return keep_direction(value) if type(value) is str else value
