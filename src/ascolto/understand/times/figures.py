"""Words that begin with a figure: numbers, hours ("14:30"), dates ("05/06", "2026-05-12")."""

import re
from typing import Any, Final

_CLOCK: Final = re.compile(r"(\d{1,2})([:.,])(\d\d)")
_DATE: Final = re.compile(r"(\d{1,2})(?:/(\d{1,2})(?:/(\d{4}|\d\d))?|\.(\d{1,2})\.(\d{4}|\d\d))")
_ISO: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_LONGEST = 4  # digits; a longer number is an identifier
_ALWAYS = "24/7"


def read_figure(word: str) -> tuple[str, Any]:
    """Tell the kind and the value of a word of figures.

    "number" with its value; "clock" with (hour, minute, sign between); "date" with (day, month,
    year or None); else "thing": an amount, an identifier.
    """
    if word.isdecimal():
        return ("number", int(word)) if len(word) <= _LONGEST else ("thing", word)
    if (m := _CLOCK.fullmatch(word)) and int(m[1]) <= 24 and int(m[3]) < 60:
        return "clock", (int(m[1]), int(m[3]), m[2])
    if m := _ISO.fullmatch(word):
        return "date", (int(m[3]), int(m[2]), int(m[1]))
    if word != _ALWAYS and (m := _DATE.fullmatch(word)):
        year = int(m[3] or m[5] or 0)
        return "date", (
            int(m[1]),
            int(m[2] or m[4]),
            year + 2000 if 0 < year < 100 else year or None,
        )
    return "thing", word
