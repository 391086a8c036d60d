"""Each touch on Streamlit's inside has a switch, and the app works without it."""

import asyncio
import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from streamlit import config
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.testing.v1 import AppTest

from components import server
from components.app import scroll
from components.facts import assets, frames, shelves, touches
from components.server.middleware import security
from components.server.streamlit_internals import (
    hidden_settings,
    index_html,
    layers,
    logger_names,
    media_files,
    reserved_paths,
    site_path,
    start,
    tcp_nodelay,
)
from tests.kept import nothing_kept
from tests.unit.asking import ask

pytestmark = pytest.mark.usefixtures("packages_searched_once", "waited_for_at_rest")

ROOT = Path(__file__).parents[2]
SHELL = ROOT / "components" / "app" / "shell.py"


@pytest.fixture(autouse=True)
def all_on(monkeypatch):
    monkeypatch.setenv(touches.VARIABLE, "")


@pytest.fixture
def without(monkeypatch):
    """A function that switches touches off until the end of the test."""
    return lambda *names: monkeypatch.setenv(touches.VARIABLE, ",".join(names))


def names_of_layers() -> list[str]:
    return [layer.cls.__name__ for layer in server.middleware()]


def home() -> AppTest:
    return AppTest.from_file(SHELL, default_timeout=60).run()


def scripts_on(page: AppTest) -> set[str]:
    """Names of the scripts that the frame of a page runs."""
    nodes = list(page.main.children.values())
    while nodes:
        node = nodes.pop()
        nodes.extend(getattr(node, "children", {}).values())
        if getattr(node, "type", "") == "bidi_component" and node.proto.component_name == "frame":
            return set(json.loads(node.proto.json))
    raise LookupError("the page has no script of the frame")


@pytest.mark.parametrize(
    ("said", "off"),
    [
        ("", set()),
        ("0", set()),
        ("1", set(touches.BY_NAME)),
        ("menu", {"menu"}),
        (" menu , uploads,", {"menu", "uploads"}),
    ],
)
def test_a_word_switches_off_its_touch_and_one_all(said, off, monkeypatch):
    monkeypatch.setenv(touches.VARIABLE, said)
    assert {name for name in touches.BY_NAME if not touches.is_on(name)} == off


def test_a_touch_that_nobody_knows_is_a_fault_in_code_and_a_warning_in_the_setting(without, caplog):
    with pytest.raises(KeyError):
        touches.is_on("no_such_touch")
    without("menus", "menu")
    start.apply()
    assert "menus" in caplog.text
    assert touches.unknown() == ("menus",)


def test_every_touch_has_a_test_of_its_switch():
    text = Path(__file__).read_text(encoding="utf-8")
    missing = [one for one in touches.BY_NAME if f"def test_{one}_can_be_switched_off" not in text]
    assert missing == []


def test_what_is_off_is_not_even_imported():
    """So the app starts also where a module that a touch needs is gone."""
    code = (
        "import sys; from components import server; server.middleware(); server.routes();"
        "from components.server.streamlit_internals import start; start.apply();"
        "print([one for one in sys.modules if '.streamlit_internals.' in one])"
    )
    environment = {**os.environ, touches.VARIABLE: "1"}
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    modules = [module for module, _ in layers.LAYERS.values()] + ["tcp_nodelay"]
    assert [one for one in modules if f".{one}'" in run.stdout] == []


@pytest.mark.parametrize("touch", layers.LAYERS)
def test_a_layer_stands_around_the_app_only_while_its_touch_is_on(touch, without):
    _, layer = layers.LAYERS[touch]
    assert names_of_layers().count(layer) == 1
    without(touch)
    assert layer not in names_of_layers()


def test_message_batching_can_be_switched_off(without):
    without("message_batching")
    assert "InBursts" not in names_of_layers()
    # What uploads need to hear of a page they hear themselves.
    assert "OnlyWhereAsked" in names_of_layers()


def test_uploads_can_be_switched_off(without):
    without("uploads")
    assert "OnlyWhereAsked" not in names_of_layers()


def test_media_files_can_be_switched_off(without, monkeypatch):
    monkeypatch.setattr(MediaFileManager, "clear_session_refs", media_files._forget)
    without("media_files")
    start.apply()
    assert MediaFileManager.clear_session_refs is media_files._forget


def test_repeats_can_be_switched_off(without):
    assert "LongMemory" in names_of_layers()
    without("repeats")
    assert "LongMemory" not in names_of_layers()


def test_incoming_can_be_switched_off(without):
    without("incoming")
    assert "SmallMessages" not in names_of_layers()


async def streamlit(scope, receive, send):
    """Streamlit, which sends its start page for every address it does not know."""
    await PlainTextResponse("start page")(scope, receive, send)


@pytest.fixture
def served_anew() -> Iterator[None]:
    """What the server keeps of its own is made again; what the tables say is not."""
    with nothing_kept("components.server"):
        yield


def whole_site() -> Starlette:
    """Our addresses, then Streamlit's."""
    own = server.routes()
    return Starlette(
        routes=[*own, Route("/{path:path}", streamlit_route)],
        middleware=server.middleware(),
        exception_handlers=server.handlers(),
    )


def streamlit_route(_request):
    return PlainTextResponse("start page")


def test_known_files_can_be_switched_off(without):
    assert ask(whole_site(), "/static/none.js").status == 404
    without("known_files")
    assert ask(whole_site(), "/static/none.js").text == "start page"


def test_font_subsets_can_be_switched_off(without):
    from components.server.streamlit_internals import fonts

    font = next(iter(fonts.by_address()))
    assert ask(whole_site(), font).body == fonts.by_address()[font]
    without("font_subsets")
    assert ask(whole_site(), font).text == "start page"


def test_file_compression_can_be_switched_off(without):
    def prefixes() -> tuple[str, ...]:
        return server.middleware()[-1].kwargs["prefixes"]

    assert set(reserved_paths.UNCHANGING) < set(prefixes())
    without("file_compression")
    assert not set(reserved_paths.UNCHANGING) & set(prefixes())
    assert assets.PREFIX in prefixes()


def test_reserved_paths_can_be_switched_off(without):
    assert ask(whole_site(), "/nowhere").status == 404
    without("reserved_paths")
    assert ask(whole_site(), "/nowhere").text == "start page"
    assert ask(whole_site(), "/sitemap.xml").status == 200


def test_content_policy_can_be_switched_off(without):
    def policy(path: str) -> str:
        headers = security.headers({"path": path, "query_string": b""})
        return headers["Content-Security-Policy"]

    reading = policy("/read")
    assert "script-src" in policy("/coverage")
    without("content_policy")
    assert policy("/coverage") == "frame-ancestors 'self'"
    assert policy("/read") == reading


def test_site_path_can_be_switched_off(without, monkeypatch):
    monkeypatch.setattr(site_path, "_taken", "")
    before = config.get_option(site_path.SETTING)
    config.set_option(site_path.SETTING, "tools/zone")
    try:
        without("site_path")
        site_path.take_setting()
        assert config.get_option(site_path.SETTING) == "tools/zone"
        assert site_path.from_setting() == ""
    finally:
        config.set_option(site_path.SETTING, before)


@pytest.fixture
def settings():
    """The hidden settings, given back after the test."""
    before = {key: config.get_option(key) for key, _ in hidden_settings.SETTINGS.values()}
    yield
    for key, value in before.items():
        config.set_option(key, value)


def check_setting(touch: str, without) -> None:
    key, of_streamlit = hidden_settings.SETTINGS[touch]
    config.set_option(key, 0)
    hidden_settings.apply_switches()
    assert config.get_option(key) == 0
    without(touch)
    hidden_settings.apply_switches()
    assert config.get_option(key) == of_streamlit


def test_garbage_collection_can_be_switched_off(without, settings):
    check_setting("garbage_collection", without)


def test_message_cache_can_be_switched_off(without, settings):
    check_setting("message_cache", without)


def test_message_age_can_be_switched_off(without, settings):
    check_setting("message_age", without)


def test_widget_state_size_can_be_switched_off(without, settings):
    check_setting("widget_state_size", without)


def test_a_hidden_setting_that_streamlit_no_longer_has_is_a_warning(monkeypatch, caplog):
    gone = {"message_cache": ("global.goneSetting", 1)}
    monkeypatch.setattr(hidden_settings, "SETTINGS", gone)
    hidden_settings.apply_switches()
    assert "global.goneSetting" in caplog.text


def test_streamlits_own_values_of_hidden_settings_are_as_written_here():
    defaults = {
        key: config._config_options_template[key].default_val
        for key, _ in hidden_settings.SETTINGS.values()
    }
    assert defaults == dict(hidden_settings.SETTINGS.values())


def test_logger_names_can_be_switched_off(without, monkeypatch):
    from streamlit.runtime.scriptrunner_utils.script_run_context import _LOGGER

    logger = logging.getLogger(logger_names.NOT_IN_A_SESSION)
    assert logger is _LOGGER
    monkeypatch.setattr(logger, "disabled", False)
    without("logger_names")
    logger_names.silence()
    assert not logger.disabled
    without()
    logger_names.silence()
    assert logger.disabled


def test_tcp_nodelay_can_be_switched_off(without, monkeypatch):
    called = []
    monkeypatch.setattr(tcp_nodelay, "send_at_once", lambda: called.append(True))
    without("tcp_nodelay")
    start.apply()
    assert called == []
    without()
    start.apply()
    assert called == [True]


def test_style_selectors_can_be_switched_off(without, served_anew):
    sheet = f'href=".{assets.address("streamlit.css")}"'
    assert sheet in index_html.shell("", "")
    without("style_selectors")
    with nothing_kept("components.server"):
        assert sheet not in index_html.shell("", "")
        assert assets.address("atlas.css") in index_html.shell("", "")


def test_keyboard_can_be_switched_off(without, served_anew):
    script = assets.address("keyboard.js")
    assert script in index_html.shell("", "")
    without("keyboard")
    with nothing_kept("components.server"):
        assert script not in index_html.shell("", "")


def test_index_html_can_be_switched_off(without):
    own = index_html.STREAMLIT_INDEX.read_text(encoding="utf-8")
    assert "<h1>words</h1>" in index_html.shell("<title>name</title>", "<h1>words</h1>")
    without("index_html")
    assert index_html.shell("<title>name</title>", "<h1>words</h1>") == own


def styles_on(page: AppTest) -> str:
    return "".join(one.proto.body for one in page.get("html") if "<style>" in one.proto.body)


def test_a_page_brings_its_style_along_only_where_the_start_page_does_not_have_it(without):
    assert styles_on(home()) == ""
    without("index_html")
    assert ".lz-figures" in styles_on(home())
    assert "stAppHeader" in styles_on(home())
    without("index_html", "style_selectors")
    assert "stAppHeader" not in styles_on(home())


@pytest.mark.parametrize(
    "strange", ["<html><body>quite another</body></html>", "<title>a</title><title>b</title>", ""]
)
def test_a_start_page_that_is_not_as_expected_is_served_as_it_is(
    strange, served_anew, monkeypatch, tmp_path, caplog
):
    file = tmp_path / "index.html"
    file.write_text(strange, encoding="utf-8")
    monkeypatch.setattr(index_html, "STREAMLIT_INDEX", file)
    answer = ask(whole_site(), "/coverage")
    assert (answer.status, answer.text) == (200, strange)
    assert caplog.text.count("start page is not as expected") == 1
    # From now on pages bring their style along.
    assert not touches.is_on("index_html")
    assert touches.is_on("style_selectors")


def test_menu_can_be_switched_off(without):
    assert "menu" in scripts_on(home())
    without("menu")
    assert "menu" not in scripts_on(home())


def test_streamlit_words_can_be_switched_off(without):
    assert "streamlit_words" in scripts_on(home())
    without("streamlit_words")
    assert "streamlit_words" not in scripts_on(home())


def test_scroll_keeper_can_be_switched_off(without, monkeypatch):
    mounted = []
    monkeypatch.setattr(scroll, "_keeper", lambda key: mounted.append(key))
    scroll.keep()
    assert mounted == ["scroll_keeper"]
    without("scroll_keeper")
    scroll.keep()
    assert mounted == ["scroll_keeper"]


def test_frozen_frames_can_be_switched_off(without):
    plain = pd.DataFrame({"value": [1]})
    with pytest.raises(frames.SharedData):
        frames.frozen_frame(plain)["value"] = 2
    without("frozen_frames")
    shared = frames.frozen_frame(plain)
    shared["value"] = 2
    assert list(plain["value"]) == [1]
    assert shelves.freeze(shared) is not None


def test_uploads_are_heard_of_whether_or_not_messages_wait_for_each_other():
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

    from components.server.streamlit_internals import uploads

    message = ForwardMsg()
    message.new_session.initialize.session_id = "heard"
    asks = ForwardMsg()
    asks.delta.new_element.file_uploader.SetInParent()
    seen, sent = [], []

    async def page(scope, receive, send):
        for one in (message, asks):
            await send({"type": "websocket.send", "bytes": one.SerializeToString()})
        await send({"type": "websocket.close", "code": 1000})
        seen.append(uploads._open["heard"].takes_files)

    async def send(told):
        sent.append(told["type"])

    asyncio.run(uploads.OnlyWhereAsked(page)({"type": "websocket"}, None, send))
    assert seen == [True]
    assert sent == ["websocket.send", "websocket.send", "websocket.close"]
    assert "heard" not in uploads._open
