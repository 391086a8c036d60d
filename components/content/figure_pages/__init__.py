"""What is said of one figure: its page, its links, its corrections."""
