"""The catalogues of messages: read when a language is first asked for, and kept.

They stand in ``catalogues/<language>/LC_MESSAGES/messages.po``. A message without a translation, or
with one that is marked as fuzzy because its English text was changed, is said in English.
"""

from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from threading import Lock

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from data import languages

FOLDER = Path(__file__).parent / "catalogues"
DOMAIN = "messages"
REVIEWED = "reviewed"
OPENING, CLOSING = "«", "»"

_lock = Lock()
_ready: dict[str, NullTranslations] = {}


class Pseudo(NullTranslations):
    """Every message in brackets: what a test sees without them is in no catalogue."""

    def gettext(self, message: str) -> str:
        """The message in brackets."""
        return f"{OPENING}{message}{CLOSING}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form for the number, in brackets."""
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        """The message in brackets; its context is not said."""
        return self.gettext(message)


def path_of(code: str) -> Path:
    """The file of a language's messages."""
    return FOLDER / code / "LC_MESSAGES" / f"{DOMAIN}.po"


def read_catalogue(code: str) -> Catalog:
    """The messages of a language as translators see them, with their states. Raises OSError."""
    with path_of(code).open("rb") as file:
        return read_po(file, locale=languages.describe(code).locale, domain=DOMAIN)


def count_messages(code: str) -> tuple[int, int, int, int]:
    """How many messages a language is asked for, has, has had read by a speaker, and has of older English.

    A message that was read has the translator's comment :data:`REVIEWED`.
    """
    messages = [message for message in read_catalogue(code) if message.id]
    said = [message for message in messages if message.string and not message.fuzzy]
    said = [message for message in said if any(message.string or ())]
    reviewed = sum(REVIEWED in message.user_comments for message in said)
    return len(messages), len(said), reviewed, sum(message.fuzzy for message in messages)


def catalogue(code: str) -> NullTranslations:
    """The messages of a language, ready to be asked. There are as many of them as languages."""
    ready = _ready.get(code)
    if ready is None:
        with _lock:
            ready = _ready.get(code) or _ready.setdefault(code, _prepare(code))
    return ready


def _prepare(code: str) -> NullTranslations:
    if code == languages.PSEUDO:
        return Pseudo()
    if code == languages.ENGLISH:
        return NullTranslations()
    compiled = BytesIO()
    # Without those marked as fuzzy.
    write_mo(compiled, read_catalogue(code))
    compiled.seek(0)
    return GNUTranslations(compiled)
