"""The script behind every address. It lies below the top level on purpose.

Streamlit takes a folder `pages/` beside its script for its older mechanism, which opens a shared
link without the frame.
"""

from components.app import frame

frame.run_page()
