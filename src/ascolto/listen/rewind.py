"""Look at the beginning of a stream without losing it, also where it cannot be rewound."""

import io
from typing import BinaryIO


class _Rewound(io.RawIOBase):
    """`head`, then what is left of `stream`."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]  # typeshed names the parameter otherwise
        data = self._head[: len(buffer)]
        if data:
            self._head = self._head[len(data) :]
        else:
            data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def peek(stream: BinaryIO, size: int) -> tuple[bytes, BinaryIO]:
    """Read up to `size` bytes and give them beside a stream that begins with them again.

    It reads on until there are `size` bytes or the stream ends: a pipe gives less at a time.
    """
    head = b""
    while len(head) < size and (more := stream.read(size - len(head))):
        head += more
    return head, io.BufferedReader(_Rewound(head, stream), 256 * 1024)
