"""The shape of a line of a WhatsApp export."""

import re
from typing import NamedTuple

from ascolto.listen.dates import Stamp, stamp
from ascolto.listen.labels import pattern
from ascolto.playbook.fold import fold

_MARKS = "\u200e\u200f\u202a\u202b\u202c\ufeff"
_DATE = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\.?"
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[ \u00a0\u202f]?[AaPp]\.?[ \u00a0\u202f]?[Mm]\.?)?"
_IOS = re.compile(rf"^[{_MARKS}]*\[({_DATE},? {_CLOCK})\] ")
_ANDROID = re.compile(rf"^[{_MARKS}]*({_DATE},? (?:alle |ore |at |la |ora )?{_CLOCK}) [-–] ")
_COPIED = re.compile(rf"^[{_MARKS}]*\[({_CLOCK}, {_DATE})\] ")
_SENDER = re.compile(rf"^[{_MARKS}~ \u00a0\u202f]*([^:\n\"“”]{{1,100}}): ?")
_LONGEST_ASIDE = 300
_ENCLOSING = _MARKS + " \u00a0\u202f"


class Line(NamedTuple):
    """A line that begins a message. `name` is "" for what the messenger says itself."""

    when: Stamp
    name: str
    text: str


def parse(line: str) -> Line | None:
    """Read a line's shape; None for one that goes on with the message before."""
    head = line[:200]
    found = _IOS.match(head) or _ANDROID.match(head) or _COPIED.match(head)
    when = stamp(found[1]) if found else None
    if found is None or when is None:
        return None
    rest = line[found.end() :]
    if is_system(rest):
        return Line(when, "", rest.strip(_ENCLOSING))
    sender = _SENDER.match(rest[:140])
    if sender is None:
        return Line(when, "", rest.strip(_ENCLOSING))
    text = rest[sender.end() :]
    if text.startswith("\u200e") and is_system(text):  # iOS signs its own lines with the sender
        return Line(when, "", text.strip(_ENCLOSING))
    return Line(when, sender[1].strip(_ENCLOSING), text)


def is_system(text: str) -> bool:
    """Whether the messenger itself says this ("Messages and calls are end-to-end encrypted")."""
    plain = fold(text[:300].strip(_ENCLOSING))
    sender, colon, _ = plain.partition(": ")
    if colon and '"' not in sender and not pattern("chat_system").match(sender):
        return False
    return pattern("chat_system").match(plain) is not None


def set_aside(text: str) -> tuple[str, str | None]:
    """Part the speaker's words from what stands for a picture, a deletion or an edit.

    Those stand in a message's first line (a caption follows) or at its end.
    """
    lines = text.split("\n")
    aside: list[str] = []
    for i in sorted({0, len(lines) - 1}):
        bare = lines[i].strip(_ENCLOSING)
        folded = fold(bare) if len(bare) <= _LONGEST_ASIDE else ""
        edited = pattern("edited_marks").search(folded)
        if pattern("placeholders").match(folded):
            aside.append(bare)
            lines[i] = ""
        elif edited:
            aside.append(bare[edited.start() :].strip())
            lines[i] = bare[: edited.start()]
    return "\n".join(lines).strip("\n"), "\n".join(aside) or None
