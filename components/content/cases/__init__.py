"""What is said of case studies: their words, page, relatives, map, and the matrix that counts them."""
