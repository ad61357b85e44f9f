"""Read mail: messages to threads, threads to conversations."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import BinaryIO

from ascolto.channels.mail.mbox import messages
from ascolto.channels.mail.message import Mail, message
from ascolto.channels.mail.refused import RefusedError
from ascolto.channels.mail.sides import side, support_sides
from ascolto.channels.mail.thread import conversation_of
from ascolto.listen.encoding import head_text
from ascolto.listen.limits import MAIL_BYTES, MIB
from ascolto.listen.notes import Notes
from ascolto.listen.threads import Link, threads
from ascolto.words import Conversation, Fault

_HEADERS = re.compile(
    r"^(?:from|to|cc|subject|date|message-id|received|return-path|delivered-to|reply-to"
    r"|mime-version|x-[a-z-]{1,40}|dkim-signature|content-type|arc-[a-z-]{1,40}):",
    re.IGNORECASE | re.MULTILINE,
)


def sniff(head: bytes, name: str) -> bool:
    """Know a mailbox by "From " at its beginning, a message by two headers or more, or the name."""
    text = head_text(head).lstrip()
    if name.lower().endswith((".eml", ".mbox")) or re.match(r"From \S+.*\d{4}\s", text[:200]):
        return True
    block = re.split(r"\r?\n\r?\n", text[:16384], maxsplit=1)[0]
    return re.match(r"[!-9;-~]{1,80}:", text) is not None and len(_HEADERS.findall(block)) >= 3


def read(stream: BinaryIO, name: str) -> Iterator[Conversation | Fault]:
    """Yield the conversations of a message file or a mailbox; a refused message is a fault."""
    yield from read_all([(stream, name)])


def read_all(files: Iterable[tuple[BinaryIO, str]]) -> Iterator[Conversation | Fault]:
    """Yield the conversations of several files together: a thread may run across them.

    Messages are read one at a time; what is kept of each is its text, until the last is read.
    """
    mails: list[Mail] = []
    seen: set[tuple[str, str]] = set()
    for stream, name in files:
        notes = Notes(name)
        for line, raw in messages(stream):
            mail = _mail(raw, line, notes)
            yield from notes.drain()
            if mail and (not mail.id or (mail.id, mail.text) not in seen):
                seen.add((mail.id, mail.text))
                mails.append(mail)
            elif mail:
                yield _twice(mail)
    yield from _conversations(mails)


def _mail(raw: bytes | None, line: int, notes: Notes) -> Mail | None:
    try:
        if raw is None:
            limit = f"the message is larger than {MAIL_BYTES // MIB} MiB"
            raise RefusedError(limit, "Save it without its attachments.")
        return message(raw, line, notes)
    except RefusedError as refused:
        notes.add(line, refused.reason, refused.remedy, lost=True)
    return None


def _twice(mail: Mail) -> Fault:
    return Fault(
        file=mail.file,
        line=mail.line,
        reason="the same message comes twice: read once",
        remedy="Nothing to do: mailboxes hold copies of what was sent and received.",
        lost=False,
    )


def _conversations(mails: list[Mail]) -> Iterator[Conversation | Fault]:
    known = support_sides(mails)
    links = [
        Link(
            id=mail.id,
            refs=mail.refs,
            subject=mail.subject,
            people=frozenset(
                one for one in (mail.sender, *mail.receivers) if one and side(one) not in known
            ),
        )
        for mail in mails
    ]
    for group in threads(links):
        thread = [mails[i] for i in group]
        notes = Notes(thread[0].file)
        made = conversation_of(thread, known, PurePath(thread[0].file).stem, notes)
        yield from notes.drain()
        yield made
