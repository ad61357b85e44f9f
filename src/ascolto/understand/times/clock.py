"""The clock of a turn: from the moment it was said, the moments that it speaks of."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from ascolto.understand.times.lexicon import Settings
from ascolto.understand.times.span import Span
from ascolto.understand.times.workdays import is_working, working_days_after
from ascolto.understand.times.zone import country_for

_DAY_ENDS = time(23, 59)
_OPENS, _CLOSES = time(9), time(18)
_MOST_WORKING_DAYS = 300
_HORIZON_YEARS = 8  # far enough for the next 29 February
_HORIZON_MONTHS = 15  # "Friday the 13th" is never further


@dataclass(slots=True)
class Clock:
    """When (`now`, in the conversation's zone) and where (`country`) a turn was said; `month_first` where people write 5/6 for the sixth of May."""

    now: datetime
    country: str
    month_first: bool = False
    today: date = field(init=False)
    zone: tzinfo = field(init=False)
    _stamp: float = field(init=False)

    def __post_init__(self) -> None:
        if self.now.tzinfo is None:
            raise ValueError("the time of a turn needs its offset: give it the conversation's zone")
        self.today = self.now.date()
        self.zone = self.now.tzinfo
        self._stamp = self.now.timestamp()

    @classmethod
    def at(cls, at: datetime, zone: tzinfo, settings: Settings, country: str | None) -> "Clock":
        """Make the clock of a turn said at `at`, in a zone and a country (by default the language's)."""
        where = country or country_for(settings, at)
        return cls(at.astimezone(zone), where, where in settings.month_first)

    def moment(self, day: date, hour: int, minute: int) -> datetime:
        """Give that hour of that day; 24 is its end. An hour that daylight saving skips moves on."""
        day, hour = (day + timedelta(days=1), 0) if hour == 24 else (day, hour)
        said = datetime.combine(day, time(hour, minute), self.zone)
        return said.astimezone(UTC).astimezone(self.zone)

    def ahead(self, when: datetime) -> bool:
        """Whether it is still to come: compared as points in time, also in a doubled hour."""
        return when.timestamp() > self._stamp

    def end_of(self, day: date) -> datetime:
        """23:59 of a day."""
        return datetime.combine(day, _DAY_ENDS, self.zone)

    def after(self, span: Span) -> datetime | None:
        """Give the moment a span from now: hours to the minute, days and more at the day's end."""
        if span.working:
            return self._after_working(span)
        if span.unit in ("second", "minute", "hour"):
            step = timedelta(**{f"{span.unit}s": span.amount})
            return (self.now.astimezone(UTC) + step).astimezone(self.zone)
        return self.end_of(self.day_after(span))

    def day_after(self, span: Span) -> date:
        """Give the day that is so many days, weeks, months or years from today."""
        if span.unit in ("month", "year"):
            return add_months(self.today, span.amount * (12 if span.unit == "year" else 1))
        return self.today + timedelta(days=span.amount * (7 if span.unit == "week" else 1))

    def working_day(self, count: int) -> date:
        """Find the `count`-th working day from today."""
        return working_days_after(self.today, count, self.country)

    def _after_working(self, span: Span) -> datetime | None:
        if span.unit in ("minute", "hour"):
            return self._after_working_time(timedelta(**{f"{span.unit}s": span.amount}))
        days = span.amount * (5 if span.unit == "week" else 1)
        if span.unit not in ("day", "week") or days > _MOST_WORKING_DAYS:
            return None
        return self.end_of(self.working_day(days))

    def _after_working_time(self, left: timedelta) -> datetime | None:
        if left > timedelta(hours=9 * _MOST_WORKING_DAYS):
            return None
        day, at = self.today, self.now.time()
        if not is_working(day, self.country) or at >= _CLOSES:
            day, at = working_days_after(day, 1, self.country), _OPENS
        start = datetime.combine(day, max(at, _OPENS))
        while (room := datetime.combine(start.date(), _CLOSES) - start) < left:
            left -= room
            start = datetime.combine(working_days_after(start.date(), 1, self.country), _OPENS)
        return (start + left).replace(tzinfo=self.zone)

    def next_date(
        self, day: int, month: int | None, weekday: int | None = None, *, skip_today: bool = False
    ) -> date | None:
        """Find the next such day from today on ("31 February": None), on that weekday where one fits."""
        if not 1 <= day <= 31 or (month is not None and not 1 <= month <= 12):
            return None
        nearest = None
        for found in self._dates(day, month):
            if found > self.today or (found == self.today and not skip_today):
                nearest = nearest or found
                if month or weekday is None or found.weekday() == weekday:
                    return found
        return nearest

    def _dates(self, day: int, month: int | None) -> Iterator[date]:
        year = self.today.year
        for months in range(0, 12 * _HORIZON_YEARS + 1, 12) if month else range(_HORIZON_MONTHS):
            first = (month or self.today.month) - 1 + months
            y, m = year + first // 12, first % 12 + 1
            if day <= 28 or day <= calendar.monthrange(y, m)[1]:  # every month has 28 days
                yield date(y, m, day)


def add_months(day: date, count: int) -> date:
    """Give the same day so many months on, or the last one of a shorter month."""
    months = day.year * 12 + day.month - 1 + count
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
