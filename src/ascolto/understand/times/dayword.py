"""Days as they are said: "tomorrow", "next Tuesday", "venerdì 13", "pe 25", "June 5th", "05/06"."""

from ascolto.understand.times.said import Said
from ascolto.understand.times.tokens import Tokens

_NUMBERED = frozenset({"number", "ordinal"})
_WORKING_DAY = (("working", "unit"), ("unit", "working"))
_PERIODS = frozenset({"week", "month", "year"})
# What may follow a day's bare number ("il 18", "pe 25, la ora 16"): a word would be counted.
_ENDS = frozenset(
    {"end_of_text", "stop", "comma", "at", "and", "by", "in", "from", "part", "hours", "for", "to"}
)
_BEFORE_NUMBER = frozenset({"on", "date_the"})  # "pe 25", "il 18"
_BEFORE_ORDINAL = frozenset({"the", "on", "date_the"})
_DEADLINE = frozenset({"by", "until", "for", "from", "on", "upon", "since", "in"})


def read_day(t: Tokens, k: int, said: Said, links: tuple[str, ...]) -> int | None:
    """Add the day said at token `k`; the token after it, or None where there is none new."""
    kind = t.kinds[k]
    if kind == "day":
        return _once(said, "day", t.values[k], k + 1)
    if kind in ("next", "this", "last"):
        return _with_adjective(t, k, said)
    if kind == "weekday":
        return _weekday(t, k, said)
    if kind == "date":
        said.slashed = "/" in t.texts[k]
        return _once(said, "date", t.values[k], k + 1)
    if kind == "month_name":
        return _month_first(t, k, said)
    if kind in _NUMBERED:
        return _numbered(t, k, said, links)
    if kind == "weekend":
        return _once(said, "period", (0, "weekend"), k + 1)
    if kind == "end":
        return _end(t, k, said)
    if kind == "same":
        said.same = True
        return k + 1
    return _unit(t, k, said, links) if kind in ("unit", "period") else None


def _once(said: Said, name: str, value: object, after: int) -> int | None:
    if getattr(said, name) is not None:
        return None
    setattr(said, name, value)
    return after


def _with_adjective(t: Tokens, k: int, said: Said) -> int | None:
    """Read "next Tuesday", "this week", "next working day": the adjective comes first."""
    adjective, j = t.kinds[k], k + 1
    j += t.kinds[j] in ("next", "this")  # "this coming Friday"
    kind = t.kinds[j]
    if kind == "weekday":
        after = _weekday(t, j, said)
    elif adjective == "next" and t.kinds[j : j + 2] in _WORKING_DAY:
        after = _once(said, "working", 1, j + 2)
    elif kind == "unit" and t.values[j] == "day" and adjective == "next":
        after = _once(said, "day", 1, j + 1)
    elif kind == "unit" and t.values[j] in _PERIODS:
        after = _once(said, "period", (int(adjective == "next"), t.values[j]), j + 1)
    elif kind == "weekend":
        after = _once(said, "period", (int(adjective == "next"), "weekend"), j + 1)
    else:
        return None
    if after is not None and adjective == "last":
        said.last = True
    return after


def _weekday(t: Tokens, k: int, said: Said) -> int | None:
    if _once(said, "weekday", t.values[k], k + 1) is None:
        return None
    j = k + 1
    if t.kinds[j] in ("next", "this", "last") and t.kinds[j + 1] != "unit":
        said.last, j = t.kinds[j] == "last", j + 1
    elif t.texts[j] == "week":  # "Thursday week"
        said.weeks, j = 1, j + 1
    n = j + (t.kinds[j] in ("the", "date_the") and t.kinds[j + 1] in _NUMBERED)
    if t.kinds[n] in _NUMBERED and t.values[n] <= 31 and said.date is None:
        if after := read_date(t, n, said):
            return after
        if _bare(t, n) or t.kinds[n] == "ordinal":
            said.date = (t.values[n], None, None)
            return n + 1
    return j


def _bare(t: Tokens, n: int) -> bool:
    return t.kinds[n + 1] not in (
        "meridiem",
        "unit",
        "thing",
        "oclock",
        "clock",
        "to",
        "minutes_past",
    )


def read_date(t: Tokens, k: int, said: Said) -> int | None:
    """Read "5 iunie 2026", "the fifth of June", "12-15 maggio" (its end)."""
    day, j = t.values[k], k + 1
    if t.kinds[j] in ("to", "and", "at", "on", "until", "for"):
        n = j + 1 + (t.kinds[j + 1] in ("the", "date_the"))
        if t.kinds[n] in _NUMBERED and t.kinds[n + 1] in ("month_name", "of"):
            day, j = t.values[n], n + 1
    j += t.kinds[j] == "of" and t.kinds[j + 1] == "month_name"
    if t.kinds[j] != "month_name":
        return None
    year, after = _year(t, j + 1)
    return _once(said, "date", (day, t.values[j], year), after)


def _year(t: Tokens, j: int) -> tuple[int | None, int]:
    n = j + (t.kinds[j] == "comma" and t.kinds[j + 1] == "number")
    if t.kinds[n] == "number" and 2000 <= t.values[n] < 2100:
        return t.values[n], n + 1
    return None, j


def _month_first(t: Tokens, k: int, said: Said) -> int | None:
    n = k + 1 + (t.kinds[k + 1] == "the")
    if t.kinds[n] not in _NUMBERED or t.values[n] > 31 or t.kinds[n + 1] in ("unit", "thing"):
        return None
    year, after = _year(t, n + 1)
    return _once(said, "date", (t.values[n], t.values[k], year), after)


def _numbered(t: Tokens, k: int, said: Said, links: tuple[str, ...]) -> int | None:
    if t.values[k] > 31:
        return None
    if after := read_date(t, k, said):
        return after
    if t.values[k] < 1 or not _stands_for_day(t, k, links):
        return None
    if said.weekday is None and said.dated() and t.kinds[k] == "number":
        return None
    return _once(said, "date", (t.values[k], None, None), k + 1)


def _stands_for_day(t: Tokens, k: int, links: tuple[str, ...]) -> bool:
    """Whether a number alone can be a day: "the 23rd", "pe 25", "entro il 18"; not "il 98%"."""
    figures, lead = t.texts[k][0].isdigit(), links[-1] if links else ""
    ends = t.kinds[k + 1] in _ENDS
    if t.kinds[k] == "ordinal":
        led = not _DEADLINE.isdisjoint(links)
        return lead in _BEFORE_ORDINAL and (figures or (led and ends))
    if lead not in _BEFORE_NUMBER or not _bare(t, k) or (t.values[k] == 1 and not figures):
        return False
    return lead == "on" or ends or not _DEADLINE.isdisjoint(links)


def _unit(t: Tokens, k: int, said: Said, links: tuple[str, ...]) -> int | None:
    """Read "settimana prossima", "luna asta", "zi lucratoare urmatoare", "by the week"."""
    unit = t.values[k]
    j = k + 1
    if unit == "day":
        working = t.kinds[j] == "working"
        if t.kinds[j + working] == "next":
            return _once(said, "working" if working else "day", 1, j + 1 + working)
        return None
    if unit not in _PERIODS or said.period is not None:
        return None
    if t.kinds[j] in ("next", "this", "last"):
        said.last = said.last or t.kinds[j] == "last"
        return _once(said, "period", (int(t.kinds[j] == "next"), unit), j + 1)
    if links[-2:] in (("in", "the"), ("by", "the")):
        return _once(said, "period", (0, unit), j)
    return None


def _end(t: Tokens, k: int, said: Said) -> int | None:
    """Read "end of the week", "fine mese", "sfarsitul lunii viitoare", "the end of tomorrow"."""
    j = k + 1
    for _ in range(2):
        j += t.kinds[j] in ("the", "date_the", "of", "out")
    whole = t.kinds[j] in ("unit", "period")
    if t.kinds[j] in ("next", "this") and t.kinds[j + 1] == "unit":
        after = _with_adjective(t, j, said)
    elif whole and t.values[j] in _PERIODS:
        after = _unit(t, j, said, ()) or _once(said, "period", (0, t.values[j]), j + 1)
    elif whole and t.values[j] == "day":
        after = _once(said, "day", 0, j + 1)
    elif t.kinds[j] == "month_name":
        after = _once(said, "period", (t.values[j], "named"), j + 1)
    elif t.kinds[j] in ("day", "weekday"):
        return read_day(t, j, said, ())
    else:
        return None
    said.end = after is not None
    return after
