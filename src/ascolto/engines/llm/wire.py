"""What goes over the wire beside the question: as little as can be, both ways."""

from collections.abc import AsyncIterator

import httpx2

MOST_BYTES = 256 * 1024  # of an answer; one that is well-formed has a few thousand
SENT = frozenset(
    ("host", "accept", "content-type", "content-length", "transfer-encoding", "connection")
)


class TooMuch(httpx2.RequestError):
    """An answer that is not read to its end; the message says why."""


class Narrow:
    """Hooks for an HTTP client: few headers out, few bytes in."""

    def __init__(self, key: str) -> None:
        self._key = key

    async def sending(self, request: httpx2.Request) -> None:
        """Leave out all headers but the needed ones: no system, no versions, no other product's
        organisation or headers out of the environment.
        """
        for name in [n for n in request.headers if n.lower() not in SENT]:
            del request.headers[name]
        request.headers["user-agent"] = "ascolto"
        # Compressed, a short answer could unfold to one that fills the memory.
        request.headers["accept-encoding"] = "identity"
        if self._key:
            request.headers["authorization"] = f"Bearer {self._key}"

    async def receiving(self, response: httpx2.Response) -> None:
        """Let no more in than an answer can need, whatever its status."""
        if response.headers.get("content-encoding", "identity").lower() != "identity":
            raise TooMuch("the answer is compressed, which was not asked for")
        if isinstance(response.stream, httpx2.AsyncByteStream):
            response.stream = _Capped(response.stream)


class _Capped(httpx2.AsyncByteStream):
    def __init__(self, stream: httpx2.AsyncByteStream) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        read = 0
        async for chunk in self._stream:
            read += len(chunk)
            if read > MOST_BYTES:
                raise TooMuch("the answer is too long")
            yield chunk

    async def aclose(self) -> None:
        """Close what is capped."""
        await self._stream.aclose()
