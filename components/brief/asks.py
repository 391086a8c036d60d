"""What is asked for, of which office, by when; each ask rests on facts of the pack and cites them.

How a kind of ask is put to a kind of reader stands in the table ``asks``, and so does the order.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from components.brief import headlines, laws, limits, place_figures
from components.brief.choice import PackChoice
from components.brief.facts import Facts
from components.brief.pack import Ask, Chart, Headline, Outcome, Story
from components.brief.place_figures import PlaceFigure
from components.brief.row import SourceKey
from components.brief.wording import isolate
from components.facts.untranslated import is_english
from components.language.messages import fill_sentence, gettext
from components.language.shortening import keep_sentences, shorten_to_sentences, shorten_to_words
from data import headline_rule
from data.guides import places_in
from data.letters import begin_small

USUAL = 3
# Asks of their own that visitors can add.
OWN = ("own1", "own2", "own3")
PUBLISH = ("publish", "renew")
# Texts of the tables are shortened so far that an ask keeps within its limit.
TEXT_LENGTH, PART_LENGTH = 230, 140
# The words of an ask that are texts of the tables, each perhaps still in English.
QUOTES = ("text", "outcome", "summary")


@dataclass(frozen=True)
class Ground:
    """What an ask rests on: its kind, the words for the places of its sentences, its sources."""

    kind: str
    words: Mapping[str, str]
    sources: tuple[SourceKey, ...]


def propose_asks(
    facts: Facts,
    choice: PackChoice,
    known: Sequence[PlaceFigure],
    figures: Sequence[Headline],
    chart: Chart | None,
    stories: Sequence[Story],
    said: Sequence[Outcome],
) -> list[Ask]:
    """The asks that the facts allow, in the order for the reader, the first USUAL of them usual."""
    grounds = [
        *_of_chart(chart, choice.place),
        *_of_need(known, figures),
        *_of_said(said),
        *_of_story(stories),
        *_of_publishing(facts, choice, known),
    ]
    by_kind = {ground.kind: ground for ground in grounds}
    mine = _fitting(facts.asks().get(choice.audience, ()), by_kind)
    return [
        _put(facts, choice, by_kind[kind], wording, place < USUAL)
        for place, (kind, wording) in enumerate(mine.items())
    ]


def _fitting(
    wordings: Sequence[Mapping[str, str]], by_kind: Mapping[str, Ground]
) -> dict[str, Mapping[str, str]]:
    """For each kind of ask the first of its wordings that its ground has all words for."""
    found: dict[str, Mapping[str, str]] = {}
    for told in wordings:
        ground = by_kind.get(told["kind"])
        if ground and all(ground.words.get(name, "…") for name in places_in(told["what"])):
            found.setdefault(told["kind"], told)
    return found


def own_asks(choice: PackChoice) -> list[Ask]:
    """The asks that the visitor wrote herself."""
    written = dict(choice.words)
    ids = [(choice.own_id(f"point:{name}"), name) for name in OWN]
    return [
        Ask(item_id=item, heading=written[item], kind=name, office="", by_when="")
        for item, name in ids
        if written.get(item, "").strip()
    ]


def reword_all(
    chosen: Iterable[Ask], proposed: Iterable[Ask], choice: PackChoice
) -> tuple[Ask, ...]:
    """Asks with office and time as the visitor changed them, and with what was answered.

    Of one that has less than half of its words left the sources go, too: they would vouch for what the
    visitor says herself.

    Args:
        chosen: with their headings as the visitor changed them.
        proposed: the same, and others, before that.
    """
    before = {one.item_id: one.heading for one in proposed}
    return tuple(_reworded(one, before[one.item_id], choice) for one in chosen)


def _reworded(ask: Ask, proposed: str, choice: PackChoice) -> Ask:
    written = dict(choice.words)

    def typed(item_id: str) -> str:
        return limits.heading(written.get(item_id, "")).text

    words = Counter(proposed.split())
    is_own = 2 * (words & Counter(ask.heading.split())).total() < words.total()
    return replace(
        replace(ask, sources=(), cautions=(), rows=()) if is_own else ask,
        office=typed(office_id(choice, ask.kind)) or ask.office,
        by_when=typed(time_id(choice, ask.kind)) or ask.by_when,
        answer=typed(answer_id(choice, ask.kind)),
    )


def office_id(choice: PackChoice, kind: str) -> str:
    """Under which name the visitor's words for the office of an ask are kept."""
    return choice.own_id(f"office:{kind}")


def time_id(choice: PackChoice, kind: str) -> str:
    """The same for the time by which an answer is asked for."""
    return choice.own_id(f"time:{kind}")


def ids_of_words(choice: PackChoice, proposed: Sequence[Ask]) -> set[str]:
    """Under which names words for asks can be kept: what, which office and by when of each."""
    kinds = [*(one.kind for one in proposed), *OWN]
    return {
        name
        for kind in kinds
        for name in (
            choice.own_id(f"point:{kind}"),
            office_id(choice, kind),
            time_id(choice, kind),
            answer_id(choice, kind),
        )
    }


def answer_id(choice: PackChoice, kind: str) -> str:
    """The same for what was answered in an earlier meeting."""
    return choice.own_id(f"answer:{kind}")


def _put(
    facts: Facts, choice: PackChoice, ground: Ground, wording: Mapping[str, str], is_usual: bool
) -> Ask:
    law = laws.find_law(facts, choice.place)
    words = {
        "place": facts.places.name(choice.place),
        "state": facts.places.name(facts.places.state_of(choice.place) or choice.place),
        "theme": facts.words.label("themes", choice.theme),
        "officer": laws.name_officer(law),
        "days": laws.say_days(law),
        **ground.words,
        **{
            name: _quote(text, wording["what"])
            for name, text in ground.words.items()
            if name in QUOTES
        },
    }
    filled = {name: fill_sentence(wording[name], **words) for name in ("what", "office", "by_when")}
    filled["what"] = shorten_to_words(filled["what"], limits.HEADING_LENGTH)
    law_sources = [law.source] if law is not None and ground.kind in PUBLISH else []
    return Ask(
        item_id=choice.own_id(f"point:{ground.kind}"),
        heading=filled["what"],
        usual=is_usual,
        sources=(*ground.sources, *law_sources),
        kind=ground.kind,
        office=filled["office"],
        by_when=filled["by_when"],
        # What is filled in may be in the reader's language: the wording itself tells.
        english=frozenset(text for name, text in filled.items() if is_english(wording[name])),
    )


def _quote(text: str, wording: str) -> str:
    """A text of the tables within an ask; what nobody translated says so, if the ask does not itself."""
    is_marked = is_english(text) and not is_english(wording)
    return isolate(gettext("{text} (in English)", text=text) if is_marked else text)


def _of_chart(chart: Chart | None, place: str) -> Iterator[Ground]:
    """A group of the place itself that is behind another one."""
    if chart is None or len(chart.series) != 2 or chart.is_doubtful or chart.place_id != place:
        return
    if (chart.behind or 0.0) <= 0:
        return
    words = {
        "group": begin_small(chart.series[0][0]),
        "finding": chart.sentence or f"{chart.categories[0]}: {chart.finding}",
    }
    yield Ground("group", words, chart.sources)


def _of_need(known: Sequence[PlaceFigure], figures: Sequence[Headline]) -> Iterator[Ground]:
    """The figure of the place that is furthest behind its state or country, if one is behind."""
    of_need = {one.item_id for one in known if one.indicator.is_context}
    compared = [one for one in figures if one.item_id in of_need and (one.behind or 0.0) > 0]
    if not compared:
        return
    one = headline_rule.leading(compared, compared[0].place_id)
    figure = next((each for each in known if one and each.item_id == one.item_id), None)
    if one is None or figure is None or figure.whole is None:
        return
    words = {
        "figure": one.label,
        "finding": one.sentence or f"{one.where}: {one.finding}",
        "numbers": one.numbers,
        "other_place": str(figure.whole["name"]),
        "period": one.when,
    }
    yield Ground("need", words, one.sources)


def _of_said(said: Sequence[Outcome]) -> Iterator[Ground]:
    """A promise and a demand of the place itself or of its state, never of another one."""
    near = [one for one in said if one.is_near]
    for kind, name in (("commitment", "promised"), ("demand", "asked")):
        one = next((each for each in near if each.kind == kind), None)
        if one is not None:
            text = shorten_to_sentences(one.text, TEXT_LENGTH)
            yield Ground(name, {"gathering": one.gathering, "text": text}, one.sources)


def _of_story(stories: Sequence[Story]) -> Iterator[Ground]:
    """What people got in a story, and what they did before: in whole sentences, since an ask is said aloud.

    What they did is left empty where no sentence of it fits, or nobody translated it yet.
    """
    told = [(each, keep_sentences(each.outcome, PART_LENGTH)) for each in stories if each.is_change]
    if found := [(each, outcome) for each, outcome in told if outcome]:
        one, outcome = min(found, key=lambda each: is_english(each[1]))
        summary = "" if is_english(one.summary) else keep_sentences(one.summary, PART_LENGTH)
        words = {"where": one.where, "outcome": outcome, "summary": summary}
        yield Ground("case", words, one.sources)


def _of_publishing(
    facts: Facts, choice: PackChoice, known: Sequence[PlaceFigure]
) -> Iterator[Ground]:
    """That no figure of the theme is known of the place; else of when the newest is.

    Whatever the pack itself shows: a figure that is newer than the year of the pack, is left out of it or
    doubtful is there all the same.
    """
    if choice.until is not None:
        known = place_figures.find_figures(facts, replace(choice, until=None))
    own = [one for one in known if one.is_own]
    if not own:
        yield Ground("publish", {}, ())
        return
    one = headline_rule.leading(own, choice.place) or own[0]
    figure = headlines.headline(facts, one, choice, is_usual=False)
    yield Ground("renew", {"figure": figure.label, "period": figure.when}, figure.sources)
