"""The indicator explorer: choose a figure, see it in several ways, mark places, take it along."""
