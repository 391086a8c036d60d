"""The figures of the impact map, computed again from the files alone, with nothing of the app's code."""

import calendar
import csv
from collections import defaultdict
from functools import cache
from pathlib import Path

DATA = Path(__file__).parents[2] / "data"
COUNTRY = {"pacs": "india", "rspn": "pakistan"}
DOUBT = ["stated", "derived", "doubtful"]
Row = dict[str, str]


@cache
def rows(path: str) -> tuple[Row, ...]:
    with (DATA / path).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def places() -> dict[str, Row]:
    return {row["place_id"]: row for row in rows("places/places.csv")}


def around(place_id: str) -> list[str]:
    """A place and all that it lies in."""
    return [place_id, *around(places()[place_id]["parent_id"])] if place_id else []


@cache
def folder_of(programme: str, layer_id: str) -> tuple[str, Row]:
    folders = (f"context/{COUNTRY[programme]}", f"programmes/{programme}")
    return next(
        (folder, row)
        for folder in folders
        for row in rows(f"{folder}/map_layers.csv")
        if row["layer_id"] == layer_id
    )


def end(period: str) -> str:
    """The last day of a period, as text that can be compared."""
    parts = period.rpartition("/")[2].split("-")
    year, month = parts[0], parts[1] if len(parts) > 1 else "12"
    day = parts[2] if len(parts) > 2 else f"{calendar.monthrange(int(year), int(month))[1]:02}"
    return f"{year}-{month}-{day}"


@cache
def by_indicator(folder: str) -> dict[tuple[str, str, str], list[Row]]:
    found: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows(f"{folder}/values.csv"):
        if row.get("publication", "") != "withheld":
            found[row["indicator_id"], row["group"], row["residence"]].append(row)
    return found


@cache
def reported(
    folder: str, indicator_id: str, cut: tuple[str, str]
) -> dict[tuple[str, str], list[Row]]:
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in by_indicator(folder)[indicator_id, *cut]:
        found[row["place_id"], row["period"]].append(row)
    return found


@cache
def stored(folder: str, indicator_id: str, cut: tuple[str, str]) -> dict[tuple[str, str], tuple]:
    """Value and quality of each place and period; the value is None where it may not be shown."""
    about = next(r for r in rows(f"{folder}/indicators.csv") if r["indicator_id"] == indicator_id)
    wanted = {"main", "overlap"} if about["overlap"] == "range" else {"main"}
    found = {}
    for key, reports in reported(folder, indicator_id, cut).items():
        own = [row for row in reports if row["variant"] in wanted]
        own = [row for row in own if row["reporter"] == "all"] or own
        if not own:
            continue
        values = [float(row["value"]) for row in own if row["value"]]
        value = (sum(values) if about["overlap"] == "sum" else max(values)) if values else None
        quality = max((row["quality"] for row in own), key=DOUBT.index)
        first = max(own, key=lambda row: float(row["value"] or "-inf"))
        cases = float(first["denominator"]) if first.get("denominator") else None
        if about.get("is_survey") == "true" and cases is not None:
            value = None if cases < 25 else value
            quality = "doubtful" if 25 <= cases < 50 else quality
        is_hidden = any(row.get("publication") == "table_only" for row in own)
        found[key] = (None if is_hidden else value, quality, is_hidden)
    return found


@cache
def figures(programme: str, layer_id: str) -> dict[tuple[str, str], tuple[float | None, str]]:
    """What a layer shows in each place and period."""
    folder, layer = folder_of(programme, layer_id)
    cut = (layer["group"] or "all", layer["residence"] or "total")
    about = next(
        r for r in rows(f"{folder}/indicators.csv") if r["indicator_id"] == layer["indicator_id"]
    )
    found = (
        rate(folder, about, cut)
        if about["numerator_id"]
        else {key: one[:2] for key, one in stored(folder, about["indicator_id"], cut).items()}
    )
    if layer["is_complement"] == "true":
        return {key: (None if v is None else 100 - v, q) for key, (v, q) in found.items()}
    return found


def rate(folder: str, about: Row, cut: tuple[str, str]) -> dict[tuple[str, str], tuple]:
    above = stored(folder, about["numerator_id"], cut)
    bases: dict[str, list] = defaultdict(list)
    for (place_id, period), (value, quality, is_hidden) in stored(
        folder, about["denominator_id"], cut
    ).items():
        raw = value
        if is_hidden:
            raw = next(
                float(r["value"]) for r in reported(folder, about["denominator_id"], cut)[place_id, period]
                if r["value"]
            )  # fmt: skip
        if raw is not None:
            bases[place_id].append((end(period), period, raw, quality))
    found = {}
    for (place_id, period), (value, quality, _) in above.items():
        known = [base for base in sorted(bases[place_id]) if base[0] <= end(period)]
        if about.get("base_of_same_period") == "true":
            known = [base for base in known[-1:] if base[1] == period]
            if not known:
                continue
        share = None
        if known and known[-1][2] > 0 and value is not None:
            share = value * float(about["scale"]) / known[-1][2]
        doubtful = quality == "doubtful" or bool(known and known[-1][3] == "doubtful")
        found[place_id, period] = (share, "doubtful" if doubtful else "derived")
    return found


def drawn(programme: str, layer_id: str, period: str, shapes: list[str]) -> dict[str, tuple]:
    """Value, quality and group of each shape; a group's figure stands for shapes none of which has any."""
    now = {p: one for (p, when), one in figures(programme, layer_id).items() if when == period}
    shared: dict[str, str] = {}
    for group in sorted(now):
        parts = places()[group]["drawn_as"].split(";") if places()[group]["drawn_as"] else []
        if all(now.get(part, (None,))[0] is None for part in parts):
            shared |= {part: group for part in parts if part not in now}
    found = {}
    for shape in shapes:
        own = shape if shape in now else shared.get(shape)
        value, quality = now[own] if own else (None, "")
        found[shape] = (value, quality, own if own != shape else None)
    return found


@cache
def presence(programme: str) -> dict[str, str]:
    """inside, weak, other or unknown for each place of the programme's states that may have a shape."""
    table = rows(f"programmes/{programme}/coverage.csv")
    own = {row["place_id"]: row for row in table}
    told = {p for p, row in own.items() if row["status"] != "no_record"}
    groups = {shape: p for p in told for shape in filter(None, places()[p]["drawn_as"].split(";"))}
    found = {}
    for place_id, place in places().items():
        if place["level"] != "district":
            continue
        older = place.get("split_from", "")
        stands = groups.get(place_id) or (
            older if own.get(older, {}).get("status") == "covered" else None
        )
        listed = place_id if place_id in told or (place_id in own and not stands) else stands
        row = own.get(listed or "")
        states = [one for one in around(place_id) if places()[one]["level"] == "state"]
        if row is None and not set(states) & set(own):
            continue
        complete = any(own.get(one, {}).get("list_complete") == "true" for one in states)
        status = row["status"] if row else "not_covered" if complete else "no_record"
        found[place_id] = (
            ("weak" if row and row["evidence"] == "weak" else "inside")
            if status == "covered"
            else {"not_covered": "other", "no_record": "unknown"}[status]
        )
    return found
