"""The language of a run: as the address asks, or the page before, or the browser; and the switch."""

from pathlib import Path

import streamlit as st

from components.app import url_state
from components.language.messages import gettext
from data import languages
from data.languages import LANGUAGES, OWN_DIGITS

SCRIPT = Path(__file__).with_name("language.js")


def begin_run() -> str:
    """Speak the visitor's language from now on; returns its code."""
    code = _understand(url_state.asked_language()) or _guess()
    languages.speak(code)
    return code


def follow_address(spoken: str) -> None:
    """Run again in the language of the address, if that is another: after a step back."""
    url_state.say_unknown(url_state.LANGUAGE, gettext("Language"), _understand)
    if (_understand(url_state.from_address(url_state.LANGUAGE)) or _guess()) != spoken:
        st.rerun()


def offer_languages() -> dict[str, str]:
    """Name of each language by its code, the one that is spoken as it is; then its other digits."""
    spoken = languages.spoken()
    offered = {
        spoken.code if base == spoken.base else base: language.name
        for base, language in LANGUAGES.items()
    }
    if spoken.digits:
        offered[spoken.base] = "123"
    elif spoken.base in OWN_DIGITS:
        own = languages.describe(OWN_DIGITS[spoken.base])
        offered[own.code] = own.digits[1:4]
    return offered


def describe_page() -> dict[str, str]:
    """What the browser is told of the page: its language, its direction, and what its menu is called."""
    language = languages.spoken()
    return {
        "lang": language.code,
        "dir": language.direction,
        "menu": gettext("Menu"),
        "more": gettext("More pages"),
    }


def _understand(word: str | None) -> str | None:
    try:
        return languages.describe(word or "").code
    except KeyError:
        return None


def _guess() -> str:
    """The first language of the browser's list that the site speaks."""
    return languages.choose(
        languages.wanted_languages(st.context.headers.get("Accept-Language", ""))
    )
