"""Looks after the catalogues: ``python -m components.language update`` and ``check``."""

import sys

from components.language import upkeep
from data import translation_checks


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
            found = [*upkeep.faults(), *translation_checks.faults()]
            print(
                "\n".join(found)
                if found
                else "The catalogues fit the code, the translations fit the tables."
            )
            return 1 if found else 0
    print("Usage: python -m components.language update | check")
    return 2


def _report() -> int:
    for code in upkeep.TRANSLATED:
        said, of = upkeep.completeness(code)
        print(f"{code}: {said:,} of {of:,} messages")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
