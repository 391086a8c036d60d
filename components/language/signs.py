"""Signs that are drawn otherwise where lines run from the right."""

from data import languages


def way_out() -> str:
    """The arrow behind a link that leads out of this site: up, and to where lines run."""
    return "↖" if languages.spoken().is_right_to_left else "↗"
