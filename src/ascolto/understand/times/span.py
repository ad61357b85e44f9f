"""Lengths of time: "two and a half hours", "un paio di giorni lavorativi", "3-5 zile", "mezz'ora"."""

from typing import NamedTuple

from ascolto.understand.times.tokens import Tokens

_FILLER = frozenset({"of", "out", "the", "date_the"})
_RANGE = frozenset({"to", "and", "for", "at", "by"})
_SMALLER = {"year": ("month", 12), "month": ("week", 4), "week": ("day", 7), "day": ("hour", 24)}
_ISO = {"minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M"}


class Span(NamedTuple):
    """An amount of one unit; `working` for working hours and days, `vague` for "a few days".

    `single` says that the number is an article alone ("a month"), which often is a rate.
    """

    amount: int
    unit: str
    working: bool = False
    vague: bool = False
    single: bool = False

    def iso(self) -> str:
        """Write it as an ISO 8601 duration: "PT30M", "P2D"."""
        if self.unit == "second":
            return f"PT{self.amount}S"
        if self.unit == "year":
            return f"P{self.amount}Y"
        if self.unit == "minute" and self.amount > 60 and self.amount % 60:
            return f"PT{self.amount // 60}H{self.amount % 60}M"
        if self.unit == "minute" and self.amount and self.amount % 60 == 0:
            return f"PT{self.amount // 60}H"
        return _ISO[self.unit].format(self.amount)


def read_span(t: Tokens, i: int) -> tuple[Span, int] | None:
    """Read a length of time that begins at token `i`, and the token after it; None where none does."""
    kind = t.kinds[i]
    if kind in ("half", "quarter"):
        return _fraction(t, i, 0.5 if kind == "half" else 0.25)
    if kind not in ("number", "article", "few") or (i and t.kinds[i - 1] == "thing"):
        return None
    amount: float = t.values[i]
    if kind == "article" and t.kinds[i + 1] in ("half", "quarter", "few"):
        return read_span(t, i + 1)
    j = i + 1
    if kind == "number":
        if t.kinds[j] == "quarter":
            return _fraction(t, j, amount / 4)
        amount, j = _upper(t, j, amount)
    amount, j = _and_half(t, j, amount)
    return _with_unit(t, j, amount, vague=kind == "few", single=kind == "article")


def _upper(t: Tokens, j: int, low: float) -> tuple[float, int]:
    """Read the upper end of a range: "2-3", "two or three", "doua trei", "3 a 5"."""
    k = j + 1 if t.kinds[j] in _RANGE else j
    if t.kinds[k] != "number" or t.kinds[k + 1] not in ("unit", "working", "of", "out"):
        return low, j
    high: int = t.values[k]
    return (high, k + 1) if (high > low if k > j else high == low + 1) else (low, j)


def _and_half(t: Tokens, j: int, amount: float) -> tuple[float, int]:
    """Read "two and a half hours": the half before the unit."""
    k = j + 1 if t.kinds[j] == "and" else j
    k += t.kinds[k] == "article"
    if k > j and t.kinds[k] == "half" and t.kinds[k + 1] in ("unit", "of", "out"):
        return amount + 0.5, k + 1
    return amount, j


def _fraction(t: Tokens, i: int, amount: float) -> tuple[Span, int] | None:
    """Read "half an hour", "jumatate de ora", "three quarters of an hour", "every half hour"."""
    j = i + 1
    while j < i + 4 and (t.kinds[j] in _FILLER or t.kinds[j] == "article"):
        j += 1
    if t.kinds[j] != "unit" or t.values[j] not in ("hour", "day"):
        return None
    return Span(round(amount * (60 if t.values[j] == "hour" else 24)), _less(t.values[j])), j + 1


def _less(unit: str) -> str:
    return "minute" if unit == "hour" else "hour"


def _with_unit(
    t: Tokens, j: int, amount: float, *, vague: bool, single: bool
) -> tuple[Span, int] | None:
    while t.kinds[j] in _FILLER:
        j += 1
    working = t.kinds[j] == "working"
    j += working
    if t.kinds[j] != "unit":
        return None
    unit: str = t.values[j]
    j += 1
    if t.kinds[j] == "working":
        working, j = True, j + 1
    if working or unit in ("minute", "second"):
        whole = Span(max(1, round(amount)), unit, working, vague, single)
        return whole, j
    return _and_more(t, j, amount, unit, vague=vague, single=single)


def _and_more(
    t: Tokens, j: int, amount: float, unit: str, *, vague: bool, single: bool
) -> tuple[Span, int]:
    """Read what follows the unit: "un'ora e mezza", "an hour and a half", "1h30", "2 ore e 20 minuti"."""
    k = j + 1 if t.kinds[j] == "and" else j
    start = k
    k += t.kinds[k] == "article"
    if t.kinds[k] == "half" and t.kinds[k + 1] not in ("unit", "of", "out", "the", "article"):
        amount, j = amount + 0.5, k + 1
    elif t.kinds[k] == "quarter" and unit == "hour":
        amount, j = amount + 0.25, k + 1
    elif unit == "hour" and t.kinds[start] == "number" and t.values[start] < 60:
        after = start + 1 + (t.kinds[start + 1] in _FILLER)
        minutes = t.kinds[after] == "unit" and t.values[after] == "minute"
        if minutes or t.texts[start - 1] == "h":
            amount, j = amount + t.values[start] / 60, (after + 1 if minutes else start + 1)
    whole = amount == int(amount)
    if not whole and unit == "hour":
        return Span(round(amount * 60), "minute", vague=vague), j
    if not whole and unit in _SMALLER:
        unit, times = _SMALLER[unit]
        amount *= times
    return Span(round(amount), unit, vague=vague, single=single and whole), j
