"""A file is taken only where a page asks for one, only so large, and only while there is room."""

import asyncio

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from components.content.about_data import your_data
from components.server.middleware.stack import middleware
from components.server.streamlit_internals import uploads
from components.server.streamlit_internals.uploads import OnlyWhereAsked, OpenPage
from tests.unit.asking import ask

SESSION = "5a0e"
ADDRESS = f"{uploads.PREFIX}{SESSION}/file-1"


def begins() -> ForwardMsg:
    message = ForwardMsg()
    message.new_session.initialize.session_id = SESSION
    return message


def element(kind: str) -> ForwardMsg:
    message = ForwardMsg()
    getattr(message.delta.new_element, kind).SetInParent()
    return message


def ends(how: int = ForwardMsg.FINISHED_SUCCESSFULLY) -> ForwardMsg:
    message = ForwardMsg()
    message.script_finished = how
    return message


def page(*told: ForwardMsg) -> OpenPage:
    opened = OpenPage()
    for one in told:
        opened.hear(one)
    return opened


WITH, WITHOUT = (begins(), element("file_uploader"), ends()), (begins(), element("html"), ends())
OF_A_PART = (begins(), element("html"), ends(ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY))


async def streamlit(scope, receive, send):
    await PlainTextResponse("taken")(scope, receive, send)


def put(length: str | None = "1000", method: str = "PUT"):
    headers = {} if length is None else {"content-length": length}
    return ask(OnlyWhereAsked(streamlit), ADDRESS, headers, method)


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ((), 403),
        (WITHOUT, 403),
        (WITH, 200),
        ((*WITH, *OF_A_PART), 200),
        # While the page is drawn anew, and after it was.
        ((*WITH, begins()), 200),
        ((*WITH, *WITH), 200),
        ((*WITH, *WITHOUT), 403),
    ],
)
def test_a_file_is_taken_only_while_the_page_asks_for_one(told, status):
    kept = page(*told)
    assert put().status == status
    assert kept.takes_files is (status == 200)


@pytest.mark.parametrize(
    ("told", "forgotten"),
    [((*WITH, *WITH), []), ((*WITH, *OF_A_PART), []), ((*WITH, *WITHOUT), [SESSION])],
)
def test_files_are_forgotten_when_a_visitor_leaves_the_page_that_asked(
    told, forgotten, monkeypatch
):
    left: list[str] = []
    monkeypatch.setattr(uploads, "forget_files", left.append)
    page(*told)
    assert left == forgotten


def test_a_file_on_its_way_stays_in_memory():
    seen: list[tuple[int, bool]] = []

    async def form_reader(scope, receive, send):
        form = await Request(scope, receive).form()
        file = form["file"].file
        seen.append((len(file.read()), file._rolled))
        await PlainTextResponse("taken")(scope, receive, send)

    kept = page(*WITH)
    content = b"0" * 3_000_000
    body = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
    body += content + b"\r\n--x--\r\n"
    headers = {"content-length": str(len(body)), "content-type": "multipart/form-data; boundary=x"}
    assert (
        kept and ask(OnlyWhereAsked(form_reader), ADDRESS, headers, "PUT", body=body).status == 200
    )
    assert seen == [(len(content), False)]


@pytest.mark.parametrize(
    ("address", "method", "size", "status"),
    [
        (ADDRESS, "PUT", 7_000_000, 200),
        (ADDRESS, "PUT", your_data.MOST_MEGABYTES * 2**20 + 1_000, 200),
        (ADDRESS, "PUT", uploads.MOST_OF_ONE + 1, 413),
        (ADDRESS, "POST", 7_000_000, 413),
        ("/api/values", "PUT", 7_000_000, 413),
    ],
)
def test_all_layers_together_let_through_what_the_desk_says_it_takes(address, method, size, status):
    site = streamlit
    for one in reversed(middleware()):
        site = one.cls(site, *one.args, **one.kwargs)
    kept = page(*WITH)
    assert kept and ask(site, address, {"content-length": str(size)}, method).status == status


def test_a_connection_that_ended_gives_no_file():
    kept = page(*WITH)
    assert put().status == 200
    del kept
    assert put().status == 403


@pytest.mark.parametrize("length", [None, "", "many", "-1", "1" * 5_000])
def test_a_file_whose_length_is_not_said_is_refused(length):
    kept = page(*WITH)
    assert kept and put(length).status in (411, 413)


@pytest.mark.parametrize(
    "kept", [(uploads.MOST_OF_ONE, uploads.MOST_OF_ONE), (0, uploads.MOST_BYTES)]
)
def test_a_file_beyond_the_room_there_is_waits(kept, monkeypatch):
    monkeypatch.setattr(uploads, "kept_bytes", lambda _: kept)
    opened = page(*WITH)
    assert opened and put().status == 503


def test_other_requests_pass():
    assert put(method="DELETE").status == 200
    assert ask(OnlyWhereAsked(streamlit), "/_stcore/health", method="PUT").status == 200


def test_files_that_never_end_do_not_take_all_places(monkeypatch):
    monkeypatch.setattr(uploads, "PATIENCE", 0.01)
    opened = page(*WITH)

    async def waits(scope, receive, send):
        await asyncio.Event().wait()

    layer = OnlyWhereAsked(waits)
    for _ in range(uploads.AT_ONCE * 2):
        assert ask(layer, ADDRESS, {"content-length": "9"}, "PUT").status == 408
    assert opened.takes_files
