"""What is known, read once and kept once for all visitors."""
