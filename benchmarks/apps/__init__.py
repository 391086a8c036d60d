"""Small apps that the benchmarks serve."""
