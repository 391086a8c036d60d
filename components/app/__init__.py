"""What holds the pages together: frame, address, basket, notices, scroll."""
