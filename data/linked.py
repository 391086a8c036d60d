"""What else is known of the place and the themes of a gathering: case studies and figures."""

import pandas as pd

from data import measures
from data.places import Gazetteer

ALWAYS = ("federations", "reach")
MOST = 8
STRENGTH = {"change_reported": 0, "first_step": 1, "not_reported": 2}
FIGURES = ["package_id", "indicator_id", "label", "unit", "theme"]


def cases(rows: pd.DataFrame, event: pd.Series, places: Gazetteer) -> pd.DataFrame:
    """Case studies of the same programme from the place of a gathering, alike in theme first.

    Args:
        rows: table ``cases`` with ``package_id``.

    Returns:
        The rows with a column ``reason`` that says why.
    """
    held_in, themes = event["place_id"], set(event["themes"])
    from_here = [
        any(places.lies_in(one, held_in) for one in (row.place_id, *row.other_place_ids))
        for row in rows.itertuples()
    ]
    mine = rows[pd.Series(from_here, rows.index, dtype=bool)]
    mine = mine[mine["package_id"] == event["package_id"]]
    shared = [len(themes & set(one)) for one in mine["themes"]]
    ranked = mine.assign(
        reason=["from here, same theme" if count else "from here" for count in shared],
        _shared=shared,
        _strength=mine["outcome_kind"].map(STRENGTH),
    ).sort_values(["_shared", "_strength", "year"], ascending=[False, True, False])
    return ranked.drop(columns=["_shared", "_strength"])


def figures(values: pd.DataFrame, indicators: pd.DataFrame, place_id: str) -> pd.DataFrame:
    """The newest figure of every indicator in one place, stored or computed.

    Args:
        values, indicators: the tables with ``package_id``.

    Returns:
        package_id, indicator_id, label, unit, theme, value, upper, period, source_id, quality.
    """
    here = values[(values["place_id"] == place_id) & values["value"].notna()]
    known = set(zip(here["package_id"], here["indicator_id"], strict=True))
    rows = []
    for _, indicator in indicators.iterrows():
        counted = indicator["numerator_id"]
        counted = counted if isinstance(counted, str) else indicator["indicator_id"]
        if (indicator["package_id"], counted) in known:
            newest = measures.at_newest(measures.of(here, indicators, indicator))
            rows.extend({**indicator[FIGURES], **one} for one in newest.to_dict("records"))
    return pd.DataFrame(rows, columns=[*FIGURES, "value", "upper", "period", "source_id", "quality"])


def on_themes(found: pd.DataFrame, themes: set[str]) -> pd.DataFrame:
    """The figures on some themes, then on the reach of a programme and its organisations.

    Args:
        found: what :func:`figures` returned.
    """
    on_them = found[found["theme"].isin(themes)]
    others = found[found["theme"].isin(ALWAYS) & ~found["theme"].isin(themes)]
    return pd.concat([on_them, others]).head(MOST)
