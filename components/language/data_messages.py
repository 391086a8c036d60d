"""Says the sentences of the data, see :mod:`data.messages`."""

from components.language import dates
from components.language.messages import gettext, ngettext
from data.messages import Message, Period, take_speaker


def say(message: Message) -> str:
    """A sentence of the data, in the reader's language. Raises KeyError if a value is missing."""
    values = {
        name: dates.format_period(value.text) if isinstance(value, Period) else value
        for name, value in message.values.items()
    }
    if message.plural:
        return ngettext(message.text, message.plural, message.count, **values)
    return gettext(message.text, **values)


take_speaker(say)
