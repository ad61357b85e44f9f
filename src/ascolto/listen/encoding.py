"""Bytes to text: UTF-8 and UTF-16 as declared, older encodings guessed line by line."""

import codecs
import io
from functools import lru_cache
from typing import BinaryIO

from ascolto.listen.limits import GUESSES

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip
_CANDIDATES = ("cp1252", "cp1250", "iso8859_2")
_OURS = frozenset("àèéìíòóùúÀÈÉÌÒÓÙÚăâîșțşţĂÂÎȘȚŞŢ")
_USUAL = frozenset("€“”„‘’–—…«»°§©®·\u00a0£×")
_ASCII = bytes(range(128))
_ENOUGH = 512  # bytes that are no ASCII: more of them tell nothing new
_CHUNK = 64 * 1024


def wide_encoding(head: bytes) -> tuple[str, int]:
    """Tell the Unicode encoding by which a file begins, and the length of its mark.

    UTF-16 without a mark is told by its zero bytes: Latin letters have every other byte zero.
    """
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return encoding, len(bom)
    start = head[:400]
    if len(start) >= 8 and not len(head) % 2:
        even, odd = start[::2].count(0), start[1::2].count(0)
        if odd > len(start) * 0.35 and even < odd / 8:
            return "utf-16-le", 0
        if even > len(start) * 0.35 and odd < even / 8:
            return "utf-16-be", 0
    return "utf-8", 0


def head_text(head: bytes) -> str:
    """Give the beginning of a file as text, good enough to tell what kind of file it is."""
    encoding, mark = wide_encoding(head)
    return head[mark:].decode(encoding, "replace")


class _AsUtf8(io.RawIOBase):
    """A UTF-16 stream, read as UTF-8."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]  # typeshed names the parameter otherwise
        while not self._ready:
            chunk = self._stream.read(_CHUNK)
            self._ready = self._decoder.decode(chunk, final=not chunk).encode("utf-8", "replace")
            if not chunk:
                break
        size = min(len(buffer), len(self._ready))
        buffer[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size


def as_utf8(stream: BinaryIO, head: bytes) -> BinaryIO:
    """Give the stream (at its start, where `head` was seen) without its mark, in UTF-8.

    Bytes of older encodings pass through: `LineDecoder` sees to them.
    """
    encoding, mark = wide_encoding(head)
    if mark:
        stream.read(mark)
    return stream if encoding == "utf-8" else io.BufferedReader(_AsUtf8(stream, encoding), _CHUNK)


class LineDecoder:
    """Decodes the lines of one file, each on its own: old exports mix encodings in one file."""

    def __init__(self) -> None:
        self._looked_up = 0
        self._other = "cp1252"

    def text(self, raw: bytes) -> tuple[str, str | None]:
        """Give the text, and the encoding that was guessed (None where it was UTF-8)."""
        try:
            return raw.decode("utf-8"), None
        except UnicodeDecodeError:
            pass
        encoding = _best(raw) or self._look_up(raw)
        return raw.decode(encoding, "replace"), encoding

    def _look_up(self, raw: bytes) -> str:
        """Ask charset-normalizer; it takes milliseconds, so a file gets a number of such looks."""
        if self._looked_up < GUESSES:
            from charset_normalizer import from_bytes  # 50 ms that most runs need not spend

            self._looked_up += 1
            best = from_bytes(raw[:4096]).best()
            self._other = best.encoding if best else "cp1252"
        return self._other


def _best(raw: bytes) -> str | None:
    """Choose the candidate that gives the most letters of Italian and Romanian; None where none does.

    A byte such as 0xE3 is "ă" in one and "ã" in another: what our languages write decides.
    """
    return _best_for(raw.translate(None, _ASCII)[:_ENOUGH])


@lru_cache(maxsize=4096)
def _best_for(odd: bytes) -> str | None:
    best, most = None, 0
    for encoding in _CANDIDATES:
        chars = odd.decode(encoding, "replace")
        score = sum(2 * (c in _OURS) + (c in _USUAL) - 2 * (c not in _OURS | _USUAL) for c in chars)
        if score > most:
            best, most = encoding, score
    return best
