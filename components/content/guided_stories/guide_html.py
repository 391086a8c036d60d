"""A guided story as one piece of HTML: its words at one side, its pictures at the other."""

import re
from collections.abc import Callable

from markupsafe import Markup

from components.content.elements import block_html
from components.content.elements.blocks import Picture
from components.content.guided_stories.guides import ToldGuide, ToldStep
from components.content.maps import map_files
from components.language.messages import gettext

BOX = re.compile(r'viewBox="0 0 (\d+) (\d+)"')
# Addresses of the view of a step, and of the step by itself.
Addresses = Callable[[ToldStep], tuple[str, str]]


def draw_story(told: ToldGuide, addresses: Addresses) -> Markup:
    """All steps, one below the other; how they stand beside their pictures is the style sheet's."""
    steps = Markup("").join(_step(told, one, *addresses(one)) for one in told.steps)
    story = Markup('<ol class="lz-guide" tabindex="0" style="--steps:{}" aria-label="{}">{}</ol>')
    return story.format(len(told.steps), told.title, steps)


def _step(told: ToldGuide, step: ToldStep, to_view: str, alone: str) -> Markup:
    return Markup(
        '<li class="lz-step" style="--step:{number}"><div class="lz-step-words">'
        '<p class="lz-meta">{count}</p><h2>{heading}</h2><p>{sentence}</p>{figures}'
        '<p class="lz-ways"><a href="{to_view}">{view}</a> <a href="{alone}">{by_itself}</a></p>'
        "</div>{picture}</li>"
    ).format(
        number=step.number,
        count=say_number(told, step),
        heading=step.heading,
        sentence=step.sentence,
        figures=draw_figures(step),
        to_view=to_view,
        view=step.way.label,
        alone=alone,
        by_itself=gettext("This step by itself"),
        picture=draw_picture(step.picture, f"{told.guide_id}-{step.number}")
        if step.picture
        else Markup("<figure></figure>"),
    )


def say_number(told: ToldGuide, step: ToldStep) -> str:
    """“Step 3 of 8”."""
    return gettext("Step {number} of {count}", number=step.number, count=len(told.steps))


def draw_figures(step: ToldStep) -> Markup:
    """The figures of a step and their sources, to be opened."""
    if not step.figures and not step.sources.lines:
        return Markup("")
    return Markup('<details class="lz-source"><summary>{}</summary>{}<p>{}</p>{}</details>').format(
        gettext("Figures and sources of this step"),
        block_html.html_of(step.facts) if step.figures else "",
        gettext("Sources"),
        block_html.text_list(step.sources.lines),
    )


def draw_picture(picture: Picture, name: str) -> Markup:
    """A picture as a file of its own, which a browser fetches once."""
    return block_html.picture_html(picture, draw_image(picture, name))


def draw_image(picture: Picture, name: str) -> Markup:
    """The drawing alone, as a file of its own."""
    path = map_files.serve(f"{name}.svg", str(picture.svg).encode())
    width, height = _size(picture.svg)
    drawn = Markup('<img class="lz-drawing" src="{}" width="{}" height="{}" alt="{}">')
    return drawn.format(path, width, height, picture.alt)


def _size(svg: Markup) -> tuple[str, str]:
    """Width and height, so that nothing jumps when it arrives."""
    found = BOX.search(svg)
    return (found[1], found[2]) if found else ("", "")
