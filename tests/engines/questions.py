"""Questions about the made-up register, each as an expression with its shape and values."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from data.register import form, growth, rollup, summing, village_list
from data.register.engine import table
from data.register.within import in_order

GAYA, GARHWA, THATTA = "IN-C11-236", "IN-C11-346", "PK17-s-thatta"
BLOCK = "IN-C11-346-bargarh"


@dataclass(frozen=True)
class Question:
    ask: Callable[..., Any]
    shape: tuple[str, ...] = ()
    values: dict[str, str | int] = field(default_factory=dict)


def _places(level: str, within: str, place_id: str = "") -> Question:
    return Question(rollup.places_with_cells, (level, within), _value(place_id))


def _value(place_id: str) -> dict[str, str | int]:
    return {"within": place_id} if place_id else {}


def _years(level: str, within: str, place_id: str = "") -> Question:
    return Question(growth.groups_by_year, (level, within), _value(place_id))


def _listed(within: str, place_id: str, order: str, first: int, tier: str = "primary") -> Question:
    values: dict[str, str | int] = {"tier": tier, "first": first, "last": first + 20}
    return Question(village_list.villages_in_order, (within, order), {**_value(place_id), **values})


# Beside what was added up when the register was prepared: the same again from its rows.


def cells_again() -> Any:
    """Cells of villages added up from the groups."""
    return in_order(summing.cells_of_villages(table("groups")), *form.IDS, "tier")


def districts_again() -> Any:
    """Cells of districts added up from the groups."""
    cells = summing.cells_of_villages(table("groups"))
    added = summing.add_up(cells, form.DISTRICT, ("groups", "members", "women"), ("tier",))
    return in_order(added, *form.IDS, "tier")


def people_again() -> Any:
    """Groups with the people below them."""
    counted = summing.count_people(table("groups")).select("group_id", "tier", "people")
    return in_order(counted, "group_id")


def years_again() -> Any:
    """Groups by year and state, counted from the rows."""
    groups = table("groups")
    active = groups.filter(groups.status == form.ACTIVE)
    counted = summing.count_groups(active, form.STATE, ("tier", "formed_year"))
    return in_order(counted, *form.IDS, "tier", "formed_year")


def namesakes() -> Any:
    """Villages by name: letters of three scripts, and ties."""
    villages = table("villages")
    counted = villages.group_by("name").agg(
        many=villages.count(), households=villages.households.sum().cast("int64")
    )
    return in_order(counted, "name")


QUESTIONS = (
    _places("village", "block", BLOCK),
    _years("state", "country", "IN"),
    _listed("district", GARHWA, "groups", 0),
    _listed("block", BLOCK, "first_year", 0),
    Question(people_again),
    Question(namesakes),
    Question(districts_again),
    Question(village_list.number_of_villages, ("district",), _value(THATTA)),
    _listed("district", GAYA, "name", 20),
    _places("district", "state", "IN-BR"),
    _places("country", "everywhere"),
    _places("state", "country", "IN"),
    _places("state", "country", "PK"),
    _places("district", "state", "PK-S"),
    _places("district", "country", "IN"),
    _places("block", "district", GARHWA),
    _places("block", "district", THATTA),
    _places("block", "block", BLOCK),
    _places("village", "district", GAYA),
    _places("village", "village", "V0007"),
    _places("district", "district", "nobody's \\ 100 % 'district'"),
    _years("country", "everywhere"),
    _years("district", "state", "PK-S"),
    _years("district", "district", GARHWA),
    _listed("district", GAYA, "name", 0),
    _listed("district", THATTA, "name", 40),
    _listed("district", GARHWA, "groups", 20, "village"),
    _listed("district", GAYA, "first_year", 40),
    Question(cells_again),
    Question(years_again),
    _places("state", "everywhere"),
    _places("district", "country", "PK"),
    _places("block", "state", "IN-JH"),
    _places("village", "district", THATTA),
    _years("state", "country", "PK"),
    _years("district", "state", "IN-BR"),
    _listed("block", BLOCK, "name", 0),
    _listed("district", THATTA, "groups", 0),
    _listed("district", GARHWA, "first_year", 20),
    Question(village_list.number_of_villages, ("district",), _value(GARHWA)),
)
