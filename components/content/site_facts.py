"""Who stands behind this site: publisher, contact, version, terms, accessibility, privacy, languages."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from markupsafe import Markup

from components.content.about_data import completeness, data_catalogue
from components.content.elements import markup
from components.content.elements.blocks import Block, Facts, Heading, Words
from components.facts import cache, tables
from components.language import lists
from components.language.messages import gettext, gettext_noop, ngettext
from data import languages
from data.letters import join_sentences
from data.site_owner import MAIL

PROJECT = Path(__file__).parents[2] / "pyproject.toml"
TITLE = gettext_noop("Who stands behind this site")
NOT_SAID = gettext_noop("Whoever runs this copy has not said so.")
OWN_TERMS = gettext_noop(
    "Our own words, translations and the way the tables are put together: CC BY 4.0. Code: MIT. "
    "Boundaries: ODbL. Figures of governments, surveys and organisations stay under the terms of "
    "those who published them, which stand beside each figure; they are not CC BY."
)
ACCESSIBLE = gettext_noop(
    "The site aims at WCAG 2.2, level AA: it can be used by keyboard, on a phone, in dark "
    "colours, with a reader of the screen and on paper, and is tested for that with each change. "
    "Maps and charts have a table beside them; every page has a light version without scripts. "
    "Known limits: the tables of the live part are drawn on a canvas, which some readers of the "
    "screen read cell by cell only; drawings in the PDF have a short description."
)
PRIVATE = gettext_noop(
    "No account, no advertising, no counting of visitors, no telemetry. What you type and choose "
    "stays in the address of the page and in the memory of the server until you leave; a file "
    "that you bring is forgotten with the page. The log of this software holds faults and refused"
    " requests, without network addresses and without what was asked. No other host is asked for "
    "anything, unless you switch a street map on."
)
MACHINE = gettext_noop(
    "Texts in languages other than English were translated by us and wait for a speaker's check; "
    "the section about the languages says how far each is."
)


@cache.once_without_words
def version() -> str:
    """The version of the software."""
    return str(tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"])


def blocks() -> tuple[Block, ...]:
    """All that is said of the site itself."""
    return (
        Facts(dict(_who())),
        *_titled(gettext("Terms of use"), gettext(OWN_TERMS)),
        *(Facts(dict(_terms())),),
        *_titled(gettext("Accessibility"), gettext(ACCESSIBLE), _barriers()),
        *_titled(gettext("Privacy"), gettext(PRIVATE), _hosting()),
        *_titled(gettext("Languages"), _languages(), gettext(MACHINE), completeness.say_status()),
    )


def _titled(title: str, *texts: str) -> Iterator[Block]:
    yield Heading(title)
    yield from (Words(text) for text in texts if text)


def _who() -> Iterator[tuple[str, str | Markup]]:
    owner = tables.owner()
    unsaid = gettext(NOT_SAID)
    yield gettext("Publisher"), _link(owner.publisher_address, owner.publisher) or unsaid
    yield gettext("Contact"), _link(owner.contact) or unsaid
    corrections = _link(owner.corrections_mail) or _link(owner.corrections_issues)
    yield gettext("Corrections"), corrections or unsaid
    yield gettext("Version of the site"), version()
    yield gettext("Versions of the data"), _versions()


def _versions() -> str:
    return lists.join_parts(f"{one.title} {one.version}" for one in tables.packages().values())


def _link(where: str, label: str = "") -> str | Markup:
    """A mail or web address as a link; the label alone without one."""
    if not where:
        return label
    way = f"mailto:{where}" if MAIL.fullmatch(where) else where
    return Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(
        way, label or where
    )


def _terms() -> Iterator[tuple[str, str | Markup]]:
    for package in tables.packages().values():
        licences = package.descriptor.get("licenses", ())
        yield package.title, markup.join_parts(data_catalogue.licence(one) for one in licences)


def _barriers() -> str:
    owner = tables.owner()
    where = owner.accessibility_contact or owner.contact
    return gettext("Tell of a barrier: {contact}.", contact=where) if where else ""


def _hosting() -> str:
    owner = tables.owner()
    said = []
    if owner.hosted_by and owner.hosted_in:
        said.append(
            gettext(
                "The server is run by {host} in {country}.",
                host=owner.hosted_by,
                country=owner.hosted_in,
            )
        )
    if owner.log_days is not None:
        said.append(
            ngettext(
                "Its log is kept for {count} day.",
                "Its log is kept for {count} days.",
                owner.log_days,
            )
        )
    return join_sentences(said)


def _languages() -> str:
    spoken = (one.name for one in languages.LANGUAGES.values())
    return gettext("This site speaks {languages}.", languages=lists.join(spoken))
