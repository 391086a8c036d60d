"""What is said of the impact map: layers, title, table, places."""
