"""“Something wrong?”: a message that is filled in with what it is about, for whoever runs the site.

Nothing is stored here: the visitor sends it herself, as a mail or an issue; where the owner of the site
has named neither, there is the text to copy.
"""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from markupsafe import Markup

from components.content.elements.blocks import Made
from components.facts import tables
from components.language.messages import gettext
from data.site_owner import SiteOwner

LONGEST_SUBJECT = 150


def block(about: str, facts: Mapping[str, str], where: str = "") -> Made:
    """The ways to tell of a fault.

    Args:
        about: what it is about, in a few words.
        facts: what the message says of it, by name: key, value, source, address; empty ones are left out.
        where: address in the message that a script of the page may replace by that of the view as it is.
    """
    owner, text = tables.owner(), describe(facts)
    ways = Markup(" · ").join(
        Markup('<a href="{}"{}>{}</a>').format(way, _opened(way), label)
        for way, label in _ways(owner, subject(about), text)
    )
    copied = Markup('<p>{}</p><pre class="lz-copy">{}</pre>').format(
        gettext("Send it by yourself; nothing is stored here.")
        if ways
        else gettext("Copy this text and send it to whoever runs this site."),
        text,
    )
    return Made(
        Markup('<details class="lz-wrong"{}><summary>{}</summary>{}{}<p>{}</p></details>').format(
            Markup(' data-address="{}"').format(where) if where else "",
            gettext("Something wrong?"),
            Markup("<p>{}</p>").format(ways) if ways else "",
            copied,
            gettext("What was corrected stands in “About the data”, under “What changed”."),
        )
    )


def block_of_page(title: str, where: str) -> Made:
    """The ways to tell of a fault on a page.

    Args:
        where: whole address of the page as it is shown.
    """
    return block(title, {gettext("Page"): title, gettext("Address"): where}, where)


def _opened(way: str) -> Markup:
    return (
        Markup("")
        if way.startswith("mailto:")
        else Markup(' target="_blank" rel="noopener noreferrer"')
    )


def _ways(owner: SiteOwner, title: str, text: str) -> list[tuple[str, str]]:
    found = []
    if owner.corrections_mail:
        query = urlencode({"subject": title, "body": text}, quote_via=quote)
        found.append((f"mailto:{owner.corrections_mail}?{query}", gettext("Write a mail")))
    if owner.corrections_issues:
        query = urlencode({"title": title, "body": text}, quote_via=quote)
        found.append((f"{owner.corrections_issues}?{query}", gettext("Open an issue")))
    return found


def subject(about: str) -> str:
    """The title of the message."""
    return gettext("Something wrong? {about}", about=about)[:LONGEST_SUBJECT]


def describe(facts: Mapping[str, str]) -> str:
    """The message: what it is about, and room for what is wrong."""
    told = [gettext("{name}: {fact}", name=name, fact=fact) for name, fact in facts.items() if fact]
    asked = [gettext("What is wrong, and how do you know?"), ""]
    return "\n".join([*told, "", *asked])
