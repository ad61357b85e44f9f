"""One pass over the words of a text: at each, what recurs, then a length of time, then a moment."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from msgspec.structs import replace

from ascolto.understand.times.clock import Clock
from ascolto.understand.times.every import read_every
from ascolto.understand.times.found import Kind, TimeFound
from ascolto.understand.times.length import CLOCK_UNITS, read_length
from ascolto.understand.times.moment import LINKS, Reader
from ascolto.understand.times.resolve import resolve
from ascolto.understand.times.said import Said

# Only at these can a time begin; the small words before them are looked back for.
_CORE: Final = frozenset(
    {
        "number", "few", "half", "quarter", "clock", "date", "ordinal", "day", "weekday",
        "month_name", "part", "this", "next", "last", "end", "weekend", "unit", "same", "article",
    }
)  # fmt: skip
_BEFORE: Final = (LINKS - {"comma"}) | {"ago_before", "next", "last", "this", "max"}
_AFTER_ARTICLE: Final = frozenset({"unit", "half", "quarter", "few", "working", "end"})
_MOST_BEFORE = 4
_UNIT_WITHIN = 9  # tokens; "between three and four and a half working days"
_CLAUSE = 12  # words between a day and its hour


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
        kinds, i, done, size = self.reader.t.kinds, 0, 0, self.reader.t.size
        while i < size:
            kind = kinds[i]
            if kind == "every" or (
                kind in _CORE and (kind != "article" or kinds[i + 1] in _AFTER_ARTICLE)
            ):
                if after := self._at(i, done):
                    i = done = after
                    continue
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
        if first is not None:
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
        if loose and self.same is not None and self._same_clause(self.day_end, i):
            said.same = True
            due, kind, past = resolve(said, self.clock, same=self.same)
            if past:  # "today it left, at ten you get it": the day was another matter
                said.same = False
                due, kind, past = resolve(said, self.clock)
        else:
            due, kind, past = resolve(said, self.clock, same=self.same)
        if due is not None and not loose and said.dated():
            self.same, self.day_end = due.date(), after
            self._date_loose_hour(said, i)
        self.loose = (said, after) if loose else None
        return self._add(i, after, due, kind, past=past)

    def _same_clause(self, end: int, i: int) -> bool:
        """ "oggi parte la lettera, entro le 17": a day and its hour, with words between."""
        t = self.reader.t
        return t.first[i] - t.after[end - 1] <= _CLAUSE and "stop" not in t.kinds[end:i]

    def _date_loose_hour(self, said: Said, i: int) -> None:
        """ "at ten I'll call you on Monday": the hour came first, its day just now."""
        if self.loose is None or said.hour is not None or said.part is not None:
            return
        hour, end = self.loose
        if set(self.reader.t.kinds[end:i]) == {"other"} and self.same is not None:
            hour.same = True
            due, kind, past = resolve(hour, self.clock, same=self.same)
            if not past:
                self.found[-1] = replace(self.found[-1], due=due, kind=kind)
