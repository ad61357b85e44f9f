"""Promises found in a turn, held against those that people found there."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

_END_OF_DAY = {(23, 59), (0, 0)}  # how labels write "that day", without an hour


class Promised(NamedTuple):
    """How many promises of a turn were found, missed, made up; `dated` of the found ones right."""

    found: int = 0
    extra: int = 0
    missed: int = 0
    dated: int = 0


def compare(
    text: str, gold: Iterable[Mapping[str, Any]], read: Iterable[Mapping[str, Any]]
) -> Promised:
    """Pair the promises of one turn in order: each takes the first that overlaps it in `text`.

    A promise's `text` that does not stand in the turn counts as spanning all of it.
    """
    left = list(read)
    found = missed = dated = 0
    for promise in gold:
        start, end = _span(text, promise["text"])
        hit = next((q for q in left if _overlaps(text, q["text"], start, end)), None)
        if hit is None:
            missed += 1
            continue
        left.remove(hit)
        found += 1
        dated += same_due(promise["due"], hit.get("due"))
    return Promised(found, len(left), missed, dated)


def same_due(gold: str | None, read: str | None) -> bool:
    """Whether two due times (ISO 8601) agree: within a minute, or the day where that is all known.

    The day is enough where `gold` stands at 23:59 or 00:00. Raises ValueError where either is no
    ISO 8601 time.
    """
    if gold is None or read is None:
        return gold is None and read is None
    a, b = datetime.fromisoformat(gold), datetime.fromisoformat(read)
    if (a.tzinfo is None) != (b.tzinfo is None):
        b = b.replace(tzinfo=a.tzinfo)
    if abs((a - b).total_seconds()) <= 60:
        return True
    return (a.hour, a.minute) in _END_OF_DAY and a.date() == b.date()


def _span(text: str, part: str) -> tuple[int, int]:
    start = text.find(part)
    return (start, start + len(part)) if start >= 0 else (0, len(text))


def _overlaps(text: str, part: str, start: int, end: int) -> bool:
    a, b = _span(text, part)
    return a < end and start < b
