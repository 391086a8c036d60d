"""What happens to every request before Streamlit sees it, and to every answer on its way out."""
