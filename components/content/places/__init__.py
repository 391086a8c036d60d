"""What is said of states and districts: figures, work, neighbours, comparison."""
