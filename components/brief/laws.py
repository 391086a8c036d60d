"""The law under which people may ask an office for information where a pack is about."""

from components.brief.facts import Facts
from components.brief.source import Law
from components.language.messages import gettext, ngettext


def find_law(facts: Facts, place_id: str) -> Law | None:
    """The law of the place, of its state or its country, the nearest one; None if none is known."""
    table = facts.tables["information_laws"]
    for place in facts.places.ancestors(place_id):
        rows = table[table["place_id"] == place.place_id]
        if not rows.empty:
            row = rows.iloc[0].to_dict()
            days = row["days"]
            return Law(
                name=str(row["law"]),
                section=row["section"] if isinstance(row["section"], str) else "",
                officer=str(row["officer"]),
                days=int(days) if days == days and days is not None else None,
                are_working_days=row["are_working_days"] is True,
                source=(str(row["package_id"]), str(row["source_id"])),
            )
    return None


def name_officer(law: Law | None) -> str:
    """Who takes requests: as the law says, else in general terms."""
    if law is None:
        return gettext("the office that keeps the figures")
    return gettext("{officer}, under the {law}", officer=law.officer, law=law.name)


def say_days(law: Law | None) -> str:
    """How long the office has to answer."""
    if law is None:
        return gettext("in writing within 30 days")
    if law.days is None:
        return gettext("within the time that the law sets")
    if law.are_working_days:
        return ngettext(
            "within {count} working day, as the law says",
            "within {count} working days, as the law says",
            law.days,
        )
    return ngettext(
        "within {count} day, as the law says", "within {count} days, as the law says", law.days
    )
