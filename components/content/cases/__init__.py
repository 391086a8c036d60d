"""What is said of case studies: their words, page, relatives, map."""
