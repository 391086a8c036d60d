"""Maps in words and ready to travel: coverage, measures, drawings."""
