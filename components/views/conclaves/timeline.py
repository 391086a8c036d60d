"""Gatherings in time: one column a year, one row a programme, one button a gathering."""

import pandas as pd
from markupsafe import Markup

from components.app import frame
from components.content.conclaves import event_dates
from components.content.elements import markup
from components.facts import tables
from components.language import digits, lists
from components.language.messages import gettext, gettext_noop
from components.widgets import matrix
from data.choices import NOT_SAID
from data.gatherings import years_of
from data.letters import begin_small

NO_DATE = gettext_noop("no date")


def show_timeline(events: pd.DataFrame) -> None:
    """Draw the gatherings by year; choosing one opens its page."""
    if picked := matrix.show_matrix("timeline", table(tuple(events["event_id"]))):
        frame.open_page("conclaves", event=picked)


@tables.drawn
def table(event_ids: tuple[str, ...]) -> Markup:
    """The gatherings as a table; years without one stay, so that gaps are seen.

    Time runs from left to right in every script.
    """
    known = tables.gatherings().events
    events = known[known["event_id"].isin(event_ids)]
    years = [
        years_of(date, year) for date, year in zip(events["date"], events["year"], strict=True)
    ]
    columns = _columns({one for several in years for one in several})
    names = tables.programme_names()
    fell_in = events.assign(_years=years)
    body = Markup("").join(
        _row(name, fell_in[fell_in["package_id"] == code], columns)
        for code, name in names.items()
        if code in set(events["package_id"])
    )
    return Markup(
        '<p class="about">{}</p><div class="scroller" dir="ltr"><table class="timeline" role="grid">'
        '<caption class="unseen">{}</caption>'
        '<thead><tr><td></td>{}</tr></thead><tbody>{}</tbody></table></div><p class="key">{}</p>'
    ).format(
        gettext("Each circle is a gathering. Choose one to read about it."),
        gettext("Gatherings by year"),
        _heads(columns),
        body,
        _key(),
    )


def _columns(years: set[str]) -> list[str]:
    """Every year from the first to the last, then what has none."""
    dated = [int(year) for year in years if year != NOT_SAID]
    span = range(min(dated), max(dated) + 1) if dated else range(0)
    return [*map(str, span), *([NOT_SAID] if NOT_SAID in years else [])]


def _heads(columns: list[str]) -> Markup:
    return Markup("").join(
        Markup('<th scope="col">{}</th>').format(
            gettext(NO_DATE) if column == NOT_SAID else digits.draw(column)
        )
        for column in columns
    )


def _row(name: str, events: pd.DataFrame, columns: list[str]) -> Markup:
    cells = Markup("").join(
        _cell(events.loc[[column in years for years in events["_years"]]]) for column in columns
    )
    return Markup('<tr><th scope="row">{}</th>{}</tr>').format(name, cells)


def _cell(events: pd.DataFrame) -> Markup:
    buttons = Markup("").join(_button(event) for _, event in events.iterrows())
    none = Markup('<span class="unseen">{}</span>').format(gettext("none"))
    return Markup("<td>{}</td>").format(buttons or none)


def _button(event: pd.Series) -> Markup:
    record = begin_small(tables.vocabulary().label("event_records", event["record"]))
    name = lists.join([event["title"], event_dates.say_event_date(event), record])
    return Markup(
        '<button type="button" data-pick="{}" aria-label="{}" title="{}"><i class="{}"></i></button>'
    ).format(event["event_id"], name, name, event["record"])


def _key() -> Markup:
    """What each sign means."""
    words = tables.vocabulary()
    return markup.join(
        Markup('<i class="{}"></i> {}').format(one, begin_small(words.label("event_records", one)))
        for one in words.ids("event_records")
    )
