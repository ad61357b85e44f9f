"""One message: who, when, to whom, what."""

from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

import re2

from ascolto.channels.mail.body import text_of
from ascolto.channels.mail.headers import Headers
from ascolto.channels.mail.parts import walk
from ascolto.listen.limits import MAIL_LINES, MAIL_TEXT_BYTES, MIB
from ascolto.listen.moments import usual
from ascolto.listen.notes import Notes
from ascolto.listen.quoted import part
from ascolto.listen.text import clean

_ADDRESS = re2.compile(r"[^\s<>,;:\"()\[\]@]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")
_ID = re2.compile(r"<[^<>\s]+>")
_MOST_REFS = 200
_LONGEST_NAME = 200
_NO_TEXT = "it has no text that can be read"
_NO_TEXT_REMEDY = "Look at its attachments by hand, if it has any."


class Mail(NamedTuple):
    """A message as far as listening needs it. `line` is where it begins in its file."""

    file: str
    line: int
    id: str
    refs: tuple[str, ...]
    subject: str
    sender: str
    name: str
    receivers: tuple[str, ...]
    at: datetime | None
    text: str
    quoted: str | None
    automatic: bool


def message(raw: bytes, line: int, notes: Notes) -> Mail | None:
    """Read a message; None where it has no headers (a note says so).

    Raises RefusedError where it goes past a limit.
    """
    if b"\n" not in raw[:4096]:
        raw = raw.replace(b"\r", b"\n")  # saved on an old Mac
    headers, parts = walk(raw)
    if not headers:
        notes.add(
            line, "it has no headers: it is no mail", "Export the mail as .eml or mbox.", lost=True
        )
        return None
    text, cut = text_of(raw, parts)
    if cut:
        reason = (
            f"its text is longer than {MAIL_TEXT_BYTES // MIB} MiB or {MAIL_LINES:,} lines: "
            "the rest is left out"
        )
        notes.add(line, reason, "Send long texts as attachments.", lost=True)
    own, quoted = part(text)
    subject = clean(headers.get("subject"))
    if not own and not quoted:
        notes.add(line, _NO_TEXT, _NO_TEXT_REMEDY)
    sender, name = _sender(headers)
    return Mail(
        file=notes.file,
        line=line,
        id=next(iter(_ids(headers.get("message-id"))), ""),
        refs=_ids(headers.get("references") + " " + headers.get("in-reply-to")),
        subject=subject,
        sender=sender,
        name=name,
        receivers=tuple(_addresses(f"{headers.get('to')}, {headers.get('cc')}")),
        at=_at(headers.get("date"), line, notes),
        text=own,
        quoted=quoted,
        automatic=_is_automatic(headers),
    )


def _ids(value: str) -> tuple[str, ...]:
    found = [match.group()[1:-1] for match in _ID.finditer(value)]
    return tuple(found[-_MOST_REFS:])


def _addresses(value: str) -> list[str]:
    return [match.group().lower() for match in _ADDRESS.finditer(value)]


def _sender(headers: Headers) -> tuple[str, str]:
    """Give the sender's address (small letters) and the name shown: before "<", or in brackets."""
    value = clean(headers.get("from") or headers.get("sender"))
    address = next(iter(_addresses(value)), "")
    shown = value.rpartition("<")[0] if "<" in value else value.partition("(")[2].partition(")")[0]
    name = shown[:_LONGEST_NAME].strip(" \"'\t")
    return address, "" if address and address in name.lower() else name


def _at(value: str, line: int, notes: Notes) -> datetime | None:
    if not value:
        return None
    try:
        at = usual(parsedate_to_datetime(value[:100]))
    except (ValueError, TypeError, OverflowError, IndexError):
        at = None
    if at is None:
        notes.add(
            line, "its date is no date: left out", "Write it as Mon, 2 Mar 2026 10:02:00 +0100."
        )
    return at


def _is_automatic(headers: Headers) -> bool:
    """Whether no person wrote it (RFC 3834 and what came before it)."""
    return (
        headers.get("auto-submitted").lower().startswith("auto-")
        or headers.get("x-autoreply").lower() == "yes"
        or headers.get("precedence").lower() == "auto_reply"
    )
