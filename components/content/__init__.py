"""What is said of a case, a place, a figure, a gathering: values and words, nothing drawn."""
