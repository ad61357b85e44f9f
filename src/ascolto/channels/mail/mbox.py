"""Cut a mailbox into messages, one in memory at a time."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from ascolto.listen.limits import MAIL_BYTES

_FROM = re.compile(rb"^From \S+\s.*\d{1,2}:\d{2}.*\b\d{4}\b|^From \S+@\S+\s*$")
_QUOTED_FROM = re.compile(rb"^>+From ")
_PIECE = 256 * 1024


def messages(stream: BinaryIO, limit: int = MAIL_BYTES) -> Iterator[tuple[int, bytes | None]]:
    """Yield (line it begins on, message), or None for one over the limit.

    A file that does not begin with "From " is one message. In a mailbox a message begins at a
    "From " line after an empty line; ">From " inside a message loses one ">" (mboxrd).
    """
    parts: list[bytes] = []
    size, line, start = 0, 1, 1
    first = stream.readline(_PIECE)
    if not first.startswith(b"From "):
        whole = first + stream.read(limit + 1 - len(first)) if len(first) <= limit else first
        yield 1, whole.lstrip(b"\r\n") if len(whole) <= limit else None
        return
    blank, line_begins = False, first.endswith(b"\n")
    start = 2
    while piece := stream.readline(_PIECE):
        if line_begins:
            line += 1
            if blank and piece.startswith(b"From ") and _FROM.match(piece):
                yield start, b"".join(parts) if size <= limit else None
                parts, size, start, blank = [], 0, line + 1, False
                line_begins = piece.endswith(b"\n")
                continue
            if piece.startswith(b">") and _QUOTED_FROM.match(piece):
                piece = piece[1:]
        size += len(piece)
        if size <= limit:
            parts.append(piece)
        blank = line_begins and not piece.strip(b"\r\n")
        line_begins = piece.endswith(b"\n")
    yield start, b"".join(parts) if size <= limit else None
