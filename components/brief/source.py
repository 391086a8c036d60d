"""What a pack cites: documents and pages, and the law under which people may ask for more."""

from dataclasses import dataclass

from components.brief.row import SourceKey
from data import languages, letters


@dataclass(frozen=True)
class Law:
    """A law on the right to information; `section`, `days` are empty or None where they were not read."""

    name: str
    section: str
    officer: str
    days: int | None
    are_working_days: bool
    source: SourceKey


@dataclass(frozen=True)
class Source:
    """A document or page with the number it has in this pack."""

    number: int
    key: SourceKey
    title: str
    publisher: str
    published: str
    url: str
    licence: str

    @property
    def line(self) -> str:
        """The source in one line, without its address."""
        if not self.published:
            return f"{self.title} ({self.publisher})"
        # Sources stand in lines from left to right, where an Urdu day keeps its own direction.
        is_isolated = languages.spoken().is_right_to_left
        published = letters.isolate(self.published) if is_isolated else self.published
        return f"{self.title} ({self.publisher}, {published})"
