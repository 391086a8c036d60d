"""What is said of a programme: aims and results, ladders of federations, statements, headlines."""
