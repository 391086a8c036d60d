"""What a run says leaves in one burst, in its order, and never waits long."""

import asyncio
import gc

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from components.server.streamlit_internals import message_batching
from components.server.streamlit_internals.message_batching import Burst, InBursts
from components.widgets import map

OPENED, CLOSED = {"type": "websocket.accept"}, {"type": "websocket.close", "code": 1009}


def said(kind: str) -> dict:
    """A message of Streamlit: "start", an "element", or the "end" of a run."""
    message = ForwardMsg()
    if kind == "start":
        message.new_session.name = "page"
    elif kind == "element":
        message.delta.new_element.html.body = "text"
    else:
        message.script_finished = ForwardMsg.FINISHED_SUCCESSFULLY
    return {"type": "websocket.send", "bytes": message.SerializeToString()}


START, ELEMENT, END = said("start"), said("element"), said("end")


@pytest.mark.parametrize(
    "told, left",
    [
        ([OPENED, START], [OPENED, START]),
        ([START, ELEMENT, ELEMENT], [START]),
        ([START, ELEMENT, START], [START]),
        ([START, ELEMENT, ELEMENT, END], [START, ELEMENT, ELEMENT, END]),
        ([ELEMENT, END, START, ELEMENT], [ELEMENT, END, START]),
        ([OPENED, ELEMENT, CLOSED], [OPENED, ELEMENT, CLOSED]),
    ],
)
def test_elements_wait_for_the_end_of_the_run(told, left):
    sent = []

    async def onward(message):
        sent.append(message)

    async def run():
        burst = Burst(onward)
        for message in told:
            await burst.send(message)
        burst.cancel()

    asyncio.run(run())
    assert sent == left


def at_a_place(message: ForwardMsg, number: int) -> dict:
    """The message of an element that stands at a place of the page."""
    message.metadata.delta_path[:] = [0, number]
    return {"type": "websocket.send", "bytes": message.SerializeToString()}


def a_map(number: int) -> dict:
    """A map of ours."""
    message = ForwardMsg()
    message.delta.new_element.bidi_component.component_name = map.NAME
    return at_a_place(message, number)


def a_table(number: int) -> dict:
    """Another element."""
    message = ForwardMsg()
    message.delta.new_element.html.body = "table"
    return at_a_place(message, number)


def seen_before(number: int) -> dict:
    """An element that the browser has kept."""
    message = ForwardMsg()
    message.ref_hash = "hash"
    return at_a_place(message, number)


@pytest.mark.parametrize(
    "told, ahead",
    [
        ([ELEMENT, a_map(1), ELEMENT, END], 2),
        ([a_map(1), END, START], 1),
        ([ELEMENT, seen_before(1), END], 3),
        ([a_map(1), seen_before(2), seen_before(1), ELEMENT, END], 3),
        ([a_map(1), CLOSED], 2),
        ([a_map(1), a_table(1), seen_before(1), END], 1),
    ],
    ids=[
        "new",
        "nothing passes it",
        "not a map",
        "kept by the browser",
        "closed",
        "a table took its place",
    ],
)
def test_a_map_has_a_head_start_then_all_the_rest_follows(monkeypatch, told, ahead):
    monkeypatch.setattr(message_batching, "HEAD_START_SECONDS", 0.05)
    sent, arrived = [], asyncio.Event()

    async def onward(message):
        sent.append(message)
        if len(sent) == len(told):
            arrived.set()

    async def run():
        burst = Burst(onward)
        for message in told:
            await burst.send(message)
        at_once = len(sent)
        await asyncio.wait_for(arrived.wait(), 5)
        return at_once

    assert asyncio.run(run()) == ahead
    assert sent == told


def test_who_waits_long_sees_what_there_is(monkeypatch):
    monkeypatch.setattr(message_batching, "LONGEST_SECONDS", 0.01)
    sent, arrived = [], asyncio.Event()

    async def onward(message):
        sent.append(message)
        if len(sent) == 2:
            arrived.set()

    async def run():
        burst = Burst(onward)
        await burst.send(START)
        await burst.send(ELEMENT)
        await asyncio.wait_for(arrived.wait(), 5)
        await burst.send(ELEMENT)
        await burst.send(END)

    asyncio.run(run())
    assert sent == [START, ELEMENT, ELEMENT, END]


def test_a_visitor_who_leaves_while_elements_wait_is_no_fault(monkeypatch):
    monkeypatch.setattr(message_batching, "LONGEST_SECONDS", 0)
    tried, faults = [], []

    async def onward(message):
        tried.append(message)
        raise OSError("the connection is closed")

    async def run():
        asyncio.get_running_loop().set_exception_handler(lambda _, fault: faults.append(fault))
        burst = Burst(onward)
        await burst.send(ELEMENT)
        await asyncio.sleep(0.01)
        # A fault nobody asked about is told when its task is thrown away.
        gc.collect()

    asyncio.run(run())
    assert (tried, faults) == ([ELEMENT], [])


def test_a_visitor_who_reads_slowly_is_waited_for_by_one_task_only(monkeypatch):
    monkeypatch.setattr(message_batching, "LONGEST_SECONDS", 0)
    sent, reads = [], asyncio.Event()

    async def onward(message):
        await reads.wait()
        sent.append(message)

    async def run():
        burst = Burst(onward)
        for _ in range(5):
            await burst.send(ELEMENT)
            await asyncio.sleep(0.01)
        waiting = len(asyncio.all_tasks()) - 1
        reads.set()
        await burst.send(END)
        return waiting

    assert asyncio.run(run()) == 1
    assert sent == [ELEMENT] * 5 + [END]


def test_only_websockets_are_held_back_and_nothing_is_left_running():
    sent, running = [], []

    async def app(_scope, _receive, send):
        await send(ELEMENT)

    async def onward(message):
        sent.append(message)

    async def run(kind):
        await InBursts(app)({"type": kind}, onward, onward)
        await asyncio.sleep(0)
        running.append(len(asyncio.all_tasks()))

    asyncio.run(run("http"))
    asyncio.run(run("websocket"))
    assert sent == [ELEMENT]
    assert running == [1, 1]
