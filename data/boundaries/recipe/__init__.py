"""How the boundary layers were made: cleaned, merged and simplified from two public wheels."""
