"""Bars of shares as HTML: a place beside what it lies in, by theme; read aloud as lines of text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from components.content.elements import markup

WHOLE = 100.0


@dataclass(frozen=True)
class Bar:
    """One place's share.

    Attributes:
        share: in per cent; a bar of more than all is as long as one of all.
        said: the figure with its unit, marks and way to its page.
        is_own: whether it is the place the page is about: a full bar; else a hollow one.
    """

    name: str
    share: float
    said: Markup
    is_own: bool


@dataclass(frozen=True)
class BarRow:
    """What is measured, the bars of it, and how far apart they are.

    Attributes:
        remark: the difference in words, or why there is one bar only.
        is_worse: whether the difference is on the bad side.
    """

    label: str
    when: str
    bars: tuple[Bar, ...]
    remark: str
    is_worse: bool = False


def draw_bars(themes: Mapping[str, Iterable[BarRow]]) -> Markup:
    """The rows of each theme under its name."""
    drawn = (
        Markup('<section><h3>{}</h3><ul class="lz-bars">{}</ul></section>').format(
            theme, Markup("").join(map(_row, rows))
        )
        for theme, rows in themes.items()
    )
    return Markup('<div class="lz-bar-themes">{}</div>').format(Markup("").join(drawn))


def _row(row: BarRow) -> Markup:
    gap = Markup("<b>{}</b>" if row.is_worse else "{}").format(row.remark)
    return Markup("<li><p>{} <small>{} · {}</small></p>{}</li>").format(
        markup.plain(row.label), row.when, gap, Markup("").join(map(_bar, row.bars))
    )


def _bar(bar: Bar) -> Markup:
    return Markup(
        '<p class="lz-bar"><span>{}</span> <i aria-hidden="true"><i{} style="width:{}%"></i></i> '
        "<span>{}</span></p>"
    ).format(
        bar.name,
        Markup("") if bar.is_own else Markup(' class="lz-hollow"'),
        round(max(0.0, min(bar.share, WHOLE)), 1),
        bar.said,
    )
