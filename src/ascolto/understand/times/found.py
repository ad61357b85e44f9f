"""What is found: a time in a text, and which of several binds whoever says them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

import msgspec

from ascolto.words.struct import Fact

Kind = Literal["instant", "day", "window", "duration", "recurring", "working", "vague"]

# A bare length of time ("it takes two minutes") binds only where nothing firmer is said.
_FIRM: tuple[Kind, ...] = ("instant", "day", "window", "working")


class TimeFound(Fact, frozen=True):
    """A time said in a text: `start` and `end` are offsets into it (end exclusive).

    `due` is the moment by which it will have come, with its zone; None where it is past, has no
    date ("31 February") or is too vague. `every` is an ISO 8601 duration ("PT4H"), `due` then
    being the first time. `past` says that it speaks of the past ("two days ago", "since Monday").
    """

    start: int
    end: int
    due: datetime | None
    every: str | None
    kind: Kind
    past: bool = False


def due_of(times: Iterable[TimeFound]) -> TimeFound | None:
    """Of the times in one promise, the one that binds, or None where none is ahead.

    The first firm time binds ("tomorrow at ten, it takes five minutes": tomorrow at ten). Beside
    something recurring it is the first time ("at 2pm and every 2 hours after that"): the result
    then has both `due` and `every`, and the place of what recurs.
    """
    ahead = [found for found in times if not found.past and (found.due or found.every)]
    firm = _first_firm(ahead)
    recurring = next((found for found in ahead if found.every), None)
    if firm is not None and firm.due is not None and firm.kind == "day":
        # "Monday, with the delivery, between ten and two": the hour of that day is the moment.
        hours = (f for f in ahead if f.kind in ("instant", "window") and f.due is not None)
        firm = next((f for f in hours if f.due and f.due.date() == firm.due.date()), firm)
    if recurring is None:
        return firm or next(iter(ahead), None)
    if firm is None or (firm.kind == "day" and firm.start > recurring.start):
        return recurring  # "every Monday and Thursday"
    return msgspec.structs.replace(recurring, due=firm.due)


def _first_firm(times: list[TimeFound]) -> TimeFound | None:
    """Pick the first firm time; a day whose hour is said further on binds by that hour."""
    firm = [found for found in times if found.kind in _FIRM]
    first = next(iter(firm), None)
    if first is None or first.kind != "day" or first.due is None:
        return first
    day = first.due.date()
    return next((f for f in firm if f.kind != "day" and f.due and f.due.date() == day), first)
