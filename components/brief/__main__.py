"""Packs from the command line: one place, or every district of a state.

python -m components.brief --place "Gaya" --theme water --out pack.zip
python -m components.brief --state Bihar --theme water,education --language en,hi --out bihar
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from components.brief import batch, bundle, describe
from components.brief.choice import NO_THEMES, PackChoice
from components.brief.facts import Facts
from components.facts import site
from data import languages
from data.catalog import open_catalog
from data.languages import ENGLISH, LANGUAGES
from data.place import Place
from data.places import AmbiguousPlace, UnknownPlace

ONE_PACK = "A place has one pack: name one theme and one language, or a state with --state."
DONE = (
    "{made} made, {kept} kept as they were, {failed} failed. What came of each stands in {report}."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the packs that the arguments ask for.

    0 if done, 1 if some packs could not be made, 2 if an argument is not understood, 130 if it was
    stopped: what was finished by then is in the folder, and the same command goes on from there.
    """
    parser = _parser()
    asked = parser.parse_args(arguments)
    facts = Facts.read(open_catalog())
    try:
        places = _places(facts, asked)
        themes = _themes(facts, asked.theme)
        audience = _term(facts, "audiences", asked.audience)
    except LookupError as error:
        print(error.args[0], file=sys.stderr)
        return 2
    if asked.place and (len(themes) > 1 or len(asked.language) > 1):
        parser.error(ONE_PACK)
    choices = [
        PackChoice(place.place_id, theme, audience, until=asked.until)
        for place in places
        for theme in themes
    ]
    if not site.printable(asked.site):
        said = "No public address of the app is known, so the files have no link and no code."
        print(said, file=sys.stderr)
    if asked.place:
        return _write_one(facts, choices[0], asked)
    day = datetime.now(UTC).date()
    return _write_all(batch.Batch(facts, choices, asked.language, asked.site, asked.out, day))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m components.brief", description=__doc__.splitlines()[0] if __doc__ else ""
    )
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--place", help="code or name of a district, state or province")
    where.add_argument("--state", help="a pack for each district of this state or province")
    parser.add_argument("--within", help="state or country, where several places have the name")
    parser.add_argument(
        "--theme",
        help="code or label of a theme, e.g. water, or several with commas; of a state without it: all",
    )
    parser.add_argument("--audience", default="district_officer", help="code or label of a reader")
    parser.add_argument(
        "--language",
        type=languages.read_argument,
        default=(ENGLISH,),
        help=f"the language of the packs; of a state several: {','.join(LANGUAGES)}",
    )
    parser.add_argument("--until", type=int, help="take figures up to the end of this year")
    parser.add_argument(
        "--site",
        default=site.configured_address(),
        help=f"public address of the app, for the links; else {site.VARIABLE} says it, or there are none",
    )
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        help="the ZIP file to write; of a state a folder of them, with what came of each in"
        f" {batch.REPORT}. What is there and whole is not made again.",
    )
    return parser


def _places(facts: Facts, asked: argparse.Namespace) -> list[Place]:
    """The places asked for. Raises LookupError with a sentence."""
    within = _place(facts, asked.within, None).place_id if asked.within else None
    if asked.place:
        return [_place(facts, asked.place, within)]
    state = _place(facts, asked.state, within)
    districts = facts.places.at_level("district", state.place_id)
    if state in districts or not districts:
        raise LookupError(f"{state.name} has no districts here.")
    return districts


def _themes(facts: Facts, words: str | None) -> list[str]:
    """The themes named, or all that packs have. Raises LookupError with a sentence."""
    if words is None:
        return [one for one in facts.words.lists["themes"] if one not in NO_THEMES]
    return [_term(facts, "themes", word.strip()) for word in words.split(",")]


def _place(facts: Facts, name: str, within: str | None) -> Place:
    try:
        found = facts.places.find(name, within=within)
    except UnknownPlace:
        near = ", ".join(facts.places.near(name))
        hint = f" Did you mean: {near}?" if near else ""
        raise LookupError(f"There is no place “{name}”.{hint}") from None
    except AmbiguousPlace as error:
        raise LookupError(f"Several places have this name: {error}. Add --within.") from None
    return found


def _term(facts: Facts, vocabulary: str, word: str) -> str:
    """Code of a term given by code or label. Raises LookupError with a sentence."""
    terms = facts.words.lists[vocabulary]
    for code, term in terms.items():
        if word.casefold() in (code.casefold(), term.label.casefold()):
            return code
    raise LookupError(f"“{word}” is not one of: {', '.join(terms)}.")


def _write_one(facts: Facts, choice: PackChoice, asked: argparse.Namespace) -> int:
    """The pack of one place as one file."""
    day = datetime.now(UTC).date()
    with languages.speaking(asked.language[0]):
        pack = describe.describe(facts, choice, asked.site, day)
        content = bundle.archive({bundle.name_folder(pack): bundle.make_files(pack)}, day)
    asked.out.write_bytes(content)
    print(f"Wrote {asked.out} ({len(content) / 1e6:,.1f} MB).", file=sys.stderr)
    return 0


def _write_all(wanted: batch.Batch) -> int:
    """The packs of all districts as files in a folder."""
    try:
        states = wanted.make()
    except KeyboardInterrupt:
        said = "Stopped. What was finished is in {}; the same command goes on from there."
        print(f"\n{said.format(wanted.out)}", file=sys.stderr)
        return 130
    counts = {name: states[name] for name in (batch.MADE, batch.KEPT, batch.FAILED)}
    print(DONE.format(**counts, report=wanted.out / batch.REPORT), file=sys.stderr)
    return int(states[batch.FAILED] > 0)


if __name__ == "__main__":
    sys.exit(main())
