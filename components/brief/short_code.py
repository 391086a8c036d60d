"""A text folded into letters that an address can hold: nothing is kept for it on any server.

The first letter says how the rest is written. A code that was printed has to open for years, so
neither COMMON nor the way of version 1 may ever change; another way gets another letter.
"""

import base64
import binascii
import zlib

VERSION = "1"
# Servers on the way refuse longer addresses; and a code may not unfold to more than anybody types.
LONGEST_CODE, MOST_BYTES = 7_000, 60_000
# What stands in nearly every choice, so that a code need not say it. What is usual stands last.
COMMON = "".join(
    (
        *(f'"{kind}:' for kind in ("map", "outcome", "case")),
        '","PK","IN","point:ask:","title:","office:","time:","came:","chart:india:","figure:pakistan:',
        '","figure:india:_pct:women:rural","total","urban","caste","scheduled_caste","hi"]"ur"]"bn"]"or"]',
        *(
            f'","{theme}","elected_representative"]'
            f'","{theme}","donor"]","{theme}","community_meeting"]","{theme}","district_officer"]'
            for theme in (
                *("capacity", "communication", "federations", "reach", "poverty", "justice"),
                *("governance", "youth", "disability", "gender", "discrimination", "disaster"),
                *("infrastructure", "energy", "nature", "skills", "forest", "farming", "land"),
                *("work_guarantee", "livelihoods", "health", "education", "water"),
            )
        ),
        '"],["case:","outcome:","figure:india:","],[],[["title:","point:gap:'
        '","district_officer",null,[],["map:india:","figure:pakistan:","figure:india:',
        '["PK-GB","PK-KP","PK-P","PK-S","IN-BR","IN-UP","IN-MP","IN-OR","PK17-kp-","PK17-p-","PK17-s-',
        '["IN-C11-',
    )
).encode()  # fmt: skip


def fold(text: str) -> str:
    """A text as a code of letters, digits, “-” and “_”."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=COMMON)
    packed = packer.compress(text.encode()) + packer.flush()
    return VERSION + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def unfold(code: str) -> str:
    """The text of a code. Raises ValueError if it is none, or one that says too much."""
    version, letters = code[:1], code[1:]
    if version != VERSION or len(code) > LONGEST_CODE:
        raise ValueError("no code of a known way")
    try:
        padded = letters + "=" * (-len(letters) % 4)
        packed = base64.b64decode(padded, altchars=b"-_", validate=True)
        opener = zlib.decompressobj(-zlib.MAX_WBITS, zdict=COMMON)
        text = opener.decompress(packed, MOST_BYTES)
    except (binascii.Error, zlib.error) as error:
        raise ValueError(f"no code: {error}") from None
    if not opener.eof or opener.unused_data:
        raise ValueError("no code: cut off, or too long")
    return text.decode()
