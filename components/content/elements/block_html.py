"""Blocks of words as HTML: the same on the screen and on a static page."""

from functools import singledispatch

from markupsafe import Markup

from components.content.elements import markup
from components.content.elements.blocks import Facts, Key, Made, Note, Picture, Sources, Text, Words
from components.language.messages import gettext, ngettext
from data.letters import end_sentence

FEW_SOURCES = 2


@singledispatch
def html_of(block: object) -> Markup:
    """A block as HTML; TypeError for one that is not made of words alone."""
    raise TypeError(f"{type(block).__name__} is not made of words alone.")


@html_of.register
def _(block: Words) -> Markup:
    look = Markup(' class="{}"').format(block.css) if block.css else ""
    return Markup("<p{}>{}</p>").format(look, markup.as_html(block.text))


@html_of.register
def _(block: Note) -> Markup:
    return Markup('<p class="lz-meta">{}</p>').format(markup.as_html(block.text))


@html_of.register
def _(block: Made) -> Markup:
    return block.html


@html_of.register
def _(block: Facts) -> Markup:
    return markup.definition_list(block.facts, block.css)


@html_of.register
def _(block: Sources) -> Markup:
    return sources_html(block)


@html_of.register
def _(block: Picture) -> Markup:
    return picture_html(block, block.svg)


def picture_html(block: Picture, drawn: Markup) -> Markup:
    """A picture with its caption, key and notes below it.

    Args:
        drawn: the drawing itself, or the element of a file that holds it.
    """
    keys = Markup("").join(map(_key, block.keys))
    notes = Markup("").join(
        Markup('<p class="lz-source">{}</p>').format(note) for note in block.notes
    )
    return Markup("<figure>{}<figcaption><b>{}</b>{}{}</figcaption></figure>").format(
        drawn,
        block.caption,
        Markup('<ul class="keys">{}</ul>').format(keys) if keys else "",
        notes,
    )


def _key(key: Key) -> Markup:
    looks = " ".join(["key", *([] if key.colour else ["hatched"]), *(["weak"] if key.weak else [])])
    colour = Markup(' style="background-color:{}"').format(key.colour) if key.colour else ""
    return Markup('<li><span class="{}"{}></span>{}</li>').format(looks, colour, key.label)


def sources_html(block: Sources, is_open: bool = False) -> Markup:
    """A line that names each source; a list, open or to be opened, if there are many."""
    if len(block.lines) <= FEW_SOURCES and not block.ids:
        named = markup.join_parts(block.lines)
        return Markup('<p class="lz-source"><b>{}</b> {} {}</p>').format(
            gettext("Source:"),
            end_sentence(named),
            markup.as_html(block.remark),
        )
    remark = (
        Markup('<p class="lz-source">{}</p>').format(markup.as_html(block.remark))
        if block.remark
        else ""
    )
    # Not every browser opens a list for a mark that leads to one of its lines.
    opened = Markup(" open") if is_open or block.ids else ""
    return Markup('<details class="lz-source"{}><summary>{}</summary>{}</details>{}').format(
        opened,
        ngettext("{count} source", "{count} sources", len(block.lines)),
        _numbered_list(block) if block.ids else text_list(block.lines),
        remark,
    )


def _numbered_list(block: Sources) -> Markup:
    lines = Markup("").join(
        Markup('<li id="{}">{}</li>').format(line_id, line)
        for line_id, line in zip(block.ids, block.lines, strict=True)
    )
    return Markup("<ol>{}</ol>").format(lines)


def text_list(texts: tuple[Text, ...], tag: str = "ul") -> Markup:
    """Texts as a list; `tag` is its element."""
    entries = Markup("").join(Markup("<li>{}</li>").format(markup.as_html(text)) for text in texts)
    return Markup("<{0}>{1}</{0}>").format(tag, entries)
