"""What people may ask in a meeting, answered from the rows of the pack; what is not known is said.

A question that the tables cannot answer truly is left out.
"""

from collections.abc import Iterator, Sequence

from components.brief import wording
from components.brief.pack import Chart, Headline, Pack
from components.language import lists
from components.language.messages import gettext, ngettext
from data.letters import end_sentence, join_sentences

# More cautions than these stand in the brief.
MOST_CAUTIONS = 3


def answer(pack: Pack) -> list[tuple[str, str]]:
    """Likely questions, each with its answer."""
    told = [*_of_leading(pack), *_of_pack(pack)]
    return [(question, end_sentence(said)) for question, said in told if said]


def find_leading(pack: Pack) -> Headline | Chart | None:
    """The figure that the title tells, else the first that is not doubtful; None without one."""
    sure = (one for one in pack.headlines if not one.is_doubtful)
    return pack.leading or next(sure, None)


def _of_leading(pack: Pack) -> Iterator[tuple[str, str]]:
    """Questions about the figure of the title: of no other one are they asked first."""
    leading = find_leading(pack)
    if isinstance(leading, Chart):
        yield from _of_chart(pack, leading)
    elif leading is not None:
        yield from _of_figure(pack, leading)


def _of_chart(pack: Pack, chart: Chart) -> Iterator[tuple[str, str]]:
    sources = [one.line for one in pack.sources if one.key in chart.sources]
    yield (
        gettext("Where does “{figure}” come from?", figure=chart.rows[0].label),
        lists.join_parts((*sources, chart.point)),
    )
    yield gettext("What exactly is counted?"), chart.definition
    yield gettext("How do others fare?"), chart.description if len(chart.categories) > 1 else ""


def _of_figure(pack: Pack, figure: Headline) -> Iterator[tuple[str, str]]:
    sources = [one.line for one in pack.sources if one.key in figure.told_by]
    yield (
        gettext("Where does “{figure}” come from?", figure=figure.heading),
        lists.join_parts(
            (*sources, f"{figure.value} ({figure.when})", *filter(None, [figure.remark]))
        ),
    )
    yield gettext("What exactly is counted?"), figure.definition
    rate_only = gettext("The source gives the rate only, not the number it was counted from.")
    yield gettext("How many is that?"), figure.people or (rate_only if figure.is_rate_only else "")
    yield (
        gettext("How do others fare?"),
        lists.join_parts(one for one in (figure.larger, figure.rank) if one),
    )
    none = gettext("No earlier figure is known that may be compared with it.")
    yield gettext("Is it getting better?"), figure.before or (none if figure.is_first else "")


def _of_pack(pack: Pack) -> Iterator[tuple[str, str]]:
    yield gettext("What do you not know?"), join_sentences(pack.missing)
    yield gettext("What should one be careful about?"), _first_cautions(pack.cautions)
    if story := pack.change():
        yield (
            gettext("Has it been done anywhere?"),
            gettext(
                "{where}: {outcome}",
                where=story.where_and_when,
                outcome=wording.isolate(story.outcome),
            ),
        )


def _first_cautions(cautions: Sequence[str]) -> str:
    """The first cautions, and how many more stand in the brief."""
    said, left = join_sentences(cautions[:MOST_CAUTIONS]), len(cautions) - MOST_CAUTIONS
    if left <= 0:
        return said
    more = ngettext(
        "{count} more caution stands in the brief.",
        "{count} more cautions stand in the brief.",
        left,
    )
    return f"{said} {more}"
