"""What is said of ladders, made once for all visitors: in words, as tables and as a figure."""

from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from components.content.elements import data_table, markup
from components.content.elements.data_table import DataTable
from components.content.elements.source_marks import SourceMarks
from components.content.figure_pages import figure_links
from components.content.programmes import headlines
from components.facts import indicators, newest, tables
from components.figures.charts.growth import draw_growth
from components.figures.charts.plots import Plot
from components.language import dates, numbers
from components.language.messages import gettext, gettext_noop
from components.language.shortening import say_once
from data import figure_keys, ladders
from data.letters import begin_small, join_sentences


@dataclass(frozen=True)
class Growth:
    """Counts over time: the figure, which also says itself in words, and the same as a table."""

    figure: Plot
    counts: DataTable


@dataclass(frozen=True)
class Official:
    """Counts of federations that a context package holds, with what to be careful about."""

    package_id: str
    title: str
    caveat: str
    counts: DataTable


@tables.once
def side_by_side() -> Markup:
    """A table: one row a tier of the neutral scale, one column a programme."""
    rungs, words = newest.rungs(), tables.vocabulary()
    names = tables.programme_names()
    tiers = [tier for tier in words.ids("tiers") if tier in set(rungs["tier"])]
    head = Markup("").join(
        Markup('<th role="columnheader" scope="col">{}</th>').format(name)
        for name in names.values()
    )
    rows = Markup("").join(
        Markup('<tr role="row"><th role="rowheader" scope="row">{}</th>{}</tr>').format(
            words.label("tiers", tier), Markup("").join(_rung(rungs, tier, name) for name in names)
        )
        for tier in reversed(tiers)
    )
    # The roles are told because a phone shows the table as blocks, which would take them away.
    return Markup(
        '<table role="table" class="lz-ladder"><caption>{}</caption><thead role="rowgroup">'
        '<tr role="row"><th role="columnheader" scope="col">{}</th>{}</tr></thead>'
        '<tbody role="rowgroup">{}</tbody></table>'
    ).format(
        gettext("Read from the bottom: from the families up to their networks"),
        gettext("Tier"),
        head,
        rows,
    )


@tables.once
def rungs_in_words(package_id: str) -> Markup:
    """The rungs of one programme with what each is, does and counts, from the household upwards."""
    rungs = newest.rungs()
    mine = rungs[rungs["package_id"] == package_id]
    lines = (
        Markup("<div><dt>{}</dt><dd>{} {}</dd></div>").format(
            rung["name"], markup.explained(_about(rung)), _count(rung)
        )
        for _, rung in mine.iterrows()
    )
    return Markup('<dl class="lz-facts">{}</dl>').format(Markup("").join(lines))


def _count(rung: pd.Series) -> Markup:
    """How many there are of a rung, and when; every figure that stands against the newest."""
    if pd.isna(rung["value"]):
        return Markup('<span class="lz-when">{}</span>').format(gettext("number not reported"))
    return Markup("<br>").join(headlines.amounts(rung["readings"], SourceMarks.of(()), "span"))


@tables.once
def sources_of_rungs(package_id: str) -> tuple[str, ...]:
    """Ids of the sources of a programme's ladder, each once."""
    rungs = newest.rungs()
    own = rungs[rungs["package_id"] == package_id]
    counted = [reading for reading in own["readings"] if isinstance(reading, pd.DataFrame)]
    return _each_once(pd.concat([own[["source_id"]], *(one[["source_id"]] for one in counted)]))


def _each_once(rows: pd.DataFrame) -> tuple[str, ...]:
    return tuple(rows["source_id"].dropna().unique())


def _rung(rungs: pd.DataFrame, tier: str, package_id: str) -> Markup:
    rows = rungs[(rungs["tier"] == tier) & (rungs["package_id"] == package_id)]
    if rows.empty:
        return Markup('<td role="cell" class="lz-meta">{}</td>').format(gettext("no such rung"))
    rung = rows.iloc[0]
    return Markup('<td role="cell"><b>{}</b><br>{}<p class="lz-meta">{}</p></td>').format(
        rung["name"], _count(rung), markup.explained(_about(rung))
    )


def _about(rung: pd.Series) -> str:
    """What a rung is and, where a source says it, what it does."""
    said = (rung["definition"], rung["activities"])
    return join_sentences(part for part in said if isinstance(part, str))


@tables.once
def growth(package_id: str) -> Growth | None:
    """The counts of a programme's federations over time; None if each was reported only once."""
    series = _series(package_id)
    if series.empty:
        return None
    units = {unit: headlines.unit(unit) for unit in set(series["unit"])}
    shown = _worded(series).drop(columns="Organisation", errors="ignore")
    return Growth(
        draw_growth(series, units),
        DataTable(
            data_table.whole(shown),
            shown,
            gettext("Counts of federations over time"),
            f"{package_id}-growth",
            source_ids=_each_once(series),
            figures=_paths(series, package_id=package_id, place_id=tables.countries()[package_id]),
        ),
    )


@tables.once
def by_reporter(package_id: str) -> DataTable | None:
    """The newest counts of the ladder's rungs, one row for each organisation that reports them."""
    rows = _counts_by_reporter(package_id)
    if rows.empty:
        return None
    worded = _worded(rows)
    cells = [f"{row.Figure} ({row.When})" for row in worded.itertuples()]
    compared = worded.assign(cell=cells).pivot_table(
        index="Organisation", columns="What", values="cell", aggfunc="first"
    )
    return DataTable(
        data_table.whole(compared.reset_index()),
        worded,
        gettext("Newest counts of federations by organisation"),
        f"{package_id}-by-organisation",
        source_ids=_each_once(rows),
    )


def _paths(rows: pd.DataFrame, **known: str) -> tuple[str, ...]:
    """Path of the figure of each row; `known` is what the rows do not say of it."""
    keys = (figure_keys.of_row(row, **known) for row in rows.to_dict("records"))
    return tuple(map(figure_links.path_of, keys))


def _worded(rows: pd.DataFrame) -> pd.DataFrame:
    words = tables.vocabulary()
    amounts = zip(rows["value"], map(headlines.unit, rows["unit"]), strict=True)
    qualities = [begin_small(words.label("qualities", quality)) for quality in rows["quality"]]
    shown = {
        gettext_noop("What"): rows["label"],
        gettext_noop("When"): [dates.format_period(period) for period in rows["period"]],
        gettext_noop("Figure"): [numbers.format_value(value, unit) for value, unit in amounts],
        gettext_noop("Quality"): qualities,
        gettext_noop("Note"): rows["note"],
    }
    if "reporter" in rows:
        names = _organisation_names()
        shown = {
            gettext_noop("Organisation"): [
                names.get(reporter, reporter) for reporter in rows["reporter"]
            ],
            **shown,
        }
    return pd.DataFrame(shown)


@tables.once
def official() -> tuple[Official, ...]:
    """Federations of savings groups that governments count, package by package."""
    counted = {
        package: _official_federations(package.package_id) for package in tables.catalog().contexts
    }
    return tuple(
        Official(
            package.package_id,
            tables.packages()[package.package_id].title,
            say_once(rows["caveat"].dropna()),
            _official(package.package_id, rows),
        )
        for package, rows in counted.items()
        if not rows.empty
    )


def _official(package_id: str, rows: pd.DataFrame) -> DataTable:
    places, shown = tables.gazetteer(), _worded(rows)
    shown.insert(0, gettext_noop("Place"), [places.name(place_id) for place_id in rows["place_id"]])
    return DataTable(
        data_table.whole(shown),
        shown,
        gettext("Official counts of federations by state"),
        f"{package_id}-official-federations",
        source_ids=_each_once(rows),
        figures=_paths(rows, package_id=package_id),
    )


def _series(package_id: str) -> pd.DataFrame:
    """The counts of a programme's federations over time, for its country."""
    rows = tables.table("ladder").rows, tables.table("values").rows, tables.table("indicators").rows
    return ladders.series(*rows, package_id, tables.countries()[package_id])


def _counts_by_reporter(package_id: str) -> pd.DataFrame:
    """The newest counts of federations as each reporting organisation gives them."""
    rows = tables.table("ladder").rows, tables.table("values").rows, tables.table("indicators").rows
    return ladders.by_reporter(*rows, package_id, tables.countries()[package_id])


def _official_federations(package_id: str) -> pd.DataFrame:
    """Counts of federations that a context package holds, newest of each place."""
    rows = tables.context_table("values").rows, tables.context_table("indicators").rows
    return ladders.official(*rows, package_id, indicators.by_district(package_id))


def _organisation_names() -> dict[str, str]:
    """Name of each organisation by its code."""
    rows = tables.table("organisations").rows
    return dict(zip(rows["org_id"], rows["name"], strict=True))
