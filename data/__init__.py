"""The facts of the Learning Zone and the pure Python that reads, checks and finds them."""
