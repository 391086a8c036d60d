"""Pieces that several pages draw: map, matrix, tables, facets, cards, words."""
