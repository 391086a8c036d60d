"""The report of a check, as text: what was given, what became of it, and what would change."""

from collections.abc import Iterable, Iterator, Sequence

from components.content.about_data import data_changes, data_questions, your_data
from components.content.about_data.your_data import GivenFile
from components.language import lists, numbers
from components.language.messages import gettext, gettext_noop, ngettext
from data.checks.changes import Changes
from data.checks.choice import Choice
from data.checks.patches import write_patch
from data.checks.report import Report
from data.problems import Problem

PUBLISHING = gettext_noop(
    "Nothing is published here. Give the package to whoever looks after the site: the command below checks "
    "it once more and puts it into the data folder. On a shared site, a pull request brings that folder."
)

PATCHING = gettext_noop(
    "Whoever works with git can apply the patch in a clone instead: it changes the lines of these "
    "rows alone. A table that it cannot change is named in its first lines; the package has it."
)


def say_country(report: Report) -> str:
    """What a country that the site does not have brings; "" if it is one that is here."""
    country = report.country
    if country is None:
        return ""
    return ngettext(
        "{country} is not here yet: with the programme comes {count} place; boundaries of {levels} levels.",
        "{country} is not here yet: with the programme come {count} places; boundaries of {levels} levels.",
        len(country.places),
        country=country.name,
        levels=numbers.format_number(len(country.layers)),
    )


def say_refusals(refusals: Iterable[Problem]) -> str:
    """Why a package will not be published as it is, for a label that Streamlit reads as Markdown."""
    said = gettext("The check before publishing will refuse this package:")
    return " ".join((said, *map(your_data.say_problem, refusals)))


def write_patch_file(choice: Choice) -> bytes:
    """What is taken along as a patch; its first lines, which git passes over, say what is not in it."""
    patch = write_patch(choice.report, choice.changes)
    lines = [choice.report.package.title]
    if patch.lacking:
        lacking = lists.join(patch.lacking)
        lines.append(
            gettext("Not in this patch; take the package instead: {tables}", tables=lacking)
        )
    head = "".join(f"# {' '.join(line.split())}\n" for line in lines)
    return f"{head}\n".encode() + patch.content


def write_report(
    files: Sequence[GivenFile],
    report: Report,
    choice: Choice,
    stays: Changes,
) -> bytes:
    """A text that can be sent along with the package, in the language of the run.

    Args:
        choice: what is taken along.
        stays: changes that are not.
    """
    lines = [gettext(your_data.TITLE), report.package.title, your_data.say_outcome(report)]
    sections = (
        (gettext("What was recognised"), _recognised(files, report)),
        (gettext("What has to be mended"), map(str, (*report.problems, *choice.report.refusals))),
        (gettext("What was understood"), _understood(report)),
        (gettext("What looks doubtful"), _doubtful(report)),
        (gettext("What would change"), _changes(choice.changes)),
        (gettext("What has no tick, and stays as it is now"), _changes(stays)),
        (gettext("What cannot be used without it"), map(str, choice.stranded)),
    )
    for title, told in sections:
        if listed := [f"- {line}" for line in told]:
            lines += ["", title, *listed]
    return ("\n".join(lines) + "\n").encode("utf-8-sig")


def _recognised(files: Sequence[GivenFile], report: Report) -> Iterator[str]:
    heads, rows = your_data.recognised(files, report)
    for row in rows:
        named = zip(heads, row, strict=True)
        yield lists.join_parts(f"{head}: {cell}" for head, cell in named if cell)


def _understood(report: Report) -> Iterator[str]:
    for repair in report.repairs:
        if repair.chosen:
            ways = data_questions.ways_of(repair)
            answer = ways.get(repair.chosen, data_questions.say_examples(repair))
            yield f"{data_questions.say_repair(repair)} {answer}"


def _doubtful(report: Report) -> Iterator[str]:
    for doubt in report.doubts:
        if report.is_confirmed(doubt):
            yield gettext("{doubt} Compared with the source.", doubt=doubt)
        elif doubt in report.asked:
            yield gettext("{doubt} Nobody has confirmed it yet.", doubt=doubt)
        else:
            yield str(doubt)


def _changes(changes: Changes) -> Iterator[str]:
    for one in data_changes.by_table(changes):
        counts = map(numbers.format_number, (one.added, one.changed, one.removed))
        added, changed, removed = counts
        yield gettext(
            "{table}: {added} rows added, {changed} changed, {removed} removed",
            table=one.table,
            added=added,
            changed=changed,
            removed=removed,
        )
