"""Packs from the command line: one place, or every district of a state.

python -m components.brief --place "Gaya" --theme water --out pack.zip
python -m components.brief --all-districts Bihar --theme water --out bihar.zip
"""

import argparse
import sys
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from components.brief import bundle, describe, progress
from components.brief.choice import PackChoice
from components.brief.facts import Facts
from components.facts import site
from data.catalog import open_catalog
from data.place import Place
from data.places import AmbiguousPlace, UnknownPlace


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the packs that the arguments ask for; 0 if done, 2 if an argument is not understood, 130
    if it was stopped (what was finished by then is in the file)."""
    asked = _parser().parse_args(arguments)
    facts = Facts.read(open_catalog())
    try:
        places = _places(facts, asked)
        theme = _term(facts, "themes", asked.theme)
        audience = _term(facts, "audiences", asked.audience)
    except LookupError as error:
        print(error.args[0], file=sys.stderr)
        return 2
    choices = [PackChoice(place.place_id, theme, audience, until=asked.until) for place in places]
    if not site.printable(asked.site):
        said = "No public address of the app is known, so the files have no link and no code."
        print(said, file=sys.stderr)
    return _write(facts, choices, asked.site, asked.out)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m components.brief", description=__doc__.splitlines()[0] if __doc__ else ""
    )
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--place", help="code or name of a district, state or province")
    where.add_argument(
        "--all-districts", metavar="STATE", help="one pack for each district of a state or province"
    )
    parser.add_argument("--within", help="state or country, where several places have the name")
    parser.add_argument("--theme", required=True, help="code or label of a theme, e.g. water")
    parser.add_argument("--audience", default="district_officer", help="code or label of a reader")
    parser.add_argument("--until", type=int, help="take figures up to the end of this year")
    parser.add_argument(
        "--site",
        default=site.configured_address(),
        help=f"public address of the app, for the links; else {site.VARIABLE} says it, or there are none",
    )
    parser.add_argument("--out", type=Path, required=True, help="the ZIP file to write")
    return parser


def _places(facts: Facts, asked: argparse.Namespace) -> list[Place]:
    """The places asked for. Raises LookupError with a sentence."""
    within = _place(facts, asked.within, None).place_id if asked.within else None
    if asked.place:
        return [_place(facts, asked.place, within)]
    state = _place(facts, asked.all_districts, within)
    districts = facts.places.at_level("district", state.place_id)
    if not districts:
        raise LookupError(f"{state.name} has no districts here.")
    return districts


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


def _write(facts: Facts, choices: Sequence[PackChoice], address: str, out: Path) -> int:
    day = datetime.now(UTC).date()
    try:
        with zipfile.ZipFile(out, "w") as target:
            for choice in progress.show_progress(choices):
                pack = describe.describe(facts, choice, address, day)
                bundle.add(target, bundle.name_folder(pack), bundle.make_files(pack), day)
    except KeyboardInterrupt:
        print(f"\nStopped. What was finished is in {out}.", file=sys.stderr)
        return 130
    print(f"Wrote {out} ({out.stat().st_size / 1e6:,.1f} MB).", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
