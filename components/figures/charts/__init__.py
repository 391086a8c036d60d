"""Charts as values, and as SVG and Plotly."""
