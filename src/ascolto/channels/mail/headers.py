"""The headers of a message or of a part: cut, checked against limits, decoded on demand."""

import re
from email.message import Message
from typing import NamedTuple

from ascolto.channels.mail.encoded import decode
from ascolto.channels.mail.encoded import text as as_text
from ascolto.channels.mail.refused import RefusedError
from ascolto.listen.limits import (
    MAIL_BRACKETS,
    MAIL_ENCODED_WORDS,
    MAIL_FIELD_BYTES,
    MAIL_HEADER_BYTES,
    MIB,
)

_FIELD = re.compile(rb"^([!-9;-~]{1,100})[ \t]*:[ \t]*", re.DOTALL)
_END = re.compile(rb"\r?\n\r?\n|^\r?\n")
_FOLD = re.compile(rb"\r?\n(?=[ \t])")
_ADDRESSES = frozenset((b"from", b"to", b"cc", b"bcc", b"reply-to", b"sender", b"return-path"))
_LONGEST_TYPE = 4096
_REMEDY = "Look at the message by hand: no mail program writes such headers."


class Headers:
    """Fields by name in small letters; of several with one name, the first."""

    def __init__(self, fields: dict[str, bytes]) -> None:
        self._fields = fields

    def __bool__(self) -> bool:
        return bool(self._fields)

    def get(self, name: str) -> str:
        """Give a field decoded, on one line; "" where it is missing."""
        raw = self._fields.get(name, b"")
        return " ".join(decode(as_text(raw, None)).split()) if raw else ""

    def kind(self) -> "Kind":
        """Read Content-Type and the like, as far as needed to find the text."""
        message = Message()
        value = as_text(self._fields.get("content-type", b""), None)
        if value and len(value) <= _LONGEST_TYPE:
            message["Content-Type"] = " ".join(value.split())
        disposition = self.get("content-disposition").lower()
        try:
            boundary, charset = message.get_boundary(), message.get_content_charset()
            flowed = str(message.get_param("format", "")).lower() == "flowed"
            named = message.get_param("name") is not None
        except (LookupError, ValueError, TypeError):  # a parameter in an encoding that is none
            boundary, charset, flowed, named = None, None, False, False
        return Kind(
            type=message.get_content_type(),
            boundary=boundary or "",
            charset=charset or "",
            flowed=flowed,
            attached=disposition.startswith("attachment") or "filename" in disposition or named,
            encoding=self.get("content-transfer-encoding").lower(),
        )


class Kind(NamedTuple):
    """What a part is, and how its bytes are to be read."""

    type: str
    boundary: str
    charset: str
    flowed: bool
    attached: bool
    encoding: str


def parse(raw: bytes, start: int = 0) -> tuple[Headers, int]:
    """Read the headers that begin at `start`; gives them and where the body begins.

    Raises RefusedError for a block, a field, encoded words or brackets past their limits.
    """
    window = raw[start : start + MAIL_HEADER_BYTES + 2]
    found = _END.search(window)
    if found is None and len(window) > MAIL_HEADER_BYTES:
        size = f"{MAIL_HEADER_BYTES / MIB:g} MiB"
        raise RefusedError(f"its headers are larger than {size}", _REMEDY)
    block = window[: found.start()] if found else window
    body = start + (found.end() if found else len(window))
    fields: dict[str, bytes] = {}
    for field in re.split(rb"\r?\n(?![ \t])", block):
        name = _FIELD.match(field[:120])
        if name:
            key = name[1].lower()
            _check(key, field)
            fields.setdefault(key.decode("ascii"), _FOLD.sub(b"", field[name.end() :]))
    return Headers(fields), body


def _check(name: bytes, field: bytes) -> None:
    title = name.decode("ascii").title()
    if len(field) > MAIL_FIELD_BYTES:
        reason = f"the field {title} is larger than {MAIL_FIELD_BYTES // 1024} KiB"
        raise RefusedError(reason, _REMEDY)
    if field.count(b"=?") > MAIL_ENCODED_WORDS:
        reason = f"the field {title} has more than {MAIL_ENCODED_WORDS} encoded words"
        raise RefusedError(reason, _REMEDY)
    if name in _ADDRESSES and _deepest(field) > MAIL_BRACKETS:
        reason = f"the field {title} has more than {MAIL_BRACKETS} brackets open at once"
        raise RefusedError(reason, _REMEDY)


def _deepest(field: bytes) -> int:
    """How many brackets are open at once, at most."""
    if sum(field.count(bracket) for bracket in (b"(", b"<", b"[")) <= MAIL_BRACKETS:
        return 0
    depth = deepest = 0
    for byte in field:
        if byte in b"(<[":
            depth += 1
            deepest = max(deepest, depth)
        elif byte in b")>]":
            depth = max(0, depth - 1)
    return deepest
