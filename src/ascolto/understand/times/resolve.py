"""What was said of a point in time -> the moment itself, by the conventions of due times.

A day without an hour is 23:59 of it, a morning and noon 12:00, an afternoon 18:00, an evening
21:00; a bare hour is the next such moment at which people are awake ("by 3" is 15:00).
"""

from datetime import date, datetime, timedelta
from typing import Final

from ascolto.understand.times.clock import Clock, add_months
from ascolto.understand.times.found import Kind
from ascolto.understand.times.hour import Hour
from ascolto.understand.times.said import Said

_PART_HOUR: Final = {
    "morning": (12, 0),
    "noon": (12, 0),
    "afternoon": (18, 0),
    "evening": (21, 0),
    "night": (23, 59),
    "midnight": (24, 0),
    "overnight": (6, 0),
    "close": (18, 0),
    "end": (23, 59),
}
_INSTANT_PARTS = frozenset({"noon", "midnight", "close"})
_LATE_PARTS = frozenset({"evening", "night"})
_WAKING = 7  # nobody promises five in the morning without saying so
_LATEST_BARE = 21  # "by nine" said after lunch is tonight, "by ten" only from the evening
_SOON = timedelta(hours=5)
_FRIDAY = 4


def resolve(
    said: Said, clock: Clock, *, same: date | None = None, daily: bool = False
) -> tuple[datetime | None, Kind, bool]:
    """The moment, its kind, and whether it is past (then without a moment).

    `same` is the day named before ("the same day at six"); `daily` says that the hour recurs
    ("every day at 9" is never 21:00).
    """
    kind = _kind(said)
    if said.last or said.links & {"since"} or (said.day is not None and said.day < 0):
        return None, kind, True
    day = _day(said, clock, same)
    if day is None and (said.date is not None or said.same):
        return None, kind, False
    due = _at_hour(said, clock, day, daily=daily)
    if due is None or due > clock.now:
        return due, kind, False
    if said.day == 0 and said.part in _LATE_PARTS and said.hour is None:
        return clock.end_of(clock.today), kind, False  # "tonight", said at half past nine
    return None, kind, True


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
    """The day that was named, or None where none was or there is none."""
    today = clock.today
    if said.working is not None:
        return clock_working(clock, said.working)
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


def clock_working(clock: Clock, count: int) -> date:
    """The `count`-th working day from the clock's today."""
    from ascolto.understand.times.workdays import working_days_after  # noqa: PLC0415

    return working_days_after(clock.today, count, clock.country)


def _dated(said: Said, clock: Clock) -> date | None:
    assert said.date is not None  # noqa: S101 (its only caller has looked)
    day, month, year = said.date
    if month is not None and month > 12 >= day:
        day, month = month, day
    if year is not None and month is not None:
        try:
            return date(year, month, day)
        except ValueError:
            return None
    found = clock.next_date(day, month, said.weekday, skip_today=month is None)
    if found and "of" in said.links and found.year > clock.today.year and month is not None:
        return add_months(found, -12)  # "the letter of 3 March"
    return found


def _weekday(said: Said, clock: Clock) -> date:
    today = clock.today
    assert said.weekday is not None  # noqa: S101 (its only caller has looked)
    if said.period is not None and said.period[1] == "week":
        monday = today - timedelta(days=today.weekday())
        return monday + timedelta(days=7 * said.period[0] + said.weekday)
    ahead = (said.weekday - today.weekday() - 1) % 7 + 1
    return today + timedelta(days=ahead + 7 * said.weeks)


def _period(said: Said, clock: Clock) -> date:
    """The last day of a week (Sunday), month or year; "the end of the week" is its Friday."""
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
            return _hour_of_day(said, said.hour, clock, day)
        return _next_hour(said, said.hour, clock, daily=daily)
    if said.part is None:
        return None if day is None else clock.end_of(day)
    hour, minute = _PART_HOUR[said.part]
    if day is None:
        due = clock.moment(clock.today, hour, minute)
        return due if due > clock.now else clock.moment(clock.today + timedelta(days=1), hour, minute)
    if said.part == "overnight" and not (day == clock.today and clock.now.hour < hour):
        day += timedelta(days=1)
    return clock.moment(day, hour, minute)


def _hour_of_day(said: Said, at: Hour, clock: Clock, day: date) -> datetime:
    """An hour of a known day: by the part that was said, else as people are awake."""
    hour = _with_part(at, said.part)
    if said.part in ("overnight", "night", "evening") and hour < 6:
        later = day != clock.today or clock.now.hour >= 6
        day = day + timedelta(days=1) if later else day
    elif hour < 0:
        hour = at.hour
        if at.how == "written":
            pass
        elif day == clock.today:
            hour = _still_ahead(at, clock)
        elif hour < _WAKING:
            hour += 12
    return clock.moment(day, hour, at.minute)


def _with_part(at: Hour, part: str | None) -> int:
    """The hour on the 24-hour clock where it is certain, else -1."""
    if at.how == "exact":
        return at.hour
    if at.how == "am" or (part == "morning" and at.hour != 12):
        return at.hour % 12
    if at.how == "pm" or part == "afternoon":
        return at.hour % 12 + 12
    if part in _LATE_PARTS:
        small = at.hour % 12 < (5 if part == "evening" else 6)
        return (24 if at.hour == 12 else at.hour) if small else at.hour % 12 + 12
    if part == "overnight":
        return at.hour % 12 if at.hour % 12 < 7 else at.hour % 12 + 12
    if part == "noon":
        return at.hour % 12 + 12 if at.hour < 6 or at.hour == 12 else at.hour
    return -1


def _still_ahead(at: Hour, clock: Clock) -> int:
    """ "today at five": the first such hour that is still ahead, else the afternoon's."""
    morning = clock.moment(clock.today, at.hour, at.minute)
    if at.hour == 12 or (at.hour >= _WAKING and morning > clock.now):
        return at.hour
    return at.hour + 12


def _next_hour(said: Said, at: Hour, clock: Clock, *, daily: bool) -> datetime:
    """An hour without a day: the next such moment, at which people are awake."""
    today, tomorrow = clock.today, clock.today + timedelta(days=1)
    hour = _with_part(at, said.part)
    if hour >= 0:
        due = clock.moment(today, hour, at.minute)
        return due if due > clock.now else clock.moment(tomorrow, hour, at.minute)
    waking = at.hour if at.hour >= _WAKING else at.hour + 12
    due = clock.moment(today, waking, at.minute)
    if due > clock.now:
        return due
    if waking < 12 and not daily:
        tonight = clock.moment(today, waking + 12, at.minute)
        if tonight > clock.now and (waking + 12 <= _LATEST_BARE or tonight - clock.now <= _SOON):
            return tonight
    return clock.moment(tomorrow, waking, at.minute)
