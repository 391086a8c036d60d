"""Every touch on the inside of Streamlit (and of what stands below it), and the switch of each.

A touch relies on something nobody promised to keep: a private name, a file, a message, a selector.
The module that does it says what; this list says of each what it gains, what tests it, and which files
may. All are on. The variable LEARNING_ZONE_PLAIN switches off all (``1``) or some (their names, with
commas); the app then works, slower and plainer. It is read here and nowhere else.
"""

import os
from dataclasses import dataclass
from types import MappingProxyType

VARIABLE = "LEARNING_ZONE_PLAIN"
ALL = "1"
INSIDE = "components/server/streamlit_internals"


@dataclass(frozen=True)
class Touch:
    """One touch.

    Attributes:
        name: what switches it off.
        places: files that touch, the first one explains it; a folder ends with a slash.
        relies_on: what is not promised.
        gains: what is better with it; where that is time or bytes, with the benchmark that measured it.
        test: file and name of a test of its work; those of the switches are in `tests/unit/test_touches.py`.
        without: how the app is when it is off.
    """

    name: str
    places: tuple[str, ...]
    relies_on: str
    gains: str
    test: str
    without: str


TOUCHES = (
    Touch(
        "index_html",
        (f"{INSIDE}/index_html.py", f"{INSIDE}/first_words.js"),
        "the tags of `static/index.html`, names in `window.__streamlit`, how a page is known to be drawn",
        "the first words, title and preview of a page stand in its HTML, and stay until the page is complete",
        "tests/unit/test_site.py::test_every_page_starts_with_our_name_style_and_fonts",
        "Streamlit's own start page: the style comes later, previews of links say nothing",
    ),
    Touch(
        "keyboard",
        ("components/facts/site_files/keyboard.js",),
        "`aria-haspopup`, `role=dialog` and `data-tabindex` of popovers, `stSidebar` in the menu's button",
        "the focus goes into a popover and back; the button of the menu has a name; what a choice leads to "
        "is heard",
        "tests/browser/test_keyboard.py::test_a_filter_takes_the_focus_and_gives_it_back",
        "as Streamlit has it",
    ),
    Touch(
        "style_selectors",
        ("components/facts/site_files/streamlit.css",),
        "classes and `data-testid` of Streamlit's elements, and one class of Plotly's",
        "the look of an atlas: bar, links, measure of lines, focus, print without the frame",
        "tests/browser/test_print.py::test_a_chart_painted_for_a_wide_screen_fits_on_the_paper",
        "Streamlit's look in our colours, its captions too pale, choices above a map to be pushed "
        "sideways on a phone; what is ours keeps its style",
    ),
    Touch(
        "menu",
        ("components/app/menu/__init__.py", "components/app/menu/menu.js"),
        "links of the menu are `a[href]` in the page or in its drawer `stSidebar`, whose button closes it; "
        "Streamlit writes the history by `history.pushState`",
        "the menu takes a choice along to other pages, and its drawer closes; Back arrives, however quickly "
        "it is pressed",
        "tests/browser/test_address.py::test_eight_quick_steps_back_arrive",
        "the menu opens pages bare; “Something wrong?” may name a view before the last choice",
    ),
    Touch(
        "streamlit_words",
        (
            "components/app/streamlit_words/__init__.py",
            "components/app/streamlit_words/streamlit_words.js",
        ),
        "`data-testid` of the parts that say something, their English words, and the class `dvn-scroller` of "
        "the box in which a table moves",
        "Streamlit's own words are in the reader's language, and a table begins where her lines begin",
        "tests/browser/test_languages.py::test_streamlits_own_words_are_in_the_readers_language",
        "these words are English; a wide table shows a reader of Urdu its last columns first",
    ),
    Touch(
        "scroll_keeper",
        ("components/app/scroll/__init__.py", "components/app/scroll/keeper.js"),
        "`data-testid` of the box that scrolls (`stMain`), `data-test-script-state` of `stApp`",
        "Back returns to the place in a long list",
        "tests/browser/test_learning_zone.py::test_search_facet_case_map_and_back_twice",
        "Back returns to the top of the list",
    ),
    Touch(
        "message_batching",
        (f"{INSIDE}/message_batching.py",),
        "the messages `delta`, `ref_hash` and `script_finished`, one in each message of the websocket",
        "a change is drawn once; the map's head start alone: 1.88 to 1.65 times the empty page "
        "(`benchmarks.change_of_indicator`)",
        "tests/unit/test_bursts.py::test_elements_wait_for_the_end_of_the_run",
        "each element is sent and drawn by itself",
    ),
    Touch(
        "uploads",
        (f"{INSIDE}/uploads.py",),
        "the messages `new_session` and `delta`, the address of uploads, `Runtime.uploaded_file_mgr`, "
        "Starlette's `MultiPartParser.spool_max_size`",
        "no file is kept that no page asks for, none on the disk, and at most 120 MB at once "
        "(`benchmarks.attack`)",
        "tests/unit/test_uploads.py::test_a_file_is_taken_only_while_the_page_asks_for_one",
        "files of up to 25 MB are taken from every open connection",
    ),
    Touch(
        "media_files",
        (f"{INSIDE}/media_files.py",),
        "`MediaFileManager.clear_session_refs`, called without a session when a run begins, "
        "`_files_by_session_and_coord` and `_lock`",
        "a click on a file finds it, also while its page is drawn anew and others come and go",
        "tests/unit/test_media_files.py::test_a_file_can_be_had_while_its_page_is_drawn_anew",
        "such a click may find its file gone",
    ),
    Touch(
        "incoming",
        (f"{INSIDE}/incoming.py",),
        "uvicorn's `WebSocketsSansIOProtocol.conn`, `max_message_size` and `extensions` of websockets",
        "a message of 198 kB cannot unpack to 190 MB (`benchmarks.attack`)",
        "tests/unit/test_incoming.py::test_a_small_message_that_unpacks_to_a_huge_one_ends_the_connection",
        "Streamlit's own bound of a message, which holds when it is all there",
    ),
    Touch(
        "repeats",
        (f"{INSIDE}/repeats.py",),
        "what `WebSocketsSansIOProtocol` keeps of a handshake, `process_extensions` of websockets",
        "a page that runs again is 0.6 to 1.1 kB on the wire instead of 6.7 to 12.5 (`benchmarks/README.md`)",
        "tests/unit/test_repeats.py::test_what_a_page_says_again_is_hardly_sent",
        "each run is sent as if it were the first; an open page takes 112 kB less of the server",
    ),
    Touch(
        "tcp_nodelay",
        (f"{INSIDE}/tcp_nodelay.py",),
        "the sockets of the process in `/dev/fd`, and that Streamlit's listens before it calls `lifespan`",
        "some 40 ms of every rerun (uvicorn, issue 3149)",
        "tests/unit/test_sockets.py::test_a_connection_inherits_that_small_messages_leave_at_once",
        "small messages wait for each other",
    ),
    Touch(
        "known_files",
        (f"{INSIDE}/static_files.py",),
        "the list of addresses that Streamlit's scripts ask for, and its folder `static/static`",
        "what does not exist is a 404; figures about the server are closed",
        "tests/unit/test_safety.py::test_an_address_that_streamlit_does_not_have_is_not_its_start_page",
        "Streamlit sends its start page with status 200",
    ),
    Touch(
        "font_subsets",
        (f"{INSIDE}/fonts/",),
        "names and hashes of two font files in `static/static/media`",
        "16 kB of fonts instead of 545 at a first visit (`benchmarks.internals`)",
        "tests/unit/test_safety.py::test_the_lighter_fonts_stand_for_fonts_that_streamlit_has",
        "whole fonts are sent",
    ),
    Touch(
        "file_compression",
        (f"{INSIDE}/reserved_paths.py",),
        "files under `static/`, `component/` and `_stcore/bidi-components/` do not change",
        "468 kB of scripts and styles instead of 2,117 at a first visit (`benchmarks.internals`)",
        "tests/browser/test_frame.py::test_a_first_visit_is_light",
        "Streamlit's files are sent as they are",
    ),
    Touch(
        "reserved_paths",
        (f"{INSIDE}/reserved_paths.py",),
        "the first parts of Streamlit's own addresses: `_stcore`, `component`, `media`, `static`",
        "every other address that is not ours has our page with status 404, also with a slash at its end",
        "tests/unit/test_negotiation.py::test_a_slash_after_what_is_not_ours_leads_nowhere",
        "Streamlit sends its start page with status 200",
    ),
    Touch(
        "content_policy",
        ("components/server/middleware/security.py",),
        "Streamlit loads scripts of components from `blob:` and compiles expressions",
        "the browser refuses every script, frame and picture of another host",
        "tests/unit/test_safety.py::test_the_app_runs_only_scripts_we_sent",
        "the policy only says who may frame a page",
    ),
    Touch(
        "site_path",
        (f"{INSIDE}/site_path.py",),
        "Streamlit makes its addresses when it is first asked (`App._build_starlette_app`)",
        "the setting `server.baseUrlPath` works for our addresses, too",
        "tests/unit/test_below.py::test_the_setting_of_streamlit_means_the_same",
        "a path is said by LEARNING_ZONE_ADDRESS alone",
    ),
    Touch(
        "garbage_collection",
        (f"{INSIDE}/hidden_settings.py", ".streamlit/config.toml"),
        "the hidden setting `runner.postScriptGC`",
        "some 400 ms of every rerun (`benchmarks.internals`)",
        "tests/unit/test_theme.py::test_a_rerun_does_not_wait_for_a_garbage_collection",
        "a full collection after each rerun",
    ),
    Touch(
        "message_cache",
        (f"{INSIDE}/hidden_settings.py", ".streamlit/config.toml"),
        "the hidden setting `global.minCachedMessageSize`",
        "a map that comes back costs 2.3 to 4.1 kB instead of 4.1 to 10.2 (`benchmarks.change_of_indicator`)",
        "tests/unit/test_theme.py::test_a_map_the_browser_has_had_is_not_sent_again",
        "maps are sent again",
    ),
    Touch(
        "message_age",
        (f"{INSIDE}/hidden_settings.py", ".streamlit/config.toml"),
        "the hidden setting `global.maxCachedMessageAge`",
        "eight quick steps back arrive, also on a busy machine",
        "tests/browser/test_address.py::test_eight_quick_steps_back_arrive",
        "a browser forgets after two runs what it had",
    ),
    Touch(
        "widget_state_size",
        (f"{INSIDE}/hidden_settings.py", ".streamlit/config.toml"),
        "the hidden setting `server.maxWidgetStateSize`",
        "what a browser may say at once is at most 1 MB instead of 25",
        "tests/unit/test_touches.py::test_widget_state_size_can_be_switched_off",
        "25 MB",
    ),
    Touch(
        "logger_names",
        (f"{INSIDE}/logger_names.py",),
        "the name of the logger that warns of work outside a visitor's session",
        "the log has no warning for each address of ours",
        "tests/unit/test_touches.py::test_logger_names_can_be_switched_off",
        "the log has these warnings",
    ),
    Touch(
        "frozen_frames",
        ("components/facts/frames.py",),
        "pandas' `_mgr`, `_constructor`, `_update_inplace`, `_inplace_method`, `_set_value`, its "
        "indexers, and `_ndarray` and `_from_backing_data` of its arrays",
        "no visitor can change a table under the eyes of all others",
        "tests/unit/test_frozen.py::test_every_way_to_write_to_a_kept_frame_raises_and_changes_nothing",
        "shared tables are protected by habit alone",
    ),
)
BY_NAME = MappingProxyType({touch.name: touch for touch in TOUCHES})


def is_on(name: str) -> bool:
    """Whether a touch is on. Raises KeyError if there is none of this name."""
    return not _switched_off() & {BY_NAME[name].name, ALL}


def switch_off(name: str) -> None:
    """Leave a touch out from now on: what it relies on is not as expected."""
    os.environ[VARIABLE] = ",".join(sorted(_switched_off() | {BY_NAME[name].name}))


def unknown() -> tuple[str, ...]:
    """What LEARNING_ZONE_PLAIN names and nobody knows, such as a misspelt name."""
    return tuple(sorted(_switched_off() - {ALL, *BY_NAME}))


def _switched_off() -> set[str]:
    words = (word.strip() for word in os.environ.get(VARIABLE, "").split(","))
    return {word for word in words if word not in ("", "0")}
