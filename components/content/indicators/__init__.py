"""What is said of an indicator: its page, tables, ranks, search."""
