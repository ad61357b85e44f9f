"""What recurs: "every 4 hours", "ogni venerdì alle 17", "la fiecare oră", "every morning"."""

from ascolto.understand.times.moment import Reader
from ascolto.understand.times.said import Said
from ascolto.understand.times.span import Span, read_span
from ascolto.understand.times.tokens import Tokens

_DAY, _WEEK = Span(1, "day"), Span(1, "week")
_BETWEEN = frozenset({"comma", "first"})


def read_every(reader: Reader, i: int) -> tuple[Span, Said | None, int] | None:
    """Read what recurs from token `i` on: interval, what is said of its first time, token after it.

    What stands behind "until" ("every hour until five") ends the series: it is read over.
    """
    t = reader.t
    if t.kinds[i] != "every":
        return None
    j = i + 1
    j += t.kinds[j] in ("the", "date_the", "of", "comma")
    first = Said()
    found = _interval(t, j, first)
    if found is None or found[0].amount == 0:
        return None
    span, j = found
    said, j = _first(reader, j, span, first)
    return span, said, _over_until(reader, j)


def _interval(t: Tokens, j: int, first: Said) -> tuple[Span, int] | None:
    kind = t.kinds[j]
    if kind == "alternate" and t.kinds[j + 1] == "unit":
        return Span(2, t.values[j + 1]), j + 2
    if kind == "weekday":
        first.weekday = t.values[j]
        return _WEEK, j + 1
    if kind == "part":
        first.part = t.values[j]
        return _DAY, j + 1
    if kind == "working" and t.kinds[j + 1] == "unit":
        first.working = 1
        return _DAY, j + 2
    if kind == "end" and t.kinds[j + 1] == "unit" and t.values[j + 1] in ("week", "month"):
        first.period, first.end = (0, t.values[j + 1]), True
        return Span(1, t.values[j + 1]), j + 2
    if kind == "unit":
        return _unit(t, j, first)
    return read_span(t, j)


def _unit(t: Tokens, j: int, first: Said) -> tuple[Span, int]:
    unit: str = t.values[j]
    if t.kinds[j + 1] == "working" and unit == "day":
        first.working = 1
        return _DAY, j + 2
    n = j + 1 + (t.kinds[j + 1] == "and")
    if unit == "hour" and t.kinds[n] == "half":
        return Span(90, "minute"), n + 1
    return Span(1, unit), j + 1


def _first(reader: Reader, j: int, span: Span, first: Said) -> tuple[Said | None, int]:
    """Read what is said of the first time: "ogni ora, cominciando dalle undici"."""
    t, k = reader.t, j
    while t.kinds[k] in _BETWEEN:
        k += 1
    found = None if t.kinds[k] in ("until", "stop") else reader.read(k)
    if found is None or ("by" in found[0].links and span.unit in ("minute", "hour")):
        return (first if first.told() else None), j
    said, after = found
    if first.told() and said.dated():
        return first, j
    said.weekday = first.weekday if said.weekday is None else said.weekday
    said.working = first.working if not said.dated() else said.working
    said.part = said.part or first.part
    said.period, said.end = said.period or first.period, said.end or first.end
    return said, after


def _over_until(reader: Reader, j: int) -> int:
    if reader.t.kinds[j] in ("until", "by") and (found := reader.read(j)):
        return found[1]
    return j
