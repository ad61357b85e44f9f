"""Cut a JSON file into records, without holding more than one of them."""

import re
from collections.abc import Generator, Iterator
from typing import BinaryIO

import msgspec

from ascolto.listen.limits import HEAD_BYTES, LINE_BYTES
from ascolto.listen.lines import byte_lines
from ascolto.listen.rewind import peek

Record = tuple[int, bytes | None]  # the line it begins on; None for one over the limit

_PIECE = 1024 * 1024
_OUTSIDE = re.compile(rb'"[^"\\\n]*"|["{}\[\]]')  # a whole simple string goes by in one step
_INSIDE = re.compile(rb'["\\\n]')
_MARKS = b"\xef\xbb\xbf\x1e \t\r"  # byte order marks of joined files, RFC 7464 separators
_BETWEEN = _MARKS + b"\n,[]"
_OPENS_BLOCK = (b"{", b"[", b",", b":")


def records(stream: BinaryIO, limit: int = LINE_BYTES) -> Iterator[Record]:
    """Yield each record of a JSONL file, of a JSON array, or of pretty-printed objects."""
    head, stream = peek(stream, HEAD_BYTES)
    if is_nested(head):
        yield from _Cutter(limit).cut(stream)
        return
    for number, line in byte_lines(stream, limit):
        if line is None or (line := line.strip(_MARKS)):
            yield number, line


def is_nested(head: bytes) -> bool:
    """Whether a record may take several lines: an array, or an object printed over many."""
    lines = [bare for line in head.split(b"\n", 64) if (bare := line.strip(_MARKS))]
    if not lines or lines[0][:1] == b"[":
        return bool(lines)
    if len(lines) == 1 or lines[1][:1] == b"{" or not lines[0].endswith(_OPENS_BLOCK):
        return False
    return not _is_json(lines[0])


def _is_json(line: bytes) -> bool:
    try:
        msgspec.json.decode(line, type=msgspec.Raw)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return False
    return True


class _Cutter:
    """Finds where objects begin and end by their brackets.

    A string ends at the end of its line at the latest: JSON allows no line break in it. A record
    in which one does not is broken, and ends where the next begins as it did itself, by a "{" as
    far in: one forgotten quote spoils one record, not the file.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._parts: list[bytes] = []
        self._size = 0
        self._line = 1
        self._start = self._depth = 0
        self._in_string = self._escaped = False
        self._indent = b""

    def cut(self, stream: BinaryIO) -> Iterator[Record]:
        while piece := stream.read(_PIECE):
            yield from self._piece(piece)
        if self._depth:
            yield self._take()

    def _piece(self, piece: bytes) -> Iterator[Record]:
        position = 0
        while position < len(piece):
            if self._depth:
                end = self._inside_object(piece, position)
                self._keep(piece[position:end])
                self._line += piece.count(b"\n", position, end)
                if not self._depth:
                    yield self._take()
            else:
                end = yield from self._between(piece, position)
            position = end

    def _between(self, piece: bytes, position: int) -> Generator[Record, None, int]:
        """Go to the next object; anything else in between is a record too, if a faulty one."""
        start = piece.find(b"{", position)
        end = start if start >= 0 else len(piece)
        for line in piece[position:end].split(b"\n"):
            if junk := line.strip(_BETWEEN):
                yield self._line, junk
            self._line += 1
        self._line -= 1
        if start >= 0:
            self._start = self._line
            self._depth = 1
            before = piece[piece.rfind(b"\n", 0, start) + 1 : start]
            self._indent = before if before.isspace() else b""
            self._keep(b"{")
            end = start + 1
        return end

    def _inside_object(self, piece: bytes, position: int) -> int:
        """Go on to the object's end, or the piece's; gives the position reached."""
        if self._escaped:
            self._escaped = False
            position += 1
        while position < len(piece):
            match = (_INSIDE if self._in_string else _OUTSIDE).search(piece, position)
            if not match:
                break
            position = match.end()
            if self._in_string:
                if match.group() == b"\\":
                    self._escaped = position == len(piece)
                    position += 1
                else:
                    self._in_string = False
                    if match.group() == b"\n":
                        return self._resume(piece, position - 1)
            else:
                self._bracket(match.group())
                if not self._depth:
                    return position
        return len(piece)

    def _resume(self, piece: bytes, line_end: int) -> int:
        """End a broken record where the next one begins; it goes on to the piece's end if none does."""
        following = piece.find(b"\n" + self._indent + b"{", line_end)
        if following < 0:
            return len(piece)
        self._depth = 0
        return following + 1

    def _bracket(self, token: bytes) -> None:
        if token in (b"{", b"["):
            self._depth += 1
        elif token in (b"}", b"]"):
            self._depth -= 1
        else:
            self._in_string = token == b'"'

    def _keep(self, part: bytes) -> None:
        self._size += len(part)
        if self._size <= self._limit:
            self._parts.append(part)

    def _take(self) -> Record:
        whole = b"".join(self._parts) if self._size <= self._limit else None
        self._parts, self._size, self._depth = [], 0, 0
        self._in_string = self._escaped = False
        return self._start, whole
