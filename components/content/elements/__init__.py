"""Of what pages are made: blocks, markup, tables, marks of sources."""
