"""The timing line of a subtitle, in WebVTT's shape and in SRT's."""

import re

_TIME = r"(?:(\d{1,5}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,6}))?"
_LINE = re.compile(rf"^\s*{_TIME}\s*-{{1,2}}>\s*{_TIME}")


def span(line: str) -> tuple[float, float] | None:
    """Read "00:01:02.500 --> 00:01:04,000 align:start" as seconds; None for any other line.

    An end before the start is moved to the start.
    """
    found = _LINE.match(line[:200])
    if not found:
        return None
    parts = found.groups()
    start, end = _seconds(parts[:4]), _seconds(parts[4:])
    return start, max(start, end)


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = parts
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    return whole + float(f"0.{fraction}") if fraction else float(whole)
