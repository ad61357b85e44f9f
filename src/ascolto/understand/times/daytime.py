"""A bare hour -> which one is meant: by the part of the day, else the hour at which people are awake."""

from datetime import date, datetime, timedelta

from ascolto.understand.times.clock import Clock
from ascolto.understand.times.hour import Hour
from ascolto.understand.times.said import Said

LATE_PARTS = frozenset({"evening", "night"})
_WAKING = 7  # nobody promises five in the morning without saying so
_LATEST_BARE = 21  # "by nine" said after lunch is tonight, "by ten" only from the evening
_SOON = timedelta(hours=5)


def hour_of_day(said: Said, at: Hour, clock: Clock, day: date) -> datetime:
    """Set an hour of a known day: by the part that was said, else as people are awake."""
    hour = _with_part(at, said.part)
    if said.over:
        day += timedelta(days=1)
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
    """Tell the hour on the 24-hour clock where it is certain, else -1."""
    if at.how == "exact":
        return at.hour
    if at.how == "am" or (part == "morning" and at.hour != 12):
        return at.hour % 12
    if at.how == "pm" or part == "afternoon":
        return at.hour % 12 + 12
    if part in LATE_PARTS:
        small = at.hour % 12 < (5 if part == "evening" else 6)
        return (24 if at.hour == 12 else at.hour) if small else at.hour % 12 + 12
    if part == "overnight":
        return at.hour % 12 if at.hour % 12 < 7 else at.hour % 12 + 12
    if part == "noon":
        return at.hour % 12 + 12 if at.hour < 6 or at.hour == 12 else at.hour
    return at.hour if at.how == "daytime" else -1


def _still_ahead(at: Hour, clock: Clock) -> int:
    """Read "today at five": the first such hour that is still ahead, else the afternoon's."""
    morning = clock.moment(clock.today, at.hour, at.minute)
    if at.hour == 12 or (at.hour >= _WAKING and clock.ahead(morning)):
        return at.hour
    return at.hour + 12


def next_hour(said: Said, at: Hour, clock: Clock, *, daily: bool) -> datetime:
    """Set an hour without a day: the next such moment at which people are awake.

    `daily` says that it recurs: "every day at 9" is never 21:00.
    """
    today, tomorrow = clock.today, clock.today + timedelta(days=1)
    hour = _with_part(at, said.part)
    if hour >= 0:
        due = clock.moment(today, hour, at.minute)
        return due if clock.ahead(due) else clock.moment(tomorrow, hour, at.minute)
    waking = at.hour if at.hour >= _WAKING else at.hour + 12
    due = clock.moment(today, waking, at.minute)
    if clock.ahead(due):
        return due
    if waking < 12 and not daily:
        tonight = clock.moment(today, waking + 12, at.minute)
        if clock.ahead(tonight) and (waking + 12 <= _LATEST_BARE or tonight - clock.now <= _SOON):
            return tonight
    return clock.moment(tomorrow, waking, at.minute)
