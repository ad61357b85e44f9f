"""Hours of the day: "half past nine", "quindici e trenta", "la patru fara un sfert", "3pm", "14:30"."""

from typing import Literal, NamedTuple

from ascolto.understand.times.tokens import Tokens

How = Literal["exact", "daytime", "written", "figures", "words", "am", "pm"]

# What may not follow a bare number that is to be an hour: then it counts something.
_COUNTED = frozenset({"unit", "thing", "working", "month_name", "weekend"})


class Hour(NamedTuple):
    """An hour as it was said; `how` tells what is known of its half of the day.

    "exact": on the 24-hour clock; "daytime": on it too, unless a part of the day is said ("alle
    8 di sera"); "written": "4.15", early on that clock, or meant loosely;
    "figures" and "words": on the 12-hour clock, as written so; "am", "pm": said. `sure` where it cannot be a mere number ("14:30", "3pm", "half past nine").
    """

    hour: int
    minute: int
    how: How
    sure: bool = False


def read_hour(
    t: Tokens, i: int, *, and_minutes: bool, clock24: bool, in_window: bool = False
) -> tuple[Hour, int] | None:
    """Read the hour said at token `i` (after any preposition), and the token after it, or None."""
    kind = t.kinds[i]
    if kind == "unit" and t.values[i] == "hour" and t.kinds[i + 1] in ("number", "clock"):
        i, kind = i + 1, t.kinds[i + 1]  # "ore 15", "ora 5", "h 15"
    if kind == "clock":
        return _written(t, i, clock24=clock24)
    if kind in ("half", "quarter"):
        return _relative(t, i, 30 if kind == "half" else 15)
    if kind == "article" and t.kinds[i + 1] in ("quarter", "half"):
        return read_hour(t, i + 1, and_minutes=and_minutes, clock24=clock24)
    if kind != "number" or t.values[i] > 24:
        if kind == "number" and t.values[i] == 25 and not in_window:
            return _relative(t, i, 25)
        return None
    if not in_window and (found := _relative(t, i, t.values[i])):
        return found
    return _told(t, i, and_minutes=and_minutes, clock24=clock24, in_window=in_window)


def relative_at(t: Tokens, i: int) -> bool:
    """Whether "five to nine" (and no range of hours) stands at token `i`."""
    return t.kinds[i] == "number" and _relative(t, i, t.values[i]) is not None


def _written(t: Tokens, i: int, *, clock24: bool) -> tuple[Hour, int] | None:
    hour, minute, sign = t.values[i]
    j = i + 1
    if t.kinds[j] == "meridiem" and hour <= 12:
        return Hour(hour, minute, t.values[j], sure=True), j + 1
    if t.kinds[j] == "thing":
        return None
    j += _suffix(t, j)
    how: How = "figures"
    if hour > 12 or hour == 0 or t.texts[i][0] == "0":
        how = "exact"
    elif clock24:
        how = "daytime" if hour >= 7 else "written"
    return Hour(hour, minute, how, sure=sign == ":"), j


def _relative(t: Tokens, i: int, minutes: int) -> tuple[Hour, int] | None:
    """Read "half past nine", "five to nine", "half six": minutes first (words alone for "to")."""
    j = i + 1
    j += t.kinds[j] == "unit" and t.values[j] == "minute"
    link = t.kinds[j]
    half = t.kinds[i] == "half" and link == "number"
    if link not in ("minutes_past", "to") and not half:
        return None
    if link == "to" and (
        t.texts[i].isdigit() or t.texts[j] == "-" or minutes not in (5, 10, 15, 20, 25)
    ):
        return None
    k = j if half else j + 1
    if t.kinds[k] != "number" or not 1 <= t.values[k] <= 12 or t.kinds[k + 1] in _COUNTED:
        return None
    hour: int = t.values[k]
    if link == "to":
        hour, minutes = (hour - 1) or 12, 60 - minutes
    return _with_meridiem(t, k + 1, Hour(hour, minutes, "words", sure=not half))


def _told(
    t: Tokens, i: int, *, and_minutes: bool, clock24: bool, in_window: bool
) -> tuple[Hour, int] | None:
    hour: int = t.values[i]
    figures = t.texts[i].isdigit()
    minute, j = _minutes(t, i + 1, and_minutes=and_minutes, in_window=in_window)
    if minute < 0:
        hour, minute = hour - 1, minute + 60
    bare = j == i + 1
    if bare and t.kinds[j] == "unit" and t.texts[j] in ("h", "hrs") and figures:
        j, bare = j + 1, False  # "at 15h"
    if t.kinds[j] in _COUNTED and not (t.kinds[j] == "unit" and not bare):
        return None
    if bare and t.kinds[j] in ("of", "out") and t.kinds[j + 1] in _COUNTED:
        return None  # "la 50 de lei"
    how: How = "figures" if figures else "words"
    if hour > 12 or hour == 0 or (figures and t.texts[i][0] == "0"):
        how = "exact"
    elif figures and clock24 and hour >= 8:
        how = "daytime"
    return _with_meridiem(t, j, Hour(hour, minute, how))


def _minutes(t: Tokens, j: int, *, and_minutes: bool, in_window: bool) -> tuple[int, int]:
    """Read the minutes said after the hour: "e mezza", "si un sfert", "meno dieci", "thirty"."""
    joined = t.kinds[j] in ("and", "minus")
    k = j + 1 if joined else j
    k += t.kinds[k] == "article"
    sign = -1 if t.kinds[j] == "minus" else 1
    if t.kinds[k] in ("half", "quarter") and (joined or and_minutes):
        return sign * (30 if t.kinds[k] == "half" else 15), k + 1
    if t.kinds[k] != "number" or t.kinds[k + 1] in _COUNTED or t.values[k] > 59:
        return 0, j
    if joined:
        least = 25 if in_window else 1
        fits = sign < 0 or (and_minutes and t.values[k] >= least)
    else:
        fits = t.values[k] >= 10 and not t.texts[k].isdigit() and not t.texts[j - 1].isdigit()
        fits = fits and (not in_window or t.values[k] > 24)
    return (sign * t.values[k], k + 1) if fits else (0, j)


def _suffix(t: Tokens, j: int) -> int:
    return t.kinds[j] == "oclock" or (t.kinds[j] == "unit" and t.texts[j] in ("h", "hrs"))


def _with_meridiem(t: Tokens, j: int, said: Hour) -> tuple[Hour, int]:
    if t.kinds[j] == "oclock":
        j, said = j + 1, Hour(said.hour, said.minute, said.how, sure=True)
    if t.kinds[j] == "meridiem" and said.hour <= 12:
        return Hour(said.hour, said.minute, t.values[j], sure=True), j + 1
    return said, j
