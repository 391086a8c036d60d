"""Who runs this copy of the site and stands behind it, as the owner wrote it down in one file."""

import json
import os
import re
from dataclasses import dataclass, fields
from pathlib import Path

VARIABLE = "LEARNING_ZONE_SITE"
FILE = "site.json"
MAIL = re.compile(r"[^@\s<>?&\"']+@[^@\s<>?&\"']+\.[^@\s<>?&\"']+")
WEB = re.compile(r"https?://[^\s<>\"']+")


class SiteSettingWrong(ValueError):
    """The file of the site's owner cannot be used; the message says why."""


@dataclass(frozen=True)
class SiteOwner:
    """What the owner says; whatever is empty is not said.

    Attributes:
        publisher, publisher_address: who publishes the site, and where they are found on the web.
        contact: mail or web address for questions.
        corrections_mail: where mails about wrong figures go.
        corrections_issues: where an issue about one is opened, such as ``https://host/project/issues/new``.
        hosted_by, hosted_in: who runs the server, and in which country.
        log_days: for how many days the server keeps its log.
        accessibility_contact: mail or web address for barriers; without one `contact`.
    """

    publisher: str = ""
    publisher_address: str = ""
    contact: str = ""
    corrections_mail: str = ""
    corrections_issues: str = ""
    hosted_by: str = ""
    hosted_in: str = ""
    log_days: int | None = None
    accessibility_contact: str = ""


def read(root: Path) -> SiteOwner:
    """What the owner says: the file that LEARNING_ZONE_SITE names, else ``site.json`` of the data folder.

    Raises:
        SiteSettingWrong: the file is missing though it was named, is no JSON, or says what cannot be.
    """
    named = os.environ.get(VARIABLE, "")
    path = Path(named) if named else root / FILE
    if not named and not path.is_file():
        return SiteOwner()
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SiteSettingWrong(f"{path}: {error}") from error
    known = {field.name for field in fields(SiteOwner)}
    if not isinstance(said, dict) or (unknown := set(said) - known):
        what = (
            f"has no setting {', '.join(sorted(unknown))}"
            if isinstance(said, dict)
            else "is no object"
        )
        raise SiteSettingWrong(f"{path}: the file {what}; it knows {', '.join(sorted(known))}.")
    owner = SiteOwner(**said)
    _check(path, owner)
    return owner


def _check(path: Path, owner: SiteOwner) -> None:
    """Refuse what would be a broken link on every page."""
    wanted = {
        "publisher_address": (WEB,),
        "contact": (MAIL, WEB),
        "corrections_mail": (MAIL,),
        "corrections_issues": (WEB,),
        "accessibility_contact": (MAIL, WEB),
    }
    for name, patterns in wanted.items():
        value = getattr(owner, name)
        if not isinstance(value, str) or (
            value and not any(pattern.fullmatch(value) for pattern in patterns)
        ):
            raise SiteSettingWrong(f"{path}: “{name}” is no mail or web address: {value!r}.")
    if owner.log_days is not None and not (type(owner.log_days) is int and owner.log_days >= 0):
        raise SiteSettingWrong(f"{path}: “log_days” is a number of days.")
