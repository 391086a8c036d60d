"""The villages of a programme's register in a district, page by page."""

from markupsafe import Markup, escape

from components.app import frame
from components.content.villages import register_facts
from components.facts import registers
from components.language.messages import gettext
from components.widgets import headings, paging, prose
from data.register.outage import RegisterDown
from data.register.village_list import VillageRow


def show_villages(programme: str, district: str, shape_id: str | None) -> None:
    """The list of a district, or of one of its blocks; each village found leads to its page."""
    try:
        _show_villages(programme, district, shape_id)
    except RegisterDown:
        prose.show_paragraph(register_facts.say_down())


def _show_villages(programme: str, district: str, shape_id: str | None) -> None:
    block = register_facts.block_of_shape(district, shape_id)
    whole = registers.villages_page(programme, district, block, 0, paging.PAGE_LENGTH).total
    headings.show_heading(gettext("In the programme’s register: {count}", count=whole))
    if not whole:
        return
    paging.show_part(
        whole,
        f"{programme} {district} {block}",
        lambda first: _show_rows(programme, district, block, first),
        key="register_villages",
        param="register",
    )


def _show_rows(programme: str, district: str, block: str | None, first: int) -> None:
    page = registers.villages_page(programme, district, block, first, paging.PAGE_LENGTH)
    caption = gettext("Villages of the programme’s register, with their primary groups")
    rows = [(_name(row), *register_facts.cells(row)) for row in page.rows]
    prose.show_table(caption, register_facts.heads(), rows)


def _name(row: VillageRow) -> Markup:
    if row.ground_id is None:
        return escape(row.name)
    address = frame.link_maker()
    return Markup('<a href="{}" target="_self">{}</a>').format(
        address("place", id=row.ground_id), row.name
    )
