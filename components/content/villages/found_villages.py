"""What a search by the name of a village found, in words: one, several to choose from, or none."""

from dataclasses import dataclass, replace

from components.content.about_data import left_out
from components.content.elements.blocks import Link
from components.content.places import place as place_facts
from components.facts import resolver, tables, villages
from components.language import lists
from components.language.messages import gettext, gettext_noop, ngettext
from data import village_names
from data.place import SUBDISTRICT
from data.problems import DataProblem
from data.village_finds import FoundVillages, Hit, best_band
from data.village_likeness import NEAR, SOUNDING, WRITTEN

FEW, LATIN = 12, "LATIN"
BEING_MADE = gettext_noop(
    "The list of village names is being prepared. It takes about a minute after the first start; "
    "ask again then."
)
NOT_MADE = gettext_noop(
    "The list of village names could not be prepared on this server; its log says why. Until then a village "
    "is found on the map of its district."
)
ASK = gettext_noop(
    "Several have this name. Choose the one you mean, or add its district after a comma."
)
ONE = gettext_noop(
    "One village is written so, others are alike. Choose the one you mean, or add its district after a comma."
)
ONE_THERE = gettext_noop(
    "One village there is written so, others sound so or are one letter apart. Choose the one you mean."
)
IN_LATIN = gettext_noop(
    "The lists have these names in Latin letters; each may be written so. Choose the one you mean, or add "
    "its district after a comma."
)
ALIKE = gettext_noop("No village is written so. These sound the same or are one letter apart.")
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
        return VillagesInWords(gettext(not_ready()) if villages.layers() else "")
    if of_this_name:
        found = replace(found, hits=tuple(hit for hit in found.hits if hit.band == WRITTEN))
    shown = found.hits[:most]
    return VillagesInWords(_said(found), tuple(map(link, shown)), _more(found, len(shown)))


def not_ready() -> str:
    """Why villages cannot be searched yet: the message, in English."""
    return NOT_MADE if villages.has_failed() else BEING_MADE


def places_of_name(text: str) -> tuple[Link, ...]:
    """The states, districts and blocks that a name may mean, too, in any script, as links."""
    known = resolver.resolver().places
    meant = (known.could_mean(text, level=level) for level in (None, SUBDISTRICT))
    return tuple(map(_link_to_place, dict.fromkeys(one for ids in meant for one in ids)))


def _link_to_place(place_id: str) -> Link:
    places = tables.gazetteer()
    return Link(
        "",
        places.full_name(place_id),
        place_facts.kind(places[place_id]),
        "place",
        {"id": place_id},
    )


def _said(found: FoundVillages) -> str:
    if not found.hits:
        return gettext(NONE)
    best = best_band(found.hits)
    if best == NEAR:
        return gettext(AMISS)
    if best == SOUNDING:
        return gettext(ALIKE if village_names.script_of(found.name) == LATIN else IN_LATIN)
    if found.only:
        alike = ONE_THERE if found.is_in_its_district else ONE
        return gettext(alike) if len(found.hits) > 1 else ""
    return gettext(ASK)


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
    """The way to a village: its name, what it lies in, another name that it was found by, its people."""
    around = filter(None, (hit.name, hit.subdistrict, tables.gazetteer().full_name(hit.place_id)))
    people = ngettext("{count} person", "{count} people", hit.people) if hit.people else ""
    other = gettext("also written “{name}”", name=hit.form.title()) if hit.is_other_name else ""
    remark = filter(None, (other, people))
    label = lists.join(dict.fromkeys(around))
    return Link("", label, " · ".join(remark), "place", {"id": hit.village_id})
