"""Readings as a spreadsheet: one line for each thing heard, so that any column can be a pivot."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from ascolto.report import phrases
from ascolto.report.passages import Note
from ascolto.report.plain import visible
from ascolto.report.story import NeedShown, PromiseShown, Story, TurnShown, story
from ascolto.words import Listening

# A spreadsheet runs a cell that starts like this (OWASP, "CSV Injection"); an apostrophe in
# front makes it text. Full-width forms are included: some programs fold them to the plain ones.
_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class Row(NamedTuple):
    """One line. What a `kind` has no use for is empty.

    `kind` is conversation, need, technique, failure or promise; `turn` counts from 1, `ends` is
    the turn that met or missed it; `minutes` is the time between the two, where it is known.
    Times are ISO 8601; `score` stands on the conversation's line only, so that a mean of the
    column is a mean of conversations.
    """

    conversation: str
    channel: str
    lang: str
    started_at: str
    kind: str
    id: str
    name: str
    turn: int | None
    at: str
    status: str
    ends: int | None
    minutes: float | None
    due: str
    words: str
    reason: str
    score: int | None


def rows(listening: Listening, *, names: Mapping[str, str] | None = None) -> Iterator[Row]:
    """Give the lines of one reading: the conversation, its needs, its marks, its promises.

    The texts are as they were said; `write` makes them safe for a spreadsheet.
    """
    told = story(listening)
    known = names or {}
    yield _row(told, kind="conversation", score=told.score.value)
    for need in told.needs:
        if need.id != "promise":
            yield _need(told, need, known)
    for promise in told.promises:
        yield _promise(told, promise, known)
    for turn in told.turns:
        for note in turn.notes:
            if note.kind != "heard":
                yield _mark(told, turn, note, known)


def write(
    listenings: Iterable[Listening],
    *,
    names: Mapping[str, str] | None = None,
    bom: bool = False,
    delimiter: str = ",",
) -> Iterator[bytes]:
    """Write readings as UTF-8 CSV, one chunk a conversation, after a line of column names.

    `bom` puts the mark in front by which Excel knows UTF-8; `delimiter` is ";" for an Excel set
    to Italian or Romanian.
    """
    yield (b"\xef\xbb\xbf" if bom else b"") + _lines([Row._fields], delimiter)
    for listening in listenings:
        yield _lines(rows(listening, names=names), delimiter)


def _lines(some: Iterable[Iterable[object]], delimiter: str) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows([_safe(cell) for cell in row] for row in some)
    return out.getvalue().encode("utf-8")


def _safe(cell: object) -> object:
    if not isinstance(cell, str):
        return cell
    return f"'{cell}" if cell.startswith(_RUN) else cell


def _row(told: Story, *, kind: str, turn: int | None = None, **more: object) -> Row:
    empty: dict[str, object] = dict.fromkeys(Row._fields, "")
    empty |= {"turn": turn, "ends": None, "minutes": None, "score": None}
    empty |= {
        "conversation": told.id,
        "channel": told.channel,
        "lang": told.lang,
        "started_at": _iso(told.started_at),
        "kind": kind,
        "at": _iso(told.turns[turn - 1].at) if turn and turn <= len(told.turns) else "",
    }
    return Row(**(empty | more))  # type: ignore[arg-type]  # the fields are Row's own


def _need(told: Story, need: NeedShown, names: Mapping[str, str]) -> Row:
    return _row(
        told,
        kind="need",
        turn=need.opened,
        id=need.id,
        name=phrases.name(need.id, names),
        status=need.status,
        ends=need.ends,
        minutes=_minutes(told, need.opened, need.ends),
        words=need.words,
    )


def _promise(told: Story, promise: PromiseShown, names: Mapping[str, str]) -> Row:
    return _row(
        told,
        kind="promise",
        turn=promise.turn,
        id="promise",
        name=phrases.name("promise", names),
        status=promise.status or "",
        ends=promise.ends,
        minutes=_minutes(told, promise.turn, promise.ends),
        due=_iso(promise.due),
        words=promise.text,
    )


def _mark(told: Story, turn: TurnShown, note: Note, names: Mapping[str, str]) -> Row:
    return _row(
        told,
        kind=note.kind,
        turn=turn.number,
        id=visible(note.id),
        name=phrases.name(note.id, names),
        words=note.words,
        reason=note.why,
    )


def _minutes(told: Story, opened: int, ends: int | None) -> float | None:
    """Minutes from one turn to another, by the clock or by the recording."""
    last = len(told.turns)
    if ends is None or not 1 <= opened <= last or not 1 <= ends <= last:
        return None
    first, then = told.turns[opened - 1], told.turns[ends - 1]
    if first.at and then.at and (first.at.tzinfo is None) == (then.at.tzinfo is None):
        return round((then.at - first.at).total_seconds() / 60, 1)
    if first.seconds is not None and then.seconds is not None:
        return round((then.seconds - first.seconds) / 60, 1)
    return None


def _iso(at: datetime | None) -> str:
    return at.isoformat() if at else ""
