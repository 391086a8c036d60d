"""The ladders of federations drawn as steps: how many there are of each, and who belongs to it."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd
from markupsafe import Markup

from components.content.elements import markup
from components.content.elements.blocks import Block, Drawer, Made
from components.content.elements.source_marks import SourceMarks
from components.content.figure_pages import figure_links
from components.content.programmes import federations, headlines
from components.facts import newest, tables
from components.language import dates, numbers
from components.language.messages import gettext
from data import figure_keys, ladders
from data.ladders import Count, Join


def describe_ladders() -> tuple[Block, ...]:
    """The ladders as drawings beside each other, with their sources; behind them the same as a table."""
    drawn = Markup("").join(map(draw_ladder, tables.programmes()))
    table = Drawer(
        gettext("The same as a table, with what each tier is and does"),
        (Made(federations.side_by_side()),),
    )
    caption = gettext(
        "Read from the bottom: from the families up to their networks. A step without a number has a "
        "dashed edge: no source counts it."
    )
    return (
        Made(
            Markup('<p class="lz-meta">{}</p><div class="lz-ladders">{}</div>').format(
                caption, drawn
            )
        ),
        table,
    )


@tables.once
def draw_ladder(package_id: str) -> Markup:
    """The steps of one programme, the highest first, with their sources below."""
    rungs = newest.rungs()
    mine = rungs[rungs["package_id"] == package_id]
    if mine.empty:
        return Markup("")
    joined = ladders.joins(
        tables.of_programme("ladder", package_id),
        tables.of_programme("values", package_id),
        tables.of_programme("indicators", package_id),
        tables.countries()[package_id],
    )
    named = ((package_id, one) for one in _source_ids(mine, joined))
    numbered = SourceMarks.of(named, f"ladder-{package_id}")
    steps = [
        _step(rung, up, joins_of(rung, joined), numbered)
        for up, (_, rung) in enumerate(mine.iterrows())
    ]
    return Markup('<section class="lz-rungs"><div><h3>{}</h3><ol>{}</ol></div>{}</section>').format(
        tables.programmes()[package_id].short_title,
        Markup("").join(reversed(steps)),
        numbered.draw_list(),
    )


def _source_ids(rungs: pd.DataFrame, joined: tuple[Join, ...]) -> list[str]:
    """Every source of the drawing and its table once: of a step's counts, who belongs to it, what it is."""
    named: list[object] = []
    for _, rung in rungs[::-1].iterrows():
        counted = rung["readings"] if isinstance(rung["readings"], pd.DataFrame) else None
        own = [] if counted is None else list(counted["source_id"])
        here = joins_of(rung, joined)
        named += [*own, *(count.source_id for count in _counts_of(here)), rung["source_id"]]
    return [one for one in dict.fromkeys(named) if isinstance(one, str)]


def joins_of(rung: pd.Series, joined: tuple[Join, ...]) -> list[Join]:
    """Who belongs to a rung; of several rungs of one tier each has its own."""
    return [one for one in joined if one.position == rung["position"]]


def _counts_of(joined: list[Join]) -> Iterator[Count]:
    for one in joined:
        yield from (count for count in (one.joined, one.own, one.whole) if count)


def _step(rung: pd.Series, up: int, joined: list[Join], numbered: SourceMarks) -> Markup:
    """One step, and between it and the step below what it is made of."""
    readings = rung["readings"]
    is_counted = isinstance(readings, pd.DataFrame) and not readings.empty
    if is_counted:
        said = Markup("<br>").join(headlines.amounts(readings, numbered, "span"))
    else:
        said = Markup('<span class="lz-when">{}</span>').format(gettext("number not reported"))
    below = Markup("").join(_join(one, rung, numbered) for one in joined)
    return Markup('<li style="--up:{}"><div class="lz-rung{}"><b>{}</b><br>{}</div>{}</li>').format(
        up, "" if is_counted else " lz-uncounted", rung["name"], said, below
    )


def _mark(count: Count, numbered: SourceMarks) -> Markup:
    return numbered.mark(count.package_id, count.source_id)


def _join(join: Join, rung: pd.Series, numbered: SourceMarks) -> Markup:
    """How many of what is below belong to one of a rung, and how many to none, as words and as a bar."""
    when = dates.format_period(join.joined.period)
    said = [_say_of_one(join, str(rung["name"]), numbered)] if join.own else []
    if join.whole and join.apart is not None:
        said.append(_say_apart(join, numbered))
    bar = _bar(join.joined.value / join.whole.value) if join.whole and join.whole.value else ""
    words = Markup(" ").join(said or [_number(join.joined, numbered)])
    return Markup('<p class="lz-joined">{}{} <span class="lz-when">{}</span></p>').format(
        bar, words, gettext("{when}, computed", when=when) if said else when
    )


def _say_of_one(join: Join, name: str, numbered: SourceMarks) -> Markup:
    unit = replace(headlines.unit(join.joined.unit), decimals=1)
    counts = (count for count in (join.joined, join.own) if count)
    marks = dict.fromkeys(_mark(count, numbered) for count in counts)
    return markup.fill_sentence(
        gettext("One {name} joins {members} on average."),
        members=Markup("<b>{}</b>{}").format(
            numbers.format_value(join.of_one, unit), Markup("").join(marks)
        ),
        name=name,
    )


def _say_apart(join: Join, numbered: SourceMarks) -> Markup:
    return markup.fill_sentence(
        gettext("{joined} of {whole} belong to one, {apart} to none."),
        joined=_number(join.joined, numbered, with_unit=False),
        whole=_number(join.whole, numbered) if join.whole else "",
        apart=numbers.format_number(join.apart),
    )


def _number(count: Count, numbered: SourceMarks, *, with_unit: bool = True) -> Markup:
    """A figure that leads to its own address, with the mark of its source."""
    text = (
        numbers.format_value(count.value, headlines.unit(count.unit))
        if with_unit
        else numbers.format_number(count.value)
    )
    key = figure_keys.of_row(vars(count))
    return Markup("{}{}").format(figure_links.link(text, key), _mark(count, numbered))


def _bar(share: float) -> Markup:
    """A bar as long as all, filled as far as those go who belong; the words beside it say it, too."""
    return Markup('<span class="lz-joined-share" style="--share:{}%"></span>').format(
        round(100 * share, 1)
    )
