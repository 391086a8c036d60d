"""Evidence and gaps: how many cases for each pair of themes and groups or states, and the holes."""

from collections.abc import Callable, Mapping
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from components.app import url_state
from components.content.cases import case_facets, matrix
from components.content.cases.matrix import Axis
from components.content.cases.matrix_words import CasesByGroup, CasesByPlace, CaseWording
from components.facts import tables
from components.facts.scripts import read_script
from components.language.messages import gettext, gettext_noop
from components.widgets import facets, headings, prose
from data.choices import NOT_SAID, CaseChoice
from data.stories import Matrix

HOLES = 5
WHAT_A_HOLE_SAYS = gettext_noop(
    "No case is recorded for these pairs, although there are many cases of each part alone. "
    "A hole says that nothing is recorded here, not that nothing was done."
)
_FOLDER = Path(__file__).parent
_grid = st.components.v2.component(
    "evidence_grid",
    html="<div class='holder'></div>",
    css=(_FOLDER / "grid.css").read_text(encoding="utf-8"),
    js=read_script(_FOLDER / "grid.js"),
)


def show_matrix(
    key: str, table: Markup, on_pick: Callable[[str], None] | None = None
) -> str | None:
    """Draw an escaped table whose buttons say with `data-pick` what they stand for.

    Returns:
        The `data-pick` of the button that was just chosen, or None.

    Args:
        on_pick: called with it before the page runs again, so that it can change what widgets show.
    """

    pick = url_state.only_here(on_pick) if on_pick else None

    def pass_on() -> None:
        if pick:
            pick(str(st.session_state[key].picked))

    picked = _grid(key=key, data={"table": str(table)}, on_picked_change=pass_on).picked
    return None if picked is None else str(picked)


def show_by_group(choice: CaseChoice) -> None:
    """Themes by social groups."""
    groups = dict(case_facets.find_facet(case_facets.GROUP).options)
    if NOT_SAID in groups:
        groups[NOT_SAID] = gettext("Group not reported")
    columns = Axis(case_facets.GROUP, "groups", _kept(groups, choice.groups))
    _draw(choice, columns, CasesByGroup())


def show_by_place(choice: CaseChoice) -> None:
    """Themes by states and provinces."""
    places = tables.gazetteer()
    states = case_facets.places_of(facets.STATE)
    chosen = tuple(
        state for state in states if any(places.lies_in(p, state) for p in choice.places)
    )
    _draw(choice, Axis(facets.STATE, "places", _kept(states, chosen)), CasesByPlace())


def _draw(choice: CaseChoice, columns: Axis, said: CaseWording) -> None:
    themes = _kept(case_facets.find_facet(case_facets.THEME).options, choice.themes)
    rows = Axis(case_facets.THEME, "themes", themes)
    counted = tables.stories().matrix(
        choice, (rows.facet, rows.labels), (columns.facet, columns.labels), facets.found_ids(choice)
    )
    table = matrix.table(counted, rows, columns, said)
    show_matrix(f"grid-{columns.facet}", table, lambda picked: _pick(columns, picked))
    _holes(counted, rows, columns, said)


def _pick(columns: Axis, picked: str) -> None:
    """Show the cases of a cell as a list."""
    theme, _, other = picked.partition("|")
    told = facets.pick_options({case_facets.THEME: theme, columns.key: other})
    url_state.choose({**told, "view": ()})


def _kept(options: Mapping[str, str], chosen: tuple[str, ...]) -> dict[str, str]:
    """The chosen options; all if none is chosen."""
    return {code: label for code, label in options.items() if not chosen or code in chosen}


def _holes(counted: Matrix, rows: Axis, columns: Axis, said: CaseWording) -> None:
    """The emptiest places of the matrix in words."""
    headings.show_heading(gettext("The biggest holes"))
    holes = counted.holes(HOLES)
    if not holes:
        prose.show_paragraph(gettext("Every pair has at least one case."))
        return
    prose.show_paragraph(gettext(WHAT_A_HOLE_SAYS))
    prose.show_html(matrix.holes(counted, holes, rows, columns, said))
