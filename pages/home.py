"""Home: what this is, a door for each kind of visitor, and the headline figures."""

from components.views import home

home.show_header()
home.show_search()
home.show_doors()
home.show_programmes()
