"""Advocacy pack: from a place and a theme to the paper on the officer's desk."""

from components.views import advocacy_pack

advocacy_pack.show_header()
advocacy_pack.show_pack()
