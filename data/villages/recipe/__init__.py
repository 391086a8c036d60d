"""The way from public addresses to the layers of villages; no part of the app."""
