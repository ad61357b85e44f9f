"""Points in time as sources write them, and their order along a conversation."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, tzinfo

from ascolto.listen.limits import EARLIEST_YEAR, LATEST_YEAR
from ascolto.listen.notes import Notes

BACKWARD = "a time goes backward: the turns are kept in the order of the file"
BACKWARD_REMEDY = "Sort the turns by time in the source if the order of the file is wrong."
MIXED = "some times have an offset and others have none: the others were given the first one's"
MIXED_REMEDY = "Write every time with its offset, for example 2026-03-02T10:02:00+01:00."


def iso(value: object) -> datetime | None:
    """Read an ISO 8601 time, or seconds or milliseconds since 1970; None where it is neither."""
    if isinstance(value, bool):
        return None
    try:
        if isinstance(value, int | float):
            return _epoch(float(value))
        if isinstance(value, str):
            return usual(datetime.fromisoformat(value.strip()))
    except (ValueError, OverflowError, OSError):
        pass
    return None


def _epoch(seconds: float) -> datetime | None:
    if seconds > 1e11:
        seconds /= 1000
    return usual(datetime.fromtimestamp(seconds, UTC)) if seconds > 0 else None


def usual(at: datetime) -> datetime | None:
    """Give the time itself, or None where its year is plainly a mistake."""
    return at if EARLIEST_YEAR <= at.year <= LATEST_YEAR else None


def comparable(
    times: Sequence[datetime | None],
    lines: Sequence[int | None],
    notes: Notes,
    zone: tzinfo | None = None,
) -> Iterator[datetime | None]:
    """Give the times such that any two can be compared, and note where they are mixed or go back.

    `lines` has the place of each in the source. A time without an offset, among others with one,
    is taken to be in the zone of the first, or in `zone` where none has one.
    """
    zone = next((at.tzinfo for at in times if at is not None and at.tzinfo), zone)
    last: datetime | None = None
    for i, at in enumerate(times):
        where = f"turn {i}"
        if at is not None and zone is not None and at.tzinfo is None:
            notes.add(lines[i], MIXED, MIXED_REMEDY, where=where)
            at = at.replace(tzinfo=zone)
        if at is not None and last is not None and at < last:
            notes.add(lines[i], BACKWARD, BACKWARD_REMEDY, where=where)
        last = at or last
        yield at
