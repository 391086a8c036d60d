"""The impact map: need, reach or density as fill, results as circles, stories and more as points."""

from components.views import impact_map

impact_map.show_header()
impact_map.show_maps()
