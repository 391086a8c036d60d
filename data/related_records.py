"""What else is known of the place and the themes of a gathering: case studies and figures."""

from collections.abc import Iterable

import pandas as pd

from data.indicators import RATES
from data.messages import mark_message
from data.place import places_of
from data.places import Gazetteer
from data.stories import STRENGTH

ALWAYS = ("federations", "reach")
MOST = 8
OF_A_THEME = 3


# Why a story stands beside a gathering.
SAME_THEME = mark_message("from here, same theme")
SAME_PLACE = mark_message("from here")


def cases(rows: pd.DataFrame, event: pd.Series, places: Gazetteer) -> pd.DataFrame:
    """Case studies of the same programme from the place of a gathering, alike in theme first.

    Args:
        rows: table ``cases`` with ``package_id``.

    Returns:
        The rows with a column ``reason`` that says why.
    """
    held_in, themes = event["place_id"], set(event["themes"])
    from_here = [
        any(places.lies_in(place_id, held_in) for place_id in places_of(row))
        for row in rows.to_dict("records")
    ]
    mine = rows[pd.Series(from_here, rows.index, dtype=bool)]
    mine = mine[mine["package_id"] == event["package_id"]]
    shared = [len(themes & set(theme)) for theme in mine["themes"]]
    ranked = mine.assign(
        reason=[SAME_THEME if count else SAME_PLACE for count in shared],
        _shared=shared,
        _strength=mine["outcome_kind"].map(STRENGTH),
    ).sort_values(["_shared", "_strength", "year"], ascending=[False, True, False])
    return ranked.drop(columns=["_shared", "_strength"])


def on_themes(found: pd.DataFrame, themes: Iterable[str]) -> pd.DataFrame:
    """A few figures on each of some themes, then on the reach of a programme and its organisations.

    Args:
        found: what :func:`data.profile.figures` returned.
        themes: the themes, the nearest to the matter first.

    Returns:
        At most MOST rows; within a theme, rates come before counts.
    """
    order = {theme: place for place, theme in enumerate(dict.fromkeys([*themes, *ALWAYS]))}
    known = found[found["value"].notna() & found["theme"].isin(list(order))]
    is_rate = known["unit"].isin(RATES) | known["unit"].str.contains("per_")
    ranked = known.assign(_theme=known["theme"].map(order), _count=~is_rate.astype(bool))
    ranked = ranked.sort_values(["_theme", "_count"], kind="stable")
    few = ranked.groupby("_theme").head(OF_A_THEME)
    return few.head(MOST).drop(columns=["_theme", "_count"])
