"""One thread of mail as a conversation."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from ascolto.channels.mail.message import Mail
from ascolto.channels.mail.sides import speakers
from ascolto.listen.notes import Notes
from ascolto.listen.said import Said, conversation
from ascolto.listen.speakers import guess_fault
from ascolto.words import Conversation


def conversation_of(
    thread: Sequence[Mail], known: Counter[str], stem: str, notes: Notes
) -> Conversation:
    """Make the conversation. Mail is put in order of time: a mailbox keeps none.

    The subject is carried; where the first message has no words of its own, it is its text. The
    customer is known by address, so that the next thread is told to be the same person's.
    """
    ordered = _in_time(thread)
    roles, guessed = speakers(ordered, known)
    if guessed:
        guess_fault(notes, ordered[0].line)
    said = [
        Said(
            name=mail.name or mail.sender,
            text=mail.text or (mail.subject if i == 0 else ""),
            line=mail.line,
            at=mail.at,
            quoted=mail.quoted,
            role=role,
        )
        for i, (mail, role) in enumerate(zip(ordered, roles, strict=True))
    ]
    customers = [m.sender for m, role in zip(ordered, roles, strict=True) if role == "customer"]
    first = ordered[0]
    return conversation(
        said,
        notes,
        id=first.id or f"{stem}:{first.line}",
        channel="email",
        customer=next((one for one in customers if one), None),
        carried={"subject": first.subject} if first.subject else None,
    )


def _in_time(thread: Sequence[Mail]) -> list[Mail]:
    """Sort by time; a message without one stays behind the one that it came after."""
    last = datetime.min.replace(tzinfo=UTC)
    keyed: list[tuple[datetime, int, Mail]] = []
    for i, mail in enumerate(thread):
        if mail.at:
            last = mail.at if mail.at.tzinfo else mail.at.replace(tzinfo=UTC)
        keyed.append((last, i, mail))
    return [mail for _, _, mail in sorted(keyed, key=lambda key: key[:2])]
