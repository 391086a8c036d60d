"""The static pages, tables and briefs as one folder that opens without a server."""
