"""What a search by the name of a village found, in words: one, several to choose from, or none."""

from dataclasses import dataclass, replace

from components.content import left_out
from components.content.blocks import Link
from components.facts import tables, villages
from components.language import lists
from components.language.messages import gettext, gettext_noop, ngettext
from data.problems import DataProblem
from data.village_likeness import NEAR, SOUNDING, WRITTEN
from data.village_search import FoundVillages, Hit

FEW = 12
BEING_MADE = gettext_noop(
    "The list of village names is being prepared. It takes about a minute after the first start; "
    "ask again then."
)
ASK = gettext_noop(
    "Several have this name. Choose the one you mean, or add its district after a comma."
)
ALIKE = gettext_noop("No village is written so. These sound the same.")
AMISS = gettext_noop("No village is written so. These names are alike.")
NONE = gettext_noop(
    "No village of this name is known. Try another spelling, or its district, or the nearest larger village."
)


@dataclass(frozen=True)
class VillagesInWords:
    """What was found, ready to be shown.

    Attributes:
        said: what to make of it, in a sentence.
        links: the way to each village, best first.
        more: how many further ones there are, in a sentence; empty if all are shown.
    """

    said: str
    links: tuple[Link, ...] = ()
    more: str = ""


def find(text: str) -> FoundVillages | None:
    """Villages of a name; None while they cannot be searched, which :func:`in_words` says."""
    try:
        return villages.find(text)
    except DataProblem:
        return None


def in_words(text: str, most: int = FEW, *, of_this_name: bool = False) -> VillagesInWords:
    """Villages of a name, alone or with what it lies in, as links to choose from.

    Args:
        of_this_name: whether those that only sound or are spelt alike are left out.
    """
    try:
        found = villages.find(text)
    except DataProblem as damaged:
        return VillagesInWords("\n".join(left_out.sentences(damaged.problems)))
    if found is None:
        return VillagesInWords(gettext(BEING_MADE) if villages.layers() else "")
    if of_this_name:
        found = replace(found, hits=tuple(hit for hit in found.hits if hit.band == WRITTEN))
    shown = found.hits[:most]
    return VillagesInWords(_said(found), tuple(map(link, shown)), _more(found, len(shown)))


def _said(found: FoundVillages) -> str:
    if not found.hits:
        return gettext(NONE)
    best = found.hits[0].band
    if best == NEAR:
        return gettext(AMISS)
    if best == SOUNDING:
        return gettext(ALIKE)
    return "" if found.only else gettext(ASK)


def _more(found: FoundVillages, shown: int) -> str:
    if found.is_cut:
        return gettext(
            "Here are {shown} of more than {count}. Add the district or block after a comma: “{name}, …”.",
            shown=shown,
            count=len(found.hits),
            name=found.name,
        )
    if len(found.hits) > shown:
        return gettext(
            "Here are {shown} of {count}. Add the district or block after a comma: “{name}, …”.",
            shown=shown,
            count=len(found.hits),
            name=found.name,
        )
    return ""


def link(hit: Hit) -> Link:
    """The way to a village: its name, what it lies in, and how many people live there."""
    around = filter(None, (hit.name, hit.subdistrict, tables.gazetteer().full_name(hit.place_id)))
    people = ngettext("{count} person", "{count} people", hit.people) if hit.people else ""
    return Link("", lists.join(dict.fromkeys(around)), people, "place", {"id": hit.village_id})
