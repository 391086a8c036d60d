"""Where Streamlit's own addresses lie.

Relies on: the first parts of them, and what lies below. A new one that is not here would get our page with
status 404 from `components/server/errors.py`.

Gains: an address of nobody has our page with status 404 instead of Streamlit's start page with status 200.
Off (``reserved_paths``): Streamlit answers for all that is not ours. The files below :data:`UNCHANGING` are
compressed once, and not in each answer; off (``file_compression``): they are sent as they are.
"""

# The first part of every address that is Streamlit's own.
OWN = frozenset({"_stcore", "component", "media", "static"})
CORE, COMPONENTS, MEDIA, STATIC = "/_stcore/", "/component/", "/media/", "/static/"
HEALTH, HOST, METRICS = f"{CORE}health", f"{CORE}host-config", f"{CORE}metrics"
UPLOADS, OUR_COMPONENTS = f"{CORE}upload_file/", f"{CORE}bidi-components/"
FONTS = f"{STATIC}media/"
# Documents of components and files of visitors: pages of their own.
DOCUMENTS = (COMPONENTS, MEDIA)
# Files that stay as they are while the server runs.
UNCHANGING = (STATIC, COMPONENTS, OUR_COMPONENTS)
# A path that does not begin with one of Streamlit's parts.
ELSEWHERE = rf"(?!(?:{'|'.join(sorted(OWN))})(?:/|$)).*"
