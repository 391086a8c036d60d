"""How fast, how light and for how many visitors: measured, not claimed. See README.md."""
