"""One place: what programmes did there, its figures beside its state's, its stories, its neighbours."""

import pandas as pd
import streamlit as st

from components import cached, cards, downloads, frame, headline, markup, notices, sources
from components.figures import choropleth, numbers
from data import periods, profile
from data.choices import CaseChoice
from data.places import AmbiguousPlace, Place, UnknownPlace

FEW = 3


def asked_for(word: str | None) -> Place | None:
    """The place an address names by code, name or other spelling; None, and said, if there is none."""
    places = cached.gazetteer()
    if not word:
        st.info("Choose a place on the map of where they worked.")
        return None
    try:
        return places.find(word)
    except AmbiguousPlace as several:
        st.warning(f"More than one place has this name. Choose a map first. ({several})")
    except UnknownPlace:
        notices.unknown("place", word, places.near(word))
        for name in places.near(word):
            frame.link("place", name, id=name)
    return None


def lead(place: Place) -> str:
    """What kind of place it is, and where it lies."""
    places = cached.gazetteer()
    level = cached.vocabulary().label("place_levels", place.level).lower()
    around = [one.name for one in places.ancestors(place.place_id)][1:]
    parts = [f"{level.capitalize()}{' in ' + ', '.join(around) if around else ''}."]
    parts += [f"{text}." for text in (place.status, place.note) if text]
    return " ".join(part.replace("..", ".") for part in parts)


def coverage(place: Place) -> None:
    """What each programme of the country says of its work in this place."""
    st.header("What was done here", anchor="coverage")
    here = [one for one in cached.programmes().values() if one.country_id == place.country_id]
    if not here:
        st.caption("No programme of this site worked in this country.")
    for programme in here:
        st.subheader(programme.short_title, anchor=False)
        _coverage_of(programme.package_id, place)
        state = cached.gazetteer().state_of(place.place_id)
        district = place.place_id if place.level == "district" else None
        where = {"programme": programme.package_id, "state": state, "district": district}
        with st.container(horizontal=True):
            frame.link("coverage", "On the map", **where)
            frame.link("federations", "Its federations", **where)


def _coverage_of(package_id: str, place: Place) -> None:
    if place.level == "district":
        markup.paragraph(look_of(package_id, place))
    for row in coverage_rows(package_id, place).itertuples():
        markup.definitions(coverage_facts(row))
        sources.note(package_id, [row.source_id, *row.other_source_ids])
    _partners(package_id, place)


def look_of(package_id: str, place: Place) -> str:
    """Whether a programme worked in a district, in a sentence."""
    drawn = cached.coverage_by_district(package_id)
    look = drawn[drawn["place_id"] == place.place_id]
    words = choropleth.LOOK_LABELS[look["look"].iloc[0]] if len(look) else "no record"
    weak = ", on weak evidence: likely, not proven" if look["weak"].any() else ""
    return f"{words.capitalize()}{weak}."


def coverage_rows(package_id: str, place: Place) -> pd.DataFrame:
    """What a programme says of its work in exactly this place."""
    rows = cached.of_programme("coverage", package_id)
    return rows[rows["place_id"] == place.place_id]


def coverage_facts(row: object) -> dict[str, object]:
    """What is known of the work in a place, by name; what is missing is empty."""
    return {
        "When": periods.label(row.period) if pd.notna(row.period) else None,
        "Partners": row.partners,
        "Blocks": row.blocks,
        "Villages": row.villages,
        "Note": row.note,
    }


def _partners(package_id: str, place: Place) -> None:
    rows = profile.inside(
        cached.of_programme("organisations", package_id), place.place_id, cached.gazetteer()
    )
    if rows.empty:
        return
    words = cached.vocabulary()
    shown = pd.DataFrame(
        {
            "Name": rows["name"],
            "Kind": [words.label("organisation_kinds", kind) for kind in rows["kind"]],
            "Place": [cached.gazetteer().name(one) for one in rows["place_id"]],
            "Locality": rows["locality"],
            "Formed": [periods.label(one) if pd.notna(one) else "" for one in rows["formed"]],
            "Households": rows["households"],
            "Status": rows["status"],
        }
    ).dropna(axis="columns", how="all")
    with st.expander(f"{len(shown):,} organisations known by name"):
        st.dataframe(
            shown, hide_index=True, placeholder="", alt=f"{len(shown)} organisations of this place"
        )
        sources.note(package_id, rows["source_id"])


def figures(place: Place) -> None:
    """Every figure known of the place, programme by programme and from the census, by theme."""
    st.header("Its figures", anchor="figures")
    rows = cached.place_figures(place.place_id)
    if rows.empty:
        st.caption("No figure is recorded for this place.")
        return
    for package_id, own in rows.groupby("package_id", sort=False):
        package = cached.catalog().package(package_id)
        st.subheader(package.title, anchor=False)
        shown = worded(own, place)
        st.dataframe(
            shown, hide_index=True, placeholder="", alt=f"{len(shown)} figures of {place.name}"
        )
        downloads.csv(shown, f"{place.place_id}-{package_id}-figures")
        sources.note(package_id, own["source_id"].dropna())


def worded(rows: pd.DataFrame, place: Place) -> pd.DataFrame:
    """Figures of a place in words, beside those of its state, by theme and name."""
    words = cached.vocabulary()
    state = cached.gazetteer().state_of(place.place_id)
    units = [headline.unit(unit) for unit in rows["unit"]]
    shown = {
        "Theme": [words.label("themes", theme) for theme in rows["theme"]],
        "Figure": rows["label"],
        place.name: [
            _figure(row, unit) for row, unit in zip(rows.itertuples(), units, strict=True)
        ],
        "When": [periods.label(period) for period in rows["period"]],
    }
    if state not in (None, place.place_id):
        name = f"{cached.gazetteer().name(str(state))} as a whole"
        shown[name] = [
            numbers.format_value(value, unit) if pd.notna(value) else ""
            for value, unit in zip(rows["whole"], units, strict=True)
        ]
    shown["Quality"] = [words.label("qualities", one).lower() for one in rows["quality"]]
    shown["Note"] = rows["note"]
    return pd.DataFrame(shown).sort_values(["Theme", "Figure"])


def _figure(row: object, unit: numbers.Unit) -> str:
    if pd.isna(row.value):
        return cached.vocabulary().label("missing_reasons", row.missing_reason).lower()
    text = numbers.format_value(row.value, unit)
    return text if row.upper == row.lower else f"{text} to {numbers.format_value(row.upper, unit)}"


def cases(place: Place) -> None:
    """Case studies from here, the strongest evidence first."""
    found = cached.stories().matching(CaseChoice(places=(place.place_id,)))
    st.header(f"Case studies from here: {len(found):,}", anchor="cases")
    if found.empty:
        st.caption("No case study is recorded for this place.")
        return
    cards.case_list(found.head(FEW))
    if len(found) > FEW:
        state = cached.gazetteer().state_of(place.place_id)
        district = place.place_id if place.level == "district" else None
        frame.link("learning_zone", f"All {len(found):,}", state=state, district=district)


def gatherings(place: Place) -> None:
    """Conclaves and conventions held here."""
    found = profile.inside(cached.table("events").rows, place.place_id, cached.gazetteer())
    st.header(f"Gatherings: {len(found):,}", anchor="gatherings")
    if found.empty:
        st.caption("No gathering is recorded for this place.")
    for event in found.sort_values("year").itertuples():
        year = str(event.year) if pd.notna(event.year) else "year not reported"
        frame.link("conclaves", f"{event.title} ({year})", event=event.event_id)


def neighbours(place: Place) -> None:
    """The places next to this one, or inside it, each with its own page."""
    places = cached.gazetteer()
    if place.level == "district":
        title, near = "Next to it", cached.neighbours(place.place_id)
    else:
        title, near = "Inside it", [one.place_id for one in places.children(place.place_id)]
    if not near:
        return
    st.header(title, anchor="neighbours")
    with st.container(horizontal=True):
        for one in near:
            frame.link("place", places.name(one), id=one)


def pack(place: Place) -> None:
    """The way to a brief, slides and pictures about this place."""
    state = cached.gazetteer().state_of(place.place_id)
    district = None if state == place.place_id else place.place_id
    frame.link("advocacy_pack", f"Make a pack about {place.name}", state=state, district=district)
