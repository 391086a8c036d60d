"""The one description of a pack, from which every file is drawn."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from components.brief.choice import PackChoice
from components.brief.row import Row, SourceKey
from components.brief.source import Law, Source
from components.facts.untranslated import is_english
from components.figures.maps.drawing import Drawing
from components.language.messages import gettext

# Term of the list ``case_outcome_kinds``.
CHANGE = "change_reported"


@dataclass(frozen=True)
class Caution:
    """What a reader has to know, and of which figure, story or map; `about` is empty for all of it."""

    about: str
    text: str

    @property
    def said(self) -> str:
        """The caution by itself, with what it is about."""
        if not self.about:
            return self.text
        # Its name may be in the reader's language while it is not: nothing else would tell.
        is_marked = is_english(self.text)
        text = gettext("{text} (in English)", text=self.text) if is_marked else self.text
        return f"{self.about}: {text}"


@dataclass(frozen=True, kw_only=True)
class Item:
    """Something that can be in a pack.

    Attributes:
        item_id: kind and code, “case:…”; the same in the address and in the basket.
        heading: its title, as proposed or as the visitor changed it.
        usual: whether it is in the pack unless it is taken out.
        sources: package and source of everything it says.
        cautions: what a reader has to know about it.
        rows: the figures in it.
    """

    item_id: str
    heading: str
    usual: bool = True
    sources: tuple[SourceKey, ...] = ()
    cautions: tuple[Caution, ...] = ()
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Headline(Item):
    """A figure in large type. `beside` compares it; `remark` says if it is of a larger place.

    `place_id`, `is_doubtful` and `behind` are what `data.headline_rule` decides by; `finding` is the
    figure in the words of a title, without the name of its place, `numbers` without its label; `sentence`
    is what a person would say, with that name, and empty where no sentence can say it. `people` says how
    many it means, `rank` its place in the state, `before` and `trend` the survey before, as far as known.
    `told_by` are the sources of the value itself, `larger` the figure of the larger place in words.
    `turned` is the value as `sentence` counts it, where that is of the rest: 92.8 % without for 7.2 % with.
    `is_first` says that an earlier figure to compare it with was looked for and not found,
    `is_rate_only` that its source gives no number that it was counted from.
    """

    place_id: str
    is_doubtful: bool
    behind: float | None
    finding: str
    numbers: str
    sentence: str
    label: str
    value: str
    turned: str
    when: str
    where: str
    beside: tuple[str, ...]
    remark: str
    definition: str
    people: str
    rank: str
    before: str
    trend: str
    told_by: tuple[SourceKey, ...]
    larger: str
    is_first: bool
    is_rate_only: bool


@dataclass(frozen=True, kw_only=True)
class Picture(Item):
    """The map of the districts of a state. `place_id` is the place to mark, if it is one of them."""

    drawing: Drawing
    place_id: str
    subject: str


@dataclass(frozen=True, kw_only=True)
class Chart(Item):
    """Numbers side by side: one for each category and series, None if unknown.

    `finding` says what they come to, for the title of a pack, without the name of the place; `sentence`
    as a person would say it, with that name, or empty; `turned` is the value of the first group as it
    counts it, where that is of the rest; `point` says it in full; `description` says every
    number in words. `place_id`, `is_doubtful` and `behind` are what `data.headline_rule` decides by.
    """

    place_id: str
    is_doubtful: bool
    behind: float | None
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    unit: str
    decimals: int
    symbol: str
    when: str
    finding: str
    sentence: str
    turned: str
    point: str
    definition: str
    description: str


@dataclass(frozen=True, kw_only=True)
class Column(Item):
    """A figure of the pack for the districts of a state at one time, as a column of the handout.

    `rows` has the whole state first where it is known, `amounts` each figure in words without its unit,
    `remarks` what is doubtful or computed, `names` every district. By value times `order` the worst comes
    first, or the largest.
    """

    state_id: str
    state: str
    names: Mapping[str, str]
    when: str
    unit: str
    order: float
    has_direction: bool
    is_share: bool
    amounts: Mapping[str, str]
    remarks: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Story(Item):
    """A case study. `near` says how near it is to the place of the pack; `evidence` how sure we are."""

    where: str
    where_and_when: str
    outcome_kind: str
    evidence: str
    near: str
    summary: str
    outcome: str

    @property
    def is_change(self) -> bool:
        """Whether its source reports that something changed for people."""
        return self.outcome_kind == CHANGE


@dataclass(frozen=True, kw_only=True)
class Outcome(Item):
    """Something asked, promised, linked or learned at a gathering; `gathering` names it with date.

    `who` was there or answers for it, `came` is what came of it, as far as either is on record. `is_near`
    says that it is of the place of the pack or of its state.
    """

    kind: str
    gathering: str
    when: str
    who: str
    near: str
    is_near: bool
    text: str
    came: str = ""


@dataclass(frozen=True, kw_only=True)
class Ask(Item):
    """What is asked for (the heading), of which office, by when; `kind` says what it rests on.

    `answer` is what the visitor wrote down of an earlier meeting; `english` holds those of its texts that
    nobody translated yet, in a pack of another language.
    """

    kind: str
    office: str
    by_when: str
    answer: str = ""
    english: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Pack:
    """A place and a theme for one reader, ready to be drawn.

    Attributes:
        title: the finding.
        exact: the figures of the title to their decimals, empty where the title has them itself, or is
            the visitor's own.
        leading: the figure that the proposed title tells; None where it tells none.
        lead: place, theme and reader in one line.
        request: what this reader is asked for.
        missing: one sentence for each thing that nothing is known about.
        sources: numbered in the order of their first use.
        address: where the same choice opens again; `code_address` the same for the printed code;
            both are empty where no address is known that others could open.
        data_version: packages with version and date.
        columns: figures of the pack for every district of the state, for the handout.
        law: under which people may ask offices there for information; None if none is known.
    """

    choice: PackChoice
    title: str
    exact: str
    lead: str
    place: str
    theme: str
    audience: str
    request: str
    headlines: tuple[Headline, ...]
    picture: Picture | None
    chart: Chart | None
    stories: tuple[Story, ...]
    said: tuple[Outcome, ...]
    asks: tuple[Ask, ...]
    cautions: tuple[str, ...]
    missing: tuple[str, ...]
    sources: tuple[Source, ...]
    note: str
    address: str
    code_address: str
    data_version: str
    licence: str
    borders: str
    made: date
    file_stem: str
    columns: tuple[Column, ...] = ()
    law: Law | None = None
    leading: Headline | Chart | None = None

    def items(self) -> Iterator[Item]:
        """Everything in the pack, in reading order."""
        yield from self.headlines
        yield from (one for one in (self.picture, self.chart) if one is not None)
        yield from self.asks
        yield from self.stories
        yield from self.said

    def change(self) -> Story | None:
        """The first story whose source reports that something changed; of no other may that be told."""
        return next((one for one in self.stories if one.is_change), None)

    def rows(self) -> list[Row]:
        """Every figure in the pack."""
        return [row for item in (*self.items(), *self.columns) for row in item.rows]

    def cited(self) -> tuple[Source, ...]:
        """The sources of everything in reading order; the columns of the handout may have others."""
        keys = {key for item in self.items() for key in item.sources}
        keys |= {row.source for item in self.items() for row in item.rows if row.source}
        return tuple(source for source in self.sources if source.key in keys)

    def numbers(self) -> Mapping[SourceKey, int]:
        """The number of each source."""
        return {source.key: source.number for source in self.sources}

    def marks(self, item: Item) -> str:
        """Numbers of an item's sources in square brackets: “[1, 4]”."""
        numbers = self.numbers()
        cited = sorted({numbers[key] for key in item.sources})
        return f"[{', '.join(str(one) for one in cited)}]" if cited else ""
