"""Says the sentences of the data, see :mod:`data.messages`."""

from components.language import dates, numbers
from components.language.messages import gettext, ngettext
from data.messages import Message, Number, Period, take_speaker


def say(message: Message) -> str:
    """A sentence of the data, in the reader's language. Raises KeyError if a value is missing."""
    values = {name: _write(value) for name, value in message.values.items()}
    if message.plural:
        return ngettext(message.text, message.plural, message.count, **values)
    return gettext(message.text, **values)


def _write(value: object) -> object:
    if isinstance(value, Period):
        return dates.format_period(value.text)
    if isinstance(value, Number):
        return numbers.format_number(value.value, value.decimals)
    return value


take_speaker(say)
