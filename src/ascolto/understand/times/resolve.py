"""What was said of a point in time -> the moment itself, by the conventions of due times.

A day without an hour is 23:59 of it, a morning and noon 12:00, an afternoon 18:00, an evening
23:59 too; a bare hour is the next such moment at which people are awake ("by 3" is 15:00).
"""

from datetime import date, datetime, timedelta
from typing import Final

from ascolto.understand.times.clock import Clock, add_months
from ascolto.understand.times.daytime import LATE_PARTS, hour_of_day, next_hour
from ascolto.understand.times.found import Kind
from ascolto.understand.times.said import Said

_PART_HOUR: Final = {
    "morning": (12, 0),
    "noon": (12, 0),
    "afternoon": (18, 0),
    "evening": (23, 59),
    "night": (23, 59),
    "midnight": (24, 0),
    "overnight": (6, 0),
    "close": (18, 0),
    "end": (23, 59),
}
_INSTANT_PARTS = frozenset({"noon", "midnight", "close"})
_FRIDAY = 4
# A day and month that are just past are meant so, unless a deadline is set ("by 3 May").
_RECENT = timedelta(days=120)
_BINDING = frozenset({"by", "until", "for", "max"})


def resolve(
    said: Said, clock: Clock, *, same: date | None = None, daily: bool = False
) -> tuple[datetime | None, Kind, bool]:
    """Find the moment, its kind, and whether it is past (then without a moment).

    `same` is the day named before ("the same day at six"); `daily` says that the hour recurs
    ("every day at 9" is never 21:00).
    """
    kind = _kind(said)
    if said.last or "since" in said.links or (said.day is not None and said.day < 0):
        return None, kind, True
    day = _day(said, clock, same)
    if day is None and (said.date is not None or said.same):
        return None, kind, False
    if day is None and _just_past(said, clock):
        return None, kind, True
    due = _at_hour(said, clock, day, daily=daily)
    if due is None or clock.ahead(due):
        return due, kind, False
    if said.day == 0 and said.part in LATE_PARTS and said.hour is None:
        return clock.end_of(clock.today), kind, False  # "tonight", said at half past nine
    return None, kind, True


def _just_past(said: Said, clock: Clock) -> bool:
    """Tell a report from a plan: "arrived at 16.27", said at 16.30; plans keep to round minutes."""
    at = said.hour
    if at is None or at.minute % 5 == 0 or at.how in ("words", "figures"):
        return False
    hour = at.hour % 12 + 12 * (at.how == "pm") if at.how in ("am", "pm") else at.hour
    unbound = _BINDING.isdisjoint(said.links)
    return unbound and not clock.ahead(clock.moment(clock.today, hour, at.minute))


def _kind(said: Said) -> Kind:
    if said.window:
        return "window"
    if said.hour is not None or said.part in _INSTANT_PARTS:
        return "instant"
    if said.working is not None:
        return "working"
    if said.part not in (None, "end") or (said.period is not None and not said.end):
        return "window"
    return "day"


def _day(said: Said, clock: Clock, same: date | None) -> date | None:
    """Find the day that was named, or None where none was or there is none."""
    today = clock.today
    if said.working is not None:
        return clock.working_day(said.working)
    if said.date is not None:
        return _dated(said, clock)
    if said.day is not None:
        return today + timedelta(days=said.day)
    if said.weekday is not None:
        return _weekday(said, clock)
    if said.period is not None:
        return _period(said, clock)
    if said.same or (same is not None and said.hour is None and said.part == "end"):
        return same
    return None


def _dated(said: Said, clock: Clock) -> date | None:
    assert said.date is not None  # noqa: S101 (its only caller has looked)
    day, month, year = said.date
    if month is not None and said.slashed and (clock.month_first or month > 12):
        day, month = (month, day) if day <= 12 else (day, month)
    if year is not None and month is not None:
        try:
            return date(year, month, day)
        except ValueError:
            return None
    found = clock.next_date(day, month, said.weekday, skip_today=month is None)
    if found is None or month is None or not _BINDING.isdisjoint(said.links):
        return found
    last = add_months(found, -12)  # "it came on 3 May", said on the 12th
    recent = clock.today - last < _RECENT or "of" in said.links
    return last if recent and last < clock.today and found.year > clock.today.year else found


def _weekday(said: Said, clock: Clock) -> date:
    today = clock.today
    assert said.weekday is not None  # noqa: S101 (its only caller has looked)
    if said.period is not None and said.period[1] == "week":
        monday = today - timedelta(days=today.weekday())
        return monday + timedelta(days=7 * said.period[0] + said.weekday)
    ahead = (said.weekday - today.weekday() - 1) % 7 + 1
    return today + timedelta(days=ahead + 7 * said.weeks)


def _period(said: Said, clock: Clock) -> date:
    """Find the last day of a week (Sunday), month or year; "the end of the week" is its Friday."""
    assert said.period is not None  # noqa: S101 (its only caller has looked)
    shift, unit = said.period
    today = clock.today
    if unit in ("week", "weekend"):
        sunday = today + timedelta(days=6 - today.weekday() + 7 * shift)
        friday = sunday - timedelta(days=6 - _FRIDAY)
        return friday if said.end and unit == "week" and friday >= today else sunday
    if unit == "named":
        first = clock.next_date(1, shift) or today
        first = today.replace(day=1) if shift == today.month else first
    elif unit == "year":
        return date(today.year + shift, 12, 31)
    else:
        first = add_months(today.replace(day=1), shift)
    return add_months(first, 1) - timedelta(days=1)


def _at_hour(said: Said, clock: Clock, day: date | None, *, daily: bool) -> datetime | None:
    if said.hour is not None:
        if day is not None:
            return hour_of_day(said, said.hour, clock, day)
        return next_hour(said, said.hour, clock, daily=daily)
    if said.part is None:
        return None if day is None else clock.end_of(day)
    hour, minute = _PART_HOUR[said.part]
    if day is None:
        due = clock.moment(clock.today, hour, minute)
        return (
            due if clock.ahead(due) else clock.moment(clock.today + timedelta(days=1), hour, minute)
        )
    if said.part == "overnight" and not (day == clock.today and clock.now.hour < hour):
        day += timedelta(days=1)
    return clock.moment(day, hour, minute)
