"""Each touch on the inside of Streamlit, and of what stands below it: a module a touch, or a few
touches that belong together.

`components/facts/touches.py` lists them with what each gains, its test and its switch. What runs in the
browser, or belongs to a page, stands where it is used and is in that list, too; nothing else in the project
may touch (`tests/contracts/test_streamlit_internals.py`).
"""
