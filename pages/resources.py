"""Resources: publications, films, toolkits and dated items of the programmes."""

from components.app import frame
from components.views import resources

frame.header(
    "What was written and filmed?",
    "Publications, films, toolkits and dated news of the programmes. The originals stand on other "
    "people's sites.",
)

resources.show_library()
