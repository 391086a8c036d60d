"""Resources: publications, films, toolkits and dated items of the programmes."""

from components.views import resources

resources.show_library()
