"""The parts of a message, found in one pass without recursion.

The standard library's parser goes over every line once for each part it is inside of, and takes
200,000 parts or a nesting of 1,000 seriously for many seconds. Here a stack holds the boundaries
that are open, and the first part past a limit ends the reading.
"""

import re
from typing import NamedTuple

from ascolto.channels.mail.headers import Headers, Kind, parse
from ascolto.channels.mail.refused import RefusedError
from ascolto.listen.limits import MAIL_DEPTH, MAIL_PARTS

_LONGEST_BOUNDARY = 200
_REMEDY = "Save the text of the message as .txt, or look at it by hand."


class Part(NamedTuple):
    """A part that holds content: what it is, and where its bytes lie in the message."""

    kind: Kind
    start: int
    end: int


def walk(raw: bytes) -> tuple[Headers, list[Part]]:
    """Give the message's headers and its parts, in order; attached messages are one part each.

    Raises RefusedError past the limits on parts, nesting and headers.
    """
    headers, body = parse(raw)
    walker = _Walker(raw)
    walker.enter(headers.kind(), body)
    walker.run()
    return headers, walker.parts


class _Walker:
    def __init__(self, raw: bytes) -> None:
        self.parts: list[Part] = []
        self._raw = raw
        self._open: list[bytes] = []
        self._current: tuple[Kind, int] | None = None
        self._position = 0
        self._count = 0

    def enter(self, kind: Kind, body: int) -> None:
        """Go into what follows some headers: a container's boundary is awaited, content begins."""
        self._count += 1
        if self._count > MAIL_PARTS:
            raise RefusedError(f"it has more than {MAIL_PARTS} parts", _REMEDY)
        boundary = kind.boundary.encode("utf-8", "replace").strip()
        if kind.type.startswith("multipart/") and 0 < len(boundary) <= _LONGEST_BOUNDARY:
            if len(self._open) >= MAIL_DEPTH:
                raise RefusedError(f"its parts are nested more than {MAIL_DEPTH} deep", _REMEDY)
            self._open.append(boundary)
            self._current = None
        else:
            if kind.type.startswith("multipart/"):  # no boundary: all of it is text, if anything
                kind = kind._replace(type="text/plain")
            self._current = (kind, body)
        self._position = max(0, body - 1)  # the line end of the headers may precede a boundary

    def run(self) -> None:
        """Go from boundary to boundary until none is open, or none comes."""
        while self._open:
            found = _pattern(self._open).search(self._raw, self._position)
            if found is None:
                break
            self._leave(found.start())
            self._boundary(found[1], found.end(), closing=found[2] is not None)
        self._leave(len(self._raw))

    def _boundary(self, boundary: bytes, after: int, *, closing: bool) -> None:
        while self._open[-1] != boundary:
            self._open.pop()
        if closing:
            self._open.pop()
            self._position = max(0, after - 1)
        else:
            headers, body = parse(self._raw, after)
            self.enter(headers.kind(), body)

    def _leave(self, end: int) -> None:
        if self._current:
            kind, start = self._current
            self.parts.append(Part(kind, start, max(start, end)))
        self._current = None


def _pattern(boundaries: list[bytes]) -> re.Pattern[bytes]:
    """Match a whole boundary line: a longer line that only begins like one is none."""
    longest_first = sorted(set(boundaries), key=len, reverse=True)
    names = b"|".join(map(re.escape, longest_first))
    return re.compile(rb"\n--(" + names + rb")(--)?[ \t]*(?:\r?\n|\Z)")
