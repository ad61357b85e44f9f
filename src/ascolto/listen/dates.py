"""Dates and times as chats and transcripts write them: which number is the day, 12 or 24 hours."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from itertools import pairwise
from typing import Literal, NamedTuple

from ascolto.listen.moments import usual
from ascolto.listen.notes import Notes

Order = Literal["dmy", "mdy", "ymd"]

_DATE = re.compile(r"(?<!\d)(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?!\d)")
_TIME = re.compile(
    r"(?<!\d)(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?"
    r"(?:\s?([ap])\.?\s?m\b\.?)?\s?(z\b|utc\b|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_LONGEST = 48
NO_DAY = "a date is on no calendar: left out"
NO_DAY_REMEDY = "Write dates as 2026-03-02."


class Stamp(NamedTuple):
    """A time as written: `date` in the order written, `clock` in seconds, `parts` 2 or 3 (h:m:s).

    `padded` says that the first number of the date is written with a zero.
    """

    date: tuple[int, int, int] | None
    separator: str
    clock: int
    parts: int
    half: str
    zone: tzinfo | None
    padded: bool


def stamp(text: str) -> Stamp | None:
    """Read a stamp such as "12/03/26, 10:02:33", "[10:02 AM, 3/12/2026]", "2026-03-02T10:02Z"."""
    if len(text) > _LONGEST:
        return None
    day = _DATE.search(text)
    rest = text[: day.start()] + "\n" + text[day.end() :].lstrip("T") if day else text
    time = _TIME.search(rest)
    clock = _clock(time) if time else None
    if time is None or clock is None:
        return None
    written = (int(day[1]), int(day[3]), int(day[4])) if day else None
    return Stamp(
        date=written,
        separator=day[2] if day else "",
        clock=clock,
        parts=3 if time[3] else 2,
        half=(time[4] or "").lower(),
        zone=_zone(time[5]),
        padded=day is not None and day[1].startswith("0"),
    )


def _clock(time: re.Match[str]) -> int | None:
    hour, minute, second = int(time[1]), int(time[2]), int(time[3] or 0)
    if time[4]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if time[4] in "pP" else 0)
    return hour * 3600 + minute * 60 + second if minute < 60 and second < 60 else None


def _zone(text: str | None) -> tzinfo | None:
    if not text:
        return None
    if text[0] not in "+-":
        return UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    if minutes >= 24 * 60:
        return None
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))


def order_of(stamps: Iterable[Stamp], notes: Notes, *, american_pads: bool = True) -> Order:
    """Find the order of day and month for a whole file: one export has one order.

    A number over 12 tells; else the order in which the days run forward; else a 12-hour clock with
    slashes is American, and "03/02" is not where `american_pads` is false. Where nothing tells, the
    day comes first, and a note says so.
    """
    dated = [one for one in stamps if one.date]
    dates = list(dict.fromkeys(one.date for one in dated if one.date))
    if not dates or dates[0][0] > 31:
        return "ymd" if dates else "dmy"
    if any(first > 12 for first, _, _ in dates):
        return "dmy"
    if any(second > 12 for _, second, _ in dates):
        return "mdy"
    if dated[0].separator == ".":
        return "dmy"
    steps = {order: _backward(dates, order) for order in ("dmy", "mdy")}
    if steps["dmy"] != steps["mdy"]:
        return "dmy" if steps["dmy"] < steps["mdy"] else "mdy"
    if not american_pads and any(one.padded for one in dated):
        return "dmy"
    if any(first != second for first, second, _ in dates):
        notes.add(
            None,
            "nothing tells whether the day or the month comes first in its dates: it was guessed",
            "Export with dates as 2026-03-02, or leave in a date after the 12th of a month.",
        )
    return "mdy" if any(one.half for one in dated) else "dmy"


def _backward(dates: list[tuple[int, int, int]], order: Order) -> int:
    days = [_day(one, order) for one in dates]
    return sum(1 for a, b in pairwise(days) if a and b and b < a)


def _day(numbers: tuple[int, int, int], order: Order) -> date | None:
    a, b, c = numbers
    if a > 31:
        order = "ymd"
    year, month, day = {"dmy": (c, b, a), "mdy": (c, a, b), "ymd": (a, b, c)}[order]
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def moment(one: Stamp, order: Order, day: date | None = None) -> datetime | None:
    """Give the point in time; `day` is used where the stamp has no date. None if there is none."""
    found = _day(one.date, order) if one.date else day
    if found is None or one.clock >= 24 * 3600:
        return None
    midnight = datetime(found.year, found.month, found.day, tzinfo=one.zone)
    return usual(midnight + timedelta(seconds=one.clock))
