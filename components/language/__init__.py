"""Catalogues, plurals, digits and direction of each language; imports nothing of the other rooms."""

# Who has the catalogues also says what the data phrase, whichever part of this was asked for first.
from components.language import data_messages as data_messages
