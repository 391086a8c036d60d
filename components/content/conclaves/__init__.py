"""What is said of conclaves and conventions, and who raised what where."""
