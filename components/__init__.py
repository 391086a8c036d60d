"""What a visitor sees, in reusable pieces."""
