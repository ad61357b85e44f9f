"""Read plain transcripts."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import PurePath
from typing import BinaryIO, NamedTuple

from ascolto.channels.transcript.shape import Line, is_heading, parse
from ascolto.channels.transcript.times import Times
from ascolto.listen.dates import moment, order_of, stamp
from ascolto.listen.encoding import head_text
from ascolto.listen.labels import role_of
from ascolto.listen.notes import Notes
from ascolto.listen.said import Said, conversation
from ascolto.listen.textlines import text_lines
from ascolto.words import Conversation, Fault

_PEOPLE = ("agent", "customer")
_RULE = re.compile(r"^[ \t]*[-=_*#~]{3,}[ \t]*$")
_DATE = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
_OTHERS = re.compile(  # what other sources begin with: subtitles, JSON, mail, WhatsApp
    rf"^[\ufeff\u200e]?(?:WEBVTT|[\[{{]\s*\{{|From \S+@|\[?{_DATE},|{_DATE} [\d:.]{{4,8}} - |\[[^\[\]]{{4,12}}, {_DATE})"
)
_MAIL = re.compile(
    r"^(?:From \S+ .*\d{4}$|(?:message-id|mime-version|received|return-path|delivered-to"
    r"|in-reply-to|content-type):)",
    re.IGNORECASE | re.MULTILINE,
)
_NO_TURN = "no line begins with a speaker's name and a colon"
_NO_TURN_REMEDY = 'Begin each turn as "Agent: ..." or "[10:02] Customer: ...".'


class Told(NamedTuple):
    """A line that begins a turn, with its number and the lines that go on with it."""

    number: int
    line: Line
    more: list[str]


def sniff(head: bytes, name: str) -> bool:
    """Know a text in which two lines or more begin with a speaker, one of them a role."""
    text = head_text(head)
    if _OTHERS.match(text) or name.lower().endswith((".eml", ".mbox", ".json", ".jsonl", ".vtt")):
        return False
    lines = [parsed for line in text.splitlines()[:400] if (parsed := parse(line))]
    if " --> " in text[:2000] or _MAIL.search(text[:4000]):
        return False
    spoken = [one for one in lines if not is_heading(one.name)]
    roles = {role_of(one.name) for one in spoken} - {None}
    stamped = sum(1 for one in spoken if one.when)
    enough = 1 if name.lower().endswith((".txt", ".log")) else 2
    return len(spoken) >= enough and (bool(roles) or stamped >= 2 or _repeats(spoken))


def _repeats(lines: list[Line]) -> bool:
    counts = Counter(one.name for one in lines)
    return len(counts) >= 2 and counts.most_common(1)[0][1] >= 2


def read(stream: BinaryIO, name: str) -> Iterator[Conversation | Fault]:
    """Yield one conversation, or more where lines of dashes lie between them."""
    notes = Notes(name)
    lines = [(number, line, parse(line)) for number, line in text_lines(stream, notes)]
    begins = _begins([parsed for _, _, parsed in lines if parsed])
    stem, found = PurePath(name).stem or name, 0
    for block in _blocks(lines, begins):
        told, preamble = block
        if not told:
            continue
        found += 1
        id_ = stem if found == 1 else f"{stem}-{found}"
        made = _conversation(told, preamble, id_, notes)
        yield from notes.drain()
        yield made
    if not found:
        notes.add(None, _NO_TURN, _NO_TURN_REMEDY, lost=True)
    yield from notes.drain()


class _Begins(NamedTuple):
    names: frozenset[str]
    stamped: bool

    def __call__(self, line: Line) -> bool:
        return line.name in self.names and (line.when is not None or not self.stamped)


def _begins(lines: list[Line]) -> _Begins:
    """Find what begins a turn in this file: names that are roles, that come again, or are stamped.

    Where most turns carry a time, a line without one goes on with the turn before: "Note: ..."
    inside a message is no new speaker.
    """
    spoken = [one for one in lines if not is_heading(one.name)]
    counts = Counter(one.name for one in spoken)
    stamped = {one.name for one in spoken if one.when}
    names = {one for one, times in counts.items() if times > 1 or role_of(one) or one in stamped}
    names |= {spoken[0].name} if spoken else set()
    sure = [one for one in spoken if one.name in stamped or role_of(one.name) in _PEOPLE]
    with_time = sum(1 for one in sure if one.when)
    return _Begins(frozenset(names), stamped=with_time * 2 > len(sure))


def _blocks(
    lines: list[tuple[int, str, Line | None]], begins: _Begins
) -> Iterator[tuple[list[Told], list[str]]]:
    """Cut the file into conversations: (turns, the lines above the first turn)."""
    told: list[Told] = []
    above: list[str] = []
    ruled = False
    for number, line, parsed in lines:
        if parsed and begins(parsed):
            if ruled and told:
                yield told, above
                told, above = [], []
            told.append(Told(number, parsed, []))
            ruled = False
        elif _RULE.match(line):
            ruled = True
            (told[-1].more if told else above).append(line)
        elif told:
            told[-1].more.append(line)
            ruled = ruled and not line.strip()
        else:
            above.append(line)
    yield told, above


def _conversation(told: list[Told], above: list[str], id_: str, notes: Notes) -> Conversation:
    times = Times([one.line.when for one in told], [one.number for one in told], _day(above), notes)
    said = [
        Said(
            name=one.line.name,
            text=_text(one),
            line=one.number,
            at=times.at(i),
            start=times.start(i),
        )
        for i, one in enumerate(told)
    ]
    heading = "\n".join(line for line in above if line.strip())
    return conversation(
        said,
        notes,
        id=id_,
        channel="phone" if times.recorded else "chat",
        carried={"heading": heading} if heading else None,
    )


def _text(one: Told) -> str:
    more = list(one.more)
    while more and (not more[-1].strip() or _RULE.match(more[-1])):
        more.pop()
    return "\n".join([one.line.text, *(line.rstrip() for line in more)]).strip("\n")


def _day(above: list[str]) -> date | None:
    """Find the day that a heading gives ("Date: 2026-03-02"), for stamps that have a time only."""
    for line in above:
        when = stamp(line.partition(":")[2].strip()[:40] + " 00:00") if ":" in line else None
        if when and when.date and (at := moment(when, order_of([when], Notes("")))):
            return at.date()
    return None
