"""What is said on every page of a private preview, and where one has ended."""

from collections.abc import Iterator

from components.facts import tables
from components.facts.readers import PrivateRows
from components.language.messages import gettext, gettext_noop, ngettext

NOT_YOURS = gettext_noop(
    "This private preview has ended, or it was opened in another browser. Nothing of it is kept here."
)
ENDED = gettext_noop("This private preview has ended. Nothing of it is kept.")
TO_SITE = gettext_noop("Open the site as everybody sees it")
END = gettext_noop("End the preview")
EXPLAINED = gettext_noop(
    "A private preview is this whole site with your rows in it: every page, map, pack and file. It opens in "
    "a tab of its own and in this browser only, lives in the memory of the server and nowhere else, and ends "
    "when you end it, two minutes after this page is closed, when nobody has used it for 20 minutes (5 if "
    "another editor waits for room), or after two hours."
)
BEGIN = gettext_noop("Make a private preview")
BEGIN_ANEW = gettext_noop("Preview what is here now")
OPEN = gettext_noop("Open the preview in a new tab")
CHANGED_SINCE = gettext_noop(
    "The preview shows what was here and ticked when it was made; you have changed something since."
)
NO_ROOM = gettext_noop(
    "Other editors have previews open at this moment, and this server has no room for one more. Please try "
    "again in some minutes; the check and its files do not wait for it."
)
TOO_LARGE = gettext_noop(
    "These rows are too many for a private preview on this server. The check and its files hold all of them."
)
IN_PACK = gettext_noop(
    "Made in a private preview: rows that are not published stand in it. Do not pass it on."
)
NO_DESK = gettext_noop(
    "Files are checked outside of the preview, in the tab from which you opened it."
)


def say_preview(rows: PrivateRows) -> str:
    """What a preview shows instead of what, and how much of it is left out."""
    return " ".join(_sentences(rows))


def _sentences(rows: PrivateRows) -> Iterator[str]:
    title = tables.packages()[rows.package_id].title
    given = {table.name for table in rows.report.tables}
    if rows.is_new:
        yield gettext(
            "Private preview: only this browser sees it. It shows your programme {title}, which is not "
            "published.",
            title=title,
        )
    else:
        yield ngettext(
            "Private preview: only this browser sees it. In {count} table of {title} it shows your rows "
            "instead of those that are published.",
            "Private preview: only this browser sees it. In {count} tables of {title} it shows your rows "
            "instead of those that are published.",
            len(given),
            title=title,
        )
    missing = sum(table.given - table.kept for table in rows.report.tables)
    if missing:
        yield ngettext(
            "{count} row that you gave cannot be used and is left out.",
            "{count} rows that you gave cannot be used and are left out.",
            missing,
        )
