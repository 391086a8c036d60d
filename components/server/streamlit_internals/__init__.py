"""Each touch on the inside of Streamlit, one module a touch, with its test and its switch."""
