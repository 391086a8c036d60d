"""Find a village by its name: how quickly, how surely, and what it costs a process.

    python -m benchmarks.villages --names 400

Names are drawn from all layers by a fixed seed. Each is asked for as it is written, and with a typing
error (two letters changed places, one missing, one doubled), with its district after a comma and alone.
"First three" is the share for which the village, or one of the same name there (registers spell it
differently), is among the first three finds; "wrong" the share in which another would have opened by
itself.

Then the names of districts, as the tables of places translate them, that a village of the district has, too:
how many lead to that village with the district's name behind a comma.
"""

import argparse
import random
import resource
import time
from collections.abc import Callable, Iterable
from statistics import median, quantiles

import pandas as pd

from components.facts import tables, translated, villages
from data import ground, languages, village_index, village_names
from data.catalog import data_root
from data.ground import Layer
from data.village_finds import FoundVillages

SEED = 20261129
FIRST = 3
SHORTEST = 5


def swapped(name: str, dice: random.Random) -> str:
    """Two letters that changed places."""
    at = dice.randrange(1, len(name) - 2)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def shortened(name: str, dice: random.Random) -> str:
    """A letter that is missing."""
    at = dice.randrange(1, len(name) - 1)
    return name[:at] + name[at + 1 :]


def doubled(name: str, dice: random.Random) -> str:
    """A letter that stands twice."""
    at = dice.randrange(1, len(name) - 1)
    return name[:at] + name[at] + name[at:]


def as_written(name: str, dice: random.Random) -> str:
    """The name itself."""
    return name


def drawn(layers: Iterable[Layer], count: int) -> list[tuple[str, str, str]]:
    """Some villages: id, name, district."""
    dice = random.Random(SEED)
    chosen = []
    for layer in layers:
        rows = ground.read_names(layer)
        rows = rows[rows["name"].str.len() >= SHORTEST]
        picked = rows.sample(count // 5, random_state=SEED)
        chosen += list(zip(picked["village_id"], picked["name"], picked["place_id"], strict=True))
    dice.shuffle(chosen)
    return chosen


def tried(
    chosen: list[tuple[str, str, str]],
    change: Callable[[str, random.Random], str],
    is_alone: bool,
) -> str:
    """One line of the table: times, and how often the village was among the first finds."""
    dice, places = random.Random(SEED), tables.gazetteer()
    seconds, first, wrong = [], 0, 0
    for village_id, name, district in chosen:
        asked = change(name, dice)
        if not is_alone:
            asked = f"{asked}, {places.name(district)}"
        start = time.process_time()
        found = asked_for(asked)
        seconds.append(time.process_time() - start)
        bones = village_names.skeleton(name)
        alike = [one for one in found.hits if village_names.skeleton(one.name) == bones]
        first += any(one in alike or one.village_id == village_id for one in found.hits[:FIRST])
        wrong += found.certain is not None and found.certain not in alike
    late = quantiles(seconds, n=20)[-1]
    share, asked_as = 100 / len(chosen), f"{change.__doc__}{' Alone.' if is_alone else ''}"
    return (
        f"| {asked_as} | {median(seconds) * 1000:.1f} | {late * 1000:.1f} "
        f"| {first * share:.1f} % | {wrong * share:.1f} % |"
    )


def of_districts() -> dict[str, tuple[str, ...]]:
    """The villages of a district that have its name, by its id; districts without one are left out."""
    places = tables.gazetteer()
    rows = pd.concat(ground.read_names(layer) for layer in villages.layers())
    called = rows["name"].map(village_names.folded)
    names = {one: village_names.folded(places.name(one)) for one in rows["place_id"].unique()}
    own = rows[called == rows["place_id"].map(names)]
    return {str(place_id): tuple(ids) for place_id, ids in own.groupby("place_id")["village_id"]}


def in_script(language: str, meant: dict[str, tuple[str, ...]]) -> str:
    """One line of the second table: how many names of districts lead to their villages."""
    places, asked, first = tables.gazetteer(), 0, 0
    texts = translated.texts_of(tables.catalog().package("places"), language)
    for (table, place_id, column), said in texts.items():
        if (table, column) == ("places", "name") and place_id in meant:
            found = asked_for(f"{said.text}, {places.name(place_id)}")
            asked += 1
            first += any(hit.village_id in meant[place_id] for hit in found.hits[:FIRST])
    return f"| {language} | {asked} | {first / max(1, asked):.1%} |"


def asked_for(text: str) -> FoundVillages:
    """What a text finds; the benchmark ends if the index is not there."""
    found = villages.find(text)
    if found is None:
        raise SystemExit("Make the index first: python -m data.village_index")
    return found


def megabytes() -> float:
    """The most memory this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--names", type=int, default=400)
    count: int = parser.parse_args().names
    start = time.perf_counter()
    path = village_index.make(data_root())
    print(f"{path.name}: {path.stat().st_size / 1e6:.0f} MB, {time.perf_counter() - start:.0f} s")
    tables.gazetteer()
    before = megabytes()
    villages.layers()
    villages.is_index_ready()
    print(f"a process that nobody asked for a village: {megabytes() - before:.0f} MB more")
    chosen = drawn(villages.layers(), count)
    print(
        "| asked for | median ms of a processor | p95 | first three | wrong |\n|---|---|---|---|---|"
    )
    for is_alone in (False, True):
        for change in (as_written, swapped, shortened, doubled):
            print(tried(chosen, change, is_alone))
    print("| names of districts in | asked | first three |\n|---|---|---|")
    meant = of_districts()
    for language in languages.LANGUAGES:
        if language != languages.ENGLISH:
            print(in_script(language, meant))


if __name__ == "__main__":
    main()
