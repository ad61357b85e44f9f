"""One pass over the words of a text: at each, what recurs, then a length of time, then a moment."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from msgspec.structs import replace

from ascolto.understand.times.clock import Clock
from ascolto.understand.times.every import read_every
from ascolto.understand.times.found import Kind, TimeFound
from ascolto.understand.times.kinds import CORE
from ascolto.understand.times.length import CLOCK_UNITS, read_length
from ascolto.understand.times.moment import LINKS, Reader
from ascolto.understand.times.resolve import resolve
from ascolto.understand.times.said import Said

_BEFORE: Final = (LINKS - {"comma"}) | {"ago_before", "next", "last", "this", "max"}
_ALONE: Final = frozenset({"overnight", "end"})  # parts of the day that need nothing beside them
_MOST_BEFORE = 4
_UNIT_WITHIN = 9  # tokens; "between three and four and a half working days"
_SHARED: Final = frozenset({"day", "part", "unit", "number"})
_CLAUSE = 12  # words between a day and its hour
_BETWEEN = 4  # tokens between an hour and its day
_APART: Final = frozenset({"stop", "comma", "and"})


@dataclass(slots=True)
class Scan:
    """Reads a text's times in order.

    `same` is the day that was named last, `day_end` the token behind it; `loose` an hour without
    a day, with the token behind it.
    """

    reader: Reader
    clock: Clock
    same: date | None = None
    day_end: int = 0
    loose: tuple[Said, int] | None = None
    found: list[TimeFound] = field(default_factory=list)

    def times(self) -> tuple[TimeFound, ...]:
        """All times of the text."""
        t, i, done = self.reader.t, 0, 0
        kinds, values = t.kinds, t.values
        while i < t.size:
            needs = CORE.get(kinds[i])
            if (
                needs is not None
                and (
                    not needs
                    or kinds[i + 1] in needs
                    or (i > done and kinds[i - 1] in _BEFORE)
                    or values[i] in _ALONE
                )
                and (after := self._at(i, done))
            ):
                while kinds[after] in _SHARED and t.first[after] == t.first[after - 1]:
                    after += 1  # the rest of a word that says two things ("stasera")
                i = done = after
            else:
                i += 1
        return tuple(self.found)

    def _at(self, i: int, done: int) -> int | None:
        """Read the time around token `i`, no earlier than `done`; the token after it, or None."""
        kinds, start = self.reader.t.kinds, i
        try:
            if kinds[i] == "every":
                return self._try_every(i)
            while start > done and i - start < _MOST_BEFORE and kinds[start - 1] in _BEFORE:
                start -= 1
            if "unit" in kinds[i : i + _UNIT_WITHIN] and (after := self._try_length(start, i)):
                return after
            return self._try_moment(start)
        except (OverflowError, ValueError):  # "in 9999 years": a day that no calendar has
            return None

    def _add(
        self,
        i: int,
        after: int,
        due: datetime | None,
        kind: Kind,
        *,
        every: str | None = None,
        past: bool = False,
    ) -> int:
        start, end = self.reader.t.span(i, after)
        self.loose = None
        self.found.append(
            TimeFound(start=start, end=end, due=due, every=every, kind=kind, past=past)
        )
        return after

    def _try_every(self, i: int) -> int | None:
        found = read_every(self.reader, i)
        if found is None:
            return None
        span, first, after = found
        due = None
        if first is not None and not first.window:
            daily = span.unit not in CLOCK_UNITS
            due, _, _ = resolve(first, self.clock, same=self.same, daily=daily)
        if due is None:
            due = self.clock.after(span)
        return self._add(i, after, due, "recurring", every=span.iso())

    def _try_length(self, start: int, i: int) -> int | None:
        found = read_length(self.reader, start, i)
        if found is None:
            return None
        due = self.clock.after(found.span) if found.span else None
        return self._add(found.start, found.after, due, found.kind, past=found.past)

    def _try_moment(self, i: int) -> int | None:
        found = self.reader.read(i)
        if found is None:
            return None
        said, after = found
        loose = said.hour is not None and not said.dated()
        due, kind, past = self._resolve(said, i, loose=loose)
        if due is not None and not loose and said.dated():
            self.same, self.day_end = due.date(), after
            self._date_loose_hour(said, i)
        self._add(i, after, due, kind, past=past)
        self.loose = (said, after) if loose else None
        return after

    def _resolve(self, said: Said, i: int, *, loose: bool) -> tuple[datetime | None, Kind, bool]:
        """Resolve a moment; an hour goes with the day that was named just before, if any."""
        if not loose or self.same is None or not self._same_clause(self.day_end, i):
            return resolve(said, self.clock, same=self.same)
        said.same = True
        resolved = resolve(said, self.clock, same=self.same)
        if not resolved[2]:
            return resolved
        said.same = False  # "today it left, at ten you get it": the day was another matter
        return resolve(said, self.clock)

    def _same_clause(self, end: int, i: int) -> bool:
        """Tell whether "oggi parte la lettera, entro le 17" is one day and its hour."""
        t = self.reader.t
        return t.first[i] - t.after[end - 1] <= _CLAUSE and "stop" not in t.kinds[end:i]

    def _date_loose_hour(self, said: Said, i: int) -> None:
        """Give "at ten I'll call you on Monday" its day: the hour came first."""
        if self.loose is None or said.hour is not None or said.part is not None:
            return
        hour, end = self.loose
        between = self.reader.t.kinds[end:i]
        if len(between) > _BETWEEN or not _APART.isdisjoint(between):
            return
        hour.same = True
        due, kind, past = resolve(hour, self.clock, same=self.same)
        if not past:
            self.found[-1] = replace(self.found[-1], due=due, kind=kind)
