"""The choices that several pages share: programme, place, measure, package of tables."""

from collections.abc import Container, Mapping

from components.app import notices, url_state
from components.content.maps import prepared_measures
from components.facts import tables
from components.language.messages import gettext, gettext_noop, pgettext
from data.choices import PlaceChoice
from data.places import AmbiguousPlace, UnknownPlace


def by_place_name(
    level: str, within: str | None = None, options: Container[str] | None = None
) -> url_state.Understand:
    """Understand a code, name or other spelling of a place of a level.

    Args:
        within: a place it must lie in.
        options: ids of the places that can be chosen; all if not given.
    """

    def understand(word: str) -> str | None:
        try:
            place_id = tables.gazetteer().find(word, within=within, level=level).place_id
        except (UnknownPlace, AmbiguousPlace):
            return None
        return place_id if options is None or place_id in options else None

    return understand


def choose_programme() -> str:
    """The programme a page is about."""
    return url_state.switch(
        "programme",
        gettext("Programme"),
        tables.programme_names(),
        outdates=("state", "district", "period"),
        carried=True,
    )


def choose_place(programme_id: str) -> PlaceChoice:
    """A programme's state or province and, once that is chosen, its district."""
    country = str(tables.programmes()[programme_id].country_id)
    _add_state_of_district(programme_id, country)
    state = url_state.choose_one(
        "state",
        gettext("State or province"),
        _states(programme_id),
        pgettext("states or provinces", "All"),
        by_place_name("state", country),
    )
    district = None
    if state:
        district = url_state.choose_one(
            "district",
            gettext("District"),
            _districts(programme_id, state),
            pgettext("districts", "All"),
            by_place_name("district", state),
        )
    else:
        url_state.unasked(
            "district", gettext("District"), gettext("Choose its state or province first.")
        )
    return PlaceChoice(programme_id, state, district)


def _add_state_of_district(programme_id: str, country: str) -> None:
    """A link may name a district alone: it lies in one state, which is chosen with it."""
    if not url_state.came_by_link("district"):
        return
    if url_state.asked_for("state", by_place_name("state", country)):
        return
    districts = frozenset(tables.coverage_by_district(programme_id)["place_id"])
    asked = url_state.asked_for("district", by_place_name("district", country, districts))
    state = tables.gazetteer().state_of(asked[0]) if asked else None
    if state:
        url_state.say_unknown("state", gettext("State or province"), lambda _: None)
        url_state.correct("state", (state,))


@tables.once
def _states(programme_id: str) -> dict[str, str]:
    states = tables.coverage_by_state(programme_id)
    return dict(zip(states["place_id"], states["name"], strict=True))


@tables.once
def _districts(programme_id: str, state: str) -> dict[str, str]:
    districts = tables.coverage_by_district(programme_id)
    inside = districts[districts["state_id"] == state]
    return dict(zip(inside["place_id"], inside["name"], strict=True))


def choose_measure(
    programme_id: str,
    themes: tuple[str, ...],
    more: Mapping[str, str],
    rates: bool | None = None,
) -> str | None:
    """What a map shows: one of ``more``, or an indicator of these themes that can be mapped.

    A programme may have none: that is said, and nothing is returned.

    Args:
        rates: True for rates only, False for counts only.
    """
    options = {**more, **prepared_measures.offer(programme_id, themes, rates)}
    if not options:
        notices.say_nothing_found(gettext(_NO_MEASURE[rates]), "")
        return None
    return str(url_state.choose_one("measure", gettext("What to show"), options))


_NO_MEASURE = {
    True: gettext_noop("This programme has no rate that can be drawn on a map; its counts may be."),
    False: gettext_noop(
        "This programme has no count that can be drawn on a map; its rates may be."
    ),
    None: gettext_noop("This programme has no figure that can be drawn on a map."),
}


def pick_place(place_id: str) -> None:
    """Choose a place as if in the select boxes; for clicks on a map or a table."""
    places = tables.gazetteer()
    level = places[place_id].level
    state = places.state_of(place_id)
    url_state.choose(
        {
            "state": [state] if state else [],
            "district": [place_id] if level == "district" else [],
        }
    )


def leave_place() -> None:
    """Let go of the chosen place: of a district its state stays."""
    narrowest = "district" if url_state.current().words("district") else "state"
    url_state.choose({narrowest: []})


def choose_package() -> str:
    """The package of tables a page is about; any one, by its title."""
    titles = {package.package_id: package.title for package in tables.packages().values()}
    return str(url_state.choose_one("package", gettext("Package of tables"), titles))
