"""Small multiples on one axis: a panel for each group, or for each state over time."""

from components import cached
from components.explorer import figure, store
from components.explorer.over_time import NO_CAUSE, PANEL_HEIGHT, as_rows, line
from components.explorer.scene import Scene
from components.figures import courses, spreads
from components.figures.courses import Series
from data import periods
from data.indicators import Indicator

MOST_GROUPS = 5


def show(scene: Scene) -> None:
    """Groups side by side where there are several, else states over time."""
    groups = _groups(scene.indicator, scene.choice.residence, scene.choice.period)
    if scene.indicator.is_rate and len(groups) > 1:
        _by_group(scene, groups)
    else:
        _by_state(scene)


def _groups(indicator: Indicator, residence: str, period: str) -> list[str]:
    known = {
        offer.group
        for offer in indicator.in_places()
        if offer.residence == residence and offer.period == period
    }
    return [one for one in indicator.groups() if one in known][:MOST_GROUPS]


def _by_group(scene: Scene, groups: list[str]) -> None:
    words, choice = cached.vocabulary(), scene.choice
    cuts = {
        words.label("groups", one): scene.inside(
            store.at(choice.indicator, one, choice.residence, choice.period, "district")
        )
        for one in groups
    }
    title = f"{scene.subject.dated}: {', '.join(cuts)} on the same axis"
    plot = spreads.multiples(cuts, scene.subject, scene.text(title, scene.rows), scene.pins)
    first = next(iter(cuts.values()))
    table = first[["place_id", "name", "state"]].assign(
        **{
            name: first["place_id"].map(rows.set_index("place_id")["value"])
            for name, rows in cuts.items()
        }
    )
    figure.show(plot, table, scene)


def _by_state(scene: Scene) -> None:
    course = store.course(*scene.cut)
    found = store.figures(*scene.cut)
    found = found[found["period"].isin(course.periods)]
    places = cached.gazetteer()
    known = found.dropna(subset="value")
    lines: dict[str, list[Series]] = {}
    for state_id in dict.fromkeys(known["state_id"].dropna()):
        inside = known[(known["state_id"] == state_id) & (known["kind"] == "district")]
        ids = [one for one in scene.choice.pins if one in set(inside["place_id"])]
        median = inside.groupby("period")["value"].median()
        middle = Series(
            "Median district",
            tuple(float(median[p]) if p in median.index else None for p in course.periods),
        )
        own = [line(found, one, course.periods, "second") for one in ids]
        if any(value is not None for value in middle.points):
            lines[places.name(state_id)] = [middle, *own]
    first, last = periods.label(course.periods[0]), periods.label(course.periods[-1])
    title = f"{scene.subject.label} in {len(lines):,} states or provinces, {first} to {last}"
    text = scene.text(
        title,
        scene.rows,
        (*course.why, NO_CAUSE),
        f"{scene.subject.label}, {scene.subject.unit.label}",
    )
    plot = courses.courses(lines, course.periods, scene.subject, text, scene.pins, PANEL_HEIGHT)
    table = as_rows(
        [Series(name, group[0].points) for name, group in lines.items()], course.periods
    )
    figure.show(plot, table, scene)
