"""What is said of villages, of the ground around them, and of registers."""
