"""What is said of the data: what changed, what is missing, what an editor is told."""
