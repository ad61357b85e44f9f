"""From what was said, as a source tells it, to a Conversation."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from ascolto.listen.moments import BACKWARD, BACKWARD_REMEDY, comparable
from ascolto.listen.notes import Notes
from ascolto.listen.speakers import author_of, guess_fault, roles
from ascolto.listen.text import clean
from ascolto.words import Conversation, Turn
from ascolto.words.terms import Channel, Speaker


class Said(NamedTuple):
    """One message as a source tells it. `name` may be a role, a name or "" (none told).

    `role` is set where the source itself tells it; else it is found from all names and words.
    `line` is where it begins in the source; `start` and `end` are seconds into a recording.
    """

    name: str
    text: str
    line: int
    at: datetime | None = None
    start: float | None = None
    end: float | None = None
    quoted: str | None = None
    role: Speaker | None = None


def conversation(
    said: Sequence[Said],
    notes: Notes,
    *,
    id: str,  # noqa: A002 (the name of the field it fills)
    channel: Channel,
    customer: str | None = None,
    started_at: datetime | None = None,
    carried: dict[str, object] | None = None,
) -> Conversation:
    """Make the conversation: roles, numbers, composed texts; `notes` hears of every guess."""
    told, guessed = roles((one.name, one.text) for one in said if one.role is None)
    if guessed:
        guess_fault(notes, said[0].line)
    times = comparable([one.at for one in said], [one.line for one in said], notes)
    turns = tuple(
        _turn(i, one, one.role or told[one.name], at)
        for i, (one, at) in enumerate(zip(said, times, strict=True))
    )
    _note_backward(said, notes)
    return Conversation(
        id=clean(id),
        turns=turns,
        channel=channel,
        customer=customer or _only("customer", turns),
        agent=_first("agent", turns),
        started_at=started_at or next((turn.at for turn in turns if turn.at), None),
        carried=carried or {},
    )


def _turn(i: int, one: Said, speaker: Speaker, at: datetime | None) -> Turn:
    return Turn(
        i=i,
        speaker=speaker,
        text=clean(one.text),
        author=author_of(one.name, speaker),
        at=at,
        start=one.start,
        end=one.end,
        quoted=clean(one.quoted) if one.quoted else None,
    )


def _note_backward(said: Sequence[Said], notes: Notes) -> None:
    last = 0.0
    for i, one in enumerate(said):
        if one.start is not None and one.start < last:
            notes.add(one.line, BACKWARD, BACKWARD_REMEDY, where=f"turn {i}")
        last = one.start if one.start is not None else last


def _only(speaker: Speaker, turns: tuple[Turn, ...]) -> str | None:
    """Give the one author in a role: with two it is not told whose conversation it is."""
    authors = {turn.author for turn in turns if turn.speaker == speaker and turn.author}
    return authors.pop() if len(authors) == 1 else None


def _first(speaker: Speaker, turns: tuple[Turn, ...]) -> str | None:
    return next((turn.author for turn in turns if turn.speaker == speaker and turn.author), None)
