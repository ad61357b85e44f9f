"""Lines of a stream, numbered, in constant memory whatever their length."""

from collections.abc import Iterator
from typing import BinaryIO

_CHUNK = 1024 * 1024


def byte_lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield (line number from 1, line without its end), or None for a line over `limit` bytes."""
    number = 0
    while line := stream.readline(limit + 2):
        number += 1
        if line.endswith(b"\n"):
            line = line[:-2] if line.endswith(b"\r\n") else line[:-1]
        elif len(line) > limit:
            _skip_line(stream)
        yield number, line if len(line) <= limit else None


def _skip_line(stream: BinaryIO) -> None:
    while rest := stream.readline(_CHUNK):
        if rest.endswith(b"\n"):
            return
