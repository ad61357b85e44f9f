"""The shape of one line of a transcript: a stamp perhaps, a speaker, a text."""

import re
from typing import NamedTuple

from ascolto.listen.dates import Stamp, stamp
from ascolto.listen.labels import pattern, role_of
from ascolto.playbook.fold import fold

_STAMP = r"[0-9][0-9T./:, +\-\u00a0\u202fAPMapmZUTCutc]{3,38}"
_BEFORE = re.compile(
    rf"^[ \t>*_\ufeff\u200e]{{0,4}}(?:\[({_STAMP})\]|\(({_STAMP})\)|({_STAMP}[0-9MmZz])(?=[ \t\u00a0\u202f]|[-–—|>]))[ \t]*[-–—|>]?[ \t]*"
    r"([^\s:()\[\]][^\n:]{0,59}?)[ \t]*:(?:[ \t]+|$)(.*)$",
    re.DOTALL,
)
_AFTER = re.compile(
    rf"^[ \t]*([^\W\d][^\n:\[\]()]{{0,59}}?)[ \t]*[\[(]({_STAMP})[\])][ \t]*:?(?:[ \t]+|$)(.*)$",
    re.DOTALL,
)
_BARE = re.compile(
    r"^[ \t>*_]{0,4}([^\W_][^\n:]{0,59}?)[ \t*_]{0,4}:(?:[ \t*_]+|$)(.*)$", re.DOTALL
)
_NAME_WORDS = 4


class Line(NamedTuple):
    """A line that may begin a turn: who, what, and when if it says so."""

    name: str
    text: str
    when: Stamp | None


def parse(line: str) -> Line | None:
    """Read a line's shape; None for one that begins no turn (the previous one goes on)."""
    if ":" not in line[:400] and not line.endswith(("]", ")")) and "]" not in line[:120]:
        return None  # most lines that go on with a turn
    if found := _BEFORE.match(line[:400]):
        when = stamp(found[1] or found[2] or found[3])
        if when and _is_label(found[4]):
            return Line(_label(found[4]), line[found.start(5) :].strip(), when)
    if found := _AFTER.match(line[:400]):
        when = stamp(found[2])
        if when and _is_label(found[1]):
            return Line(_label(found[1]), line[found.start(3) :].strip(), when)
    found = _BARE.match(line[:400])
    if found and _is_label(found[1]):
        return Line(_label(found[1]), line[found.start(2) :].strip(), None)
    return None


def is_heading(name: str) -> bool:
    """Whether a name is that of a field over the transcript ("Date", "Oggetto"), not a speaker's."""
    return pattern("headings").search(fold(name.strip())) is not None


def _label(text: str) -> str:
    return text.strip(" \t*_[]<>")


def _is_label(text: str) -> bool:
    """Tell a label: a role in any of our words, or a name (few words, each with a capital)."""
    label = _label(text)
    words = label.split()
    if not words or len(words) > _NAME_WORDS + 2 or any(char in label for char in '.;!?"“”/\\'):
        return False
    if role_of(label) and len(words) <= _NAME_WORDS:
        return True
    return len(words) <= _NAME_WORDS and all(_capital(word) for word in words)


def _capital(word: str) -> bool:
    first = word.lstrip("(")[:1]
    return first.isupper() or word.strip("()-&").isdigit() or word.lower() in _LINKING


_LINKING = frozenset(("de", "di", "del", "della", "da", "van", "von", "of", "the", "la", "-", "&"))
