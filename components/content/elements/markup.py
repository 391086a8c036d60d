"""Text as HTML that cannot run: every value is escaped, and glossary words explain themselves."""

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

import pandas as pd
from markupsafe import Markup, escape

from components.facts import tables
from components.facts.untranslated import is_english
from components.language import lists, numbers
from components.language.messages import gettext
from components.language.shortening import split_sentences
from data.letters import has_its_own_direction, is_in_latin_letters
from data.search import BEGIN, END

# What an address begins with, or is divided by, and the word joiner.
LINKED = re.compile(r"://?|\bwww(?=\.)|@", re.IGNORECASE)
UNSEEN = "\N{WORD JOINER}"
# What puts found words on a coloured ground, and the bracket that ends them.
MARKS = re.compile(r"(?<!\\)(:yellow-background\[|\])")


def definition_list(facts: Mapping[str, object], css: str = "lz-facts") -> Markup:
    """Names with their texts and numbers, also a zero; what is missing is left out.

    Args:
        css: look of the list.
    """
    rows = Markup("").join(
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(name, as_html(text))
        for name, fact in facts.items()
        if (text := _written(fact))
    )
    return Markup('<dl class="{}">{}</dl>').format(css, rows)


def as_html(text: str | Markup) -> Markup:
    """Plain text with its glossary words explained; markup as it is."""
    return text if isinstance(text, Markup) else explained(text)


def _written(fact: object) -> str:
    """A text as it is, a number with all its digits, nothing for what is missing."""
    if isinstance(fact, str):
        return fact
    if not pd.api.types.is_number(fact) or numbers.is_missing(fact):
        return ""
    _, _, fraction = f"{float(str(fact)):.3f}".rstrip("0").partition(".")
    return numbers.format_number(fact, len(fraction))


def join(pieces: Iterable[str | Markup]) -> Markup:
    """Markup and text, escaped, with commas between them, as the reader's language draws a comma."""
    return Markup(lists.join(map(escape, pieces)))


def join_parts(pieces: Iterable[str | Markup]) -> Markup:
    """The same, which may have commas themselves, with semicolons between them."""
    return Markup(lists.join_parts(map(escape, pieces)))


def fill_sentence(sentence: str, **parts: str | Markup) -> Markup:
    """A sentence of the catalogue, its places still open, filled with markup and escaped text."""
    return escape(sentence).format(**parts)


def mark_matches(text: str) -> Markup:
    """The text, escaped, with the words a search found between <mark> tags."""
    words = Markup(str(escape(text)).replace(BEGIN, "<mark>").replace(END, "</mark>"))
    return _in_its_language(text.replace(BEGIN, "").replace(END, ""), words)


def literal(text: str) -> str:
    """The text for a label that Streamlit reads as Markdown: no sign in it means anything.

    It stays on one line, and an address in it stays a text: Streamlit's Markdown makes links of bare
    addresses, also where their signs are escaped. A sign that is not seen keeps it from that.
    """
    one_line = " ".join(text.split())
    unlinked = LINKED.sub(lambda match: f"{match[0]}{UNSEEN}", one_line)
    escaped = re.sub(r"([\\`*_\[\]<>$~:#|&{}])", r"\\\1", unlinked)
    return re.sub(r"^(\d*)([-+.)])", r"\1\\\2", escaped)


def read_literal(written: str) -> str:
    """The text that :func:`literal` or :func:`literal_marked` made a label of."""
    unmarked = MARKS.sub("", written)
    return re.sub(r"\\([^\w\s])", r"\1", unmarked).replace(UNSEEN, "")


def literal_marked(text: str) -> str:
    """As :func:`literal`, with the words a search found on a coloured ground."""
    return literal(text).replace(BEGIN, ":yellow-background[").replace(END, "]")


def explained(text: str) -> Markup:
    """The text, escaped, with the first use of each glossary word marked as an abbreviation.

    An English text on a page of another language is marked as that, for who reads it aloud, and says it.
    """
    return _by_sentence(text, _explained)


def plain(text: str | Markup) -> Markup:
    """The text, escaped; marked as English where it is not translated. Markup stays as it is."""
    if isinstance(text, Markup):
        return text
    return _in_its_language(text, escape(text))


def cell(text: str | Markup) -> Markup:
    """As :func:`plain`, without the sign, which a table says once (:func:`note_english`)."""
    is_unmarked = not isinstance(text, Markup) and is_in_latin_letters(text)
    return (
        Markup('<span lang="en" dir="ltr">{}</span>').format(text) if is_unmarked else plain(text)
    )


def say_english(text: str) -> str:
    """A text for where nothing can be marked, such as a tip: with the words that it is English if it is."""
    return gettext("{text} (in English)", text=text) if is_english(text) else text


def note_english(cells: Iterable[str | Markup]) -> str:
    """What stands once below the cells of a table: that some are in English; "" if none is."""
    if not any(not isinstance(one, Markup) and is_english(one) for one in cells):
        return ""
    return gettext("What stands here in English has no translation yet.")


def plain_by_sentence(text: str) -> Markup:
    """As :func:`plain`, for a text of which some sentences are translated and some are not."""
    return _by_sentence(text, escape)


def _by_sentence(text: str, write: Callable[[str], Markup]) -> Markup:
    """Sentences that nobody translated, each part in the direction of its own language."""
    parts = [" ".join(those) for _, those in groupby(split_sentences(text), is_english)]
    # Of a text that is English as a whole, its shortest sentences cannot be told from names.
    if len(parts) < 2 or is_english(text):
        return _in_its_language(text, write(text))
    return Markup(" ").join(_in_its_language(part, write(part)) for part in parts)


def _in_its_language(text: str, words: Markup) -> Markup:
    if not is_english(text):
        return Markup("<bdi>{}</bdi>").format(words) if has_its_own_direction(text) else words
    return Markup(
        '<span lang="en" dir="ltr">{}</span> <small class="lz-english">{}</small>'
    ).format(words, gettext("in English"))


@tables.drawn
def _explained(text: str) -> Markup:
    meanings = tables.vocabulary().glossary
    seen: set[str] = set()

    def mark(match: re.Match[str]) -> str:
        word = match.group(0)
        if word in seen:
            return str(escape(word))
        seen.add(word)
        return str(
            Markup('<abbr title="{}" tabindex="0">{}</abbr>').format(
                meanings[_singular(word)], word
            )
        )

    pieces, end = [], 0
    for match in _glossary_pattern(tuple(meanings)).finditer(text):
        pieces += [str(escape(text[end : match.start()])), mark(match)]
        end = match.end()
    return Markup("".join([*pieces, str(escape(text[end:]))]))


# Without a glossary no word is marked: a pattern of no words would find every gap between letters.
_NOTHING = re.compile(r"(?!)")


@tables.once
def _glossary_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    if not words:
        return _NOTHING
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in longest_first)})s?\b")


def _singular(word: str) -> str:
    return word if word in tables.vocabulary().glossary else word[:-1]
