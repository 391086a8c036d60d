"""Looks after the catalogues and what is translated of the tables.

python -m components.language update            take new messages of the code into the catalogues
python -m components.language check             say what does not fit
python -m components.language export hi --xlsx  write learning-zone-hi.xlsx for a translator (or --csv)
python -m components.language import hi FILE    take in what the translator filled in
"""

import sys
from pathlib import Path

from components.language import exchange, sheets, upkeep
from data import translation_checks
from data.catalog import open_catalog


def main(asked: list[str]) -> int:
    """Do what is asked; returns how the process ends."""
    match asked:
        case ["update"]:
            template = upkeep.extract_messages()
            upkeep.write_template(template)
            for code in upkeep.TRANSLATED:
                upkeep.update_catalogue(code, template)
            return _report()
        case ["check"]:
            found = [*upkeep.faults(), *translation_checks.faults(open_catalog())]
            print(
                "\n".join(found)
                if found
                else "The catalogues fit the code, the translations fit the tables."
            )
            return 1 if found else 0
        case ["export", code, "--xlsx" | "--csv" as kind] if code in upkeep.TRANSLATED:
            path = Path(f"learning-zone-{code}.{kind.lstrip('-')}")
            sheets.write_file(exchange.list_rows(code), path)
            print(f"Wrote {path}.")
            return 0
        case ["import", code, name] if code in upkeep.TRANSLATED:
            return _take_in(code, Path(name))
    print(__doc__)
    return 2


def _take_in(code: str, path: Path) -> int:
    try:
        taken = exchange.take_in(code, sheets.read_file(path))
    except (OSError, ValueError) as error:
        print(f"{path} cannot be read: {error}")
        return 1
    print("\n".join((*taken.refused, *taken.doubts, f"{taken.count:,} texts taken in.")))
    return 1 if taken.refused else 0


def _report() -> int:
    for code in upkeep.TRANSLATED:
        said, of = upkeep.completeness(code)
        print(f"{code}: {said:,} of {of:,} messages")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
