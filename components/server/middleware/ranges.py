"""Parts of a file: the bytes a Range header asks for, and the answer that holds them (RFC 9110, 14).

Readers of large files (GDAL, polars, pyarrow) fetch the piece they need, not the whole.
"""

import re
from collections.abc import Sequence

from starlette.responses import Response

ASKED = re.compile(r"\s*bytes\s*=(?P<parts>.*)", re.IGNORECASE)
# A number with more digits than any file has bytes is not read as a number at all.
PART = re.compile(r"(?P<first>\d{1,18})-(?P<last>\d{0,18})|-(?P<suffix>\d{1,18})")
# Whoever wants more pieces than these gets the whole.
MOST_PARTS = 16


def parse(header: str, size: int) -> list[range] | None:
    """The bytes asked for, in order and without overlaps.

    Args:
        header: value of the Range header.
        size: number of bytes there are.

    Returns:
        None if the header is not understood and has to be ignored; an empty list if it is, and no
        part of it is there.
    """
    asked = ASKED.fullmatch(header)
    words = [word.strip() for word in asked["parts"].split(",")] if asked else []
    parts = [PART.fullmatch(word) for word in words if word]
    if not parts or len(parts) > MOST_PARTS:
        return None
    found = [_bytes(part, size) if part else None for part in parts]
    if None in found:
        return None
    return _joined([one for one in found if one])


def partial(whole: Response, parts: Sequence[range]) -> Response:
    """The answer with these bytes of a whole one: 206, or 416 if there are none of them."""
    content = bytes(whole.body)
    fields = dict(whole.headers)
    fields.pop("content-length")
    if not parts:
        return _nothing(fields, len(content))
    if len(parts) == 1:
        fields["content-range"] = _place(parts[0], len(content))
        return Response(content[parts[0].start : parts[0].stop], 206, fields)
    return _multipart(content, parts, fields)


def _nothing(fields: dict[str, str], size: int) -> Response:
    """The answer to whoever asks for bytes behind the last one."""
    del fields["content-type"]
    said = {"cache-control": "no-store", "content-range": f"bytes */{size}"}
    return Response(None, 416, fields | said)


def _bytes(part: re.Match[str], size: int) -> range | None:
    """The bytes of one part, empty where there are none; None if it ends before it begins."""
    if part["suffix"]:
        return range(max(0, size - int(part["suffix"])), size)
    first, last = int(part["first"]), int(part["last"] or size)
    if part["last"] and last < first:
        return None
    return range(first, min(last + 1, size))


def _joined(parts: list[range]) -> list[range]:
    """The same bytes, each once."""
    joined: list[range] = []
    for part in sorted(parts, key=lambda one: one.start):
        if joined and part.start <= joined[-1].stop:
            joined[-1] = range(joined[-1].start, max(joined[-1].stop, part.stop))
        else:
            joined.append(part)
    return joined


def _place(part: range, size: int) -> str:
    return f"bytes {part.start}-{part.stop - 1}/{size}"


def _multipart(content: bytes, parts: Sequence[range], fields: dict[str, str]) -> Response:
    kind, tag = fields["content-type"], fields["etag"].strip('"')
    boundary = f"part-{tag}"
    body = b"".join(
        f"\r\n--{boundary}\r\ncontent-type: {kind}\r\n"
        f"content-range: {_place(part, len(content))}\r\n\r\n".encode()
        + content[part.start : part.stop]
        for part in parts
    )
    fields["content-type"] = f"multipart/byteranges; boundary={boundary}"
    return Response(body + f"\r\n--{boundary}--\r\n".encode(), 206, fields)
