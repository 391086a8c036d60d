"""Where a programme worked: the map, its table twin, what is known of a place, what is left out."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from components import basket, cached, cards, downloads, filters, frame, map, markup, sources
from components.figures import choropleth
from components.figures.numbers import Unit
from data import periods
from data.choices import CaseChoice, PlaceChoice

LOOK_WORDS = choropleth.LOOK_LABELS
EVIDENCE_UNIT = Unit("evidence", "pieces of evidence", " pieces of evidence", 0)


def measures(programme: str) -> dict[str, str]:
    """What can be shown of a programme's presence: itself, and where known how well it is proven."""
    proven = {"evidence": "How well that is proven"} if cached.evidence_counts(programme) else {}
    return {"presence": "Worked there or not", **proven}


def page_part(choice: PlaceChoice, measure: str) -> None:
    """The map of presence, with circles for the pieces of evidence if asked for, and its table."""
    everywhere = cached.coverage_by_district(choice.programme)
    districts = inside(choice, everywhere)
    says_itself(choice, districts)
    picture, twin = st.columns([3, 2])
    with picture:
        map_of(
            choice, everywhere, _evidence_points(choice.programme) if measure == "evidence" else ()
        )
    with twin:
        table_of(choice, districts)


def inside(choice: PlaceChoice, districts: pd.DataFrame) -> pd.DataFrame:
    """The districts of the chosen state or province; all if none is chosen."""
    return districts[districts["state_id"] == choice.state] if choice.state else districts


def says_itself(choice: PlaceChoice, districts: pd.DataFrame) -> None:
    """The choice in words and how many districts have each look."""
    names = {code: package.short_title for code, package in cached.programmes().items()}
    found = districts["look"].value_counts()
    weak = int(districts["weak"].sum())
    parts = [f"{found[look]:,} {LOOK_WORDS[look]}" for look in LOOK_WORDS if found.get(look)]
    of_which = f" ({weak:,} of the covered ones with weak evidence)" if weak else ""
    sentence = replace(choice, district=None).sentence(names, cached.gazetteer())
    markup.paragraph(
        f"{sentence}: {len(districts):,} districts; {', '.join(parts)}{of_which}.", "lz-sentence"
    )


def _evidence_points(programme: str) -> tuple[choropleth.MapPoint, ...]:
    places, counts = cached.gazetteer(), cached.evidence_counts(programme)
    return tuple(
        choropleth.MapPoint(
            lat=float(str(places[one].lat)),
            lon=float(str(places[one].lon)),
            label=places.name(one),
            size_value=count,
            detail=(("Pieces of evidence", f"{count:,}"),),
            place_id=one,
        )
        for one, count in counts.items()
        if places[one].lat is not None and places[one].level == "district"
    )


def map_of(
    choice: PlaceChoice,
    districts: pd.DataFrame,
    points: tuple[choropleth.MapPoint, ...] = (),
) -> None:
    """The map of all districts; a click chooses one."""
    layers = cached.programme_layers(choice.programme)
    programme = cached.programmes()[choice.programme]
    figure = choropleth.coverage_map(
        districts.assign(
            detail=[_detail(row) for _, row in districts.iterrows()],
            period_label=[_when(period) for period in districts["period"]],
        ),
        layers["district"],
        title=f"Districts where {programme.short_title} worked",
        source_text=programme.title,
        outline_layer_id=layers["state"],
        context_layer_id=layers.get("context"),
        figure_id=f"coverage-{choice.programme}",
        focus_id=choice.state,
        points=points,
        points_unit=EVIDENCE_UNIT,
    )
    map.show(figure, key="coverage_map", selected=choice.district, on_pick=filters.pick)
    basket.button(f"map:{choice.programme}", choice.place, spot="coverage")


def _detail(row: pd.Series) -> tuple[tuple[str, str], ...]:
    pairs = (("State or province", row["state"]), ("Partners", row["partners"]))
    return tuple((label, text) for label, text in pairs if isinstance(text, str))


def _when(period: object) -> str | None:
    return periods.label(period) if isinstance(period, str) else None


def table_of(choice: PlaceChoice, districts: pd.DataFrame) -> None:
    """The same districts as a table, in the same order, to sort and to take along."""
    counts = cached.evidence_counts(choice.programme)
    shown = pd.DataFrame(
        {
            "District": districts["name"],
            "State or province": districts["state"],
            "Coverage": [LOOK_WORDS[look] for look in districts["look"]],
            "Evidence": [_evidence(row) for row in districts.itertuples()],
            "Pieces": [counts.get(one, pd.NA) for one in districts["place_id"]],
            "When": [_when(period) for period in districts["period"]],
            "Partners": districts["partners"],
            "Note": districts["note"],
            "Source": [_source(choice.programme, one) for one in districts["source_id"]],
        }
    ).dropna(axis="columns", how="all")
    st.dataframe(
        shown,
        hide_index=True,
        height=520,
        placeholder="",
        alt=f"{len(shown)} districts with coverage, evidence, partners and source",
    )
    where = choice.state or "all"
    downloads.csv(
        shown.assign(place_id=districts["place_id"]), f"coverage-{choice.programme}-{where}"
    )


def _evidence(row: object) -> str:
    if row.look != "covered":
        return ""
    return "weak" if row.weak else "sourced"


def _source(package_id: str, source_id: object) -> str:
    return sources.title(package_id, source_id) if isinstance(source_id, str) else ""


def chosen_place(choice: PlaceChoice) -> None:
    """What is known of the chosen place: coverage, its source, and its case studies."""
    if choice.place is None:
        return
    st.header(cached.gazetteer().full_name(choice.place), anchor=False)
    if choice.district:
        _district(choice.programme, choice.district)
    else:
        _state(choice.programme, str(choice.state))
    _cases(choice)


def _district(programme: str, district: str) -> None:
    districts = cached.coverage_by_district(programme)
    row = districts[districts["place_id"] == district].iloc[0]
    weak = ", on weak evidence: likely, not proven" if row["weak"] else ""
    facts = {
        "Coverage": f"{LOOK_WORDS[row['look']]}{weak}",
        "When": _when(row["period"]),
        "Partners": row["partners"],
        "Blocks": row["blocks"],
        "Villages": row["villages"],
        "Note": row["note"],
    }
    markup.definitions(facts)
    more = row["other_source_ids"] if isinstance(row["other_source_ids"], tuple) else ()
    sources.note(programme, [row["source_id"], *more])


def _state(programme: str, state: str) -> None:
    states = cached.coverage_by_state(programme)
    row = states[states["place_id"] == state].iloc[0]
    claimed = f"{row['claimed']:,}" if pd.notna(row["claimed"]) else "not reported"
    complete = "The list is complete." if row["list_complete"] else "The list is not complete."
    markup.paragraph(
        f"Districts the programme says it covered: {claimed}. Found with a source: {row['sourced']:,}. "
        f"Found with weak evidence: {row['weak']:,}. {complete}"
    )
    sources.note(programme, [row["source_id"]])


def _cases(choice: PlaceChoice) -> None:
    wanted = CaseChoice(places=(str(choice.place),), programmes=(choice.programme,))
    found = cached.stories().matching(wanted)
    st.subheader(f"Case studies from here: {len(found):,}", anchor=False)
    if found.empty:
        st.caption("No case study is recorded for this place.")
        return
    cards.case_list(found.head(3))
    if len(found) > 3:
        frame.link(
            "learning_zone",
            f"All {len(found):,} case studies",
            state=choice.state,
            district=choice.district,
        )


def left_out(choice: PlaceChoice) -> None:
    """What the map leaves out, written from the data."""
    programme = cached.programmes()[choice.programme]
    states = cached.coverage_by_state(choice.programme)
    claimed = states.dropna(subset="claimed")
    missing = int((claimed["claimed"] - claimed["sourced"] - claimed["weak"]).sum())
    st.subheader("What this map leaves out", anchor=False)
    markup.paragraph(str(programme.about.get("coverage_note", "")))
    if missing > 0:
        markup.paragraph(
            f"The programme says it covered {int(claimed['claimed'].sum()):,} districts; "
            f"{int(states['sourced'].sum()):,} of them are found with a source and "
            f"{int(states['weak'].sum()):,} with weak evidence. {missing:,} have no name here: they are "
            "somewhere among the districts marked “no record”."
        )
    sources.note(choice.programme, states["source_id"])
