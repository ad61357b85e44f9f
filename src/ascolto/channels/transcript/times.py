"""The times of a transcript: points in time, or seconds into a recording."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from ascolto.listen.dates import NO_DAY, NO_DAY_REMEDY, Order, Stamp, moment, order_of
from ascolto.listen.notes import Notes

_DAY = 24 * 3600


class Times:
    """What the stamps of one conversation mean, taken together.

    Stamps without a date that begin within the first minutes of zero ("[00:04]") count into a
    recording: `start` gives seconds. Others are clock times: with a date of their own, or with
    the `day` that the heading gives (past midnight the next one follows), `at` gives the moment.
    """

    def __init__(
        self,
        stamps: Sequence[Stamp | None],
        lines: Sequence[int],
        day: date | None,
        notes: Notes,
    ) -> None:
        self._stamps = stamps
        given = [one for one in stamps if one]
        first = given[0] if given else None
        self.recorded = first is not None and _counts(first)
        self._order = order_of(given, notes)
        self._days = _days(stamps, day)
        self._unit = 60 if first and first.parts == 2 else 1
        for line, one in zip(lines, stamps, strict=True):
            if one and not self.recorded:
                _note(one, line, self._order, day, notes)

    def at(self, i: int) -> datetime | None:
        """Give the point in time of turn `i`, if it has one."""
        one = self._stamps[i]
        return moment(one, self._order, self._days[i]) if one and not self.recorded else None

    def start(self, i: int) -> float | None:
        """Give the seconds into the recording of turn `i`, if the stamps count those."""
        one = self._stamps[i]
        if one is None or one.date or not self.recorded:
            return None
        return one.clock / self._unit  # "12:34" was read as hours and minutes


def _counts(first: Stamp) -> bool:
    early = first.clock < 3600 if first.parts == 2 else first.clock < 300
    return first.date is None and not first.half and early


def _days(stamps: Sequence[Stamp | None], day: date | None) -> list[date | None]:
    days: list[date | None] = []
    last = 0
    for one in stamps:
        if one and day and one.clock < last - _DAY // 2:
            day += timedelta(days=1)
        last = one.clock if one else last
        days.append(day)
    return days


def _note(one: Stamp, line: int, order: Order, day: date | None, notes: Notes) -> None:
    if one.date is None and day is None:
        notes.add(
            line,
            "a time has no date: left out",
            'Put a line "Date: 2026-03-02" at the top, or a date in each time.',
        )
    elif moment(one, order, day) is None:
        notes.add(line, NO_DAY, NO_DAY_REMEDY)
