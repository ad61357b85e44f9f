"""From subtitles to a conversation: cues of one speaker become one turn."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import PurePath
from typing import NamedTuple

from ascolto.listen.labels import role_of
from ascolto.listen.notes import Notes
from ascolto.listen.said import Said, conversation
from ascolto.words import Conversation, Fault
from ascolto.words.terms import Channel

PAUSE = 3.0  # seconds of silence after which the same speaker begins a new turn
_LABEL = re.compile(r"^[ \t]*(?:\[([^\[\]\n:]{1,60})\]:?|([^\W_][^\n:<>\[\]]{0,58}):)(?:[ \t]+|$)")
_CHANGE = re.compile(r"^[ \t]*(?:>>+|[-–—][ \t])[ \t]*")
_NOT_NAMES = re.compile(r"[.!?;,\"]|//")
_ZOOM = re.compile(r"GMT(\d{8})-(\d{6})")
_MEETING = re.compile(r"zoom|teams|meet|gmt\d{8}", re.IGNORECASE)


class Cue(NamedTuple):
    """One subtitle. `name` is the speaker where the format itself tells it, else ""."""

    name: str
    text: str
    start: float
    end: float
    line: int


def told(
    cues: Sequence[Cue], notes: Notes, name: str, nothing: str, remedy: str
) -> Iterator[Conversation | Fault]:
    """Tell what was noted, then the conversation; a file without cues is lost: `nothing`, `remedy`."""
    if not cues:
        notes.add(None, nothing, remedy, lost=True)
        yield from notes.drain()
        return
    made = to_conversation(cues, notes, name)
    yield from notes.drain()
    yield made


def to_conversation(cues: Sequence[Cue], notes: Notes, name: str) -> Conversation:
    """Make the conversation of a file of cues; the file's name gives id, channel and, by Zoom, time."""
    said = list(_joined(_named(cues)))
    if not any(one.name and not one.name.startswith(">>") for one in said):
        notes.add(
            said[0].line,
            "no speaker is named: who speaks was guessed",
            "Export the subtitles with speakers' names.",
        )
    if len({one.name for one in said}) == 1 and said[0].name.startswith(">>"):
        said = [one._replace(name="") for one in said]  # the sides never changed
    return conversation(
        said,
        notes,
        id=PurePath(name).stem or name,
        channel=_channel(name),
        started_at=_started(name),
    )


def _channel(name: str) -> Channel:
    return "meeting" if _MEETING.search(PurePath(name).name) else "phone"


def _started(name: str) -> datetime | None:
    found = _ZOOM.search(name)  # GMT20260302-091500_Recording.transcript.vtt
    try:
        return (
            datetime.strptime(found[1] + found[2], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
            if found
            else None
        )
    except ValueError:
        return None


def _named(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Give each utterance its speaker: told, written before a colon, changed by ">>", or as before."""
    accepted = _names(cues)
    current, side = "", 0
    for cue in cues:
        if cue.name:
            current = cue.name
            yield cue
            continue
        for text in _utterances(cue.text):
            name, rest = _split(text, accepted)
            if name:
                current = name
            elif change := _CHANGE.match(text):
                side = 3 - side if side else 1
                current, rest = f">>{side}", text[change.end() :]
            yield cue._replace(name=current, text=rest)


def _utterances(text: str) -> list[str]:
    """Part a cue where two people speak in it, each on a line of their own."""
    parts: list[list[str]] = []
    for line in text.split("\n"):
        if parts and not (_CHANGE.match(line) or _LABEL.match(line)):
            parts[-1].append(line)
        else:
            parts.append([line])
    return ["\n".join(lines) for lines in parts]


def _names(cues: Sequence[Cue]) -> frozenset[str]:
    """Find which words before a colon are speakers: roles, and names that come more than once."""
    counts: dict[str, int] = {}
    for cue in cues:
        for text in _utterances(cue.text) if not cue.name else ():
            if name := _candidate(text):
                counts[name] = counts.get(name, 0) + 1
    return frozenset(
        name for name, times in counts.items() if times > 1 or role_of(name) or len(counts) == 2
    )


def _candidate(text: str) -> str:
    found = _LABEL.match(text[:80])
    name = (found[1] or found[2]).strip() if found else ""
    words = name.split()
    if not words or len(words) > 5 or _NOT_NAMES.search(name):
        return ""
    return name if role_of(name) or all(not word[0].islower() for word in words) else ""


def _split(text: str, accepted: frozenset[str]) -> tuple[str, str]:
    name = _candidate(text)
    found = _LABEL.match(text[:80]) if name in accepted else None
    return (name, text[found.end() :]) if found else ("", text)


def _joined(cues: Iterator[Cue]) -> Iterator[Said]:
    """Join the cues of one speaker where hardly a pause is between them: one sentence, two lines."""
    parts: list[str] = []
    first: Cue | None = None
    last: Cue | None = None
    for cue in cues:
        if (
            first
            and last
            and cue.name == last.name
            and cue.start - last.start >= 0
            and (cue.start - last.end <= PAUSE)
        ):
            parts.append(cue.text)
        else:
            if first and last:
                yield _said(first, last, parts)
            first, parts = cue, [cue.text]
        last = cue
    if first and last:
        yield _said(first, last, parts)


def _said(first: Cue, last: Cue, parts: list[str]) -> Said:
    text = " ".join(" ".join(part.split()) for part in parts)
    end = max(last.end, first.start)
    return Said(name=first.name, text=text.strip(), line=first.line, start=first.start, end=end)
