"""What a page does: the whole script in Streamlit's own test harness, without a browser."""
