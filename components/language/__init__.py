"""Catalogues, plurals, digits and direction of each language; imports nothing of the other rooms."""
