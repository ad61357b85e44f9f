"""The quick way: a valid record goes straight into facts, in about a microsecond a turn."""

from datetime import datetime

import msgspec

from ascolto.listen.limits import EARLIEST_YEAR, JSON_DEPTH, LATEST_YEAR
from ascolto.listen.text import clean
from ascolto.words import Conversation, Turn
from ascolto.words.terms import Channel

FIELDS = frozenset(("id", "lang", "channel", "customer", "agent", "started_at", "turns"))
UNREADABLE = (msgspec.MsgspecError, ValueError, RecursionError)


class _Line(msgspec.Struct, gc=False):
    id: str
    channel: Channel
    turns: tuple[Turn, ...]
    lang: str | None = None
    customer: str | None = None
    agent: str | None = None
    started_at: datetime | None = None


_LINE = msgspec.json.Decoder(_Line)
_RAW_FIELDS = msgspec.json.Decoder(dict[str, msgspec.Raw])
_ANY = msgspec.json.Decoder()


def decode(raw: bytes) -> Conversation | None:
    """Read a record that is right in every detail; None where anything wants a closer look."""
    try:
        line = _LINE.decode(raw)
        fields = _RAW_FIELDS.decode(raw)
        carried = {key: _ANY.decode(fields[key]) for key in fields.keys() - FIELDS}
    except UNREADABLE:
        return None
    if not (line.id and line.turns and is_plain(line.lang) and shallow(carried)):
        return None
    if not _in_order(line.turns, line.started_at):
        return None
    return Conversation(
        id=clean(line.id),
        turns=tuple(map(_composed, line.turns)),
        lang=line.lang,
        channel=line.channel,
        customer=clean(line.customer) if line.customer else None,
        agent=clean(line.agent) if line.agent else None,
        started_at=line.started_at,
        carried=carried,
    )


def is_plain(lang: str | None) -> bool:
    """Whether a language is named as we name it: two or three small letters."""
    return lang is None or (len(lang) in (2, 3) and lang.isalpha() and lang.islower())


def shallow(value: object, depth: int = JSON_DEPTH) -> bool:
    """Whether a JSON value is nested little enough to be written again from any depth of calls."""
    if isinstance(value, dict):
        return depth > 0 and all(shallow(inner, depth - 1) for inner in value.values())
    if isinstance(value, list):
        return depth > 0 and all(shallow(inner, depth - 1) for inner in value)
    return True


def _in_order(turns: tuple[Turn, ...], started: datetime | None) -> bool:
    """Whether turns are numbered by position, and times make sense, compare and run forward."""
    last = started
    if started is not None and not _usual(started):
        return False
    for position, turn in enumerate(turns):
        at = turn.at
        if turn.i != position or not ((turn.start is None and turn.end is None) or _span(turn)):
            return False
        if at is not None:
            if not _usual(at) or not (last is None or last is at or _after(last, at, started)):
                return False
            last = at
    return True


def _usual(at: datetime) -> bool:
    return EARLIEST_YEAR <= at.year <= LATEST_YEAR


def _after(last: datetime, at: datetime, started: datetime | None) -> bool:
    """Whether `at` can be compared with the time before, and is not earlier (a start may be)."""
    return (last.tzinfo is None) == (at.tzinfo is None) and (last is started or at >= last)


def _span(turn: Turn) -> bool:
    start = turn.start or 0.0
    return start >= 0 and (turn.end is None or turn.end >= start)


def _composed(turn: Turn) -> Turn:
    if turn.text.isascii() and not turn.author and not turn.quoted:
        return turn
    text = clean(turn.text)
    author, quoted = turn.author and clean(turn.author), turn.quoted and clean(turn.quoted)
    if text is turn.text and author is turn.author and quoted is turn.quoted:
        return turn
    return msgspec.structs.replace(turn, text=text, author=author, quoted=quoted)
