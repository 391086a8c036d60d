"""What could be in a pack, before the visitor chose from it."""

from dataclasses import dataclass

from components.brief.pack import Ask, Chart, Column, Headline, Outcome, Picture, Story


@dataclass(frozen=True)
class Proposal:
    """Everything that could be in the pack, in the order proposed; `usual` items are in it."""

    headlines: tuple[Headline, ...]
    picture: Picture | None
    chart: Chart | None
    asks: tuple[Ask, ...]
    stories: tuple[Story, ...]
    said: tuple[Outcome, ...]
    columns: tuple[Column, ...] = ()
