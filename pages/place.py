"""One state, district or village, by its address ``place?id=...``: all that is known of it."""

from components.views import place as place_page

place = place_page.asked_place()
if place is not None:
    place_page.show_place(place)
