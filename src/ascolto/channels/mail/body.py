"""The text of a message out of its parts; attachments are left where they are."""

import binascii
import re
from collections.abc import Iterator, Sequence

from ascolto.channels.mail.encoded import text as as_text
from ascolto.channels.mail.parts import Part
from ascolto.channels.mail.refused import RefusedError
from ascolto.listen.html_text import to_text
from ascolto.listen.limits import MAIL_LINES, MAIL_TAGS, MAIL_TEXT_BYTES
from ascolto.listen.text import clean

_HTML_REMEDY = "Save the text of the message as .txt, or look at it by hand."
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")


def text_of(raw: bytes, parts: Sequence[Part]) -> tuple[str, bool]:
    """Give the text, and whether any of it was cut off at a limit.

    Plain parts are joined; HTML is used only where there is no plain text, as its text. Raises
    RefusedError for HTML of more tags than its limit.
    """
    cut = False
    for kind, read in (("text/plain", _plain), ("text/html", _html)):
        texts = []
        for part in parts:
            if part.kind.type == kind and not part.kind.attached:
                data = _decoded(raw, part)
                kept = _within_limits(data)
                cut = cut or len(kept) < len(data)
                texts.append(read(kept, part))
        if whole := "\n\n".join(one for one in texts if one.strip()):
            return whole, cut
    return "", cut


def _within_limits(data: bytes) -> bytes:
    data = data[:MAIL_TEXT_BYTES]
    if data.count(b"\n") > MAIL_LINES:
        data = b"\n".join(data.split(b"\n", MAIL_LINES)[:MAIL_LINES])
    return data


def _plain(data: bytes, part: Part) -> str:
    text = _lines(clean(as_text(data, part.kind.charset)))
    return "\n".join(_unflowed(text.split("\n"))) if part.kind.flowed else text


def _html(data: bytes, part: Part) -> str:
    if data.count(b"<") > MAIL_TAGS:
        raise RefusedError(f"its HTML has more than {MAIL_TAGS:,} tags", _HTML_REMEDY)
    return to_text(_lines(clean(as_text(data, part.kind.charset))))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")


def _unflowed(lines: Sequence[str]) -> Iterator[str]:
    """Join lines that a space at their end says go on (RFC 3676), but not a signature's "-- "."""
    pending: list[str] = []
    for line in lines:
        text = line[1:] if line.startswith(" ") else line
        quoted = text.startswith(">")
        if pending and quoted != pending[0].startswith(">"):
            yield "".join(pending)
            pending = []
        pending.append(text.lstrip(">").lstrip(" ") if pending and quoted else text)
        if not text.endswith(" ") or text == "-- ":
            yield "".join(pending)
            pending = []
    if pending:
        yield "".join(pending)


def _decoded(raw: bytes, part: Part) -> bytes:
    """Undo the transfer encoding; four thirds of the limit are enough to decode."""
    data = raw[part.start : min(part.end, part.start + 2 * MAIL_TEXT_BYTES)]
    if part.kind.encoding == "base64":
        data = _NOT_BASE64.sub(b"", data)
        return binascii.a2b_base64(data[: len(data) - len(data) % 4] + _last(data))
    if part.kind.encoding == "quoted-printable":
        return binascii.a2b_qp(data)
    return data


def _last(data: bytes) -> bytes:
    """Pad the last group; a single letter over cannot be one and is dropped by every decoder."""
    rest = data[len(data) - len(data) % 4 :]
    return rest + b"=" * (4 - len(rest)) if len(rest) > 1 else b""
