"""What a visitor put aside for a pack: it stays while pages change, and a link can hold it."""

from collections.abc import Collection, Mapping, Sequence

import streamlit as st

from components.language.messages import gettext

KEY, LAST, NEWS = "basket", "basket:last", "basket:news"
MOST = 20
KINDS = ("case", "outcome", "figure", "map", "chart")


def read_items() -> tuple[str, ...]:
    """Ids of what was put aside, in order: “case:…”, “outcome:…”, “figure:…”, “map:…”, “chart:…”."""
    return tuple(st.session_state.get(KEY, ()))


def replace_items(wanted: Sequence[str]) -> None:
    """Put exactly these aside, as a link or a removal asks; ids of no known kind are left out."""
    known = [one for one in wanted if one.partition(":")[0] in KINDS]
    st.session_state[KEY] = tuple(dict.fromkeys(known))[:MOST]
    st.session_state[NEWS] = False


def has_news() -> bool:
    """Whether something was put aside or taken back since the basket was last replaced."""
    return bool(st.session_state.get(NEWS))


def read_subject() -> dict[str, str]:
    """Place and theme of what was put aside last, to open the pack with; empty if nothing was."""
    return dict(st.session_state.get(LAST, {}))


def show_button(
    item: str, place_id: str | None = None, theme: str | None = None, spot: str = "page"
) -> None:
    """A button that puts something aside for a pack, or takes it back.

    Args:
        item: kind and code, “case:…”.
        place_id, theme: what it is about, so that the pack opens there.
        spot: part of the page, where the same thing can be shown twice.
    """
    inside = item in read_items()
    full = not inside and len(read_items()) >= MOST
    st.button(
        gettext("In your pack") if inside else gettext("Add to pack"),
        key=f"basket:{spot}:{item}",
        icon=":material/check:" if inside else ":material/playlist_add:",
        help=_explained(inside, full),
        disabled=full,
        on_click=_toggle,
        args=(item, place_id, theme),
        type="tertiary",
    )


def show_figure_list(options: Mapping[str, str], spot: str, place_id: str | None = None) -> None:
    """A button that opens a list of figures, of which several can be put aside or taken back.

    Args:
        options: words for each item, “figure:…”.
        spot: the list's name on the page.
        place_id: what the figures are about, so that the pack opens there.
    """
    key = f"basket:several:{spot}"
    inside = [item for item in read_items() if item in options]
    others = len(read_items()) - len(inside)
    st.session_state[key] = inside
    words = (
        gettext("In your pack: {count}", count=len(inside)) if inside else gettext("Add to pack")
    )
    with st.popover(words, icon=":material/playlist_add:", type="tertiary", key=f"{key}:list"):
        st.multiselect(
            gettext("Figures for your pack"),
            list(options),
            key=key,
            format_func=options.__getitem__,
            max_selections=MOST - others,
            placeholder=gettext("Search or choose"),
            help=_say_limit(),
            disabled=others >= MOST,
            on_change=_choose,
            args=(key, list(options), place_id),
        )


def _choose(key: str, options: Collection[str], place_id: str | None) -> None:
    others = [item for item in read_items() if item not in options]
    replace_items([*others, *st.session_state[key]])
    if place_id:
        st.session_state[LAST] = {"place": place_id}
    st.session_state[NEWS] = True


def _explained(inside: bool, full: bool) -> str:
    if full:
        return _say_limit()
    if inside:
        return gettext("Take it out of your pack")
    return gettext("Keep it for a brief, slides or a picture")


def _say_limit() -> str:
    return gettext("A pack holds {count} things at most.", count=MOST)


def _toggle(item: str, place_id: str | None, theme: str | None) -> None:
    if item in read_items():
        replace_items([one for one in read_items() if one != item])
        return
    replace_items([*read_items(), item])
    about = {"place": place_id, "theme": theme}
    st.session_state[LAST] = {name: word for name, word in about.items() if word}
    st.session_state[NEWS] = True
