"""Where a programme worked in a state, as the map of a pack, with what it claims beside what is named."""

import pandas as pd

from components.brief import caveats
from components.brief.choice import PackChoice
from components.brief.facts import Facts
from components.brief.figure_rows import PUBLISHED, number, sources_of
from components.brief.pack import Caution, Picture
from components.brief.row import Row, SourceKey
from components.content.elements import choice_words
from components.figures.maps import choropleth, map_figure
from components.figures.maps.choropleth import MapSetting
from components.language import numbers
from components.language.messages import gettext
from data.catalog import Package
from data.coverage import LOOKS, counts_drawn, district_counts
from data.shapes import Layer
from data.text_cells import text_of


def picture(
    facts: Facts, choice: PackChoice, state: str, layer: Layer, wanted: str | None
) -> Picture | None:
    """Where a programme of the country worked in the state; None if none did."""
    for programme in facts.of_country(facts.places[state].country_id):
        looks = facts.coverage(programme.package_id, layer)
        rows = looks[looks["state_id"] == state]
        item = f"map:{programme.package_id}"
        if (wanted in (None, item)) and not rows["look"].eq("outside").all():
            return _coverage(facts, choice, programme, rows, layer, state, item)
    return None


def _coverage(
    facts: Facts,
    choice: PackChoice,
    programme: Package,
    rows: pd.DataFrame,
    layer: Layer,
    state: str,
    item: str,
) -> Picture:
    name = facts.places.name(state)
    figure = choropleth.coverage_map(
        rows.assign(weak=rows["weak"].eq(True)),
        MapSetting(
            layer.layer_id,
            title=gettext(
                "Districts of {state} where {programme} worked",
                state=name,
                programme=programme.short_title,
            ),
            figure_id=item,
            focus_id=state,
        ),
    )
    told = _told(facts, programme, state)
    states = facts.coverage_by_state(programme.package_id)
    counts = district_counts(states, state)
    otherwise = choice_words.say_drawn(counts_drawn(rows, states, state, facts.places))
    return Picture(
        item_id=item,
        heading=choice_words.say_district_counts(counts, programme.short_title, name).removesuffix(
            "."
        ),
        sources=_sources(programme, rows, told),
        cautions=(
            *_cautions(facts, programme, state),
            *([Caution("", otherwise)] if otherwise else []),
        ),
        rows=(
            *([_claimed_row(facts, programme, told, item)] if told is not None else []),
            *(
                _coverage_row(facts, programme, one, item)
                for _, one in rows.assign(weak=rows["weak"].eq(True).astype(object)).iterrows()
                if one["look"] in LOOKS
            ),
        ),
        drawing=facts.drawn(figure, state),
        place_id=choice.place,
        subject=figure.title,
    )


def _cautions(facts: Facts, programme: Package, state: str) -> tuple[Caution, ...]:
    """What the programme says of all its districts; nothing where that is about other states only."""
    note, places = (programme.about.get(name) for name in ("coverage_note", "coverage_note_places"))
    if not note or (places and not caveats.is_of(facts, places, (state,))):
        return ()
    return (Caution("", str(note)),)


def _told(facts: Facts, programme: Package, state: str) -> pd.Series | None:
    """What a programme says of a state: districts claimed, and named with a source or weakly."""
    states = facts.coverage_by_state(programme.package_id)
    here = states[states["place_id"] == state]
    return None if here.empty else here.iloc[0]


def _sources(
    programme: Package, rows: pd.DataFrame, told: pd.Series | None
) -> tuple[SourceKey, ...]:
    """Who names the districts, and who says how many there are."""
    claimed = () if told is None else sources_of(programme.package_id, told.to_frame().T)
    return tuple(dict.fromkeys((*claimed, *sources_of(programme.package_id, rows))))


def _claimed_row(facts: Facts, programme: Package, told: pd.Series, item: str) -> Row:
    """The number of districts that a programme claims in a state, as a row of the table of figures."""
    source = text_of(told["source_id"])
    return Row(
        item=item,
        indicator=f"{programme.package_id}:coverage",
        label=gettext(
            "Districts where {programme} says it worked", programme=programme.short_title
        ),
        place_id=str(told["place_id"]),
        place=str(told["name"]),
        group="",
        residence="",
        period="",
        value=number(told["claimed"]),
        upper=None,
        unit=facts.words.label("units", "districts"),
        numerator=None,
        denominator=None,
        basis=PUBLISHED,
        quality="",
        missing_reason="" if not numbers.is_missing(told["claimed"]) else numbers.not_reported(),
        note="",
        source=(programme.package_id, source) if source else None,
    )


def _coverage_row(facts: Facts, programme: Package, one: pd.Series, item: str) -> Row:
    looks = map_figure.WEAK_LABELS if one["weak"] is True else map_figure.LOOK_LABELS
    source = text_of(one["source_id"])
    return Row(
        item=item,
        indicator=f"{programme.package_id}:coverage",
        label=gettext("Where {programme} worked", programme=programme.short_title),
        place_id=one["place_id"],
        place=facts.places.full_name(one["place_id"]),
        group="",
        residence="",
        period=text_of(one["period"]),
        value=None,
        upper=None,
        unit=gettext(looks[one["look"]]),
        numerator=None,
        denominator=None,
        basis=PUBLISHED if source else "",
        quality="",
        missing_reason="" if source else gettext("no row in the tables"),
        note=text_of(one["note"]),
        source=(programme.package_id, source) if source else None,
    )
