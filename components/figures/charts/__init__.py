"""Charts as values, and as SVG for files and pages and for Plotly."""
