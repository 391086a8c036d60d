"""What people may ask in a meeting, answered from the rows of the pack; what is not known is said."""

from collections.abc import Iterator

from components.brief.pack import Headline, Pack
from components.language import lists
from components.language.messages import gettext
from data import headline_rule
from data.letters import end_sentence


def answer(pack: Pack) -> list[tuple[str, str]]:
    """Likely questions, each with its answer."""
    own = headline_rule.leading(pack.headlines, pack.choice.place)
    told = [*(_of_figure(pack, own) if own else ()), *_of_pack(pack)]
    return [(question, end_sentence(said)) for question, said in told if said]


def _of_figure(pack: Pack, figure: Headline) -> Iterator[tuple[str, str]]:
    sources = [one.line for one in pack.sources if figure.rows and one.key == figure.rows[0].source]
    yield (
        gettext("Where does “{figure}” come from?", figure=figure.heading),
        lists.join_parts((*sources, f"{figure.value} ({figure.when})")),
    )
    yield gettext("What exactly is counted?"), figure.definition
    yield (
        gettext("How many is that?"),
        figure.people
        or gettext("The source gives the rate only, not the number it was counted from."),
    )
    yield (
        gettext("How do others fare?"),
        lists.join_parts((*figure.beside, figure.rank) if figure.rank else figure.beside),
    )
    yield (
        gettext("Is it getting better?"),
        figure.before or gettext("No earlier figure is known that may be compared with it."),
    )


def _of_pack(pack: Pack) -> Iterator[tuple[str, str]]:
    yield gettext("What do you not know?"), " ".join(pack.missing[:3])
    yield gettext("What should one be careful about?"), " ".join(pack.cautions[:3])
    if pack.stories:
        story = pack.stories[0]
        yield (
            gettext("Has it been done anywhere?"),
            gettext("{where}: {outcome}", where=story.where_and_when, outcome=story.outcome),
        )
