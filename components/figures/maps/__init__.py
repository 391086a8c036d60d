"""Maps as values, and as shapes on paper."""
