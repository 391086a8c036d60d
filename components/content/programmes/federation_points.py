"""The federations of a programme as points of a map, each with what its list tells of it."""

from typing import Protocol

import pandas as pd

from components.facts import tables
from components.figures.maps.choropleth import MapPoint
from components.language import dates, numbers
from components.language.messages import gettext
from data import nearby, profile


@tables.once
def points(package_id: str, within: str | None = None) -> tuple[MapPoint, ...]:
    """Every federation of a programme whose place on the map is known.

    On the map of a place each leads to the page about federations; on that of the whole programme, which
    stands on that page, it chooses its district.

    Args:
        within: a place they must belong to.
    """
    rows = tables.of_programme("organisations", package_id)
    known = rows[(rows["kind"] == "federation") & rows["lat"].notna()]
    known = profile.inside(known, within, tables.gazetteer()) if within else known
    about = ((gettext("More about federations"), f"federations?programme={package_id}"),)
    return tuple(
        MapPoint(
            lat=float(row.lat),
            lon=float(row.lon),
            label=row.name,
            detail=_facts(row),
            kind=tables.vocabulary().label("tiers", row.tier),
            place_id=None if within else row.place_id,
            leads_to=about if within else (),
            is_sure=nearby.is_certain(row.point_match),
        )
        for row in known.itertuples(index=False)
    )


class FederationRow(Protocol):
    """A federation known by name."""

    formed: str | None
    village_groups: float
    primary_groups: float
    households: float
    point_kind: str | None
    point_match: str | None
    status: str | None


def _facts(row: FederationRow) -> tuple[tuple[str, str], ...]:
    facts = (
        (
            gettext("Formed"),
            dates.format_period(row.formed) if isinstance(row.formed, str) else None,
        ),
        (gettext("Village organisations"), _number(row.village_groups)),
        (gettext("Community organisations"), _number(row.primary_groups)),
        (gettext("Households organised"), _number(row.households)),
        (gettext("Point"), row.point_kind),
        (gettext("How sure the place is"), _sureness(row.point_match)),
        (gettext("List"), row.status),
    )
    return tuple((label, text) for label, text in facts if isinstance(text, str))


def _sureness(match: object) -> str | None:
    return tables.vocabulary().label("point_matches", match) if isinstance(match, str) else None


def _number(value: object) -> str | None:
    return None if pd.isna(value) else numbers.format_number(value)
