"""The ladders of federations side by side, their growth, and who reports what."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import cached, downloads, headline, markup, sources
from components.figures import numbers
from components.figures.choropleth import MapPoint
from data import periods, profile

NOTHING = "no such rung"


def side_by_side() -> None:
    """A table: one row a tier of the neutral scale, one column a programme."""
    rungs, words = cached.rungs(), cached.vocabulary()
    names = {code: package.short_title for code, package in cached.programmes().items()}
    tiers = [tier for tier in words.ids("tiers") if tier in set(rungs["tier"])]
    head = Markup("").join(
        Markup('<th scope="col">{}</th>').format(name) for name in names.values()
    )
    rows = Markup("").join(
        Markup('<tr><th scope="row">{}</th>{}</tr>').format(
            words.label("tiers", tier), Markup("").join(_rung(rungs, tier, one) for one in names)
        )
        for tier in reversed(tiers)
    )
    markup.show(
        Markup(
            '<table class="lz-ladder"><caption>Read from the bottom: from the families up to their '
            'networks</caption><thead><tr><th scope="col">Tier</th>{}</tr></thead><tbody>{}</tbody></table>'
        ).format(head, rows)
    )
    for package_id in names:
        mine = rungs[rungs["package_id"] == package_id]
        sources.note(package_id, mine["source_id"].dropna())


def _rung(rungs: pd.DataFrame, tier: str, package_id: str) -> Markup:
    rows = rungs[(rungs["tier"] == tier) & (rungs["package_id"] == package_id)]
    if rows.empty:
        return Markup('<td class="lz-meta">{}</td>').format(NOTHING)
    rung = rows.iloc[0]
    if pd.isna(rung["value"]):
        count, when = Markup('<span class="lz-when">number not reported</span>'), ""
    else:
        count = numbers.format_value(rung["value"], headline.unit(rung["unit"]))
        when = periods.label(rung["period"])
    return Markup(
        '<td><b>{}</b><br><span class="lz-number">{}</span> <span class="lz-when">{}</span>'
        '<p class="lz-meta">{}</p></td>'
    ).format(rung["name"], count, when, markup.explained(rung["definition"]))


def growth(package_id: str) -> None:
    """The counts of a programme's federations over time, with gaps where nothing was reported."""
    from components.figures import growth as drawn

    series = cached.growth(package_id)
    if series.empty:
        st.info("This programme reports each count only once, so there is no growth to draw.")
        return
    units = {one: headline.unit(one) for one in set(series["unit"])}
    st.plotly_chart(
        drawn.panels(series, units),
        config={"displayModeBar": False},
        alt=drawn.in_words(series, units),
    )
    st.caption(
        "Dots are reported figures, open ones doubtful. Where nothing was reported for over a year "
        "the line stops: what happened between is not known."
    )
    shown = _worded(series).drop(columns="Organisation", errors="ignore")
    with st.expander("The same as a table"):
        st.dataframe(shown, hide_index=True, placeholder="", alt="Counts of federations over time")
        downloads.csv(shown, f"{package_id}-growth")
    sources.note(package_id, series["source_id"])


def by_reporter(package_id: str) -> None:
    """The newest counts of the ladder's rungs, one row for each organisation that reports them."""
    rows = cached.by_reporter(package_id)
    if rows.empty:
        st.info("This programme has no figures by organisation.")
        return
    worded = _worded(rows)
    cells = [f"{row.Figure} ({row.When})" for row in worded.itertuples()]
    compared = worded.assign(cell=cells).pivot_table(
        index="Organisation", columns="What", values="cell", aggfunc="first"
    )
    shown = compared.reset_index()
    st.dataframe(
        shown, hide_index=True, placeholder="", alt="Newest counts of federations by organisation"
    )
    downloads.csv(worded, f"{package_id}-by-organisation")
    sources.note(package_id, rows["source_id"])


def _worded(rows: pd.DataFrame) -> pd.DataFrame:
    words = cached.vocabulary()
    units = [headline.unit(unit) for unit in rows["unit"]]
    shown = {
        "What": rows["label"],
        "When": [periods.label(period) for period in rows["period"]],
        "Figure": [numbers.format_value(v, u) for v, u in zip(rows["value"], units, strict=True)],
        "Quality": [words.label("qualities", quality).lower() for quality in rows["quality"]],
        "Note": rows["note"],
    }
    if "reporter" in rows:
        names = cached.organisation_names()
        shown = {"Organisation": [names.get(one, one) for one in rows["reporter"]], **shown}
    return pd.DataFrame(shown)


@cached.once
def points(package_id: str, within: str | None = None) -> tuple[MapPoint, ...]:
    """Every federation of a programme whose place on the map is known.

    Args:
        within: a place they must belong to.
    """
    rows = cached.of_programme("organisations", package_id)
    known = rows[(rows["kind"] == "federation") & rows["lat"].notna()]
    if within:
        known = profile.inside(known, within, cached.gazetteer())
    return tuple(
        MapPoint(
            lat=float(row.lat),
            lon=float(row.lon),
            label=row.name,
            detail=_facts(row),
            kind=cached.vocabulary().label("tiers", row.tier),
        )
        for row in known.itertuples(index=False)
    )


def _facts(row: object) -> tuple[tuple[str, str], ...]:
    facts = (
        ("Formed", periods.label(row.formed) if pd.notna(row.formed) else None),
        ("Village organisations", _number(row.village_groups)),
        ("Community organisations", _number(row.primary_groups)),
        ("Households organised", _number(row.households)),
        ("Point", row.point_kind),
        ("List", row.status),
    )
    return tuple((label, text) for label, text in facts if isinstance(text, str))


def _number(value: object) -> str | None:
    return None if pd.isna(value) else numbers.format_number(value)


def official_context() -> None:
    """Federations of savings groups that governments count, beside the programmes' own."""
    for package in cached.catalog().contexts:
        rows = cached.official_federations(package.package_id)
        if rows.empty:
            continue
        st.subheader(f"Official counts: {package.title}", anchor=False)
        for caveat in rows["caveat"].dropna().unique():
            markup.paragraph(caveat, "lz-meta")
        shown = _worded(rows)
        places = [cached.gazetteer().name(one) for one in rows["place_id"]]
        shown.insert(0, "Place", places)
        with st.expander(f"{len(shown):,} figures", expanded=False):
            st.dataframe(
                shown,
                hide_index=True,
                placeholder="",
                alt="Official counts of federations by state",
            )
            downloads.csv(shown, f"{package.package_id}-official-federations")
            sources.note(package.package_id, rows["source_id"])
