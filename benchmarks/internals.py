"""What each touch on Streamlit's inside gains, where that can be measured without a browser.

python -m benchmarks.internals

The other figures of `components/README.md` come from the benchmarks it names.
"""

import gc
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import streamlit as st
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

ROUNDS = 20
STATIC = Path(st.__file__).parent / "static"


def milliseconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median time of some work."""
    times = []
    for _ in range(rounds):
        begun = perf_counter()
        work()
        times.append((perf_counter() - begun) * 1000)
    return median(times)


def font_subsets() -> str:
    """Bytes of Streamlit's two fonts, whole and cut down."""
    from components.server.streamlit_internals import fonts

    light = fonts.by_address()
    whole = sum((STATIC / address.lstrip("/")).stat().st_size for address in light)
    return f"{whole / 1000:.0f} kB whole, {sum(map(len, light.values())) / 1000:.0f} kB cut down"


def file_compression() -> str:
    """Bytes of the files that the start page asks for, plain and compressed."""
    from components.server.middleware.compression import ENCODERS
    from components.server.streamlit_internals import index_html

    files = [(STATIC / one.lstrip("/")).read_bytes() for one in index_html.start_files()]
    small = sum(len(ENCODERS["br"](content)) for content in files)
    plain = sum(map(len, files))
    return (
        f"{len(files)} files, {plain / 1000:.0f} kB as they are, {small / 1000:.0f} kB compressed"
    )


def garbage_collection() -> str:
    """A full collection with all tables, shapes and maps in memory, before and after they are set aside."""
    import asyncio

    from components.server import warm_up

    warm_up.read()
    asyncio.run(warm_up.draw())
    before = milliseconds(gc.collect)
    warm_up.set_aside()
    return f"{before:.0f} ms with all in memory, {milliseconds(gc.collect):.0f} ms when it is set aside"


def hearing() -> str:
    """What batching and uploads each take to read a message of 10 kB."""
    message = ForwardMsg()
    message.delta.new_element.bidi_component.component_name = "atlas_map"
    message.delta.new_element.bidi_component.json = "x" * 10_000
    content = message.SerializeToString()
    return f"{milliseconds(lambda: ForwardMsg.FromString(content), 1000):.4f} ms"


def main() -> None:
    """Print a line for each."""
    for measure in (font_subsets, file_compression, hearing, garbage_collection):
        print(f"{measure.__name__}: {measure()}", flush=True)


if __name__ == "__main__":
    main()
