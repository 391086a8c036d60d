"""A view as a file: what it is called, what is in it, how it looks."""
