"""Resources: publications, films, toolkits and dated items of the programmes."""

from components import cached, frame, library, notices, paging

frame.header(
    "What was written and filmed?",
    "Publications, films, toolkits and dated news of the programmes. The originals stand on other "
    "people's sites.",
)

choice = library.choose()
found = cached.library().matching(choice)

library.says_itself(choice, len(found))
if not choice.is_everything:
    frame.link("resources", "Show everything")
if found.empty:
    notices.nothing_found("", "Take away a filter.")
else:
    paging.show(found, str(choice), library.item_list)
    library.download(found, choice)
