"""Home: a search, the maps, a door for each kind of visitor, guided stories, headline figures, changes."""

from components.views import home

home.show_header()
home.show_search()
home.show_maps()
home.show_doors()
home.show_guides()
home.show_programmes()
home.show_newest()
home.show_changes()
