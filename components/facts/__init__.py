"""What is known: read once, kept once for all visitors, frozen. The only room that caches."""
