"""The page of the advocacy pack: choose, tick, see, take along."""
