"""What was corrected in a figure: old, new, why and since when, and the way to how it was before."""

from collections.abc import Iterator

from markupsafe import Markup

from components.content.about_data import changed_cells
from components.content.elements import markup
from components.content.elements.blocks import Items, Made, Section
from components.content.figure_pages.figure_links import of_day
from components.facts import past_figures
from components.language import dates, lists
from components.language.messages import gettext
from data.figure_keys import FigureKey
from data.past_values import Correction


def tell_changes(key: FigureKey) -> Iterator[Section]:
    """What was corrected, the newest first; nothing where nothing was."""
    if told := past_figures.list_corrections(key):
        said = tuple(_say(one, key) for one in told)
        yield Section(gettext("What was corrected"), (Items(said),))


def _say(one: Correction, key: FigureKey) -> Markup:
    cell = changed_cells.describe_cell(one.act, one.cell)
    # A rate is corrected where one of its two counts is: then the row is named.
    is_own = one.key["indicator_id"] == key.indicator_id
    said = markup.fill_sentence(
        gettext("{date}: {column}: {old} → {new}. {why} ({source})"),
        date=dates.format_period(one.act.date),
        column=cell.column if is_own else lists.join((cell.row, cell.column)),
        old=cell.old,
        new=cell.new,
        why=markup.plain(one.act.why),
        source=cell.source,
    )
    day = past_figures.day_before(one)
    return Markup('{} <a href="{}">{}</a>').format(said, of_day(day), gettext("As it was before"))


def say_day(key: FigureKey, day: str) -> Section:
    """That a figure is of the data of an earlier day, whether it was corrected since, and today's."""
    since = [one for one in past_figures.list_corrections(key) if one.act.date > day]
    when = dates.format_period(day)
    said = (
        gettext("This is what the data said on {day}. It was corrected since.", day=when)
        if since
        else gettext("The data of {day}. No correction of this figure is listed since.", day=when)
    )
    notice = Markup('<p class="lz-sentence" role="note">{} <a href="figure:{}">{}</a></p>').format(
        said, str(key), gettext("The figure of today")
    )
    return Section("", (Made(notice),))


def describe_changes(key: FigureKey) -> list[dict[str, str]]:
    """The corrections for programs, the newest first."""
    return [
        {
            "date": one.act.date,
            "column": one.cell.column,
            "old": one.cell.old,
            "new": one.cell.new,
            "why": one.act.why,
            "source": one.cell.source,
        }
        for one in past_figures.list_corrections(key)
    ]
